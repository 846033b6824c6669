import Foundation
import Testing

/// `mizan import coin` and then `mizan table`, against the pipelines of COINr itself on its example project.
///
/// The reference cases are no part of the package; without them the comparisons are skipped.
@Suite struct CoinImportTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let cases: URL =
        (ProcessInfo.processInfo.environment["MIZAN_SHARED"].map { URL(filePath: $0) }
        ?? root.deletingLastPathComponent().appending(path: "shared")).appending(path: "reference/coinr")
    private static let isThere = FileManager.default.fileExists(atPath: cases.path)
    private static let skipped: Comment = "the reference cases are not there: MIZAN_SHARED names their folder"

    // MARK: The reference

    private struct Pipeline: Decodable {
        struct Parameters: Decodable {
            struct Scale: Decodable {
                var ends: [Double]?
                var moments: [Double]?

                enum CodingKeys: String, CodingKey {
                    case ends = "l_u"
                    case moments = "m_sd"
                }
            }
            var imp: String
            var winmax: Int
            var fn: String
            var fp: Scale
            var ag: String
            var denom: Bool
        }
        var op: String
        var params: Parameters
        var inputs: [String: String]
        var outputs: [String: String]
        var tolerance: Double

        enum CodingKeys: String, CodingKey {
            case op, params, inputs, outputs
            case tolerance = "tol_rel"
        }
    }

    private static func pipelines() throws -> [Pipeline] {
        struct Kind: Decodable { var op: String }
        let folder = cases.appending(path: "cases")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap { name in
            let bytes = try Data(contentsOf: folder.appending(path: name + "/case.json"))
            guard try JSONDecoder().decode(Kind.self, from: bytes).op == "pipeline" else { return nil }
            return try JSONDecoder().decode(Pipeline.self, from: bytes)
        }
    }

    /// A table by row and column name; an empty cell is NaN.
    private func table(_ text: String) throws -> [String: [String: Double]] {
        let lines = text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let names = try #require(lines.first).dropFirst().map { $0.filter { $0 != "\"" } }
        return try Dictionary(
            uniqueKeysWithValues: lines.dropFirst().map { cells in
                let values = try cells.dropFirst().map { $0.isEmpty ? Double.nan : try #require(Double($0)) }
                return (cells[0].filter { $0 != "\"" }, Dictionary(uniqueKeysWithValues: zip(names, values)))
            })
    }

    private func expectTable(
        of model: String, stage: String, equals path: String, tolerance: Double,
        _ place: SourceLocation = #_sourceLocation
    ) throws {
        let computed = try table(Program.output(["table", model, "--stage", stage, "--format", "csv"]))
        let expected = try table(String(contentsOf: Self.cases.appending(path: path), encoding: .utf8))
        #expect(Set(computed.keys) == Set(expected.keys), sourceLocation: place)
        #expect(expected.count == 51, sourceLocation: place)
        for (unit, row) in expected {
            #expect(Set(computed[unit, default: [:]].keys) == Set(row.keys), sourceLocation: place)
            for (column, value) in row {
                let have = try #require(computed[unit]?[column])
                let agrees =
                    have.isNaN && value.isNaN
                    || abs(have - value) <= tolerance * max(1, abs(value))
                        && (stage != "ranks" || have == value)
                #expect(
                    agrees, "\(stage) of \(unit), \(column): \(have), expected \(value)",
                    sourceLocation: place)
            }
        }
    }

    /// Puts the recipe of a case into a model file, as a person would who knows it.
    private func edit(_ folder: TemporaryFolder, _ recipe: Pipeline.Parameters) throws {
        let imputations = [
            "i_mean_grp": "{method: mean, within: EurAsia_group}", "i_mean": "{method: mean}",
            "i_median": "{method: median}",
        ]
        let aggregations = ["a_amean": "arithmetic", "a_gmean": "geometric"]
        let normalisation =
            switch (recipe.fn, recipe.fp.ends, recipe.fp.moments) {
            case ("n_minmax", let ends?, _): "{method: min-max, low: \(ends[0]), high: \(ends[1])}"
            case ("n_zscore", _, let target?):
                "{method: z-score, mean: \(target[0]), deviation: \(target[1])}"
            default: ""
            }
        var lines = try folder.text("asem/model.yaml").split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .map(String.init)
        func put(_ key: String, _ value: String?) throws {
            let place = try #require(lines.firstIndex { $0.drop { $0 == " " }.hasPrefix(key + ": {method") })
            lines[place] = try lines[place].prefix { $0 == " " } + key + ": " + #require(value)
        }
        try put("imputation", imputations[recipe.imp])
        try put("treatment", "{method: skew-kurtosis, winsorise: \(recipe.winmax), then: log}")
        try put("normalisation", normalisation)
        try put("aggregation", aggregations[recipe.ag].map { "{method: \($0)}" })
        if !recipe.denom {
            lines.removeAll { line in
                ["denominator:", "per:"].contains { line.drop { $0 == " " }.hasPrefix($0) }
            }
        }
        try folder.write("asem/model.yaml", lines.joined(separator: "\n"))
    }

    private func imported(_ folder: TemporaryFolder, _ inputs: [String: String]) throws -> String {
        let files = try ["idata", "imeta"].map { Self.cases.appending(path: try #require(inputs[$0])).path }
        return try Program.output(
            ["import", "coin"] + files + ["--into", folder.path("asem"), "--to", "2018"])
    }

    // MARK: Tests

    @Test(.enabled(if: isThere, skipped))
    func everyPipelineIsReproducedFromTheCommandLine() throws {
        var recipes: Set<String> = []
        for pipeline in try Self.pipelines() {
            let folder = try TemporaryFolder()
            _ = try imported(folder, pipeline.inputs)
            let untouched = try folder.text("asem/model.yaml")
            try edit(folder, pipeline.params)
            recipes.insert("\(pipeline.params.fn) \(pipeline.params.ag) \(pipeline.params.denom)")
            for (stage, path) in pipeline.outputs.sorted(by: { $0.key < $1.key }) where stage != "screened" {
                try expectTable(
                    of: folder.path("asem"), stage: stage, equals: path, tolerance: pipeline.tolerance)
            }
            // COINr's project screens after its imputation, so that its table is the imputed one. Nobody is dropped.
            guard let screened = pipeline.outputs["screened"] else { continue }
            try expectTable(
                of: folder.path("asem"), stage: "imputed", equals: screened, tolerance: pipeline.tolerance)
            // The case with every stage is the recipe that the import writes.
            let values = { (text: String) in text.replacing(".0", with: "") }
            #expect(try values(folder.text("asem/model.yaml")) == values(untouched))
        }
        #expect(
            recipes.isSuperset(of: [
                "n_minmax a_amean true", "n_minmax a_gmean true", "n_zscore a_amean false",
            ]))
    }

    @Test(.enabled(if: isThere, skipped))
    func aPanelIsImportedWithAllOfItsPeriods() throws {
        let folder = try TemporaryFolder()
        _ = try imported(folder, ["idata": "data/panel.csv", "imeta": "data/imeta.csv"])
        let whole = try TemporaryFolder()
        let files = ["panel", "imeta"].map { Self.cases.appending(path: "data/\($0).csv").path }
        _ = try Program.output(["import", "coin"] + files + ["--into", whole.path("asem")])
        let periods = ["2018", "2019", "2020", "2021", "2022"]
        let text = try whole.text("asem/observations.csv").split(separator: "\n").dropFirst()
        #expect(Set(text.map { String($0.split(separator: ",")[2]) }) == Set(periods))
        let tables = try periods.map {
            try Program.output(["table", whole.path("asem"), "--stage", "scores", "--at", $0])
        }
        #expect(Set(tables).count == periods.count)
        // --to cuts a panel that says its years.
        let cut = try folder.text("asem/observations.csv").split(separator: "\n").dropFirst()
        #expect(Set(cut.map { String($0.split(separator: ",")[2]) }) == ["2018"])
    }

    private func project() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            "iMeta.csv",
            "Level,iCode,iName,Direction,Weight,Parent,Type\n1,a,A,1,1,Top,Indicator\n1,b,B,-1,1,Top,Indicator\n"
                + "2,Top,All: \"x\",1,1,,Aggregate\n".replacing("All: \"x\"", with: "\"All: \"\"x\"\"\""))
        try folder.write(
            "iData.csv", "uCode,uName,a,b\nFRA,France,1,NA\nDEU,Germany,2,5\nITA,Italy,4,2\nESP,Spain,5,3.5\n"
        )
        return folder
    }

    private func words(_ folder: TemporaryFolder) -> [String] {
        ["import", "coin", folder.path("iData.csv"), folder.path("iMeta.csv"), "--into", folder.path("set")]
    }

    @Test func whatWasWrittenIsSaidAndCanBeRun() throws {
        let folder = try project()
        let text = try Program.output(words(folder) + ["--retrieved", "2026-01-02"])
        #expect(text.contains("model.yaml"))
        #expect(text.contains("recipe"))
        #expect(text.contains("2026"))
        let table = try Program.output([
            "table", folder.path("set"), "--stage", "normalised", "--format", "csv",
        ])
        // a rises from 1 to 5; b falls from 5 to 2, and for France is the mean of the three others.
        #expect(
            Set(table.split(separator: "\n").dropFirst()) == [
                "FRA,0,50", "DEU,25,0", "ITA,75,100", "ESP,100,50",
            ])
    }

    @Test func aModelThatStandsThereIsKept() throws {
        let folder = try project()
        _ = try Program.output(words(folder))
        let own = try folder.text("set/model.yaml").replacing("high: 100", with: "high: 10")
        try folder.write("set/model.yaml", own)
        try folder.write("iData.csv", folder.text("iData.csv").replacing("Germany,2", with: "Germany,3"))
        let text = try Program.output(words(folder))
        #expect(try folder.text("set/model.yaml") == own)
        #expect(text.contains("kept as it is"))
        #expect(text.contains("observations.csv: 0 added, 1 changed"))
    }

    @Test func aDryRunOrABadFileWritesNothing() throws {
        let folder = try project()
        let text = try Program.output(words(folder) + ["--dry-run"])
        #expect(text.contains("model.yaml"))
        #expect(!FileManager.default.fileExists(atPath: folder.path("set")))
        try folder.write("iData.csv", folder.text("iData.csv").replacing("4,2", with: "4,two"))
        let outcome = try Program.run(words(folder))
        outcome.expectFailure(1)
        #expect(outcome.messages.contains("iData.csv:4:13: error[E0202]"))
        #expect(!FileManager.default.fileExists(atPath: folder.path("set")))
    }
}
