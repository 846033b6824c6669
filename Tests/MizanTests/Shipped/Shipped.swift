import Foundation
import Testing

@testable import Mizan

/// The shipped model and dataset, read once.
enum Shipped {
    static let model = Result {
        try Model.read(bytes("models/need/model.yaml"), file: "models/need/model.yaml")
    }
    static let dataset = Result { try Dataset.read(folder("datasets/muslim-minorities")).dataset }
    static let years = 2000...2024

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: SharedData.root.appending(path: path)))
    }

    static func folder(_ path: String) throws -> FolderContents {
        let url = SharedData.root.appending(path: path)
        let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
            .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".json") }
        return FolderContents(
            path: path,
            files: Dictionary(uniqueKeysWithValues: try names.map { ($0, try bytes("\(path)/\($0)")) }))
    }

    static func edition(
        _ year: Int, scope: Dataset.Unit.Scope? = nil, _ dataset: Dataset? = nil
    ) throws -> Edition {
        Edition(
            of: try model.get(), from: try dataset ?? self.dataset.get(), at: Period(year: year),
            selection: .init(scope: scope)
        )
    }

    /// What the scores of some units rest on: them, their parents and states, and the regional counts.
    static func part(about units: Set<String>) throws -> Dataset {
        var part = try dataset.get()
        let chosen = part.units.filter { units.contains($0.id) || units.contains($0.parent ?? "") }
        let ids = Set(
            chosen.flatMap { [$0.id, $0.parent ?? "", $0.country ?? ""] + $0.stateFigures.map(\.state) })
        let regions = Set(chosen.compactMap(\.region))
        let neighbours = Set(
            part.units.filter { $0.kind == .country && regions.contains($0.region ?? "") }.map(\.id))
        part.units = part.units.filter { ids.contains($0.id) || neighbours.contains($0.id) }
        part.observations = part.observations.filter {
            ids.contains($0.unit)
                || neighbours.contains($0.unit) && ["deaths-onesided", "population"].contains($0.indicator)
        }
        part.bodyFindings = part.bodyFindings.filter { ids.contains($0.unit) }
        return part
    }
}
