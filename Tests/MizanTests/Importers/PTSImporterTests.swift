import Testing

@testable import Mizan

struct PTSImporterTests {
    private func observations(_ lines: String, into dataset: Dataset? = nil) throws -> [String] {
        try Invented.observations(
            "pts", [Invented.file("p.csv", ImportOnly.pts + lines)], of: "lif-pts",
            into: dataset ?? Invented.dataset()
        ).map { "\($0.unit) \($0.period) \(NumberGrammar.text($0.value)) \($0.source) \($0.basis)" }.sorted()
    }

    @Test func threeReadingsAreThreeSources() throws {
        #expect(
            try observations("Invented A,,2010,AUL,900,1,NA,3,0\n") == [
                "AUS 2010 1 pts-amnesty whole", "AUS 2010 3 pts-state whole",
            ])
    }

    @Test func aReadingThatNeverRatesIsNoSource() throws {
        let file = Invented.file("p.csv", ImportOnly.pts + "Invented A,,2010,AUL,900,1,NA,3,0\n")
        let dataset = try Importing.run(
            "pts", [file], into: Invented.dataset(), settings: Invented.settings
        ).dataset
        #expect(
            dataset.sources.map(\.id).filter { $0.hasPrefix("pts") }.sorted() == ["pts-amnesty", "pts-state"])
    }

    @Test func aReadingOutsideTheYearsAskedForDoesNotKeepTheOthersOut() throws {
        let text = ImportOnly.pts + "A,,2010,AUL,900,1,NA,NA,0\nA,,2014,AUL,900,NA,4,NA,0\n"
        let dataset = try Importing.run(
            "pts", [Invented.file("p.csv", text)], into: Invented.dataset(),
            settings: ImportSettings(years: 2000...2012, retrieved: "2026-01-02")
        ).dataset
        #expect(dataset.sources.map(\.id).filter { $0.hasPrefix("pts") } == ["pts-amnesty"])
        let late = ImportSettings(years: 2020...2022, retrieved: "2026-01-02")
        let thrown = #expect(throws: Findings.self) {
            try Importing.run(
                "pts", [Invented.file("p.csv", text)], into: Invented.dataset(), settings: late)
        }
        #expect(thrown.map { Set($0.list.map(\.code)) } == [.noDataAtPeriod])
    }

    @Test func placesBelowTheStateAreLinkedByTheTableOnly() throws {
        var dataset = try Invented.dataset()
        for id in ["PSE-gaza", "PSE-west-bank", "UKR-crimean-tatars"] {
            dataset.units.append(SmallModel.community(id, in: "AUS"))
        }
        let lines = """
            Gaza (Hamas),,2012,NA,NA,4,NA,4,0
            Israel in Occupied Territories,,2012,NA,NA,5,NA,NA,0
            Israel in pre-1967 borders,,2012,NA,NA,2,NA,2,0
            Israel,,2012,ISR,666,4,NA,NA,0
            Russia-Occupied Areas (Ukraine),,2022,NA,NA,NA,NA,5,88
            "Palestine, State of",,2012,NA,NA,NA,NA,3,88
            European Union,,2016,NA,NA,2,NA,NA,0

            """
        #expect(
            try observations(lines, into: dataset) == [
                "ISR 2012 4 pts-amnesty whole", "PSE 2012 3 pts-state whole",
                "PSE-gaza 2012 5 pts-amnesty group",
                "PSE-west-bank 2012 5 pts-amnesty group", "UKR-crimean-tatars 2022 5 pts-state group",
            ])
        #expect(
            try ImportOnly.report("pts", ImportOnly.pts + lines, into: dataset) == [
                "European Union: no unit is known to be this place: 1",
                "Gaza (Hamas): no unit is known to be this place: 1",
                "Israel in pre-1967 borders: no unit is known to be this place: 1",
            ])
    }

    /// In 2006 the federation, whose number Serbia has elsewhere, and Serbia are both rated.
    @Test func aStateThatIsGoneIsNoOther() throws {
        let lines =
            "\"Yugoslavia, Federal Republic of\",,2006,YUG,345,3,NA,2,0\nSerbia,,2006,NA,NA,NA,NA,1,77\n"
        #expect(try observations(lines) == ["SRB 2006 1 pts-state whole"])
    }

    @Test func aRatingOffTheScaleIsRefused() {
        let file = Invented.file("p.csv", ImportOnly.pts + "A,,2010,AUL,900,66,NA,3,66\n")
        #expect(Invented.findings("pts", [file]).map(\.code) == [.notAChoice])
    }
}
