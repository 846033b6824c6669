import MizanNumerics

/// A dataset's own files: a whole folder, or rows that someone has typed by hand.
///
/// They are checked by the one reader of datasets. What a `datapackage.json` beside them says is not read, so that
/// a folder whose files were changed on purpose can be described anew.
enum DatasetImporter {
    static let kind = "dataset"
    static let summary =
        "a dataset's own files (units.csv, observations.csv, …), or the folder that holds them"

    /// The rows of the files and what is doubtful in them.
    ///
    /// A file is known by its name. Rows may refer to what `dataset` holds already.
    ///
    /// - Throws: every finding of every file, under the names that the user gave.
    static func rows(
        of files: [ImportFile], for dataset: Dataset
    ) throws(Findings) -> (rows: ImportedRows, warnings: [Finding]) {
        var findings: [Finding] = []
        var given: [String: ImportFile] = [:]
        for file in files {
            guard let own = ownName(of: file, &findings), let bytes = Sheet.inflated(file, &findings) else {
                continue
            }
            if let first = given[own] {
                findings.append(
                    Finding(
                        .conflictingRows, file: file.name, message: "\(own) is also given as \(first.name)",
                        hint: "import one after the other, so that it is clear which row counts"))
            }
            given[own] = ImportFile(name: file.name, bytes: bytes)
        }
        guard findings.isEmpty else { throw Findings(findings) }

        let read: (dataset: Dataset, warnings: [Finding])
        do throws(Findings) {
            read = try Dataset.read(folder(given.mapValues(\.bytes), beside: dataset), beside: dataset)
        } catch {
            let missing = dataset.units.isEmpty ? missing(from: given) : []
            throw Findings(
                missing + error.list.filter { $0.file != PackageReading.file }.map { named($0, given) })
        }
        let warnings = read.warnings.filter { given[$0.file] != nil }.map { named($0, given) }
        return (rows(of: read.dataset, in: given), warnings)
    }

    /// The name that a file has in a dataset; nil, with a finding, where no dataset has such a file.
    private static func ownName(of file: ImportFile, _ findings: inout [Finding]) -> String? {
        var name = file.name.split(separator: "/").last.map(String.init) ?? file.name
        if name.hasSuffix(".gz") { name.removeLast(3) }
        guard !Dataset.resources.contains(where: { $0.file == name }) else { return name }
        findings.append(
            Finding(
                .unknownHeader, file: file.name, message: "a dataset has no file of this name",
                hint: nearName(name).map { "did you mean \($0)?" }
                    ?? "it has \(Dataset.resources.map(\.file).joined(separator: ", "))"))
        return nil
    }

    /// The file of a dataset whose name is near; nil where none is.
    static func nearName(_ name: String) -> String? {
        guard name.hasSuffix(".csv") else { return nil }
        return Spelling.nearest(to: String(name.dropLast(4)), in: Dataset.resources.map(\.name)).map {
            $0 + ".csv"
        }
    }

    /// What a new dataset cannot do without.
    private static func missing(from given: [String: ImportFile]) -> [Finding] {
        Dataset.resources.filter { !$0.isOptional && given[$0.file] == nil }.map { resource in
            Finding(
                .missingFile, file: resource.file, message: "a new dataset needs it: \(resource.title)",
                hint: "name it in the same command")
        }
    }

    /// The given files as a folder; a file that every dataset needs and that is not given is the one that is there.
    private static func folder(_ given: [String: [UInt8]], beside dataset: Dataset) -> FolderContents {
        var files = given
        if !dataset.units.isEmpty {
            let written = dataset.written().files
            for resource in Dataset.resources where !resource.isOptional && files[resource.file] == nil {
                files[resource.file] = written[resource.file]
            }
        }
        return described(FolderContents(path: "", files: files))
    }

    /// A folder with a description that lists its files and says nothing else of them.
    static func described(_ folder: FolderContents) -> FolderContents {
        let resources = Dataset.resources.filter { folder.files[$0.file] != nil }.map { resource in
            JSONValue.object([("name", .text(resource.name)), ("path", .text(resource.file))])
        }
        var folder = folder
        folder.files[PackageReading.file] = Array(
            JSONValue.object([("resources", .list(resources))]).lines.utf8)
        return folder
    }

    private static func named(_ finding: Finding, _ given: [String: ImportFile]) -> Finding {
        var finding = finding
        finding.file = given[finding.file]?.name ?? finding.file
        if finding.code == .unknownColumn, !finding.hint.hasPrefix("did you mean") {
            finding.hint = "what is written has no such column: keep your own columns in another file"
        }
        return finding
    }

    /// The rows of the files that were given, without those that only stood beside them.
    private static func rows(of read: Dataset, in given: [String: ImportFile]) -> ImportedRows {
        func ifGiven<Row: DatasetRow>(_ rows: [Row]) -> [Row] { given[Row.resource.file] == nil ? [] : rows }
        return ImportedRows(
            units: ifGiven(read.units), indicators: ifGiven(read.indicators),
            observations: ifGiven(read.observations), links: ifGiven(read.links),
            bodyFindings: ifGiven(read.bodyFindings), improvements: ifGiven(read.improvements),
            sources: ifGiven(read.sources), instruments: ifGiven(read.instruments), isWholeRelease: false,
            isCutToYears: false)
    }
}

extension Importing {
    /// The files of a folder that an import of the kind `dataset` takes: those of a dataset, and those whose names
    /// are nearly such, which are then findings.
    public static func datasetFiles(in folder: FolderContents) -> [ImportFile] {
        let names = Dataset.resources.map(\.file)
        return folder.files.keys.sorted()
            .filter { names.contains($0) || DatasetImporter.nearName($0) != nil }
            .map { ImportFile(name: folder.label(of: $0), bytes: folder.files[$0] ?? []) }
    }
}
