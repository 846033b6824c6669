/// The figures and classes of a COINr project: `iData`, read by what `iMeta` says of its columns.
struct CoinFigures {
    struct Row {
        let row: Sheet.Row
        let unit: String
        /// nil where the file has no `Time`.
        let year: Int?
    }

    /// Open, since only `iMeta` knows the columns.
    static let layout = Layout(
        "iData", [.text("uCode")], optional: [.text("uName"), .text("Time")], missing: CoinImporter.missing,
        isOpen: true)

    var cells: CoinCells
    let hasTime: Bool
    private let metadata: CoinMetadata
    private(set) var rows: [Row] = []
    /// Figures, with what they measure: in the order of the file.
    private(set) var figures: [(row: Row, entry: CoinMetadata.Entry, value: Double)] = []

    init(_ sheet: Sheet, _ metadata: CoinMetadata) {
        cells = CoinCells(sheet)
        self.metadata = metadata
        hasTime = sheet.header.contains("Time")
        checkColumns()
        for row in sheet.rows { readPlace(row) }
        checkKeys()
        let measured = metadata.entries.filter { $0.isMeasured && sheet.header.contains($0.code) }
        for row in rows {
            for entry in measured { readFigure(row, entry) }
        }
    }

    /// The groupings of units, in the order of `iMeta`.
    var groupings: [CoinMetadata.Entry] {
        metadata.entries.filter { $0.role == .group && cells.sheet.header.contains($0.code) }
    }

    /// Codes of `iData` that `iMeta` has no row of, and the other way round.
    private mutating func checkColumns() {
        let own = Set((Self.layout.columns + Self.layout.optional).map(\.name))
        let header = cells.sheet.header
        let known = Set(metadata.entries.map(\.code))
        for name in header where !name.isEmpty && !own.contains(name) {
            if !known.contains(name) {
                cells.report(
                    .unknownReference, nil, name, "iMeta has no row of the column `\(name)`",
                    Spelling.guess(name, in: known)
                        ?? "describe it in \(metadata.cells.sheet.file), with Type Other if it is not used")
            } else if metadata.byCode[name]?.role == .aggregate {
                cells.report(
                    .wrongReference, nil, name, "the column `\(name)` is an aggregate in iMeta",
                    "remove the column: the scores of an aggregate are computed")
            }
        }
        for entry in metadata.entries where entry.isMeasured || entry.role == .group {
            guard !header.contains(entry.code) else { continue }
            cells.findings.append(
                metadata.cells.sheet.finding(
                    .missingColumn, entry.row, "iCode", message: "iData has no column `\(entry.code)`",
                    hint: Spelling.guess(entry.code, in: header.filter { !known.contains($0) })
                        ?? "add it to \(cells.sheet.file), or remove this row"))
        }
    }

    private mutating func readPlace(_ row: Sheet.Row) {
        let code = cells.required(row, "uCode", of: "line \(row.line)")
        let unit = code.flatMap { cells.id(row, "uCode", $0) }
        var year: Int?
        if hasTime, cells.required(row, "Time", of: code ?? "line \(row.line)") != nil {
            year = cells.integer(row, "Time", of: code ?? "line \(row.line)", in: Field.years)
        }
        // A row whose key is not known has figures to be checked all the same.
        rows.append(Row(row: row, unit: unit ?? code ?? "line-\(row.line)", year: year))
    }

    private mutating func checkKeys() {
        var lines: [String: Int] = [:]
        for row in rows where !hasTime || row.year != nil {
            let key = row.unit + (row.year.map { " in \($0)" } ?? "")
            if let line = lines[key] {
                cells.report(
                    .conflictingRows, row.row, "uCode", "\(key) stands in line \(line) too",
                    hasTime ? "keep one row a unit and year" : "keep one row a unit, or add a column `Time`")
            }
            lines[key] = lines[key] ?? row.row.line
        }
    }

    private mutating func readFigure(_ row: Row, _ entry: CoinMetadata.Entry) {
        guard let value = cells.number(row.row, entry.code, of: row.unit) else { return }
        if entry.id == "population", let fault = Field.wholeFault(value, 1...20_000_000_000) {
            cells.report(
                fault.code, row.row, entry.code, "`population` of \(row.unit) \(fault.text)",
                "`population` counts people in every dataset: give another code to other figures")
        }
        figures.append((row, entry, value))
    }

    // MARK: Units

    /// One unit for each code, with the name and the classes of its last year.
    ///
    /// Countries where every code is one of a country, else regions.
    mutating func units(_ joins: inout Joins) -> [Dataset.Unit] {
        checkClasses()
        let codes = CountryCodes.standard
        let areCountries = rows.allSatisfy { codes.country(iso3: $0.unit) != nil }
        let groupings = groupings
        return Dictionary(grouping: rows, by: \.unit).sorted { $0.key < $1.key }.map { unit, rows in
            let country = areCountries ? codes.country(iso3: unit) : nil
            let rows = rows.sorted { ($0.year ?? 0) < ($1.year ?? 0) }
            var tags: [String] = []
            for grouping in groupings {
                let classes = rows.compactMap { cells.text($0.row, grouping.code) }
                guard let last = classes.last, let id = CoinID.id(last) else { continue }
                tags.append("\(grouping.id).\(id)")
                joins.lose(
                    "\(unit) \(grouping.code)", because: "a class of another year; the last stands",
                    rows: classes.count { $0 != last })
            }
            let name =
                rows.compactMap { cells.text($0.row, "uName") }.last ?? country?.nameEnglish ?? unit
            return Dataset.Unit(
                id: unit, kind: areCountries ? .country : .region, parent: nil, rankAs: .leaf, scope: nil,
                originUnit: nil, nameEnglish: name,
                nameArabic: country?.nameArabic ?? name, country: nil, stateFigures: [],
                region: country?.region, category: nil, small: false, latitude: nil, longitude: nil,
                sensitivity: .public, tags: tags)
        }
    }

    /// Classes that cannot be ids, and classes that would become one.
    private mutating func checkClasses() {
        for grouping in groupings {
            var names: [String: String] = [:]
            for row in rows {
                guard let name = cells.text(row.row, grouping.code),
                    let id = cells.id(row.row, grouping.code, name)
                else { continue }
                if let other = names[id], other != name {
                    cells.report(
                        .conflictingRows, row.row, grouping.code,
                        "the classes \"\(other)\" and \"\(name)\" both become the id \(id)",
                        "give one of them another name")
                }
                names[id] = names[id] ?? name
            }
        }
    }
}
