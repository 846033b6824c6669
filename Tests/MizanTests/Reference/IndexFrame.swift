import MizanNumerics
import Testing

/// The tree of groups that a peer's table of metadata describes, with the names of its columns and groups.
struct IndexFrame {
    let columns: [String]
    let groups: [String]
    let levels: [String: String]
    let tree: GroupTree

    /// - Parameter combinations: one for each level from the second on, or one for all.
    init(
        _ meta: ReferenceTable, weights: ReferenceTable, combinations: [Combination] = [.arithmetic],
        threshold: Double = 0
    ) throws {
        let weight = Dictionary(zip(weights.texts("iCode"), weights.numbers("Weight"))) { $1 }
        let rows = try meta.rows.indices.map { row in
            (
                code: try meta.text(row, "iCode"), level: try meta.text(row, "Level"),
                parent: try meta.text(row, "Parent")
            )
        }
        columns = rows.filter { $0.level == "1" }.map(\.code)
        let depth = rows.compactMap { Int($0.level) }.max() ?? 1
        groups = (2...depth).flatMap { level in rows.filter { $0.level == "\(level)" }.map(\.code) }
        let nodes = columns + groups
        levels = Dictionary(rows.map { ($0.code, $0.level) }) { $1 }
        let levels = levels
        tree = GroupTree(
            columns: columns.count,
            groups: try groups.map { group in
                let children = nodes.indices.filter { node in
                    rows.contains { $0.code == nodes[node] && $0.parent == group }
                }
                let level = try #require(levels[group].flatMap { Int($0) })
                return GroupTree.Group(
                    children: children, weights: try children.map { try #require(weight[nodes[$0]]) },
                    combination: combinations[min(level - 2, combinations.count - 1)], threshold: threshold)
            })
    }

    /// The rank of each row in each group, from scores row by row.
    func ranks(_ scores: [Double], of rows: [String]) -> [String: [String: Double]] {
        var ranks: [String: [String: Double]] = [:]
        for (place, group) in groups.enumerated() {
            let column = rows.indices.map { roundedToSignificant(scores[$0 * groups.count + place]) }
            for (row, rank) in zip(rows, competitionRanks(descending: column)) {
                ranks[row, default: [:]][group] = rank.map(Double.init) ?? .nan
            }
        }
        return ranks
    }

    /// The correlations of some groups with the last one, as a function of weights for them; NaN where there are none.
    func correlations(of names: [String], _ values: [Double]) throws -> ([Double]) -> [Double] {
        let nodes = columns + groups
        let scores = try tree.aggregated(values)
        let places = try names.map { try #require(groups.firstIndex(of: $0)) }
        let rows = scores.count / groups.count
        let own = (0..<rows).flatMap { row in places.map { scores[row * groups.count + $0] } }
        // What lies above them, with them as its columns.
        let upper = groups.indices.filter { group in
            levels[groups[group]] ?? "" > levels[names[0]] ?? ""
        }
        let order = names + upper.map { groups[$0] }
        let renamed = try upper.map { group in
            try tree.groups[group].children.map { try #require(order.firstIndex(of: nodes[$0])) }
        }
        return { weights in
            let changed = GroupTree(
                columns: names.count,
                groups: zip(upper, renamed).map { group, children in
                    let nominal = zip(children, tree.groups[group].weights)
                    return GroupTree.Group(
                        children: children, weights: nominal.map { $0 < names.count ? weights[$0] : $1 })
                })
            guard let scores = try? changed.aggregated(own) else { return names.map { _ in .nan } }
            var table: [Double] = []
            for row in 0..<rows {
                table += own[row * names.count..<(row + 1) * names.count]
                table.append(scores[(row + 1) * upper.count - 1])
            }
            return Array(indexCorrelations(table, weights: names.map { _ in 0 } + [1]).dropLast())
        }
    }
}

extension ReferenceTable {
    /// Some columns, row by row.
    func rowMajor(_ names: [String]) -> [Double] {
        let columns = names.map { numbers($0) }
        return rows.indices.flatMap { row in columns.map { $0[row] } }
    }
}

extension ReferenceCase {
    func names(_ name: String) throws -> [String] { try #require(parameters[name] as? [String]) }

    func unlike(_ what: String, _ value: Double, _ expected: Double) -> [String] {
        agrees(value, expected) ? [] : ["\(what): \(value), expected \(expected)"]
    }

    /// As `differences(_:from:key:)`, for some columns.
    func differences(
        _ name: String, from computed: [String: [String: Double]], key: String, only columns: [String]
    ) throws -> [String] {
        let expected = try output(name)
        return try expected.rows.indices.flatMap { row in
            let id = try expected.text(row, key)
            return try columns.flatMap { column in
                try unlike("\(id) \(column)", computed[id]?[column] ?? .nan, expected.number(row, column))
            }
        }
    }
}

/// Values by row and column name, from an array row by row.
func keyed(_ rows: [String], _ columns: [String], _ values: [Double]) -> [String: [String: Double]] {
    var table: [String: [String: Double]] = [:]
    for (row, name) in rows.enumerated() {
        table[name] = Dictionary(
            uniqueKeysWithValues: columns.enumerated().map { ($1, values[row * columns.count + $0]) })
    }
    return table
}
