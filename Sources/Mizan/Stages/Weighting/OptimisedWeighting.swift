import MizanNumerics

/// Weights under which the children's correlations with the weighted mean come as near as possible to a target.
///
/// `aim: balance` takes the shares of importance from `targets`, one for each id of `elements`, or else from the weights
/// that the model states; `aim: information` seeks the largest sum of correlations. Weights are never below 0.
///
/// Missing: units that lack a child are left out.
///
/// Reference: [Becker2017]
public struct OptimisedWeighting: Weighting {
    public static let name = "optimised"
    public static let summary = "weights of at least 0 under which importance meets a target"
    public static let reference = "[Becker2017]"

    enum Aim: String, CaseIterable { case balance, information }

    private let aim: Aim
    /// The targets by id; nil for the stated weights.
    private let targets: JudgedWeights?

    public init(_ settings: Settings) {
        aim = settings.choice("aim", default: .balance)
        guard aim == .balance, settings.has("elements") else {
            targets = nil
            return
        }
        var judged = JudgedWeights(settings, ids: "elements")
        judged.weights = settings.numbers("targets", count: judged.ids.count, in: 0...1e9)
        if !judged.weights.contains(where: { $0 > 0 }) {
            settings.refuse("targets", "all targets are zero", hint: "give an element a target above 0")
        }
        targets = judged
    }

    public func weights(for group: WeightingGroup) throws(WeightingFault) -> ProposedWeights {
        var wanted = group.nominal
        if let targets { wanted = try targets.places(in: group).map { targets.weights[$0] } }
        let figures = WeightingFigures(group, complete: true)
        try figures.require(3)
        for (child, column) in zip(group.children, group.columns) {
            let known = figures.units.map { column[$0] }
            if let first = known.first, known.allSatisfy({ $0 == first }) {
                throw .child(child, .constantValues(first))
            }
        }
        let target: ImportanceTarget = aim == .balance ? .balance(figures.byColumn(wanted)) : .information
        let found = try figures.read { values throws(NumericsError) in
            if let place = values.firstIndex(where: \.isInfinite) {
                throw .valueOutOfDomain(place: place, value: values[place], needed: "a finite number")
            }
            return try OptimisedWeights(count: group.children.count, target: target) {
                indexCorrelations(values, weights: $0)
            }
        }
        let correlations = zip(group.children, figures.byChild(found.correlations)).map {
            child, correlation in
            ProposedWeights.Measure("correlation of \(child)", correlation)
        }
        return ProposedWeights(
            try figures.weights(found.weights), measures: [.init("objective", found.objective)] + correlations
        )
    }
}
