import MizanNumerics

/// The draws of the weights of a model of evidence, and of the exponent of its mean.
struct NeedChoices: Sendable {
    private let seed: UInt64
    private let concentration: Double?
    private let exponents: ClosedRange<Double>?
    private let dimensions: Group
    /// The indicators of each dimension.
    private let indicators: [Group]
    private let exponentStream = DrawStream.hash("exponent")

    /// Weights that are drawn together, and keep their sum.
    private struct Group {
        /// Places among the weights.
        var places: Range<Int>
        /// By place.
        var streams: [UInt64]

        init(_ ids: [String], of group: String, from start: Int = 0) {
            places = start..<start + ids.count
            streams = ids.map { DrawStream.weight(of: $0, in: group) }
        }

        func stream(_ place: Int) -> UInt64 { streams[place - places.lowerBound] }
    }

    init(_ model: Model, seed: UInt64) {
        self.seed = seed
        (concentration, exponents) = (model.uncertainty.concentration, model.uncertainty.exponents)
        dimensions = Group(model.dimensions.map(\.id), of: "severity")
        var next = 0
        indicators = model.dimensions.map { dimension in
            defer { next += dimension.indicators.count }
            return Group(dimension.indicators.map(\.id), of: dimension.id, from: next)
        }
    }

    /// The weights and the mean of one replicate.
    func draw(_ nominal: ScoreDraw, _ numbers: NeedNumbers) -> ScoreDraw {
        var draw = nominal
        if let replicate = numbers.weights {
            self.draw(dimensions, &draw.dimensionWeights, replicate)
            for group in indicators { self.draw(group, &draw.indicatorWeights, replicate) }
        }
        if let exponents, let replicate = numbers.aggregation {
            var random = DrawStream(seed: seed, replicate: replicate, stream: exponentStream)
            let span = exponents.upperBound - exponents.lowerBound
            draw.mean = InvertedPowerMean(exponent: exponents.lowerBound + span * random.uniform())
        }
        return draw
    }

    /// Dirichlet draws about the weights, with their sum; weights of 0 stay 0.
    private func draw(_ group: Group, _ weights: inout [Double], _ replicate: UInt32) {
        guard let concentration else { return }
        let positive = group.places.filter { weights[$0] > 0 }
        guard positive.count > 1 else { return }
        let total = weights[group.places].reduce(0, +)
        for place in positive {
            var stream = DrawStream(seed: seed, replicate: replicate, stream: group.stream(place))
            weights[place] = stream.dirichletPart(
                shape: DrawStream.dirichletShape(concentration: concentration, share: weights[place] / total))
        }
        let sum = weights[group.places].reduce(0, +)
        for place in positive { weights[place] *= total / sum }
    }

    // MARK: Lanes

    /// `draw` of consecutive replicates: the weights of dimensions and indicators, each into the row of its place.
    func draw(
        _ nominal: ScoreDraw, _ numbers: NeedNumbers, dimensions: borrowing LaneRows,
        indicators: borrowing LaneRows
    ) {
        draw(self.dimensions, nominal.dimensionWeights, from: numbers.weights, into: dimensions)
        for group in self.indicators {
            draw(group, nominal.indicatorWeights, from: numbers.weights, into: indicators)
        }
    }

    private func draw(
        _ group: Group, _ weights: [Double], from start: UInt32?, into rows: borrowing LaneRows
    ) {
        for place in group.places { rows[place].set(weights[place]) }
        let positive = group.places.filter { weights[$0] > 0 }
        guard let concentration, let start, positive.count > 1 else { return }
        let total = weights[group.places].reduce(0, +)
        let scratch = LaneRows(1, lanes: rows.lanes)
        let sums = scratch[0]
        sums.set(0)
        for place in positive {
            let row = rows[place]
            let shape = DrawStream.dirichletShape(concentration: concentration, share: weights[place] / total)
            Kernels.best.gammas(
                shape: shape, at: DrawPlace(seed: seed, stream: group.stream(place)),
                replicates: start..<start + UInt32(rows.lanes), into: row)
            for lane in row.indices { row[lane] = max(row[lane], .leastNormalMagnitude) }
            sums.add(row)
        }
        for place in positive {
            let row = rows[place]
            for lane in row.indices { row[lane] *= total / sums[lane] }
        }
    }

    /// The exponents of consecutive replicates; false where they stay as the model has them.
    func drawExponents(_ nominal: ScoreDraw, _ numbers: NeedNumbers, into row: LaneRow) -> Bool {
        if let exponents, let start = numbers.aggregation {
            let place = DrawPlace(seed: seed, stream: exponentStream)
            Kernels.best.uniforms(at: place, replicates: start..<start + UInt32(row.count), into: row)
            let span = exponents.upperBound - exponents.lowerBound
            for lane in row.indices { row[lane] = exponents.lowerBound + span * row[lane] }
            return true
        }
        guard let mean = nominal.mean else { return false }
        row.set(mean.exponent)
        return true
    }
}
