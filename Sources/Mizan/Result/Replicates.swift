import MizanNumerics

/// Which doubt a replicate draws.
public enum Doubt: String, Sendable, CaseIterable {
    /// Weights, exponent and aggregation.
    case values
    /// Observation error, age, inheritance, gaps.
    case measurement
    /// Both together: the band that is printed.
    case joint

    var drawsValues: Bool { self != .measurement }
    var drawsMeasurement: Bool { self != .values }
}

/// Builds single replicates of an edition: the same plans, other inputs and weights.
///
/// Every draw is a function of (seed, replicate, input), so that threads, blocks and order never matter.
struct ReplicateBuilder: Sendable {
    let edition: Edition
    let seed: UInt64
    private let noise: [[Noise]]
    private let criticalNoise: [[Noise]]
    /// By standing, then by part: values of donors for a gap; empty where the part is assessed.
    private let donors: [[[Double]]]
    private let gapStreams: [[UInt64]]
    private let nominalDraw: ScoreDraw
    private let nominalValues: [[Double]]
    private let nominalCritical: [[Double]]

    init(_ edition: Edition, seed: UInt64) {
        self.edition = edition
        self.seed = seed
        let model = edition.model
        nominalDraw = .nominal(model)
        nominalValues = edition.plans.map { $0.inputs.map(\.cell.score) }
        nominalCritical = edition.plans.map { $0.criticalFindings.map(\.value) }
        noise = edition.standings.indices.map { index in
            let plan = edition.plans[index]
            let dimensionOf = plan.dimensionOfInputs(model)
            return plan.inputs.indices.map {
                Noise(
                    plan.inputs[$0], model, edition.dataset, unit: edition.standings[index].unit.id,
                    dimension: dimensionOf[$0])
            }
        }
        criticalNoise = edition.plans.map { plan in
            plan.criticalFindings.map { finding in
                Noise(
                    shape: .triangular(
                        low: finding.value - finding.halfWidth, high: finding.value + finding.halfWidth),
                    ageing: 0, stream: Noise.stream(of: edition.dataset.bodyFindings[finding.row]),
                    bounds: 0...10)
            }
        }
        donors = edition.standings.indices.map { standing in
            let parts = edition.plans[standing].parts
            return parts.indices.map { part in
                parts[part].isAssessed || !model.uncertainty.hotDeck
                    ? [] : edition.donors.values(of: part, for: edition.standings[standing].unit)
            }
        }
        gapStreams = edition.standings.map { standing in
            model.severityDimensions.map { DrawStream.hash("gap", standing.unit.id, $0.id) }
        }
    }

    /// The weights and the mean of one replicate.
    func draw(_ doubt: Doubt, _ replicate: UInt32) -> ScoreDraw {
        guard doubt.drawsValues else { return nominalDraw }
        let model = edition.model
        var draw = nominalDraw
        if let concentration = model.uncertainty.concentration {
            draw.dimensionWeights = drawn(draw.dimensionWeights, concentration, "weights", replicate)
            var place = 0
            for dimension in model.dimensions {
                let range = place..<(place + dimension.indicators.count)
                place = range.upperBound
                let drawn = drawn(
                    Array(draw.indicatorWeights[range]), concentration, "weights of \(dimension.id)",
                    replicate)
                draw.indicatorWeights.replaceSubrange(range, with: drawn)
            }
        }
        if let exponents = model.uncertainty.exponents {
            var random = DrawStream(seed: seed, replicate: replicate, stream: DrawStream.hash("exponent"))
            let span = exponents.upperBound - exponents.lowerBound
            draw.mean = InvertedPowerMean(exponent: exponents.lowerBound + span * random.uniform())
        }
        return draw
    }

    /// Dirichlet draws about the nominal weights, with their sum; weights of 0 stay 0.
    private func drawn(_ weights: [Double], _ concentration: Double, _ name: String, _ replicate: UInt32)
        -> [Double]
    {
        let total = weights.reduce(0, +)
        let positive = weights.indices.filter { weights[$0] > 0 }
        guard positive.count > 1 else { return weights }
        var random = DrawStream(seed: seed, replicate: replicate, stream: DrawStream.hash(name))
        let shares = random.dirichlet(positive.map { concentration * weights[$0] / total })
        var drawn = weights
        for (place, index) in positive.enumerated() { drawn[index] = shares[place] * total }
        return drawn
    }

    /// The score of one standing in one replicate.
    func score(_ standing: Int, _ doubt: Doubt, _ replicate: UInt32, _ draw: ScoreDraw) -> Score {
        let nominal = nominalValues[standing]
        let lifts = nominalCritical[standing]
        guard doubt.drawsMeasurement else {
            return edition.plans[standing].score(edition.model, nominal, criticalValues: lifts, draw)
        }
        var draw = draw
        draw.gaps = gaps(standing, replicate)
        return edition.plans[standing].score(
            edition.model, drawn(nominal, noise[standing], replicate),
            criticalValues: lifts.isEmpty ? [] : drawn(lifts, criticalNoise[standing], replicate), draw)
    }

    private func drawn(_ nominal: [Double], _ noise: [Noise], _ replicate: UInt32) -> [Double] {
        nominal.indices.map { noise[$0].draw(nominal[$0], seed: seed, replicate: replicate) }
    }

    /// A donor's value for each part that is not assessed; NaN for the others, none where all are assessed.
    private func gaps(_ standing: Int, _ replicate: UInt32) -> [Double] {
        let donors = donors[standing]
        guard donors.contains(where: { !$0.isEmpty }) else { return [] }
        return donors.indices.map { part in
            let pool = donors[part]
            guard !pool.isEmpty else { return .nan }
            var random = DrawStream(seed: seed, replicate: replicate, stream: gapStreams[standing][part])
            return pool[min(Int(random.uniform() * Double(pool.count)), pool.count - 1)]
        }
    }
}

extension UnitPlan {
    /// The id of the dimension of each input.
    fileprivate func dimensionOfInputs(_ model: Model) -> [String] {
        var names = [String](repeating: "", count: inputs.count)
        for part in parts {
            for input in part.terms.map(\.input) + part.evidence.map(\.input) {
                names[input] = model.dimensions[part.dimension].id
            }
        }
        return names
    }
}

/// Values that can stand for the dimensions a unit has nothing on: those of the units of its category.
///
/// Reference: [Andridge2010] (hot deck).
struct GapDonors: Sendable {
    private var pools: [String: [Int: [Double]]] = [:]

    mutating func add(_ standing: Standing) {
        guard standing.isScored else { return }
        for (place, part) in standing.score.parts.enumerated() where !part.value.isNaN {
            pools[standing.unit.category ?? "", default: [:]][place, default: []].append(part.value)
        }
    }

    /// The values of one part in the units of a unit's category, in the order of their ids.
    func values(of part: Int, for unit: Dataset.Unit) -> [Double] { pools[unit.category ?? ""]?[part] ?? [] }
}
