import ArgumentParser
import Mizan

/// `mizan import KIND FILE… --into DIR`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take publishers' files into a dataset: all of them, or nothing.",
        discussion: "Kinds:\n" + Importing.kinds.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n")
    )

    @Argument(help: "The kind of the files.")
    var kind: String

    @Argument(
        help:
            "The files, as the publisher gives them; gzip is read as it is. For the kind dataset also a folder."
    )
    var files: [String]

    @Option(help: ArgumentHelp("The dataset's folder; made where there is none.", valueName: "dir"))
    var into: String

    @Flag(help: "Say what would change, and write nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp("When the files were fetched, YYYY-MM-DD; today if left out.", valueName: "date"))
    var retrieved: String?

    @Option(
        help: ArgumentHelp(
            "First year of the figures; \(ImportSettings.everyYear.lowerBound), of the kind coin the first of the files, if left out.",
            valueName: "year"))
    var from: Int?

    @Option(
        help: ArgumentHelp(
            "Last year of the figures; the last of the files if left out. Of the kind coin without a column Time their year, that of --retrieved if left out.",
            valueName: "year"))
    var to: Int?

    private var firstYear: Int { from ?? Importing.firstYear(of: kind) }
    private var lastYear: Int { to ?? ImportSettings.everyYear.upperBound }

    func validate() throws {
        let kinds = Importing.kinds.map(\.name)
        guard kinds.contains(kind) else {
            let nearest = Spelling.nearest(to: kind, in: kinds).map { "; did you mean '\($0)'?" } ?? ""
            throw ValidationError("No kind of import is called '\(kind)'\(nearest)")
        }
        guard firstYear <= lastYear, (1000...9999).contains(firstYear), (1000...9999).contains(lastYear)
        else {
            throw ValidationError("--from \(firstYear) --to \(lastYear) are no years in order")
        }
        if let retrieved, !Field.isDate(retrieved) {
            throw ValidationError("--retrieved '\(retrieved)' is not a date like 2026-11-22")
        }
    }

    func run() throws {
        try reporting {
            let inputs = try files.flatMap(inputs)
            let there = try Disk.dataset(in: into)
            let isInPlace = kind == Importing.datasetKind && files.contains { Disk.areSame($0, into) }
            let old = try there.map { try Importing.opened($0, isRedescribed: isInPlace) } ?? Dataset()
            let settings = ImportSettings(years: firstYear...lastYear, retrieved: retrieved ?? Machine.today)
            let (new, report) = try Importing.run(kind, inputs, into: old, settings: settings)
            var contents = try Importing.checked(new, in: into)
            var warnings = report.warnings
            let modelFate = try report.model.map { try add($0, to: &contents, beside: new, &warnings) } ?? ""
            if !dryRun { try Disk.write(contents, to: into) }
            FindingPrinter.print(warnings)
            Output.write(
                report.text + "\n" + coverage(report) + fate(of: contents, there) + "\n" + modelFate)
        }
    }

    /// The files that a path stands for: itself, or those of a dataset's folder.
    private func inputs(_ path: String) throws -> [ImportFile] {
        guard kind == Importing.datasetKind, let folder = try Disk.dataset(in: path) else {
            return [ImportFile(name: path, bytes: try Disk.bytes(of: path))]
        }
        let files = Importing.datasetFiles(in: folder)
        guard files.isEmpty else { return files }
        throw Findings([
            Finding(
                .missingFile, file: path, message: "the folder holds no file of a dataset",
                hint: "its files are called \(Dataset.resources.map(\.file).joined(separator: ", "))")
        ])
    }

    /// Puts a model's file among those to be written, unless one stands there, and says which of the two it is.
    private func add(
        _ model: CoinModel, to contents: inout FolderContents, beside dataset: Dataset,
        _ warnings: inout [Finding]
    ) throws -> String {
        let place = contents.label(of: CoinModel.file)
        guard !Disk.isThere(place) else {
            return
                "\(place) stands there already and is kept as it is: only the dataset changes. To have it made "
                + "anew from these files, move it away and import again.\n"
        }
        let (bytes, doubts) = try model.written(in: contents, beside: dataset)
        contents.files[CoinModel.file] = bytes
        warnings += doubts
        return "A COINr project holds no recipe; the one in \(place) is that of COINr's own example: "
            + model.recipe + ". Change it there to yours.\n"
    }

    /// How far the imported indicators reach in the dataset; empty where no figures were imported.
    private func coverage(_ report: ImportReport) -> String {
        guard !report.coverage.isEmpty else { return "" }
        let coverage = IndicatorCoverage.table(of: report.coverage)
        var table = TextTable(coverage.titles.enumerated().map { .init($1, alignsRight: $0 > 1) }, .english)
        table.rows = coverage.cells
        return table.text
    }

    /// Which files differ now from those that were there.
    private func fate(of contents: FolderContents, _ before: FolderContents?) -> String {
        let changed = contents.files.filter { before?.files[$0.key] != $0.value }.keys.sorted()
        guard !changed.isEmpty else { return "Every file is as it was." }
        let names = changed.joined(separator: ", ")
        return dryRun ? "Nothing was written (--dry-run); it would be \(names)." : "Written: \(names)."
    }
}
