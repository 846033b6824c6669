import MizanNumerics

@testable import Mizan

/// Invented replicates with everything that makes counting hard: ties, units without a rank or a score, scores that
/// are missing now and then, replicates that fail.
///
/// The units stand a step apart; every doubt that varies adds its own noise.
struct InventedSource: ReplicateSource {
    var nominal: NominalScores
    var seed: UInt64 = 1
    var inputs: [DoubtInput]
    /// Standard deviation of the noise of each doubt.
    var spread: [Doubt: Double]
    /// Numbers are rounded to so many a point: few make ties.
    var steps = 10.0
    var fails: @Sendable (UInt32) -> Bool = { _ in false }
    /// Whether a unit has no score in a replicate.
    var lacks: @Sendable (_ unit: Int, _ replicate: UInt32) -> Bool = { _, _ in false }

    /// Whether units can be drawn alone, and which are.
    var isNarrow = false
    private var drawn: Set<Int>?

    /// - Parameters:
    ///   - unranked: units with a score and no rank.
    ///   - unscored: units with neither.
    init(
        _ units: Int, _ spread: [Doubt: Double] = [.weights: 0.7, .observation: 1.5, .age: 0.4],
        unranked: Set<Int> = [], unscored: Set<Int> = [], classes: [Double] = [-100, 2, 4]
    ) {
        let places = 0..<units
        nominal = NominalScores(
            units: places.map { "u\($0)" },
            scores: places.map { unscored.contains($0) ? .nan : Double(($0 * 7) % units) / 2 },
            isRanked: places.map { !unranked.contains($0) && !unscored.contains($0) }, classes: classes,
            coverage: 0.9, ordered: 0.9)
        self.spread = spread
        inputs = Set(spread.keys).inOrder.map { DoubtInput($0) }
    }

    func replicate(_ numbers: [UInt32?]) -> Result<Replicate, ReplicateFailure> {
        if let number = numbers.compactMap(\.self).first, fails(number) {
            return .failure(ReplicateFailure(reason: "a\ttab, a \\ and\na line of \(number)"))
        }
        let scores = nominal.units.indices.map { unit -> Double in
            guard !nominal.scores[unit].isNaN, drawn?.contains(unit) ?? true else { return .nan }
            if let number = numbers.compactMap(\.self).first, lacks(unit, number) { return .nan }
            var score = nominal.scores[unit]
            for (input, number) in zip(inputs, numbers) {
                guard let number else { continue }
                var random = DrawStream(
                    seed: seed, replicate: number,
                    stream: DrawStream.hash(nominal.units[unit], input.doubt.rawValue))
                score += (spread[input.doubt] ?? 0) * random.normal()
            }
            return (score * steps).rounded() / steps
        }
        return .success(Replicate(scores: scores, fired: scores.map { $0 > 4 }))
    }

    func scores(of replicates: Range<UInt32>, varying: Set<Doubt>) -> ReplicateBlock {
        plainScores(of: replicates, varying: varying)
    }

    func narrowed(to units: [Int]) -> (any ReplicateSource)? {
        guard isNarrow else { return nil }
        var narrowed = self
        narrowed.drawn = Set(units)
        return narrowed
    }

    /// What such replicates are said to be about.
    func subject() -> StudySubject {
        StudySubject(
            isIndex: false, model: "invented", version: "1",
            title: .init(english: "Invented", arabic: "مختلق"),
            modelHash: String(repeating: "0a", count: 32), dataHash: String(repeating: "1b", count: 32),
            period: "2020", asOf: nil, audience: .public, selection: ["scope": "minorities"],
            kind: .community, seed: seed, doubts: doubts.inOrder,
            classes: nominal.classes.indices.map {
                .init(id: "c\($0)", name: .init(english: "c\($0)", arabic: "ف\($0)"))
            },
            names: nominal.units.map { .init(english: "Unit \($0)", arabic: "وحدة \($0)") }, nominal: nominal)
    }

    /// A source with all of it.
    static let hard: InventedSource = {
        var source = InventedSource(9, unranked: [2], unscored: [5])
        source.fails = { $0 % 37 == 5 }
        return source
    }()

    func study(
        _ ranges: [Range<UInt32>], asked: Int = 0, threads: Int = 1, blockSize: Int = 64,
        isApart: Bool = true
    ) -> ReplicateStudy {
        let last = ranges.map { Int($0.upperBound) }.max() ?? 0
        var study = ReplicateStudy(of: subject(), isApart: isApart, asked: max(asked, last))
        let run = ReplicateRun(self, threads: threads, blockSize: blockSize)
        for range in ranges { study.count(range, with: run) }
        return study
    }
}

extension ReplicateStudy {
    /// The sum of some studies, as if they came from files `0.counts`, `1.counts`, …
    static func merged(_ studies: [ReplicateStudy]) throws(Findings) -> ReplicateStudy {
        var sum = StudySum()
        for (place, study) in studies.enumerated() { sum.add(study, from: "\(place).counts") }
        guard sum.findings.isEmpty, let study = sum.study else { throw Findings(sum.findings) }
        return study
    }
}
