/// How much the score of a unit rests on knowledge: five shares of the weight, and a letter.
public struct Reliability: Sendable, Hashable {
    /// Share of the nominal weight that is assessed at all, 0-100.
    public var known: Double
    /// Share of the effective weight from figures of the last years, 0-100.
    public var fresh: Double
    /// Share of the effective weight from figures about the unit itself, 0-100.
    public var own: Double
    /// Share of the effective weight whose sources agree, 0-100.
    public var agreed: Double
    /// Share of the effective weight from rows that were read and not recalled, 0-100.
    public var checked: Double
    /// A to D, after the worst of the five.
    public var letter: String

    init(_ model: Model, _ unit: Dataset.Unit, _ plan: UnitPlan, _ score: Score) {
        var total = 0.0
        var assessed = 0.0
        var weights = (all: 0.0, fresh: 0.0, own: 0.0, agreed: 0.0, checked: 0.0)
        for (part, scored) in zip(plan.parts, score.parts) {
            guard model.dimensions[part.dimension].applies(to: unit) else { continue }
            let nominal = part.nominalWeight
            total += nominal
            guard part.isAssessed else { continue }
            assessed += nominal
            for share in plan.shares(of: part, model, scored) {
                let weight = scored.weight * share.weight
                let cell = plan.inputs[share.input].cell
                weights.all += weight
                if cell.age <= model.reliability.freshYears { weights.fresh += weight }
                if cell.isOwn { weights.own += weight }
                if cell.agreed { weights.agreed += weight }
                if !cell.isRecalled { weights.checked += weight }
            }
        }
        func percent(_ part: Double, of whole: Double) -> Double { whole > 0 ? 100 * part / whole : 0 }
        known = percent(assessed, of: total)
        fresh = percent(weights.fresh, of: weights.all)
        own = percent(weights.own, of: weights.all)
        agreed = percent(weights.agreed, of: weights.all)
        checked = percent(weights.checked, of: weights.all)
        let worst = min(known, fresh, own, agreed, checked)
        let grade = model.reliability.letters.firstIndex { worst >= $0 } ?? model.reliability.letters.count
        letter = ["A", "B", "C", "D"][grade]
    }
}
