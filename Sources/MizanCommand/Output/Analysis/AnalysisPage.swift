import Mizan

/// One analysis as it is printed: a heading, tables and notes for people, one table for programs.
struct AnalysisPage {
    enum Block {
        case title(String)
        case line(String)
        /// A line that hangs from its number.
        case item(String, String)
        case table(AnalysisSheet)
    }

    let kind: AnalysisKind
    let words: AnalysisWords
    /// What is looked at, after the name of the analysis.
    var subject = ""
    var blocks: [Block] = []
    /// What programs read.
    var sheet: AnalysisSheet

    private var language: Language { words.language }

    var text: String {
        let table = words.table
        var facts = [words.title(kind) + (subject.isEmpty ? "" : language(": ", ": ") + subject)]
        facts += [
            language.isolated("\(table.model) \(table.version)"),
            language("period ", "الفترة ") + language.isolated("\(table.period)"), words.units,
        ]
        return language.wrapped(facts: facts) + words.text(blocks)
    }

    var csv: String { sheet.csv }

    var json: String {
        let table = words.table
        return JSONValue.object([
            ("analysis", .text(kind.rawValue)), ("model", .text(table.model)),
            ("version", .text(table.version)), ("period", .text(table.period.description)),
            ("units", .number(Double(table.units.count))), ("rows", sheet.json),
        ]).lines
    }
}

extension AnalysisWords {
    /// Tables and lines below a heading.
    func text(_ blocks: [AnalysisPage.Block]) -> String {
        var parts: [String] = []
        var isAfterLine = true
        for block in blocks {
            switch block {
            case .title(let title):
                parts.append("\n" + language.line(title) + "\n")
                isAfterLine = true
            case .line(let line):
                parts.append((isAfterLine ? "" : "\n") + language.wrapped(line))
                isAfterLine = true
            case .item(let number, let line):
                parts.append(language.hanging(number, line))
            case .table(let sheet):
                parts.append("\n" + sheet.text(language))
                isAfterLine = false
            }
        }
        return parts.joined()
    }
}

/// What can be asked about a model and its data.
enum AnalysisKind: String, CaseIterable {
    case statistics, availability, correlations, reliability, pca, weights, growth, audit
}
