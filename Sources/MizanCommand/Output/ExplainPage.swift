import Mizan

/// Why one unit stands where it stands: a page for people.
struct ExplainPage {
    let explanation: Explanation
    let words: Words

    init(_ explanation: Explanation, _ language: Language) {
        self.explanation = explanation
        words = Words(language)
    }

    private var language: Language { words.language }
    private var ranking: Ranking { explanation.ranking }
    private var edition: Edition { ranking.edition }
    private var model: Model { edition.model }
    private var dataset: Dataset { edition.dataset }
    private var row: Ranking.Row { explanation.row }
    private var standing: Standing { row.standing }

    var text: String {
        let evidence = ExplainEvidence(explanation, language)
        return [
            heading, whereItStands, scoreSection, criticalSection, evidence.aboutItself, evidence.standIns,
            notKnown, evidence.findings, wouldChange, neighbours, evidence.sources,
        ]
        .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func section(_ title: String, _ lines: [String]) -> String {
        PageText.section(title, lines, language)
    }

    private var heading: String {
        let unit = standing.unit
        let state = words.state(of: unit, in: dataset)
        let facts = [
            unit.id, state, unit.category.map(words.category) ?? "", words.lens(unit.scope),
            "\(edition.period)",
        ]
        let line = facts.filter { !$0.isEmpty }.map(language.isolated).joined(separator: " · ")
        return language.line(language.name(unit)) + "\n" + language.line(line) + "\n"
    }

    // MARK: Where it stands

    private var whereItStands: String {
        var lines: [String] = []
        guard standing.isScored else {
            lines.append(whyNoScore)
            return section(language("Where it stands", "موقعه"), lines)
        }
        let name = standing.classIndex.map { language(model.classes[$0].name) } ?? ""
        let score = Figures.score(standing.score.severity)
        let band = row.scores.map {
            " (\(words.band(model.uncertainty.band)) \(language.isolated(Figures.band($0))))"
        }
        lines.append(language("Severity ", "الشدة ") + language.isolated(score) + (band ?? "") + " · " + name)
        lines.append(contentsOf: rankLines)
        let shares = standing.reliability
        lines.append(
            language(
                "Reliability \(shares.letter): \(Figures.percent(shares.known))% of the weight is known at all, \(Figures.percent(shares.fresh))% is fresh, \(Figures.percent(shares.own))% is about the community itself, \(Figures.percent(shares.agreed))% agrees between sources, \(Figures.percent(shares.checked))% was read and not recalled.",
                "الموثوقية \(language.isolated(shares.letter)): المعلوم \(Figures.percent(shares.known))٪ من الوزن، والحديث \(Figures.percent(shares.fresh))٪، وما يخص المجتمع نفسه \(Figures.percent(shares.own))٪، والمتفق بين المصادر \(Figures.percent(shares.agreed))٪، وما رُوجع في مصدره \(Figures.percent(shares.checked))٪."
            ))
        if let people = People.shown(standing) {
            let scaled = standing.population?.provenance == .scaled
            lines.append(
                language("People ", "عدد الأفراد ") + language.isolated(Figures.range(people))
                    + (scaled ? language(" (scaled from another year)", " (مقدَّر من سنة أخرى)") : ""))
        }
        lines.append(
            language(
                "Columns of their own, never in the score: risk ahead ",
                "عمودان مستقلان لا يدخلان الدرجة: المخاطر المقبلة ")
                + language.isolated(Figures.score(standing.risk)) + language(", unseen ", "، ضعف الظهور ")
                + language.isolated(Figures.score(standing.visibility)))
        if let change = changeLine { lines.append(change) }
        return section(language("Where it stands", "موقعه"), lines)
    }

    private var whyNoScore: String {
        if let restriction = model.units.restricted.first(where: { $0.scope == standing.unit.scope }) {
            return language(
                "No score: a unit of this scope is scored from evidence of its own in \(restriction.ownDimensions) dimensions, and has it in \(standing.ownDimensions.count).",
                "بلا درجة: وحدات هذا النطاق تُقيَّم بدليل خاص بها في \(restriction.ownDimensions) من الأبعاد، ولديها \(standing.ownDimensions.count)."
            )
        }
        return language(
            "No score: the dimensions that hold any figure carry \(Figures.percent(standing.reliability.known))% of the weight, and \(Figures.percent(100 * model.score.requires))% are required.",
            "بلا درجة: الأبعاد التي فيها معلومة تحمل \(Figures.percent(standing.reliability.known))٪ من الوزن، والمطلوب \(Figures.percent(100 * model.score.requires))٪."
        )
    }

    private var rankLines: [String] {
        guard let tier = row.tier else { return [] }
        var lines = [
            language(
                "Tier \(tier), counted from the top over all scored communities.",
                "الشريحة \(tier) من الأعلى بين كل المجتمعات ذات الدرجة.")
        ]
        if let rank = row.rank, let ranks = row.ranks {
            let count = ranking.rows.filter(\.standing.isRanked).count
            func text(_ band: Uncertainty.RankBand?) -> String {
                band.map { language.isolated(Figures.range($0.low...$0.high)) } ?? "–"
            }
            lines.append(
                language(
                    "Rank \(rank) of \(count), \(words.band(model.uncertainty.band)) \(text(ranks)) (values alone \(text(row.valueRanks)), measurement alone \(text(row.measurementRanks))).",
                    "الرتبة \(rank) من \(count)، \(words.band(model.uncertainty.band)) \(text(ranks)) (القيم وحدها \(text(row.valueRanks))، القياس وحده \(text(row.measurementRanks)))."
                ))
        } else {
            lines.append(
                language(
                    "No rank number: too little is known about this community itself.",
                    "بلا رتبة: لا يُعرف عن هذا المجتمع نفسه ما يكفي."))
        }
        return lines
    }

    private var changeLine: String? {
        guard let change = row.change, let since = ranking.since else { return nil }
        var line =
            change.value.isNaN
            ? language("No like-with-like change since \(since).", "لا تغير قابلا للمقارنة منذ \(since).")
            : language(
                "Change since \(since), like with like: ", "التغير منذ \(since) على أساس بيانات متماثلة: ")
                + language.isolated(Figures.signed(change.value)) + " (" + words.size(change.size) + ")."
        let came = change.came.map { language(model.indicators[$0].name) }
        let ended = change.ended.map { language(model.indicators[$0].name) }
        if !came.isEmpty {
            line +=
                language(" Known only now, left out: ", " معلوم الآن فقط، خارج المقارنة: ") + words.list(came)
                + "."
        }
        if !ended.isEmpty { line += language(" Ended since: ", " انقطع منذئذ: ") + words.list(ended) + "." }
        return line
    }

    // MARK: The score

    private var scoreSection: String {
        guard standing.isScored else { return "" }
        var table = TextTable(
            [
                .init(language("Dimension and figure", "البعد والمعلومة"), limit: 62),
                .init(language("Value", "القيمة"), alignsRight: true),
                .init(words.score, alignsRight: true),
                .init(language("Weight %", "الوزن ٪"), alignsRight: true),
                .init(language("Adds", "يضيف"), alignsRight: true),
                .init(language("Without it", "بدونها"), alignsRight: true),
                .init(language("How it is known", "كيف عُرفت"), limit: 60),
            ], language)
        for dimension in explanation.dimensions.sorted(by: { $0.contribution > $1.contribution }) {
            table.rows.append([
                words.dimension(dimension.id, model), "", Figures.score(dimension.value),
                Figures.percent(dimension.weight), Figures.decimals(dimension.contribution, 2), "",
                weightNote(dimension),
            ])
            for figure in dimension.figures {
                table.rows.append([
                    "  · " + language(model.indicators[figure.indicator].name),
                    Figures.raw(figure.cell.value),
                    Figures.score(figure.cell.score), "", Figures.decimals(figure.contribution, 2),
                    Figures.score(figure.scoreWithout), known(figure.cell),
                ])
            }
        }
        if explanation.lift > 0 {
            table.rows.append([
                language("Critical lift", "الرفع بقاعدة الانتهاكات الجسيمة"), "", "", "",
                Figures.decimals(explanation.lift, 2),
                "", "",
            ])
        }
        table.rows.append([
            language("Sum = severity", "المجموع = الشدة"), "", "", "",
            Figures.decimals(standing.score.severity, 2), "", "",
        ])
        let aside = explanation.dimensions.filter { !$0.setAside.isEmpty }.map {
            words.dimension($0.id, model)
        }
        var lines: [String] = []
        if !aside.isEmpty {
            lines.append(
                language(
                    "Evidence that would lower the score is set aside (it can only raise): ",
                    "دليل يخفض الدرجة نُحِّي جانبا (لا يُسمح له إلا بالرفع): ") + words.list(aside) + ".")
        }
        return section(language("What the score is made of", "مم تتكون الدرجة"), [])
            + table.text + lines.map { language.line($0) + "\n" }.joined()
    }

    private func weightNote(_ dimension: Explanation.Dimension) -> String {
        if dimension.value.isNaN || dimension.weight == 0 {
            return language("left out: it would lower the score", "مستبعد: يخفض الدرجة")
        }
        if dimension.standsIn { return language("stand-ins only: half weight", "بدائل فقط: نصف الوزن") }
        let isState = dimension.figures.allSatisfy { $0.cell.standsIn }
        return isState
            ? language("full weight: own evidence, no higher", "وزن كامل: دليل خاص ليس أعلى") : ""
    }

    /// How a figure is known: provenance, year, place it comes from.
    private func known(_ cell: Cell) -> String {
        var text = words.provenance(cell.provenance)
        if cell.basis == .definition { text = language("true by definition", "صحيح بحكم التعريف") }
        if cell.basis == .floor { text += language(", a floor", "، حد أدنى") }
        if cell.basis == .fragment, !cell.findings.isEmpty { text = language("faded", "تلاشى") }
        if cell.year > 0 { text += " " + language.isolated("\(cell.year)") }
        if let origin = cell.origin, let unit = dataset.unit(origin) {
            text += language(", of ", "، من ") + words.named(unit)
        }
        return text
    }

    private var criticalSection: String {
        var lines: [String] = []
        for finding in explanation.liftedBy {
            let row = dataset.bodyFindings[finding]
            lines.append(
                language("Meets it: ", "يستوفيها: ") + words.violation(row.violation) + " — "
                    + language.isolated("\(row.body), \(row.document)"))
        }
        if standing.score.isCritical {
            let adds = Figures.decimals(explanation.lift, 2)
            lines.append(
                adds == "0.00"
                    ? language(
                        "It adds nothing: the score is as high without it.",
                        "لا تضيف شيئا: الدرجة بهذا الارتفاع من دونها.")
                    : language("It adds \(adds).", "تضيف \(adds)."))
        }
        if let share = row.liftShare, share > 0 {
            let percent = Figures.percent(100 * share)
            lines.append(
                language("It fires in \(percent)% of the replicates.", "تنطبق في \(percent)٪ من المحاكاة."))
        }
        if standing.hasStateAlert {
            lines.append(
                language(
                    "State alert: a figure of the state, of a larger group or of the parent is at the critical level. It is inherited and lifts nothing.",
                    "إنذار: رقم الدولة أو الجماعة الأكبر أو الأصل في المستوى الحرج. وهو منقول لا يرفع شيئا.")
            )
        }
        return lines.isEmpty ? "" : section(language("Critical rule", "قاعدة الانتهاكات الجسيمة"), lines)
    }

    // MARK: Not known

    private var notKnown: String {
        var lines: [String] = []
        if !standing.missing.isEmpty {
            lines.append(
                language("No figure at all: ", "لا معلومة إطلاقا: ")
                    + words.list(standing.missing.map { words.dimension($0, model) }) + ".")
        }
        if !explanation.notAssessed.isEmpty {
            lines.append(
                language("Not assessed yet, for anyone: ", "لم يُقيَّم بعد لأي مجتمع: ")
                    + words.list(explanation.notAssessed.map { language($0.nameEnglish, $0.nameArabic) })
                    + language("; how it could be is in ", "؛ وطريقة قياسه في ")
                    + language.isolated("indicators.csv") + ".")
        }
        let own = Set(standing.ownDimensions)
        let borrowed = model.severityDimensions.map(\.id).filter {
            !own.contains($0) && !standing.missing.contains($0)
        }
        if !borrowed.isEmpty {
            lines.append(
                language("Nothing about the community itself: ", "لا شيء عن المجتمع نفسه: ")
                    + words.list(borrowed.map { words.dimension($0, model) }) + ".")
        }
        lines.append(
            language(
                "Silence is not safety: what is missing is never counted as zero, and widens the band.",
                "الصمت ليس أمانا: ما هو مفقود لا يُحسب صفرا أبدا، بل يوسّع النطاق."))
        return section(language("What is not known", "ما لا يُعرف"), lines)
    }

    private var wouldChange: String {
        var lines: [String] = []
        let open = standing.dimensionsForRank(model)
        if !open.isEmpty {
            lines.append(
                language(
                    "One figure or finding about the community itself would give it a rank number, in: ",
                    "معلومة أو استنتاج واحد عن المجتمع نفسه يمنحه رتبة، في: ")
                    + words.list(open.map { words.dimension($0, model) }) + ".")
        }
        for opening in explanation.openings where standing.isScored {
            lines.append(
                language("If ", "لو توفرت معلومات عن «") + words.dimension(opening.dimension, model)
                    + language(" were known: severity from ", "»: الشدة من ")
                    + language.isolated(Figures.score(opening.lowest))
                    + language(" (no need) to ", " (بلا حاجة) إلى ")
                    + language.isolated(Figures.score(opening.highest))
                    + language(" (greatest need).", " (أشد حاجة)."))
        }
        let telling = explanation.dimensions.flatMap(\.figures)
            .filter { !$0.scoreWithout.isNaN && abs($0.scoreWithout - standing.score.severity) >= 0.05 }
            .sorted {
                abs($0.scoreWithout - standing.score.severity)
                    > abs($1.scoreWithout - standing.score.severity)
            }
        for figure in telling.prefix(3) {
            lines.append(
                language("Without “", "بدون «") + language(model.indicators[figure.indicator].name)
                    + language("”: ", "»: ") + language.isolated(Figures.score(figure.scoreWithout))
                    + language(" instead of ", " بدلا من ")
                    + language.isolated(Figures.score(standing.score.severity)) + ".")
        }
        return section(language("What would change it", "ما الذي يغيره"), lines)
    }

    private var neighbours: String {
        guard !explanation.neighbours.isEmpty else { return "" }
        let shown = explanation.neighbours.prefix(8)
        var lines = shown.map { neighbour -> String in
            let other = edition.standings[neighbour.standing]
            let percent = Figures.percent(100 * neighbour.above)
            return language.name(other.unit) + " (" + language.isolated(Figures.score(other.score.severity))
                + ") — "
                + language(
                    "this community stands above it in \(percent)% of replicates",
                    "يتقدم عليه هذا المجتمع في \(percent)٪ من المحاكاة")
        }
        let rest = explanation.neighbours.count - shown.count
        if rest > 0 { lines.append(language("and \(rest) more.", "و\(rest) غيرها.")) }
        return section(language("Cannot be told apart from", "لا يمكن تمييزه عن"), lines)
    }
}

/// Sections of a page: a title and lines below it.
enum PageText {
    static func section(_ title: String, _ lines: [String], _ language: Language) -> String {
        language.line(title) + "\n" + lines.map { language.line("  " + $0) + "\n" }.joined()
    }
}
