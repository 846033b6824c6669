import Mizan

/// The evidence on a page of explanation: figures about the community itself, stand-ins, findings, sources.
struct ExplainEvidence {
    let explanation: Explanation
    let words: Words

    init(_ explanation: Explanation, _ language: Language) {
        self.explanation = explanation
        words = Words(language)
    }

    private var language: Language { words.language }
    private var edition: Edition { explanation.ranking.edition }
    private var model: Model { edition.model }
    private var dataset: Dataset { edition.dataset }
    private var place: Int { explanation.row.standing.place }

    private func section(_ title: String, _ lines: [String]) -> String {
        lines.isEmpty ? "" : PageText.section(title, lines, language)
    }

    /// Every known cell of the unit in the order of the model.
    private var known: [(indicator: Model.Indicator, cell: Cell)] {
        model.indicators.indices.flatMap { place in
            edition.panel.cells[self.place][place].filter(\.isKnown).map { (model.indicators[place], $0) }
        }
    }

    var aboutItself: String {
        var lines = known.filter { $0.cell.isOwn && !isComputed($0.indicator) }.map(line)
        lines += explanation.excess.map { excess in
            language("Beside the state’s figure, “", "مقارنة برقم الدولة، «")
                + language(model.indicators[excess.indicator].name) + language("” is ", "» ")
                + language.isolated(Figures.score(abs(excess.value)))
                + language(
                    excess.value < 0 ? " below it." : " above it.", excess.value < 0 ? " دونه." : " فوقه.")
        }
        if lines.isEmpty {
            lines = [
                language(
                    "Nothing in the data is about this community itself.",
                    "لا شيء في البيانات يخص هذا المجتمع نفسه.")
            ]
        }
        return section(language("Known about the community itself", "المعروف عن المجتمع نفسه"), lines)
    }

    var standIns: String {
        section(
            language(
                "Stands in, is the state’s, or true by definition",
                "بديل، أو يخص الدولة، أو صحيح بحكم التعريف"),
            known.filter { !$0.cell.isOwn && !isComputed($0.indicator) }.map(line))
    }

    private func isComputed(_ indicator: Model.Indicator) -> Bool {
        if case .completeness = indicator.derivation { return true }
        return false
    }

    private func line(_ known: (indicator: Model.Indicator, cell: Cell)) -> String {
        let cell = known.cell
        var parts = [
            language(known.indicator.name) + ": " + language.isolated(Figures.raw(cell.value)),
            mark(known.indicator, cell),
        ]
        let full = model.findings?.fullYears ?? 0
        if !cell.findings.isEmpty {
            if cell.age > full {
                let year = cell.year + full
                parts.append(language("fading since \(year)", "يتلاشى منذ \(year)"))
            }
        } else if cell.year > 0 {
            parts.append(language.isolated("\(cell.year)"))
        }
        if cell.isRecalled { parts.append(words.recalled) }
        if let row = cell.observations.first, !dataset.observations[row].note.isEmpty {
            parts.append(language.isolated(dataset.observations[row].note))
        }
        if cell.isOwn, isSetAside(known.indicator, cell) {
            parts.append(
                language(
                    "set aside here: counted at full weight it would lower the score",
                    "مستبعد هنا: احتسابه بوزن كامل يخفض الدرجة"))
        } else if cell.isOwn, !counted(known.indicator, cell) {
            parts.append(
                language("adds nothing here: another figure is as high", "لا يضيف هنا: رقم آخر بمثل ارتفاعه"))
        }
        return words.list(parts)
    }

    /// Whether a figure of a severity dimension is among those that make up the score.
    private func counted(_ indicator: Model.Indicator, _ cell: Cell) -> Bool {
        let isSeverity = model.severityDimensions.contains {
            $0.indicators.contains { $0.id == indicator.id }
        }
        guard isSeverity, explanation.row.standing.isScored else { return true }
        return explanation.dimensions.flatMap(\.figures).contains {
            model.indicators[$0.indicator].id == indicator.id && $0.cell.origin == cell.origin
        }
    }

    /// Whether evidence of a dimension was left out, because taking it up would lower the score.
    private func isSetAside(_ indicator: Model.Indicator, _ cell: Cell) -> Bool {
        explanation.dimensions.flatMap(\.setAside).contains {
            model.indicators[$0.indicator].id == indicator.id && $0.cell.origin == cell.origin
        }
    }

    private func mark(_ indicator: Model.Indicator, _ cell: Cell) -> String {
        let origin = cell.origin.flatMap { dataset.unit($0) }.map(words.named)
        if cell.basis == .definition { return language("true by definition", "صحيح بحكم التعريف") }
        if let origin, !cell.findings.isEmpty { return words.finding(on: origin) }
        if let origin, cell.provenance == .inherited {
            return language("stands in, figure of ", "بديل، رقم ") + origin
        }
        if let origin { return language("the state’s own: ", "يخص الدولة: ") + origin }
        if cell.basis == .group { return language("of a larger group that holds it", "رقم جماعة أكبر تضمه") }
        if cell.basis == .fragment, cell.findings.isEmpty {
            return language("of too small a part of it", "رقم جزء صغير منه")
        }
        if cell.basis == .fragment { return language("too old to count as evidence", "أقدم من أن يُعد دليلا") }
        if cell.basis == .part { return language("of a part that is most of it", "رقم جزء هو معظمه") }
        if cell.basis == .floor {
            return language("a floor: the true figure is higher", "حد أدنى: الرقم الحقيقي أعلى")
        }
        return words.provenance(cell.provenance)
    }

    var findings: String {
        var lines = explanation.findings.map(finding)
        if explanation.findings.contains(where: { dataset.bodyFindings[$0].evidence == .recalled }) {
            lines.append(
                language(
                    "“recalled”: not re-read; open the document before quoting it.",
                    "«من الذاكرة»: لم يُعَد الاطلاع عليه؛ افتح الوثيقة قبل الاقتباس."))
        }
        let later = explanation.laterFindings.count
        if later > 0 {
            lines.append(
                language(
                    later == 1
                        ? "1 finding speaks of later years and does not count here."
                        : "\(later) findings speak of later years and do not count here.",
                    "\(later) من النتائج تخص سنوات لاحقة ولا تُحسب هنا."))
        }
        lines += explanation.improvements.map { row in
            let improvement = dataset.improvements[row]
            return language("Improvement, lowers nothing by itself: ", "تحسن لا يخفض شيئا بذاته: ")
                + words.violation(improvement.violation) + " — "
                + language.isolated(
                    "\(improvement.body), \(improvement.document) (\(improvement.documentYear))")
        }
        return section(
            language("Findings of UN bodies and courts", "نتائج هيئات الأمم المتحدة والمحاكم"), lines)
    }

    private func finding(_ row: Int) -> String {
        let finding = dataset.bodyFindings[row]
        let isParents = finding.unit != explanation.row.standing.unit.id
        return words.finding(finding, about: isParents ? dataset.unit(finding.unit) : nil)
    }

    var sources: String {
        let lines = explanation.sources.compactMap { id -> String? in
            guard let source = dataset.sources.first(where: { $0.id == id }) else { return nil }
            let years = [source.coversFrom, source.coversTo].compactMap { $0.map(String.init) }.joined(
                separator: "–")
            let facts = [source.publisher, source.version, years, source.licence].filter { !$0.isEmpty }
            return language.isolated("\(source.title). \(facts.joined(separator: "; "))")
        }
        return section(language("Sources", "المصادر"), lines)
    }
}
