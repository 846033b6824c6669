import MizanNumerics

extension ModelLevers {
    /// The levers of a model of evidence: weights of dimensions, weights of indicators that always count, and the
    /// exponent where the model lets it vary, between the ends that it states.
    ///
    /// - Parameter range: as of an index.
    public init(_ edition: Edition, range: Double) {
        let (model, source) = (edition.model, NeedReplicates(edition, seed: 0))
        let stated = Set(AnalysisTable(edition).indicators.filter { $0.weight != nil }.map(\.id))
        var levers: [Lever] = []
        var moves: [@Sendable (inout ScoreDraw, Double) -> Void] = []
        var elements: [Element] = []
        func add(
            _ node: String, in group: String, isIndicator: Bool, isAlone: Bool, _ weight: Double,
            _ move: @escaping @Sendable (inout ScoreDraw, Double) -> Void
        ) {
            elements.append(
                Element(
                    node: node, group: group, isIndicator: isIndicator, isAlone: isAlone,
                    lever: isAlone ? nil : levers.count))
            guard !isAlone else { return }
            levers.append(
                Lever(
                    kind: .weight, node: node, nominal: weight, low: weight * (1 - range),
                    high: weight * (1 + range)))
            moves.append(move)
        }
        let weighed = model.severityDimensions.count { $0.weight > 0 }
        var first = 0
        for (place, dimension) in model.dimensions.enumerated() {
            defer { first += dimension.indicators.count }
            guard dimension.lens == .severity, dimension.weight > 0 else { continue }
            add(
                dimension.id, in: "severity", isIndicator: false, isAlone: weighed < 2, dimension.weight
            ) { $0.dimensionWeights[place] = $1 }
            let counted = dimension.indicators.indices.filter {
                stated.contains(dimension.indicators[$0].id) && dimension.indicators[$0].weight > 0
            }
            for offset in counted {
                let (indicator, number) = (dimension.indicators[offset], first + offset)
                add(
                    indicator.id, in: dimension.id, isIndicator: true, isAlone: counted.count < 2,
                    indicator.weight
                ) { $0.indicatorWeights[number] = $1 }
            }
        }
        if let exponents = model.uncertainty.exponents,
            case .combination(.invertedPower(let exponent)) = model.score.aggregation.method
        {
            levers.append(
                Lever(
                    kind: .exponent, node: "severity", nominal: exponent, low: exponents.lowerBound,
                    high: exponents.upperBound))
            moves.append { $0.mean = InvertedPowerMean(exponent: $1) }
        }
        let (fixed, changes) = (levers, moves)
        self.init(
            nominal: source.nominal, levers: levers, alternatives: [], elements: elements,
            scored: { places in
                var draw = source.nominalDraw
                for (lever, place) in places.enumerated() where place != fixed[lever].nominal {
                    changes[lever](&draw, place)
                }
                return .success(source.scores(draw, of: edition.standings.indices))
            },
            chosen: { _ in .success(source.nominal.scores) })
    }
}

extension NeedReplicates {
    /// The scores of some units under other weights or another mean, their figures as they are; NaN for those that are
    /// not scored.
    func scores(_ draw: ScoreDraw, of units: some Sequence<Int>) -> [Double] {
        let numbers = NeedNumbers(inputs, inputs.map { _ in nil })
        return units.map { nominal.scores[$0].isNaN ? .nan : score($0, numbers, draw).severity }
    }
}
