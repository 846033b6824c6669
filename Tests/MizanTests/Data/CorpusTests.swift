import Foundation
import Testing

@testable import Mizan

/// The shared corpus of bad input: every case of its kinds, compared with the answer that its index gives.
///
/// The corpus has columns of its own. They are mapped here to those of the rows that Mizan reads: a community is a
/// unit with an observation of `population`; the free text `source` is a note, and an observation's key is then its
/// unit, indicator and period. Only header names are changed, so that lines stay what they are.
@Suite struct CorpusTests {
    /// One row of the corpus's index.
    struct Case: CustomTestStringConvertible, Sendable {
        var file: String
        var kind: String
        var expect: String
        var line: Int?
        var column: String
        var testDescription: String { "\(expect) \(file)" }
    }

    static let cases: [Case] = {
        guard let bytes = SharedFiles.bytes("corpus/index.csv") else { return [] }
        var reader = CSVReader(bytes, file: "index.csv")
        var cases: [Case] = []
        while let record = reader.next() {
            func text(_ column: String) -> String { reader.index(of: column).map(record.text) ?? "" }
            cases.append(
                Case(
                    file: text("file"), kind: text("kind"), expect: text("expect"), line: Int(text("line")),
                    column: mapped[text("column")] ?? text("column")))
        }
        return cases
    }()

    static let mapped = [
        "community_id": "unit", "country_iso3": "country", "population": "value", "source": "note",
    ]

    /// The bytes with the names in the first line mapped.
    static func mapped(_ bytes: [UInt8]) -> [UInt8] {
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        var header = String(decoding: bytes[..<end], as: UTF8.self)
        for (name, new) in mapped { header = header.replacing(name, with: new) }
        return Array(header.utf8) + bytes[end...]
    }

    /// A column of the rows that Mizan reads, under its own rule.
    static func field(_ name: String, of resource: Resource) -> Field {
        resource.fields[resource.index(of: name)]
    }

    static let communities = Resource(
        name: "communities", title: "Communities",
        fields: [
            field("id", of: Dataset.Unit.resource), field("name_en", of: Dataset.Unit.resource),
            field("name_ar", of: Dataset.Unit.resource), field("country", of: Dataset.Unit.resource),
            field("value", of: Dataset.Observation.resource),
        ],
        primaryKey: ["id"], foreignKeys: [.init("country", to: "units", kind: .country)], figure: "value")

    static let observations = Resource(
        name: "observations", title: "Observations",
        fields: ["unit", "indicator", "period", "value", "note"].map {
            field($0, of: Dataset.Observation.resource)
        },
        primaryKey: ["unit", "indicator", "period"],
        foreignKeys: [.init("unit", to: "units"), .init("indicator", to: "indicators")], figure: "value")

    static func observation(
        _ unit: String, _ indicator: String, _ record: CheckedRecord, _ period: Period?, _ note: String
    ) -> Dataset.Observation {
        Dataset.Observation(
            unit: unit, indicator: indicator, period: period ?? Period(year: 2020),
            value: record.number("value"),
            basis: .whole, source: "corpus", note: note)
    }

    static func communities(_ bytes: [UInt8], _ file: String, countries: Set<String>) -> Table<
        Dataset.Observation
    > {
        var table = Table(communities, bytes: mapped(bytes), file: file) { record in
            observation(record.text("id"), "population", record, nil, record.text("name_en"))
        }
        table.check(communities.foreignKeys[0], ids: countries, others: [])
        // Every row is a figure of population, whatever columns the file has.
        table.checkFigures(of: ["population"])
        return table
    }

    static func observations(
        _ bytes: [UInt8], _ file: String, units: Set<String>, indicators: Set<String>
    ) -> Table<Dataset.Observation> {
        var table = Table(observations, bytes: mapped(bytes), file: file) { record in
            observation(
                record.text("unit"), record.text("indicator"), record, record.period("period"),
                record.text("note"))
        }
        table.check(observations.foreignKeys[0], ids: units, others: [])
        table.check(observations.foreignKeys[1], ids: indicators, others: [])
        return table
    }

    /// The texts of one column of a file of the corpus.
    static func texts(_ column: String, _ file: String) -> Set<String> {
        var reader = CSVReader(SharedFiles.bytes("corpus/base/" + file) ?? [], file: file)
        guard let place = reader.index(of: column) else { return [] }
        var texts: Set<String> = []
        while let record = reader.next() { texts.insert(record.text(place)) }
        return texts
    }

