import MizanNumerics

/// Reads the cells of a panel: own figures first, then what may stand in for them.
struct CellReader {
    let model: Model
    let dataset: Dataset
    let period: Period
    let vintage: Vintage
    let index: ObservationIndex
    let populations: Populations
    private let levels: [String: Dataset.Indicator.Level]
    private let findingRows: [String: [Int]]
    /// Findings that began later are left out; nil = none are.
    private let beganBy: Int?
    private let findingValue: FindingValue?
    private let coversTo: [String: Int]
    private let statesOf: [String: [String]]

    init(model: Model, dataset: Dataset, period: Period, vintage: Vintage, beganBy: Int?) {
        self.beganBy = beganBy
        self.model = model
        self.dataset = dataset
        self.period = period
        self.vintage = vintage
        index = ObservationIndex(dataset, vintage)
        populations = Populations(index: index, indicator: model.population)
        levels = Dictionary(dataset.indicators.map { ($0.id, $0.level) }) { first, _ in first }
        let rows = dataset.bodyFindings.indices.filter {
            vintage.knows(documentOf: dataset.bodyFindings[$0].documentYear)
        }
        findingRows = Dictionary(grouping: rows) { dataset.bodyFindings[$0].unit }
        findingValue = model.findings.map(FindingValue.init)
        coversTo = Dictionary(
            dataset.sources.compactMap { source in source.coversTo.map { (source.id, $0) } }
        ) {
            first, _ in first
        }
        let states = dataset.units.filter { $0.kind == .country && $0.region != nil }
        statesOf = Dictionary(grouping: states) { $0.region ?? "" }.mapValues { $0.map(\.id) }
    }

    /// The cells of one indicator: one, or two where a parent's finding stands beside the unit's own.
    func cells(_ unit: Dataset.Unit, _ indicator: Model.Indicator, in dimension: Model.Dimension) -> [Cell] {
        guard dimension.applies(to: unit) else { return [.absent(.notApplicable)] }
        guard vintage.uses(indicator) else { return [.absent(.missing)] }
        if case .decay(let violations) = indicator.derivation {
            return findings(unit, indicator, violations)
        }
        var cell = own(unit, indicator) ?? standIn(unit, indicator)
        if let found = cell, found.standsIn || found.origin != nil, !allowsStandIns(unit, dimension) {
            cell = nil
        }
        if let imputation = indicator.imputation, cell?.isKnown != true {
            var imputed = Cell.absent(.imputed)
            imputed.value = imputation.value
            imputed.score = indicator.score(of: imputation.value)
            cell = imputed
        }
        return [cell ?? .absent(.missing)]
    }

    private func allowsStandIns(_ unit: Dataset.Unit, _ dimension: Model.Dimension) -> Bool {
        guard dimension.lens == .severity,
            let restriction = model.units.restricted.first(where: { $0.scope == unit.scope })
        else { return true }
        return restriction.standIns.contains(dimension.id)
    }

    // MARK: Own figures

    private func own(_ unit: Dataset.Unit, _ indicator: Model.Indicator) -> Cell? {
        switch indicator.derivation {
        case nil:
            return observed(unit.id, indicator, unit.id)
        case .rate(let rule):
            let rate = EventRate(
                rule: rule, index: index,
                populations: rule.over.map { Populations(index: index, indicator: $0) }, coversTo: coversTo,
                vintage: vintage,
                statesOf: statesOf)
            guard let value = rate.value(unit, year: period.year, carry: indicator.carryForward) else {
                return nil
            }
            var cell = cell(
                indicator, value.rate, score: indicator.score(of: value.rate), ends: [value.low, value.high],
                rows: value.rows)
            cell.mark(value.basis, age: value.age, at: period, fresh: value.provenance)
            cell.isRecalled = cell.isRecalled || value.isRecalled
            return cell
        case .change(let of, let years):
            return change(unit, indicator, of: of, years: years)
        case .memory(let of, let halfLife):
            return memory(unit, indicator, of: of, halfLife: halfLife)
        case .decay, .completeness:
            return nil
        }
    }

    /// The rows that count at a period and speak most directly of the unit.
    private func mostDirect(
        _ id: String, _ indicator: String, at period: Period, carry: Int
    ) -> (rows: [Int], basis: Dataset.Basis, age: Int)? {
        guard let (all, age) = index.latest(id, indicator, at: period, carry: carry),
            let basis = all.map({ index.observations[$0].basis }).max(by: { $0.strength < $1.strength })
        else { return nil }
        return (all.filter { index.observations[$0].basis == basis }, basis, age)
    }

