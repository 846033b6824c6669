/// The natural cubic spline g that makes `Σ w·(y − g(t))² + λ ∫ g″²` least, by Reinsch's algorithm, in time that grows
/// with the number of knots.
///
/// With h the distances of the knots, Q the second differences over h and R the integrals of the hat functions, the second
/// derivatives γ solve `(R + λ QᵀW⁻¹Q)·γ = Qᵀy`, and `g = y − λ W⁻¹Qγ`. The degrees of freedom come from the five
/// middle diagonals of the inverse.
///
/// Reference: [GreenSilverman1994], chapters 2 and 3; [Hutchinson1985] for the trace
struct SmoothingSpline {
    /// Knots nearer to each other than this, of a range of 1, are one.
    private static let nearest = 1e-6

    /// A spline's generalised cross-validation criterion, and what it explains.
    struct Score {
        let criterion: Double
        /// The sum of squares of y that the spline, stretched by least squares, accounts for:
        /// `(Σ w·y·(g − ḡ))² / Σ w·(g − ḡ)²`.
        let explained: Double
    }

    private let y: [Double]
    private let weights: [Double]
    /// Q by columns: the factors of knots j, j + 1 and j + 2.
    private var second: [(Double, Double, Double)] = []
    /// The diagonals of R and of QᵀW⁻¹Q: middle, next, next but one.
    private var integrals: [[Double]] = []
    private var squares: [[Double]] = []

    /// The score of the smoothness whose criterion is least; nil where all knots are one.
    ///
    /// - Parameters:
    ///   - places: of the knots, ascending from 0 to 1.
    ///   - inner: the sum of squares of what lies about the y.
    static func best(at places: [Double], _ y: [Double], weights: [Double], inner: Double) -> Score? {
        let total = weights.reduce(0, +)
        let merged = merging(places, y, weights)
        guard merged.places.count > 1 else { return nil }
        // What merging took out of y lies about the merged values too.
        let inside =
            inner + max(0, weightedVariation(y, weights) - weightedVariation(merged.y, merged.weights))
        let spline = SmoothingSpline(at: merged.places, merged.y, weights: merged.weights)
        var best: Score?
        // From interpolation of some hundred knots to the straight line, four steps to a factor of 10.
        for step in -44...8 {
            let power = Elementary.exp(Double(step) / 4 * 0x1.26bb1bbb55516p1)
            let fit = spline.fitted(smoothing: total * power)
            let freedom = total - 1.4 * fit.freedom
            guard freedom > 0 else { continue }
            let residual = merged.y.indices.reduce(inside) { sum, place in
                let error = merged.y[place] - fit.values[place]
                return sum + merged.weights[place] * error * error
            }
            let criterion = total * residual / (freedom * freedom)
            if best.map({ criterion < $0.criterion }) ?? true {
                best = Score(criterion: criterion, explained: spline.explained(fit.values))
            }
        }
        return best
    }

    private static func merging(_ places: [Double], _ y: [Double], _ weights: [Double])
        -> (places: [Double], y: [Double], weights: [Double])
    {
        var result: (places: [Double], y: [Double], weights: [Double]) = ([], [], [])
        for index in places.indices {
            let last = result.places.count - 1
            if last >= 0, places[index] - result.places[last] < nearest {
                let sum = result.weights[last] + weights[index]
                result.y[last] += (y[index] - result.y[last]) * (weights[index] / sum)
                result.weights[last] = sum
            } else {
                result.places.append(places[index])
                result.y.append(y[index])
                result.weights.append(weights[index])
            }
        }
        return result
    }

