import Testing

@testable import Mizan

/// `mizan import dataset`: a dataset's own files, merged by key.
struct DatasetImporterTests {
    private static let names = SampleFolder.texts.keys.filter { $0.hasSuffix(".csv") }.sorted()

    /// The files of the sample as a user names them, with some texts changed; nil leaves one out.
    private func files(_ changes: [String: String?] = [:], only: [String] = names) -> [ImportFile] {
        var texts: [String: String] = SampleFolder.texts
        for (name, text) in changes { texts[name] = text }
        return only.sorted().compactMap { name in
            texts[name].map { Invented.file("hand/\(name)", $0) }
        }
    }

    private func run(_ files: [ImportFile], into dataset: Dataset = Dataset()) throws -> (
        Dataset, ImportReport
    ) {
        let result = try Importing.run("dataset", files, into: dataset, settings: Invented.settings)
        return (result.dataset, result.report)
    }

    private func sample() throws -> Dataset { try Dataset.read(SampleFolder.folder()).dataset }

    private func changed(_ file: String, _ old: String, _ new: String) throws -> [String: String?] {
        let text = try #require(SampleFolder.texts[file])
        let range = try #require(text.firstRange(of: old))
        return [file: text.replacingCharacters(in: range, with: new)]
    }

    @Test func itReadsWhatTheReaderOfDatasetsReads() throws {
        let (read, report) = try run(files())
        #expect(try read.hash == sample().hash)
        #expect(report.changes.allSatisfy { $0.changed + $0.removed + $0.unchanged == 0 })
        let (again, second) = try run(files(), into: read)
        #expect(again.hash == read.hash)
        #expect(second.changes.allSatisfy { $0.added + $0.changed + $0.removed == 0 })
    }

