/// "Did you mean": the known word that a misspelt one is likely to stand for.
public enum Spelling {
    /// A hint that names the nearest of the candidates, or nil where none is near.
    static func guess(_ word: String, in candidates: some Sequence<String>) -> String? {
        nearest(to: word, in: candidates).map { "did you mean '\($0)'?" }
    }

    /// The nearest of the candidates, or nil where none is near.
    ///
    /// Distance: insertions, deletions, substitutions and swaps of neighbours, on lower-cased letters. A word
    /// may be a third of its length away (at least 1, at most 3), or one may begin with the other. Among equals
    /// the first in code point order is given, so that the answer does not depend on the order of candidates.
    public static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
        let wanted = Array(word.lowercased().unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        let limit = max(1, min(3, wanted.count / 3))
        var best: (distance: Int, text: String)?
        for candidate in candidates where candidate != word {
            let letters = Array(candidate.lowercased().unicodeScalars)
            guard !letters.isEmpty, letters.count <= 64 else { continue }
            let near: Int
            if abs(letters.count - wanted.count) <= limit {
                let steps = distance(wanted, letters)
                guard steps <= limit || beginsWith(wanted, letters) else { continue }
                near = steps
            } else if beginsWith(wanted, letters) {
                near = limit + 1
            } else {
                continue
            }
            if let held = best, (held.distance, held.text) <= (near, candidate) { continue }
            best = (near, candidate)
        }
        return best?.text
    }

    private static func beginsWith(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
        min(left.count, right.count) >= 2 && (left.starts(with: right) || right.starts(with: left))
    }

    /// Optimal string alignment distance.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var before = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            row.reserveCapacity(right.count + 1)
            for j in right.indices {
                var steps = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    steps = min(steps, before[j - 1] + 1)
                }
                row.append(steps)
            }
            before = last
            last = row
        }
        return last[right.count]
    }
}
