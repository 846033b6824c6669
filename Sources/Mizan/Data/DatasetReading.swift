extension Dataset {
    /// Reads a folder that is a data package, and checks all of it before it says anything.
    ///
    /// - Returns: the rows, sorted by key, and what is doubtful.
    /// - Throws: every finding at once, warnings among them, where at least one is an error.
    public static func read(
        _ folder: FolderContents
    ) throws(Findings) -> (dataset: Dataset, warnings: [Finding]) {
        try read(folder, beside: Dataset())
    }

    /// The same for files whose rows may also refer to the rows of `base`.
    static func read(
        _ folder: FolderContents, beside base: Dataset
    ) throws(Findings) -> (dataset: Dataset, warnings: [Finding]) {
        var package = PackageReading(folder)
        var units: Table<Unit> = table(&package, folder)
        let indicators: Table<Indicator> = table(&package, folder)
        let sources: Table<Source> = table(&package, folder)
        var observations: Table<Observation> = table(&package, folder)
        var links: Table<Link> = table(&package, folder)
        var bodyFindings: Table<BodyFinding> = table(&package, folder)
        var improvements: Table<Improvement> = table(&package, folder)
        var instruments: Table<Instrument> = table(&package, folder)

        let references = References(units: units, indicators: indicators, sources: sources, beside: base)
        references.check(&units)
        references.check(&observations)
        references.check(&links)
        references.check(&bodyFindings)
        references.check(&improvements)
        references.check(&instruments)
        units.checkUnits(references)
        observations.checkFigures(of: observations.texts("indicator"))

        let findings =
            package.findings + units.findings + indicators.findings + sources.findings
            + observations.findings + links.findings + bodyFindings.findings
            + improvements.findings + instruments.findings
        guard !Findings(findings).hasErrors else { throw Findings(findings) }
        let dataset = Dataset(
            units: units.rows, indicators: indicators.rows, observations: observations.rows,
            links: links.rows,
            bodyFindings: bodyFindings.rows, improvements: improvements.rows, sources: sources.rows,
            instruments: instruments.rows)
        return (dataset, findings)
    }

    private static func table<Row: DatasetRow>(
        _ package: inout PackageReading, _ folder: FolderContents
    ) -> Table<Row> {
        guard let contents = package.contents(of: Row.resource, in: folder) else {
            return Table(Row.resource)
        }
        return Table(Row.resource, bytes: contents.bytes, file: contents.label, row: Row.init)
    }
}
