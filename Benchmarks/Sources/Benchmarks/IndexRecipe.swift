/// A composite index as both the engine and its peer read it.
struct IndexRecipe: Encodable {
    struct Group: Encodable {
        let children: [Int]
        let weights: [Double]
    }

    /// One a indicator, a value for each unit; NaN = missing.
    var columns: [[Double]]
    /// For each indicator: true where lower is better.
    var isCost: [Bool]
    /// For each indicator what its values are divided by, unit by unit; nil: nothing.
    var denominators: [[Double]?]
    /// The group of each unit, whose mean stands for what is missing.
    var unitGroups: [Int]
    /// The share of the indicators below which a unit is left out.
    var leastAvailable: Double
    /// Whether missing values are imputed, then columns treated.
    var isMended: Bool
    /// Low and high for each indicator, scored 0 and 100; none at all: smallest and largest value.
    var goalposts: [[Double]]
    /// As the groups of a `GroupTree`.
    var groups: [Group]
    /// Geometric means, else arithmetic ones.
    var isGeometric: Bool
}
