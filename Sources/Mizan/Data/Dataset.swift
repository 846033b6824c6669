/// The parsed rows of one data package: values, sorted by key, whatever the order of the files.
public struct Dataset: Sendable, Hashable {
    public var units: [Unit]
    public var indicators: [Indicator]
    public var observations: [Observation]
    public var links: [Link]
    public var bodyFindings: [BodyFinding]
    public var improvements: [Improvement]
    public var sources: [Source]
    public var instruments: [Instrument]

    public init(
        units: [Unit] = [], indicators: [Indicator] = [], observations: [Observation] = [],
        links: [Link] = [],
        bodyFindings: [BodyFinding] = [], improvements: [Improvement] = [], sources: [Source] = [],
        instruments: [Instrument] = []
    ) {
        self.units = units
        self.indicators = indicators
        self.observations = observations
        self.links = links
        self.bodyFindings = bodyFindings
        self.improvements = improvements
        self.sources = sources
        self.instruments = instruments
    }

    /// The files of a dataset, in the order in which they are read, hashed and listed.
    public static let resources: [Resource] = [
        Unit.resource, Indicator.resource, Source.resource, Observation.resource, Link.resource,
        BodyFinding.resource, Improvement.resource, Instrument.resource,
    ]
}

extension Dataset {
    /// Indicators of a dimension that no unit has a figure of: their ids begin with the dimension's.
    func notAssessed(in dimension: String) -> [Indicator] {
        let prefix = dimension.lowercased()
        let named = indicators.filter { $0.id.hasPrefix(prefix) }
        let measured = Set(observations.lazy.map(\.indicator).filter { $0.hasPrefix(prefix) })
        return named.filter { !measured.contains($0.id) }
    }

    /// The unit with an id; nil where there is none.
    public func unit(_ id: String) -> Unit? {
        var low = 0
        var high = units.count
        while low < high {
            let middle = (low + high) / 2
            if units[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < units.count && units[low].id == id ? units[low] : nil
    }

    /// The years that observations are of, first to last; empty text where there are none.
    public var years: String {
        let periods = observations.map(\.period)
        guard let first = periods.min(), let last = periods.max() else { return "" }
        return first == last ? "\(first)" : "\(first) to \(last)"
    }
}
