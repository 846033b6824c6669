/// The one text of a set of rows: sorted by key, LF, quotes only where RFC 4180 needs them.
public enum CanonicalText {
    /// Lines of fields as CSV.
    public static func csv(lines: [[String]]) -> String {
        var text: [UInt8] = []
        for fields in lines { append(fields, to: &text) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Header and rows of a resource as CSV.
    static func csv<Row: DatasetRow>(_ rows: [Row]) -> [UInt8] {
        let keys = Row.resource.primaryKey.map(Row.resource.index)
        return sortedText(rows, keys) ?? sortedText(sorted(rows, keys), keys) ?? []
    }

    /// The text of rows that are in the order of their keys; nil where they are not.
    private static func sortedText<Row: DatasetRow>(_ rows: [Row], _ keys: [Int]) -> [UInt8]? {
        var text: [UInt8] = []
        append(Row.resource.fields.map(\.name), to: &text)
        var last: [String]?
        for row in rows {
            let fields = row.fields
            if let last, precedes(fields, last, keys) { return nil }
            append(fields, to: &text)
            last = fields
        }
        return text
    }

    private static func precedes(_ left: [String], _ right: [String], _ keys: [Int]) -> Bool {
        for key in keys {
            let left = left[key].utf8Span.span
            let right = right[key].utf8Span.span
            for index in 0..<min(left.count, right.count) where left[index] != right[index] {
                return left[index] < right[index]
            }
            if left.count != right.count { return left.count < right.count }
        }
        return false
    }

    private static func sorted<Row: DatasetRow>(_ rows: [Row], _ keys: [Int]) -> [Row] {
        // No text holds a 0, so that it ends a column below all that could follow.
        let joined = rows.map { row -> [UInt8] in
            let fields = row.fields
            var joined: [UInt8] = []
            for key in keys { joined += Array(fields[key].utf8) + [0] }
            return joined
        }
        let order = rows.indices.sorted { left, right in
            if joined[left] == joined[right] { return left < right }
            return joined[left].lexicographicallyPrecedes(joined[right])
        }
        return order.map { rows[$0] }
    }

    private static func append(_ fields: [String], to text: inout [UInt8]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            append(field, to: &text)
        }
        text.append(UInt8(ascii: "\n"))
    }

    private static func append(_ field: String, to text: inout [UInt8]) {
        let bytes = field.utf8Span.span
        var needsQuotes = false
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                needsQuotes = true
            default: continue
            }
        }
        guard needsQuotes else {
            text.append(contentsOf: field.utf8)
            return
        }
        text.append(UInt8(ascii: "\""))
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "\"") { text.append(bytes[index]) }
            text.append(bytes[index])
        }
        text.append(UInt8(ascii: "\""))
    }
}
