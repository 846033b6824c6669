/// A table of many columns for people: one where it fits the width, otherwise several, each with the columns that say
/// whose row it is.
///
/// Columns of one group stand in one table where they fit. The name of a row gives way first, down to `narrowest`.
struct WideTable {
    /// A column, and what it shows of a row.
    typealias Cell = (column: TextTable.Column, shown: (Int) -> String)

    /// Narrowest name.
    static let narrowest = 30

    /// The columns that stand in every table.
    var keys: [Cell]
    /// The column among the keys that is shortened.
    var name: Int
    var groups: [[Cell]]
    var rows: [Int]
    let language: Language

    var tables: [TextTable] {
        let whole = table(keys + groups.flatMap(\.self))
        if whole.fits { return [whole.table] }
        return groups.flatMap(tables)
    }

    /// As many of the cells as fit beside the keys, then the next ones, about as many in each table.
    private func tables(_ group: [Cell]) -> [TextTable] {
        var tables: [TextTable] = []
        var rest = group[...]
        while !rest.isEmpty {
            var count = rest.count
            while count > 1, !table(keys + rest.prefix(count)).fits { count -= 1 }
            let left = (rest.count + count - 1) / count
            count = (rest.count + left - 1) / left
            tables.append(table(keys + rest.prefix(count)).table)
            rest = rest.dropFirst(count)
        }
        return tables
    }

    private func table(_ cells: [Cell]) -> (table: TextTable, fits: Bool) {
        var table = TextTable(cells.map(\.column), language)
        table.rows = rows.map { row in cells.map { $0.shown(row) } }
        let excess = table.width - TextTable.width
        guard excess > 0 else { return (table, true) }
        let limit = table.widths[name] - excess
        table.columns[name].limit = max(limit, Self.narrowest)
        return (table, limit >= Self.narrowest)
    }
}
