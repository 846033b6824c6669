import Mizan

extension SensitivityPage {
    /// Every unit that comes first, with the weights that it asks for most.
    init(_ central: CentralWeights, _ subject: SensitivitySubject, seed: UInt64) {
        let language = subject.language
        var sheet = AnalysisSheet(columns: [
            .init("unit", subject.words.unit, limit: 40), .init(programs: "firsts"),
            .number("first", language("first %", "الأول ٪")),
            .number("confidence", language("confidence %", "الثقة ٪")),
            .init(people: language("weighs most above the mean", "أكثر ما يزيد وزنه"), limit: 40),
            .init(people: language("and below it", "وأكثر ما ينقص"), limit: 40),
            .init(programs: "weights"),
        ])
        sheet.rows = central.rows.map { row in
            let moves = central.moves(row)
            let order = central.order(of: moves)
            return [
                subject.cell(row.unit), .count(row.firsts), .share(central.share(row), decimals: 1),
                .share(row.confidence, decimals: 1),
                subject.move(order.first { moves[$0] > 0 }, moves, central),
                subject.move(order.first { moves[$0] < 0 }, moves, central), .text(central.text(row)),
            ]
        }
        self.init(.centralWeights, subject, sheet: sheet)
        describe(central, seed)
        notes.append(
            language(
                "Last columns: the weight that lies furthest above and below its mean over all replicates, in points of the whole; --unit shows all.",
                "العمودان الأخيران: الوزن الأبعد زيادة ونقصا عن متوسطه في كل عمليات المحاكاة، بنقاط من المجموع كله؛ و\(language.isolated("--unit")) يعرضها كلها."
            ))
    }

    /// All weights of one unit.
    init(_ central: CentralWeights, of unit: Int, _ subject: SensitivitySubject, seed: UInt64) {
        let language = subject.language
        var sheet = AnalysisSheet(columns: [
            .init("element", language("Weight of", "وزن"), limit: 46),
            .init("group", language("in", "في"), limit: 28),
            .number("stated", language("stated %", "المذكور ٪")),
            .number("mean", language("mean %", "المتوسط ٪")),
            .number("central", language("central %", "المركزي ٪")),
            .number("difference", language("of the whole", "من المجموع")),
        ])
        let row = central.rows.first { $0.unit == unit }
        if let row {
            let moves = central.moves(row)
            sheet.rows = central.order(of: moves).map { place in
                let element = central.elements[place]
                return [
                    subject.nodeCell(element.node), subject.nodeCell(element.group),
                    .share(element.stated, decimals: 1), .share(central.means[place], decimals: 1),
                    .share(row.weights[place], decimals: 1), .points(moves[place], decimals: 2),
                ]
            }
        }
        let name = subject.words.named(subject.name(unit))
        self.init(.centralWeights, subject, about: name, sheet: sheet)
        describe(central, seed)
        let share = language.isolated(Figures.decimals(100 * (row.map(central.share) ?? 0), 1))
        lead.append(
            language(
                "First in \(share)% of the replicates", "له المرتبة الأولى في \(share)٪ من عمليات المحاكاة")
                + (row?.confidence.map {
                    let confidence = language.isolated(Figures.decimals(100 * $0, 1))
                    return language(
                        ", and under these weights in \(confidence)%.",
                        "، وبهذه الأوزان في \(confidence)٪ منها.")
                } ?? "."))
        notes.append(
            language(
                "Last column: the central weight less its mean over all replicates, in points of the whole.",
                "العمود الأخير: الوزن المركزي ناقصا متوسطه في كل عمليات المحاكاة، بنقاط من المجموع كله."))
        facts += [
            ("unit", .text(subject.nominal.units[unit])), ("firsts", .number(Double(row?.firsts ?? 0))),
            ("confidence", .optional(row?.confidence)),
        ]
    }

    private mutating func describe(_ central: CentralWeights, _ seed: UInt64) {
        let language = subject.language
        let count = language.isolated(Figures.grouped(central.replicates - central.failed))
        lead = [
            language(
                "\(count) replicates, seed \(seed).", "\(count) عملية محاكاة، وبذرة العشوائية \(seed).")
        ]
        notes = [
            language(
                "Central weights: the mean of those under which a unit comes first, while all that the model states as doubt varies. Confidence: how often it comes first where the weights are these and all else varies. Weights of a unit that is seldom first rest on few replicates.",
                "الأوزان المركزية: متوسط الأوزان التي يكون بها صاحب الصف أولا، وكل ما يذكره النموذج من شك متغير. الثقة: نسبة مجيئه أولا حين تكون هذه أوزانَه وما سواها متغير. وأوزان من يندر مجيئه أولا مبنية على عمليات محاكاة قليلة."
            )
        ]
        facts = [
            ("replicates", .number(Double(central.replicates))),
            ("replicates_left_out", .number(Double(central.failed))), ("seed", .number(Double(seed))),
        ]
    }
}

extension CentralWeights {
    fileprivate func share(_ row: Row) -> Double { Double(row.firsts) / Double(replicates - failed) }

    /// How far each weight lies above its mean, as a share of the whole.
    fileprivate func moves(_ row: Row) -> [Double] {
        elements.indices.map { (row.weights[$0] - means[$0]) * elements[$0].reach }
    }

    /// Places of the elements, the furthest move first, those of no known size last.
    fileprivate func order(of moves: [Double]) -> [Int] {
        let sizes = moves.map { $0.isNaN ? -1 : abs($0) }
        return moves.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
    }

    /// `debt=0.25;health=0.75`, shares of the groups.
    fileprivate func text(_ row: Row) -> String {
        zip(elements, row.weights).map { "\($0.node)=\(NumberGrammar.text($1))" }.joined(separator: ";")
    }
}

extension SensitivitySubject {
    fileprivate func move(_ place: Int?, _ moves: [Double], _ central: CentralWeights) -> AnalysisSheet.Cell {
        guard let place else { return .empty }
        let size = language.isolated(Figures.signed(100 * moves[place], 2))
        return .text("\(size) " + words.named(node(central.elements[place].node)))
    }
}
