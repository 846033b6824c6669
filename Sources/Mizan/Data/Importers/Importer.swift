/// One known format: `mizan import KIND FILE…`.
protocol Importer: Sendable {
    static var kind: String { get }
    /// What the kind reads, in one line for the help.
    static var summary: String { get }
    static var layouts: [Layout] { get }
    /// First year of the figures that are taken where none is asked for.
    static var firstYear: Int { get }
    /// The rows that the files give. A pure function of its arguments: the same files give the same rows.
    ///
    /// - Parameter dataset: what is there already: the units and links that the figures are joined to.
    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows
}

extension Importer {
    static var firstYear: Int { ImportSettings.everyYear.lowerBound }
}

public struct ImportSettings: Sendable {
    /// Every year since the century began, those yet to come among them.
    public static let everyYear = 2000...9999

    /// Years of the figures to take. Findings, links and the populations of `facts` are taken whole.
    public var years: ClosedRange<Int>
    /// ISO date on which the files were fetched.
    public var retrieved: String

    public init(years: ClosedRange<Int> = everyYear, retrieved: String) {
        self.years = years
        self.retrieved = retrieved
    }
}

/// What an importer makes of its files.
struct ImportedRows: Sendable {
    var units: [Dataset.Unit] = []
    var indicators: [Dataset.Indicator] = []
    var observations: [Dataset.Observation] = []
    var links: [Dataset.Link] = []
    var bodyFindings: [Dataset.BodyFinding] = []
    var improvements: [Dataset.Improvement] = []
    var sources: [Dataset.Source] = []
    var instruments: [Dataset.Instrument] = []
    var joins = Joins()
    /// True where the files are all that their sources say: a figure of these sources that they lack goes.
    var isWholeRelease = true
    /// True where only figures of the years asked for were taken, so that the sources cover no others.
    var isCutToYears = true
    /// True where the files say which units and indicators their sources have: others that had figures of theirs go.
    var isWholeDataset = false
    /// The model that the files describe beside the data.
    var model: CoinModel?
    /// What was understood of the files, a sentence each.
    var notes: [String] = []
}

/// What was joined to a unit, what was not, and why: counted, for the report.
public struct Joins: Sendable {
    static let otherYears = "outside the years asked for"

    public struct Loss: Sendable, Hashable {
        public let subject: String
        public let reason: String
    }

    /// Rows taken, by what they were joined to.
    public private(set) var linked: [String: Int] = [:]
    /// Rows left out.
    public private(set) var notLinked: [Loss: Int] = [:]

    mutating func link(_ subject: String, rows: Int = 1) {
        linked[subject, default: 0] += rows
    }

    mutating func lose(_ subject: String, because reason: String, rows: Int = 1) {
        guard rows > 0 else { return }
        notLinked[Loss(subject: subject, reason: reason), default: 0] += rows
    }
}