    /// Rows typed into one file refer to what is there; rows with a key that is there take its place; none goes.
    @Test func rowsAreMergedByKey() throws {
        let header = "unit,indicator,period,value,basis,source\n"
        let rows =
            header + "birch,population,2020,4500,part,census\nbirch,population,2022,5000,whole,survey\n"
        let (merged, report) = try run([Invented.file("observations.csv", rows)], into: sample())
        let before = try sample()
        #expect(report.changes.map(\.file) == ["observations.csv"])
        #expect(
            report.changes.first.map { [$0.added, $0.changed, $0.removed, $0.unchanged] } == [1, 1, 0, 0])
        #expect(merged.observations.count == before.observations.count + 1)
        #expect(merged.units == before.units && merged.sources == before.sources)
        let values = merged.observations.filter { $0.unit == "birch" && $0.indicator == "population" }
        #expect(values.map(\.value).sorted() == [4500, 5000])
    }

    /// A unit that is new and one that is there may both be named by rows of the same import.
    @Test func newRowsMayReferToNewAndOld() throws {
        let units =
            "id,kind,rank_as,scope,name_en,country,small,sensitivity,parent\n"
            + "elm,community,leaf,minorities,Elm,AAA,no,public,alder\n"
        let figures =
            "unit,indicator,period,value,basis,source\nelm,population,2020,1,whole,census\n"
            + "cedar,population,2020,2,whole,census\n"
        let (merged, _) = try run(
            [Invented.file("units.csv", units), Invented.file("observations.csv", figures)], into: sample())
        #expect(try merged.observations.count == sample().observations.count + 2)
    }

    @Test(arguments: ["units.csv", "indicators.csv", "sources.csv"])
    func aReferenceToNothingIsFoundWhereItStands(file: String) throws {
        let figures = "unit,indicator,period,value,basis,source\nalder,population,2020,1,whole,census\n"
        let wrong = ["units.csv": "alder", "indicators.csv": "population", "sources.csv": "census"]
        let id = try #require(wrong[file])
        let range = try #require(figures.firstRange(of: id))
        let bad = figures.replacingCharacters(in: range, with: id + "x")
        let found = try Invented.findings(
            "dataset", [Invented.file("a b/observations.csv", bad)], into: sample())
        #expect(found.map(\.code) == [.unknownReference])
        #expect(found.first?.file == "a b/observations.csv" && found.first?.line == 2)
        #expect(found.first?.hint == "did you mean \(id)?")
    }

    @Test func everyFindingOfEveryFileComesAtOnce() throws {
        var changes = try changed("observations.csv", "12500", "many")
        changes.merge(try changed("units.csv", "stateless,no", "stateless,maybe")) { first, _ in first }
        changes.merge(try changed("findings.csv", "2022,2019", "2022,19")) { first, _ in first }
        let found = Invented.findings("dataset", files(changes))
        #expect(
            Set(found.filter { $0.severity == .error }.map(\.file))
                == ["hand/observations.csv", "hand/units.csv", "hand/findings.csv"])
        #expect(Set(found.map(\.code)).isSuperset(of: [.notANumber, .notAChoice]))
        #expect(found.allSatisfy { $0.line > 0 })
    }

    /// What an import of a folder finds is what reading that folder finds.
    @Test(arguments: [
        ("units.csv", "alder,leaf", "birch,leaf"), ("observations.csv", "2020-Q1", "2020-Q5"),
        ("observations.csv", "2021-02-28", "2021-02-30"), ("sources.csv", "survey,Survey", "census,Survey"),
        ("instruments.csv", "AAA,ICCPR", "CCC,ICCPR"), ("crosswalk.csv", "part-of-group", "part"),
        ("improvements.csv", "birch,", "birhc,"), ("indicators.csv", "country,,,,,", "state,,,,,"),
    ])
    func findingsAreThoseOfTheReader(file: String, old: String, new: String) throws {
        let expected = SampleFolder.findings(SampleFolder.folder(file, old, new))
        let found = Invented.findings("dataset", files(try changed(file, old, new)))
        #expect(!found.isEmpty)
        #expect(found.map(\.code) == expected.map(\.code))
        #expect(found.map(\.message) == expected.map(\.message))
        #expect(found.map(\.line) == expected.map(\.line))
        #expect(found.map { "sample/" + $0.file.dropFirst("hand/".count) } == expected.map(\.file))
    }

    @Test func aNewDatasetNeedsItsFourFiles() {
        let found = Invented.findings("dataset", files(only: ["units.csv", "findings.csv"]))
        #expect(found.map(\.code) == [.missingFile, .missingFile, .missingFile])
        #expect(Set(found.map(\.file)) == ["indicators.csv", "sources.csv", "observations.csv"])
    }

    @Test func filesAreKnownByTheirNames() throws {
        let text = try #require(SampleFolder.texts["units.csv"])
        let misspelt = try Invented.findings("dataset", [Invented.file("x/unit.csv", text)], into: sample())
        #expect(misspelt.map(\.code) == [.unknownHeader])
        #expect(misspelt.first?.hint == "did you mean units.csv?")
        let twice = try Invented.findings(
            "dataset", [Invented.file("a/units.csv", text), Invented.file("b/units.csv", text)],
            into: sample())
        #expect(twice.map(\.code) == [.conflictingRows])
    }

    /// A folder gives its own files, whatever else lies there; a name that is nearly one is not passed over.
    @Test func aFolderGivesItsOwnFiles() {
        var folder = SampleFolder.folder()
        folder.files["notes.csv"] = []
        folder.files["below/units.csv"] = []
        #expect(Importing.datasetFiles(in: folder).map(\.name) == Self.names.map { "sample/" + $0 })
        folder.files["observation.csv"] = []
        #expect(Importing.datasetFiles(in: folder).contains { $0.name == "sample/observation.csv" })
    }

    /// A column of the user's own is not written, and that is said.
    @Test func aColumnThatIsNotKeptIsNamed() throws {
        let units = try #require(SampleFolder.texts["sources.csv"])
        let lines = units.split(separator: "\n").map { $0 + (($0.hasPrefix("id,")) ? ",mine" : ",x") }
        let (read, report) = try run(files(["sources.csv": lines.joined(separator: "\n") + "\n"]))
        #expect(try read.hash == sample().hash)
        #expect(report.warnings.map(\.code) == [.unknownColumn])
        #expect(report.warnings.first?.hint.contains("written") == true)
    }

    /// A folder whose files were changed on purpose is read without its description, and only then.
    @Test func aFolderIsDescribedAnew() throws {
        var folder = try sample().written()
        let text = String(decoding: try #require(folder.files["observations.csv"]), as: UTF8.self)
        let range = try #require(text.firstRange(of: "12500"))
        folder.files["observations.csv"] = Array(text.replacingCharacters(in: range, with: "12501").utf8)
        folder.path = "some where"
        #expect {
            try Importing.opened(folder)
        } throws: { error in
            let list = (error as? Findings)?.list ?? []
            return list.map(\.code) == [.changedFile]
                && list.first?.hint.contains("mizan import dataset some where --into some where") == true
        }
        let opened = try Importing.opened(folder, isRedescribed: true)
        let written = try Importing.checked(opened, in: "x")
        #expect(try Dataset.read(written).dataset.observations.contains { $0.value == 12501 })
        #expect(written.files["observations.csv"] == folder.files["observations.csv"])
    }
}
