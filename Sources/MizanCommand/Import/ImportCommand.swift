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

    @Option(help: ArgumentHelp("First year of the figures.", valueName: "year"))
    var from = ImportSettings.everyYear.lowerBound

    @Option(
        help: ArgumentHelp("Last year of the figures; the last of the files if left out.", valueName: "year"))
    var to: Int?

    private var lastYear: Int { to ?? ImportSettings.everyYear.upperBound }

    func validate() throws {
        let kinds = Importing.kinds.map(\.name)
        guard kinds.contains(kind) else {
            let nearest = Spelling.nearest(to: kind, in: kinds).map { "; did you mean '\($0)'?" } ?? ""
            throw ValidationError("No kind of import is called '\(kind)'\(nearest)")
        }
        guard from <= lastYear, (1000...9999).contains(from), (1000...9999).contains(lastYear) else {
            throw ValidationError("--from \(from) --to \(lastYear) are no years in order")
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
            let settings = ImportSettings(years: from...lastYear, retrieved: retrieved ?? Machine.today)
            let (new, report) = try Importing.run(kind, inputs, into: old, settings: settings)
            let contents = try Importing.checked(new, in: into)
            if !dryRun { try Disk.write(contents, to: into) }
            FindingPrinter.print(report.warnings)
            Output.write(report.text + "\n" + coverage(report) + fate(of: contents, there) + "\n")
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
