/// The parsed rows of one data package: values, sorted by key, whatever the order of the files.
public struct Dataset: Sendable {
    public var units: [Unit]
    public var indicators: [Indicator]
    public var observations: [Observation]
    public var links: [Link]
    public var bodyFindings: [BodyFinding]
    public var improvements: [Improvement]
    public var sources: [Source]
    public var instruments: [Instrument]
}
