import Foundation
import Testing

@testable import Mizan

/// The Human Development Index of UNDP: the published formula on published inputs, 1990 to 2022.
///
///     index = ((le − 20)/65 · (eys/18 + mys/15)/2 · ln(gni/100)/ln(750))^⅓, each part at most 1
struct HumanDevelopmentTests {
    private static let path = "models/human-development/model.yaml"
    private static let dataset = Result {
        try Dataset.read(Shipped.folder("datasets/human-development")).dataset
    }
    private static let years = 1990...2022
    /// Half a unit of the third decimal, to which the publisher rounds.
    private static let tolerance = 0.0005 + 1e-9

    /// The model of a year. In 1994 Rwanda's health is 0, of which there is no geometric mean: the file says so, and what
    /// to add.
    private static func model(_ year: Int) throws -> IndexModel {
        let addition = year == 1994 ? "\nscreening: {drop: [RWA]}\n" : ""
        return try IndexModel.read(Shipped.bytes(path) + Array(addition.utf8), file: path)
    }

    private static func published(_ dataset: Dataset) -> [String: Double] {
        let rows = dataset.observations.filter { $0.indicator == "published-hdi" }
        return Dictionary(uniqueKeysWithValues: rows.map { ("\($0.unit) \($0.period)", $0.value) })
    }

    /// The index of every unit and year that has one.
    private static func computed(_ dataset: Dataset) throws -> [String: Double] {
        var computed: [String: Double] = [:]
        for year in years {
            let edition = try IndexEdition(of: model(year), from: dataset, at: Period(year: year))
            for (unit, score) in zip(edition.units, edition.scores) where !score.isNaN {
                computed["\(unit.id) \(year)"] = score
            }
        }
        return computed
    }

    /// Those of the published values that the computed ones do not round to.
    private static func differing(_ published: [String: Double], _ computed: [String: Double]) -> [String] {
        published.keys.sorted().filter { key in
            guard let published = published[key], let computed = computed[key] else { return true }
            return !(abs(computed - published) <= tolerance)
        }
    }

    @Test func everyCountryAndYearIsThePublishedValue() throws {
        let dataset = try Self.dataset.get()
        let (published, computed) = (Self.published(dataset), try Self.computed(dataset))
        #expect(published.count == 5808)
        #expect(Self.differing(published, computed).isEmpty)
        // UNDP publishes the inputs of Rwanda before 1995 and no index of them; no one else has one to add.
        #expect(
            Set(computed.keys).subtracting(published.keys) == Set((1990...1993).map { "RWA \($0)" }))
    }

    /// The rows of regions, groups of states and the world, which are not in the dataset, go through the same model under
    /// the codes of some countries.
    @Test(.enabled(if: SharedData.isThere, "the publishers' files are not here: set MIZAN_SHARED"))
    func everyAggregateAndYearIsThePublishedValue() throws {
        var findings: [Finding] = []
        let file = try SharedData.file("data/hdr/HDR23-24_composite_indices.csv.gz")
        let bytes = try #require(Sheet.inflated(file, &findings))
        let lines = try #require(String(bytes: bytes, encoding: .isoLatin1)).split(
            whereSeparator: \.isNewline)
        let aggregates = lines.filter { $0.hasPrefix("ZZ") }
        let renamed = zip(CountryCodes.standard.all, aggregates).map { country, line in
            country.iso3 + line.drop { $0 != "," }
        }
        let text = ([String(lines[0])] + renamed).joined(separator: "\n") + "\n"
        let imported = try Importing.run(
            "hdr-inputs", [Invented.file("aggregates.csv", text)], into: Dataset(),
            settings: ImportSettings(years: Self.years, retrieved: "2026-11-22")
        ).dataset
        let dataset = try Importing.opened(Importing.checked(imported, in: "aggregates"))
        let published = Self.published(dataset)
        #expect(published.count == 363)
        #expect(try Self.differing(published, Self.computed(dataset)).isEmpty)
        // With the countries: every row and year of the file that has inputs and an index.
        #expect(try Self.published(Self.dataset.get()).count + published.count == 6171)
    }

    /// Worked by hand from the figures of Norway in 2022: 83.393, 18.63846016, 13.06234279 and 69189.76165.
    @Test func norwayByHand() throws {
        let edition = try IndexEdition(of: Self.model(2022), from: Self.dataset.get(), at: Period(year: 2022))
        let place = try #require(edition.units.firstIndex { $0.id == "NOR" })
        let health = (83.393 - 20) / 65
        let education = (1 + 13.06234279 / 15) / 2
        let income = log(69189.76165 / 100) / log(750.0)
        let scores = edition.stages.scores.map { $0[place] }
        for (score, expected) in zip(scores, [health, education, income, cbrt(health * education * income)]) {
            #expect(abs(score - expected) < 1e-12)
        }
    }

    /// Rwanda in 1994: a newborn could expect 14 years, below the low goalpost.
    @Test func aHealthOfZeroIsAFindingAndNoIndex() throws {
        let model = try Self.model(1993)
        #expect {
            try IndexEdition(of: model, from: Self.dataset.get(), at: Period(year: 1994))
        } throws: { error in
            let findings = (error as? Findings)?.list ?? []
            return findings.map(\.code) == [.notComputable]
                && findings.allSatisfy { $0.message.contains("hdi of RWA at 1994") }
        }
    }

    /// North Korea has no income in the file: no index, and which part it lacks.
    @Test func withoutAnInputThereIsNoIndex() throws {
        let edition = try IndexEdition(of: Self.model(2022), from: Self.dataset.get(), at: Period(year: 2022))
        let place = try #require(edition.units.firstIndex { $0.id == "PRK" })
        #expect(edition.ranks[place] == nil)
        guard case .incomplete(let groups) = edition.absence(place) else {
            Issue.record("North Korea has an index")
            return
        }
        #expect(groups.map { edition.model.groups[$0.group].id } == ["education", "income", "hdi"])
    }
}
