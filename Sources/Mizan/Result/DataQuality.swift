import MizanNumerics

/// What a team should know of the data behind an edition before it publishes: doubts, none of them an error.
public struct DataQuality: Sendable {
    /// The figures of a source that count in scores.
    public struct SourceAge: Sendable, Hashable {
        public var source: String
        /// Median of their ages, years.
        public var median: Double
        /// How many cells of units rest on the source.
        public var cells: Int
    }

    /// What an indicator's gaps do to the order.
    public struct Gaps: Sendable, Hashable {
        public var indicator: String
        /// Scored units without a figure.
        public var missing: Int
        /// Mean places that units would move if each gap were the median of the figures that are known.
        public var meanMove: Double
    }

    /// A figure that counts, by unit and indicator.
    public struct Place: Sendable, Hashable {
        public var unit: String
        public var indicator: String
    }

    /// Sources whose counting figures are older, in the median, than the model calls fresh; the oldest first.
    public let stale: [SourceAge]
    /// Counting figures whose sources disagree by more than the model allows.
    public let conflicting: [Place]
    /// Counting figures that rest on rows written down from memory.
    public let recalled: [Place]
    /// Leaves that no publisher's group is linked to.
    public let unlinked: [String]
    /// Indicators about communities of which no state has two different figures: they tell no two apart.
    public let constantWithinStates: [String]
    /// The indicator whose gaps move the order most; nil where no indicator has both figures and gaps.
    public let widestGaps: Gaps?

    public init(of edition: Edition) {
        let counting = edition.counting
        let fresh = Double(edition.model.reliability.freshYears)
        let ages = Dictionary(
            grouping: counting.flatMap { place in
                place.cell.sources.map { (source: $0, age: Double(place.cell.age)) }
            }, by: \.source)
        stale = ages.compactMap { source, rows in
            median(rows.map(\.age)).map { SourceAge(source: source, median: $0, cells: rows.count) }
        }
        .filter { $0.median > fresh }
        .sorted { ($1.median, $0.source) < ($0.median, $1.source) }
        conflicting = counting.filter { !$0.cell.agreed }.map(\.place)
        recalled = counting.filter(\.cell.isRecalled).map(\.place)
        let linked = Set(edition.dataset.links.map(\.unit))
        unlinked = edition.standings.map(\.unit.id).filter { !linked.contains($0) }
        constantWithinStates = edition.constantWithinStates
        widestGaps = edition.gaps.max { ($0.meanMove, $1.indicator) < ($1.meanMove, $0.indicator) }
    }
}

extension Edition {
    /// The figures that have a part of the weight of some score.
    fileprivate var counting: [(place: DataQuality.Place, cell: Cell)] {
        zip(standings, plans).filter(\.0.isScored).flatMap { standing, plan in
            zip(plan.parts, standing.score.parts).filter { $0.0.isAssessed && $0.1.weight > 0 }
                .flatMap { part, scored in
                    plan.shares(of: part, model, scored).filter { $0.weight > 0 }.map { share in
                        let input = plan.inputs[share.input]
                        let indicator = model.indicators[input.indicator].id
                        return (.init(unit: standing.unit.id, indicator: indicator), input.cell)
                    }
                }
        }
    }

    /// Positions of the indicators of severity.
    private var severityIndicators: [Int] {
        let ids = Set(model.severityDimensions.flatMap(\.indicators).map(\.id))
        return model.indicators.indices.filter { ids.contains(model.indicators[$0].id) }
    }

    fileprivate var constantWithinStates: [String] {
        let states = Dictionary(grouping: standings.filter { $0.unit.country != nil }) { $0.unit.country }
        return severityIndicators.filter { place in
            let own = states.values.map { standings in
                Set(standings.map { panel.cell($0.place, place) }.filter(\.isOwn).map(\.score))
            }
            return own.contains { !$0.isEmpty } && own.allSatisfy { $0.count < 2 }
        }
        .map { model.indicators[$0].id }
    }

    fileprivate var gaps: [DataQuality.Gaps] {
        let before = competitionRanks(descending: standings.map(\.score.severity))
        return severityIndicators.compactMap { place in
            let known = standings.map { panel.cell($0.place, place) }.filter(\.isKnown).map(\.score)
            let missing = standings.filter {
                $0.isScored && panel.cell($0.place, place).provenance == .missing
            }
            guard let middle = median(known), !missing.isEmpty else { return nil }
            let filled = panel.filling(place, with: middle)
            // A unit without a score gets none, and no other moves for it.
            let after = competitionRanks(
                descending:
                    standings.map {
                        $0.isScored
                            ? UnitPlan(of: model, filled, unit: $0.place).nominalScore(model).severity : .nan
                    })
            let moves = zip(before, after).compactMap { before, after in
                before.flatMap { before in after.map { abs(Double($0 - before)) } }
            }
            return DataQuality.Gaps(
                indicator: model.indicators[place].id, missing: missing.count,
                meanMove: moves.reduce(0, +) / Double(moves.count))
        }
    }
}

extension DataQuality {
    /// The doubts as warnings, with what to do; one for each kind, so that none hides another.
    ///
    /// - Parameter folder: the dataset's folder, as the user wrote it.
    public func warnings(in folder: String) -> [Finding] {
        var warnings = stale.map { source in
            Finding(
                .staleSource, file: folder + "/sources.csv",
                message:
                    "the figures of '\(source.source)' that count are \(NumberGrammar.text(source.median)) "
                    + "years old in the median (\(source.cells) figures)",
                hint: "import its next release, or another source")
        }
        func warn(_ code: FindingCode, _ file: String, _ names: [String], _ message: String, _ hint: String) {
            guard !names.isEmpty else { return }
            warnings.append(
                Finding(
                    code, file: folder + "/" + file, message: message + ": " + Self.listed(names), hint: hint)
            )
        }
        warn(
            .conflictingSources, "observations.csv", conflicting.map(\.text),
            "\(conflicting.count) figures that count have sources that disagree",
            "read both sources, and leave out the one that is wrong")
        warn(
            .recalledRows, "findings.csv", recalled.map(\.text),
            "\(recalled.count) figures that count rest on rows written from memory",
            "read each in its document, and change its evidence to page or file")
        warn(
            .unlinkedUnit, "crosswalk.csv", unlinked,
            "\(unlinked.count) communities are linked to no publisher's group",
            "look for them in the publishers' lists, and add a row for each that is there")
        warn(
            .constantWithinStates, "observations.csv", constantWithinStates,
            "\(constantWithinStates.count) indicators about communities tell no two communities of one state apart",
            "enter figures of the other communities of those states")
        if let gaps = widestGaps {
            warn(
                .gapsMoveOrder, "observations.csv", [gaps.indicator],
                "the gaps that matter most: if the \(gaps.missing) communities without it had the median, the order "
                    + "would move by \(NumberGrammar.text((gaps.meanMove * 10).rounded() / 10)) places on average",
                "look for figures of this indicator first")
        }
        return warnings
    }

    /// The first names of a list, and how many more there are.
    private static func listed(_ names: [String]) -> String {
        let shown = names.prefix(6).joined(separator: ", ")
        return names.count > 6 ? "\(shown) and \(names.count - 6) more" : shown
    }
}

extension DataQuality.Place {
    fileprivate var text: String { "\(unit) \(indicator)" }
}
