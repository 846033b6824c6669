import Foundation
import Testing

@testable import Mizan

/// One case of the reference numbers of other software: an operation, its parameters, its inputs and outputs.
///
/// Numbers of other people's data are read from where they are, never committed.
struct ReferenceCase: CustomTestStringConvertible {
    static let folder = SharedData.folder.appending(path: "reference/coinr")
    private static let manifests = ["manifest_coinr.json", "manifest_python.json", "manifest_r2.json"]

    let operation: String
    let id: String
    let parameters: [String: Any]
    /// Largest difference allowed, relative to the larger of 1 and the expected value.
    let tolerance: Double
    private let inputs: [String: String]
    private let outputs: [String: String]

    var testDescription: String { "\(operation) \(id)" }

    /// Every case of the manifests, in their order.
    static func all() throws -> [ReferenceCase] {
        try manifests.flatMap { name in
            let list = try json(folder.appending(path: name)) as? [[String: Any]] ?? []
            return try list.map { entry in
                let id = try #require(entry["id"] as? String)
                let group = (entry["group"] as? String).map { "\($0)/" } ?? ""
                return try ReferenceCase(folder.appending(path: "\(group)cases/\(id)/case.json"))
            }
        }
    }

    private init(_ file: URL) throws {
        let object = try #require(Self.json(file) as? [String: Any])
        operation = try #require(object["op"] as? String)
        id = try #require(object["id"] as? String)
        parameters = object["params"] as? [String: Any] ?? [:]
        tolerance = object["tol_rel"] as? Double ?? 1e-9
        inputs = object["inputs"] as? [String: String] ?? [:]
        outputs = object["outputs"] as? [String: String] ?? [:]
    }

    private static func json(_ file: URL) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    }

    func input(_ name: String) throws -> ReferenceTable {
        try ReferenceTable(Self.folder.appending(path: #require(inputs[name], "\(id): no input \(name)")))
    }

    func hasInput(_ name: String) -> Bool { inputs[name] != nil }

    func output(_ name: String) throws -> ReferenceTable {
        try ReferenceTable(Self.folder.appending(path: #require(outputs[name], "\(id): no output \(name)")))
    }

    var outputNames: [String] { outputs.keys.sorted() }

    func number(_ name: String) -> Double? { (parameters[name] as? NSNumber)?.doubleValue }
    func text(_ name: String) -> String? { parameters[name] as? String }
    func flag(_ name: String) -> Bool? { parameters[name] as? Bool }
    func numbers(_ name: String) -> [Double]? { (parameters[name] as? [NSNumber])?.map(\.doubleValue) }

    /// True where a value agrees with the expected one: both missing, equal infinities, or near.
    func agrees(_ value: Double, _ expected: Double) -> Bool {
        if value.isNaN || expected.isNaN { return value.isNaN && expected.isNaN }
        if value.isInfinite || expected.isInfinite { return value == expected }
        return abs(value - expected) <= tolerance * max(1, abs(expected))
    }

    /// The places at which a table that was computed differs from the expected one, at most five of them.
    ///
    /// - Parameter key: rows match by this column, not by position; nil = by position.
    func differences(_ name: String, from computed: [String: [String: Double]], key: String = "uCode") throws
        -> [String]
    {
        let expected = try output(name)
        var found: [String] = []
        let columns = expected.columns.filter { $0 != key && expected.isNumeric($0) }
        for row in expected.rows.indices {
            let id = try expected.text(row, key)
            for column in columns {
                let want = try expected.number(row, column)
                let have = computed[id]?[column] ?? .nan
                if !agrees(have, want) { found.append("\(name) \(id) \(column): \(have), expected \(want)") }
            }
        }
        if Set(expected.texts(key)) != Set(computed.keys) { found.append("\(name): other rows") }
        return Array(found.prefix(5))
    }
}

/// A table of a reference case: texts as they stand, an empty cell is missing.
struct ReferenceTable {
    let columns: [String]
    let rows: [[String]]

    init(_ file: URL) throws {
        var reader = CSVReader([UInt8](try Data(contentsOf: file)), file: file.lastPathComponent)
        var all: [[String]] = []
        while let record = reader.next() {
            all.append((0..<record.count).map { record.text($0) })
        }
        columns = reader.columns
        rows = all
    }

    private func place(_ column: String) throws -> Int {
        try #require(columns.firstIndex(of: column), "no column \(column)")
    }

    func text(_ row: Int, _ column: String) throws -> String { try rows[row][place(column)] }

    /// The number of a cell; NaN where missing.
    func number(_ row: Int, _ column: String) throws -> Double { try Self.number(text(row, column)) }

    static func number(_ text: String) -> Double {
        switch text {
        case "": .nan
        case "Inf": .infinity
        case "-Inf": -.infinity
        default: Double(text) ?? .nan
        }
    }

    func texts(_ column: String) -> [String] {
        columns.firstIndex(of: column).map { place in rows.map { $0[place] } } ?? []
    }

    func numbers(_ column: String) -> [Double] { texts(column).map(Self.number) }

    /// True where every cell of a column is a number or missing.
    func isNumeric(_ column: String) -> Bool {
        texts(column).allSatisfy { ["", "NaN", "Inf", "-Inf"].contains($0) || Double($0) != nil }
    }
}
