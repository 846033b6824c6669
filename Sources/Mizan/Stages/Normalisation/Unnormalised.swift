/// The value as it is; its sign turned where a low value is worse.
///
/// For published formulas that add raw inputs. Missing: NaN stays NaN.
///
/// Reference: [PuT2021], the table's own formula.
public struct Unnormalised: FixedNormalisation {
    public static let name = "none"
    public static let summary = "the raw value, its sign turned where low is worse"
    public static let reference = "[PuT2021], formula"

    init() {}

    public init(_ settings: Settings) {}

    public var bounds: ClosedRange<Double>? { nil }

    public func normalised(_ value: Double, _ direction: Direction) -> Double {
        direction == .positive ? value : -value
    }
}
