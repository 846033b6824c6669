/// The ways to value one part, as far as they are the same in every replicate; one for all units whose parts rest on
/// the same figures.
struct PartValuation: Sendable {
    /// What makes two parts the same; inputs are named by their figures.
    struct Key: Sendable, Hashable {
        /// Position in the model.
        var dimension: Int
        var terms: [UnitPlan.Term] = []
        var evidence: [UnitPlan.Evidence] = []
        /// Whether the terms are about the unit itself.
        var restsOnOwn = false
        /// What stands for a part that is not assessed.
        var gap: Gap?
    }

    struct Gap: Sendable, Hashable {
        var donors: [Double]
        var draw: Int
    }

    /// As `DimensionOption`, without its value.
    struct Option: Sendable {
        var taken: UInt32
        var isFull: Bool
        /// Whether the part then rests on evidence about the unit itself.
        var isOwn: Bool
        var cells = Cells()
    }

    /// The cells of an option, by their levels.
    struct Cells: Sendable {
        /// Those that stand without evidence, in their order.
        var standing: [Int] = []
        /// Those that only evidence opens, in their order.
        var opened: [Int] = []
        /// Levels of the evidence that raises the highest cell.
        var raising: [Int] = []
    }

    /// A value of a cell: that of some terms, raised by some evidence.
    struct Level: Sendable, Hashable {
        /// Place among `bases`; nil where only evidence opens the cell.
        var base: Int?
        /// Figures, in the order of the evidence.
        var raisedBy: [Int]
    }

    let key: Key
    let cellCount: Int
    /// The one with most evidence first.
    private(set) var options: [Option] = []
    /// Place of the first option among those of all valuations.
    let firstOption: Int
    /// Terms whose mean a cell is before evidence.
    private(set) var bases: [[UnitPlan.Term]] = []
    private(set) var levels: [Level] = []

    /// Places of the options among those of all valuations.
    var ways: Range<Int> { firstOption..<firstOption + options.count }

    init(_ key: Key, cellCount: Int, firstOption: Int) {
        (self.key, self.cellCount, self.firstOption) = (key, cellCount, firstOption)
        if key.gap != nil {
            options = [Option(taken: 0, isFull: false, isOwn: false)]
        } else if cellCount > 0 {
            addCellOptions()
        } else {
            for taken in (0..<(UInt32(1) << UInt32(key.evidence.count))).reversed()
            where !key.terms.isEmpty || taken != 0 { options.append(option(taken)) }
        }
    }

    /// A term or a piece of evidence whose input is named by its figure.
    static func renamed(_ term: UnitPlan.Term, _ figures: [Int]) -> UnitPlan.Term {
        var term = term
        term.input = figures[term.input]
        return term
    }

    static func renamed(_ evidence: UnitPlan.Evidence, _ figures: [Int]) -> UnitPlan.Evidence {
        var evidence = evidence
        evidence.input = figures[evidence.input]
        return evidence
    }

    private func taken(_ set: UInt32) -> [UnitPlan.Evidence] {
        key.evidence.indices.filter { set >> UInt32($0) & 1 == 1 }.map { key.evidence[$0] }
    }

    private func option(_ set: UInt32) -> Option {
        let raisesOwn = taken(set).contains(where: \.isOwn)
        return Option(
            taken: set, isFull: raisesOwn || key.terms.contains { !$0.standsIn },
            isOwn: raisesOwn || key.restsOnOwn)
    }

    /// As `UnitPlan.Part.cellOptions`.
    private mutating func addCellOptions() {
        let base = (0..<cellCount).map { cell -> Int? in
            let terms = key.terms.flatMap { term in term.cells.filter { $0 == cell }.map { _ in term } }
            let direct = terms.filter { !$0.standsIn }
            let known = direct.isEmpty ? terms : direct
            guard !known.isEmpty else { return nil }
            if let place = bases.firstIndex(of: known) { return place }
            bases.append(known)
            return bases.count - 1
        }
        let all = UInt32(1) << UInt32(key.evidence.count) - 1
        var inherited: UInt32 = 0
        for (place, item) in key.evidence.enumerated() where !item.isOwn { inherited |= 1 << UInt32(place) }
        for set in [all, inherited, 0] where options.last?.taken != set {
            var option = option(set)
            let plain = taken(set).filter { !$0.raisesHighest }
            for cell in 0..<cellCount {
                let raisedBy = plain.flatMap { item in
                    item.cells.filter { $0 == cell }.map { _ in item.input }
                }
                if base[cell] != nil {
                    option.cells.standing.append(level(Level(base: base[cell], raisedBy: raisedBy)))
                } else if !raisedBy.isEmpty {
                    option.cells.opened.append(level(Level(base: nil, raisedBy: raisedBy)))
                }
            }
            option.cells.raising = taken(set).filter(\.raisesHighest).map {
                level(Level(base: nil, raisedBy: [$0.input]))
            }
            let cells = option.cells
            guard !cells.standing.isEmpty || !cells.opened.isEmpty || !cells.raising.isEmpty else { continue }
            options.append(option)
        }
    }

    private mutating func level(_ level: Level) -> Int {
        if let place = levels.firstIndex(of: level) { return place }
        levels.append(level)
        return levels.count - 1
    }
}
