/// A column whose gaps are filled with known values of other rows, drawn at random: the hot deck.
///
/// Unlike a mean it keeps the spread of the column and gives only values that occur. Which donor a row takes is the
/// candidate with the largest of as many random numbers, each a function of (seed, replicate, column, row, donor):
/// every donor is as likely, the order of the rows plays no part, and a donor that comes or goes changes the rows
/// that take from it and no others. Drawing a place in a list would change them all.
///
/// Known values are never changed. Missing: a gap in a class of which nothing is known stays.
///
/// Reference: [Andridge2010]; [Thaler1998] for the largest of random numbers
public struct HotDeck: Sendable, Equatable {
    /// One a row.
    public let values: [Double]
    /// For each row the place of the row whose value it took; nil where it kept its own or stays missing.
    public let donors: [Int?]

    /// - Parameters:
    ///   - column: the id of the column; each column has its own draws.
    ///   - ids: of the rows, all different.
    ///   - classes: of the rows; donors are of the same class.
    /// - Throws: where a value is infinite.
    public init<Class: Hashable>(
        _ values: [Double], column: String, ids: [String], classes: [Class], seed: UInt64,
        replicate: UInt32 = 0
    ) throws(NumericsError) {
        precondition(values.count == ids.count && values.count == classes.count, "an id and a class each row")
        precondition(Set(ids).count == ids.count, "ids differ")
        _ = try KnownRange(of: values)
        var known: [Class: [Int]] = [:]
        for row in values.indices where !values[row].isNaN { known[classes[row], default: []].append(row) }
        var filled = values
        var donors = [Int?](repeating: nil, count: values.count)
        for row in values.indices where values[row].isNaN {
            var best: (draw: Double, id: String, row: Int)?
            for donor in known[classes[row]] ?? [] {
                let stream = DrawStream.hash("hot-deck", column, ids[row], ids[donor])
                var draws = DrawStream(seed: seed, replicate: replicate, stream: stream)
                let draw = draws.uniform()
                if best.map({ ($0.draw, $0.id) < (draw, ids[donor]) }) ?? true {
                    best = (draw, ids[donor], donor)
                }
            }
            guard let best else { continue }
            (filled[row], donors[row]) = (values[best.row], best.row)
        }
        (self.values, self.donors) = (filled, donors)
    }
}
