/// One column of a resource: what may stand in it, and what it means.
public struct Field: Sendable, Hashable {
    /// What a column holds. An empty cell is a missing value, whatever the kind.
    public enum Kind: Sendable, Hashable {
        case text
        /// Letters A-Z and a-z, digits, `-`, `_`, `.`; begins with a letter or a digit.
        case id
        /// A number by `NumberGrammar` within bounds; nil = open.
        case number(minimum: Double?, maximum: Double?)
        /// A whole number within bounds.
        case integer(minimum: Int, maximum: Int)
        case year
        case period
        /// `2026-07-31`; a partial date may lack its day, or its day and month.
        case date(partial: Bool)
        case choice([String])
        case yesNo
        /// Ids joined by `;`.
        case words
        /// States by years: `MMR`, `UKR:-2013;RUS:2014-`.
        case stateYears
        /// An `http` or `https` address.
        case address

        /// True where the same few texts fill a column, so that each is held and checked once.
        var repeats: Bool {
            switch self {
            case .id, .period, .date, .choice, .yesNo: true
            case .text, .number, .integer, .year, .words, .stateYears, .address: false
            }
        }
    }

    public var name: String
    public var kind: Kind
    public var isRequired: Bool
    public var description: String

    public init(_ name: String, _ kind: Kind, required: Bool = false, _ description: String) {
        self.name = name
        self.kind = kind
        isRequired = required
        self.description = description
    }

    /// The years that data may speak of.
    public static let years = 1800...2100
}
