import Testing

@testable import Mizan

struct InformImporterTests {
    private static let old =
        "ISO3,Socio-Economic Vulnerability,LACK OF COPING CAPACITY,Projected Conflict Risk,"
        + "Lack of Reliability (*)\n"
    private static let new =
        "ISO3,Socio-Economic Vulnerability,LACK OF COPING CAPACITY,Projected Conflict Probability,"
        + "Lack of Reliability (*)\n"
    private let release2001 = Invented.file(
        "inform_gri_2001_v1.csv", old + "AUS,1.5,x,0,#VALUE!\nFRA,2,3,0,#VALUE!\n")
    private let release2006 = Invented.file(
        "data/inform_risk_2006.csv", new + "AUS,2.5,4,x,6.5\nZZZ,1,1,1,1\n")

    private func figures(_ files: [ImportFile], _ indicator: String) throws -> [String] {
        try Invented.figures("inform", files, of: indicator, into: Invented.dataset())
    }

    @Test func eachReleaseIsOfItsYearAndASourceOfItsOwn() throws {
        let files = [release2001, release2006]
        #expect(try figures(files, "eco-vulnerability") == ["AUS 2001 1.5", "AUS 2006 2.5", "FRA 2001 2"])
        #expect(try figures(files, "hsh-lack-coping") == ["AUS 2006 4", "FRA 2001 3"])
        let sources = try Importing.run(
            "inform", files, into: Invented.dataset(), settings: Invented.settings
        )
        .dataset.sources.filter { $0.id.hasPrefix("inform") }
        #expect(Set(sources.map(\.id)) == ["inform-2001", "inform-2006"])
        #expect(sources.allSatisfy { $0.coversFrom == $0.coversTo })
    }

    /// Before, the column held an error in every row.
    @Test func reliabilityIsReadFromTheNewerReleaseOnly() throws {
        #expect(try figures([release2001, release2006], "vis-reliability") == ["AUS 2006 6.5"])
    }

    @Test func aFileOfNoYearIsAFinding() throws {
        let file = Invented.file("2030/inform.csv", Self.new + "AUS,2.5,4,1,6.5\n")
        #expect(
            try Invented.findings("inform", [file], into: Invented.dataset()).map(\.code) == [.missingValue])
    }

    @Test func aSpanOfYearsIsDatedByItsLast() throws {
        let file = Invented.file(
            "inform_2005_indicator_data.csv",
            "iso3,indicator_id,data_years,value\nAUS,IT.NET.USER.P2,2001-2003,80.5\nAUS,HDI,2004,0.9\n"
                + "FRA,IT.NET.USER.P2,2004,0\nPSE,IT.NET.USER.P2,2004,x\nNAM,IT.NET.USER.P2,,7\n")
        #expect(try figures([file], "vis-internet") == ["AUS 2003 80.5", "FRA 2004 0"])
    }

    @Test func aReleaseOutsideTheYearsAskedForIsAFinding() throws {
        let late = Invented.file("inform_risk_2031.csv", Self.new + "AUS,2.5,4,1,6.5\n")
        #expect(
            try Invented.findings("inform", [late], into: Invented.dataset()).map(\.code) == [.noDataAtPeriod]
        )
    }
}
