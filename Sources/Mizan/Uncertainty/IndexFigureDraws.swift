import MizanNumerics

#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// The draws of the figures of one panel: what each of them may have been.
struct IndexFigureDraws: Sendable {
    /// What is drawn for one figure.
    enum Draw: Sendable, Equatable {
        /// Nothing: a gap, or a figure whose error is not known.
        case none
        case normal(mean: Double, deviation: Double)
        case gamma(shape: Double, scale: Double)
        case logNormal(deviation: Double)
        /// Apart, so that a table of draws is not as wide as its widest.
        indirect case beta(BetaShapes, ClosedRange<Double>)
        case poisson
        case gammaPoisson(shape: Double)
        case triangular(low: Double, high: Double)
        case one(of: [Double])
        /// No distribution of the kind that the model names has this figure and error.
        case impossible(String)
    }

    /// (indicators)(units); an indicator whose figures do not vary without.
    let draws: [[Draw]]
    /// As `draws`: streams named for indicator and unit.
    let streams: [[UInt64]]

    init(_ model: IndexModel, _ panel: IndexPanel) {
        draws = model.indicators.enumerated().map { place, indicator in
            guard let rule = model.doubts.observation[indicator.id] else { return [] }
            let errors = panel.errors[place]
            let found = panel.units.indices.map { unit in
                Draw(
                    rule, panel.values[place][unit], errors.isEmpty ? FigureError() : errors[unit])
            }
            return found.allSatisfy { $0 == .none } ? [] : found
        }
        streams = zip(draws, model.indicators).map { draws, indicator in
            draws.isEmpty
                ? [] : panel.units.map { DrawStream.hash("observation", indicator.id, $0.id) }
        }
    }

    /// Whether a figure cannot be drawn, so that no replicate can.
    var areImpossible: Bool {
        draws.contains { draws in
            draws.contains { if case .impossible = $0 { true } else { false } }
        }
    }

    /// The figures of an indicator in one replicate.
    ///
    /// - Throws: the unit and the reason where one cannot be drawn.
    func column(
        _ indicator: Int, _ panel: IndexPanel, seed: UInt64, replicate: UInt32
    ) throws(Impossible) -> [Double] {
        var column = panel.values[indicator]
        for (unit, draw) in draws[indicator].enumerated() where draw != .none {
            var stream = DrawStream(seed: seed, replicate: replicate, stream: streams[indicator][unit])
            guard let value = draw.value(column[unit], &stream) else {
                if case .impossible(let reason) = draw { throw Impossible(unit: unit, reason: reason) }
                continue
            }
            column[unit] = value
        }
        return column
    }

    struct Impossible: Error {
        var unit: Int
        var reason: String
    }
}

extension IndexFigureDraws.Draw {
    init(_ rule: IndexDoubts.FigureDraw, _ value: Double, _ error: FigureError) {
        self = value.isNaN ? .none : Self.known(rule, value, error)
    }

    private static func known(_ rule: IndexDoubts.FigureDraw, _ value: Double, _ error: FigureError) -> Self {
        switch rule.distribution {
        case .normal, .logNormal, .beta:
            let fallback = rule.relativeError.map { $0 * abs(value) } ?? rule.error ?? .nan
            let deviation = error.standardError.isNaN ? fallback : error.standardError
            guard deviation > 0 else { return .none }
            return spread(rule, value, deviation)
        case .poisson, .gammaPoisson:
            guard value >= 0, value <= 0x1p40 else { return .impossible("\(value) is no count") }
            if let prior = rule.prior {
                let shape = (prior.mean / prior.deviation) * (prior.mean / prior.deviation)
                return .gamma(shape: shape + value, scale: 1 / (shape / prior.mean + 1))
            }
            // A count of 0 says nothing of how large its mean is.
            guard value > 0 else { return .none }
            return rule.distribution == .poisson ? .poisson : .gammaPoisson(shape: rule.shape)
        case .triangular:
            guard error.low <= value, value <= error.high, error.low < error.high else { return .none }
            return .triangular(low: error.low, high: error.high)
        case .sources:
            guard error.sources.count > 1 else { return .none }
            guard rule.disagreement == .spread else { return .one(of: error.sources) }
            let mean = error.sources.reduce(0, +) / Double(error.sources.count)
            let squares = error.sources.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            let deviation = (squares / Double(error.sources.count - 1)).squareRoot()
            return deviation > 0 ? .normal(mean: value, deviation: deviation) : .none
        }
    }

    private static func spread(
        _ rule: IndexDoubts.FigureDraw, _ value: Double, _ deviation: Double
    ) -> Self {
        switch rule.distribution {
        case .logNormal:
            guard value > 0 else {
                return .impossible("a log-normal figure is above 0, unlike \(NumberGrammar.text(value))")
            }
            // The square of the quotient is still a number.
            guard deviation / value <= 1e100 else {
                return .impossible("a standard error of \(NumberGrammar.text(deviation)) is too large for it")
            }
            return .logNormal(deviation: deviation)
        case .beta:
            let ends = rule.ends
            // An end is certain: no spread about it stays inside.
            if value == ends.lowerBound || value == ends.upperBound { return .none }
            do throws(NumericsError) {
                let shapes = try BetaShapes(
                    mean: value, deviation: deviation, low: ends.lowerBound, high: ends.upperBound)
                return .beta(shapes, ends)
            } catch {
                return .impossible("\(error)")
            }
        default:
            guard let prior = rule.prior else { return .normal(mean: value, deviation: deviation) }
            // The share of what is known that the figure brings.
            let share =
                prior.deviation * prior.deviation
                / (prior.deviation * prior.deviation + deviation * deviation)
            return .normal(
                mean: prior.mean + share * (value - prior.mean), deviation: deviation * share.squareRoot())
        }
    }

    /// How lanes of replicates draw about a figure.
    func lanes(_ figure: Double) -> (value: Double, width: Double, LaneRecipe.Distribution) {
        switch self {
        case .none: return (figure, 0, .normal)
        case .normal(let mean, let deviation): return (mean, deviation, .normal)
        case .gamma(let shape, let scale): return (scale, shape, .gamma)
        case .logNormal(let deviation):
            let shape = DrawStream.logNormalShape(mean: figure, deviation: deviation)
            return (shape.median, shape.logDeviation, .logNormal)
        default: return (figure, 0, .other)
        }
    }

    /// What is drawn about a figure; nil where nothing can be.
    func value(_ figure: Double, _ stream: inout DrawStream) -> Double? {
        switch self {
        case .none, .impossible: nil
        case .normal(let mean, let deviation): mean + deviation * stream.normal()
        case .gamma(let shape, let scale): scale * stream.gamma(shape: shape)
        case .logNormal(let deviation): stream.logNormal(mean: figure, deviation: deviation)
        case .beta(let shapes, let ends):
            ends.lowerBound + stream.beta(shapes) * (ends.upperBound - ends.lowerBound)
        case .poisson: stream.poisson(mean: figure)
        case .gammaPoisson(let shape): stream.gammaPoisson(mean: figure, shape: shape)
        case .triangular(let low, let high): stream.triangular(low: low, mode: figure, high: high)
        case .one(let figures): figures[choice(stream.uniform(), among: figures.count)]
        }
    }
}
