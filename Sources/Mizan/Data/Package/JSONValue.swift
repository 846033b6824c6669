/// A JSON value whose members keep their order, so that the same value is the same bytes.
public indirect enum JSONValue: Sendable {
    /// Written `null`, as is a number that is not finite: missing is never a number.
    case null
    case object([(String, JSONValue)])
    case list([JSONValue])
    case text(String)
    case number(Double)
    case flag(Bool)

    public static func optional(_ value: Int?) -> JSONValue { value.map { .number(Double($0)) } ?? .null }

    public static func optional(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }

    public static func optional(_ value: String?) -> JSONValue { value.map(JSONValue.text) ?? .null }

    /// The value as a text of lines, indented by two spaces, with a line end.
    public var lines: String { written(indent: "") + "\n" }

    private func written(indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .null: return "null"
        case .text(let text): return Self.quoted(text)
        case .number(let number) where !number.isFinite: return "null"
        case .number(let number): return NumberGrammar.text(number)
        case .flag(let flag): return flag ? "true" : "false"
        case .list(let values):
            // A list of plain texts stands on one line.
            let items = values.map { $0.written(indent: inner) }
            if !items.contains(where: { $0.contains("\n") }), items.reduce(0, { $0 + $1.count }) < 100 {
                return "[" + items.joined(separator: ", ") + "]"
            }
            return "[\n" + items.map { inner + $0 }.joined(separator: ",\n") + "\n" + indent + "]"
        case .object(let members):
            let items = members.map { inner + Self.quoted($0) + ": " + $1.written(indent: inner) }
            return "{\n" + items.joined(separator: ",\n") + "\n" + indent + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            default:
                if scalar.value < 0x20 {
                    let digits = String(scalar.value, radix: 16)
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
        }
        return quoted + "\""
    }
}