    /// The figure of a unit or of a place that stands for it: the mean of its sources that speak most directly
    /// of it, on the scale of scores.
    private func observed(_ id: String, _ indicator: Model.Indicator, _ unit: String) -> Cell? {
        guard let (rows, basis, age) = mostDirect(id, indicator.id, at: period, carry: indicator.carryForward)
        else { return nil }
        let found = rows.map { index.observations[$0] }
        let scores = found.map { indicator.score(of: $0.value) }
        var cell = cell(
            indicator, found.map(\.value).reduce(0, +) / Double(found.count),
            score: scores.reduce(0, +) / Double(scores.count),
            ends: found.contains { $0.low != nil || $0.high != nil }
                ? found.flatMap { [$0.low ?? $0.value, $0.high ?? $0.value] } : [], rows: rows)
        let range = (scores.max() ?? 0) - (scores.min() ?? 0)
        cell.error = max(found.map { error($0, indicator) }.max() ?? 0, range / 2)
        cell.agreed = range <= model.reliability.agreedWithin
        cell.mark(basis, age: age, at: period)
        if id != unit { cell.origin = id }
        return cell
    }

    /// The standard error of an observation in score units: the stated one carried to the scale, otherwise the
    /// indicator's own.
    private func error(_ observation: Dataset.Observation, _ indicator: Model.Indicator) -> Double {
        guard let error = observation.standardError else { return indicator.error }
        let up = indicator.score(of: observation.value + error)
        let down = indicator.score(of: observation.value - error)
        return abs(up - down) / 2
    }

    /// A cell with its score and the bounds that its sources state, which hold the score.
    private func cell(
        _ indicator: Model.Indicator, _ value: Double, score: Double, ends: [Double], rows: [Int]
    ) -> Cell {
        var cell = Cell.absent(.observed)
        cell.value = value
        cell.score = score
        cell.error = indicator.error
        if !ends.isEmpty {
            let scores = ends.map(indicator.score) + [score]
            cell.bounds = (scores.min() ?? score)...(scores.max() ?? score)
        }
        cell.observations = rows
        cell.isRecalled = rows.contains { index.observations[$0].evidence == .recalled }
        cell.sources = Array(Set(rows.map { index.observations[$0].source })).sorted()
        return cell
    }

    private func change(
        _ unit: Dataset.Unit, _ indicator: Model.Indicator, of other: String, years: Int
    ) -> Cell? {
        func value(_ year: Int) -> (value: Double, rows: [Int], basis: Dataset.Basis)? {
            guard let (rows, basis, _) = mostDirect(unit.id, other, at: Period(year: year), carry: 0) else {
                return nil
            }
            let found = rows.map { index.observations[$0] }
            return (found.map(\.value).reduce(0, +) / Double(found.count), rows, basis)
        }
        for age in 0...indicator.carryForward {
            let year = period.year - age
            guard let now = value(year), let then = value(year - years) else { continue }
            let change = now.value - then.value
            var cell = cell(
                indicator, change, score: indicator.score(of: change), ends: [], rows: now.rows + then.rows)
            cell.mark(now.basis, age: age, at: period)
            return cell
        }
        return nil
    }

    /// The strongest of a unit's events, each halved by the years since; known where the last row is not too old.
    private func memory(
        _ unit: Dataset.Unit, _ indicator: Model.Indicator, of other: String, halfLife: Double
    ) -> Cell? {
        guard let last = mostDirect(unit.id, other, at: period, carry: indicator.carryForward) else {
            return nil
        }
        let years = Set(index.rows(unit.id, other).map { index.observations[$0].period.year })
        let rows = years.filter { $0 <= period.year }.flatMap { index.rows(unit.id, other, year: $0) }
        let left = rows.map { row -> (row: Int, value: Double) in
            let event = index.observations[row]
            let age = Double(period.year - event.period.year)
            return (row, event.value * Elementary.pow(0.5, age / halfLife))
        }
        guard let strongest = left.max(by: { ($0.value, $0.row) < ($1.value, $1.row) }) else { return nil }
        var cell = cell(
            indicator, strongest.value, score: indicator.score(of: strongest.value), ends: [],
            rows: [strongest.row])
        // An event of a larger group stays one, whatever the last row is of.
        let event = index.observations[strongest.row].basis
        let isWeaker = strongest.value != 0 && event.strength < last.basis.strength
        cell.mark(isWeaker ? event : last.basis, age: last.age, at: period)
        return cell
    }

    // MARK: What stands in

    /// The state's figure: inherited where it stands in for the community, the state's own otherwise.
    private func standIn(_ unit: Dataset.Unit, _ indicator: Model.Indicator) -> Cell? {
        guard unit.kind == .community, indicator.standsIn || levels[indicator.reads.first ?? ""] == .country
        else { return nil }
        let places = unit.places(in: period.year)
        if let territory = places.first, territory == unit.country, hasFallback(territory, indicator, unit) {
            return nil
        }
        for place in places {
            guard var cell = stateFigure(place, indicator, unit) else { continue }
            if indicator.standsIn { cell.provenance = .inherited }
            return cell
        }
        return nil
    }

    /// A state's figure by the rule of the indicator.
    private func stateFigure(_ place: String, _ indicator: Model.Indicator, _ unit: Dataset.Unit) -> Cell? {
        guard indicator.derivation != nil else { return observed(place, indicator, unit.id) }
        guard let state = dataset.unit(place), var cell = own(state, indicator) else { return nil }
        cell.origin = place
        return cell
    }

