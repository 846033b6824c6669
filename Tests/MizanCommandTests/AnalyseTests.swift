import Foundation
import Testing

@testable import MizanCommand

/// `analyse`: every analysis of both forms of model, in every format and language.
struct AnalyseTests {
    private static let kinds = AnalysisKind.allCases.map(\.rawValue)

    /// An index of invented states: a column with a gap and an outlier, a constant one, one without a figure of two of
    /// the units.
    private struct InventedIndex {
        let folder: TemporaryFolder
        var path: String { folder.url.path }

        init(units: Int = 8, normalisation: String = "{method: goalposts, low: 0, high: 10}") throws {
            folder = try TemporaryFolder()
            let ids = (0..<units).map { ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH"][$0] }
            let columns: [(String, [Double?])] = [
                ("a", [1, 2, 3, 4, 5, 6, 7, 90]), ("b", [2, nil, 3, 5, 4, 7, 6, 8]),
                ("c", [5, 5, 5, 5, 5, 5, 5, 5]), ("d", [nil, nil, 9, 8, 7, 6, 5, 1]),
            ]
            var rows = ["unit,indicator,period,value,low,high,basis,source,published"]
            for (id, column) in columns {
                for (unit, value) in zip(ids, column) {
                    guard let value else { continue }
                    rows.append("\(unit),\(id),2020,\(value),,,whole,survey,")
                    rows.append("\(unit),\(id),2018,\(value / 2),,,whole,survey,")
                }
            }
            try folder.write("data/observations.csv", rows.map { $0 + "\n" }.joined())
            try folder.write(
                "data/units.csv",
                "id,kind,rank_as,name_en,name_ar,small,sensitivity\n"
                    + ids.map { "\($0),country,leaf,State \($0),دولة \($0),no,public\n" }.joined())
            try folder.write(
                "data/indicators.csv",
                "id,name_en,name_ar,unit_measure,level\n"
                    + columns.map { "\($0.0),Column \($0.0),عمود \($0.0),points,country\n" }.joined())
            try folder.write(
                "data/sources.csv",
                "id,title,redistribute,licence,covers_from,covers_to\nsurvey,Survey,yes,Open,2010,2021\n")
            let resources = ["units", "indicators", "sources", "observations"].map {
                "{\"name\": \"\($0)\", \"path\": \"\($0).csv\"}"
            }
            try folder.write(
                "data/datapackage.json", "{\"resources\": [\(resources.joined(separator: ", "))]}\n")
            try folder.write(
                "model.yaml",
                """
                format: 1
                name: invented-index
                version: "1"
                title: {en: Invented index, ar: مؤشر مختلق}
                data: data
                units: {kind: country}
                normalisation: \(normalisation)
                index:
                  id: index
                  name: {en: Index, ar: المؤشر}
                  groups:
                    - id: left
                      name: {en: Left, ar: اليسار}
                      indicators:
                        - {id: a, name: {en: Column a, ar: عمود أ}}
                        - {id: b, name: {en: Column b, ar: عمود ب}}
                    - id: right
                      name: {en: Right, ar: اليمين}
                      indicators:
                        - {id: c, name: {en: Column c, ar: عمود ج}}
                        - {id: d, name: {en: Column d, ar: عمود د}, direction: negative}

                """)
        }
    }

    /// Of a model: tables as wide as a terminal in both languages, files of even rows, never a NaN.
    private func expectEveryForm(_ model: String, _ kind: String, _ options: [String] = []) throws {
        let words = ["analyse", model, "--what", kind] + options
        for language in ["en", "ar"] {
            let text = try Program.output(words + ["--lang", language])
            let lines = text.split(separator: "\n").map(String.init)
            #expect(lines.count > 2, "\(kind)")
            for line in lines {
                #expect(displayWidth(line) <= 120, "\(kind) \(language): \(line)")
                #expect(language == "en" || line.unicodeScalars.first == "\u{200F}", "\(kind): \(line)")
                for word in ["nan", "inf"] {
                    #expect(
                        !line.split(separator: " ").contains { $0.lowercased() == word }, "\(kind): \(line)")
                }
            }
        }
        let rows = CSVLines.read(try Program.output(words + ["--format", "csv"]))
        #expect(rows.count > 1 && rows.allSatisfy { $0.count == rows[0].count }, "\(kind)")
        #expect(rows.joined().allSatisfy { !["nan", "inf", "-inf"].contains($0.lowercased()) }, "\(kind)")
        let json = try Program.output(words + ["--format", "json"])
        let value = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect((value["rows"] as? [Any])?.count == rows.count - 1, "\(kind)")
        #expect(value["analysis"] as? String == kind)
        #expect(value["period"] as? String != nil)
    }

