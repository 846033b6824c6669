import Foundation
import Mizan
import MizanNumerics
import Testing

/// Section 15 of the handbook: the example of docs/index-model.md, every table recomputed from the first.
struct WorkedIndexTests {
    /// The rows of the subsection whose heading names a stage, in the order of the page.
    static func rows(_ heading: String) throws -> [Documents.Row] {
        let rows = Documents.rows(try Documents.text("docs/handbook.md")).filter {
            $0.heading.hasPrefix("15.") && $0.heading.contains(heading)
        }
        try #require(!rows.isEmpty)
        return rows
    }

    static let indicators = ["life-expectancy", "child-deaths", "births", "income-per-person"]

    static func edition() throws -> IndexEdition {
        let raw = try rows("`raw`")
        let regions = Dictionary(raw.map { ($0["unit"], $0["region"]) }) { first, _ in first }
        let observations = raw.flatMap { row in
            indicators.filter { !row["`\($0)`"].isEmpty }.map { id in
                "\(row["unit"]),\(id),\(row["period"]),\(row["`\(id)`"]),whole,invented\n"
            }
        }
        let dataset = try Documents.dataset([
            "units.csv": "id,kind,rank_as,scope,name_en,country,region,small,sensitivity\n"
                + regions.sorted { $0.key < $1.key }
                .map { "\($0.key),region,leaf,,Place \($0.key),,\($0.value),no,public\n" }.joined(),
            "indicators.csv": "id,name_en,unit_measure,level\n"
                + indicators.map { "\($0),\($0),points,country\n" }.joined(),
            "sources.csv": "id,title,redistribute\ninvented,Invented,yes\n",
            "observations.csv": "unit,indicator,period,value,basis,source\n" + observations.joined(),
        ])
        return try IndexEdition(of: Documents.exampleIndex(), from: dataset, at: Period(year: 2020))
    }

    /// A number to the decimals that the page prints; empty for one that is missing.
    static func shown(_ value: Double, like text: String) -> String {
        guard !value.isNaN else { return "" }
        let decimals = text.split(separator: ".").count == 2 ? text.split(separator: ".")[1].count : 0
        return String(format: "%.\(decimals)f", value)
    }

    @Test(arguments: ["denominated", "imputed", "treated", "normalised", "scores", "ranks"])
    func everyTable(stage: String) throws {
        let edition = try Self.edition()
        let stages = edition.stages
        let columns =
            switch stage {
            case "denominated": stages.screened
            case "imputed": stages.imputed
            case "treated": stages.treated
            case "normalised": stages.normalised
            case "scores": stages.scores
            default:
                edition.model.groups.indices.map { group in
                    edition.ranks(in: group).map { $0.map(Double.init) ?? .nan }
                }
            }
        let ids =
            columns.count == edition.model.groups.count && ["scores", "ranks"].contains(stage)
            ? edition.model.groups.map(\.id) : edition.model.indicators.map(\.id)
        let rows = try Self.rows("`\(stage)`")
        let kept = edition.units.indices.filter { stages.screenedOut[$0] == nil }
        #expect(rows.map { $0["unit"] } == kept.map { edition.units[$0].id })
        for (row, unit) in zip(rows, kept) {
            for (id, column) in zip(ids, columns) {
                let text = row["`\(id)`"]
                #expect(Self.shown(column[unit], like: text) == text, "\(stage) \(row["unit"]) \(id)")
            }
        }
    }

    /// What the text says between the tables.
    @Test func whatHappensOnTheWay() throws {
        let edition = try Self.edition()
        #expect(edition.stages.screenedOut[4] == .fewKnown(share: 1.0 / 3, needed: 0.66))
        let treated = try #require(edition.stages.treatments[1])
        #expect(Self.shown(treated.before.skewness ?? 0, like: "1.98") == "1.98")
        #expect(Self.shown(treated.before.kurtosis ?? 0, like: "3.95") == "3.95")
        #expect(Self.shown(treated.after.skewness ?? 0, like: "0.85") == "-0.85")
        #expect(treated.winsorised?.lowered == [2] && !treated.isTransformed && treated.passes)
        #expect(Self.shown(edition.stages.treatments[0]?.before.skewness ?? 0, like: "0.75") == "0.75")
        #expect(edition.stages.treatments[2] == nil)
        let reference = try #require(edition.context.reference)
        #expect(reference[0].filter { !$0.isNaN }.sorted() == [55, 60, 64, 65, 68, 70, 79, 80])
        #expect(reference[1].filter { !$0.isNaN }.sorted() == [15, 20, 20, 25, 25, 25, 30, 35])
    }

    @Test func weights() throws {
        let model = try Documents.exampleIndex()
        let shares = try model.effectiveWeights()
        let rows = try Self.rows("`weights`")
        #expect(rows.flatMap { $0.codes("node") } == (0..<model.nodeCount).map(model.id))
        for (node, row) in rows.enumerated() {
            #expect(Self.shown(model.weight(node), like: row["weight"]) == row["weight"])
            #expect(Self.shown(shares[node], like: row["share"]) == row["share"])
        }
    }

    @Test func contributions() throws {
        let edition = try Self.edition()
        let added = try #require(try IndexContributions(of: 3, in: edition))
        let rows = try Self.rows("What D's figures add")
        #expect(rows.flatMap { $0.codes("node") } == (0..<edition.model.nodeCount).map(edition.model.id))
        #expect(added.isExact)
        for (node, row) in rows.enumerated() {
            #expect(Self.shown(added.averages[node], like: row["average unit"]) == row["average unit"])
            #expect(Self.shown(added.values[node], like: row["adds"]) == row["adds"])
        }
        #expect(abs(added.values[0] + added.values[1] - added.values[3]) < 1e-9)
        #expect(abs(added.values[5] - (edition.scores[3] - added.baseline)) < 1e-9)
    }
}
