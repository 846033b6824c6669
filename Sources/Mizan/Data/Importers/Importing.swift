/// `mizan import`: files of one kind into a dataset, all of them or nothing.
public enum Importing {
    private static let importers: [any Importer.Type] = [
        FactsImporter.self, EPRImporter.self, HRPSImporter.self, UNHCRImporter.self, WDIImporter.self,
        UCDPOneSidedImporter.self, UCDPEventsImporter.self, TreatiesImporter.self, VDemImporter.self,
        HDRImporter.self, HDRInputsImporter.self, UCDPBattleImporter.self, UCDPNonStateImporter.self,
        InformImporter.self, AttentionImporter.self, AtrocitiesImporter.self, OCHAImporter.self,
        CoinImporter.self,
        // Import-only: read where someone has the right, and never shipped.
        CIRIGHTSImporter.self, PTSImporter.self, FreedomHouseImporter.self, RSFImporter.self,
        PewImporter.self, MARImporter.self,
    ]

    /// The kind that reads a dataset's own files.
    public static let datasetKind = DatasetImporter.kind

    /// Every kind with what it reads, in the order in which a dataset is best built.
    public static var kinds: [(name: String, summary: String)] {
        importers.map { ($0.kind, $0.summary) } + [(DatasetImporter.kind, DatasetImporter.summary)]
    }

    /// First year of the figures that a kind takes where none is asked for.
    public static func firstYear(of kind: String) -> Int {
        importers.first { $0.kind == kind }?.firstYear ?? ImportSettings.everyYear.lowerBound
    }

    /// The dataset with the rows of the files, and what changed.
    ///
    /// Rows are known by their keys: an equal row is unchanged, another is changed, a new one added. A figure of the
    /// files' sources, in the years asked for, that the files no longer give is removed; nothing else is. Files of
    /// the kind `dataset` remove nothing. A source covers no year that was not asked for, for there no figure is
    /// silence and not an absence of events.
    ///
    /// - Throws: every finding of every file; the dataset is then as it was.
    public static func run(
        _ kind: String, _ files: [ImportFile], into dataset: Dataset, settings: ImportSettings
    ) throws(Findings) -> (dataset: Dataset, report: ImportReport) {
        var (rows, warnings) = try rows(kind, of: files, for: dataset, settings: settings)
        if rows.isCutToYears { rows.sources = try covering(rows.sources, files, dataset, settings.years) }
        let sources = Set(rows.sources.map(\.id))
        let indicators = Set(rows.indicators.map(\.id))
        var merged = dataset
        var report = ImportReport(joins: rows.joins, warnings: warnings)
        func isOwned(_ row: Dataset.Observation) -> Bool {
            rows.isWholeRelease && sources.contains(row.source)
                && (rows.isWholeDataset || indicators.contains(row.indicator))
                && settings.years.contains(row.period.year)
        }
        /// What only figures that the import owns speak of: without them it would stand there empty.
        func owned(_ key: (Dataset.Observation) -> String) -> Set<String> {
            guard rows.isWholeDataset else { return [] }
            let all = Dictionary(grouping: dataset.observations, by: key)
            return Set(all.filter { $0.value.allSatisfy(isOwned) }.keys)
        }
        let (ownUnits, ownIndicators) = (owned(\.unit), owned(\.indicator))
        report.add(&merged.units, rows.units) { ownUnits.contains($0.id) }
        report.add(&merged.indicators, rows.indicators) { ownIndicators.contains($0.id) }
        report.add(&merged.sources, rows.sources)
        report.add(&merged.links, rows.links)
        report.add(&merged.bodyFindings, rows.bodyFindings)
        report.add(&merged.improvements, rows.improvements)
        report.add(&merged.instruments, rows.instruments)
        report.add(&merged.observations, rows.observations, replacing: isOwned)
        (report.notes, report.model) = (rows.notes, rows.model)
        // A project of countries or regions has no communities, whose own figures the table counts.
        if rows.model == nil {
            report.coverage = merged.coverage(of: Set(rows.observations.map(\.indicator)))
        }
        return (merged, report)
    }

