/// One number that a replicate drew, beside what it is without doubt.
public struct ReplicateDraw: Sendable, Equatable {
    /// What varies it.
    public var doubts: Set<Doubt>
    /// Id of the unit that it is about; nil where it is about all.
    public var unit: String?
    /// What it is, such as the id of an indicator.
    public var input: String
    public var drawn: Double
    public var nominal: Double

    public init(_ doubts: Set<Doubt>, unit: String? = nil, _ input: String, drawn: Double, nominal: Double) {
        (self.doubts, self.unit, self.input) = (doubts, unit, input)
        (self.drawn, self.nominal) = (drawn, nominal)
    }
}
