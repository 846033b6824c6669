import Testing
import Yams

@testable import Mizan

/// `models/need-extended` is `models/need` with rows that a dataset may lack, and nothing else.
struct ExtendedModelTests {
    private static let extended = Result {
        try Model.read(
            Shipped.bytes("models/need-extended/model.yaml"), file: "models/need-extended/model.yaml")
    }

    private static func root(_ path: String) throws -> Node.Mapping {
        let text = String(decoding: try Shipped.bytes(path), as: UTF8.self)
        return try #require(try Yams.compose(yaml: text)?.mapping)
    }

    /// Every row of both files by dimension and id, as text that does not depend on layout.
    private static func rows(_ root: Node.Mapping) -> [String: String] {
        var rows: [String: String] = [:]
        for dimension in root["dimensions"]?.sequence ?? [] {
            let id = dimension.mapping?["id"]?.string ?? ""
            for (key, value) in dimension.mapping ?? [:] where key.string != "indicators" {
                rows["\(id), \(key.string ?? "")"] = value.canonical
            }
            for row in dimension.mapping?["indicators"]?.sequence ?? [] {
                rows["\(id), row \(row.mapping?["id"]?.string ?? "")"] = row.canonical
            }
        }
        return rows
    }

    @Test func everyRowOfNeedStandsUnchanged() throws {
        let need = try Self.root("models/need/model.yaml")
        let extended = try Self.root("models/need-extended/model.yaml")
        for (key, value) in need {
            let name = try #require(key.string)
            guard !["name", "title", "dimensions"].contains(name) else { continue }
            #expect(
                extended[name]?.canonical == value.canonical, "the section \(name) differs from models/need")
        }
        #expect(Set(need.keys.compactMap(\.string)) == Set(extended.keys.compactMap(\.string)))
        let rows = Self.rows(extended)
        for (row, text) in Self.rows(need).sorted(by: { $0.key < $1.key }) {
            #expect(rows[row] != nil, "\(row) is missing from models/need-extended")
            #expect(rows[row] == nil || rows[row] == text, "\(row) differs from models/need")
        }
    }

    @Test func theRowsAddedAreOptionalAndWhatTheImportersWrite() throws {
        let need = Set(try Shipped.model.get().indicators.map(\.id))
        let added = try Self.extended.get().indicators.filter { !need.contains($0.id) }
        #expect(added.allSatisfy { $0.optional && $0.derivation == nil })
        #expect(Set(added.map(\.id)) == (try ImportOnly.written().indicators))
        #expect(try Shipped.model.get().indicators.allSatisfy { !$0.optional })
    }

    /// A row that stands in is a state's, a row that does not is a community's or the state's by definition.
    @Test func onlyFiguresOfStatesStandIn() throws {
        let need = Set(try Shipped.model.get().indicators.map(\.id))
        var levels: [String: Dataset.Indicator.Level] = [:]
        for kind in ImportOnly.kinds {
            let dataset = try Importing.run(
                kind, ImportOnly.files(kind), into: Dataset(), settings: Invented.settings
            ).dataset
            for indicator in dataset.indicators { levels[indicator.id] = indicator.level }
        }
        for dimension in try Self.extended.get().dimensions {
            for row in dimension.indicators where !need.contains(row.id) {
                let isScored = dimension.lens == .severity
                #expect(row.standsIn == (isScored && levels[row.id] == .country), "\(row.id)")
            }
        }
    }

    /// What the comment in the file says of weights: the rows added of one level weigh half of those they are beside.
    @Test func rowsAddedWeighHalfOfThoseBesideThem() throws {
        let need = try Shipped.model.get()
        for dimension in try Self.extended.get().severityDimensions where dimension.cells.isEmpty {
            let old = try #require(need.dimensions.first { $0.id == dimension.id })
            let ids = Set(old.indicators.map(\.id))
            let added = dimension.indicators.filter { !ids.contains($0.id) && $0.role == .term }
            func weight(_ rows: [Model.Indicator], _ standsIn: Bool) -> Double {
                rows.filter { $0.standsIn == standsIn }.map(\.weight).reduce(0, +)
            }
            #expect(dimension.weight == old.weight)
            for standsIn in [true, false] where !old.indicators.isEmpty {
                let most = weight(old.indicators, standsIn)
                let limit = (most > 0 ? most : weight(old.indicators, !standsIn)) / 2
                #expect(weight(added, standsIn) <= limit + 1e-12, "\(dimension.id)")
            }
        }
    }

    @Test(arguments: [2017, 2024])
    func withoutTheOptionalDataBothGiveTheSameScores(year: Int) throws {
        let dataset = try Shipped.dataset.get()
        let extended = try Self.extended.get()
        #expect(extended.checked(against: dataset, file: "x").filter { $0.severity == .error } == [])
        let expected = try Shipped.edition(year)
        for model in [extended, extended.fitted(to: dataset)] {
            let edition = Edition(of: model, from: dataset, at: Period(year: year))
            #expect(edition.standings.map(\.unit.id) == expected.standings.map(\.unit.id))
            for (one, other) in zip(edition.standings, expected.standings) {
                let isSame =
                    one.score.severity == other.score.severity
                    || one.score.severity.isNaN && other.score.severity.isNaN
                #expect(isSame && one.rank == other.rank, "\(one.unit.id) \(year)")
                #expect(one.reliability == other.reliability, "\(one.unit.id) \(year)")
            }
        }
    }
}
