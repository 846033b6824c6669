import Mizan

/// One stage of an edition as a table: units × indicators, or units × dimensions.
struct StageTable {
    enum Stage: String, CaseIterable {
        case raw, denominated, screened, imputed, treated, normalised, scores, ranks, weights, provenance
    }

    /// What a row is: `unit`, or `node` of the tree of an index.
    let key: String
    let columns: [String]
    let rows: [(id: String, cells: [JSONValue])]

    init(key: String = "unit", columns: [String], rows: [(id: String, cells: [JSONValue])]) {
        (self.key, self.columns, self.rows) = (key, columns, rows)
    }

    init(_ stage: Stage, _ edition: Edition) {
        let model = edition.model
        let standings = edition.standings
        let indicators = model.indicators.indices
        func byIndicator(_ value: (Cell, Int) -> JSONValue) -> [(String, [JSONValue])] {
            standings.map { standing in
                (standing.unit.id, indicators.map { value(edition.panel.cell(standing.place, $0), $0) })
            }
        }
        func byDimension(_ value: (Score.Part, Standing) -> JSONValue) -> [(String, [JSONValue])] {
            standings.map { standing in (standing.unit.id, standing.score.parts.map { value($0, standing) }) }
        }
        key = "unit"
        let dimensions = model.severityDimensions.map(\.id)
        switch stage {
        case .raw:
            columns = model.indicators.map(\.id)
            rows = byIndicator { cell, place in
                let isOwn = cell.provenance == .observed && model.indicators[place].derivation == nil
                return isOwn ? .number(cell.value) : .null
            }
        case .denominated:
            columns = model.indicators.map(\.id)
            rows = byIndicator { cell, _ in
                [.observed, .scaled].contains(cell.provenance) ? .number(cell.value) : .null
            }
        case .screened:
            columns = ["scored", "ranked"]
            rows = standings.map { ($0.unit.id, [.flag($0.isScored), .flag($0.isRanked)]) }
        case .imputed, .treated:
            columns = model.indicators.map(\.id)
            rows = byIndicator { cell, _ in .number(cell.value) }
        case .normalised:
            columns = model.indicators.map(\.id)
            rows = byIndicator { cell, _ in .number(cell.score) }
        case .provenance:
            columns = model.indicators.map(\.id)
            rows = byIndicator { cell, _ in .text(StageTable.mark(cell)) }
        case .scores:
            columns = dimensions + ["lift", "severity"]
            rows = byDimension { part, _ in .number(part.value) }.enumerated().map { place, row in
                let standing = standings[place]
                let total: [JSONValue] =
                    standing.isScored
                    ? [.number(standing.score.lift), .number(standing.score.severity)] : [.null, .null]
                return (row.0, row.1 + total)
            }
        case .ranks:
            columns = ["rank"]
            rows = standings.map { ($0.unit.id, [.optional($0.rank)]) }
        case .weights:
            columns = dimensions
            rows = byDimension { part, standing in
                let total = standing.score.parts.map(\.weight).reduce(0, +)
                return total > 0 ? .number(part.weight / total) : .null
            }
        }
    }

    /// The provenance of a cell with its year and sources: `inherited 2021 hrps of MMR`.
    private static func mark(_ cell: Cell) -> String {
        guard cell.isKnown else { return cell.provenance.rawValue }
        var parts = [cell.provenance.rawValue, "\(cell.year)"] + cell.sources
        if !cell.findings.isEmpty { parts.append("findings") }
        if cell.sources.isEmpty, cell.findings.isEmpty {
            parts.append(cell.provenance == .imputed ? "model" : "computed")
        }
        if cell.isRecalled { parts.append("recalled") }
        if let origin = cell.origin { parts.append("of \(origin)") }
        return parts.joined(separator: " ")
    }

    var text: String {
        var table = TextTable(
            [.init(key)] + columns.map { .init($0, alignsRight: true, limit: 40) }, .english)
        table.rows = rows.map { [$0.id] + $0.cells.map(\.field) }
        return table.text
    }

    var csv: String {
        CanonicalText.csv(lines: [[key] + columns] + rows.map { [$0.id] + $0.cells.map(\.field) })
    }

    var json: String {
        JSONValue.list(
            rows.map { row in .object([(key, .text(row.id))] + zip(columns, row.cells).map { ($0, $1) })
            }
        )
        .lines
    }
}
