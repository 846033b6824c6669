import MizanNumerics

extension Siblings {
    /// What one unit's score is made of: the figures of the state, and those that separate it.
    struct Profile {
        var isScored: Bool
        var severity: Double
        var states: [Figure]
        var own: [Figure]
        /// The score of the state's figures alone.
        var common: Double
        var separating: [Separating]

        /// Most players of one game: beyond it, the figures of a dimension come in together.
        static let mostPlayers = 12

        init(_ edition: Edition, _ index: Int, _ state: String) {
            let standing = edition.standings[index]
            isScored = standing.isScored
            severity = standing.score.severity
            let figures = edition.plans[index].inputs.map { Figure(indicator: $0.indicator, cell: $0.cell) }
            states = figures.filter { $0.isStates(state) }
            own = figures.filter { !$0.isStates(state) }
            let players = Profile.players(own, edition.model)
            let worths = Profile.worths(players, edition, standing.place)
            common = worths[0]
            let isDivided = !worths.contains(where: \.isNaN)
            let effects = isDivided ? shapleyValues(worths).map(Optional.some) : players.map { _ in nil }
            separating = zip(players, effects).map { Separating(figures: $0, effect: $1) }
                .sorted { abs($1.effect ?? 0) < abs($0.effect ?? 0) }
        }

        /// Whether nothing separates two units: they take the same state's figures and each other figure of one has
        /// its like in the other.
        func isAlike(_ other: Profile) -> Bool {
            func marks(_ figures: [Figure]) -> [Mark] { figures.map(Mark.init) }
            return severity == other.severity && marks(states) == marks(other.states)
                && marks(own) == marks(other.own)
        }

        private struct Mark: Hashable {
            var indicator: Int
            var score: Double
            var provenance: Provenance
            var isOwn: Bool

            init(_ figure: Figure) {
                indicator = figure.indicator
                score = figure.cell.score
                provenance = figure.cell.provenance
                isOwn = figure.cell.isOwn
            }
        }

        private static func players(_ figures: [Figure], _ model: Model) -> [[Figure]] {
            guard figures.count > mostPlayers else { return figures.map { [$0] } }
            let dimensions = model.dimensions.indices.flatMap { place in
                model.dimensions[place].indicators.map { _ in place }
            }
            var groups: [[Figure]] = []
            for figure in figures {
                if let last = groups.last?.first,
                    dimensions[last.indicator] == dimensions[figure.indicator]
                {
                    groups[groups.count - 1].append(figure)
                } else {
                    groups.append([figure])
                }
            }
            return groups
        }

        /// The score of the state's figures with every set of players.
        private static func worths(_ players: [[Figure]], _ edition: Edition, _ unit: Int) -> [Double] {
            (0..<(1 << players.count)).map { set in
                var panel = edition.panel
                for place in players.indices where set >> place & 1 == 0 {
                    for figure in players[place] {
                        panel = panel.without(figure.cell, figure.indicator, of: unit)
                    }
                }
                return UnitPlan(of: edition.model, panel, unit: unit).nominalScore(edition.model).severity
            }
        }
    }
}

extension Siblings.Figure {
    fileprivate func isStates(_ state: String) -> Bool { cell.origin == state && cell.findings.isEmpty }
}
