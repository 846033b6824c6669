import Mizan

/// Why a unit stands where it stands in an index: a page for people.
struct IndexExplainPage {
    let profile: IndexProfile
    let uncertainty: Uncertainty?
    let words: IndexWords

    init(_ profile: IndexProfile, _ uncertainty: Uncertainty?, _ language: Language) {
        self.profile = profile
        self.uncertainty = uncertainty
        words = IndexWords(profile.edition, language)
    }

    private var language: Language { words.language }
    private var edition: IndexEdition { profile.edition }
    private var model: IndexModel { edition.model }
    private var root: Int { model.nodeCount - 1 }

    var text: String {
        [heading, standing, tree, named, indicators, missing, sources].filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private func paragraphs(_ lines: [String]) -> String {
        lines.map { language.line($0) + "\n" }.joined()
    }

    private func titled(_ title: String, _ table: TextTable) -> String {
        paragraphs([title]) + table.text
    }

    private var heading: String {
        let unit = edition.units[profile.unit]
        return paragraphs([
            words.name(unit) + " · " + language.isolated(unit.id),
            words.identity(of: edition).joined(separator: " · "),
        ])
    }

    // MARK: Where it stands

    private var standing: String {
        if let absence = edition.absence(profile.unit) {
            return paragraphs([
                language("No score: ", "بلا درجة: ") + words.absence(absence, profile.unit) + "."
            ])
        }
        let score = edition.scores[profile.unit]
        var lines = [language("Score ", "الدرجة ") + language.isolated(words.score(score))]
        if let uncertainty, let rank = edition.ranks[profile.unit],
            let tier = uncertainty.tiers.byUnit[profile.unit]
        {
            let count = edition.order.count
            let name = words.words.band(model.band)
            lines[0] +=
                " (\(name) \(language.isolated(words.band(uncertainty.joint.scoreBands[profile.unit]))))"
            let band = language.isolated(words.band(uncertainty.joint.rankBands[profile.unit]))
            lines.append(
                language(
                    "Rank \(rank) of \(count), \(name) \(band), tier \(tier); \(words.replicates(uncertainty))",
                    "الرتبة \(rank) من \(count)، \(name) \(band)، الشريحة \(tier)؛ \(words.replicates(uncertainty))"
                ))
        } else {
            lines[0] += " · " + words.noRanks
        }
        if let contributions = profile.contributions {
            let (average, added) = (
                words.score(contributions.baseline), words.signed(contributions.values[root])
            )
            lines.append(
                language(
                    "The average unit scores \(average); what the groups add sums to the difference, \(added).",
                    "درجة الوحدة المتوسطة \(average)؛ ومجموع إسهام المجموعات هو الفرق \(language.isolated(added))."
                ))
            if !contributions.isExact {
                lines.append(
                    language(
                        "± is the standard error where a group has more than 12 children: their orders are sampled.",
                        "± هو الخطأ المعياري حيث للمجموعة أكثر من 12 عنصرا: تُسحب عينة من ترتيباتها."))
            }
        } else {
            lines.append(
                language(
                    "Contributions are not worked out: a group has more than \(IndexContributions.mostChildren) children.",
                    "لا تُحسب الإسهامات: في إحدى المجموعات أكثر من \(IndexContributions.mostChildren) عنصرا."))
        }
        return paragraphs(lines)
    }

    private func adds(_ node: Int) -> String {
        guard let contributions = profile.contributions else { return "–" }
        let error = contributions.standardErrors[node]
        return words.signed(contributions.values[node]) + (error > 0 ? " ±" + words.score(error) : "")
    }

    // MARK: Groups

    private var tree: String {
        var table = TextTable(
            [
                .init(words.group, limit: 48), .init(language("Level", "المستوى"), alignsRight: true),
                .init(words.words.score, alignsRight: true),
                .init(language("Average", "المتوسط"), alignsRight: true),
                .init(words.place, alignsRight: true), .init(words.adds, alignsRight: true),
            ], language)
        table.rows = profile.groups.map { group in
            [
                words.name(group.node), "\(group.level)", words.score(group.score),
                words.score(profile.contributions?.averages[group.node] ?? .nan),
                words.place(group.rank, of: group.count), adds(group.node),
            ]
        }
        return titled(
            language("The index and its groups, level by level", "المؤشر المركب ومجموعاته، مستوى بعد مستوى"),
            table)
    }

    // MARK: Indicators

    private var named: String {
        let least = Figures.percent(100 * profile.options.leastUnique)
        let (best, worst) = (profile.strengths, profile.weaknesses)
        // Where the lists would hold every indicator, the table of all of them says it.
        guard profile.figures.count > profile.options.strengths + profile.options.weaknesses else {
            return ""
        }
        var parts: [String] = []
        if !best.isEmpty {
            parts.append(titled(language("Where it ranks highest", "حيث رتبته أعلى"), table(best)))
        }
        if !worst.isEmpty {
            parts.append(titled(language("Where it ranks lowest", "حيث رتبته أدنى"), table(worst)))
        }
        var notes: [String] = []
        if let division = profile.options.division {
            notes.append(
                language(
                    "Places of indicators are among the units of its class of '\(division)'.",
                    "مواضع المؤشرات بين وحدات فئتها من «\(language.isolated(division))»."))
        }
        if profile.options.leastUnique > 0 {
            notes.append(
                language(
                    "Left out above: indicators with less than \(least)% different figures.",
                    "غير مذكور أعلاه: مؤشرات تختلف فيها أقل من \(least)٪ من القيم."))
        }
        if !notes.isEmpty { parts.append(paragraphs(notes)) }
        return parts.joined(separator: "\n")
    }

    private func table(_ figures: [IndexProfile.Figure]) -> TextTable {
        var table = TextTable(
            [
                .init(words.indicator, limit: 38), .init(words.place, alignsRight: true),
                .init(words.figure, alignsRight: true), .init(words.measure, limit: 24),
                .init(words.adds, alignsRight: true), .init(words.words.notes, limit: 44),
            ], language)
        table.rows = figures.map { figure in
            [
                words.name(figure.indicator), words.place(figure.rank, of: figure.count),
                shown(figure), figure.unitMeasure, adds(figure.indicator),
                notes(figure),
            ]
        }
        if figures.contains(where: { $0.toTarget != nil }) {
            table.columns.insert(.init(words.toTarget, alignsRight: true), at: 4)
            for (place, figure) in figures.enumerated() {
                table.rows[place].insert(target(figure), at: 4)
            }
        }
        return table
    }

    /// The figure as it came; where there is none, the one that the model filled in.
    private func shown(_ figure: IndexProfile.Figure) -> String {
        guard figure.isImputed else { return words.figure(figure.raw) }
        return words.figure(edition.stages.imputed[figure.indicator][profile.unit])
    }

    private func target(_ figure: IndexProfile.Figure) -> String {
        guard let rest = figure.toTarget else { return "–" }
        return rest <= 0 ? language("met", "بلغه") : words.figure(rest)
    }

    private func notes(_ figure: IndexProfile.Figure) -> String {
        var notes: [String] = []
        if model.indicators[figure.indicator].direction == .negative {
            notes.append(language("less is better", "الأقل أفضل"))
        }
        if let denominator = model.indicators[figure.indicator].denominator {
            notes.append(language("by ", "نسبة إلى ") + language.isolated(denominator))
        }
        if figure.isImputed {
            let indicator = model.indicators[figure.indicator]
            let method = type(of: model.imputation(of: indicator)).name
            notes.append(language("imputed (\(method))", "مفترض (\(language.isolated(method)))"))
        }
        if figure.isTreated { notes.append(language("treated", "معالَج")) }
        if figure.normalised.isNaN, figure.value.isNaN || model.weight(figure.indicator) > 0 {
            notes.append(language("missing", "مفقود"))
        }
        return words.words.list(notes)
    }

    private var indicators: String {
        let note =
            profile.figures.contains { $0.toTarget != nil }
            ? paragraphs([
                language(
                    "To target: in the measure that counts, by the denominator where there is one.",
                    "إلى الهدف: بالوحدة المحسوبة، نسبة إلى المقام حيث وُجد.")
            ]) : ""
        return titled(language("All indicators", "كل المؤشرات"), table(profile.figures)) + note
    }

    // MARK: What is missing, and sources

    private var missing: String {
        let missing = profile.missing
        guard !missing.isEmpty else { return "" }
        let filled = missing.filter(\.isImputed).map { words.name($0.indicator) }
        let gaps = missing.filter { !$0.isImputed }.map { words.name($0.indicator) }
        var lines: [String] = []
        if !filled.isEmpty {
            lines.append(
                language("No figure, filled in: ", "بلا قيمة، ومفترضة: ") + words.words.list(filled) + ".")
        }
        if !gaps.isEmpty {
            lines.append(
                language("No figure, left out: ", "بلا قيمة، ومتروكة: ") + words.words.list(gaps) + ".")
        }
        return paragraphs(lines.flatMap { wrapped($0) })
    }

    /// A sentence in lines of at most 110 columns.
    private func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, displayWidth(last) + displayWidth(String(word)) < 110 {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    private var sources: String {
        guard !profile.sources.isEmpty else { return "" }
        let lines = profile.sources.map { source in
            let facts = [source.publisher, source.version, source.licence].filter { !$0.isEmpty }
            return language.isolated("\(source.title). \(facts.joined(separator: "; "))")
        }
        return PageText.section(language("Sources", "المصادر"), lines, language)
    }
}
