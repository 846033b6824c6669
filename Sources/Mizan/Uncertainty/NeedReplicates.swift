import MizanNumerics

/// Draws replicates of an edition of a model of evidence: the same plans, other inputs and weights.
public struct NeedReplicates: ReplicateSource {
    public let seed: UInt64
    public let nominal: NominalScores
    public let inputs: [DoubtInput]
    let edition: Edition
    /// The standings that are scored.
    private(set) var scored: [Int]
    let noise: [[Noise]]
    let criticalNoise: [[Noise]]
    /// By standing, then by part: values of donors for a gap; empty where the part is assessed.
    let donors: [[[Double]]]
    let gapStreams: [[UInt64]]
    let choices: NeedChoices
    private(set) var nominalDraw: ScoreDraw
    private let nominalValues: [[Double]]
    private let nominalCritical: [[Double]]
    /// Nil where only the plain way can score the model.
    private var recipe: NeedRecipe?

    /// Whether replicates are scored in rows.
    var isInRows: Bool { recipe != nil }

    /// Replicates that are scored together at most.
    private static let rowLength: UInt32 = 64

    public init(_ edition: Edition, seed: UInt64) {
        self.edition = edition
        self.seed = seed
        let model = edition.model
        scored = edition.standings.indices.filter { edition.standings[$0].isScored }
        nominal = NominalScores(edition)
        inputs = model.uncertainty.doubts.map { DoubtInput($0) }
        choices = NeedChoices(model, seed: seed)
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
        recipe = NeedRecipe(self)
    }

    public func narrowed(to units: [Int]) -> (any ReplicateSource)? {
        guard recipe != nil else { return nil }
        var changed = self
        changed.scored = scored.filter(units.contains)
        changed.recipe = NeedRecipe(changed)
        return changed
    }

    /// The same with other weights where they do not vary.
    func weighed(by draw: ScoreDraw) -> NeedReplicates {
        var changed = self
        changed.nominalDraw = draw
        changed.recipe = NeedRecipe(changed)
        return changed
    }

    public func scores(of replicates: Range<UInt32>, varying: Set<Doubt>) -> ReplicateBlock {
        guard let recipe else { return plainScores(of: replicates, varying: varying) }
        var block = ReplicateBlock(replicates, units: edition.standings.count)
        block.fired = [UInt8](repeating: 0, count: block.scores.count)
        var start = replicates.lowerBound
        while start < replicates.upperBound {
            let end = min(start + Self.rowLength, replicates.upperBound)
            let numbers = NeedNumbers(inputs, self.numbers(start, varying: varying))
            NeedRows(self, recipe, start..<end, numbers).score(into: &block)
            start = end
        }
        return block
    }

    public func exchange() -> ReplicateExchange {
        guard let recipe else { return ReplicateExchange(self) }
        return ReplicateExchange { rows, offset, samples, each in
            var block = ReplicateBlock(rows, units: edition.standings.count)
            block.fired = [UInt8](repeating: 0, count: block.scores.count)
            for (sample, isExchanged) in samples.enumerated() {
                for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Int(Self.rowLength)) {
                    let numbers = isExchanged.map { $0 ? start + offset : start }
                    let end = min(start + Self.rowLength, rows.upperBound)
                    NeedRows(self, recipe, start..<end, NeedNumbers(inputs, numbers)).score(into: &block)
                }
                each(sample, block)
            }
        }
    }

    public func replicate(_ numbers: [UInt32?]) -> Result<Replicate, ReplicateFailure> {
        let numbers = NeedNumbers(inputs, numbers)
        let draw = draw(numbers)
        let count = edition.standings.count
        var replicate = Replicate(
            scores: Array(repeating: .nan, count: count), fired: Array(repeating: false, count: count))
        for standing in scored {
            let score = score(standing, numbers, draw)
            replicate.scores[standing] = score.severity
            replicate.fired[standing] = score.isCritical
        }
        return .success(replicate)
    }

    /// The weights and the mean of one replicate.
    func draw(_ numbers: NeedNumbers) -> ScoreDraw { choices.draw(nominalDraw, numbers) }

    /// The score of one standing in one replicate.
    func score(_ standing: Int, _ numbers: NeedNumbers, _ draw: ScoreDraw) -> Score {
        var draw = draw
        if let replicate = numbers.gaps { draw.gaps = gaps(standing, replicate) }
        return edition.plans[standing].score(
            edition.model, drawn(nominalValues[standing], noise[standing], numbers),
            criticalValues: drawn(nominalCritical[standing], criticalNoise[standing], numbers), draw)
    }

    private func drawn(_ nominal: [Double], _ noise: [Noise], _ numbers: NeedNumbers) -> [Double] {
        nominal.indices.map { noise[$0].draw(nominal[$0], seed: seed, numbers) }
    }

    /// A donor's value for each part that is not assessed; NaN for the others, none where all are assessed.
    func gaps(_ standing: Int, _ replicate: UInt32) -> [Double] {
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

/// The replicate that each doubt of a model of evidence takes its random numbers from; nil = it does not vary.
struct NeedNumbers {
    var weights: UInt32?
    var aggregation: UInt32?
    var observation: UInt32?
    var age: UInt32?
    var inheritance: UInt32?
    var gaps: UInt32?

    init(_ inputs: [DoubtInput], _ numbers: [UInt32?]) {
        for (input, number) in zip(inputs, numbers) {
            switch input.doubt {
            case .weights: weights = number
            case .aggregation: aggregation = number
            case .observation: observation = number
            case .age: age = number
            case .inheritance: inheritance = number
            case .gaps: gaps = number
            case .normalisation, .treatment, .inclusion, .goalposts: break
            }
        }
    }

    /// The same so many replicates further.
    func advanced(by count: UInt32) -> NeedNumbers {
        var moved = self
        for number in [
            \NeedNumbers.weights, \.aggregation, \.observation, \.age, \.inheritance, \.gaps,
        ] { moved[keyPath: number] = self[keyPath: number].map { $0 + count } }
        return moved
    }
}

extension Model.UncertaintyRule {
    /// The doubts that vary.
    var doubts: [Doubt] {
        var doubts: [Doubt] = []
        if concentration != nil { doubts.append(.weights) }
        if exponents != nil { doubts.append(.aggregation) }
        doubts.append(.observation)
        if ageing > 0 { doubts.append(.age) }
        if standInSpread > 0 { doubts.append(.inheritance) }
        if hotDeck { doubts.append(.gaps) }
        return doubts
    }
}

extension NominalScores {
    init(_ edition: Edition) {
        let rule = edition.model.uncertainty
        self.init(
            units: edition.standings.map(\.unit.id),
            scores: edition.standings.map { $0.isScored ? $0.score.severity : .nan },
            isRanked: edition.standings.map(\.isRanked), classes: edition.model.classes.map(\.from),
            coverage: rule.band, ordered: rule.ordered)
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
