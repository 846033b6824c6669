import Foundation
import Mizan

/// The cases of the shared corpus about models, put into the words of our model file.
///
/// The corpus has a layout of its own. It is translated line by line, so that what a case does to the generic
/// model is done to ours: keys and values that mean the same are renamed, what ours requires beside them is added,
/// and all else, the fault above all, stays as it is. Nothing here goes by the name of a case.
struct ModelCorpus {
    struct Case {
        var file: String
        /// `reject`, `accept`, `warn` or `either`.
        var expect: String
        var line: Int?
        /// A column, or the key that a message must name.
        var column: String
        var bytes: [UInt8]
        /// For each line of ours, the line of the case that it stands for.
        var origins: [Int]
    }

    static let root: URL = {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return ProcessInfo.processInfo.environment["MIZAN_SHARED"].map { URL(filePath: $0) }
            ?? package.deletingLastPathComponent().appending(path: "shared")
    }()
    static let folder = root.appending(path: "corpus")
    static var isThere: Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "index.csv").path)
    }

    private(set) var cases: [Case] = []
    /// Cases that have no counterpart, by the reason.
    private(set) var notMapped: [String: [String]] = [:]
    let base: [UInt8]

    init() throws {
        let baseLines = try Self.lines(of: "base/model.yaml")
        base = Self.translated(baseLines).bytes
        let index = CSVLines.read(
            try String(contentsOf: Self.folder.appending(path: "index.csv"), encoding: .utf8))
        let rows = index.dropFirst().map { row in
            Dictionary(zip(index[0], row)) { first, _ in first }
        }
        for row in rows where row["kind"] == "model" {
            guard let file = row["file"], let expect = row["expect"] else { continue }
            let lines = try Self.lines(of: file)
            if let reason = Self.obstacle(lines, base: baseLines) {
                notMapped[reason, default: []].append(file)
                continue
            }
            let (bytes, origins) = Self.translated(lines)
            cases.append(
                Case(
                    file: file, expect: expect, line: row["line"].flatMap(Int.init),
                    column: row["column"] ?? "",
                    bytes: bytes, origins: origins))
        }
    }

    /// The lines of a file, each byte a character, so that bytes that are not UTF-8 stay what they are.
    private static func lines(of file: String) throws -> [String] {
        let data = try Data(contentsOf: folder.appending(path: file))
        guard !data.isEmpty else { return [] }
        let text = String(String.UnicodeScalarView(data.map { Unicode.Scalar($0) }))
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Why a case has no counterpart in our model file; nil where it has one.
    private static func obstacle(_ lines: [String], base: [String]) -> String? {
        let difference = lines.difference(from: base)
        let added = difference.insertions.compactMap { change -> String? in
            if case .insert(_, let line, _) = change { return line }
            return nil
        }
        if added.contains(where: { $0.contains("formula:") }) {
            return "derived indicators are named rules, not formulas"
        }
        if added.contains(where: { $0.hasPrefix("countries:") }) { return "there is no list of countries" }
        if added.count == 1, let match = added[0].wholeMatch(of: #/ +weight: ([0-9.]+)/#),
            difference.removals.count == 1, let weight = Double(match.1), weight > 0
        {
            return "weights are relative: they need not sum to anything"
        }
        return nil
    }

    private static func translated(_ lines: [String]) -> (bytes: [UInt8], origins: [Int]) {
        var ours: [String] = []
        var origins: [Int] = []
        for (place, line) in lines.enumerated() {
            for own in translated(line) {
                ours.append(own)
                origins.append(place + 1)
            }
        }
        let text = ours.joined(separator: "\n")
        return (text.unicodeScalars.map { UInt8($0.value) }, origins)
    }

    private static func translated(_ line: String) -> [String] {
        if line.hasPrefix("version: ") { return ["format: " + line.dropFirst(9)] }
        if line.hasPrefix("name: ") {
            return [
                line, "version: \"1\"", "title: {en: x, ar: x}", "data: data", "units: {kind: community}",
                "uncertainty: {}",
            ]
        }
        if line == "aggregation: geometric" { return ["score: {aggregation: {method: inverted-geometric}}"] }
        if line == "    indicators:" { return ["    aggregation: {method: arithmetic}", line] }
        guard line.contains("{id: ") else { return [line] }
        let named = line.replacing(#/\{id: (\w+),/#) { "{id: \($0.1), name: {en: \($0.1), ar: \($0.1)}," }
        return [
            named.replacing(#/normalise: (\w+)/#) { match in
                let isKnown = ["minmax", "rank", "zscore"].contains(match.1)
                return "normalisation: {method: \(isKnown ? "goalposts" : match.1), low: 0, high: 100}"
            }
        ]
    }

    /// Our names of the keys that a case speaks of.
    static func ownName(_ key: String) -> String {
        ["version": "format", "normalise": "normalisation"][key] ?? key
    }
}
