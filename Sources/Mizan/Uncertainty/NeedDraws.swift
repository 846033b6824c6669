import MizanNumerics

extension NeedReplicates {
    /// The weights and the exponent, then each figure, finding and gap, unit by unit. Figures are on the scale of
    /// scores.
    public func draws(of replicate: UInt32) -> [ReplicateDraw] {
        let numbers = NeedNumbers(inputs, self.numbers(replicate, varying: .joint))
        return choiceDraws(numbers)
            + edition.standings.indices.filter { edition.standings[$0].isScored }.flatMap {
                figureDraws($0, numbers) + gapDraws($0, replicate)
            }
    }

    private func choiceDraws(_ numbers: NeedNumbers) -> [ReplicateDraw] {
        let model = edition.model
        let draw = draw(numbers)
        var draws: [ReplicateDraw] = []
        if inputs.contains(DoubtInput(.weights)) {
            let dimensions = zip(model.dimensions, zip(draw.dimensionWeights, nominalDraw.dimensionWeights))
            draws += dimensions.filter { $0.1.1 > 0 }.map { dimension, weights in
                ReplicateDraw([.weights], dimension.id, drawn: weights.0, nominal: weights.1)
            }
            let indicators = zip(model.indicators, zip(draw.indicatorWeights, nominalDraw.indicatorWeights))
            draws += indicators.filter { $0.1.0 != $0.1.1 }.map { indicator, weights in
                ReplicateDraw([.weights], indicator.id, drawn: weights.0, nominal: weights.1)
            }
        }
        if let mean = draw.mean {
            draws.append(
                ReplicateDraw([.aggregation], "exponent", drawn: mean.exponent, nominal: .nan))
        }
        return draws
    }

    private func figureDraws(_ standing: Int, _ numbers: NeedNumbers) -> [ReplicateDraw] {
        let plan = edition.plans[standing]
        let unit = edition.standings[standing].unit.id
        let figures = zip(plan.inputs, noise[standing]).map { input, noise in
            ReplicateDraw(
                noise.doubts(among: inputs), unit: unit, edition.model.indicators[input.indicator].id,
                drawn: noise.draw(input.cell.score, seed: seed, numbers), nominal: input.cell.score)
        }
        let findings = zip(plan.criticalFindings, criticalNoise[standing]).map { finding, noise in
            ReplicateDraw(
                noise.doubts(among: inputs), unit: unit,
                "critical: \(edition.dataset.bodyFindings[finding.row].violation)",
                drawn: noise.draw(finding.value, seed: seed, numbers), nominal: finding.value)
        }
        return figures + findings
    }

    /// A donor's value for each dimension without a figure.
    private func gapDraws(_ standing: Int, _ replicate: UInt32) -> [ReplicateDraw] {
        guard inputs.contains(DoubtInput(.gaps)) else { return [] }
        let dimensions = edition.model.severityDimensions
        return gaps(standing, replicate).enumerated().filter { !$0.element.isNaN }.map { part, value in
            ReplicateDraw(
                [.gaps], unit: edition.standings[standing].unit.id, dimensions[part].id, drawn: value,
                nominal: .nan)
        }
    }
}

extension Noise {
    /// What varies it, among the inputs of a model.
    fileprivate func doubts(among inputs: [DoubtInput]) -> Set<Doubt> {
        var doubts: Set<Doubt> = [.observation]
        if ageing > 0 { doubts.insert(.age) }
        if departure != nil { doubts.insert(.inheritance) }
        return doubts.intersection(inputs.map(\.doubt))
    }
}
