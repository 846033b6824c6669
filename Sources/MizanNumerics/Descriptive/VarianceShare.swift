/// The share of the variance of `values` that lies between groups: the correlation ratio η².
///
/// `Σ n_g (mean_g − mean)² / Σ (value − mean)²`, 0 where all groups have the same mean and 1 where no
/// group varies inside.
///
/// Missing: values that are NaN are left out. Edge: NaN where the values do not vary or there are none.
///
/// - Parameters:
///   - groups: the group of each value.
///   - values: as many.
///
/// Reference: [Fisher1925], section 45
public func varianceShare<Group: Hashable>(between groups: [Group], of values: [Double]) -> Double {
    precondition(groups.count == values.count, "each value has one group")
    let known = values.indices.filter { !values[$0].isNaN }
    let mean = known.reduce(0) { $0 + values[$1] } / Double(known.count)
    var total = 0.0
    var sums: [(count: Double, deviation: Double)] = []
    var placeOfGroup: [Group: Int] = [:]
    for index in known {
        let deviation = values[index] - mean
        total += deviation * deviation
        let place = placeOfGroup[groups[index], default: sums.count]
        if place == sums.count {
            placeOfGroup[groups[index]] = place
            sums.append((0, 0))
        }
        sums[place].count += 1
        sums[place].deviation += deviation
    }
    guard total > 0 else { return .nan }
    let between = sums.reduce(0) { $0 + $1.deviation * $1.deviation / $1.count }
    return min(1, between / total)
}
