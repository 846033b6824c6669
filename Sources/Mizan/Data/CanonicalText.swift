/// The one text of a set of rows: sorted by key, LF, quotes only where RFC 4180 needs them.
enum CanonicalText {
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
            if left[key].utf8.elementsEqual(right[key].utf8) { continue }
            return left[key].utf8.lexicographicallyPrecedes(right[key].utf8)
        }
        return false
    }

    private static func sorted<Row: DatasetRow>(_ rows: [Row], _ keys: [Int]) -> [Row] {
        var pools = keys.map { _ in FieldPool() }
        var numbers = keys.map { _ in [Int]() }
        for row in rows {
            let fields = row.fields
            for (column, key) in keys.enumerated() {
                numbers[column].append(pools[column].number(of: Array(fields[key].utf8)[...]) { true })
            }
        }
        let order = RowOrder(count: rows.count, columns: keys.indices.map { (numbers[$0], pools[$0].texts) })
        return order.places.map { rows[$0] }
    }

    private static func append(_ fields: [String], to text: inout [UInt8]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            append(field, to: &text)
        }
        text.append(UInt8(ascii: "\n"))
    }

    private static func append(_ field: String, to text: inout [UInt8]) {
        let needsQuotes = field.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
        }
        guard needsQuotes else {
            text.append(contentsOf: field.utf8)
            return
        }
        text.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { text.append(byte) }
            text.append(byte)
        }
        text.append(UInt8(ascii: "\""))
    }
}
