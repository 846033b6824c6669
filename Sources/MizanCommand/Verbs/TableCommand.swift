import ArgumentParser
import Mizan

struct TableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table",
        abstract: "Any intermediate table, in full precision.",
        discussion: "Example: mizan table models/need --stage provenance --at 2020 --format csv")

    @OptionGroup var options: RunOptions

    @Option(help: "\(StageTable.Stage.allCases.map(\.rawValue).joined(separator: ", ")).")
    var stage: StageTable.Stage

    @Option(help: "table, csv or json.")
    var format = Format.table

    func run() throws {
        try reporting {
            let loaded = try options.loaded()
            let table =
                switch loaded.model {
                case .need(let model): StageTable(stage, try options.edition(Run(model, loaded)))
                case .index(let model): try StageTable(stage, options.edition(of: model, loaded))
                }
            switch format {
            case .table: Output.write(table.text)
            case .csv: Output.write(table.csv)
            case .json: Output.write(table.json)
            }
        }
    }
}

extension StageTable.Stage: ExpressibleByArgument {}
