/// Yearly events of a unit as a rate over its people, or a year: where they are a floor, a floor, because sources
/// know only part of them.
///
/// `R = Σ w·(d/p) / Σ w` over the last years, then shrunk toward the region:
/// `(r₀·E₀ + R·E) / (E₀ + E)` with `E = Σ w·p`, which is the mean of the gamma posterior for a Poisson count
/// with prior rate `r₀` worth `E₀` person-years.
/// Missing: a year without a row is unknown and adds nothing; without any row in the years there is no rate.
/// Edge: after the last year that the source covers, the rate of that year is carried forward.
///
/// Reference: [Clayton1987], section 2 (gamma-Poisson).
struct EventRate: Sendable {
    let rule: Model.Derivation.Rate
    let index: ObservationIndex
    /// The people at risk; nil where events are counted by year alone.
    let populations: Populations?
    let coversTo: [String: Int]
    let vintage: Vintage
    /// Ids of the country units of each region.
    let statesOf: [String: [String]]

    struct Value {
        var rate: Double
        var low: Double
        var high: Double
        var basis: Dataset.Basis
        var age: Int
        var rows: [Int]
        var provenance: Provenance
        /// Whether the people at risk were counted from memory.
        var isRecalled: Bool
    }

    func value(_ unit: Dataset.Unit, year: Int, carry: Int) -> Value? {
        let rows = index.rows(unit.id, rule.of)
        let sources = Set(rows.map { index.observations[$0].source })
        let covered = sources.compactMap { coversTo[$0] }.max() ?? year
        let last = min(year, covered, vintage.lastYear ?? year)
        let age = year - last
        guard age <= carry else { return nil }
        return rate(unit, last).map { value in
            var value = value
            value.age = age
            return value
        }
    }

    private func rate(_ unit: Dataset.Unit, _ year: Int) -> Value? {
        var weights = 0.0
        var exposure = 0.0
        var sums = (best: 0.0, low: 0.0, high: 0.0)
        var used: [Int] = []
        var scaled = false
        var recalled = false
        for (lag, weight) in rule.weights.enumerated() {
            guard let people = atRisk(unit, year - lag) else { return nil }
            weights += weight
            exposure += weight * people.value
            if people.provenance == .scaled { scaled = true }
            for row in index.rows(unit.id, rule.of, year: year - lag) {
                let observation = index.observations[row]
                sums.best += weight * observation.value / people.value
                sums.low += weight * (observation.low ?? observation.value) / people.high
                sums.high += weight * (observation.high ?? observation.value) / people.low
                used.append(row)
            }
            recalled = recalled || isRecalled(people)
        }
        guard !used.isEmpty, weights > 0 else { return nil }
        let prior = regionalRate(unit, year)
        let counts = prior == nil ? 0 : rule.priorExposure
        func shrunk(_ sum: Double) -> Double {
            rule.per * ((prior ?? 0) * counts + sum / weights * exposure) / (counts + exposure)
        }
        // The weakest of what was counted says how far the rate speaks of the unit; events are a floor at best.
        let bases = used.map { index.observations[$0].basis }
        let weakest = bases.min { $0.strength < $1.strength } ?? .floor
        return Value(
            rate: shrunk(sums.best), low: shrunk(sums.low), high: shrunk(sums.high),
            basis: weakest == .part ? .floor : weakest, age: 0, rows: used,
            provenance: scaled ? .scaled : .observed, isRecalled: recalled)
    }

    private func isRecalled(_ people: Population) -> Bool {
        people.rows.contains { index.observations[$0].evidence == .recalled }
    }

    /// The people at risk in a year: counts taken at the end of a year stand for the year after.
    private func atRisk(_ unit: Dataset.Unit, _ year: Int) -> Population? {
        guard let populations else { return .one }
        let before = populations.population(unit, year: year - 1)
        if let before, before.provenance == .observed, populations.isYearEnd(before, rule.yearEndSources) {
            return before.value > 0 ? before : nil
        }
        guard let people = populations.population(unit, year: year), people.value > 0 else { return nil }
        return people
    }

    /// Events a person and year in the states of the unit's region, over the years of the rule.
    private func regionalRate(_ unit: Dataset.Unit, _ year: Int) -> Double? {
        guard let populations, let prior = rule.priorOf, let region = unit.region,
            let states = statesOf[region]
        else {
            return nil
        }
        var events = 0.0
        var people = 0.0
        var found = false
        for lag in rule.weights.indices {
            for state in states where populations.stateCount(state, near: year - lag) != nil {
                for row in index.rows(state, prior, year: year - lag) {
                    events += index.observations[row].value
                    found = true
                }
                people += populations.stateCount(state, near: year - lag) ?? 0
            }
        }
        return found && people > 0 ? events / people : nil
    }
}
