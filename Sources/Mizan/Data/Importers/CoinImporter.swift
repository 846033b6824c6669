/// A project of COINr: what it measures (`iMeta`) and the figures (`iData`) become a dataset and a model.
///
/// Type Other is left out. COINr's files hold no recipe: see `CoinModel`.
enum CoinImporter: Importer {
    static let kind = "coin"
    static let summary =
        "a COINr project, iData and iMeta together: a dataset, and model.yaml where there is none"
    static let layouts = [CoinMetadata.layout, CoinFigures.layout]
    /// A project is taken whole, however old its figures are.
    static let firstYear = Field.years.lowerBound
    /// Cells without a value, as R writes them.
    static let missing: Set<String> = ["", "NA", "NaN"]
    static let source = "coin"

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var rows = ImportedRows()
        let titles = sheets.map(\.layout.title)
        guard let meta = titles.firstIndex(of: CoinMetadata.layout.title),
            let data = titles.firstIndex(of: CoinFigures.layout.title)
        else {
            findings.append(
                Finding(
                    .missingCompanion, file: sheets[0].file,
                    message: "a COINr project is iData and iMeta together, and one is not given",
                    hint: "name both files in one command"))
            return rows
        }
        let metadata = CoinMetadata(sheets[meta])
        var figures = CoinFigures(sheets[data], metadata)
        rows.units = figures.units(&rows.joins)
        for unit in rows.units where dataset.hasOther(unit) {
            let row = figures.rows.first { $0.unit == unit.id }
            figures.cells.report(
                .conflictingRows, row?.row, "uCode",
                "\(unit.id) is in the dataset already, and there it is no \(unit.kind.rawValue) that is ranked",
                "import the project into a folder of its own")
        }
        findings += metadata.cells.findings + figures.cells.findings
        guard metadata.cells.findings.isEmpty, figures.cells.findings.isEmpty else { return rows }

        let year = settings.yearWithoutTime
        add(figures, at: year, within: settings.years, to: &rows)
        rows.indicators = metadata.entries.filter(\.isMeasured).map { $0.indicator(rows.units[0].kind) }
        let years = figures.rows.map { $0.year ?? year }
        rows.sources = [source(settings, covering: (years.min() ?? year)...(years.max() ?? year))]
        rows.model = CoinModel(metadata, figures, kind: rows.units[0].kind, units: rows.units)
        rows.notes = notes(metadata, figures, rows.units, year)
        rows.isWholeDataset = true
        for entry in metadata.entries where entry.role == .other {
            rows.joins.lose(entry.code, because: "of the type Other")
        }
        return rows
    }

    private static func add(
        _ figures: CoinFigures, at year: Int, within years: ClosedRange<Int>, to rows: inout ImportedRows
    ) {
        for figure in figures.figures {
            let year = figure.row.year ?? year
            guard years.contains(year) else {
                rows.joins.lose(figure.entry.code, because: Joins.otherYears)
                continue
            }
            rows.observations.append(
                Dataset.Observation(
                    unit: figure.row.unit, indicator: figure.entry.id, period: Period(year: year),
                    value: figure.value, low: nil, high: nil, standardError: nil, basis: .whole,
                    source: source,
                    published: nil, note: ""))
        }
    }

    private static func source(_ settings: ImportSettings, covering years: ClosedRange<Int>) -> Dataset.Source
    {
        Dataset.Source(
            id: source, title: "Figures of a COINr project; their publishers are not stated", publisher: "",
            url: "", licence: "", redistribute: .ask, retrieved: settings.retrieved, citation: "",
            version: "",
            coversFrom: years.lowerBound, coversTo: years.upperBound)
    }

    /// What was understood of the files, for the report.
    private static func notes(
        _ metadata: CoinMetadata, _ figures: CoinFigures, _ units: [Dataset.Unit], _ year: Int
    ) -> [String] {
        var notes: [String] = []
        if units[0].kind == .region {
            let strangers = units.map(\.id).filter { CountryCodes.standard.country(iso3: $0) == nil }
            let shown = strangers.prefix(5).joined(separator: ", ") + (strangers.count > 5 ? ", …" : "")
            notes.append(
                "The units are of the kind region: \(shown) are no codes of countries (ISO alpha-3).")
        }
        if !figures.hasTime {
            notes.append(
                "The figures have no Time, and are taken as those of \(year); --to gives another year.")
        }
        if !metadata.columnsNotRead.isEmpty {
            notes.append(
                "Columns of iMeta that are not read: \(metadata.columnsNotRead.joined(separator: ", ")).")
        }
        return notes
    }
}

extension ImportSettings {
    /// The year of figures that do not say theirs: the last asked for, or else that in which they were fetched.
    fileprivate var yearWithoutTime: Int {
        guard years.upperBound == Self.everyYear.upperBound else { return years.upperBound }
        return Period(retrieved.prefix(4))?.year ?? years.lowerBound
    }
}

extension Dataset {
    /// True where a unit of the same id is of another kind, or is not ranked.
    fileprivate func hasOther(_ unit: Unit) -> Bool {
        units.contains { $0.id == unit.id && ($0.kind != unit.kind || $0.rankAs != unit.rankAs) }
    }
}

extension CoinMetadata.Entry {
    fileprivate func indicator(_ kind: Dataset.Unit.Kind) -> Dataset.Indicator {
        Dataset.Indicator(
            id: id, nameEnglish: name, nameArabic: name, unitMeasure: unitMeasure,
            level: kind == .country ? .country : .community, violation: "", articles: "", need: "",
            definition: "", sourceNote: "")
    }
}
