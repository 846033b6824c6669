import MizanNumerics

#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// What a replicate draws of figures that nobody has: gaps anew, and what age adds to those carried forward.
///
/// A constant stays, since the model gives a reason for it. A gap that the draw can say nothing of keeps what the
/// model's imputation gives.
struct ReplicateFilling: Sendable {
    /// Figures of other periods are filled as the model does.
    var period: Period
    var seed: UInt64
    /// The replicate whose numbers gaps take; nil = they stay as the model fills them.
    var gaps: UInt32?
    var age: UInt32?

    /// - Parameters:
    ///   - imputed: columns as the model fills them.
    ///   - table: what the model filled them from.
    func filled(_ imputed: [[Double]], _ model: IndexModel, _ table: ImputationTable) throws(IndexFaults)
        -> [[Double]]
    {
        var result = imputed
        let methods = model.indicators.map { model.imputation(of: $0) }
        if let age, model.doubts.ageing > 0 {
            for (place, method) in methods.enumerated() where method.carriesForward {
                add(model.doubts.ageing, place, table, replicate: age, to: &result[place])
            }
        }
        guard let gaps, let draw = model.doubts.gaps else { return result }
        for (place, method) in methods.enumerated() where !(method is ConstantImputation) {
            let open = table.columns[place].indices.filter { unit in
                table.columns[place][unit].isNaN && !(method.readsHistory && !imputed[place][unit].isNaN)
            }
            guard !open.isEmpty else { continue }
            do throws(NumericsError) {
                let drawn = try self.drawn(draw, place, open, table, replicate: gaps)
                for (unit, value) in zip(open, drawn) where !value.isNaN { result[place][unit] = value }
            } catch {
                throw IndexFaults(list: [IndexFault(stage: .imputed, node: place, error: error)])
            }
        }
        return result
    }

    // MARK: Age

    /// Adds to figures carried forward a normal number, of so many standard deviations of what is known a year.
    private func add(
        _ ageing: Double, _ place: Int, _ table: ImputationTable, replicate: UInt32,
        to column: inout [Double]
    ) {
        guard let deviation = (try? Moments(of: table.columns[place]))?.deviation, deviation > 0 else {
            return
        }
        for unit in column.indices where table.columns[place][unit].isNaN && !column[unit].isNaN {
            guard let years = table.age(place, unit) else { continue }
            var stream = DrawStream(
                seed: seed, replicate: replicate,
                stream: Self.ageStream(table.indicators[place], table.units[unit]))
            column[unit] += ageing * years * deviation * stream.normal()
        }
    }

    static func ageStream(_ indicator: String, _ unit: String) -> UInt64 {
        DrawStream.hash("age", indicator, unit)
    }

    // MARK: Gaps

    static func stream(_ indicator: String, _ unit: String) -> UInt64 {
        DrawStream.hash("gap", indicator, unit)
    }

    private func stream(_ place: Int, _ unit: Int, _ table: ImputationTable, _ replicate: UInt32)
        -> DrawStream
    {
        DrawStream(
            seed: seed, replicate: replicate, stream: Self.stream(table.indicators[place], table.units[unit]))
    }

    /// A value of each open place of a column; NaN where the draw says nothing of it.
    private func drawn(
        _ draw: IndexDoubts.GapDraw, _ place: Int, _ open: [Int], _ table: ImputationTable, replicate: UInt32
    ) throws(NumericsError) -> [Double] {
        switch draw {
        case .hotDeck(let within):
            let donors = table.donors(place, within: within)
            return open.map { unit in
                let found = donors.of(unit)
                guard !found.isEmpty else { return .nan }
                var stream = stream(place, unit, table, replicate)
                return table.columns[place][found[choice(stream.uniform(), among: found.count)]]
            }
        case .regression(let on, let level):
            var others =
                on.isEmpty
                ? table.kin(of: place, level: level) : on.compactMap { table.indicators.firstIndex(of: $0) }
            others.removeAll { $0 == place }
            let known = open.filter { unit in others.allSatisfy { !table.columns[$0][unit].isNaN } }
            guard !known.isEmpty, !others.isEmpty else { return open.map { _ in .nan } }
            let columns = others.map { table.columns[$0] }
            let regression: LinearRegression
            do throws(NumericsError) {
                regression = try LinearRegression(of: table.columns[place], on: columns)
            } catch {
                if case .collinear(let own) = error { throw .collinear(column: others[own]) }
                throw error
            }
            let predicted = regression.predicted(columns)
            let squares = regression.rows.reduce(0) { sum, row in
                let residual = table.columns[place][row] - predicted[row]
                return sum + residual * residual
            }
            let deviation = (squares / Double(regression.rows.count - others.count - 1)).squareRoot()
            return open.map { unit in
                var stream = stream(place, unit, table, replicate)
                return predicted[unit] + deviation * stream.normal()
            }
        case .em(let level):
            let kin = table.kin(of: place, level: level)
            let columns = kin.map { table.columns[$0] }
            let own = kin.firstIndex(of: place) ?? 0
            guard open.contains(where: { unit in columns.contains { !$0[unit].isNaN } }) else {
                return open.map { _ in .nan }
            }
            let fit = try NormalImputation(of: columns)
            var result: [Double] = []
            for unit in open {
                let row = try fit.drawn(columns.map { $0[unit] }) { column in
                    var stream = stream(kin[column], unit, table, replicate)
                    return stream.normal()
                }
                result.append(row[own])
            }
            return result
        }
    }
}

extension Imputation {
    /// Whether a figure is taken as it was at another period.
    var carriesForward: Bool { self is LatestImputation || self is LatestOrNextImputation }
}

extension ImputationTable {
    /// The years between the period and that of the figure that stands in for a gap: the last earlier one known, or else
    /// the first later one; nil where there is none.
    func age(_ place: Int, _ unit: Int) -> Double? {
        let known = history.indices.filter { $0 != now && !history[$0][place][unit].isNaN }
        guard let origin = known.last(where: { $0 < now }) ?? known.first else { return nil }
        return abs(times[now] - times[origin])
    }

    /// The units whose known figures can stand for a gap of another, in the order of their ids.
    struct Donors {
        fileprivate var pools: [String: [Int]] = [:]
        fileprivate var classes: [String]

        func of(_ unit: Int) -> [Int] { pools[classes[unit]] ?? [] }
    }

    func donors(_ place: Int, within name: String?) -> Donors {
        var donors = Donors(classes: classes(name))
        for unit in units.indices.sorted(by: { units[$0] < units[$1] }) where !columns[place][unit].isNaN {
            donors.pools[donors.classes[unit], default: []].append(unit)
        }
        return donors
    }
}
