import Testing

@testable import Mizan

/// Files of states by years.
struct CountryImporterTests {
    private let wdi = "country,iso2c,iso3c,year,wdi.popsize.new,wdi.imrate.new\n"
    private let hrps = "YEAR,COW,theta_mean,theta_sd\n"

    private func report(_ kind: String, _ text: String) throws -> Joins {
        try Importing.run(
            kind, [Invented.file("x.csv", text)], into: Invented.dataset(), settings: Invented.settings
        ).report.joins
    }

    @Test func statesAreTakenAndAggregatesAreNot() throws {
        let text =
            wdi
            + "Namibia,NA,NAM,2001,2e+06,40.5\nWorld,1W,WLD,2001,6e9,50\nHigh income,,,2001,1e9,5\n"
            + "Aruba,AW,ABW,2001,90000,\n"
        let file = Invented.file("x.csv", text)
        let dataset = try Invented.dataset()
        let people = try Invented.figures("wdi", [file], of: "population", into: dataset)
        #expect(people.filter { !$0.contains("-") } == ["NAM 2001 2000000"])
        #expect(
            try Invented.figures("wdi", [file], of: "hsh-infant-mortality", into: dataset) == [
                "NAM 2001 40.5"
            ])
        let reasons = try report("wdi", text).notLinked.keys.map { "\($0.subject): \($0.reason)" }.sorted()
        #expect(reasons == [": not a country code", "ABW: no such unit", "WLD: not a country code"])
    }

    @Test func nothingIsTakenFromBeforeAState() throws {
        let text = hrps + "2001,345,0.1,0.2\n2006,345,0.3,0.2\n2011,626,-1,0.2\n2010,626,-1,0.2\n"
        let file = Invented.file("x.csv", text)
        let figures = try Invented.figures(
            "hrps", [file], of: "lif-physical-integrity", into: Invented.dataset())
        #expect(figures == ["SRB 2006 0.3", "SSD 2011 -1"])
        #expect(
            try Set(report("hrps", text).notLinked.keys.map(\.reason)) == ["before the state was founded"])
    }

    @Test func ofTwoNumbersTheNewerStands() throws {
        let text = hrps + "2006,340,0.9,0.2\n2006,345,0.3,0.2\n"
        let figures = try Invented.figures(
            "hrps", [Invented.file("x.csv", text)], of: "lif-physical-integrity", into: Invented.dataset())
        #expect(figures == ["SRB 2006 0.3"])
    }

    @Test func onlyTheYearsAskedForAreTaken() throws {
        let text = hrps + "1999,900,1,1\n2000,900,2,1\n2024,900,3,1\n2025,900,4,1\n"
        let figures = try Invented.figures(
            "hrps", [Invented.file("x.csv", text)], of: "lif-physical-integrity", into: Invented.dataset())
        #expect(figures == ["AUS 2000 2", "AUS 2024 3"])
    }

    @Test func aSourceSaysWhichYearsItsFileCovers() throws {
        let text = hrps + "1999,900,1,1\n2025,900,NA,NA\n2010,900,1,1\n"
        let result = try Importing.run(
            "hrps", [Invented.file("x.csv", text)], into: Invented.dataset(),
            settings: ImportSettings(years: 1990...2030, retrieved: "2026-01-02"))
        let source = try #require(result.dataset.sources.first { $0.id == "hrps-4.02" })
        #expect(source.coversFrom == 1999 && source.coversTo == 2025)
        #expect(source.retrieved == "2026-01-02")
    }

    @Test func oneSidedDeathsAreOfTheOneStateNamed() throws {
        let text = """
            actor_name,year,best_fatality_estimate,low_fatality_estimate,high_fatality_estimate,gwno_location,version
            A,2001,30,25,40,900,25.1
            B,2001,50,50,60,900,25.1
            C,2001,99,99,99,"900, 365",25.1
            D,2002,26,26,26,345,25.1
            E,2003,26,26,26,678,25.1

            """
        let rows = try Invented.observations(
            "ucdp-onesided", [Invented.file("x.csv", text)], of: "deaths-onesided", into: Invented.dataset())
        let texts = rows.map { "\($0.unit) \($0.period) \($0.value) \($0.low ?? -1) \($0.high ?? -1)" }
            .sorted()
        #expect(texts == ["AUS 2001 80.0 75.0 100.0", "YEM 2003 26.0 26.0 26.0"])
        #expect(rows.allSatisfy { $0.basis == .floor })
        let lost = try report("ucdp-onesided", text).notLinked
        #expect(
            lost.map { "\($0.key.subject) \($0.value)" }.sorted() == ["SRB 1", "rows with several places 1"])
    }
}
