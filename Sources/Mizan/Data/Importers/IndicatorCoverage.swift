/// How far the figures of one indicator reach.
public struct IndicatorCoverage: Sendable, Hashable {
    public let indicator: String
    /// First and last year of the figures.
    public let years: ClosedRange<Int>
    /// Units with a figure, communities and states.
    public let units: Int
    /// Share of the ranked communities with a figure of their own, 0...1: `basis` whole, part, floor or definition.
    public let own: Double
    /// How many units have a figure in each year; a year without one is not there.
    public let unitsByYear: [Int: Int]

    /// A table of some indicators: a title for each column, a line for each indicator, and beside the totals the units
    /// with a figure in every fourth year.
    public static func table(of lines: [IndicatorCoverage]) -> (titles: [String], cells: [[String]]) {
        let years = lines.flatMap(\.unitsByYear.keys)
        let first = max(years.min() ?? 0, ImportSettings.everyYear.lowerBound)
        let marks = (first...max(years.max() ?? 0, first)).filter { $0 % 4 == 0 }
        let cells = lines.map { line in
            [
                line.indicator, "\(line.years.lowerBound)-\(line.years.upperBound)", "\(line.units)",
                "\(Int((100 * line.own).rounded())) %",
            ] + marks.map { line.unitsByYear[$0].map(String.init) ?? "" }
        }
        return (["indicator", "years", "units", "own"] + marks.map(String.init), cells)
    }
}

extension Dataset {
    /// One line for each indicator that has figures, or of these those with an id in `ids`, by id.
    ///
    /// Edge: with no ranked community the share is 0.
    public func coverage(of ids: Set<String>? = nil) -> [IndicatorCoverage] {
        let ranked = Set(units.filter { $0.kind == .community && $0.rankAs == .leaf }.map(\.id))
        let figures = observations.filter { ids?.contains($0.indicator) ?? true }
        return Dictionary(grouping: figures, by: \.indicator).sorted { $0.key < $1.key }.map {
            indicator, rows in
            let years = rows.map(\.period.year)
            let own = Set(rows.filter(\.basis.isOwn).map(\.unit)).intersection(ranked).count
            return IndicatorCoverage(
                indicator: indicator, years: (years.min() ?? 0)...(years.max() ?? 0),
                units: Set(rows.map(\.unit)).count, own: Double(own) / Double(max(ranked.count, 1)),
                unitsByYear: Dictionary(grouping: rows, by: \.period.year).mapValues {
                    Set($0.map(\.unit)).count
                })
        }
    }
}

extension Dataset.Basis {
    /// True where the figure speaks of the unit itself, not of a sliver of it or of a larger group.
    fileprivate var isOwn: Bool {
        switch self {
        case .whole, .part, .floor, .definition: true
        case .fragment, .group: false
        }
    }
}
