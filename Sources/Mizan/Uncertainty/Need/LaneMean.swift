import MizanNumerics

/// What `TransformedMean` computes, for a row of replicates, each with an exponent of its own where it is drawn.
enum LaneMean {
    /// Values as they are: the arithmetic mean, or the sum where nothing is divided out.
    case plain
    /// The inverted power mean with one exponent for all replicates.
    case inverted(Double)
    /// The same with an exponent and its reciprocal by replicate, none of them 0 or 1.
    case drawn(LaneRow, LaneRow)

    /// What is the same in every replicate.
    enum Kind: Sendable {
        case plain
        case inverted(Double)

        /// Nil for a mean that is not known here.
        init?(_ mean: any TransformedMean) {
            switch mean.method {
            case .combination(.arithmetic), .combination(.sum): self = .plain
            case .combination(.invertedPower(let exponent))
            where isGeneral(exponent) || [0, 1].contains(exponent):
                self = .inverted(exponent)
            default: return nil
            }
        }
    }

    /// - Parameter drawn: exponents and their reciprocals, where they stand for those of the model.
    init(_ kind: Kind, drawn: (LaneRow, LaneRow)?) {
        switch kind {
        case .plain: self = .plain
        case .inverted(let exponent): self = drawn.map { .drawn($0.0, $0.1) } ?? .inverted(exponent)
        }
    }

    /// Whether a drawn exponent takes the general way through logarithm and exponential.
    static func isGeneral(_ exponent: Double) -> Bool {
        abs(exponent) >= 1e-9 && exponent != 1 && 1 / exponent != 1
    }

    /// As `InvertedPowerMean.transformed`.
    func transform(_ values: LaneRow, into levels: LaneRow) {
        switch self {
        case .plain: levels.set(values)
        case .inverted(0):
            for lane in levels.indices { levels[lane] = (10 - values[lane]) * 0.9 + 1 }
            Kernels.best.logarithms(levels)
            for lane in levels.indices { levels[lane] = -levels[lane] }
        case .inverted(1):
            for lane in levels.indices { levels[lane] = 1 - ((10 - values[lane]) * 0.9 + 1) }
        case .inverted(let exponent):
            for lane in levels.indices { levels[lane] = (10 - values[lane]) * 0.9 + 1 }
            Kernels.best.logarithms(levels)
            for lane in levels.indices { levels[lane] = exponent * levels[lane] }
            Kernels.best.exponentials(levels)
            for lane in levels.indices { levels[lane] = (1 - levels[lane]) / exponent }
        case .drawn(let exponents, _):
            for lane in levels.indices { levels[lane] = (10 - values[lane]) * 0.9 + 1 }
            Kernels.best.logarithms(levels)
            for lane in levels.indices { levels[lane] = exponents[lane] * levels[lane] }
            Kernels.best.exponentials(levels)
            for lane in levels.indices { levels[lane] = (1 - levels[lane]) / exponents[lane] }
        }
    }

    /// As `InvertedPowerMean.restored`, in place.
    func restore(_ row: LaneRow) {
        switch self {
        case .plain: return
        case .inverted(0):
            for lane in row.indices { row[lane] = -row[lane] }
            Kernels.best.exponentials(row)
        case .inverted(1):
            for lane in row.indices { row[lane] = 1 - row[lane] }
        case .inverted(let exponent):
            for lane in row.indices { row[lane] = 1 - exponent * row[lane] }
            Kernels.best.logarithms(row)
            for lane in row.indices { row[lane] = 1 / exponent * row[lane] }
            Kernels.best.exponentials(row)
        case .drawn(let exponents, let reciprocals):
            for lane in row.indices { row[lane] = 1 - exponents[lane] * row[lane] }
            Kernels.best.logarithms(row)
            for lane in row.indices { row[lane] = reciprocals[lane] * row[lane] }
            Kernels.best.exponentials(row)
        }
        for lane in row.indices { row[lane] = min(max(10 - (row[lane] - 1) / 0.9, 0), 10) }
    }

    /// The level of one value in one replicate.
    func transformed(_ value: Double, lane: Int) -> Double {
        switch self {
        case .plain: value
        case .inverted(let exponent): InvertedPowerMean(exponent: exponent).transformed(value)
        case .drawn(let exponents, _): InvertedPowerMean(exponent: exponents[lane]).transformed(value)
        }
    }
}
