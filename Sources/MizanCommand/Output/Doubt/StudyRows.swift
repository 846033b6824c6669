import Mizan

// Counted replicates for programs, in full precision.

extension StudyPage {
    private typealias Row = [(String, JSONValue)]

    var csv: String {
        let rows = rows
        return CanonicalText.csv(
            lines: [rows.first?.map(\.0) ?? []] + rows.map { row in row.map { $0.1.field } })
    }

    var json: String {
        let convergence = Convergence(of: joint, coverage: widest)
        var members = study.subject.members
        members += [
            ("seed", .number(Double(study.subject.seed))), ("replicates", .number(Double(study.count))),
            ("asked", .number(Double(study.asked))),
            ("counted", .list(study.replicates.map { .text($0.inclusive) })),
            ("not_counted", .list(study.missing.map { .text($0.inclusive) })),
            ("failed", .number(Double(joint.failedCount))),
            (
                "failures",
                .list(
                    joint.failures.map {
                        .object([
                            ("replicate", .number(Double($0.replicate))), ("reason", .text($0.reason)),
                        ])
                    })
            ),
            ("band", .number(nominal.coverage)), ("ordered", .number(nominal.ordered)),
            ("first_unsure_tier", .optional(study.tiers.firstUnsure)),
            ("probability_error", .number(Convergence.probabilityError(joint.count - joint.failedCount))),
            ("band_end_error", .optional(convergence.width)), ("band_end_error_level", .number(widest)),
            ("doubts", .list(doubtRows.map(JSONValue.object))),
            ("largest_doubt", .optional(DoubtShares(of: study).largest?.rawValue)),
        ]
        if what != .doubts { members.append((what.rawValue, .list(rows.map(JSONValue.object)))) }
        return JSONValue.object(members).lines
    }

    private var rows: [Row] {
        let rows =
            switch what {
            case .ranks: rankRows
            case .acceptability: acceptabilityRows
            case .pairs: pairRows
            case .classes: classRows
            case .doubts: doubtRows
            }
        return limit.map { Array(rows.prefix($0)) } ?? rows
    }

    private func named(_ unit: Int) -> Row {
        [
            ("unit", .text(nominal.units[unit])), ("name_en", .text(study.subject.names[unit].english)),
            ("name_ar", .text(study.subject.names[unit].arabic)),
        ]
    }

    // MARK: Rows

    private var rankRows: [Row] {
        let (ranks, tiers) = (nominal.ranks, study.tiers.byUnit)
        let known = Double(joint.count - joint.failedCount)
        let apart: [(String, ReplicateTally?)] = [
            ("_values", study.tally(varying: .choices)), ("_measurement", study.tally(varying: .measurement)),
        ]
        return nominal.order.map { unit in
            var row = named(unit)
            row += [
                ("tier", .optional(tiers[unit])), ("rank", .optional(ranks[unit])),
                ("score", .number(nominal.scores[unit])), ("mean_score", .number(joint.meanScore(unit))),
            ]
            for level in levels {
                let name = Figures.level(level)
                for (kind, tally) in [("", joint)] + apart {
                    let band = tally?.rankBand(unit, holding: ranks[unit], coverage: level)
                    row.append(("rank_low_\(name)\(kind)", .optional(band?.low)))
                    row.append(("rank_high_\(name)\(kind)", .optional(band?.high)))
                }
                let band = joint.scoreBand(unit, coverage: level)
                row.append(("score_low_\(name)", .optional(band?.low)))
                row.append(("score_high_\(name)", .optional(band?.high)))
            }
            row.append(("top_\(top)", .number(joint.probability(unit, inTop: top))))
            let shares = joint.classShares(unit)
            for (place, named) in study.subject.classes.enumerated() {
                row.append(("class_\(named.id)", shares.isEmpty ? .null : .number(shares[place])))
            }
            row.append(
                ("critical_share", known > 0 ? .number(Double(joint.firedCounts[unit]) / known) : .null))
            return row
        }
    }

    /// One row a unit and rank that it has in some replicate.
    private var acceptabilityRows: [Row] {
        nominal.order.filter { nominal.isRanked[$0] }.flatMap { unit in
            joint.acceptability(unit).enumerated().filter { $0.element > 0 }.map { bin, share in
                let ranks = joint.ranks(of: bin)
                return named(unit) + [
                    ("rank", .number(Double(ranks.lowerBound))),
                    ("rank_to", .number(Double(ranks.upperBound))), ("share", .number(share)),
                ]
            }
        }
    }

    /// One row a pair, the higher nominal score first.
    private var pairRows: [Row] {
        let order = nominal.order
        return order.indices.flatMap { place in
            order[(place + 1)...].map { other in
                let share = joint.probability(order[place], above: other)
                return [
                    ("unit", .text(nominal.units[order[place]])), ("other", .text(nominal.units[other])),
                    ("above", .number(share)),
                    ("ordered", .flag(max(share, 1 - share) >= nominal.ordered)),
                ]
            }
        }
    }

    private var classRows: [Row] {
        nominal.order.map { unit in
            let shares = joint.classShares(unit)
            return named(unit) + [("score", .number(nominal.scores[unit]))]
                + study.subject.classes.enumerated().map {
                    ($0.element.id, shares.isEmpty ? .null : .number(shares[$0.offset]))
                }
        }
    }

    private var doubtRows: [Row] { DoubtShares(of: study).rows }
}

extension DoubtShares {
    /// One row a doubt: all together, values and measurement, then each alone.
    fileprivate var rows: [[(String, JSONValue)]] {
        func row(_ id: String, _ kind: String?, _ share: Share) -> [(String, JSONValue)] {
            [
                ("doubt", .text(id)), ("of", .optional(kind)), ("rank_variance", .number(share.variance)),
                ("share", .number(share.share)),
            ]
        }
        var rows = [row("joint", nil, joint)]
        if let values { rows.append(row("values", nil, values)) }
        if let measurement { rows.append(row("measurement", nil, measurement)) }
        for share in each {
            guard let doubt = share.doubts.first else { continue }
            rows.append(row(doubt.rawValue, doubt.isChoice ? "values" : "measurement", share))
        }
        return rows
    }
}

extension JSONValue {
    static func shares(_ shares: DoubtShares) -> JSONValue { .list(shares.rows.map(JSONValue.object)) }
}

extension StudySubject {
    /// Which edition it is.
    var members: [(String, JSONValue)] {
        [
            ("model", .text(model)), ("version", .text(version)), ("model_hash", .text(modelHash)),
            ("data_hash", .text(dataHash)), ("period", .text(period)), ("as_of", .optional(asOf)),
            ("audience", .text(audience.rawValue)),
        ] + ["scope", "category", "region", "state"].map { ($0, .optional(selection[$0])) }
    }
}