    /// A territory has no row of its own for the indicator, and has one for its fallback: the fallback speaks
    /// of the territory, and goes before the row of the state that it belongs to.
    private func hasFallback(_ territory: String, _ indicator: Model.Indicator, _ unit: Dataset.Unit) -> Bool
    {
        guard observed(territory, indicator, unit.id) == nil else { return false }
        return model.indicators.contains { other in
            guard case .fallback(let id) = other.role, id == indicator.id else { return false }
            return observed(territory, other, unit.id) != nil
        }
    }

    // MARK: Findings

    private func findings(
        _ unit: Dataset.Unit, _ indicator: Model.Indicator, _ violations: [String]
    ) -> [Cell] {
        var cells: [Cell] = []
        if let cell = finding(unit.id, indicator, violations, inherited: false) { cells.append(cell) }
        let inherited = ancestors(unit).compactMap { finding($0, indicator, violations, inherited: true) }
        if let highest = inherited.max(by: { $0.score < $1.score }) { cells.append(highest) }
        return cells.isEmpty ? [.absent(.missing)] : cells
    }

    private func counts(_ finding: Dataset.BodyFinding) -> Bool {
        guard let beganBy, let findingValue else { return true }
        return findingValue.start(finding) <= beganBy
    }

    /// The parents of a unit, the nearest first.
    private func ancestors(_ unit: Dataset.Unit) -> [String] {
        var found: [String] = []
        var next = unit.parent
        while let parent = next, !found.contains(parent) {
            found.append(parent)
            next = dataset.unit(parent)?.parent
        }
        return found
    }

    /// The highest value of the findings of a unit, or of its parent.
    private func finding(
        _ unit: String, _ indicator: Model.Indicator, _ violations: [String], inherited: Bool
    ) -> Cell? {
        guard let findingValue else { return nil }
        let valued = (findingRows[unit] ?? []).compactMap { row -> (row: Int, value: Double)? in
            let finding = dataset.bodyFindings[row]
            guard violations.contains(finding.violation), counts(finding) else { return nil }
            return findingValue.value(finding, year: period.year).map { (row, $0) }
        }
        // Of equals one that was read goes before one that is recalled.
        func order(_ row: Int) -> Int { dataset.bodyFindings[row].evidence == .recalled ? 1 : 0 }
        let ordered = valued.sorted {
            ($1.value, order($0.row), $0.row) < ($0.value, order($1.row), $1.row)
        }
        guard let first = ordered.first else { return nil }
        let finding = dataset.bodyFindings[first.row]
        var cell = Cell.absent(.observed)
        cell.value = first.value
        cell.score = indicator.score(of: first.value)
        cell.basis = .whole
        cell.age = max(0, period.year - findingValue.end(finding))
        cell.year = period.year - cell.age
        cell.halfWidth = findingValue.halfWidth(finding, inherited: inherited)
        cell.findings = ordered.map(\.row)
        cell.isRecalled = finding.evidence == .recalled
        if inherited {
            cell.provenance = .inherited
            cell.origin = unit
        } else if first.value < findingValue.rule.ownFrom {
            cell.basis = .fragment
        }
        return cell
    }

    func criticalFindings(_ unit: Dataset.Unit) -> [Panel.CriticalFinding] {
        guard let critical = model.critical, let findingValue else { return [] }
        return (findingRows[unit.id] ?? []).compactMap { row in
            let finding = dataset.bodyFindings[row]
            guard critical.violations.contains(finding.violation), finding.standing == .final,
                counts(finding),
                finding.grade >= critical.minimumGrade, finding.extent == .widespread,
                let value = findingValue.value(finding, year: period.year)
            else { return nil }
            return Panel.CriticalFinding(
                row: row, value: value, halfWidth: findingValue.halfWidth(finding, inherited: false))
        }
    }

    // MARK: What is computed from the other cells

    /// Fills the indicators that are computed from the cells of the run itself.
    func complete(_ cells: inout [[[Cell]]], units: [Dataset.Unit]) {
        let indicators = model.indicators
        for (place, indicator) in indicators.enumerated() {
            guard case .completeness(let of) = indicator.derivation else { continue }
            let counted = indicators.indices.filter { of.contains(indicators[$0].id) }
            for unit in units.indices where cells[unit][place].first?.provenance != .notApplicable {
                let own = counted.filter { cells[unit][$0].contains(where: \.isOwn) }.count
                let share = 100 * Double(own) / Double(counted.count)
                var cell = cell(indicator, share, score: indicator.score(of: share), ends: [], rows: [])
                cell.year = period.year
                cell.basis = .whole
                cells[unit][place] = [cell]
            }
        }
    }
}

extension Dataset.Basis {
    /// How directly a figure speaks of the unit: the strongest of several counts.
    var strength: Int {
        switch self {
        case .fragment: 0
        case .group: 1
        case .definition: 2
        case .floor: 3
        case .part: 4
        case .whole: 5
        }
    }
}
