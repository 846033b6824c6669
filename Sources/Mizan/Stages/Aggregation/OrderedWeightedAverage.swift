import MizanNumerics

/// The average of a group's children by weights of places, largest value first: all weight on the last place is the
/// minimum.
///
/// The weights of the children only leave out those of 0.
///
/// Reference: [Yager1988]
public struct OrderedWeightedAverage: Aggregation {
    public static let name = "owa"
    public static let summary = "average by weights of places, largest value first"
    public static let reference = "[Yager1988]"

    private let weights: [Double]

    public init(_ settings: Settings) {
        weights = settings.numbers("weights", in: 0...1e6)
        if !weights.isEmpty, !weights.contains(where: { $0 > 0 }) {
            settings.refuse(
                "weights", "all weights of places are zero", hint: "give a place a weight above 0")
        }
    }

    public var method: GroupTree.Method { .combination(.ordered(weights)) }
    public var children: Int? { weights.count }
}
