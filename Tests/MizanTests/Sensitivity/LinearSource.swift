import MizanNumerics

@testable import Mizan

/// Replicates whose first unit scores a sum of independent uniform numbers, each with a coefficient; the others stay.
struct LinearSource: ReplicateSource {
    let coefficients: [Double]
    /// A replicate in which the first input draws more than this fails.
    var limit = 1.0
    var seed: UInt64 = 1

    var nominal: NominalScores {
        NominalScores(
            units: ["a", "b", "c"], scores: [coefficients.reduce(0, +) / 2, 0.5, -1],
            isRanked: [true, true, true], coverage: 0.9, ordered: 0.9)
    }

    var inputs: [DoubtInput] { coefficients.indices.map { DoubtInput(.observation, "x\($0)") } }

    func replicate(_ numbers: [UInt32?]) -> Result<Replicate, ReplicateFailure> {
        var sum = 0.0
        for (place, number) in numbers.enumerated() {
            guard let number else {
                sum += coefficients[place] / 2
                continue
            }
            var stream = DrawStream(
                seed: seed, replicate: number, stream: DrawStream.hash("linear", "\(place)"))
            let drawn = stream.uniform()
            if place == 0, drawn > limit {
                return .failure(ReplicateFailure(reason: "x0 drew more than \(limit)"))
            }
            sum += coefficients[place] * drawn
        }
        return .success(Replicate(scores: [sum, 0.5, -1]))
    }

    func scores(of replicates: Range<UInt32>, varying: Set<Doubt>) -> ReplicateBlock {
        plainScores(of: replicates, varying: varying)
    }
}
