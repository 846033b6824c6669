import MizanNumerics

/// TOPSIS: the distance to the worst value of every child over that to the worst and the best, 0-1.
///
/// A unit that lacks a child has no score.
///
/// Reference: [Hwang1981]
public struct TopsisAggregation: Aggregation {
    public static let name = "topsis"
    public static let summary = "nearness to the best and distance from the worst value, 0-1"
    public static let reference = "[Hwang1981]"

    /// How children come to one scale before distances are taken.
    enum Scale: String, CaseIterable {
        case vector
        case minMax = "min-max"
        case sum, maximum

        var criterion: CriterionScale {
            switch self {
            case .vector: .vector
            case .minMax: .minMax
            case .sum: .sum
            case .maximum: .maximum
            }
        }
    }

    private let scale: CriterionScale

    public init(_ settings: Settings) {
        scale = settings.choice("scale", default: Scale.vector).criterion
    }

    public var method: GroupTree.Method { .comparison(.topsis(scale)) }
}
