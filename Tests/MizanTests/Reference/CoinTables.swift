import MizanNumerics
import Testing

/// The data of a COINr project as columns: indicators in the order of the metadata, with what it says of them.
struct CoinTables {
    let units: [String]
    let indicators: [String]
    let parents: [String: String]
    private let data: ReferenceTable
    private let metadata: [String: [String: String]]

    init(_ reference: ReferenceCase) throws {
        try self.init(data: reference.input("idata"), metadata: reference.input("imeta"))
    }

    init(data: ReferenceTable, metadata table: ReferenceTable) throws {
        self.data = data
        units = data.texts("uCode")
        let codes = table.texts("iCode")
        metadata = Dictionary(
            uniqueKeysWithValues: table.rows.indices.map { row in
                (codes[row], Dictionary(uniqueKeysWithValues: zip(table.columns, table.rows[row])))
            })
        parents = metadata.compactMapValues { $0["Parent"].flatMap { $0.isEmpty ? nil : $0 } }
        let types = table.texts("Type")
        indicators = codes.indices.filter { types[$0] == "Indicator" }.map { codes[$0] }
    }

    func setting(_ name: String, of code: String) -> String { metadata[code]?[name] ?? "" }
    func number(_ name: String, of code: String) -> Double { ReferenceTable.number(setting(name, of: code)) }
    func lowIsGood(_ code: String) -> Bool { number("Direction", of: code) < 0 }
    func column(_ code: String) -> [Double] { data.numbers(code) }
    func group(_ name: String) -> [String] { data.texts(name) }
    var columns: [String: [Double]] { Dictionary(uniqueKeysWithValues: indicators.map { ($0, column($0)) }) }

    /// The ancestor of an indicator at a level, counted from 1 for the indicator itself.
    func ancestor(of code: String, level: Int) -> String? {
        (1..<level).reduce(code) { code, _ in code.flatMap { parents[$0] } }
    }

    func codes(type: String) -> [String] {
        metadata.filter { $0.value["Type"] == type }.map(\.key).sorted()
    }

    func children(of code: String) -> [String] {
        parents.filter { $0.value == code }.map(\.key).sorted()
    }

    /// Indicators at the ends of the tree under a code.
    func indicators(under code: String) -> [String] {
        let below = children(of: code)
        return below.isEmpty ? [code] : below.flatMap(indicators(under:))
    }

    func denominated() throws -> [String: [Double]] {
        var result = columns
        for code in indicators {
            let denominator = setting("Denominator", of: code)
            if !denominator.isEmpty {
                result[code] = try MizanNumerics.denominated(column(code), by: column(denominator))
            }
        }
        return result
    }

    /// The columns of COINr's example project, normalised: denominated, imputed by group, treated, min-max to 0-100.
    func normalised() throws -> [String: [Double]] {
        let treatment = ColumnTreatment()
        var result: [String: [Double]] = [:]
        for (code, values) in try denominated() {
            let full = try imputed(values, by: .mean, within: group("EurAsia_group"))
            let oriented = try treatment(full).values.map { lowIsGood(code) ? -$0 : $0 }
            result[code] = try minMaxNormalised(oriented, reference: oriented, low: 0, high: 100)
        }
        return result
    }
}

extension ReferenceTable {
    var columnsOfNumbers: [String: [Double]] {
        Dictionary(uniqueKeysWithValues: columns.filter(isNumeric).map { ($0, numbers($0)) })
    }
}

extension ReferenceCase {
    /// The cells of an expected table that differ from columns that were computed; rows match by their unit.
    func differences(_ name: String, units: [String], columns: [String: [Double]]) throws -> [String] {
        var rows = Dictionary(uniqueKeysWithValues: units.map { ($0, [String: Double]()) })
        for (code, values) in columns {
            for (unit, value) in zip(units, values) { rows[unit]?[code] = value }
        }
        return try differences(name, from: rows)
    }

    /// The cells of one column of an expected table that differ from what `value` gives for the key of their row.
    func differences(
        _ name: String, column: String, keys: [String], value: ([String]) throws -> Double
    ) throws -> [String] {
        let expected = try output(name)
        var found: [String] = []
        for row in expected.rows.indices {
            let key = try keys.map { try expected.text(row, $0) }
            let (have, want) = (try value(key), try expected.number(row, column))
            if !agrees(have, want) { found.append("\(name) \(key) \(column): \(have), expected \(want)") }
        }
        return Array(found.prefix(5))
    }

    /// The same of a column of texts.
    func differences(
        _ name: String, texts column: String, keys: [String], value: ([String]) throws -> String
    ) throws -> [String] {
        let expected = try output(name)
        var found: [String] = []
        for row in expected.rows.indices {
            let key = try keys.map { try expected.text(row, $0) }
            let (have, want) = (try value(key), try expected.text(row, column))
            if have != want { found.append("\(name) \(key) \(column): \(have), expected \(want)") }
        }
        return Array(found.prefix(5))
    }
}
