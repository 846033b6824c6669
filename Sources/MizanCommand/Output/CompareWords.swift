import Mizan

/// Words of comparisons, in both languages.
struct CompareWords {
    let words: Words

    init(_ language: Language) { words = Words(language) }

    var language: Language { words.language }

    var first: String { language("A", "أ") }
    var second: String { language("B", "ب") }
    var move: String { language("Move", "الحركة") }
    var place: String { language("Place", "الموضع") }
    var difference: String { language("Difference", "الفرق") }
    var doubt: String { language("Doubt", "عدم اليقين") }
    var why: String { language("Why", "السبب") }

    func cause(_ cause: Comparison.Cause) -> String {
        switch cause {
        case .model: language("Model", "النموذج")
        case .data: language("Data", "البيانات")
        }
    }

    /// Places gained toward the top, such as `↑3`.
    func moved(_ move: Int) -> String {
        move == 0 ? "0" : (move > 0 ? "↑" : "↓") + "\(abs(move))"
    }

    /// A signed number with two decimals.
    func signed(_ value: Double) -> String {
        let text = Figures.decimals(abs(value), 2)
        return text == "0.00" ? text : (value < 0 ? "−" : "+") + text
    }

    /// What a figure adds, its name and how it is known, such as `+0.42 Findings on torture (observed)`.
    func reason(_ reason: Comparison.Reason, _ causes: [Comparison.Cause]) -> String {
        let value = language.isolated(signed(reason.value)) + " "
        guard let name = reason.name else {
            return value + language("critical rule", "قاعدة الانتهاكات الجسيمة")
        }
        let marks = provenances(reason) + [presence(reason, causes)].compactMap(\.self)
        return value + language(name) + " (" + words.list(marks) + ")"
    }

    /// What the reasons that are not shown add together.
    func rest(_ value: Double) -> String {
        language.isolated(signed(value)) + language(" others", " لغيرها")
    }

    private func provenances(_ reason: Comparison.Reason) -> [String] {
        let cells = [reason.before?.cell, reason.after?.cell].compactMap(\.self)
        let marks = cells.map { words.provenance($0.provenance) }
        guard let first = marks.first, let last = marks.last, first != last else {
            return Array(marks.prefix(1))
        }
        return [language("was \(first), now \(last)", "قبل: \(first)، بعد: \(last)")]
    }

    private func presence(_ reason: Comparison.Reason, _ causes: [Comparison.Cause]) -> String? {
        let isOfTime = causes == [.data]
        if reason.isSetAside {
            let side = reason.before == nil ? first : second
            return language("set aside in \(side)", "مستبعد في \(side)")
        }
        if reason.came { return isOfTime ? language("came", "جديد") : language("only B", "ب فقط") }
        if reason.ended {
            return isOfTime ? language("ended", "انقطع") : language("only A", "أ فقط")
        }
        return nil
    }

    /// Where a figure comes from: body and document of a finding, otherwise provenance, sources and year.
    func origin(_ cell: Cell, _ dataset: Dataset) -> String {
        let place = cell.origin.flatMap { dataset.unit($0) }.map(words.named)
        if let row = cell.findings.first {
            let finding = dataset.bodyFindings[row]
            var parts = [
                language.isolated("\(finding.body), \(finding.document) (\(finding.documentYear))")
            ]
            if cell.findings.count > 1 {
                let more = cell.findings.count - 1
                parts.append(language("and \(more) more", "و\(more) غيرها"))
            }
            if let place { parts.append(words.finding(on: place)) }
            return words.list(parts)
        }
        var parts = [words.provenance(cell.provenance)]
        switch cell.basis {
        case .group: parts.append(language("of a larger group that holds it", "رقم جماعة أكبر تضمه"))
        case .fragment: parts.append(language("of too small a part of it", "رقم جزء صغير منه"))
        case .definition: parts.append(language("true by definition", "صحيح بحكم التعريف"))
        default: break
        }
        if let place { parts.append(language("figure of ", "رقم ") + place) }
        parts += (cell.sources + [cell.year > 0 ? "\(cell.year)" : ""]).filter { !$0.isEmpty }
            .map(language.isolated)
        return words.list(parts)
    }
}
