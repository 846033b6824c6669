/// The value that stands for a column, or a group in it, where one is missing.
public enum Centre: String, Sendable, CaseIterable {
    case mean, median

    /// nil where no value is known.
    func callAsFunction(_ values: [Double]) -> Double? {
        switch self {
        case .mean:
            let known = values.count { !$0.isNaN }
            return known == 0 ? nil : Moments.mean(of: values, count: Double(known))
        case .median: return MizanNumerics.median(values)
        }
    }
}

/// A column with each missing value replaced by the centre of those known.
///
/// Known values are never changed.
///
/// - Throws: where no value is known or one is infinite.
///
/// Reference: [OECD2008], step 3
public func imputed(_ values: [Double], by centre: Centre) throws(NumericsError) -> [Double] {
    try KnownRange(of: values).require(1)
    guard let filling = centre(values) else { return values }
    return values.map { $0.isNaN ? filling : $0 }
}

/// A column with each missing value replaced by the centre of those known in its group.
///
/// Missing: in a group of which nothing is known, values stay missing, since another group says nothing of it.
///
/// - Parameter groups: the group of each value.
/// - Throws: where a value is infinite, or none is known at all.
///
/// Reference: [OECD2008], step 3
public func imputed<Group: Hashable>(_ values: [Double], by centre: Centre, within groups: [Group])
    throws(NumericsError) -> [Double]
{
    precondition(values.count == groups.count, "each value has its group")
    try KnownRange(of: values).require(1)
    var fillings: [Group: Double] = [:]
    var result = values
    for place in values.indices where values[place].isNaN {
        let group = groups[place]
        if fillings[group] == nil {
            let members = values.indices.filter { groups[$0] == group }
            fillings[group] = centre(members.map { values[$0] }) ?? .nan
        }
        result[place] = fillings[group] ?? .nan
    }
    return result
}
