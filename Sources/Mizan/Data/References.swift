/// What the rows of a dataset may refer to.
struct References {
    /// Ids by resource. A file that lost records, or is not there, has none: references to it are not checked, so
    /// that one fault is not reported as many.
    private var ids: [String: Set<String>] = [:]
    /// Units that are known to be of each kind.
    private var kinds: [Dataset.Unit.Kind: Set<String>] = [:]

    /// - Parameter base: what may be referred to beside the tables; a row of a table stands before one of it.
    init(
        units: Table<Dataset.Unit>, indicators: Table<Dataset.Indicator>, sources: Table<Dataset.Source>,
        beside base: Dataset
    ) {
        add(units, base.units.map(\.id))
        add(indicators, base.indicators.map(\.id))
        add(sources, base.sources.map(\.id))
        let own = Set(units.texts("id"))
        for unit in units.rows + base.units.filter({ !own.contains($0.id) }) {
            kinds[unit.kind, default: []].insert(unit.id)
        }
    }

    /// The texts of the id column, those of broken rows among them.
    private mutating func add<Row>(_ table: Table<Row>, _ others: [String]) {
        if table.isWhole { ids[table.resource.name] = Set(table.texts("id") + others) }
    }

    /// Finds every reference of a table that leads to nothing.
    func check<Row>(_ table: inout Table<Row>) {
        for key in table.resource.foreignKeys {
            guard let all = ids[key.resource] else { continue }
            let others = key.kind.map(unitsOfOtherKinds) ?? []
            table.check(key, ids: all.subtracting(others), others: others)
        }
    }

    private func unitsOfOtherKinds(than kind: Dataset.Unit.Kind) -> Set<String> {
        kinds.filter { $0.key != kind }.reduce(into: []) { $0.formUnion($1.value) }
    }

    /// Ids that may be those of countries; nil where units are not known.
    var countries: Set<String>? { ids["units"]?.subtracting(unitsOfOtherKinds(than: .country)) }
}
