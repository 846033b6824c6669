/// The same weight for each of `count` elements, sum 1.
///
/// Reference: [OECD2008], section 6
public func equalWeights(_ count: Int) -> [Double] {
    [Double](repeating: 1 / Double(count), count: count)
}

/// The same weight for each group, divided equally between the elements in it; sum 1.
///
/// Equal weights give a dimension of many indicators more than one of few; these do not.
///
/// - Parameter groups: the group, such as the dimension, of each element.
///
/// Reference: [OECD2008], section 6
public func equalWeights<Group: Hashable>(within groups: [Group]) -> [Double] {
    let sizes = groups.reduce(into: [Group: Int]()) { $0[$1, default: 0] += 1 }
    return groups.map { 1 / Double(sizes.count * (sizes[$0] ?? 1)) }
}

/// Rank-order centroid weights: the mean of all weights that fall in the order of the ranks,
/// `w_i = (1/n)·Σ_{k=i..n} 1/k`.
///
/// Edge: elements that share a rank share the mean of the weights of the places they take up (1, 2, 2, 4).
///
/// - Parameter ranks: of importance, 1 = most important, one an element.
/// - Returns: one an element, sum 1.
/// - Throws: `valueOutOfDomain` with an element whose rank is below 1.
///
/// Reference: [Barron1996]
public func rankOrderCentroid(_ ranks: [Int]) throws(NumericsError) -> [Double] {
    if let element = ranks.firstIndex(where: { $0 < 1 }) {
        throw .valueOutOfDomain(place: element, value: Double(ranks[element]), needed: "at least 1")
    }
    let count = ranks.count
    var places = [Double](repeating: 0, count: count)
    var tail = 0.0
    for place in places.indices.reversed() {
        tail += 1 / Double(place + 1)
        places[place] = tail / Double(count)
    }
    return ranks.map { rank in
        let before = ranks.count { $0 < rank }
        let ties = ranks.count { $0 == rank }
        return places[before..<before + ties].reduce(0, +) / Double(ties)
    }
}

/// Weights from experts who each divide a budget of points between the elements.
///
/// Reference: [OECD2008], section 6
public struct BudgetAllocation: Sendable, Equatable {
    /// The mean over the experts of the share that each gives an element; sum 1.
    public let weights: [Double]
    /// The standard deviation of those shares, divisor n − 1; 0 for one expert.
    public let spread: [Double]

    /// - Parameters:
    ///   - points: row by row (experts × elements), at least 0; what each expert gives is divided by its sum, so that
    ///     no expert counts more by handing out more.
    /// - Throws: `missing`; `invalidWeight` with the place counted row by row; `nothingToWeigh` for an expert who
    ///   gives no points, or no expert.
    public init(_ points: [Double], elements: Int) throws(NumericsError) {
        precondition(elements > 0 && points.count % elements == 0, "as many points as experts times elements")
        let experts = points.count / elements
        guard experts > 0 else { throw .nothingToWeigh(reason: "no expert") }
        var shares: [Double] = []
        for expert in 0..<experts {
            let own = points[expert * elements..<(expert + 1) * elements]
            for place in own.indices {
                if own[place].isNaN { throw .missing(row: expert, column: place % elements) }
                guard own[place] >= 0, own[place] < .infinity else {
                    throw .invalidWeight(element: place, value: own[place])
                }
            }
            let total = own.reduce(0, +)
            guard total > 0 else { throw .nothingToWeigh(reason: "expert \(expert) gives no points") }
            shares += own.map { $0 / total }
        }
        let moments = (0..<elements).map { element in
            DeviationSums(stride(from: element, to: shares.count, by: elements).map { shares[$0] })
        }
        weights = moments.map(\.mean)
        spread = moments.map { experts > 1 ? $0.sampleDeviation : 0 }
    }
}

/// Weights moved at random: `w + (2u − 1)·factor·w` with u uniform on 0...1.
///
/// Not divided by their sum: weights are relative inside their group, where aggregation does that.
///
/// - Parameters:
///   - uniforms: u, one a weight.
///   - factor: 0...1, the largest relative change.
///
/// Reference: [Saisana2005]
public func noisyWeights(_ weights: [Double], uniforms: [Double], factor: Double) -> [Double] {
    precondition(weights.count == uniforms.count && (0...1).contains(factor), "one draw a weight, a share")
    return zip(weights, uniforms).map { $0 + (2 * $1 - 1) * factor * $0 }
}
