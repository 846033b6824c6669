/// Which events of a file of events a link means: `ged-myanmar;dyad_new_id=955;adm_1~Rakhine;text_muslim=1`.
///
/// The first part names the file; each other part is a column with `=` (is), `~` (contains) or `!~` (does not
/// contain) and a text. Capitals count.
struct EventFilter: Sendable, Hashable {
    enum Test: Sendable, Hashable {
        case equals(String)
        case contains(String)
        case lacks(String)
    }
    struct Condition: Sendable, Hashable {
        let column: String
        let test: Test
    }

    let file: String
    let conditions: [Condition]

    /// Nil where a part has no column or no sign.
    init?(_ text: String) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false)
        guard let file = parts.first, !file.isEmpty else { return nil }
        self.file = String(file)
        var conditions: [Condition] = []
        for part in parts.dropFirst() {
            guard let sign = part.firstIndex(where: { "=~!".contains($0) }), sign > part.startIndex else {
                return nil
            }
            let column = String(part[..<sign])
            let rest = part[sign...]
            if rest.hasPrefix("!~") {
                conditions.append(Condition(column: column, test: .lacks(String(rest.dropFirst(2)))))
            } else if rest.hasPrefix("=") {
                conditions.append(Condition(column: column, test: .equals(String(rest.dropFirst()))))
            } else if rest.hasPrefix("~") {
                conditions.append(Condition(column: column, test: .contains(String(rest.dropFirst()))))
            } else {
                return nil
            }
        }
        self.conditions = conditions
    }

    /// True where every condition holds of the texts that `text` gives for the columns.
    func matches(_ text: (String) -> String) -> Bool {
        conditions.allSatisfy { condition in
            let value = text(condition.column)
            return switch condition.test {
            case .equals(let wanted): value == wanted
            case .contains(let wanted): value.contains(wanted)
            case .lacks(let wanted): !value.contains(wanted)
            }
        }
    }

    /// The value that a column must equal; nil where no condition asks it.
    func value(of column: String) -> String? {
        for case .equals(let value) in conditions.filter({ $0.column == column }).map(\.test) { return value }
        return nil
    }
}
