/// A row of one of the files of a dataset. The resource says which columns there are and what may stand in
/// them; a record that reaches `init` was checked against it.
public protocol DatasetRow: Sendable, Hashable {
    static var resource: Resource { get }
    init(_ record: CheckedRecord)
    /// The row as canonical text, in the order of the resource's fields; empty = missing.
    var fields: [String] { get }
}

extension Dataset {
    /// What is ranked, or what others belong to (a community, a state, a region).
    public struct Unit: DatasetRow {
        public enum Kind: String, Sendable, CaseIterable { case community, country, region }
        public enum RankAs: String, Sendable, CaseIterable { case leaf, parent }
        public enum Scope: String, Sendable, CaseIterable { case minorities, occupied, intra }
        /// Who may see the unit: everybody, partners, or the observatory alone.
        public enum Sensitivity: String, Sendable, CaseIterable, Comparable {
            case `public`, partners, restricted

            public static func < (left: Sensitivity, right: Sensitivity) -> Bool {
                (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
            }
        }

        public var id: String
        public var kind: Kind
        public var parent: String?
        public var rankAs: RankAs
        /// nil for countries and regions.
        public var scope: Scope?
        public var originUnit: String?
        public var nameEnglish: String
        public var nameArabic: String
        /// Id of the country unit (ISO 3166 alpha-3) that the unit lives in.
        public var country: String?
        /// Which state's figures stand in, by years: `MMR`, `UKR:-2013`, `SSD:2011-`; parts joined by `;`.
        public var stateFigures: [StateYears]
        public var region: String?
        public var category: String?
        public var small: Bool
        public var latitude: Double?
        public var longitude: Double?
        public var sensitivity: Sensitivity
        public var tags: [String]
    }

    /// The years in which a state's figures stand in for a unit. Bounds are inclusive; nil = open.
    public struct StateYears: Sendable, Hashable {
        public var state: String
        public var from: Int?
        public var to: Int?
    }

    /// What can be measured.
    public struct Indicator: DatasetRow {
        public enum Level: String, Sendable, CaseIterable { case community, country }

        public var id: String
        public var nameEnglish: String
        public var nameArabic: String
        public var unitMeasure: String
        public var level: Level
        public var violation: String
        public var articles: String
        public var need: String
        public var definition: String
        public var sourceNote: String
    }

    /// How far an observation speaks of the unit itself.
    public enum Basis: String, Sendable, CaseIterable {
        /// The unit, all of it.
        case whole
        /// A part that holds at least half of it.
        case part
        /// A part that holds less than half of it, or an unknown share.
        case fragment
        /// A larger group that contains it.
        case group
        /// A lower bound about the unit itself: events known to be a part of what happened.
        case floor
        /// True by the definition of the unit (a refugee community is displaced).
        case definition
    }

    /// One figure.
    public struct Observation: DatasetRow {
        public var unit: String
        public var indicator: String
        public var period: Period
        public var value: Double
        public var low: Double?
        public var high: Double?
        public var standardError: Double?
        public var basis: Basis
        public var source: String
        /// ISO date on which the figure was published; nil where only the latest vintage is known.
        public var published: String?
        public var note: String
        /// How the figure was checked; nil where it was read from the publisher's file.
        public var evidence: Link.Evidence?
    }

    /// A unit's link to a publisher's group.
    public struct Link: DatasetRow {
        public enum Relation: String, Sendable, CaseIterable {
            case same
            case partOfGroup = "part-of-group"
            case groupPartOf = "group-part-of"
        }
        public enum Evidence: String, Sendable, CaseIterable { case file, page, recalled, judgement }

        public var unit: String
        public var publisher: String
        public var groupID: String
        public var groupName: String
        public var from: Int?
        public var to: Int?
        public var relation: Relation
        public var share: Double?
        public var reason: String
        public var evidence: Evidence
    }

    /// A finding, or an improvement, of a UN body or a court about one community.
    public struct BodyFinding: DatasetRow {
        public enum Standing: String, Sendable, CaseIterable { case final, provisional, warrant }
        public enum Extent: String, Sendable, CaseIterable {
            case isolated, pattern, unknown
            case widespread = "widespread-or-systematic"
        }
        public enum Ongoing: String, Sendable, CaseIterable { case yes, no, unknown }

        public var unit: String
        public var violation: String
        /// Strength of the source, 1 to 4.
        public var grade: Int
        public var standing: Standing
        public var extent: Extent
        public var extentBasis: String
        public var body: String
        public var document: String
        public var documentYear: Int
        public var factsFrom: Int?
        public var factsTo: Int?
        public var ongoing: Ongoing
        public var evidence: Link.Evidence
        public var note: String
    }

    /// An improvement: shown beside the findings, never in a score.
    public struct Improvement: DatasetRow {
        public var unit: String
        public var violation: String
        public var grade: Int
        public var body: String
        public var document: String
        public var documentYear: Int
        public var factsFrom: Int?
        public var factsTo: Int?
        public var ongoing: BodyFinding.Ongoing
        public var evidence: Link.Evidence
        public var note: String
    }

    /// Where figures come from.
    public struct Source: DatasetRow {
        public enum Redistribute: String, Sendable, CaseIterable { case yes, no, ask }

        public var id: String
        public var title: String
        public var publisher: String
        public var url: String
        public var licence: String
        public var redistribute: Redistribute
        public var retrieved: String
        public var citation: String
        public var version: String
        /// First and last year that the source covers; events after `coversTo` are unknown, not absent.
        public var coversFrom: Int?
        public var coversTo: Int?
    }

    /// A state's position on a treaty or a complaint route.
    public struct Instrument: DatasetRow {
        public var country: String
        public var instrument: String
        public var status: String
        public var since: Int?
        public var asOf: String
        public var evidence: Link.Evidence?
        public var source: String
        public var note: String
    }
}
