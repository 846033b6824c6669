/// The table through which every country code goes: ISO 3166, Gleditsch-Ward (GW) and Correlates of War (COW).
///
/// Edge: Namibia's alpha-2 code is the text `NA`; it is a code here, never a missing value.
public struct CountryCodes: Sendable {
    public struct Country: Sendable, Hashable {
        /// ISO 3166 alpha-3; `XKX` for Kosovo.
        public let iso3: String
        public let iso2: String
        /// Gleditsch-Ward numbers, newest first.
        public let gw: [Int]
        /// Correlates of War numbers, newest first.
        public let cow: [Int]
        /// First year of the state where that is 1990 or later; nil = older, or not a state.
        public let since: Int?
        public let region: String
        public let nameEnglish: String
        public let nameArabic: String

        /// True for a state; false for a territory that only has an ISO code.
        public var isState: Bool { !gw.isEmpty || CountryCodes.statesWithoutNumber.contains(iso3) }

        /// True where the state existed in `year`: no figure is taken from before.
        public func existed(in year: Int) -> Bool { since.map { $0 <= year } ?? true }
    }

    /// States that are in neither list of numbered states.
    static let statesWithoutNumber: Set<String> = ["PSE", "VAT"]

    public static let standard = CountryCodes(text: table)

    /// All countries and territories, by alpha-3 code.
    public let all: [Country]
    private let byISO3: [String: Country]
    private let byName: [String: Country]
    private let byGW: [Int: Country]
    private let byCOW: [Int: Country]

    init(text: String) {
        all = text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            precondition(cells.count == 8, "a line of the code table has 8 cells: \(line)")
            let numbers = { (cell: String) in cell.split(separator: ";").compactMap { Int($0) } }
            return Country(
                iso3: cells[0], iso2: cells[1], gw: numbers(cells[2]), cow: numbers(cells[3]),
                since: Int(cells[4]), region: cells[5], nameEnglish: cells[6], nameArabic: cells[7])
        }
        byISO3 = Dictionary(uniqueKeysWithValues: all.map { ($0.iso3, $0) })
        byName = Dictionary(uniqueKeysWithValues: all.map { ($0.nameEnglish, $0) })
        byGW = Dictionary(uniqueKeysWithValues: all.flatMap { country in country.gw.map { ($0, country) } })
        byCOW = Dictionary(uniqueKeysWithValues: all.flatMap { country in country.cow.map { ($0, country) } })
    }

    public func country(iso3: String) -> Country? { byISO3[iso3] }
    /// By the English name of the table, letter for letter.
    public func country(named name: String) -> Country? { byName[name] }
    public func country(gw: Int) -> Country? { byGW[gw] }
    public func country(cow: Int) -> Country? { byCOW[cow] }
}
