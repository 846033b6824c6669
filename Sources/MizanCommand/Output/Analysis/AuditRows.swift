import Mizan
import MizanNumerics

/// An audit for programs: every finding a row, in full precision.
///
/// `section` and `check` say what was looked at, `subject` and `other` are ids of indicators, groups or units.
struct AuditRows {
    let audit: Audit
    let words: AnalysisWords

    private var table: AnalysisTable { audit.table }

    private typealias Row = [AnalysisSheet.Cell]

    var sheet: AnalysisSheet {
        var sheet = AnalysisSheet(
            columns: ["section", "check", "subject", "other", "value", "before", "note"].map {
                .init(programs: $0)
            })
        sheet.rows = frame + data + coherence + importance + monotonicity + reversal + verdicts
        return sheet
    }

    private func row(
        _ section: String, _ check: String, _ subject: String? = nil, _ other: String? = nil,
        value: Double? = nil, before: Double? = nil, note: String? = nil
    ) -> Row {
        func text(_ text: String?) -> AnalysisSheet.Cell { text.map { .text($0) } ?? .empty }
        return [
            .text(section), .text(check), text(subject), text(other), .number(value, decimals: 0),
            .number(before, decimals: 0), text(note),
        ]
    }

    private func id(_ node: Int) -> String { table.node(node).id }

    private var frame: [Row] {
        let frame = audit.frame
        let counts = [
            ("units", frame.units), ("scored", frame.scored), ("indicators", frame.indicators),
            ("groups", frame.groups), ("levels", frame.levels),
        ]
        return counts.map { row("frame", $0, value: Double($1)) }
            + frame.single.map { row("frame", "single-child", id($0)) }
    }

    private var data: [Row] {
        [row("data", "known", value: audit.availability.whole.value)]
            + audit.hardlyKnownIndicators.map {
                row("data", "hardly-known-indicator", id($0), value: audit.availability.indicators[$0].value)
            }
            + audit.hardlyKnownUnits.map {
                row(
                    "data", "hardly-known-unit", table.units[$0].id, value: audit.availability.units[$0].value
                )
            }
            + audit.flagged(.outlying, in: \.raw).map { row("data", "outliers", id($0)) }
            + audit.flagged(.outlying, in: \.treated).map { row("data", "outliers-left", id($0)) }
            + audit.flagged(.constant, in: \.treated).map { row("data", "constant", id($0)) }
            + [
                row("data", "scores-on-filled-figures", value: audit.filledShare),
                row("data", "scores-on-stand-ins", value: audit.standInShare),
            ]
    }

    private var coherence: [Row] {
        let kind = audit.correlations.thresholds.kind
        return audit.correlations.rows.filter { $0.flag != nil }.map { found in
            row(
                "coherence", found.flag?.rawValue ?? "", id(found.first), id(found.second),
                value: found.estimates[kind]?.coefficient)
        }
            + audit.reliability.rows.map { found in
                row(
                    "coherence", "cronbach-alpha", id(found.set.group),
                    found.set.isOfIndicators ? "indicators" : "children", value: try? found.alpha.get(),
                    note: words.reason(found.alpha).value.field)
            }
    }

    private var importance: [Row] {
        audit.importance.rows.map { found in
            row(
                "importance", "share-against-weight", id(found.node), value: found.share, before: found.stated
            )
        }
    }

    private var monotonicity: [Row] {
        let report = audit.monotonicity
        return [
            row("monotonicity", "step", value: report.step),
            row("monotonicity", "moved", value: Double(report.count)),
            row("monotonicity", "violations", value: Double(report.violations.count)),
            row("monotonicity", "scores-lowered", value: Double(report.falls.count)),
            row("monotonicity", "overtaken", value: Double(report.overtakings.count)),
        ]
            + report.violations.map { found in
                row(
                    "monotonicity", "violation", id(found.node), table.units[found.unit].id,
                    value: found.after, before: found.before,
                    note: found.passedBy.map { table.units[$0].id }.joined(separator: ";"))
            }
            + report.failures.map { found in
                row(
                    "monotonicity", "not-run-again", id(found.node), table.units[found.unit].id,
                    note: found.reason)
            }
    }

    /// The pairs of the worst cases in full, of the others their number.
    private var reversal: [Row] {
        let report = audit.reversal
        func rows(_ cases: [RankReversal.Case], _ check: String) -> [Row] {
            cases.map { found in
                row(
                    "reversal", check, table.units[found.unit].id, value: Double(found.swapped.count),
                    note: found.swapped.prefix(Self.shownPairs).map {
                        table.units[$0.first].id + ">" + table.units[$0.second].id
                    }.joined(separator: ";"))
            }
        }
        return [row("reversal", "pairs", value: Double(report.pairs))] + rows(report.leftOut, "left-out")
            + rows(report.added, "added")
            + (report.comparesClones ? [] : [row("reversal", "clones-not-compared")])
            + report.unequalClones.map { row("reversal", "unequal-clone", table.units[$0].id) }
            + report.failures.map { found in
                row(
                    "reversal", "not-run-again", table.units[found.unit].id,
                    found.isAdded ? "added" : "left-out", note: found.reason)
            }
    }

    private static let shownPairs = 100

    private var verdicts: [Row] {
        audit.verdicts.enumerated().map { place, verdict in
            row("verdict", "\(place + 1)", note: words.verdict(verdict, audit))
        }
    }
}
