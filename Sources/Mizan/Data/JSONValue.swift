/// A JSON text whose members keep their order: the same value always gives the same bytes.
public enum JSONValue: Sendable {
    case null
    case flag(Bool)
    /// NaN is written as null: missing is never a number.
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([(String, JSONValue)])

    public static func integer(_ value: Int?) -> JSONValue { value.map { .number(Double($0)) } ?? .null }

    public static func optional(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

    public static func optional(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }

    /// The text, indented by two spaces, with a final newline.
    public var document: String {
        var out = ""
        write(to: &out, indent: "")
        return out + "\n"
    }

    private func write(to out: inout String, indent: String) {
        let inner = indent + "  "
        switch self {
        case .null: out += "null"
        case .flag(let flag): out += flag ? "true" : "false"
        case .number(let number): out += number.isFinite ? NumberGrammar.text(number) : "null"
        case .text(let text): JSONValue.quote(text, to: &out)
        case .list(let items):
            if items.isEmpty { out += "[]"; return }
            out += "["
            for (place, item) in items.enumerated() {
                out += place == 0 ? "\n\(inner)" : ",\n\(inner)"
                item.write(to: &out, indent: inner)
            }
            out += "\n\(indent)]"
        case .object(let members):
            if members.isEmpty { out += "{}"; return }
            out += "{"
            for (place, member) in members.enumerated() {
                out += place == 0 ? "\n\(inner)" : ",\n\(inner)"
                JSONValue.quote(member.0, to: &out)
                out += ": "
                member.1.write(to: &out, indent: inner)
            }
            out += "\n\(indent)}"
        }
    }

    private static func quote(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}
