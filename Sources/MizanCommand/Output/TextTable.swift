/// A table for people: columns as wide as their cells, numbers to the right.
///
/// In Arabic each line is marked as running from right to left and each cell is isolated, so that numbers and
/// Latin names keep their own direction.
struct TextTable {
    struct Column {
        var title: String
        var alignsRight: Bool
        /// Longest cell that is shown in full; longer ones end in an ellipsis.
        var limit: Int

        init(_ title: String, alignsRight: Bool = false, limit: Int = 44) {
            self.title = title
            self.alignsRight = alignsRight
            self.limit = limit
        }
    }

    /// Widest line for people, in columns of a terminal.
    static let width = 120

    var columns: [Column]
    var rows: [[String]] = []
    let language: Language

    init(_ columns: [Column], _ language: Language) {
        self.columns = columns
        self.language = language
    }

    private var cells: [[String]] {
        rows.map { row in zip(row, columns).map { TextTable.shortened($0, $1.limit) } }
    }

    /// By column, on a terminal.
    var widths: [Int] { widths(cells) }

    var width: Int { widths.reduce(0, +) + 2 * (columns.count - 1) }

    private func widths(_ cells: [[String]]) -> [Int] {
        columns.indices.map { column in
            ([columns[column].title] + cells.map { $0[column] }).map(displayWidth).max() ?? 0
        }
    }

    var text: String {
        let cells = cells
        let widths = widths(cells)
        func line(_ cells: [String]) -> String {
            let parts = cells.indices.map { column -> String in
                let padding = String(repeating: " ", count: widths[column] - displayWidth(cells[column]))
                let cell = language.isolated(cells[column])
                if columns[column].alignsRight { return padding + cell }
                return column == cells.count - 1 ? cell : cell + padding
            }
            var line = language.lineMark + parts.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
        let rule = line(widths.map { String(repeating: "─", count: $0) })
        return ([line(columns.map(\.title)), rule] + cells.map(line)).joined(separator: "\n") + "\n"
    }

    private static func shortened(_ text: String, _ limit: Int) -> String {
        guard displayWidth(text) > limit else { return text }
        var short = ""
        for character in text {
            if displayWidth(short) + displayWidth(String(character)) > limit - 1 { break }
            short.append(character)
        }
        return short + "…"
    }
}

/// Columns that a text takes on a terminal: none for marks and controls of direction, two for wide characters.
func displayWidth(_ text: String) -> Int {
    var width = 0
    for scalar in text.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: continue
        default: break
        }
        let isWide =
            (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
            || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
            || (0xFF00...0xFF60).contains(scalar.value) || (0x1F300...0x1FAFF).contains(scalar.value)
        width += isWide ? 2 : 1
    }
    return width
}
