/// A linear program: maximise `c·x` over `x >= 0` with `A·x <= b`, solved by the dense simplex method.
///
/// Goals, in order: the same answer everywhere; a certain end; brevity. For tens of variables and hundreds of rows.
/// The entering variable is the one of the largest coefficient until a step gains nothing; then Bland's rule, the
/// smallest index, until one gains again, so that no cycle can arise. Values nearer to 0 than 1e-11 count as 0.
///
/// An equality is a pair of opposite rows.
///
/// Reference: [Chvatal1983], chapters 3 and 8; [Bland1977]
public struct LinearProgram: Sendable {
    /// c, one a variable.
    public let objective: [Double]
    /// A, row by row (constraints × variables).
    public let rows: [Double]
    /// b, one a constraint, of any sign.
    public let limits: [Double]

    public init(maximising objective: [Double], rows: [Double], limits: [Double]) {
        precondition(rows.count == objective.count * limits.count, "A has a row a limit, a column a variable")
        precondition((objective + rows + limits).allSatisfy(\.isFinite), "a program of finite numbers")
        self.objective = objective
        self.rows = rows
        self.limits = limits
    }

    /// An optimal point and its value.
    ///
    /// Edge: where several points are optimal, one corner of them, always the same.
    ///
    /// - Throws: `infeasibleProgram`, `unboundedProgram`; `notSettled` where rounding leads round in a circle after all.
    public func solved() throws(NumericsError) -> (point: [Double], value: Double) {
        var dictionary = SimplexDictionary(self)
        if limits.contains(where: { $0 < 0 }) { try dictionary.makeFeasible() }
        try dictionary.maximise()
        return (dictionary.point(objective.count), dictionary.value)
    }
}

/// Basic variables written in terms of the others: `x_B = b − A·x_N`, `z = value + c·x_N`.
///
/// Variables 0 ..< n are those of the program, n ..< n + m the slacks, n + m the auxiliary one of the first phase.
private struct SimplexDictionary {
    private static let noise = 1e-11

    private var basic: [Int]
    private var free: [Int]
    private var rows: [Double]
    private var limits: [Double]
    private var gains: [Double]
    private(set) var value = 0.0
    /// The program's own objective, while that of the first phase stands in its place.
    private let objective: [Double]

    init(_ program: LinearProgram) {
        let (n, m) = (program.objective.count, program.limits.count)
        free = Array(0..<n)
        basic = Array(n..<n + m)
        (rows, limits) = (program.rows, program.limits)
        (gains, objective) = (program.objective, program.objective)
    }

    /// The first phase: minimises an auxiliary variable that is subtracted in every row.
    mutating func makeFeasible() throws(NumericsError) {
        let auxiliary = free.count + basic.count
        var wide: [Double] = []
        for row in basic.indices { wide += rows[row * free.count..<(row + 1) * free.count] + [-1] }
        rows = wide
        free.append(auxiliary)
        gains = free.map { $0 == auxiliary ? -1 : 0 }
        let worst = limits.indices.min { limits[$0] < limits[$1] } ?? 0
        pivot(worst, free.count - 1)
        try maximise()
        guard value > -1e-9 else { throw .infeasibleProgram }
        if let row = basic.firstIndex(of: auxiliary) {
            // It is 0 here, so that any column with a coefficient can take its place; a row without one says nothing.
            let column = free.indices.max { abs(entry(row, $0)) < abs(entry(row, $1)) } ?? 0
            if abs(entry(row, column)) > Self.noise {
                pivot(row, column)
            } else {
                rows.removeSubrange(row * free.count..<(row + 1) * free.count)
                basic.remove(at: row)
                limits.remove(at: row)
            }
        }
        drop(auxiliary)
        restoreObjective()
    }

    mutating func maximise() throws(NumericsError) {
        var stalled = false
        let steps = 100_000
        for _ in 0..<steps {
            guard let column = entering(smallestIndex: stalled) else { return }
            guard let row = leaving(column) else { throw .unboundedProgram }
            stalled = limits[row] <= Self.noise
            pivot(row, column)
        }
        throw .notSettled(steps: steps)
    }

    func point(_ count: Int) -> [Double] {
        var point = [Double](repeating: 0, count: count)
        for (row, variable) in basic.enumerated() where variable < count {
            point[variable] = max(limits[row], 0)
        }
        return point
    }

    private func entry(_ row: Int, _ column: Int) -> Double { rows[row * free.count + column] }

    private func entering(smallestIndex: Bool) -> Int? {
        let columns = gains.indices.filter { gains[$0] > Self.noise }
        return smallestIndex
            ? columns.min { free[$0] < free[$1] }
            : columns.max { (gains[$0], -free[$0]) < (gains[$1], -free[$1]) }
    }

    /// The row that limits the entering variable first; of several, the one of the smallest index.
    private func leaving(_ column: Int) -> Int? {
        var best: (row: Int, ratio: Double)?
        for row in basic.indices where entry(row, column) > Self.noise {
            let ratio = max(limits[row], 0) / entry(row, column)
            if let now = best, ratio > now.ratio || (ratio == now.ratio && basic[row] > basic[now.row]) {
                continue
            }
            best = (row, ratio)
        }
        return best?.row
    }

    private mutating func pivot(_ row: Int, _ column: Int) {
        let width = free.count
        let inverse = 1 / entry(row, column)
        for place in row * width..<(row + 1) * width { rows[place] *= inverse }
        rows[row * width + column] = inverse
        limits[row] *= inverse
        for other in basic.indices where other != row {
            let factor = rows[other * width + column]
            guard factor != 0 else { continue }
            for place in 0..<width { rows[other * width + place] -= factor * rows[row * width + place] }
            rows[other * width + column] = -factor * inverse
            limits[other] -= factor * limits[row]
            if abs(limits[other]) < Self.noise { limits[other] = 0 }
        }
        let gain = gains[column]
        for place in 0..<width { gains[place] -= gain * rows[row * width + place] }
        gains[column] = -gain * inverse
        value += gain * limits[row]
        (basic[row], free[column]) = (free[column], basic[row])
    }

    private mutating func drop(_ variable: Int) {
        guard let column = free.firstIndex(of: variable) else { return }
        let width = free.count
        rows = rows.indices.filter { $0 % width != column }.map { rows[$0] }
        free.remove(at: column)
    }

    /// The program's objective in terms of the variables that are free now.
    private mutating func restoreObjective() {
        gains = free.map { $0 < objective.count ? objective[$0] : 0 }
        value = 0
        for (row, variable) in basic.enumerated() where variable < objective.count {
            value += objective[variable] * limits[row]
            for column in free.indices { gains[column] -= objective[variable] * entry(row, column) }
        }
    }
}
