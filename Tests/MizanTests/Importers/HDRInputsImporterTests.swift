import Testing

@testable import Mizan

/// Invented lines in the form of UNDP's file.
struct HDRInputsImporterTests {
    private let text = """
        iso3,country,le_1990,eys_1990,mys_1990,gnipc_1990,hdi_1990,le_2011,gnipc_2011,hdi_2011,hdi_f_2011
        AUS,Australia,77,19.5,11,30000,0.87,82,,0.93,0.9
        SSD,South Sudan,40,,3,900.5,,55,80000,,
        ZZK.WORLD,World,64,9,6,9000,0.6,71,15000,0.7,0.6

        """

    private func made(into dataset: Dataset = Dataset(), years: ClosedRange<Int> = 1990...2022) throws
        -> (dataset: Dataset, report: ImportReport)
    {
        try Importing.run(
            "hdr-inputs", [Invented.file("h.csv", text)], into: dataset,
            settings: ImportSettings(years: years, retrieved: "2026-01-02"))
    }

    @Test func everyStateIsARankedUnitAndTheWorldIsNone() throws {
        let (dataset, report) = try made()
        #expect(dataset.units.map(\.id) == ["AUS", "SSD"])
        #expect(dataset.units.allSatisfy { $0.kind == .country && $0.rankAs == .leaf })
        #expect(dataset.units.map(\.nameEnglish) == ["Australia", "South Sudan"])
        #expect(dataset.units.map(\.nameArabic) == ["أستراليا", "جنوب السودان"])
        #expect(
            report.joins.notLinked == [.init(subject: "ZZK.WORLD", reason: "not a country code"): 1])
    }

    /// As the file has them: above the goalposts, from before the state, and nothing for an empty cell.
    @Test func everyFigureIsTakenAsItIs() throws {
        let rows = try made().dataset.observations.map {
            "\($0.unit) \($0.indicator) \($0.period) \(NumberGrammar.text($0.value))"
        }
        #expect(
            Set(rows) == [
                "AUS life-expectancy 1990 77", "AUS expected-schooling 1990 19.5",
                "AUS mean-schooling 1990 11",
                "AUS gni-per-capita 1990 30000", "AUS published-hdi 1990 0.87", "AUS life-expectancy 2011 82",
                "AUS published-hdi 2011 0.93", "SSD life-expectancy 1990 40", "SSD mean-schooling 1990 3",
                "SSD gni-per-capita 1990 900.5", "SSD life-expectancy 2011 55",
                "SSD gni-per-capita 2011 80000",
            ])
        #expect(rows.count == 12)
    }

    @Test func yearsNotAskedForAreCountedAndNotCovered() throws {
        let (dataset, report) = try made(years: 2000...2022)
        #expect(Set(dataset.observations.map(\.period)) == [Period(year: 2011)])
        #expect(
            report.joins.notLinked[.init(subject: "undp-hdr", reason: "outside the years asked for")] == 8)
        #expect(dataset.sources.map(\.coversFrom) == [2000] && dataset.sources.map(\.coversTo) == [2011])
    }

    /// A unit that is there may be more than a name: a host that is shown beside its communities.
    @Test func aUnitThatIsThereStaysAsItIs() throws {
        let before = try Invented.dataset()
        let after = try made(into: before).dataset
        #expect(Set(before.units).isSubset(of: after.units) && after.units.count == before.units.count)
    }

    @Test func aFigureOffItsScaleIsAFinding() {
        let bad = text.replacing(",0.87,", with: ",87,").replacing("AUS,Australia,77", with: "AUS,A,-7")
        #expect(
            Invented.findings("hdr-inputs", [Invented.file("h.csv", bad)]).map(\.code) == [
                .outOfRange, .outOfRange,
            ])
    }
}
