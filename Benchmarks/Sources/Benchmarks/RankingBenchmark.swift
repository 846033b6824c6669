import Foundation
import Mizan

/// The main job on the shipped data: reading, one edition, one replicate.
enum RankingBenchmark {
    static func run(_ report: inout Report) throws {
        let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardized.path
        let modelFile = root + "/models/need/model.yaml"
        guard let bytes = FileManager.default.contents(atPath: modelFile) else {
            print("ranking: skipped: no \(modelFile)")
            return
        }
        let model = try Model.read([UInt8](bytes), file: modelFile)
        let folder = try contents(root + "/models/need/" + model.data)
        let dataset = try Dataset.read(folder).dataset
        let size = folder.files.values.reduce(0) { $0 + $1.count }
        try report.time(
            "ranking: read the dataset, \(size >> 10) KiB", count: dataset.observations.count,
            of: "an observation",
            { try Dataset.read(folder).dataset.observations.count },
            isRight: { $0 == dataset.observations.count })

        guard let period = dataset.observations.map(\.period).max() else { return }
        let edition = Edition(
            of: model, from: dataset, at: period, selection: .init(scope: model.units.scope))
        report.time(
            "ranking: one edition", count: edition.standings.count, of: "a unit",
            { Edition(of: model, from: dataset, at: period, selection: .init(scope: model.units.scope)) },
            isRight: { isSame($0, edition) && hasCompetitionRanks($0) })

        let replicates = 300
        let first = Uncertainty(of: edition, replicates: replicates, seed: 1, threads: 1)
        let single = report.time(
            "ranking: \(replicates) replicates, one thread", runs: 3, count: replicates, of: "a replicate",
            { Uncertainty(of: edition, replicates: replicates, seed: 1, threads: 1) },
            isRight: { isSame($0, first) })
        let cores = ProcessInfo.processInfo.activeProcessorCount
        report.time(
            "ranking: \(replicates) replicates, \(cores) threads", runs: 3, count: replicates,
            of: "a replicate",
            peer: ("one thread", single),
            { Uncertainty(of: edition, replicates: replicates, seed: 1, threads: cores) },
            isRight: { isSame($0, first) })
    }

    private static func contents(_ path: String) throws -> FolderContents {
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: path)
        where name.hasSuffix(".csv") || name.hasSuffix(".json") {
            files[name] = FileManager.default.contents(atPath: path + "/" + name).map { [UInt8]($0) }
        }
        return FolderContents(path: path, files: files)
    }

    private static func isSame(_ edition: Edition, _ other: Edition) -> Bool {
        edition.standings.map(\.rank) == other.standings.map(\.rank)
    }

    /// Each rank is one more than the number of ranked units with a higher score.
    private static func hasCompetitionRanks(_ edition: Edition) -> Bool {
        let ranked = edition.standings.filter(\.isRanked)
        return !ranked.isEmpty
            && ranked.allSatisfy { standing in
                standing.rank == 1 + ranked.count { $0.score.severity > standing.score.severity }
            }
    }

    private static func isSame(_ uncertainty: Uncertainty, _ other: Uncertainty) -> Bool {
        uncertainty.tiers == other.tiers && uncertainty.joint.rankBands == other.joint.rankBands
            && uncertainty.joint.scoreBands == other.joint.scoreBands
    }
}
