import MizanNumerics

/// Where skewness and kurtosis are both high: Winsorised at some places, and if that is not enough, transformed.
///
/// Reference: [Becker2022], outlier treatment
public struct ShapeTreatment: Treatment {
    public static let name = "skew-kurtosis"
    public static let summary = "Winsorised where skewness and kurtosis are both high, then transformed"
    public static let reference = "[Becker2022], outlier treatment"

    /// What is done to a column that Winsorisation does not mend.
    enum Transform: String, CaseIterable {
        case none, log
        case logOfTail = "log-of-tail"
        case logPlusOne = "log-plus-one"
        case logToMaximum = "log-to-maximum"
        case boxCox = "box-cox"
    }

    private let treatment: ColumnTreatment

    public init(_ settings: Settings) {
        let rule = ShapeRule(
            skewness: settings.number("skewness", default: 2, in: 1e-9...1e9),
            kurtosis: settings.number("kurtosis", default: 3.5, in: -10...1e9))
        let places = settings.integer("winsorise", default: 5, in: 0...1_000_000)
        let transform: Transform = settings.choice("then", default: .log)
        let power = transform == .boxCox ? settings.number("power", in: -10...10) : 0
        treatment = ColumnTreatment(
            rule: rule, maximum: places, transform: transform.shape(power),
            isCombined: settings.flag("combined", default: false))
    }

    public func treated(_ values: [Double]) throws(NumericsError) -> TreatedColumn? { try treatment(values) }
}

extension ShapeTreatment.Transform {
    fileprivate func shape(_ power: Double) -> ShapeTransform? {
        switch self {
        case .none: nil
        case .log: .logarithm
        case .logOfTail: .logarithmOfTail
        case .logPlusOne: .logarithmPlusOne
        case .logToMaximum: .logarithmToMaximum
        case .boxCox: .boxCox(power)
        }
    }
}
