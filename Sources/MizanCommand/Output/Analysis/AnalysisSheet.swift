import Mizan

/// One table of an analysis: the same cells for people, rounded and in words, and for programs, in full precision and
/// with ids.
struct AnalysisSheet {
    struct Column {
        /// The name for programs.
        let key: String
        let title: String
        var alignsRight = false
        /// Longest cell that is shown in full; the longest columns give way where the table is too wide.
        var limit = 44
        var audience = Audience.all

        init(_ key: String, _ title: String, alignsRight: Bool = false, limit: Int = 44) {
            (self.key, self.title, self.alignsRight, self.limit) = (key, title, alignsRight, limit)
        }

        /// A column for programs alone, with no title.
        init(programs key: String) {
            (self.key, title, audience) = (key, "", .programs)
        }

        /// A column for people alone, of what others give to programs.
        init(people title: String, limit: Int = 44) {
            (key, self.title, audience, self.limit) = ("", title, .people, limit)
        }

        /// The key of the column that says why a row lacks numbers; people see it where one does.
        static let note = "why_empty"

        static func number(_ key: String, _ title: String) -> Column {
            Column(key, title, alignsRight: true)
        }
    }

    enum Audience { case all, programs, people }

    enum Cell {
        /// Nothing is known, or nothing is to be said.
        case empty
        case text(String)
        /// An id or a word for programs, a name for people.
        case named(String, String)
        case number(Double?, decimals: Int)
        /// A figure of any size, to four significant digits for people.
        case figure(Double?)
        /// A share of 1; in per cent for people.
        case share(Double?, decimals: Int = 0)
        /// A difference of shares; in signed points for people.
        case points(Double?, decimals: Int = 1)
        /// A probability.
        case tail(Double?)
        case count(Int?)
    }

    let columns: [Column]
    var rows: [[Cell]] = []

    /// The first rows alone where a number is given.
    func limited(to top: Int?) -> AnalysisSheet {
        var sheet = self
        if let top { sheet.rows = Array(rows.prefix(top)) }
        return sheet
    }

    // MARK: People

    func text(_ language: Language) -> String {
        let places = columns.indices.filter { place in
            columns[place].audience != .programs
                && (columns[place].key != Column.note || rows.contains { !$0[place].shown.isEmpty })
        }
        let cells = rows.map { row in places.map { row[$0].shown } }
        var shown = places.map { columns[$0] }
        let widths = places.indices.map { column in
            min(shown[column].limit, cells.map { displayWidth($0[column]) }.max() ?? 0)
        }
        var needed = zip(widths, shown).map { max($0, displayWidth($1.title)) }
        func total() -> Int { needed.reduce(0, +) + 2 * (needed.count - 1) }
        while total() > TextTable.width {
            let widest = shown.indices.filter { !shown[$0].alignsRight }.max { needed[$0] < needed[$1] }
            guard let widest, needed[widest] > max(12, displayWidth(shown[widest].title)) else { break }
            needed[widest] -= 1
            shown[widest].limit = needed[widest]
        }
        var table = TextTable(
            shown.map { .init($0.title, alignsRight: $0.alignsRight, limit: $0.limit) }, language)
        table.rows = cells
        return table.text
    }

    // MARK: Programs

    var csv: String {
        let places = forPrograms
        return CanonicalText.csv(
            lines: [places.map { columns[$0].key }]
                + rows.map { row in places.map { row[$0].value.field } })
    }

    var json: JSONValue {
        let places = forPrograms
        return .list(rows.map { row in .object(places.map { (columns[$0].key, row[$0].value) }) })
    }

    private var forPrograms: [Int] { columns.indices.filter { columns[$0].audience != .people } }
}

extension AnalysisSheet.Cell {
    /// As people read it; empty where missing.
    var shown: String {
        switch self {
        case .empty: return ""
        case .text(let text): return text
        case .named(_, let name): return name
        case .count(let count): return count.map(Figures.grouped) ?? ""
        case .number(let number, let decimals): return Self.known(number) { Figures.decimals($0, decimals) }
        case .figure(let number): return Self.known(number, Figures.compact)
        case .share(let share, let decimals):
            return Self.known(share) { Figures.decimals(100 * $0, decimals) }
        case .points(let points, let decimals):
            return Self.known(points) { Figures.signed(100 * $0, decimals) }
        case .tail(let tail):
            return Self.known(tail) { $0 < 0.001 ? "<0.001" : Figures.decimals($0, 3) }
        }
    }

    private static func known(_ number: Double?, _ words: (Double) -> String) -> String {
        guard let number, number.isFinite else { return "" }
        return words(number)
    }

    var value: JSONValue {
        switch self {
        case .empty: .null
        case .text(let text): .text(text)
        case .named(let id, _): .text(id)
        case .count(let count): .optional(count)
        case .number(let number, _), .figure(let number), .share(let number, _), .points(let number, _),
            .tail(let number):
            .optional(number)
        }
    }
}

extension Figures {
    /// A finite number of any size to four significant digits, at most eight characters: `1235`, `0.01235`, `1.23e7`.
    static func compact(_ value: Double) -> String {
        let size = abs(value)
        precondition(size.isFinite, "only finite numbers have a text")
        if size == 0 { return "0" }
        if size >= 1e6 || size < 1e-3 {
            var exponent = 0
            var scaled = size
            while scaled >= 9.995 { (scaled, exponent) = (scaled / 10, exponent + 1) }
            while scaled < 0.9995 { (scaled, exponent) = (scaled * 10, exponent - 1) }
            return (value < 0 ? "−" : "") + decimals(scaled, 2) + "e\(exponent)"
        }
        let places = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4
        let text = decimals(value, places)
        guard text.contains(".") else { return text }
        return String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
    }
}
