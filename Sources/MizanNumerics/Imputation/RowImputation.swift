/// Columns with each missing cell replaced by what the rest of its row says.
///
/// Each column is scaled to 0-1 by its own least and largest value, 1 being good; the centre of the known cells
/// of the row is scaled back by the column whose cell is missing. So a unit that does well in the other columns
/// is taken to do well in this one. Known values are never changed.
///
/// Missing: a row of which nothing is known stays missing.
///
/// - Parameters:
///   - columns: columns of equal length that say something of each other, such as the indicators of a dimension.
///   - lowIsGood: for each column, whether its low values are good.
/// - Returns: columns in the same order.
/// - Throws: where a column is constant, knows fewer than two values, or has an infinite one: it has no scale.
///   Nothing is thrown where no cell is missing.
///
/// Reference: [OECD2008], step 3
public func imputedByRow(_ columns: [[Double]], lowIsGood: [Bool], by centre: Centre) throws(NumericsError)
    -> [[Double]]
{
    precondition(columns.count == lowIsGood.count, "each column has its direction")
    precondition(columns.allSatisfy { $0.count == columns[0].count }, "columns are equally long")
    guard columns.contains(where: { $0.contains(where: \.isNaN) }) else { return columns }
    var scales: [(zero: Double, step: Double)] = []
    for (place, column) in columns.enumerated() {
        do {
            let range = try KnownRange(of: column)
            let span = try range.span()
            scales.append(lowIsGood[place] ? (range.high, -span) : (range.low, span))
        } catch {
            throw .inColumn(place, error)
        }
    }
    var result = columns
    for row in columns[0].indices where columns.contains(where: { $0[row].isNaN }) {
        let scaled = columns.indices.map { (columns[$0][row] - scales[$0].zero) / scales[$0].step }
        guard let filling = centre(scaled) else { continue }
        for place in columns.indices where columns[place][row].isNaN {
            result[place][row] = scales[place].zero + filling * scales[place].step
        }
    }
    return result
}