    private func judge(_ test: Case, _ findings: [Finding]) {
        let errors = findings.filter { $0.severity == .error }
        switch test.expect {
        case "reject":
            #expect(!errors.isEmpty)
            let named = errors.first { error in
                (test.line == nil || error.line == test.line)
                    && (test.column.isEmpty || error.message.contains("`\(test.column)`") || error.line == 0)
            }
            #expect(named != nil, "\(errors.prefix(3))")
            #expect(test.line == nil || errors.first?.line == test.line)
        case "accept": #expect(errors.isEmpty, "\(errors)")
        case "warn":
            #expect(errors.isEmpty, "\(errors)")
            #expect(findings.contains { test.column.isEmpty || $0.message.contains("`\(test.column)`") })
        default: #expect(test.expect == "either")
        }
        let report = Findings(findings).report()
        #expect(report.utf8.count < 10_000)
        #expect(
            report.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) || $0 == "\n"
            })
        #expect(errors.allSatisfy { !$0.hint.isEmpty && !$0.message.isEmpty })
    }

    @Test(
        .enabled(if: SharedFiles.exist, "needs the shared corpus: set MIZAN_SHARED"),
        arguments: cases.filter { $0.kind == "communities" })
    func communities(test: Case) throws {
        let bytes = try #require(SharedFiles.bytes("corpus/" + test.file))
        let clock = ContinuousClock()
        let start = clock.now
        let table = Self.communities(
            bytes, test.file, countries: Self.texts("country_iso3", "communities.csv"))
        judge(test, table.findings)
        #expect(clock.now - start < .seconds(10))
        guard !Findings(table.findings).hasErrors else { return }
        // What is accepted is what the file says, by another reading of it: populations stand as many commas from
        // the end of a line as in the header, and an empty one is missing.
        let lines = String(decoding: bytes, as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" }
            .map { Array($0.split(separator: ",", omittingEmptySubsequences: false).reversed()) }
        let place = try #require(lines[0].firstIndex(of: "population"))
        let populations = lines.dropFirst().filter { $0.count > place + 1 }.map { $0[place] }.filter {
            !$0.isEmpty
        }
        #expect(table.rows.map(\.value).sorted() == populations.map { strtod(String($0), nil) }.sorted())
        #expect(Set(table.rows.map(\.unit)).count == table.rows.count)
        for row in table.rows {
            #expect(!row.note.contains("\r") && !row.note.contains("\u{FEFF}"))
            var unit = try #require(try Dataset.read(SampleFolder.folder()).dataset.units.last)
            unit.nameEnglish = row.note
            #expect(Dataset.Unit.read(unit.fields) == unit, "a name must come through writing and reading")
        }
    }

    @Test(
        .enabled(if: SharedFiles.exist, "needs the shared corpus: set MIZAN_SHARED"),
        arguments: cases.filter { $0.kind == "observations" })
    func observations(test: Case) throws {
        let bytes = try #require(SharedFiles.bytes("corpus/" + test.file))
        let units = Self.texts("id", "communities.csv")
        let indicators = Self.texts("indicator", "observations.csv")
        let table = Self.observations(bytes, test.file, units: units, indicators: indicators)
        judge(test, table.findings)
        guard !Findings(table.findings).hasErrors else { return }
        // An accepted case has the figures of the base but for one, which is read as the C library reads it.
        let base = Self.observations(
            try #require(SharedFiles.bytes("corpus/base/observations.csv")), "base", units: units,
            indicators: indicators)
        let kept = Set(table.rows.map(\.unit)).count
        #expect(kept == units.count && table.rows.count >= base.rows.count - 1)
        guard let line = test.line else { return }
        let texts = String(decoding: bytes, as: UTF8.self).split(separator: "\n")[line - 1].split(
            separator: ",", omittingEmptySubsequences: false)
        let row = table.rows.first {
            "\($0.unit) \($0.indicator) \($0.period)" == texts[..<3].joined(separator: " ")
        }
        #expect(row?.value == (texts[3].isEmpty ? nil : strtod(String(texts[3]), nil)))
    }

    @Test(
        .enabled(if: SharedFiles.exist, "needs the shared corpus: set MIZAN_SHARED"),
        arguments: cases.filter { $0.kind == "package" })
    func packages(test: Case) throws {
        let bytes = try #require(SharedFiles.bytes("corpus/" + test.file))
        let outside = try #require(SharedFiles.bytes("corpus/base/communities.csv"))
        let folder = FolderContents(
            path: "x", files: ["datapackage.json": bytes, "../../base/communities.csv": outside])
        let findings = SampleFolder.findings(folder)
        judge(test, findings)
        // Nothing of a file outside the folder is shown.
        #expect(findings.allSatisfy { !$0.excerpt.contains("Alder") })
    }

    @Test(.enabled(if: SharedFiles.exist, "needs the shared corpus: set MIZAN_SHARED"))
    func theIndexWasRead() {
        #expect(Self.cases.count == 132)
        #expect(Self.cases.count { ["communities", "observations", "package"].contains($0.kind) } > 90)
    }
}

extension Dataset.Unit {
    /// A unit read from its own canonical text, as the only row of a file.
    static func read(_ fields: [String]) -> Dataset.Unit? {
        let text = [resource.fields.map(\.name), fields].map { row in
            row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        }
        let table = Table(
            resource, bytes: Array(text.joined(separator: "\n").utf8), file: "units.csv", row: Self.init)
        return table.rows.first
    }
}