    @Test(arguments: kinds)
    func evidenceModel(kind: String) throws {
        let invented = try InventedCase()
        try expectEveryForm(invented.model, kind)
    }

    @Test(arguments: kinds)
    func indexModel(kind: String) throws {
        let invented = try InventedIndex()
        try expectEveryForm(invented.path, kind)
    }

    @Test(arguments: kinds)
    func oneUnit(kind: String) throws {
        let invented = try InventedIndex(units: 1)
        try expectEveryForm(invented.path, kind)
    }

    /// A stage that cannot go on is a finding of the model, whatever is asked.
    @Test func aScaleThatDoesNotVaryIsAFinding() throws {
        let invented = try InventedIndex(normalisation: "{method: min-max}")
        let outcome = try Program.run(["analyse", invented.path, "--what", "weights"])
        outcome.expectFailure(1)
        #expect(outcome.messages.contains("c at 2020"))
    }

    @Test func whatTheFilesHold() throws {
        let invented = try InventedIndex()
        func rows(_ words: [String]) throws -> [[String: String]] {
            let lines = CSVLines.read(
                try Program.output(["analyse", invented.path, "--format", "csv"] + words))
            return lines.dropFirst().map { Dictionary(zip(lines[0], $0)) { $1 } }
        }
        let statistics = try rows(["--what", "statistics"])
        #expect(statistics.map { $0["indicator"] } == ["a", "b", "c", "d"])
        #expect(statistics[0]["maximum"] == "90" && statistics[0]["flags"] == "outlying")
        #expect(statistics[2]["flags"] == "few-distinct;constant" && statistics[2]["skewness"] == "")
        #expect(statistics[3]["known"] == "6" && statistics[3]["median"] == "6.5")
        // The treatment of the same thresholds has nothing to say of a looser rule.
        let loose = try rows(["--what", "statistics", "--skewness", "3"])
        #expect(loose[0]["flags"] == "")
        let growth = try rows(["--what", "growth"]).filter { $0["indicator"] == "a" }
        #expect(growth.count == 8)
        for row in growth {
            let rate = try #require(row["compound_rate"].flatMap(Double.init))
            #expect(abs(rate - (2.0.squareRoot() - 1)) < 1e-12)
            #expect(row["trend_percent"] == "50")
        }
        let availability = try rows(["--what", "availability"])
        let least = try #require(availability.first)
        #expect(least["id"] == "BBB" && least["group"] == "index" && least["known"] == "2")
        let audit = try rows(["--what", "audit"])
        let constant = audit.filter { $0["check"] == "constant" }
        #expect(constant.map { $0["subject"] } == ["c"])
        #expect(audit.first { $0["check"] == "violations" }?["value"] == "0")
        #expect(audit.filter { $0["section"] == "verdict" }.count > 1)
    }

    @Test func topCutsEveryList() throws {
        let invented = try InventedIndex()
        for kind in ["statistics", "correlations", "growth"] {
            let rows = CSVLines.read(
                try Program.output(
                    ["analyse", invented.path, "--what", kind, "--top", "2", "--format", "csv"]))
            #expect(rows.count <= 17, "\(kind)")
            let text = try Program.output(["analyse", invented.path, "--what", kind, "--top", "2"])
            let full = try Program.output(["analyse", invented.path, "--what", kind])
            #expect(text.split(separator: "\n").count < full.split(separator: "\n").count)
        }
    }

    @Test(arguments: [
        ["--what", "weights", "--stage", "raw"], ["--what", "weights", "--high", "0.5"],
        ["--what", "statistics", "--step", "0.5"], ["--what", "audit", "--step", "0"],
        ["--what", "correlations", "--low", "0.95"], ["--what", "correlations", "--high", "2"],
        ["--what", "statistics", "--top", "0"], ["--what", "nothing"], [],
    ])
    func whatHasNoEffectIsRefused(options: [String]) throws {
        let invented = try InventedIndex()
        let outcome = try Program.run(["analyse", invented.path] + options)
        outcome.expectFailure(64)
    }
}
