/// The competition rank of each value, 1 for the largest: equal values share the best of their places and
/// the places they use up are skipped (1, 2, 2, 4).
///
/// Values are compared exactly; round them first where noise must not part a tie.
///
/// Missing: NaN gives nil, and the others are ranked as if it were not there.
///
/// - Returns: one rank a value, in the order of the values.
public func competitionRanks(descending values: [Double]) -> [Int?] {
    var ranks = [Int?](repeating: nil, count: values.count)
    var order = values.indices.filter { !values[$0].isNaN }
    order.sort { values[$0] > values[$1] }
    var rank = 1
    for (place, index) in order.enumerated() {
        if place > 0, values[index] != values[order[place - 1]] { rank = place + 1 }
        ranks[index] = rank
    }
    return ranks
}
