/// How much of a row of a table is known, and how much of that is not 0.
public struct Availability: Equatable, Sendable {
    /// Cells of the row.
    public let cells: Int
    public let missing: Int
    /// Known cells that are 0.
    public let zeros: Int

    public init(cells: Int, missing: Int, zeros: Int) {
        precondition(cells > 0 && missing + zeros <= cells, "missing and zero cells are cells of the row")
        (self.cells, self.missing, self.zeros) = (cells, missing, zeros)
    }

    /// Known cells as a share of all, divided once so that 2 of 3 is the `Double` nearest to 2/3.
    public var share: Double { Double(cells - missing) / Double(cells) }

    /// Non-zero cells as a share of the known ones; nil where none is known.
    public var nonZeroShare: Double? {
        missing == cells ? nil : Double(cells - missing - zeros) / Double(cells - missing)
    }
}

/// The availability of each row of a table, or of a group of its columns.
///
/// - Parameter columns: columns of equal length, at least one.
/// - Returns: one value a row.
public func availability(ofRows columns: [[Double]]) -> [Availability] {
    precondition(!columns.isEmpty, "availability is a share of at least one column")
    let rows = columns[0].count
    var missing = [Int](repeating: 0, count: rows)
    var zeros = missing
    for column in columns {
        precondition(column.count == rows, "columns are equally long")
        for row in 0..<rows {
            if column[row].isNaN { missing[row] += 1 } else if column[row] == 0 { zeros[row] += 1 }
        }
    }
    return (0..<rows).map { Availability(cells: columns.count, missing: missing[$0], zeros: zeros[$0]) }
}

/// Which rows know enough to be scored.
///
/// A row is left out where its availability, or the non-zero share of what is known, is below the least that is
/// asked; whichever of the two `criteria` name. A row that is forced in or out is, whatever its data say.
///
/// Edge: a row of which nothing is known has no non-zero share and is not low in it.
public struct Screening: Equatable, Sendable {
    public enum Criterion: String, Sendable, CaseIterable {
        case available, nonZero
    }

    public struct Verdict: Equatable, Sendable {
        public let isLowInData: Bool
        public let isLowInNonZero: Bool
        public let isIncluded: Bool
    }

    public var criteria: Set<Criterion>
    /// The least share of known cells, 0 to 1.
    public var leastAvailable: Double
    /// The least share of non-zero cells among the known ones, 0 to 1.
    public var leastNonZero: Double

    public init(by criteria: Set<Criterion>, leastAvailable: Double = 2.0 / 3, leastNonZero: Double = 0.05) {
        (self.criteria, self.leastAvailable, self.leastNonZero) = (criteria, leastAvailable, leastNonZero)
    }

    /// - Parameter forced: true or false overrides what the data say.
    public func verdict(on row: Availability, forced: Bool? = nil) -> Verdict {
        let isLowInData = row.share < leastAvailable
        let isLowInNonZero = row.nonZeroShare.map { $0 < leastNonZero } ?? false
        let isLow =
            criteria.contains(.available) && isLowInData || criteria.contains(.nonZero) && isLowInNonZero
        return Verdict(isLowInData: isLowInData, isLowInNonZero: isLowInNonZero, isIncluded: forced ?? !isLow)
    }
}
