import Mizan

/// What separates the communities of one state, for programs.
struct CompareSiblingsRows {
    let siblings: Siblings

    init(_ siblings: Siblings) { self.siblings = siblings }

    private var edition: Edition { siblings.edition }

    private func figure(_ figure: Siblings.Figure) -> [(String, JSONValue)] {
        let cell = figure.cell
        let documents = cell.findings.map { row in
            let finding = edition.dataset.bodyFindings[row]
            return "\(finding.body), \(finding.document) (\(finding.documentYear))"
        }
        return [
            ("indicator", .text(edition.model.indicators[figure.indicator].id)),
            ("value", .number(cell.value)),
            ("score", .number(cell.score)), ("provenance", .text(cell.provenance.rawValue)),
            ("basis", .optional(cell.basis?.rawValue)), ("origin", .optional(cell.origin)),
            ("year", cell.year > 0 ? .number(Double(cell.year)) : .null),
            ("sources", .text(cell.sources.joined(separator: ";"))),
            ("documents", .text(documents.joined(separator: ";"))),
        ]
    }

    // MARK: CSV

    /// One row a figure; the state's stand once, with the units that take them joined by `;`.
    var csv: String {
        var lines: [[String]] = []
        var names = ["units", "part", "effect"]
        func add(_ units: [String], _ part: String, _ effect: Double?, _ columns: [(String, JSONValue)]) {
            if lines.isEmpty { names += columns.map(\.0) }
            lines.append(
                [units.joined(separator: ";"), part, JSONValue.optional(effect).field]
                    + columns.map { $0.1.field })
        }
        for shared in siblings.shared {
            add(shared.members.map(id), "state", nil, figure(shared.figure))
        }
        for member in siblings.members.indices {
            for separating in siblings.members[member].separating {
                for (place, figure) in separating.figures.enumerated() {
                    add([id(member)], "own", place == 0 ? separating.effect : nil, self.figure(figure))
                }
            }
        }
        return CanonicalText.csv(lines: [names] + lines)
    }

    private func id(_ member: Int) -> String { siblings.members[member].standing.unit.id }

    // MARK: JSON

    var json: String {
        let members = siblings.members.indices
        let scored = members.filter { siblings.members[$0].standing.isScored }
        let pairs = scored.flatMap { one in scored.filter { $0 > one }.map { (one, $0) } }
        return JSONValue.object([
            ("model", .text(edition.model.name)), ("version", .text(edition.model.version)),
            ("model_hash", .text(edition.model.hash)), ("data_hash", .text(edition.dataset.hash)),
            ("period", .text(edition.period.description)), ("state", .text(siblings.state)),
            ("seed", siblings.uncertainty.map { .number(Double($0.seed)) } ?? .null),
            ("replicates", .number(Double(siblings.uncertainty?.replicates ?? 0))),
            ("ordered_from", .number(edition.model.uncertainty.ordered)),
            ("units", .list(members.map { member(siblings.members[$0]) })),
            (
                "shared",
                .list(
                    siblings.shared.map {
                        .object([("units", .list($0.members.map { .text(id($0)) }))] + figure($0.figure))
                    })
            ),
            ("not_told_apart", .list(siblings.alike.map { .list($0.map { .text(id($0)) }) })),
            ("pairs", .list(siblings.uncertainty == nil ? [] : pairs.map { pair($0.0, $0.1) })),
        ]).lines
    }

    private func member(_ member: Siblings.Member) -> JSONValue {
        let standing = member.standing
        return .object([
            ("unit", .text(standing.unit.id)), ("name_en", .text(standing.unit.nameEnglish)),
            ("name_ar", .text(standing.unit.nameArabic)), ("scope", .optional(standing.unit.scope?.rawValue)),
            ("score", .number(standing.score.severity)), ("state_score", .number(member.common)),
            ("rank", .optional(siblings.uncertainty == nil ? nil : standing.rank)),
            ("reliability", .text(standing.reliability.letter)),
            (
                "own",
                .list(
                    member.separating.map { separating in
                        .object([
                            ("effect", .optional(separating.effect)),
                            ("figures", .list(separating.figures.map { .object(figure($0)) })),
                        ])
                    })
            ),
        ])
    }

    /// P is the probability that the first of the two has the higher score.
    private func pair(_ one: Int, _ other: Int) -> JSONValue {
        let order: String? =
            siblings.isOrdered(one, above: other)
            ? id(one) : siblings.isOrdered(other, above: one) ? id(other) : nil
        return .object([
            ("first", .text(id(one))), ("second", .text(id(other))),
            ("first_above", .optional(siblings.probability(one, above: other))), ("above", .optional(order)),
        ])
    }
}
