import Testing

@testable import Mizan

/// A source covers the years imported, so that no year left out is taken for one without events.
struct CoverageTests {
    private static let deaths =
        "actor_name,year,best_fatality_estimate,low_fatality_estimate,high_fatality_estimate,gwno_location,"
        + "version\n"
    private let file = Invented.file(
        "o.csv", deaths + [1990, 2001, 2010, 2016, 2017, 2031].map { "A,\($0),30,30,30,900,1\n" }.joined())

    private func run(_ years: ClosedRange<Int>?, into dataset: Dataset? = nil) throws -> (
        covers: [Int?], years: [Int], left: Int?, dataset: Dataset
    ) {
        var settings = ImportSettings(retrieved: "2026-01-02")
        if let years { settings.years = years }
        let start = try dataset ?? Invented.dataset()
        let (new, report) = try Importing.run("ucdp-onesided", [file], into: start, settings: settings)
        let source = try #require(new.sources.first { $0.id == "ucdp-onesided" })
        let figures = new.observations.filter { $0.source == source.id }.map(\.period.year).sorted()
        let left = report.joins.notLinked.first { $0.key.reason == "outside the years asked for" }?.value
        return ([source.coversFrom, source.coversTo], figures, left, new)
    }

    @Test func yearsLeftOutAreNotCovered() throws {
        let cut = try run(2005...2016)
        #expect(cut.covers == [2005, 2016])
        #expect(cut.years == [2010, 2016])
        #expect(cut.left == 4)
    }

    @Test func everyYearOfTheFilesIsTakenUnlessOneSaysOtherwise() throws {
        let all = try run(nil)
        #expect(all.covers == [2000, 2031])
        #expect(all.years == [2001, 2010, 2016, 2017, 2031])
        #expect(all.left == 1)
    }

    /// A file that ends before the last year asked for says nothing of the years after.
    @Test func yearsThatTheFilesLackAreNotCovered() throws {
        #expect(try run(1980...2050).covers == [1990, 2031])
    }

    @Test func yearsImportedBeforeStayCovered() throws {
        let early = try run(2000...2010).dataset
        #expect(try run(2011...2016, into: early).covers == [2000, 2016])
        // 2011 to 2014 were never imported: they must not be taken for years of silence.
        #expect(try run(2015...2016, into: early).covers == [2015, 2016])
        #expect(try run(2000...2005, into: early).covers == [2000, 2010])
    }

    @Test func filesWithoutAYearAskedForAreAFinding() throws {
        #expect {
            try run(1980...1985)
        } throws: { error in
            ((error as? Findings)?.list ?? []).map(\.code) == [.noDataAtPeriod]
        }
    }

    @Test func yearsLeftOutAreCountedOfPeriodsAndOfColumns() throws {
        let periods = Invented.file(
            "epr.csv",
            "gwid,from,to,group,gwgroupid,size,status,reg_aut\n900,1950,1990,One,9001,0.3,POWERLESS,\n"
                + "900,1991,2021,One,9001,0.3,POWERLESS,\n")
        let columns = Invented.file("hdr.csv", "iso3,hdicode,hdi_1990,hdi_1991,hdi_2001\nAUS,x,0.5,0.6,0.7\n")
        for (kind, file, lost, covers) in [
            ("epr", periods, 1, [2000, 2021]), ("hdr", columns, 2, [2000, 2001]),
        ] {
            let (new, report) = try Importing.run(
                kind, [file], into: Invented.dataset(), settings: ImportSettings(retrieved: "2026-01-02"))
            #expect(report.joins.notLinked.values.reduce(0, +) >= lost)
            #expect(
                report.joins.notLinked.first { $0.key.reason == "outside the years asked for" }?.value == lost
            )
            let source = try #require(new.sources.first { $0.id.contains(kind) })
            #expect([source.coversFrom, source.coversTo] == covers)
        }
    }
}
