import Testing

@testable import Mizan

struct PewImporterTests {
    @Test func restrictionsAreJoinedByTheirNames() throws {
        let text =
            ImportOnly.restrictions
            + "1,Burma (Myanmar),2010,8.5,6\n2,Atlantis,2010,1,1\n3,South Sudan,2010,2,2\n4,South Sudan,2011,3,\n"
        let file = Invented.file("p.csv", text)
        let dataset = try Invented.dataset()
        #expect(
            try Invented.figures("pew", [file], of: "rel-pew-gri", into: dataset) == [
                "MMR 2010 8.5", "SSD 2011 3",
            ])
        #expect(try Invented.figures("pew", [file], of: "rel-pew-shi", into: dataset) == ["MMR 2010 6"])
    }

    /// 30 of 100 thousand: two counts printed as fewer than 10,000 make it 30 of 100 to 119.998 thousand.
    @Test func fewIsBoundedAndNeverZero() throws {
        let text =
            ImportOnly.religions
            + "\"Namibia\",\"70000\",\"30000\",\"< 10000\",\"< 10000\",\"0\",\"0\",\"0\",\"0\"\n"
            + "\"Australia\",\"70000\",\"< 10000\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\"\n"
        let file = Invented.file("p.csv", text)
        let rows = try Invented.observations(
            "pew", [file], of: "ctx-pew-muslim-share", into: Invented.dataset())
        #expect(rows.map(\.unit) == ["NAM"])
        let row = try #require(rows.first)
        #expect(row.period == Period(year: 2010))
        #expect(abs(row.value - 100 * 30000 / 109_999) < 1e-12)
        let low = try #require(row.low)
        #expect(abs(low - 100 * 30000 / 119_998) < 1e-12)
        #expect(row.high == 30)
        #expect(
            try ImportOnly.report("pew", text, into: Invented.dataset()) == [
                "AUS: Muslims printed as fewer than 10,000: 1"
            ])
    }

    @Test func noCountBecomesAPopulation() throws {
        let before = try Invented.dataset().observations.filter { $0.indicator == "population" }
        let after = try Importing.run(
            "pew", ImportOnly.files("pew"), into: Invented.dataset(), settings: Invented.settings
        ).dataset.observations.filter { $0.indicator == "population" }
        #expect(after == before)
    }

    @Test func anUnknownTextIsRefused() {
        let text =
            ImportOnly.religions + "\"Namibia\",\"70000\",\"many\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\"\n"
        #expect(Invented.findings("pew", [Invented.file("p.csv", text)]).map(\.code) == [.notANumber])
    }
}
