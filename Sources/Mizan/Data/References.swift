/// What the rows of a dataset may refer to.
struct References {
    /// Ids by resource; units by kind as well, under `units.country` and so on.
    private let ids: [String: Set<String>]

    init(units: Table<Dataset.Unit>, indicators: Table<Dataset.Indicator>, sources: Table<Dataset.Source>) {
        // The texts of a column hold the ids of broken rows too, so that one fault is not reported as many.
        var ids = [
            "units": Set(units.texts("id")), "indicators": Set(indicators.texts("id")),
            "sources": Set(sources.texts("id")),
        ]
        for kind in Dataset.Unit.Kind.allCases {
            ids["units." + kind.rawValue] = Set(units.rows.filter { $0.kind == kind }.map(\.id))
        }
        self.ids = ids
    }

    /// Finds every reference of a table that leads to nothing.
    func check<Row>(_ table: inout Table<Row>) {
        for key in table.resource.foreignKeys {
            let all = ids[key.resource] ?? []
            let allowed = key.kind.map { ids[key.resource + "." + $0] ?? [] } ?? all
            table.check(key, ids: allowed, others: all.subtracting(allowed))
        }
    }

    var countries: Set<String> { ids["units.country"] ?? [] }
}
