import Foundation
import Testing

/// `mizan check` on the shared cases of bad models.
@Suite(.enabled(if: ModelCorpus.isThere, "no shared corpus"))
struct ModelCorpusTests {
    /// A dataset with the indicators that the corpus names; invented.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let indicators = ["displacement_rate", "statelessness", "hate_incidents"]
        try folder.write(
            "data/units.csv",
            "id,kind,rank_as,scope,name_en,country,small,sensitivity\nAAA,country,parent,,Aland,,no,public\n"
                + (1...3).map { "C\($0),community,leaf,minorities,C\($0),AAA,no,public\n" }.joined())
        try folder.write(
            "data/indicators.csv",
            "id,name_en,unit_measure,level\n" + indicators.map { "\($0),\($0),points,community\n" }.joined())
        try folder.write("data/sources.csv", "id,title,redistribute\nsurvey,Survey,yes\n")
        try folder.write(
            "data/observations.csv",
            "unit,indicator,period,value,basis,source\n"
                + indicators.enumerated().flatMap { place, id in
                    (1...3).map { "C\($0),\(id),2020,\(20 * $0 + place),whole,survey\n" }
                }.joined())
        let resources = ["units", "indicators", "sources", "observations"].map {
            "{\"name\": \"\($0)\", \"path\": \"\($0).csv\"}"
        }
        try folder.write("data/datapackage.json", "{\"resources\": [\(resources.joined(separator: ", "))]}\n")
        return folder
    }

    private func check(_ bytes: [UInt8], in folder: TemporaryFolder) throws -> Program.Outcome {
        try folder.write("model.yaml", bytes)
        return try Program.run(["check", folder.url.path])
    }

    @Test func theCasesOfTheCorpus() throws {
        let corpus = try ModelCorpus()
        let folder = try folder()
        let base = try check(corpus.base, in: folder)
        #expect(base.status == 0, "\(base.messages)")
        for given in corpus.cases {
            let start = ContinuousClock.now
            let outcome = try check(given.bytes, in: folder)
            #expect(ContinuousClock.now - start < .seconds(10), "\(given.file)")
            switch given.expect {
            case "accept": #expect(outcome.output == base.output, "\(given.file): \(outcome.messages)")
            case "reject":
                outcome.expectFailure(1)
                expectPlace(given, outcome.messages)
            default: #expect([0, 1].contains(outcome.status), "\(given.file)")
            }
            #expect(!outcome.messages.contains("localhost"), "\(given.file): another file was opened")
        }
        let left = corpus.notMapped.sorted { $0.key < $1.key }.map { "\($0.value.count) \($0.key)" }
        print(
            "model corpus: \(corpus.cases.count) cases mapped, "
                + "\(corpus.notMapped.values.map(\.count).reduce(0, +)) not: \(left.joined(separator: "; "))")
        #expect(corpus.cases.count > 2 * corpus.notMapped.count)
    }

    /// A finding stands at the line that the case names, and one speaks of its key.
    private func expectPlace(_ given: ModelCorpus.Case, _ messages: String) {
        if let line = given.line {
            let own = messages.matches(of: #/model\.yaml:(\d+)/#).compactMap { Int($0.1) }
            let origins = own.compactMap {
                given.origins.indices.contains($0 - 1) ? given.origins[$0 - 1] : nil
            }
            #expect(
                origins.contains(line) || (given.bytes.isEmpty && line == 1), "\(given.file): \(messages)")
        }
        guard !given.column.isEmpty, Int(given.column) == nil else { return }
        #expect(messages.contains(ModelCorpus.ownName(given.column)), "\(given.file): \(messages)")
    }
}
