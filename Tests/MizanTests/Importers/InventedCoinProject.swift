@testable import Mizan

/// An invented COINr project; nothing in it is true of anyone.
///
/// Two groups under the index, four indicators, a denominator and two groupings of the units.
struct InventedCoinProject {
    var meta = """
        "Level","iCode","iName","Direction","Weight","Unit","Target","Denominator","Parent","Type"
        1,"a","A: of \\"x\\"",1,2,"Score",8,NA,"P","Indicator"
        1,"b",NA,-1,1,NA,NA,"pop","P","Indicator"
        1,"c","C",1,1,"%",NA,NA,"Q","Indicator"
        1,"d","مؤشر",1,0.5,"%",NA,NA,"Q","Indicator"
        2,"P","First",1,3,NA,NA,NA,"Top","Aggregate"
        2,"Q","Second",1,1,NA,NA,NA,"Top","Aggregate"
        3,"Top","All",1,1,NA,NA,NA,NA,"Aggregate"
        NA,"size.group","Size",NA,NA,NA,NA,NA,NA,"Group"
        NA,"zone","Zone",NA,NA,NA,NA,NA,NA,"Group"
        NA,"pop","People",NA,NA,"Thousands",NA,NA,NA,"Denominator"
        NA,"memo","Memo",NA,NA,NA,NA,NA,NA,"Other"

        """.replacing("\\\"", with: "\"\"")
    var data = """
        "uCode","uName","size.group","zone","pop","a","b","c","d","memo"
        "FRA","France","L","Far North",10,1,2,3,4,"x"
        "DEU","Germany","M","South",20,NA,3,-1.5,1e+05,"y"
        "ITA","Italy","S","South",30,5,4,NA,2,NA

        """

    /// The project with `new` in the place of the first `old` of a file.
    func metaChanged(_ old: String, _ new: String) -> InventedCoinProject { changed(\.meta, old, new) }
    func dataChanged(_ old: String, _ new: String) -> InventedCoinProject { changed(\.data, old, new) }

    private func changed(
        _ file: WritableKeyPath<InventedCoinProject, String>, _ old: String, _ new: String
    ) -> InventedCoinProject {
        var project = self
        precondition(project[keyPath: file].contains(old), "no \(old) to change")
        project[keyPath: file] = project[keyPath: file].replacing(old, with: new, maxReplacements: 1)
        return project
    }

    var files: [ImportFile] {
        [
            ImportFile(name: "iData.csv", bytes: Array(data.utf8)),
            ImportFile(name: "iMeta.csv", bytes: Array(meta.utf8)),
        ]
    }

    static let settings = ImportSettings(
        years: Importing.firstYear(of: "coin")...ImportSettings.everyYear.upperBound, retrieved: "2026-01-02")

    func imported(
        into dataset: Dataset = Dataset(), settings: ImportSettings = InventedCoinProject.settings
    ) throws -> (dataset: Dataset, report: ImportReport) {
        try Importing.run("coin", files, into: dataset, settings: settings)
    }

    /// What is wrong with it, as `file:line column code`, the column by its name.
    var findings: [String] {
        do {
            _ = try Importing.run("coin", files, into: Dataset(), settings: Self.settings)
            return []
        } catch {
            return error.list.filter { $0.severity == .error }
                .map { "\($0.file):\($0.line) \(columnName($0)) \($0.code)" }
        }
    }

    /// The name of the column at whose cell a finding points; what stands there where it is not the begin of a cell.
    private func columnName(_ finding: Finding) -> String {
        let text = finding.file == "iData.csv" ? data : meta
        let lines = text.split(separator: "\n").map { Array($0) }
        let line = lines[finding.line - 1]
        guard finding.column == 1 || line[finding.column - 2] == "," else {
            return String(line[finding.column...])
        }
        var (place, isQuoted) = (0, false)
        for character in line[..<(finding.column - 1)] {
            if character == "\"" { isQuoted.toggle() }
            if character == ",", !isQuoted { place += 1 }
        }
        return String(lines[0]).split(separator: ",")[place].filter { $0 != "\"" }
    }

    /// The model of the project beside its dataset, read again.
    func model() throws -> IndexModel {
        let (dataset, report) = try imported()
        guard let draft = report.model else { throw NoModel() }
        let (bytes, warnings) = try draft.written(
            in: Importing.checked(dataset, in: "set/my set"), beside: dataset)
        guard warnings.isEmpty else { throw Findings(warnings) }
        return try IndexModel.read(bytes, file: "model.yaml")
    }

    private struct NoModel: Error {}
}
