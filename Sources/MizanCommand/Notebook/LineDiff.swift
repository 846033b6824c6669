import Mizan

/// What has to be taken out of one list of lines and put in to make another: as few lines as can be.
struct LineDiff {
    enum Edit: Equatable {
        case same(String)
        case removed(String)
        case added(String)
    }

    let edits: [Edit]

    /// The most cells of the table of common subsequences; larger differences are shown as one block.
    private static let largest = 4_000_000

    init(from old: [String], to new: [String]) {
        let head = zip(old, new).prefix { Self.areEqual($0, $1) }.count
        let rest = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed())
        let tail = rest.prefix { Self.areEqual($0, $1) }.count
        edits =
            old[..<head].map(Edit.same)
            + Self.edits(Array(old[head..<(old.count - tail)]), Array(new[head..<(new.count - tail)]))
            + old[(old.count - tail)...].map(Edit.same)
    }

    private static func edits(_ old: [String], _ new: [String]) -> [Edit] {
        guard !old.isEmpty, !new.isEmpty, old.count * new.count <= largest else {
            return old.map(Edit.removed) + new.map(Edit.added)
        }
        // Length of the longest common subsequence of old[i...] and new[j...].
        let width = new.count + 1
        var common = [Int32](repeating: 0, count: (old.count + 1) * width)
        for i in old.indices.reversed() {
            for j in new.indices.reversed() {
                common[i * width + j] =
                    areEqual(old[i], new[j])
                    ? common[(i + 1) * width + j + 1] + 1
                    : max(common[(i + 1) * width + j], common[i * width + j + 1])
            }
        }
        var edits: [Edit] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if i < old.count, j < new.count, areEqual(old[i], new[j]) {
                edits.append(.same(old[i]))
                (i, j) = (i + 1, j + 1)
            } else if i < old.count,
                j == new.count || common[(i + 1) * width + j] >= common[i * width + j + 1]
            {
                edits.append(.removed(old[i]))
                i += 1
            } else {
                edits.append(.added(new[j]))
                j += 1
            }
        }
        return edits
    }

    private static func areEqual(_ first: String, _ second: String) -> Bool {
        first.utf8.elementsEqual(second.utf8)
    }

    /// How many lines of the old list come before the first difference; nil where there is none.
    var firstDifference: Int? {
        edits.firstIndex { if case .same = $0 { false } else { true } }
    }

    /// The differences as lines for a terminal, each with one line before and after it: `-` was, `+` is, and `@@`
    /// with the number in the document where a stretch begins.
    ///
    /// - Parameter first: number of the first line of the old list.
    func lines(from first: Int) -> [String] {
        var lines: [String] = []
        var number = first
        var lastShown = -1
        for (place, edit) in edits.enumerated() {
            let near = edits[max(0, place - 1)...min(edits.count - 1, place + 1)]
            if near.contains(where: { if case .same = $0 { false } else { true } }) {
                if lastShown != place - 1 || lines.isEmpty { lines.append("@@ line \(number) @@") }
                lastShown = place
                switch edit {
                case .same(let text): lines.append("  " + text)
                case .removed(let text): lines.append("- " + text)
                case .added(let text): lines.append("+ " + text)
                }
            }
            if case .added = edit { continue }
            number += 1
        }
        return lines.map { PhysicalLine.shown($0, most: 600) }
    }
}
