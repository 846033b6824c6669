import Testing

@testable import Mizan

/// Each code that the data room can give, by one change to a sound dataset, with its place.
@Suite struct DatasetFindingTests {
    struct Case: CustomTestStringConvertible {
        var code: FindingCode
        var folder: FolderContents
        var file: String
        var line: Int
        var column: Int
        /// A word that message or hint must hold.
        var word: String

        init(
            _ code: FindingCode, _ file: String, _ line: Int, _ column: Int, _ word: String,
            _ folder: FolderContents
        ) {
            (self.code, self.folder, self.file, self.line, self.column, self.word) =
                (code, folder, file, line, column, word)
        }

        /// A change of one text in a file.
        init(
            _ code: FindingCode, _ file: String, _ line: Int, _ column: Int, _ word: String,
            _ changed: String,
            _ old: String, _ new: String
        ) {
            self.init(code, file, line, column, word, SampleFolder.folder(changed, old, new))
        }

        var testDescription: String { "\(code.rawValue) \(file):\(line):\(column) \(word)" }
    }

    static let package = "datapackage.json"
    static let units = "units.csv"
    static let observations = "observations.csv"

    static let fileCases: [Case] = [
        Case(.missingFile, package, 0, 0, "missing", SampleFolder.folder([package: nil])),
        Case(.missingFile, package, 4, 31, "units.csv", SampleFolder.folder([units: nil])),
        Case(
            .missingFile, package, 0, 0, "not listed", package, #"{"name": "units", "path": "units.csv"},"#,
            ""),
        Case(.pathOutsideFolder, package, 4, 31, "../units.csv", package, "\"units.csv", "\"../units.csv"),
        Case(.pathOutsideFolder, package, 4, 31, "/etc", package, "\"units.csv", "\"/etc/units.csv"),
        Case(.pathOutsideFolder, package, 4, 31, "C:", package, "\"units.csv", "\"C:units.csv"),
        Case(
            .pathOutsideFolder, package, 4, 31, "https", package, "\"units.csv", "\"https://a.invalid/u.csv"),
        Case(.malformedPackage, package, 13, 2, "closed", package, "units.csv\"},", "units.csv\","),
        Case(.malformedPackage, package, 5, 5, "not JSON", package, "units.csv\"},", "units.csv\"}"),
        Case(.malformedPackage, package, 2, 11, "sample", package, "\"sample\"", "*sample"),
        Case(.malformedPackage, package, 4, 5, "path", package, #", "path": "units.csv""#, ""),
        Case(.malformedPackage, package, 1, 1, "resources", SampleFolder.folder([package: "[1, 2]"])),
        Case(.changedFile, package, 4, 53, "bytes", package, "units.csv\"", "units.csv\", \"bytes\": 7"),
        Case(
            .changedFile, package, 4, 52, "SHA-256", package, "units.csv\"",
            "units.csv\", \"hash\": \"sha256:" + String(repeating: "0", count: 64) + "\""),
        Case(
            .differingSchema, package, 4, 54, "`name`", package, "units.csv\"",
            #"units.csv", "schema": {"fields": [{"name": "id"}, {"name": "name"}]}"#),
        Case(.notUTF8, units, 4, 39, "0xE9", latin1),
        Case(.controlCharacter, units, 4, 39, "U+0000", units, "Alder", "Al\u{0}der"),
        Case(.emptyFile, units, 1, 0, "empty", SampleFolder.folder([units: ""])),
        Case(.duplicateColumn, units, 1, 126, "tags", units, "sensitivity,tags", "tags,tags"),
        Case(.missingColumn, units, 1, 0, "ident", units, "id,kind", "ident,kind"),
        Case(
            .wrongDelimiter, units, 1, 1, "semicolons", SampleFolder.folder([units: "id;kind\nA;country\n"])),
        Case(.misplacedQuote, units, 4, 44, "closing", units, "Alder,", "\"Alder\"s,"),
        Case(.unclosedQuote, units, 6, 38, "never closed", units, "old\"", "old"),
        Case(.misplacedQuote, units, 4, 37, "line 6", units, "Alder,", "\"Alder,"),
        Case(.fieldCount, units, 2, 38, "expected 17", units, ",public,\n", ",public\n"),
        Case(
            .fieldTooLong, units, 4, 37, "limit", units, "Alder", String(repeating: "x", count: 1 << 20 + 1)),
        Case(
            .tooManyFindings, observations, 10_007, 0, "not looked at",
            SampleFolder.folder([
                observations: SampleFolder.texts[observations]! + String(repeating: "x\n", count: 20_000)
            ])),
    ]

    static var latin1: FolderContents {
        var folder = SampleFolder.folder()
        let bytes = Array(SampleFolder.texts[units]!.utf8)
        let place = SampleFolder.texts[units]!.utf8.firstRange(of: "Alder".utf8)!
        let offset = SampleFolder.texts[units]!.utf8.distance(
            from: SampleFolder.texts[units]!.utf8.startIndex, to: place.lowerBound)
        folder.files[units] = bytes[..<(offset + 2)] + [0xE9] + bytes[(offset + 2)...]
        return folder
    }

    static let dataCases: [Case] = [
        Case(.missingValue, units, 4, 7, "kind", units, "alder,community", "alder,"),
        Case(.missingValue, units, 4, 25, "scope", units, "parent,minorities", "parent,"),
        Case(.notANumber, observations, 2, 23, "thousands", observations, "12000", "\"12,000\""),
        Case(.notANumber, observations, 2, 23, "empty", observations, "12000", "N/A"),
        Case(.notANumber, observations, 2, 23, "too large", observations, "12000", "1e309"),
        Case(.outOfRange, observations, 2, 23, "population", observations, "12000,11000", "-5,"),
        Case(.outOfRange, observations, 4, 32, "deaths", observations, "3.5,3,", "-3.5,,"),
        Case(.outOfRange, units, 4, 73, "latitude", units, "16.5", "95"),
        Case(.outOfRange, observations, 2, 18, "2100", observations, "2020", "9999"),
        Case(.notWhole, observations, 2, 23, "population", observations, "12000", "12000.5"),
        Case(.notWhole, "findings.csv", 2, 15, "grade", "findings.csv", "killing,1", "killing,1.5"),
        Case(.notWhole, "crosswalk.csv", 2, 27, "four digits", "crosswalk.csv", "1948,", "1.948e3,"),
        Case(.notAPeriod, observations, 2, 18, "2026-Q3", observations, "2020", "2024-Q5"),
        Case(.notADate, observations, 2, 55, "published", observations, "2021-02-28", "2021-02-29"),
        Case(.notAChoice, units, 4, 7, "community", units, "alder,community", "alder,comunity"),
        Case(.notAnID, units, 4, 1, "space", units, "\nalder,", "\nalder ,"),
        Case(.notAnID, units, 2, 1, "three capitals", units, "AAA,country", "aaa,country"),
        Case(
            .duplicateRow, observations, 3, 1, "line 2", observations, "alder,population,2020",
            "alder,population,2020,12000,11000,13000,,whole,census,2021-02-28,\nalder,population,2020"),
        Case(.conflictingRows, observations, 3, 1, "line 2", conflict),
        Case(.conflictingRows, units, 5, 1, "line 4", units, "birch,community", "alder,community"),
        Case(.unknownReference, observations, 2, 1, "alder", observations, "alder", "aldre"),
        Case(.unknownReference, observations, 2, 7, "population", observations, "population", "popluation"),
        Case(.unknownReference, units, 5, 55, "CCC", units, "BBB:2014-", "CCC:2014-"),
        Case(.unknownReference, "instruments.csv", 3, 1, "AAA", "instruments.csv", "AAA", "AAB"),
        Case(.wrongReference, units, 4, 47, "country", units, "أرز,AAA", "أرز,cedar"),
        Case(.wrongReference, units, 5, 17, "leaf", units, "birch,community,alder", "birch,community,cedar"),
        Case(.wrongReference, units, 5, 17, "country", units, "birch,community,alder", "birch,community,AAA"),
        Case(.cycle, units, 4, 17, "alder -> birch -> alder", cycle),
        Case(
            .valueOutsideBounds, observations, 2, 23, "below `low`", observations, "12000,11000",
            "12000,12001"),
        Case(.valueOutsideBounds, observations, 2, 35, "below `value`", observations, "13000", "11999"),
        Case(.yearsReversed, "crosswalk.csv", 2, 32, "`from`", "crosswalk.csv", "1948,2021", "1948,1921"),
        Case(.notStateYears, units, 5, 55, "overlap", units, "AAA:-2013;BBB:2014-", "AAA:-2014;BBB:2014-"),
        Case(
            .notAnAddress, "sources.csv", 2, 22, "http", "sources.csv", "https://example.invalid",
            "javascript:"),
    ]

    static var conflict: FolderContents {
        SampleFolder.folder(
            observations, "alder,population,2021,12500,,,,whole,census,,",
            "alder,population,2020,99,,,,whole,census,2021-02-28,")
    }

    static var cycle: FolderContents {
        let text = SampleFolder.texts[units]!.replacing(
            "alder,community,,parent", with: "alder,community,birch,parent")
        return SampleFolder.folder([
            units: text.replacing("birch,community,alder,leaf", with: "birch,community,alder,parent")
        ])
    }

    static let warningCases: [Case] = [
        Case(
            .undeclaredFile, package, 0, 0, "not read", package,
            #"{"name": "crosswalk", "path": "crosswalk.csv"},"#, ""),
        Case(
            .undeclaredFile, package, 4, 14, "units", package, #"{"name": "units""#,
            #"{"name": "unit", "path": "u.csv"}, {"name": "units""#),
        Case(.unknownColumn, units, 1, 138, "notes", SampleFolder.folder([units: wider])),
        Case(.noRows, "findings.csv", 1, 0, "no row", SampleFolder.folder(["findings.csv": findingsHeader])),
        Case(.directionOverride, units, 4, 37, "U+202E", units, "Alder", "\u{202E}Alder\u{202C}"),
        Case(.noValue, observations, 3, 23, "not read", observations, "12500", ""),
        Case(.noPeople, observations, 3, 23, "population", observations, "12500", "0"),
    ]

    static let findingsHeader = String(SampleFolder.texts["findings.csv"]!.prefix { $0 != "\n" }) + "\n"
    static let wider = SampleFolder.texts[units]!.split(separator: "\n")
        .map { $0 + ($0.hasPrefix("id,") ? ",notes" : ",") }.joined(separator: "\n")

    @Test(arguments: fileCases + dataCases + warningCases)
    func namesThePlace(test: Case) throws {
        let findings = SampleFolder.findings(test.folder)
        let finding = try #require(findings.first { $0.code == test.code }, "\(findings)")
        #expect(finding.file == "sample/" + test.file)
        #expect("\(finding.line):\(finding.column)" == "\(test.line):\(test.column)", "\(finding)")
        #expect((finding.message + " " + finding.hint).contains(test.word), "\(finding)")
        #expect(!finding.message.isEmpty && !finding.hint.isEmpty)
        let visible = (finding.message + finding.hint + finding.excerpt).unicodeScalars
        #expect(
            visible.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0 != "\u{202E}" })
        let alone = Set(findings.map(\.code))
        #expect(test.code.severity == .error || alone == [test.code], "\(findings)")
    }

    @Test func theSampleIsSound() {
        #expect(SampleFolder.findings(SampleFolder.folder()).isEmpty)
    }

    @Test func everyCodeIsReachedAndExplained() {
        let reached = Set((Self.fileCases + Self.dataCases + Self.warningCases).map(\.code))
        // The importers' tests reach these.
        let importing: Set<FindingCode> = [
            .unknownHeader, .damagedGzip, .missingCompanion, .nothingToLink,
        ]
        for code in FindingCode.allCases {
            let isOfThisRoom = ["E01", "E02", "W01", "W02"].contains { code.rawValue.hasPrefix($0) }
            #expect(!isOfThisRoom || importing.contains(code) || reached.contains(code), "\(code.rawValue)")
            #expect(code.title != code.rawValue && code.explanation.count > 80, "\(code.rawValue)")
        }
        #expect(Set(FindingCode.allCases.map(\.rawValue)).count == FindingCode.allCases.count)
    }

    /// Faults of every file are named in one run, in the order of files and lines.
    @Test func findsAllAtOnce() {
        var folder = SampleFolder.folder(Self.observations, "12000", "many")
        folder.files["units.csv"] = Array(SampleFolder.texts["units.csv"]!.replacing("16.5", with: "95").utf8)
        folder.files["sources.csv"] = Array(
            SampleFolder.texts["sources.csv"]!.replacing("ask", with: "perhaps").utf8)
        folder.files[Self.observations]? += Array("cedar,popluation,2020,x,,,,whole,nobody,,\n".utf8)
        let codes = SampleFolder.findings(folder).map { "\($0.file) \($0.line) \($0.code.rawValue)" }
        #expect(
            codes == [
                "sample/units.csv 4 E0203", "sample/sources.csv 3 E0207", "sample/observations.csv 2 E0202",
                "sample/observations.csv 8 E0211", "sample/observations.csv 8 E0202",
                "sample/observations.csv 8 E0211",
            ])
    }

    /// A unit that is there and cannot be read is not also an unknown unit wherever it is named.
    @Test func oneFaultIsReportedOnce() {
        for (old, new) in [
            ("Alder,", "\"Alder\"s,"), ("id,kind", "ident,kind"), ("AAA,country", "AAA,county"),
        ] {
            let findings = SampleFolder.findings(SampleFolder.folder(Self.units, old, new))
            #expect(findings.count { $0.severity == .error } == 1)
        }
    }

    /// Warnings without end neither stop the reading nor hide an error that comes after them.
    @Test func warningsHideNoError() throws {
        let header = SampleFolder.texts["instruments.csv"]!
        let rows = (0..<FindingList.limit + 5).map { "AAA,\u{202E}\($0),open,,,,,\n" }.joined()
        #expect(
            !Findings(SampleFolder.findings(SampleFolder.folder(["instruments.csv": header + rows])))
                .hasErrors)
        let last = SampleFolder.findings(
            SampleFolder.folder(["instruments.csv": header + rows + "ZZZ,x,open,,,,,\n"]))
        #expect(last.filter { $0.severity == .error }.map(\.code) == [.unknownReference])
        #expect(last.count == FindingList.limit + 1)
    }

    /// Thousands of faults make a short report that counts them all, and still an error.
    @Test func reportsStayShort() {
        let rows = (0..<5_000).map { "alder,population,\(1_000_000 + $0),x,,,,sum,nobody\($0 % 9),," }
        let text = SampleFolder.texts[Self.observations]! + rows.joined(separator: "\n")
        let findings = Findings(SampleFolder.findings(SampleFolder.folder([Self.observations: text])))
        #expect(findings.hasErrors)
        let report = findings.report()
        #expect(report.utf8.count < 10_000)
        #expect(report.contains("more error[E0202]"))
        #expect(report.hasSuffix("\(findings.list.count) errors, 0 warnings\n"))
    }
}
