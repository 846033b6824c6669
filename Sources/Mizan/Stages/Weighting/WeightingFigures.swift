import MizanNumerics

/// The figures of a group as one table, of all its units or of those that know every child.
struct WeightingFigures {
    private let group: WeightingGroup
    /// Places of the units.
    let units: [Int]
    /// Row by row (units × children).
    let values: [Double]

    init(_ group: WeightingGroup, complete: Bool) {
        self.group = group
        units = group.columns[0].indices.filter { unit in
            !complete || group.columns.allSatisfy { !$0[unit].isNaN }
        }
        values = units.flatMap { unit in group.columns.map { $0[unit] } }
    }

    /// What `body` gives; its errors with the child and the unit that they are about.
    func read<Result>(_ body: ([Double]) throws(NumericsError) -> Result) throws(WeightingFault) -> Result {
        do throws(NumericsError) {
            return try body(values)
        } catch {
            let children = group.children
            switch error {
            case .inColumn(let column, let inner): throw .child(children[column], inner)
            case .valueOutOfDomain(let place, let value, let needed):
                throw .child(
                    children[place % children.count],
                    .valueOutOfDomain(place: units[place / children.count], value: value, needed: needed))
            default: throw .group(error)
            }
        }
    }

    /// - Throws: where fewer units know every child than a method of whole rows needs.
    func require(_ count: Int) throws(WeightingFault) {
        if units.count < count {
            throw .group(
                .unfitCount(
                    what: "units that know every child", count: units.count, needed: "at least \(count)"))
        }
    }
}
