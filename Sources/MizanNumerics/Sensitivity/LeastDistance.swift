/// The shortest x with `a_k·x >= b_k` for every k, by its dual: least squares with coefficients of at least 0.
///
/// Minimise `‖E u − f‖` over `u >= 0`, where column k of E is a_k with b_k below it and f is 0 but for a last component
/// of 1; then `x = Σ u_k·a_k / (1 − b·u)`, and no x satisfies the constraints where that divisor is 0. It is
/// `1 / (1 + ‖x‖²)` otherwise: where x is known to be no longer than 2, a fifth or more, and nothing like 0.
///
/// Reference: [LawsonHanson1974], chapter 23
struct LeastDistance {
    /// One row a constraint; columns of E' E and of E' f.
    private let gram: [Double]
    private let rows: [[Double]]
    private let limits: [Double]

    /// - Parameters:
    ///   - rows: a_k, of length 1, so that b_k is how far the constraint is from 0.
    ///   - limits: b_k.
    init(rows: [[Double]], limits: [Double]) {
        (self.rows, self.limits) = (rows, limits)
        var gram = [Double](repeating: 0, count: rows.count * rows.count)
        for i in rows.indices {
            for j in 0...i {
                let product = scalarProduct(rows[i], rows[j]) + limits[i] * limits[j]
                gram[i * rows.count + j] = product
                gram[j * rows.count + i] = product
            }
        }
        self.gram = gram
    }

    /// x; nil where no x no longer than about 5 satisfies the constraints.
    ///
    /// - Throws: `notSettled` where rounding keeps the constraints that hold with equality from being found.
    func solved(size: Int) throws(NumericsError) -> [Double]? {
        let multipliers = try self.multipliers()
        let divisor = 1 - scalarProduct(multipliers, limits)
        guard divisor > 0.04 else { return nil }
        let active = limits.indices.filter { multipliers[$0] > 0 }
        if let polished = polished(active, size) { return polished }
        var x = [Double](repeating: 0, count: size)
        for k in active {
            for place in 0..<size { x[place] += multipliers[k] / divisor * rows[k][place] }
        }
        return x
    }

    /// The shortest x at which the given constraints hold with equality: what the dual says, with all its figures.
    private func polished(_ active: [Int], _ size: Int) -> [Double]? {
        let products = active.flatMap { i in active.map { scalarProduct(rows[i], rows[$0]) } }
        guard let factor = try? Cholesky(products, size: active.count) else { return nil }
        var x = [Double](repeating: 0, count: size)
        for (k, share) in zip(active, factor.solved(active.map { limits[$0] })) {
            for place in 0..<size { x[place] += share * rows[k][place] }
        }
        return x
    }

    private func multipliers() throws(NumericsError) -> [Double] {
        let count = limits.count
        var u = [Double](repeating: 0, count: count)
        var passive: [Int] = []
        let steps = 20 * count + 100
        for _ in 0..<steps {
            var refused: Set<Int> = []
            var entered = false
            while !entered {
                var best: (place: Int, gain: Double)?
                for k in 0..<count where !passive.contains(k) && !refused.contains(k) {
                    var gain = limits[k]
                    for l in passive { gain -= gram[k * count + l] * u[l] }
                    if gain > 1e-12, gain > best?.gain ?? 0 { best = (k, gain) }
                }
                guard let best else { return u }
                let trial = (passive + [best.place]).sorted()
                let place = trial.firstIndex(of: best.place) ?? 0
                // A column that those there explain, or that would have to leave at once, says nothing new.
                if let solution = solution(trial), solution[place] > 0 {
                    passive = trial
                    entered = true
                } else {
                    refused.insert(best.place)
                }
            }
            while let solution = solution(passive) {
                // How far to go towards the solution before a multiplier reaches 0.
                var (step, first) = (1.0, -1)
                for (k, value) in zip(passive, solution) where value <= 0 && u[k] <= step * (u[k] - value) {
                    (step, first) = (u[k] / (u[k] - value), k)
                }
                for (k, value) in zip(passive, solution) { u[k] += step * (value - u[k]) }
                guard first >= 0 else { break }
                u[first] = 0
                passive.removeAll { u[$0] <= 0 }
            }
        }
        throw .notSettled(steps: steps)
    }

    private func solution(_ passive: [Int]) -> [Double]? {
        let products = passive.flatMap { i in passive.map { gram[i * limits.count + $0] } }
        return (try? Cholesky(products, size: passive.count))?.solved(passive.map { limits[$0] })
    }
}

func scalarProduct(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for place in a.indices { sum += a[place] * b[place] }
    return sum
}
