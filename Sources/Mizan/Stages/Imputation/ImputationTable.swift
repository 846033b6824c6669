import MizanNumerics

extension ImputationTable {
    /// Some columns by a function of one column.
    func byColumn(
        _ places: [Int], _ fill: ([Double]) throws(NumericsError) -> [Double]
    ) throws(NumericsError) -> [[Double]] {
        var result: [[Double]] = []
        for place in places {
            do throws(NumericsError) {
                result.append(try fill(columns[place]))
            } catch {
                throw .inColumn(place, error)
            }
        }
        return result
    }

    // MARK: Classes of units

    /// The class of each unit; a unit without one is a class by itself, since no other unit says anything of it.
    func classes(_ name: String?) -> [String] {
        guard let name else { return units.map { _ in "" } }
        let own = classes[name] ?? units.map { _ in nil }
        return units.indices.map { own[$0] ?? "\u{0}\(units[$0])" }
    }

    func filled(
        _ places: [Int], by centre: Centre, within name: String?
    ) throws(NumericsError) -> [[Double]] {
        try byColumn(places) { values throws(NumericsError) in
            guard let name else { return try MizanNumerics.imputed(values, by: centre) }
            return try MizanNumerics.imputed(values, by: centre, within: classes(name))
        }
    }

    // MARK: Groups of indicators

    /// Some columns filled by the centre of what each unit knows of their kin.
    func filledByRow(
        _ places: [Int], level: Int, by centre: Centre
    ) throws(NumericsError) -> [[Double]] {
        try byKin(places, level: level) { kin throws(NumericsError) in
            try imputedByRow(
                kin.map { columns[$0] }, lowIsGood: kin.map { directions[$0] == .negative }, by: centre)
        }
    }

    /// Places of the indicators that share an ancestor with one, itself among them: at level 2 those of its own group,
    /// at level 3 those of the group above, and so on to the index.
    func kin(of place: Int, level: Int) -> [Int] {
        let chain = ancestors[place]
        let ancestor = chain[min(level - 2, chain.count - 1)]
        return columns.indices.filter { ancestors[$0].contains(ancestor) }
    }

    /// Some columns by a function of the columns that share an ancestor with them, which is run once for each ancestor
    /// and not where there is no gap that the other columns say something of.
    func byKin(
        _ places: [Int], level: Int, _ fill: (_ kin: [Int]) throws(NumericsError) -> [[Double]]
    ) throws(NumericsError) -> [[Double]] {
        var filled: [[Int]: [[Double]]] = [:]
        var result: [[Double]] = []
        for place in places {
            let kin = kin(of: place, level: level)
            if filled[kin] == nil {
                do throws(NumericsError) {
                    filled[kin] = hasGaps(kin) ? try fill(kin) : kin.map { columns[$0] }
                } catch {
                    switch error {
                    case .inColumn(let own, let inner): throw .inColumn(kin[own], inner)
                    case .collinear(let own): throw .inColumn(kin[own], .collinear(column: kin[own]))
                    default: throw .inColumn(place, error)
                    }
                }
            }
            let own = kin.firstIndex(of: place) ?? 0
            result.append(filled[kin]?[own] ?? columns[place])
        }
        return result
    }

    /// Whether a unit knows some of the columns and not all.
    private func hasGaps(_ places: [Int]) -> Bool {
        units.indices.contains { unit in
            let known = places.count { !columns[$0][unit].isNaN }
            return known > 0 && known < places.count
        }
    }

    // MARK: Periods

    /// Some columns with each gap filled from the unit's own values at other periods.
    ///
    /// Missing: a gap of a unit with too few known values for the method stays.
    func bySeries(_ places: [Int], _ method: SeriesImputation) throws(NumericsError) -> [[Double]] {
        guard !history.isEmpty else { return places.map { columns[$0] } }
        let needed = method == .linear ? 2 : 1
        var result: [[Double]] = []
        for place in places {
            var column = columns[place]
            for unit in column.indices where column[unit].isNaN {
                var series = history.map { $0[place][unit] }
                series[now] = .nan
                guard series.count(where: { !$0.isNaN }) >= needed else { continue }
                do throws(NumericsError) {
                    column[unit] = try imputed(series, at: times, by: method).values[now]
                } catch {
                    throw .inColumn(place, error)
                }
            }
            result.append(column)
        }
        return result
    }
}

extension Settings {
    /// The key `level`: 2 for the indicator's own group, 3 for the one above, and so on.
    func level() -> Int { integer("level", default: 2, in: 2...100) }

    /// The key `within`: a division of the units.
    func within() -> String? { has("within") ? text("within") : nil }
}
