extension DrawStream {
    /// Weights drawn uniformly from all that are at least 0 and sum to 1; one position a weight.
    ///
    /// Exponential numbers over their sum. The same distribution as `dirichlet` with every concentration 1, at a fifth
    /// of its price.
    ///
    /// - Parameter count: of weights, above 0.
    ///
    /// Reference: [Devroye1986], chapter V, theorem 2.2
    public mutating func simplex(_ count: Int) -> [Double] {
        precondition(count > 0, "weights of something")
        let parts = (0..<count).map { _ in -Elementary.log(uniform()) }
        let sum = parts.reduce(0, +)
        return parts.map { $0 / sum }
    }

    /// Weights drawn uniformly from those that fall in a known order of importance; one position a weight.
    ///
    /// The parts of a `simplex` draw, which are exchangeable, are handed out by size, so that nothing is rejected.
    /// The mean of such draws is `rankOrderCentroid`.
    ///
    /// Edge: those that share a rank are in no order among each other.
    ///
    /// - Parameter ranks: of importance, smaller = more important, one a weight.
    ///
    /// Reference: [Barron1996]
    public mutating func simplex(inOrderOf ranks: [Int]) -> [Double] {
        let parts = simplex(ranks.count)
        let sorted = parts.sorted(by: >)
        // Those that share a rank share its places by the size of their own parts.
        let order = ranks.indices.sorted { (ranks[$0], -parts[$0], $0) < (ranks[$1], -parts[$1], $1) }
        var weights = parts
        for (place, element) in order.enumerated() { weights[element] = sorted[place] }
        return weights
    }
}

/// What a panel of experts would have said, had other experts of the same kind been asked: experts are drawn with
/// replacement, and the shares that each gives are averaged.
///
/// Reference: [Efron1993], chapter 6; [OECD2008], section 6
public struct ExpertPanel: Sendable, Equatable {
    /// Each expert's shares, row by row (experts × elements), every row of sum 1.
    private let shares: [Double]
    private let elements: Int

    /// - Parameter points: what each expert gives each element, row by row (experts × elements), at least 0; only what
    ///   an expert gives relative to the sum of it matters.
    /// - Throws: as `BudgetAllocation`.
    public init(_ points: [Double], elements: Int) throws(NumericsError) {
        _ = try BudgetAllocation(points, elements: elements)
        self.elements = elements
        shares = points.indices.map { place in
            let row = place / elements * elements
            return points[place] / points[row..<row + elements].reduce(0, +)
        }
    }

    /// The weights of one resampled panel, sum 1; one position an expert.
    public func weights(from stream: inout DrawStream) -> [Double] {
        let experts = shares.count / elements
        var sums = [Double](repeating: 0, count: elements)
        for _ in 0..<experts {
            let row = choice(stream.uniform(), among: experts) * elements
            for element in 0..<elements { sums[element] += shares[row + element] }
        }
        return sums.map { $0 / Double(experts) }
    }
}

/// The alternative that a number between 0 and 1 stands for, where each has an equal part of that range: `⌊u·count⌋`.
///
/// The range of possible numbers is cut and not the range of those drawn, so that an alternative does not depend on
/// which others were drawn with it.
///
/// - Parameter u: 0...1; 1 stands for the last.
/// - Returns: 0 ..< count.
public func choice(_ u: Double, among count: Int) -> Int {
    precondition((0...1).contains(u) && count > 0, "a number between 0 and 1, alternatives")
    return min(Int(u * Double(count)), count - 1)
}