    init(at places: [Double], _ y: [Double], weights: [Double]) {
        (self.y, self.weights) = (y, weights)
        let h = zip(places.dropFirst(), places).map { $0 - $1 }
        let inner = max(places.count - 2, 0)
        integrals = [[Double]](repeating: [Double](repeating: 0, count: inner), count: 3)
        squares = integrals
        for j in 0..<inner {
            let (first, last) = (1 / h[j], 1 / h[j + 1])
            second.append((first, -first - last, last))
            integrals[0][j] = (h[j] + h[j + 1]) / 3
            if j + 1 < inner { integrals[1][j] = h[j + 1] / 6 }
        }
        for j in 0..<inner {
            let q = second[j]
            squares[0][j] = q.0 * q.0 / weights[j] + q.1 * q.1 / weights[j + 1]
            squares[0][j] += q.2 * q.2 / weights[j + 2]
            if j + 1 < inner {
                let next = second[j + 1]
                squares[1][j] = q.1 * next.0 / weights[j + 1] + q.2 * next.1 / weights[j + 2]
            }
            if j + 2 < inner { squares[2][j] = q.2 * second[j + 2].0 / weights[j + 2] }
        }
    }

    /// The values at the knots and their degrees of freedom.
    func fitted(smoothing: Double) -> (values: [Double], freedom: Double) {
        let inner = second.count
        guard inner > 0 else { return (y, Double(y.count)) }
        // B = L·D·Lᵀ, L with two diagonals below its ones.
        var diagonal = [Double](repeating: 0, count: inner)
        var (below, lower) = (diagonal, diagonal)
        for j in 0..<inner {
            func band(_ offset: Int, _ place: Int) -> Double {
                integrals[offset][place] + smoothing * squares[offset][place]
            }
            diagonal[j] = band(0, j)
            if j > 0 { diagonal[j] -= below[j - 1] * below[j - 1] * diagonal[j - 1] }
            if j > 1 { diagonal[j] -= lower[j - 2] * lower[j - 2] * diagonal[j - 2] }
            below[j] = band(1, j)
            if j > 0 { below[j] -= lower[j - 1] * below[j - 1] * diagonal[j - 1] }
            below[j] /= diagonal[j]
            lower[j] = band(2, j) / diagonal[j]
        }
        var gamma = (0..<inner).map { j in
            second[j].0 * y[j] + second[j].1 * y[j + 1] + second[j].2 * y[j + 2]
        }
        for j in 0..<inner {
            if j > 0 { gamma[j] -= below[j - 1] * gamma[j - 1] }
            if j > 1 { gamma[j] -= lower[j - 2] * gamma[j - 2] }
        }
        for j in (0..<inner).reversed() {
            gamma[j] /= diagonal[j]
            if j + 1 < inner { gamma[j] -= below[j] * gamma[j + 1] }
            if j + 2 < inner { gamma[j] -= lower[j] * gamma[j + 2] }
        }
        var values = y
        for j in 0..<inner {
            values[j] -= smoothing * second[j].0 * gamma[j] / weights[j]
            values[j + 1] -= smoothing * second[j].1 * gamma[j] / weights[j + 1]
            values[j + 2] -= smoothing * second[j].2 * gamma[j] / weights[j + 2]
        }
        return (values, Double(y.count) - smoothing * roughness(diagonal, below, lower))
    }

    private func explained(_ fitted: [Double]) -> Double {
        let variation = weightedVariation(fitted, weights)
        guard variation > 0 else { return 0 }
        let mean = y.indices.reduce(0) { $0 + weights[$1] * fitted[$1] } / weights.reduce(0, +)
        let product = y.indices.reduce(0) { $0 + weights[$1] * y[$1] * (fitted[$1] - mean) }
        return product * product / variation
    }

    /// The trace of B⁻¹·QᵀW⁻¹Q, from the middle diagonals of B⁻¹, last to first.
    private func roughness(_ diagonal: [Double], _ below: [Double], _ lower: [Double]) -> Double {
        let inner = diagonal.count
        // Two places more, so that the ends are like the rest.
        var middle = [Double](repeating: 0, count: inner + 2)
        var (next, far) = (middle, middle)
        var trace = 0.0
        for j in (0..<inner).reversed() {
            let (b, l) = (j + 1 < inner ? below[j] : 0, j + 2 < inner ? lower[j] : 0)
            far[j] = -b * next[j + 1] - l * middle[j + 2]
            next[j] = -b * middle[j + 1] - l * next[j + 1]
            middle[j] = 1 / diagonal[j] - b * next[j] - l * far[j]
            trace += middle[j] * squares[0][j] + 2 * (next[j] * squares[1][j] + far[j] * squares[2][j])
        }
        return trace
    }
}
