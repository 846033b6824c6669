import MizanNumerics

/// Draws replicates of an edition of an index: the model and its figures are perturbed, and the recipe runs again.
///
/// Streams are named by ids, so that the order of the file and of the units plays no part. Stages that no drawn input
/// can change are those of the edition.
public struct IndexReplicates: ReplicateSource {
    public let edition: IndexEdition
    public let seed: UInt64
    public let nominal: NominalScores
    public let inputs: [DoubtInput]
    let roles: [IndexNumbers.Role]
    let weights: IndexWeightDraws
    let figures: IndexFigureDraws
    let choices: IndexChoiceDraws
    private let recipes = IndexRecipes()

    public init(_ edition: IndexEdition, seed: UInt64) {
        (self.edition, self.seed) = (edition, seed)
        let model = edition.model
        let doubts = model.doubts
        nominal = NominalScores(edition)
        weights = IndexWeightDraws(model)
        figures = IndexFigureDraws(model, edition.panel)
        choices = IndexChoiceDraws(model)
        var inputs = weights.inputs(model)
        for (place, indicator) in model.indicators.enumerated() where !figures.draws[place].isEmpty {
            inputs.append((DoubtInput(.observation, indicator.id), .figures(indicator: place)))
        }
        let whole: [(Doubt, Bool)] = [
            (.gaps, doubts.gaps != nil), (.age, doubts.ageing > 0), (.goalposts, doubts.goalposts > 0),
            (.normalisation, !doubts.normalisation.isEmpty), (.treatment, !doubts.treatment.isEmpty),
            (.aggregation, !doubts.aggregation.isEmpty), (.inclusion, doubts.inclusion != nil),
        ]
        for (doubt, isDrawn) in whole where isDrawn { inputs.append((DoubtInput(doubt), .whole(doubt))) }
        self.inputs = inputs.map(\.input)
        roles = inputs.map(\.role)
    }

    public func scores(of replicates: Range<UInt32>, varying: Set<Doubt>) -> ReplicateBlock {
        let varying = varying.intersection(doubts)
        guard let recipe = recipes.recipe(varying, made: { recipe(varying: varying) }) else {
            return plainScores(of: replicates, varying: varying)
        }
        let fast = recipe.scores(of: replicates)
        var block = ReplicateBlock(replicates, units: nominal.units.count)
        let lanes = replicates.count
        for unit in nominal.units.indices where !nominal.scores[unit].isNaN {
            for place in unit * lanes..<(unit + 1) * lanes { block.scores[place] = fast.scores[place] }
        }
        for (lane, number) in replicates.enumerated() where fast.isOpen[lane] {
            switch replicate(numbers(number, varying: varying)) {
            case .success(let replicate):
                for (unit, score) in replicate.scores.enumerated() {
                    block.scores[unit * lanes + lane] = score
                }
            case .failure(let failure):
                block.failures[number] = failure
                for unit in nominal.units.indices { block.scores[unit * lanes + lane] = .nan }
            }
        }
        return block
    }

    public func replicate(_ numbers: [UInt32?]) -> Result<Replicate, ReplicateFailure> {
        Result { () throws(ReplicateFailure) in
            do throws(Findings) {
                let scores = try scores(of: drawn(numbers))
                return Replicate(
                    scores: scores.enumerated().map {
                        nominal.scores[$0].isNaN ? .nan : roundedToSignificant($1)
                    })
            } catch {
                throw ReplicateFailure(reason: error.list.first?.message ?? "")
            }
        }
    }

    /// The edition that a replicate is of, with every stage.
    ///
    /// - Throws: `Findings` that say what the replicate failed at.
    public func edition(of numbers: [UInt32?]) throws(Findings) -> IndexEdition {
        let drawn = try drawn(numbers)
        return try IndexEdition(of: drawn.model, drawn.panel, drawn.context, withheld: edition.withheld)
    }

    // MARK: What is perturbed

    struct Drawn {
        var model: IndexModel
        var panel: IndexPanel
        var context: IndexRun.Context
        var numbers: IndexNumbers
    }

    func drawn(_ numbers: [UInt32?]) throws(Findings) -> Drawn {
        let numbers = IndexNumbers(edition.model, roles, numbers)
        var drawn = Drawn(
            model: try model(numbers), panel: try panel(numbers), context: edition.context, numbers: numbers)
        if numbers[.gaps] != nil || numbers[.age] != nil {
            drawn.context.filling = ReplicateFilling(
                period: edition.period, seed: seed, gaps: numbers[.gaps], age: numbers[.age])
        }
        // A scale over several periods is taken again where the figures of this one, or their treatment, are not those
        // it was taken from.
        if drawn.context.reference != nil, !drawn.context.scale.isEmpty,
            numbers.changesFigures || numbers[.treatment] != nil
        {
            let scale = drawn.context.scale.map { $0.period == edition.period ? drawn.panel : $0 }
            do throws(IndexFaults) {
                drawn.context.reference = try IndexRun(drawn.model).reference(scale, drawn.context)
            } catch {
                throw error.findings(drawn.model, drawn.panel)
            }
        }
        return drawn
    }

    /// The model of a replicate.
    func model(_ numbers: IndexNumbers) throws(Findings) -> IndexModel {
        var model = edition.model
        do throws(NumericsError) {
            try weights.draw(&model, seed: seed, numbers)
        } catch {
            throw failure("the weights cannot be drawn: \(error)")
        }
        choices.draw(&model, seed: seed, numbers)
        return model
    }

    private func panel(_ numbers: IndexNumbers) throws(Findings) -> IndexPanel {
        guard numbers.figures.contains(where: { $0 != nil }) else { return edition.panel }
        var values = edition.panel.values
        for (place, replicate) in numbers.figures.enumerated() {
            guard let replicate else { continue }
            do throws(IndexFigureDraws.Impossible) {
                values[place] = try figures.column(place, edition.panel, seed: seed, replicate: replicate)
            } catch {
                let (indicator, unit) = (edition.model.indicators[place], edition.units[error.unit])
                throw failure("\(indicator.id) of \(unit.id) cannot be drawn: \(error.reason)")
            }
        }
        return edition.panel.replacing(values)
    }

    private func failure(_ message: String) -> Findings {
        Findings([
            Finding(
                .notComputable, file: edition.model.file, line: edition.model.lines["uncertainty"] ?? 0,
                message: message,
                hint: "see 'uncertainty'")
        ])
    }

    // MARK: What is run again

    private func scores(of drawn: Drawn) throws(Findings) -> [Double] {
        let run = IndexRun(drawn.model)
        do throws(IndexFaults) {
            let numbers = drawn.numbers
            let isScaled = numbers[.normalisation] != nil || numbers[.goalposts] != nil
            let columns =
                numbers.changesFigures || numbers[.treatment] != nil
                ? try run.stages(drawn.panel, drawn.context).scores
                : try run.aggregated(
                    isScaled
                        ? try run.normalised(edition.stages.treated, drawn.panel, drawn.context)
                        : edition.stages.normalised)
            return columns[columns.count - 1]
        } catch {
            throw error.findings(drawn.model, drawn.panel)
        }
    }
}

extension NominalScores {
    init(_ edition: IndexEdition) {
        let scores = edition.scores.map { roundedToSignificant($0) }
        self.init(
            units: edition.units.map(\.id), scores: scores, isRanked: scores.map { !$0.isNaN },
            coverage: edition.model.band, ordered: IndexModel.ordered)
    }
}

extension IndexModel {
    /// Probability from which on one unit counts as above another.
    public static let ordered = 0.9
}
