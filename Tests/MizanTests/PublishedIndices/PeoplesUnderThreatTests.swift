import Foundation
import Testing

@testable import Mizan

/// Peoples under Threat, Minority Rights Group: the published formula on published inputs.
///
///     total = A/2 + 1.25 B + 2 C + 10 D + (E + F)/6 − (G + H + I) + 0.625 J
struct PeoplesUnderThreatTests {
    /// What one step up in an indicator adds to the total, by the formula.
    private static let factors: [(indicator: String, factor: Double)] = [
        ("self-determination", 1.0 / 2), ("armed-conflict", 1.25), ("prior-genocide", 2),
        ("displaced-share", 10),
        ("group-grievance", 1.0 / 6), ("factionalised-elites", 1.0 / 6), ("voice", -1), ("stability", -1),
        ("rule-of-law", -1), ("country-risk", 0.625),
    ]

    private let model: Model
    private let dataset: Dataset

    init() throws {
        model = try Documents.model("models/peoples-under-threat/model.yaml")
        let folder = Documents.root.appending(path: "datasets/peoples-under-threat")
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where !name.hasSuffix(".md") {
            files[name] = [UInt8](try Data(contentsOf: folder.appending(path: name)))
        }
        dataset = try Dataset.read(FolderContents(path: "peoples-under-threat", files: files)).dataset
    }

    private func standing(_ unit: String, at year: Int, in dataset: Dataset) throws -> (Standing, Edition) {
        let edition = Edition(of: model, from: dataset, at: Period(year: year))
        return (try edition.standing(unit), edition)
    }

    private func total(_ unit: String, at year: Int, in changed: Dataset? = nil) throws -> Double {
        try standing(unit, at: year, in: changed ?? dataset).0.score.severity
    }

    /// The totals that the publisher shows, to its three decimals.
    @Test(arguments: [("MMR", 18.368), ("CAF", 18.437)])
    func publishedTotals(unit: String, published: Double) throws {
        #expect(abs(try total(unit, at: 2021) - published) < 0.0005)
    }

    /// Pages without a total: the formula worked by hand from the figures that the pages show.
    @Test func totalsWorkedByHand() throws {
        // D 0.0102, E 4.2, F 6.5, G 0.202, H 0.398, I -0.402, J 5; A, B and C blank.
        let albania = 0.102 + (4.2 + 6.5) / 6 - (0.202 + 0.398 - 0.402) + 3.125
        #expect(abs(try total("ALB", at: 2019) - albania) < 1e-9)
        // D 0.0022, E 4.3, F 9.6, G -0.471, H -0.598, I -1.365, J 7; A, B and C blank.
        let guineaBissau = 0.022 + (4.3 + 9.6) / 6 + (0.471 + 0.598 + 1.365) + 4.375
        #expect(abs(try total("GNB", at: 2021) - guineaBissau) < 1e-9)
    }

    /// A step in one input of Myanmar moves its total by the factor of that input times the step, in both
    /// directions, and moves no other state.
    @Test(arguments: PeoplesUnderThreatTests.factors.map(\.indicator), [0.25, -0.125])
    func eachInputMovesTheTotalByItsFactor(indicator: String, step: Double) throws {
        var changed = dataset
        let row = try #require(
            changed.observations.firstIndex { $0.unit == "MMR" && $0.indicator == indicator })
        changed.observations[row].value += step
        let factor = try #require(Self.factors.first { $0.indicator == indicator }).factor
        #expect(abs(try total("MMR", at: 2021, in: changed) - total("MMR", at: 2021) - factor * step) < 1e-9)
        #expect(try total("CAF", at: 2021, in: changed) == total("CAF", at: 2021))
    }

    /// A blank on the page counts as 0, by the model's own statement, and is marked so; a figure of 0 gives the same
    /// total and is observed.
    @Test func blanksCountAsZeroAndAreMarked() throws {
        let (standing, edition) = try standing("CAF", at: 2021, in: dataset)
        for (place, indicator) in model.indicators.enumerated() {
            let cell = edition.panel.cell(standing.place, place)
            let isBlank = ["self-determination", "prior-genocide"].contains(indicator.id)
            #expect(cell.provenance == (isBlank ? .imputed : .observed), "\(indicator.id)")
            if isBlank { #expect(cell.value == 0) }
        }
        var stated = dataset
        var zero = try #require(stated.observations.first { $0.unit == "CAF" })
        zero.value = 0
        for indicator in ["self-determination", "prior-genocide"] {
            zero.indicator = indicator
            stated.observations.append(zero)
        }
        stated.observations.sort { ($0.unit, $0.indicator) < ($1.unit, $1.indicator) }
        #expect(try total("CAF", at: 2021, in: stated) == total("CAF", at: 2021))
    }

    /// What each figure adds is its factor times its value, and all of it is the total.
    @Test(arguments: ["MMR", "CAF", "GNB"])
    func contributionsSumToTheTotal(unit: String) throws {
        let (standing, edition) = try standing(unit, at: 2021, in: dataset)
        let ranking = Ranking(edition, nil, changes: nil, since: nil)
        let place = try #require(edition.standings.firstIndex { $0.unit.id == unit })
        let explanation = Explanation(of: place, in: ranking)
        #expect(
            abs(explanation.dimensions.map(\.contribution).reduce(0, +) - standing.score.severity) < 1e-9)
        let figures = explanation.dimensions.flatMap(\.figures)
        #expect(abs(figures.map(\.contribution).reduce(0, +) - standing.score.severity) < 1e-9)
        for figure in figures {
            let id = model.indicators[figure.indicator].id
            let factor = try #require(Self.factors.first { $0.indicator == id }).factor
            #expect(abs(figure.contribution - factor * figure.cell.value) < 1e-9, "\(unit) \(id)")
        }
        #expect(explanation.lift == 0)
    }

    /// The four pages are typed in whole: every figure of the table of samples, where that is at hand.
    @Test(.enabled(if: SharedData.isThere, "no shared data")) func theFiguresAreThoseOfThePages() throws {
        let file = try SharedData.file("facts/series/peoples-under-threat-samples.csv")
        var reader = CSVReader(file.bytes, file: file.name)
        let columns = reader.columns.filter { $0.dropFirst().first == "_" }
        #expect(columns.count == Self.factors.count)
        var count = 0
        while let record = reader.next() {
            let unit = record.text(try #require(reader.index(of: "iso3")))
            let edition = record.text(try #require(reader.index(of: "edition")))
            for (column, factor) in zip(columns, Self.factors) {
                let rows = dataset.observations.filter {
                    $0.unit == unit && $0.indicator == factor.indicator && $0.period.description == edition
                }
                let value = record.number(try #require(reader.index(of: column)))
                #expect(rows.map(\.value) == (value.map { [$0] } ?? []), "\(unit) \(column)")
                count += rows.count
            }
        }
        #expect(count == dataset.observations.count)
    }
}
