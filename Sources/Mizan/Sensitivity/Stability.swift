import MizanNumerics

/// How little the weights of a model have to change until two units swap, or one enters or leaves the top.
///
/// Exact where the scores are linear in the weights: a linear or a quadratic program. Elsewhere a search along straight
/// lines from the stated weights to those of single elements and to drawn ones, and then to where tangent planes lead; its
/// answer is an upper bound. Every answer is verified: the model is run under the changed weights.
public struct Stability: Sendable {
    /// What is asked.
    public enum Question: Sendable, Hashable {
        /// When the second reaches the first, which has the higher score.
        case swap(Int, Int)
        /// When the unit enters the top, or leaves it where it is there.
        case top(Int, places: Int)
    }

    public enum Outcome: Sendable, Equatable {
        case change(Change)
        /// No weights do it: shown, not only not found.
        case impossible
        /// The search found none.
        case notFound
    }

    public struct Change: Sendable, Equatable {
        /// One an element, sum 1.
        public var weights: [Double]
        /// In the norm asked for.
        public var distance: Double
        /// No smaller change does it than this; 0 where that is not known.
        public var atLeast: Double
        /// Whether the distance is the smallest there is.
        public var isExact: Bool
        /// The difference that is left between the scores when the model is run under these weights, at least 0:
        /// between the two units, or the unit and the one at the edge of the top.
        public var gap: Double
    }

    public struct Answer: Sendable, Equatable {
        public var question: Question
        public var outcome: Outcome
        /// The difference of the scores as they are; the unit's lead over the edge of the top, below 0 outside.
        public var lead: Double
    }

    public let model: WeighedModel
    public let norm: WeightNorm

    public init(of model: WeighedModel, norm: WeightNorm) { (self.model, self.norm) = (model, norm) }

    /// Places of the ranked units, highest first.
    public var order: [Int] { model.nominal.order.filter { model.nominal.isRanked[$0] } }

    /// Every two neighbours of the ranking.
    public var neighbours: [Question] { zip(order, order.dropFirst()).map { .swap($0, $1) } }

    public func answers(_ questions: [Question], threads: Int) -> [Answer] {
        inOrder(questions.count, threads: threads) { answer(questions[$0]) }
    }

    /// - Precondition: the units are ranked, and those of a swap in the order of their scores.
    public func answer(_ question: Question) -> Answer {
        let lead = margin(model.weights, question)
        return Answer(question: question, outcome: outcome(question, lead), lead: lead)
    }

    private func outcome(_ question: Question, _ lead: Double) -> Outcome {
        switch question {
        case .swap(let first, let second):
            if model.isLinear(for: [first, second]),
                let answer = exact(
                    [first, second], { (found) throws(NumericsError) in try found.reaching(1, 0) })
            {
                return outcome(answer, question)
            }
            guard lead <= 0 || !model.isNeverBelow(first, second) else { return .impossible }
            return searched(question, lead, sign: 1)
        case .top(let unit, let places):
            let order = order
            guard order.count > places else { return .impossible }
            if model.isLinear(for: order), let own = order.firstIndex(of: unit),
                let answer = exact(
                    order,
                    { (found) throws(NumericsError) in
                        lead >= 0
                            ? try found.leaving(own, top: places) : try found.entering(own, top: places)
                    })
            {
                return outcome(answer, question)
            }
            let others = order.filter { $0 != unit }
            let fixed = others.count {
                lead >= 0 ? model.isNeverBelow(unit, $0) : model.isNeverBelow($0, unit)
            }
            guard lead >= 0 ? others.count - fixed >= places : fixed < places else { return .impossible }
            return searched(question, lead, sign: lead >= 0 ? 1 : -1)
        }
    }

    // MARK: Exact

    /// Nil where the program cannot be solved.
    private func exact(
        _ units: [Int], _ ask: (WeightStability) throws(NumericsError) -> WeightStability.Answer
    ) -> WeightStability.Answer? {
        guard let values = model.values else { return nil }
        return try? ask(
            WeightStability(weights: model.weights, values: units.flatMap { values[$0] }, norm: norm))
    }

    private func outcome(_ answer: WeightStability.Answer, _ question: Question) -> Outcome {
        switch answer {
        case .impossible: return .impossible
        case .undecided: return .notFound
        case .change(let change):
            return .change(
                Change(
                    weights: change.weights, distance: change.distance, atLeast: change.atLeast,
                    isExact: change.distance - change.atLeast <= 1e-9,
                    gap: abs(margin(change.weights, question))))
        }
    }

    // MARK: Search

    /// Lines to drawn weights beside those to single elements.
    private static let draws = 32

    private func searched(_ question: Question, _ lead: Double, sign: Double) -> Outcome {
        let isApart = sign * lead > 0
        // Units that are apart have to pass each other: where they only meet, nothing changes places.
        let signed: ([Double]) -> Double = {
            let found = sign * margin($0, question)
            return found == 0 && isApart ? .leastNonzeroMagnitude : found
        }
        guard let onLines = nearestCrossing(from: model.weights, towards: targets, norm: norm, of: signed)
        else { return .notFound }
        let found = nearerCrossing(from: model.weights, than: onLines, norm: norm, of: signed)
        return .change(
            Change(
                weights: found.weights, distance: found.distance, atLeast: 0, isExact: found.distance == 0,
                gap: abs(margin(found.weights, question))))
    }

    private var targets: [[Double]] {
        let count = model.weights.count
        var draws = DrawStream(seed: 1, replicate: 0, stream: DrawStream.hash("stability"))
        return (0..<count).map { element in (0..<count).map { $0 == element ? 1 : 0 } }
            + (0..<Self.draws).map { _ in draws.simplex(count) }
    }

    /// By how much the first is above the second, or the unit above the edge of the top; NaN where one has no score.
    private func margin(_ weights: [Double], _ question: Question) -> Double {
        switch question {
        case .swap(let first, let second):
            let scores = model.scores(weights, of: [first, second])
            return scores[0] - scores[1]
        case .top(let unit, let places):
            let others = order.filter { $0 != unit }
            // All are in the top where it has a place for each.
            guard others.count >= places else { return .infinity }
            let scores = model.scores(weights, of: [unit] + others)
            // Where weights leave one without a score, there is no top to enter or leave.
            guard !scores.contains(where: \.isNaN) else { return .nan }
            return scores[0] - scores.dropFirst().sorted(by: >)[places - 1]
        }
    }
}
