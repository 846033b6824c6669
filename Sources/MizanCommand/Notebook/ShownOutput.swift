/// The output that a document shows beside the one that a command printed.
///
/// A line `...` stands for any number of lines, none included. All other lines must be equal, byte for byte.
struct ShownOutput {
    static let elision = "..."

    let shown: [String]

    init(_ shown: [String]) { self.shown = shown }

    func matches(_ printed: [String]) -> Bool {
        let parts = self.parts
        guard let first = parts.first, let last = parts.last, parts.count > 1 else {
            return Self.areEqual(shown[...], printed[...])
        }
        guard printed.count >= first.count + last.count, Self.areEqual(first, printed.prefix(first.count)),
            Self.areEqual(last, printed.suffix(last.count))
        else { return false }
        // The first place that fits leaves the most room for the parts that follow.
        var rest = printed[first.count..<(printed.count - last.count)]
        for part in parts.dropFirst().dropLast() {
            guard
                let start = Self.starts(of: part, in: rest).first(where: {
                    Self.areEqual(part, rest[$0..<($0 + part.count)])
                })
            else { return false }
            rest = rest[(start + part.count)...]
        }
        return true
    }

    /// What the document should show of the output.
    ///
    /// Where it matches, what is shown now. Else as many lines from the start as stood before the first `...`, as
    /// many from the end as stood after the last, and each part between two of them from where the output agrees
    /// with it best. An output that has fewer lines than are shown is shown whole.
    func accepted(_ printed: [String]) -> [String] {
        if matches(printed) { return shown }
        let parts = self.parts
        guard let first = parts.first, let last = parts.last, parts.count > 1,
            printed.count >= parts.map(\.count).reduce(0, +)
        else { return printed }
        var accepted = Array(printed.prefix(first.count))
        var rest = printed[first.count..<(printed.count - last.count)]
        let middle = parts.dropFirst().dropLast()
        var needed = middle.map(\.count).reduce(0, +)
        for part in middle {
            needed -= part.count
            let start = Self.bestStart(of: part, in: rest.dropLast(needed))
            accepted += [Self.elision] + rest[start..<(start + part.count)]
            rest = rest[(start + part.count)...]
        }
        return accepted + [Self.elision] + printed.suffix(last.count)
    }

    private var parts: [ArraySlice<String>] {
        shown.split(separator: Self.elision, omittingEmptySubsequences: false)
    }

    private static func starts(of part: ArraySlice<String>, in lines: ArraySlice<String>) -> Range<Int> {
        lines.startIndex..<max(lines.startIndex, lines.endIndex - part.count + 1)
    }

    /// Where the lines agree most with the part: by the characters that they begin with in common, an equal line
    /// counting double; the first of several such places.
    private static func bestStart(of part: ArraySlice<String>, in lines: ArraySlice<String>) -> Int {
        var best = (start: lines.startIndex, agreement: -1)
        for start in starts(of: part, in: lines) {
            var agreement = 0
            for (old, new) in zip(part, lines[start...]) {
                let common = zip(old.unicodeScalars, new.unicodeScalars).prefix { $0 == $1 }.count
                agreement += old.utf8.elementsEqual(new.utf8) ? 2 * common + 1 : common
            }
            if agreement > best.agreement { best = (start, agreement) }
        }
        return best.start
    }

    /// Equal in their bytes: two strings that only look the same are equal to Swift.
    private static func areEqual(_ first: ArraySlice<String>, _ second: ArraySlice<String>) -> Bool {
        first.count == second.count && zip(first, second).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    }
}
