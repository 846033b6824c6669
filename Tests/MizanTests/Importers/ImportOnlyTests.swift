import Testing

@testable import Mizan

/// What holds of every kind that is import-only.
struct ImportOnlyTests {
    @Test(arguments: ImportOnly.kinds)
    func sourcesAreNeverToBeShippedAndAreCited(kind: String) throws {
        let dataset = try Importing.run(
            kind, ImportOnly.files(kind), into: Dataset(), settings: Invented.settings
        ).dataset
        #expect(!dataset.sources.isEmpty)
        for source in dataset.sources {
            #expect(source.redistribute == .no, "\(source.id)")
            #expect(
                !source.licence.isEmpty && !source.citation.isEmpty && !source.url.isEmpty, "\(source.id)")
        }
        for indicator in dataset.indicators {
            #expect(!indicator.nameEnglish.isEmpty && !indicator.nameArabic.isEmpty, "\(indicator.id)")
            #expect(!indicator.definition.isEmpty && !indicator.unitMeasure.isEmpty, "\(indicator.id)")
        }
    }

    @Test(arguments: ImportOnly.kinds)
    func anUnknownHeaderNamesTheColumnsLookedFor(kind: String) throws {
        let findings = Invented.findings(kind, [Invented.file("x.csv", "a,b\n1,2\n")])
        let finding = try #require(findings.first)
        #expect(findings.count == 1 && finding.code == .unknownHeader)
        #expect(finding.hint.contains("looked for the columns of"))
    }

    @Test(arguments: ImportOnly.kinds)
    func importingTwiceChangesNothing(kind: String) throws {
        let crosswalk =
            "AUS-part,mar,9001,One,,,same,1,r,file\nAUS-part,freedomhouse,term:x:AUS,x,,,same,1,r,file\n"
        let once = try Importing.run(
            kind, ImportOnly.files(kind), into: Invented.dataset(crosswalk: crosswalk),
            settings: Invented.settings)
        let new = Set(once.dataset.observations.map(\.source))
        #expect(new.isSuperset(of: once.dataset.sources.map(\.id).filter { !$0.hasPrefix("communities") }))
        let twice = try Importing.run(
            kind, ImportOnly.files(kind), into: once.dataset, settings: Invented.settings)
        #expect(twice.dataset.hash == once.dataset.hash)
    }

    // MARK: Nothing of it is shipped

    @Test func theShippedDatasetHoldsNoneOfTheirSources() throws {
        let dataset = try Shipped.dataset.get()
        let written = try ImportOnly.written()
        #expect(written.sources.count == 11 && written.indicators.count == 24)
        #expect(written.sources.isDisjoint(with: dataset.sources.map(\.id)))
        #expect(written.sources.isDisjoint(with: dataset.observations.map(\.source)))
        #expect(written.indicators.isDisjoint(with: dataset.indicators.map(\.id)))
    }

    @Test(arguments: [2005, 2014, 2017, 2020, 2024])
    func noCellOfTheDefaultModelRestsOnWhatMayNotBeShipped(year: Int) throws {
        let model = try Shipped.model.get()
        let dataset = try Shipped.dataset.get()
        let written = try ImportOnly.written()
        #expect(written.indicators.isDisjoint(with: model.indicators.flatMap { [$0.id] + $0.reads }))
        let terms = Dictionary(uniqueKeysWithValues: dataset.sources.map { ($0.id, $0.redistribute) })
        let panel = Panel(of: model, from: dataset, at: Period(year: year))
        let sources = Set(panel.cells.joined().joined().flatMap(\.sources))
        #expect(!sources.isEmpty)
        for source in sources {
            let known = try #require(terms[source], "\(source)")
            #expect(known != .no, "\(source)")
        }
    }
}
