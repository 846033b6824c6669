import Crypto
import Testing

@testable import Mizan

@Suite struct DatasetTests {
    private func dataset(_ folder: FolderContents) throws -> Dataset { try Dataset.read(folder).dataset }

    @Test func readsWhatIsWritten() throws {
        let dataset = try dataset(SampleFolder.folder())
        #expect(dataset.units.map(\.id) == ["AAA", "BBB", "alder", "birch", "cedar"])
        let birch = dataset.units[3]
        #expect(birch.parent == "alder" && birch.scope == .minorities && birch.sensitivity == .partners)
        #expect(
            birch.stateFigures == [
                .init(state: "AAA", from: nil, to: 2013), .init(state: "BBB", from: 2014, to: nil),
            ])
        #expect(dataset.units[2].longitude == -96.125 && dataset.units[2].tags == ["low-data", "conflict"])
        #expect(dataset.units[4].nameEnglish == "The \"Cedar\", old" && dataset.units[4].small)
        #expect(dataset.units[4].longitude == 10)
        let deaths = try #require(dataset.observations.first { $0.indicator == "deaths-civilians" })
        #expect(deaths.value == 3.5 && deaths.low == 3 && deaths.high == 9 && deaths.basis == .floor)
        #expect(
            deaths.period == Period("2020-Q1") && deaths.note == "two lines\nof text"
                && deaths.published == nil)
        #expect(dataset.links[1].groupID == "x \"y\" @ z" && dataset.links[1].from == nil)
        #expect(dataset.links[0].to == 2021 && dataset.links[0].evidence == .judgement)
        #expect(dataset.bodyFindings[0].grade == 1 && dataset.bodyFindings[1].standing == .provisional)
        #expect(dataset.improvements[0].factsFrom == 2018)
        #expect(dataset.instruments.map(\.country) == ["*", "AAA", "BBB"])
        #expect(dataset.sources[0].coversTo == 2024 && dataset.sources[1].redistribute == .ask)
    }

    /// Rows are sorted by the bytes of their keys, one column after the other.
    @Test func sortsByKey() throws {
        let dataset = try dataset(SampleFolder.folder())
        #expect(
            dataset.observations.map { "\($0.unit) \($0.indicator) \($0.period)" } == [
                "AAA lif-physical-integrity 2020", "alder population 2020", "alder population 2021",
                "birch deaths-civilians 2020-Q1", "birch population 2020",
            ])
    }

    @Test func theHashDependsOnRowsAlone() throws {
        let hash = try dataset(SampleFolder.folder()).hash
        #expect(hash.count == 64)
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<20 {
            var changes: [String: String?] = [:]
            for (file, text) in SampleFolder.texts where file.hasSuffix(".csv") {
                let lines = Self.records(text)
                let rows = [lines[0]] + lines.dropFirst().shuffled(using: &generator)
                let end = Bool.random(using: &generator) ? "\r\n" : "\n"
                let joined = rows.joined(separator: "\n").replacing("\n", with: end)
                changes[file] = (Bool.random(using: &generator) ? "\u{FEFF}" : "") + joined + end
            }
            #expect(try dataset(SampleFolder.folder(changes)).hash == hash)
        }
        // The same rows with columns in another order, numbers in other words, needless quotes.
        let observations = """
            published,source,note,unit,indicator,basis,standard_error,period,high,low,value
            2021-02-28,census,,"alder",population,whole,,2020,13e3,1.1e4,12000.000
            ,census,,alder,population,whole,,2021,,,12500
            ,survey,"two lines\nof text",birch,deaths-civilians,floor,,2020-Q1,9.0,3,35e-1
            ,census,,birch,population,part,,2020,,,4000
            ,survey,,AAA,lif-physical-integrity,whole,0.125,2020,-0,-0.50,-0.25
            """
        #expect(try dataset(SampleFolder.folder(["observations.csv": observations])).hash == hash)
        // In memory, rows in any order.
        var shuffled = try dataset(SampleFolder.folder())
        shuffled.observations.reverse()
        shuffled.units.shuffle(using: &generator)
        #expect(shuffled.hash == hash)
    }

    /// The records of a text, quoted newlines kept.
    private static func records(_ text: String) -> [String] {
        text.split(separator: "\n").reduce(into: []) { records, line in
            if let last = records.last, last.count(where: { $0 == "\"" }) % 2 == 1 {
                records[records.count - 1] += "\n" + line
            } else {
                records.append(String(line))
            }
        }
    }

    @Test(arguments: [
        ("observations.csv", "12000", "12001"), ("observations.csv", "whole", "part"),
        ("units.csv", "Alder", "Älder"),
        ("units.csv", "low-data;conflict", "conflict;low-data"),
        ("crosswalk.csv", "Same people", "same people"),
        ("instruments.csv", "1976", "1977"), ("observations.csv", "2021-02-28", ""),
    ])
    func theHashSeesEveryChange(file: String, old: String, new: String) throws {
        let hash = try dataset(SampleFolder.folder()).hash
        #expect(try dataset(SampleFolder.folder(file, old, new)).hash != hash)
    }

    @Test func whatIsWrittenReadsBack() throws {
        let dataset = try dataset(SampleFolder.folder())
        let written = dataset.written()
        let read = try Dataset.read(written)
        #expect(read.warnings.isEmpty)
        #expect(read.dataset == dataset)
        #expect(read.dataset.written() == written)
        var shuffled = dataset
        shuffled.observations.reverse()
        shuffled.sources.reverse()
        #expect(shuffled.written() == written)
        // Optional files without rows are left out, and are then not missed.
        shuffled.links = []
        #expect(shuffled.written().files["crosswalk.csv"] == nil)
        #expect(try Dataset.read(shuffled.written()).dataset.links.isEmpty)
    }

    /// Names that other programs trip over come through reading and writing as they are.
    @Test(arguments: [
        "<script>alert(1)</script>", "=1+1", "\t=1+1", "'=1+1", "-1+1", "@SUM(1,1)", "a\u{2028}b\u{2029}c",
        "%s%n%d%@",
        "x'); DROP TABLE units;--", "\u{627}\u{633}\u{645}\u{200F} (\u{623})\u{200E}", " spaces ", "NULL",
        "\"", "a\nb",
        "e\u{301}", "\u{e9}",
    ])
    func namesComeThrough(name: String) throws {
        var dataset = try dataset(SampleFolder.folder())
        dataset.units[4].nameEnglish = name
        let read = try Dataset.read(dataset.written()).dataset.units[4].nameEnglish
        #expect(Array(read.utf8) == Array(name.utf8))
    }

    /// The digests in the package are those of the files, and one changed byte is seen.
    @Test func thePackageStatesItsFiles() throws {
        var written = try dataset(SampleFolder.folder()).written()
        let package = String(decoding: written.files["datapackage.json"] ?? [], as: UTF8.self)
        for (file, bytes) in written.files where file.hasSuffix(".csv") {
            let digest = SHA256.hash(data: bytes).map { format($0) }.joined()
            #expect(package.contains("\"bytes\": \(bytes.count)"))
            #expect(package.contains("\"hash\": \"sha256:\(digest)\""))
        }
        written.files["units.csv"]?[200] ^= 1
        #expect(SampleFolder.findings(written).contains { $0.code == .changedFile })
    }

    private func format(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }

    /// An observation without a figure is passed over with a warning: it is missing, not 0.
    @Test func rowsWithoutFiguresAreMissing() throws {
        let read = try Dataset.read(SampleFolder.folder("observations.csv", "12500", ""))
        #expect(read.dataset.observations.count == 4)
        #expect(read.warnings.map(\.code) == [.noValue])
    }
}
