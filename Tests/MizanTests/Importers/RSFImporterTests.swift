import Testing

@testable import Mizan

struct RSFImporterTests {
    private let text =
        ImportOnly.rsf
        + "\"AUS\",2021,80.5,20\n\"AUS\",2022,70.25,30\n\"XKO\",2021,60,50\n\"XKX\",2023,61,50\n\"CTU\",2022,50,9\n"

    private func figures(_ indicator: String) throws -> [String] {
        try Invented.observations(
            "rsf", [Invented.file("r.csv", text)], of: indicator, into: Invented.dataset()
        ).map { "\($0.unit) \($0.period) \(NumberGrammar.text($0.value)) \($0.source)" }.sorted()
    }

    @Test func twoMethodsAreTwoIndicatorsOfTwoSources() throws {
        #expect(try figures("vis-rsf-press-2013") == ["AUS 2021 80.5 rsf-2013", "XKX 2021 60 rsf-2013"])
        #expect(try figures("vis-rsf-press") == ["AUS 2022 70.25 rsf-2022", "XKX 2023 61 rsf-2022"])
    }

    @Test func aCodeOfTheirOwnIsCounted() throws {
        #expect(
            try ImportOnly.report("rsf", text, into: Invented.dataset()) == [
                "CTU: no unit is known to be this place: 1"
            ])
    }

    @Test func eachSourceCoversTheYearsOfItsMethod() throws {
        let dataset = try Importing.run(
            "rsf", [Invented.file("r.csv", text)], into: Invented.dataset(), settings: Invented.settings
        ).dataset
        let years = dataset.sources.filter { $0.id.hasPrefix("rsf") }.sorted { $0.id < $1.id }
            .map { [$0.coversFrom, $0.coversTo] }
        #expect(years == [[2021, 2021], [2022, 2023]])
        let early = try Importing.run(
            "rsf", [Invented.file("r.csv", text)], into: Invented.dataset(),
            settings: ImportSettings(years: 2000...2021, retrieved: "2026-01-02")
        ).dataset
        #expect(early.sources.map(\.id).filter { $0.hasPrefix("rsf") } == ["rsf-2013"])
    }
}
