import MizanNumerics

/// The figures of a group as one table, of all its units or of those that know every child.
///
/// Children stand in the order of their ids and units in that of their values, so that a search among equally good
/// weights ends at the same ones whatever the order of a file.
struct WeightingFigures {
    private let group: WeightingGroup
    /// Places of the children, in the order of the columns of `values`.
    private let order: [Int]
    /// Places of the units, in the order of the rows.
    let units: [Int]
    /// Row by row (units × children).
    let values: [Double]

    init(_ group: WeightingGroup, complete: Bool) {
        let order = group.children.indices.sorted { group.children[$0] < group.children[$1] }
        let rows = group.columns[0].indices.map { unit in order.map { group.columns[$0][unit] } }
        units = rows.indices.filter { !complete || !rows[$0].contains(where: \.isNaN) }
            .sorted { left, right in
                let places = zip(rows[left], rows[right]).first { $0 != $1 && !($0.isNaN && $1.isNaN) }
                return places.map { $0.isNaN || $0 < $1 } ?? (left < right)
            }
        values = units.flatMap { rows[$0] }
        (self.group, self.order) = (group, order)
    }

    /// What `body` gives; its errors with the child and the unit that they are about.
    func read<Result>(_ body: ([Double]) throws(NumericsError) -> Result) throws(WeightingFault) -> Result {
        do throws(NumericsError) {
            return try body(values)
        } catch {
            let children = order.map { group.children[$0] }
            switch error {
            case .inColumn(let column, let inner): throw .child(children[column], inner)
            case .valueOutOfDomain(let place, let value, let needed):
                throw .child(
                    children[place % children.count],
                    .valueOutOfDomain(place: units[place / children.count], value: value, needed: needed))
            case .missing(let row, let column):
                throw .child(
                    children[column],
                    .valueOutOfDomain(
                        place: units[row], value: values[row * children.count + column],
                        needed: "a finite number"))
            default: throw .group(error)
            }
        }
    }

    /// Weights of the columns as those of the children.
    ///
    /// - Throws: where figures were so large or small that no weight came of them.
    func weights(_ columns: [Double]) throws(WeightingFault) -> [Double] {
        guard columns.allSatisfy(\.isFinite) else {
            throw .group(.nothingToWeigh(reason: "the figures are too large or too small to compare"))
        }
        return byChild(columns)
    }

    /// What stands in the order of the columns, in the order of the children.
    func byChild<Value>(_ columns: [Value]) -> [Value] {
        var result = columns
        for (column, child) in order.enumerated() { result[child] = columns[column] }
        return result
    }

    /// What stands in the order of the children, in the order of the columns.
    func byColumn<Value>(_ children: [Value]) -> [Value] { order.map { children[$0] } }

    /// - Throws: where fewer units know every child than a method of whole rows needs.
    func require(_ count: Int) throws(WeightingFault) {
        if units.count < count {
            throw .group(
                .unfitCount(
                    what: "units that know every child", count: units.count, needed: "at least \(count)"))
        }
    }
}
