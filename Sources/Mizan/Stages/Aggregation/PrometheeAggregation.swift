import MizanNumerics

/// PROMETHEE II: the net flow of preference of a unit over all others, −1...1.
///
/// Thresholds are differences of normalised values. A unit that lacks a child has no score.
///
/// Reference: [Brans1985]
public struct PrometheeAggregation: Aggregation {
    public static let name = "promethee"
    public static let summary = "net flow of preference over all other units, -1 to 1"
    public static let reference = "[Brans1985]"

    /// How strongly a difference counts: see `Preference`.
    enum Shape: String, CaseIterable {
        case usual
        case uShape = "u-shape"
        case vShape = "v-shape"
        case level, linear
    }

    private let preference: Preference

    public init(_ settings: Settings) {
        let shape: Shape = settings.choice("preference", default: .usual)
        var (indifference, strict) = (0.0, 0.0)
        if [.uShape, .level, .linear].contains(shape) {
            indifference = settings.number("indifference", in: 0...1e9)
        }
        if [.vShape, .level, .linear].contains(shape) { strict = settings.number("strict", in: 1e-12...1e9) }
        if [.level, .linear].contains(shape), strict < indifference {
            settings.refuse(
                "strict", "the threshold of strict preference is below that of indifference",
                hint: "give indifference <= strict")
        }
        preference =
            switch shape {
            case .usual: .usual
            case .uShape: .uShape(indifference: indifference)
            case .vShape: .vShape(strict: strict)
            case .level: .level(indifference: indifference, strict: max(strict, indifference))
            case .linear: .linear(indifference: indifference, strict: max(strict, indifference))
            }
    }

    public var method: GroupTree.Method { .comparison(.promethee(preference)) }
}
