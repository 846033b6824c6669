import ArgumentParser
import Mizan

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `mizan import KIND FILE… --into DIR`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take publishers' files into a dataset: all of them, or nothing.",
        discussion: "Kinds:\n" + Importing.kinds.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n")
    )

    @Argument(help: "The kind of the files.")
    var kind: String

    @Argument(help: "The files, as the publisher gives them; gzip is read as it is.")
    var files: [String]

    @Option(help: ArgumentHelp("The dataset's folder; made where there is none.", valueName: "dir"))
    var into: String

    @Flag(help: "Say what would change, and write nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp("When the files were fetched, YYYY-MM-DD; today if left out.", valueName: "date"))
    var retrieved: String?

    @Option(help: ArgumentHelp("First year of the figures.", valueName: "year"))
    var from = 2000

    @Option(help: ArgumentHelp("Last year of the figures.", valueName: "year"))
    var to = 2024

    func validate() throws {
        let kinds = Importing.kinds.map(\.name)
        guard kinds.contains(kind) else {
            let nearest = Spelling.nearest(to: kind, in: kinds).map { "; did you mean '\($0)'?" } ?? ""
            throw ValidationError("No kind of import is called '\(kind)'\(nearest)")
        }
        guard from <= to, (1000...9999).contains(from), (1000...9999).contains(to) else {
            throw ValidationError("--from \(from) --to \(to) are no years in order")
        }
        if let retrieved, !Self.isDate(retrieved) {
            throw ValidationError("--retrieved '\(retrieved)' is not a date like 2026-11-22")
        }
    }

    func run() throws {
        try reporting {
            let inputs = try files.map { path in ImportFile(name: path, bytes: try Disk.bytes(of: path)) }
            let old = try Disk.dataset(in: into).map { folder in try Importing.opened(folder) } ?? Dataset()
            let settings = ImportSettings(years: from...to, retrieved: retrieved ?? Self.today)
            let (new, report) = try Importing.run(kind, inputs, into: old, settings: settings)
            let contents = try Importing.checked(new, in: into)
            if !dryRun { try Disk.write(contents, to: into) }
            Output.write(report.text + "\n" + (dryRun ? "Nothing was written (--dry-run).\n" : ""))
        }
    }

    private static var today: String {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        func padded(_ number: Int?) -> String { String((number ?? 0) + 100).suffix(2).description }
        return "\(parts.year ?? 0)-\(padded(parts.month))-\(padded(parts.day))"
    }

    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], let month = Int(parts[1]), let day = Int(parts[2]) else {
            return false
        }
        return Int(parts[0]) != nil && (1...12).contains(month) && (1...31).contains(day)
    }
}