    /// The rows that files of one kind give, and what is doubtful in them.
    private static func rows(
        _ kind: String, of files: [ImportFile], for dataset: Dataset, settings: ImportSettings
    ) throws(Findings) -> (ImportedRows, [Finding]) {
        if kind == DatasetImporter.kind { return try DatasetImporter.rows(of: files, for: dataset) }
        guard let importer = importers.first(where: { $0.kind == kind }) else {
            preconditionFailure("no kind of import is called \(kind)")
        }
        var findings: [Finding] = []
        let files = files.compactMap { file in
            Sheet.inflated(file, &findings).map { ImportFile(name: file.name, bytes: $0) }
        }
        let twins = Release.twins(files, importer.layouts)
        guard twins.isEmpty else { throw Findings(findings + twins) }
        let sheets = files.compactMap { Sheet($0, as: importer.layouts, findings: &findings) }
        guard findings.allSatisfy({ $0.severity == .warning }) else { throw Findings(findings) }
        let rows = importer.rows(of: sheets, for: dataset, settings: settings, findings: &findings)
        guard findings.allSatisfy({ $0.severity == .warning }) else { throw Findings(findings) }
        try refuseTwins(rows, files)
        return (rows, findings)
    }

    /// The dataset in a folder; an empty one where the folder holds no file of a dataset.
    ///
    /// - Parameter isRedescribed: the files count as they are, and what `datapackage.json` says of them does not.
    public static func opened(
        _ folder: FolderContents, isRedescribed: Bool = false
    ) throws(Findings) -> Dataset {
        guard !folder.files.isEmpty else { return Dataset() }
        return try Dataset.read(isRedescribed ? DatasetImporter.described(folder) : folder).dataset
    }

    /// The files of a dataset, checked as anyone who reads them will check them.
    public static func checked(_ dataset: Dataset, in folder: String) throws(Findings) -> FolderContents {
        // A dataset without units links nothing: most likely the folder's name is misspelt.
        guard !dataset.units.isEmpty else {
            throw Findings([
                Finding(
                    .nothingToLink, file: folder,
                    message: "the dataset has no units, so that no row can be linked",
                    hint: "check the folder's name, or import its units first (facts, or dataset)")
            ])
        }
        var contents = dataset.written()
        contents.path = folder
        _ = try Dataset.read(contents)
        return contents
    }

    /// Two rows of one import with one key that say different things cannot both stand.
    private static func refuseTwins(_ rows: ImportedRows, _ files: [ImportFile]) throws(Findings) {
        let cells = Dictionary(grouping: rows.observations) { row in
            [row.unit, row.indicator, row.period.description, row.source, row.published ?? ""]
        }
        let twins = cells.filter { Set($0.value).count > 1 }.keys.sorted { $0.lexicographicallyPrecedes($1) }
        guard !twins.isEmpty else { return }
        throw Findings(
            twins.map { cell in
                Finding(
                    .conflictingRows, file: files.map(\.name).joined(separator: ", "),
                    message:
                        "two rows give different figures for \(cell.filter { !$0.isEmpty }.joined(separator: ", "))",
                    hint: "keep one of the two rows")
            })
    }
}

/// What an import did to each file of a dataset.
public struct ImportReport: Sendable {
    public struct Changes: Sendable, Equatable {
        public let file: String
        public internal(set) var added = 0
        public internal(set) var changed = 0
        public internal(set) var removed = 0
        public internal(set) var unchanged = 0
    }

    public private(set) var changes: [Changes] = []
    public let joins: Joins
    public let warnings: [Finding]
    /// How far the indicators of which the import has figures reach now.
    public internal(set) var coverage: [IndicatorCoverage] = []
    /// The model that the files describe; nil where they describe none.
    public internal(set) var model: CoinModel?
    /// What was understood of the files, a sentence each.
    public internal(set) var notes: [String] = []

    init(joins: Joins, warnings: [Finding]) {
        self.joins = joins
        self.warnings = warnings
    }

    /// Puts `new` into `rows` by key; rows for which `isOwned` holds and that are not in `new` go.
    mutating func add<Row: DatasetRow>(
        _ rows: inout [Row], _ new: [Row], replacing isOwned: (Row) -> Bool = { _ in false }
    ) {
        let places = Row.resource.primaryKey.map(Row.resource.index(of:))
        func key(_ row: Row) -> [String] {
            let fields = row.fields
            return places.map { fields[$0] }
        }
        var byKey = Dictionary(new.map { (key($0), $0) }) { first, _ in first }
        var changes = Changes(file: Row.resource.file)
        var kept: [Row] = []
        for row in rows {
            if let other = byKey.removeValue(forKey: key(row)) {
                if other == row { changes.unchanged += 1 } else { changes.changed += 1 }
                kept.append(other)
            } else if isOwned(row) {
                changes.removed += 1
            } else {
                kept.append(row)
            }
        }
        changes.added = byKey.count
        guard !new.isEmpty || changes.removed > 0 else { return }
        rows = kept + new.filter { byKey.removeValue(forKey: key($0)) != nil }
        self.changes.append(changes)
    }
}
