/// Which rows a table with gaps gives to a computation over several columns.
public enum MissingRows: String, Sendable, CaseIterable {
    /// Only rows that know every column.
    case completeRows
    /// For each pair of columns the rows that know both.
    case pairwise
}

/// The rows of a table that know every column, by place.
public func completeRows(_ columns: [[Double]]) -> [Int] {
    precondition(columns.allSatisfy { $0.count == columns[0].count }, "columns are equally long")
    guard let first = columns.first else { return [] }
    return first.indices.filter { row in columns.allSatisfy { !$0[row].isNaN } }
}
