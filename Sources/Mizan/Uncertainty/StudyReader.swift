import Crypto

/// Reads a file of counts line by line; stops at the first fault.
///
/// Nothing is taken on trust: what a count must be at most is checked before it is added to another, and what a file
/// claims to hold before room is made for it.
struct StudyReader {
    let file: String
    private let bytes: [UInt8]
    /// Where the last line, the sum of all others, begins.
    private let end: Int
    private var place = 0
    /// The line that was read last, from 1.
    private var line = 0
    private var range = 0..<0

    /// - Throws: `Findings` where the file is no file of counts, or is not whole.
    init(_ bytes: [UInt8], file: String) throws(Findings) {
        (self.bytes, self.file) = (bytes, file)
        let newline = UInt8(ascii: "\n")
        let kind = Array((ReplicateStudy.fileKind + "\t").utf8)
        let lines = bytes.reduce(0) { $0 + ($1 == newline ? 1 : 0) }
        func fault(_ line: Int, _ message: String, _ hint: String = StudyReader.hint) -> Findings {
            Findings([Finding(.damagedCounts, file: file, line: line, message: message, hint: hint)])
        }
        guard bytes.starts(with: kind.prefix(bytes.count)), !bytes.isEmpty else {
            throw fault(
                1, "this is no file of counted replicates",
                "`mizan uncertainty MODEL --out FILE` writes one")
        }
        let last = bytes.last == newline ? bytes.dropLast() : bytes[...]
        end = last.lastIndex(of: newline).map { $0 + 1 } ?? 0
        let sum = Array(("sha256\t" + SHA256.hash(data: bytes[..<end]).hexadecimal + "\n").utf8)
        guard bytes[end...].starts(with: "sha256\t".utf8), bytes.count - end == sum.count else {
            throw fault(max(1, lines), "the file ends before its last line, `sha256`: it was cut short")
        }
        guard bytes[end...].elementsEqual(sum) else {
            throw fault(lines, "the file is not the one that was written: its SHA-256 is another")
        }
    }

    static let hint = "leave this file out, or count its replicates again"

    func fault(_ message: String) -> Findings {
        let excerpt = String(decoding: bytes[range].prefix(480), as: UTF8.self)
        return Findings([
            Finding(
                .damagedCounts, file: file, line: line, message: message, hint: Self.hint,
                excerpt: PhysicalLine.shown(excerpt, most: PhysicalLine.width))
        ])
    }

    /// Bytes that are not read yet: no more things can follow.
    var rest: Int { end - place }

    /// The first field of the next line; nil at the end.
    var nextName: String? {
        guard place < end else { return nil }
        let name = bytes[place..<end].prefix { $0 != UInt8(ascii: "\t") && $0 != UInt8(ascii: "\n") }
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func advance(_ name: String) throws(Findings) {
        line += 1
        guard place < end,
            let newline = bytes[place..<end].firstIndex(of: UInt8(ascii: "\n"))
        else {
            range = place..<place
            throw fault("there is no line `\(name)`")
        }
        range = place..<newline
        place = newline + 1
    }

    /// The fields of the next line after its name.
    mutating func fields(_ name: String, _ count: Int) throws(Findings) -> [String] {
        try advance(name)
        var fields: [String] = []
        for field in bytes[range].split(
            separator: UInt8(ascii: "\t"), maxSplits: count + 1, omittingEmptySubsequences: false)
        {
            guard let text = Self.text(field) else { throw fault("a field is no text") }
            fields.append(text)
        }
        guard fields.count == count + 1, fields[0] == name else {
            throw fault("here stands `\(name)` with \(count) fields")
        }
        return Array(fields.dropFirst())
    }

    mutating func number(_ name: String, _ allowed: ClosedRange<Int>) throws(Findings) -> Int {
        let text = try fields(name, 1)[0]
        return try whole(text, allowed)
    }

    func whole(_ text: String, _ allowed: ClosedRange<Int>) throws(Findings) -> Int {
        guard let number = Int(text), String(number) == text, allowed.contains(number) else {
            throw fault(
                "`\(PhysicalLine.shown(text))` is no number from \(allowed.lowerBound) to \(allowed.upperBound)"
            )
        }
        return number
    }

    func score(_ text: String) throws(Findings) -> Double {
        guard let number = NumberGrammar.parse(text), NumberGrammar.text(number) == text else {
            throw fault("`\(PhysicalLine.shown(text))` is no number")
        }
        return number
    }

    /// The next line: its name, some fields, and counts in runs.
    ///
    /// - Parameters:
    ///   - length: how many counts there are at most.
    ///   - maximum: what none of them is above.
    mutating func runs(
        _ name: String, fields count: Int = 0, length: Int, maximum: Int
    ) throws(Findings) -> (fields: [String], counts: [UInt32]) {
        try advance(name)
        let parts = bytes[range].split(
            separator: UInt8(ascii: "\t"), maxSplits: count + 1, omittingEmptySubsequences: false)
        guard parts.count == count + 2, Self.text(parts[0]) == name else {
            throw fault("here stand the counts of `\(PhysicalLine.shown(name))`")
        }
        var counts: [UInt32] = []
        let run = parts[count + 1]
        var place = run.startIndex
        while place < run.endIndex {
            if place > run.startIndex {
                guard run[place] == UInt8(ascii: " ") else { throw fault("counts are divided by one space") }
                place += 1
            }
            guard let value = Self.digits(run, &place), value <= maximum else {
                throw fault("a count is no number from 0 to \(maximum)")
            }
            var times = 1
            if place < run.endIndex, run[place] == UInt8(ascii: "*") {
                place += 1
                guard let stated = Self.digits(run, &place), stated > 1 else {
                    throw fault("a run is two counts or more")
                }
                times = stated
            }
            guard times <= length - counts.count else { throw fault("there are more than \(length) counts") }
            guard counts.last.map({ Int($0) != value }) ?? true else {
                throw fault("equal counts stand in one run")
            }
            counts += repeatElement(UInt32(value), count: times)
        }
        return (parts[1..<count + 1].map { String(decoding: $0, as: UTF8.self) }, counts)
    }

    /// A whole number without leading zeros, up to 2^32.
    private static func digits(_ bytes: ArraySlice<UInt8>, _ place: inout Int) -> Int? {
        let start = place
        var value = 0
        while place < bytes.endIndex, (48...57).contains(bytes[place]) {
            guard place - start < 10 else { return nil }
            value = value * 10 + Int(bytes[place]) - 48
            place += 1
        }
        guard place > start, bytes[start] != 48 || place == start + 1 else { return nil }
        return value <= Int(UInt32.max) ? value : nil
    }

    /// A field without its escapes; nil where it is none.
    private static func text(_ field: ArraySlice<UInt8>) -> String? {
        var bytes: [UInt8] = []
        var place = field.startIndex
        while place < field.endIndex {
            if field[place] == UInt8(ascii: "\\") {
                place += 1
                guard place < field.endIndex else { return nil }
                switch field[place] {
                case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
                case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
                case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
                default: return nil
                }
            } else {
                bytes.append(field[place])
            }
            place += 1
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
