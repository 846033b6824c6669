import MizanNumerics

#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// What is not known about one input, and the stream of random numbers that it is drawn from.
///
/// Streams are keyed by ids, never by position, so that rows, units and threads can come in any order.
struct Noise: Sendable, Hashable {
    enum Shape: Sendable, Hashable {
        case normal(Double)
        case triangular(low: Double, high: Double)
    }

    var shape: Shape
    /// Standard deviation of the number that age adds, which has nothing to do with that of the figure, score units.
    var ageing: Double
    var stream: UInt64
    var departure: Departure?
    var bounds: ClosedRange<Double>?

    /// How far a unit is from the value that stands in for its own.
    struct Departure: Sendable, Hashable {
        /// Standard deviation, score units.
        var spread: Double
        var stream: UInt64
    }

    /// The value of one replicate around a nominal score.
    func draw(_ score: Double, seed: UInt64, _ numbers: NeedNumbers) -> Double {
        var value = score
        if let replicate = numbers.observation {
            var random = DrawStream(seed: seed, replicate: replicate, stream: stream)
            switch shape {
            case .normal(let deviation): value += deviation * random.normal()
            case .triangular(let low, let high): value = random.triangular(low: low, mode: score, high: high)
            }
        }
        if ageing > 0, let replicate = numbers.age {
            var random = DrawStream(seed: seed, replicate: replicate, stream: stream)
            random.position = 1
            value += ageing * random.normal()
        }
        if let departure, let replicate = numbers.inheritance {
            var own = DrawStream(seed: seed, replicate: replicate, stream: departure.stream)
            value += departure.spread * own.normal()
        }
        guard let bounds else { return value }
        return min(max(value, bounds.lowerBound), bounds.upperBound)
    }
}

extension Noise {
    /// The standard deviation of the number that age adds to a figure with a normal error, so that both together have
    /// that of the error and `years` added up: `√((error + years)² − error²)`.
    ///
    /// Two numbers and not one that is scaled up, since only what varies by itself has a share of the variance.
    static func ageing(_ years: Double, beside error: Double) -> Double {
        (years * (years + 2 * error)).squareRoot()
    }

    /// The noise of an input of a plan.
    init(_ input: UnitPlan.Input, _ model: Model, _ dataset: Dataset, unit: String, dimension: String) {
        let cell = input.cell
        let indicator = model.indicators[input.indicator]
        bounds = indicator.normalisation.bounds
        ageing = cell.findings.isEmpty ? model.uncertainty.ageing * Double(cell.age) : 0
        if let row = cell.findings.first, let halfWidth = cell.halfWidth {
            shape = .triangular(low: cell.score - halfWidth, high: cell.score + halfWidth)
            stream = Noise.stream(of: dataset.bodyFindings[row])
            return
        }
        if let bounds = cell.bounds, bounds.lowerBound < bounds.upperBound {
            shape = .triangular(low: bounds.lowerBound, high: bounds.upperBound)
        } else {
            shape = .normal(cell.error)
            ageing = Self.ageing(ageing, beside: cell.error)
        }
        if cell.basis == .group, let row = cell.observations.first {
            // Units that inherit from one group share its draw.
            let observation = dataset.observations[row]
            stream = DrawStream.hash(
                "group", dataset.unit(observation.unit)?.country ?? "", indicator.id, observation.note)
        } else {
            stream = DrawStream.hash("figure", cell.origin ?? unit, indicator.id)
        }
        if cell.standsIn {
            departure = Departure(
                spread: model.uncertainty.standInSpread,
                stream: DrawStream.hash("departure", unit, dimension))
        }
    }

    static func stream(of finding: Dataset.BodyFinding) -> UInt64 {
        DrawStream.hash(
            "finding", finding.unit, finding.violation, finding.body, finding.document,
            finding.factsFrom.map(String.init) ?? "")
    }
}
