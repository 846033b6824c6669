import ArgumentParser
import Mizan

/// How a table is written.
enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json
}

/// The scopes of the command line: those of the data, and all of them.
enum ScopeOption: String, ExpressibleByArgument, CaseIterable {
    case minorities, occupied, intra, all

    var scope: Dataset.Unit.Scope? { Dataset.Unit.Scope(rawValue: rawValue) }
}

/// What every verb that builds an edition takes.
struct RunOptions: ParsableArguments {
    @Argument(help: "A model: a folder with model.yaml, or the file.")
    var model: String

    @Option(help: ArgumentHelp("The dataset, where it is not the model's own.", valueName: "folder"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            "The period, such as 2024 or 2024-Q3; the last that the model has figures of by default.",
            valueName: "period"))
    var at: String?

    @Option(help: ArgumentHelp("Only what was known on this date (YYYY-MM-DD).", valueName: "date"))
    var asOf: String?

    @Option(help: "The units: minorities, occupied, intra or all; the model's own scope by default.")
    var scope: ScopeOption?

    @Option(help: ArgumentHelp("Only units of this category.", valueName: "category"))
    var category: String?

    @Option(help: ArgumentHelp("Only units of this region, such as 'Southern Asia'.", valueName: "region"))
    var region: String?

    @Option(help: ArgumentHelp("Only units of this state, such as CHN.", valueName: "state"))
    var state: String?

    @Option(help: "Whom it is for: public, partners or restricted; more sensitive units are withheld.")
    var audience = Dataset.Unit.Sensitivity.public
}

/// What random numbers are drawn from, and on how many threads.
struct DrawOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: ArgumentHelp("The seed of all draws.", valueName: "s"))
    var seed: UInt64 = 1

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Threads; they never change a result. All cores by default.", valueName: "n"))
    private var threads: Int?

    /// All cores where none are asked for.
    var threadCount: Int { threads ?? Machine.cores }

    func validate() throws {
        if seed > 1 << 53 { throw ValidationError("--seed takes 0 to 9,007,199,254,740,992") }
        if let threads, threads < 1 || threads > 1_024 { throw ValidationError("--threads takes 1 to 1,024") }
    }
}

/// How replicates are drawn.
struct ReplicateOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many replicates the bands rest on; 0 prints no ranks.", valueName: "n"))
    var replicates = 1_000

    @OptionGroup var draws: DrawOptions

    func validate() throws {
        if replicates < 0 || replicates > 100_000 { throw ValidationError("--replicates takes 0 to 100,000") }
    }
}

struct OutputOptions: ParsableArguments {
    @Option(help: "table, csv or json.")
    var format = Format.table

    @Option(name: .customLong("lang"), help: "Language of the table: en or ar.")
    var language = Language.english
}

extension Dataset.Unit.Sensitivity: ExpressibleByArgument {}
