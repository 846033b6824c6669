/// What a COINr project says of its columns and of the tree of its index: `iMeta`, checked.
struct CoinMetadata {
    enum Role: String, CaseIterable {
        case indicator = "Indicator"
        case aggregate = "Aggregate"
        case group = "Group"
        case denominator = "Denominator"
        case other = "Other"

        /// True for what stands in the tree of the index.
        var isInTree: Bool { self == .indicator || self == .aggregate }
    }

    struct Goalposts: Hashable {
        let low: Double
        let high: Double
        let scale: Double
        let isClamped: Bool
    }

    struct Entry {
        let row: Sheet.Row
        let code: String
        /// The code as an id.
        let id: String
        let name: String
        /// nil where the file names none that is known, which is a finding.
        let role: Role?
        let unitMeasure: String
        let parent: String?
        var level: Int?
        var isNegative = false
        var weight = 1.0
        var target: Double?
        var denominator: String?
        /// How much of the denominator a value is given per.
        var per = 1.0
        var goalposts: Goalposts?

        var isInTree: Bool { role?.isInTree ?? false }
        /// True where the data have figures of it.
        var isMeasured: Bool { role == .indicator || role == .denominator }
    }

    static let layout = Layout(
        "iMeta", ["iCode", "Type", "Level", "Parent", "Direction", "Weight"].map { .text($0) },
        optional: [
            "iName", "Unit", "Target", "Denominator", "ScaleFactor", "goalpost_lower", "goalpost_upper",
            "goalpost_scale", "goalpost_trunc2posts",
        ].map { .text($0) },
        missing: CoinImporter.missing)

    var cells: CoinCells
    private(set) var entries: [Entry] = []
    /// The first entry of each code.
    private(set) var byCode: [String: Entry] = [:]

    init(_ sheet: Sheet) {
        cells = CoinCells(sheet)
        for row in sheet.rows {
            if let entry = entry(row) { entries.append(entry) }
        }
        byCode = Dictionary(entries.map { ($0.code, $0) }) { first, _ in first }
        checkCodes()
        checkTree()
        for entry in entries where entry.role == .indicator { checkDenominator(entry) }
    }

    /// Columns that say nothing to Mizan.
    var columnsNotRead: [String] {
        let read = Set((Self.layout.columns + Self.layout.optional).map(\.name))
        return cells.sheet.header.filter { !$0.isEmpty && !read.contains($0) }
    }

    // MARK: Rows

    private mutating func entry(_ row: Sheet.Row) -> Entry? {
        guard let code = cells.required(row, "iCode", of: "line \(row.line)") else { return nil }
        let role = role(row, code)
        let id = role == .group ? CoinID.division(code) : CoinID.id(code)
        // What is not used needs no id.
        if id == nil, role != .other { _ = cells.id(row, "iCode", code) }
        var entry = Entry(
            row: row, code: code, id: id ?? code, name: cells.text(row, "iName") ?? code, role: role,
            unitMeasure: cells.text(row, "Unit") ?? "not stated", parent: cells.text(row, "Parent"))
        if entry.isInTree { readPlace(row, &entry) }
        if role == .indicator { readSettings(row, &entry) }
        return entry
    }

    private mutating func role(_ row: Sheet.Row, _ code: String) -> Role? {
        guard let word = cells.required(row, "Type", of: code) else { return nil }
        if let role = Role(rawValue: word) { return role }
        let words = Role.allCases.map(\.rawValue)
        cells.report(
            .notAChoice, row, "Type", "`Type` of \(code) is \(word)",
            Spelling.guess(word, in: words) ?? "use one of: \(words.joined(separator: ", "))")
        return nil
    }

    /// Level, weight and direction of what stands in the tree.
    private mutating func readPlace(_ row: Sheet.Row, _ entry: inout Entry) {
        let code = entry.code
        if cells.required(row, "Level", of: code) != nil {
            entry.level = cells.integer(row, "Level", of: code, in: 1...100)
        }
        if let level = entry.level, (level == 1) != (entry.role == .indicator) {
            cells.report(
                .outOfRange, row, "Level", "`Level` of \(code) is \(level)",
                "an indicator stands at level 1, an aggregate above it")
            entry.level = nil
        }
        if entry.parent == nil, entry.role == .aggregate {
            // Nothing weighs the index itself.
            _ = cells.number(row, "Weight", of: code, in: 0...1e6)
        } else if cells.required(row, "Weight", of: code) != nil {
            entry.weight = cells.number(row, "Weight", of: code, in: 0...1e6) ?? 1
        }
        readDirection(row, &entry)
    }

    private mutating func readDirection(_ row: Sheet.Row, _ entry: inout Entry) {
        let isIndicator = entry.role == .indicator
        guard isIndicator || cells.text(row, "Direction") != nil else { return }
        guard cells.required(row, "Direction", of: entry.code) != nil,
            let direction = cells.number(row, "Direction", of: entry.code)
        else { return }
        entry.isNegative = direction == -1
        if direction == -1, !isIndicator {
            cells.report(
                .notAChoice, row, "Direction", "`Direction` of the aggregate \(entry.code) is -1",
                "COINr ignores it, and so would its readers: write 1, and turn the indicators below it")
        } else if abs(direction) != 1 {
            cells.report(
                .notAChoice, row, "Direction",
                "`Direction` of \(entry.code) is \(NumberGrammar.text(direction))",
                "write 1 where high values raise the index, -1 where they lower it")
        }
    }

    /// What only indicators have.
    private mutating func readSettings(_ row: Sheet.Row, _ entry: inout Entry) {
        let code = entry.code
        entry.target = cells.number(row, "Target", of: code)
        entry.denominator = cells.text(row, "Denominator")
        entry.per = cells.number(row, "ScaleFactor", of: code, in: 1e-12...1e12) ?? 1
        let names = ["goalpost_lower", "goalpost_upper", "goalpost_scale"]
        guard names.contains(where: { cells.text(row, $0) != nil }) else { return }
        for name in names where cells.text(row, name) == nil {
            // The column may be missing as a whole: then the finding stands at the code.
            let place = cells.sheet.header.contains(name) ? name : "iCode"
            cells.report(
                .missingValue, row, place, "`\(name)` of \(code) has no value",
                "goalposts are a lower and an upper one and the scale between them, such as 100")
        }
        let low = cells.number(row, "goalpost_lower", of: code)
        let high = cells.number(row, "goalpost_upper", of: code)
        let scale = cells.number(row, "goalpost_scale", of: code, in: 1e-9...1e9)
        let isClamped = flag(row, "goalpost_trunc2posts", of: code)
        guard let low, let high, let scale else { return }
        if low < high {
            entry.goalposts = Goalposts(low: low, high: high, scale: scale, isClamped: isClamped)
        } else {
            cells.report(
                .valueOutsideBounds, row, "goalpost_upper",
                "`goalpost_upper` of \(code) is \(NumberGrammar.text(high)), not above the lower one, "
                    + NumberGrammar.text(low), "give the lower goalpost first")
        }
    }

    /// A flag as R and its readers write it; true where it is missing, as in COINr.
    private mutating func flag(_ row: Sheet.Row, _ column: String, of code: String) -> Bool {
        guard let text = cells.text(row, column) else { return true }
        switch text.uppercased() {
        case "TRUE", "T", "1": return true
        case "FALSE", "F", "0": return false
        default:
            cells.report(
                .notAChoice, row, column, "`\(column)` of \(code) is \(text)", "write TRUE or FALSE")
            return true
        }
    }
}
