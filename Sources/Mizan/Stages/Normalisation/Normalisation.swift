/// Puts a raw value on the scale of scores.
///
/// Missing: NaN stays NaN.
public protocol Normalisation: Method {
    /// The value on the scale, higher = greater need whatever the direction of the indicator.
    func normalised(_ value: Double, _ direction: Model.Direction) -> Double
    /// Lowest and highest score that the method can give; nil where it has no bounds.
    var bounds: ClosedRange<Double>? { get }
}
