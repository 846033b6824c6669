import Testing

@testable import Mizan

struct FactsImporterTests {
    private func unit(_ id: String) throws -> Dataset.Unit {
        try #require(Invented.dataset().units.first { $0.id == id })
    }

    @Test func unitsAreRankedWhereTheirRowSays() throws {
        let units = try Invented.dataset().units.filter { $0.kind == .community }
        let places = Dictionary(
            uniqueKeysWithValues: units.map { ($0.id, "\($0.rankAs) \($0.scope.map { "\($0)" } ?? "")") })
        #expect(
            places == [
                "AUS-all": "parent minorities", "AUS-part": "leaf minorities", "AUS-rest": "leaf minorities",
                "SSD-all": "leaf occupied", "REU-all": "leaf intra",
            ])
    }

    @Test func onlyYesIsSmall() throws {
        #expect(try unit("SSD-all").small)
        #expect(try !unit("AUS-part").small)
    }

    @Test func aRestIsNamedAndPlacedByItsParent() throws {
        let rest = try unit("AUS-rest")
        #expect(rest.nameEnglish == "Other Muslims of Australia")
        #expect(rest.nameArabic == "سائر مسلمي أستراليا")
        #expect(rest.country == "AUS" && rest.region == "Oceania" && rest.parent == "AUS-all")
        #expect(rest.tags.isEmpty)
    }

    @Test func stateFiguresBeginWithTheState() throws {
        #expect(try unit("SSD-all").stateFigures == [.init(state: "SSD", from: 2011, to: nil)])
        #expect(try unit("REU-all").stateFigures == [.init(state: "FRA", from: nil, to: 2013)])
        #expect(try unit("SSD").stateFigures == [.init(state: "SSD", from: 2011, to: nil)])
    }

    @Test func everyStateAndEveryHostIsAUnit() throws {
        let countries = Set(try Invented.dataset().units.filter { $0.kind == .country }.map(\.id))
        #expect(countries.isSuperset(of: ["AUS", "FRA", "PSE", "NAM", "REU"]))
        #expect(!countries.contains("HKG"))
    }

    @Test func aPopulationIsAFigureOrTheMiddleOfARangeNeverABound() throws {
        let figures = try Invented.dataset().observations
        let texts = figures.map { "\($0.unit) \($0.period) \(NumberGrammar.text($0.value)) \($0.source)" }
            .sorted()
        #expect(
            texts == [
                "AUS-all 2010 1000 communities-national", "AUS-part 2010 251 communities-national",
                "AUS-rest 2010 699 communities-rest", "REU-all 2010 50 communities-national",
            ])
        let part = try #require(figures.first { $0.unit == "AUS-part" })
        #expect(part.low == 200 && part.high == 301)
        #expect(part.note.contains("middle of the published range"))
    }

    /// A rest is worth no more than the least of the figures that it is made of.
    @Test func theNoteBeginsWithHowThePopulationWasChecked() throws {
        let notes = try Dictionary(
            uniqueKeysWithValues: Invented.dataset().observations.map {
                ($0.unit, $0.note.split(separator: ";").first.map(String.init))
            })
        #expect(
            notes == [
                "AUS-all": "evidence: file", "AUS-part": "evidence: page", "AUS-rest": "evidence: page",
                "REU-all": "evidence: file",
            ])
    }

    private static let framework =
        "code,dimension,indicator,definition,unit,direction,level,source_candidates,declaration_articles,violation,"
        + "need_code\nEDU1,Education,Schooling gap,A gap,points,higher is worse,community,MICS; DHS,4.3,,N6\n"
        + "LIF1,Life,Unlawful killings,Deaths,deaths,higher is worse,community area,OHCHR,1.1,,N1\n"
        + "POL1,Political,Power status,Status,0-6,higher is worse,community,EPR,2.2,,N4\n"
        + "RSK6,Foresight,State-level risk,Risk,percent,higher is worse,country,EWP,1.1,,R\n"

    @Test func whatTheFrameworkAsksForAndNothingMeasuresIsNotAssessed() throws {
        let file = Invented.file("indicators.csv", Self.framework)
        let result = try Importing.run(
            "facts", [file], into: Invented.dataset(), settings: Invented.settings)
        let added = result.dataset.indicators.filter { $0.id != "population" }
        #expect(
            added.map(\.id).sorted() == [
                "edu1-schooling-gap", "lif1-unlawful-killings", "rsk6-state-level-risk",
            ])
        #expect(added.allSatisfy { $0.sourceNote.hasPrefix("Not assessed:") && !$0.nameArabic.isEmpty })
        #expect(added.map(\.level) == [.community, .community, .country])
        let killings = try #require(added.first { $0.id.hasPrefix("lif1") })
        #expect(killings.sourceNote.contains("deaths-civilians") && killings.sourceNote.contains("OHCHR"))
        #expect(result.report.coverage.isEmpty)
    }

    @Test func unitsNeedTheirCommunities() {
        let alone = Invented.findings("facts", [Invented.file("units.csv", Invented.units)])
        #expect(alone.map(\.code) == [.missingCompanion])
        let stranger = Invented.units + "ZZZ-x,leaf,,,,,no,,indigenous,AUS\n"
        let findings = Invented.findings(
            "facts",
            [Invented.file("communities.csv", Invented.communities), Invented.file("units.csv", stranger)])
        #expect(findings.map(\.code) == [.unknownReference])
        #expect(findings.map(\.line) == [7])
    }

    @Test func linksAndFindingsComeAcrossWhole() throws {
        let act = "unit,violation,grade,body,document,document_year,facts_from,facts_to,ongoing,evidence,note"
        let files = [
            Invented.file(
                "crosswalk.csv",
                Invented.crosswalkHeader + "AUS-all,epr,1,One,1990,2020,group-part-of,0.25,why,judgement\n"),
            Invented.file(
                "findings.csv",
                "\(act),standing,extent,extent_basis\n"
                    + "AUS-all,killing,3,Body,Doc,2020,2018,,yes,page,n,final,pattern,b\n"),
            Invented.file(
                "improvements.csv", "\(act)\nAUS-all,killing,2,Body,Act,2021,,,unknown,recalled,\n"),
        ]
        let result = try Importing.run("facts", files, into: Invented.dataset(), settings: Invented.settings)
            .dataset
        #expect(
            result.links == [
                .init(
                    unit: "AUS-all", publisher: "epr", groupID: "1", groupName: "One", from: 1990, to: 2020,
                    relation: .groupPartOf, share: 0.25, reason: "why", evidence: .judgement)
            ])
        #expect(result.bodyFindings.map(\.extent) == [.pattern])
        #expect(result.bodyFindings.map(\.factsTo) == [nil])
        #expect(result.improvements.map(\.grade) == [2])
        let wrong = Invented.file(
            "crosswalk.csv", Invented.crosswalkHeader + "AUS-all,epr,1,One,,,near,,why,judgement\n")
        #expect(Invented.findings("facts", [wrong]).map(\.code) == [.notAChoice])
    }

    @Test func aRowAboutNoUnitIsNamedWithItsLine() throws {
        let file = Invented.file(
            "crosswalk.csv",
            Invented.crosswalkHeader + "AUS-all,epr,1,One,,,same,,r,file\nAUS-al,epr,2,Two,,,same,,r,file\n")
        let findings = try Invented.findings("facts", [file], into: Invented.dataset())
        #expect(findings.map(\.code) == [.unknownReference])
        #expect(findings.map(\.line) == [3])
        #expect(findings[0].hint.contains("AUS-all"))
    }
}
