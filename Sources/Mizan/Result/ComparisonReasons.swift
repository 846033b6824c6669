extension Comparison {
    /// One figure of one or both editions, and what it adds to the difference of the scores.
    ///
    /// The difference of what the figure contributes to the two scores: contributions sum to a score, so the reasons
    /// of a unit sum to the difference, with the critical lift as a reason of its own.
    public struct Reason: Sendable {
        /// One side of a reason: the figure and what it contributes to the score there.
        public struct Part: Sendable {
            public var cell: Cell
            public var contribution: Double
        }

        /// Id of the indicator; nil = the critical lift.
        public var indicator: String?
        public var name: Model.LocalText?
        public var before: Part?
        public var after: Part?
        public var value: Double
        /// Counted in one of the two alone, though known in both: where it does not raise the score it is set aside.
        public var isSetAside: Bool

        /// Known only after the step: it came, or the other model does not read it.
        public var came: Bool { indicator != nil && before == nil && !isSetAside }
        /// Known only before the step.
        public var ended: Bool { indicator != nil && after == nil && !isSetAside }
    }

    /// Names a figure: an indicator, and whether it is a parent's finding beside the own.
    private struct Key: Hashable {
        var indicator: String
        var isParents: Bool
    }

    /// What accounts for the difference of a unit's scores between two editions, the largest first; empty where it
    /// is not scored in both.
    static func reasons(_ first: Edition, _ one: Int, _ second: Edition, _ other: Int) -> [Reason] {
        guard first.standings[one].isScored, second.standings[other].isScored else { return [] }
        let (before, after) = (parts(first, one), parts(second, other))
        var reasons = Set(before.figures.keys).union(after.figures.keys).map { key -> Reason in
            let (old, new) = (before.figures[key], after.figures[key])
            return Reason(
                indicator: key.indicator, name: (new ?? old)?.name, before: old?.part, after: new?.part,
                value: (new?.part.contribution ?? 0) - (old?.part.contribution ?? 0),
                isSetAside: old == nil ? isKnown(key, first, one) : new == nil && isKnown(key, second, other))
        }
        reasons.append(
            Reason(
                indicator: nil, name: nil, before: nil, after: nil, value: after.lift - before.lift,
                isSetAside: false))
        func order(_ reason: Reason) -> (Double, String, Int) {
            let isParents = (reason.before ?? reason.after)?.cell.origin != nil
            return (-abs(reason.value), reason.indicator ?? "", isParents ? 1 : 0)
        }
        return reasons.filter { $0.value != 0 }.sorted { order($0) < order($1) }
    }

    /// Whether an edition knows a figure of a unit, counted or not.
    private static func isKnown(_ key: Key, _ edition: Edition, _ index: Int) -> Bool {
        guard let indicator = edition.model.indicators.firstIndex(where: { $0.id == key.indicator }) else {
            return false
        }
        return edition.panel.cells[edition.standings[index].place][indicator].contains {
            $0.isKnown && (!$0.findings.isEmpty && $0.origin != nil) == key.isParents
        }
    }

    private static func parts(
        _ edition: Edition, _ index: Int
    ) -> (figures: [Key: (part: Reason.Part, name: Model.LocalText)], lift: Double) {
        let contributions = Contributions(
            edition.model, edition.plans[index], edition.standings[index].score)
        let indicators = edition.model.indicators
        var figures: [Key: (part: Reason.Part, name: Model.LocalText)] = [:]
        for figure in contributions.dimensions.flatMap(\.figures) {
            let indicator = indicators[figure.indicator]
            let key = Key(
                indicator: indicator.id,
                isParents: !figure.cell.findings.isEmpty && figure.cell.origin != nil)
            figures[key] = (Reason.Part(cell: figure.cell, contribution: figure.value), indicator.name)
        }
        return (figures, contributions.lift)
    }
}

/// Builds the rows of a comparison.
struct RowBuilder {
    let first: Comparison.Side
    let second: Comparison.Side
    let middle: Comparison.Side?
    let causes: [Comparison.Cause]
    /// By unit: the change like with like, second less first.
    private let changes: [String: Change]
    private let middleIndex: [String: Int]
    /// The replicates of both; nil where one has none.
    private let drawn: (first: DrawnScores, second: DrawnScores)?

    init(
        first: Comparison.Side, second: Comparison.Side, middle: Edition?, causes: [Comparison.Cause]
    ) {
        self.first = first
        self.second = second
        self.middle = middle.map { Comparison.Side($0, nil) }
        self.causes = causes
        if let old = first.uncertainty, let new = second.uncertainty {
            drawn = (DrawnScores(old), DrawnScores(new))
        } else {
            drawn = nil
        }
        middleIndex = Dictionary(
            uniqueKeysWithValues: (middle?.standings ?? []).enumerated().map { ($1.unit.id, $0) })
        changes = causes.contains(.data) ? Self.changes(middle ?? first.edition, second.edition) : [:]
    }

    /// Changes count from the earlier period; where the second is the earlier, they are turned round.
    private static func changes(_ first: Edition, _ second: Edition) -> [String: Change] {
        guard first.dataset == second.dataset, first.panel.vintage == second.panel.vintage,
            first.period != second.period
        else { return [:] }
        let isForward = first.period < second.period
        let (later, earlier) = isForward ? (second, first) : (first, second)
        let changes = Change.all(of: later, since: earlier).map { change in
            isForward
                ? change
                : Change(value: -change.value, size: change.size, came: change.ended, ended: change.came)
        }
        return Dictionary(uniqueKeysWithValues: zip(later.standings.map(\.unit.id), changes))
    }

    func row(_ pair: Comparison.Pair) -> Comparison.Row? {
        guard let before = pair.first, let after = pair.second, let one = pair.firstIndex,
            let other = pair.secondIndex
        else { return nil }
        let reasons = Comparison.reasons(first.edition, one, second.edition, other)
        var doubt: Bool?
        if let (old, new) = drawn {
            let above = new.probability(other, above: one, of: old)
            doubt = max(above, 1 - above) < first.edition.model.uncertainty.ordered
        }
        return Comparison.Row(
            unit: pair.unit, first: before, second: after,
            steps: steps(pair.unit.id, one, other, reasons), reasons: reasons, isWithinDoubt: doubt,
            change: changes[pair.unit.id])
    }

    private func steps(
        _ unit: String, _ one: Int, _ other: Int, _ reasons: [Comparison.Reason]
    ) -> [Comparison.Step] {
        guard let middle else {
            return causes.map { step($0, first, one, second, other, reasons) }
        }
        let between = middleIndex[unit]
        let parts = [(first, one as Int?, middle, between), (middle, between, second, other as Int?)]
        return zip(causes, parts).map { cause, part in
            guard let start = part.1, let end = part.3, part.0.places[start] != nil,
                part.2.places[end] != nil
            else { return Comparison.Step(cause: cause, move: nil, difference: .nan, reasons: []) }
            let reasons = Comparison.reasons(part.0.edition, start, part.2.edition, end)
            return step(cause, part.0, start, part.2, end, reasons)
        }
    }

    private func step(
        _ cause: Comparison.Cause, _ from: Comparison.Side, _ one: Int, _ to: Comparison.Side, _ other: Int,
        _ reasons: [Comparison.Reason]
    ) -> Comparison.Step {
        let move = from.places[one].flatMap { start in to.places[other].map { start - $0 } }
        let difference =
            to.edition.standings[other].score.severity - from.edition.standings[one].score.severity
        return Comparison.Step(cause: cause, move: move, difference: difference, reasons: reasons)
    }
}
