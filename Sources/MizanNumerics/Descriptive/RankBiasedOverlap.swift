/// Rank-biased overlap of two lists: how alike their tops are, 0...1, the more so the nearer to the top.
///
/// `RBO = (1 − p) Σ_{d=1..l} p^(d−1) A_d + p^l A_l`, where `A_d = 2 |S_d ∩ T_d| / (|S_d| + |T_d|)`, `S_d` holds what
/// the first list places at d or above, and l is the length of the longer list. A reader who goes on from each
/// place to the next with probability p sees this share in common. The lists may hold other things, and be of other
/// lengths, which the rank correlations do not allow; where both are of one length it is RBO_ext with ties as shared
/// places. The lists are whole: below the last place the agreement stays what it is there.
///
/// Edge: NaN where both lists are empty; 0 where one is. Symmetric in the two lists.
///
/// - Parameters:
///   - first: the place of each thing in the first list, 1 = the top, ties share the best; nil = not in it.
///   - second: the same of the second list.
///   - persistence: p, 0 to below 1; the mean depth of reading is 1/(1 − p).
///
/// Reference: [Webber2010], and [Corsi2024] for ties
public func rankBiasedOverlap(_ first: [Int?], _ second: [Int?], persistence: Double) -> Double {
    precondition(first.count == second.count, "each thing has a place, or none, in both lists")
    precondition(persistence >= 0 && persistence < 1, "a persistence lies from 0 to below 1")
    let counts = (first.count { $0 != nil }, second.count { $0 != nil })
    let length = max(counts.0, counts.1)
    guard length > 0 else { return .nan }
    // By depth: how many things come in, in the lists together and in both.
    var arrivals = [Double](repeating: 0, count: length + 1)
    var meetings = arrivals
    for (one, other) in zip(first, second) {
        for place in [one, other].compactMap(\.self) { arrivals[min(place, length)] += 1 }
        if let one, let other { meetings[min(max(one, other), length)] += 1 }
    }
    var (held, common, power, sum, agreement) = (0.0, 0.0, 1.0, 0.0, 0.0)
    for depth in 1...length {
        held += arrivals[depth]
        common += meetings[depth]
        agreement = held > 0 ? 2 * common / held : 0
        sum += (1 - persistence) * power * agreement
        power *= persistence
    }
    return sum + power * agreement
}
