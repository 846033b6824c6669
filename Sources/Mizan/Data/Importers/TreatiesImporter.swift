/// Treaties and complaint routes: where each state stands, and two indicators counted from it.
enum TreatiesImporter: Importer {
    static let kind = "treaties"
    static let summary = "treaties.csv (states by treaties) and routes.csv (complaint routes by state)"
    static let layouts = [
        Layout(
            "treaties",
            [.text("iso3", required: true)] + (core + others).map { .text($0) }
                + [.text("core_as_of"), .text("other_as_of"), .text("corrected")]),
        Layout(
            "routes",
            [
                .text("iso3", required: true), .text("route", required: true),
                .choice("status", of: Openness.self), .integer("since"), .text("basis"), .text("source"),
                .text("as_of"), .choice("evidence", of: Dataset.Link.Evidence.self, required: false),
                .text("note"),
            ]),
    ]

    enum Openness: String, CaseIterable {
        case open, closed, unknown
    }

    /// The eight that `leg-core-treaties` counts: the nine core treaties without the one on migrant workers.
    static let counted = ["iccpr", "icescr", "icerd", "cat", "ced", "crc", "cedaw", "crpd"]
    /// Columns dated by `core_as_of`.
    private static let core =
        counted + [
            "iccpr_op1", "iccpr_op2", "icescr_op", "opcat", "op_crc_ic", "op_cedaw", "op_crpd", "icmw",
        ]
    /// Columns dated by `other_as_of`.
    private static let others = [
        "refugee_1951", "refugee_1967_protocol", "stateless_1954", "stateless_1961", "rome_statute",
        "genocide_1948",
    ]
    private static let treatySource = "un-treaty-collection-2022"
    static let routeSource = "un-routes-own-table"

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        let units = Set(dataset.units.map(\.id))
        var rows = ImportedRows()
        for sheet in sheets {
            if sheet.layout.names.contains("route") {
                rows.indicators.append(.complaintRoutes)
                rows.sources.append(routeSource(settings))
                routes(sheet, units, &rows)
            } else {
                rows.indicators.append(.coreTreaties)
                rows.sources.append(treatySource(sheet, settings))
                for row in sheet.rows { treaties(row, sheet, units, settings, &rows, &findings) }
            }
        }
        return rows
    }

    /// A cell of treaties.csv.
    private enum Position: Equatable {
        case party(since: Int)
        case withdrawn(Int)
        case signed, none, unknown

        init?(_ text: String) {
            switch text {
            case "": self = .unknown
            case "none": self = .none
            case "signed": self = .signed
            default:
                let words = text.split(separator: " ")
                if words.count == 2, words[0] == "withdrawn", let year = Int(words[1]) {
                    self = .withdrawn(year)
                } else if let year = Int(text) {
                    self = .party(since: year)
                } else {
                    return nil
                }
            }
        }

        var status: (text: String, since: Int?) {
            switch self {
            case .party(let year): ("party", year)
            case .withdrawn(let year): ("withdrawn", year)
            case .signed: ("signed", nil)
            case .none: ("none", nil)
            case .unknown: ("unknown", nil)
            }
        }

        /// Whether the state is bound in a year; nil where that is not known.
        func binds(in year: Int) -> Bool? {
            switch self {
            case .party(let since): since <= year
            // The year of entry is lost: bound until then at some time that is not known.
            case .withdrawn(let end): year >= end ? false : nil
            case .signed, .none: false
            case .unknown: nil
            }
        }
    }

    private static func treaties(
        _ row: Sheet.Row, _ sheet: Sheet, _ units: Set<String>, _ settings: ImportSettings,
        _ rows: inout ImportedRows, _ findings: inout [Finding]
    ) {
        let state = row.text("iso3")
        guard units.contains(state) else {
            rows.joins.lose(state, because: "no such unit")
            return
        }
        var positions: [String: Position] = [:]
        for treaty in core + others {
            guard let position = Position(row.text(treaty)) else {
                findings.append(
                    Finding(
                        .notAChoice, file: sheet.file, line: row.line,
                        message: "`\(treaty)` of \(state) is \(row.text(treaty))",
                        hint:
                            "write a year, `withdrawn YEAR`, `signed`, `none`, or nothing where it is not known"
                    ))
                continue
            }
            positions[treaty] = position
            let correction = row.text("corrected").split(separator: ";").first {
                $0.drop { $0 == " " }.hasPrefix("\(treaty):")
            }
            rows.instruments.append(
                Dataset.Instrument(
                    country: state, instrument: treaty, status: position.status.text,
                    since: position.status.since,
                    asOf: row.text(core.contains(treaty) ? "core_as_of" : "other_as_of"),
                    evidence: position == .unknown ? nil : .file, source: treatySource,
                    note: correction.map { "corrected: \($0.split(separator: ":").last ?? "")" } ?? ""))
        }
        rows.joins.link("instruments: treaties", rows: positions.count)
        guard let country = CountryCodes.standard.country(iso3: state),
            let last = Int(row.text("core_as_of").prefix(4))
        else { return }
        for year in settings.years.prefix(while: { $0 <= last }) where country.existed(in: year) {
            let known = counted.compactMap { positions[$0]?.binds(in: year) }
            // One treaty of eight may be unknown; with more the count would be a guess.
            guard known.count >= counted.count - 1 else { continue }
            let share = Double(known.count { $0 }) / Double(known.count)
            rows.joins.link(Dataset.Indicator.coreTreaties.id)
            rows.observations.append(
                Dataset.Observation(
                    unit: state, indicator: Dataset.Indicator.coreTreaties.id, period: Period(year: year),
                    value: share * Double(counted.count), low: nil, high: nil, standardError: nil,
                    basis: .whole,
                    source: treatySource, published: nil,
                    note: known.count == counted.count
                        ? "" : "\(known.count) known, scaled to \(counted.count)"))
        }
    }

    private static func treatySource(_ sheet: Sheet, _ settings: ImportSettings) -> Dataset.Source {
        let years = sheet.rows.compactMap { Int($0.text("core_as_of").prefix(4)) }
        return Dataset.Source(
            id: treatySource,
            title: "Status of human-rights, refugee, statelessness and criminal-law treaties",
            publisher: "UN Treaty Collection", url: "https://treaties.un.org",
            licence: "facts of treaty membership",
            redistribute: .yes, retrieved: settings.retrieved,
            citation:
                "UN Treaty Collection, by two public copies: core treaties to 2022-08-25, others to 2015-03-14",
            version: "2022-08-25", coversFrom: nil, coversTo: years.max())
    }

    private static func routeSource(_ settings: ImportSettings) -> Dataset.Source {
        Dataset.Source(
            id: routeSource, title: "Complaint routes open and closed, own table", publisher: "Mizan",
            url: "",
            licence:
                "facts of treaty membership; rows of evidence recalled must be checked before publishing",
            redistribute: .yes, retrieved: settings.retrieved,
            citation: "Own table from treaty status lists; the source of each row is in its note",
            version: "",
            coversFrom: nil, coversTo: nil)
    }
}
