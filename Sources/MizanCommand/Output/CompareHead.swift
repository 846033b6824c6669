import Mizan

/// What a comparison says before its rows: what is compared, how far the two orders agree.
struct CompareHead {
    let comparison: Comparison
    let summary: Comparison.Summary
    let words: CompareWords

    private var language: Language { words.language }

    var lines: [String] {
        [side(words.first, comparison.first), side(words.second, comparison.second), doubt]
            + [counts, tops, agreement, states, moves, within, legend].compactMap(\.self)
    }

    private func side(_ name: String, _ side: Comparison.Side) -> String {
        let edition = side.edition
        var facts = [
            language(edition.model.title),
            language.isolated("\(edition.model.name) \(edition.model.version)"),
            language("period ", "الفترة ") + language.isolated("\(edition.period)"),
            language("data ", "البيانات ") + language.isolated(String(edition.dataset.hash.prefix(12))),
        ]
        if let asOf = edition.panel.vintage.asOf {
            facts.append(language("as of \(asOf), pseudo-vintage", "كما عُرف في \(asOf)، نسخة شبه تاريخية"))
        }
        if edition.withheld > 0 {
            facts.append(
                language(
                    "withheld from this audience: \(edition.withheld)",
                    "محجوب عن هذا الجمهور: \(edition.withheld)"))
        }
        return name + ": " + facts.joined(separator: " · ")
    }

    private var doubt: String {
        guard let uncertainty = comparison.first.uncertainty else {
            return language(
                "No replicates: no rank numbers, and no word on doubt.",
                "بلا محاكاة: لا رتب ولا قول في الشك.")
        }
        let count = language.isolated(Figures.grouped(uncertainty.replicates))
        return language(
            "\(count) replicates a side, seed \(uncertainty.seed)",
            "\(count) عملية محاكاة لكل طرف، بذرة العشوائية \(uncertainty.seed)")
    }

    private var counts: String {
        let both = comparison.rows.count
        let (one, other) = (comparison.onlyFirst.count, comparison.onlySecond.count)
        let none = comparison.neither.count
        return language(
            "Scored in both: \(both) communities; only in A: \(one); only in B: \(other); in neither: \(none).",
            "ذات درجة في الطرفين: \(both)؛ في أ فقط: \(one)؛ في ب فقط: \(other)؛ بلا درجة في أي منهما: \(none)."
        )
    }

    private var tops: String {
        let (enter, leave) = (summary.entered.count, summary.left.count)
        let (moved, stayed) = (summary.moved.count, summary.stayed.count)
        var line = language(
            "Top \(summary.top): \(enter) enter, \(leave) leave, \(moved) stay and move, \(stayed) stay where they are.",
            "أول \(summary.top): يدخل \(enter) ويخرج \(leave) ويبقى منها \(moved) مع تغيّر موضعها و\(stayed) في موضعها."
        )
        let (one, other) = summary.topCounts
        if one > summary.top || other > summary.top {
            line += language(
                " Ties run over: \(one) communities in A, \(other) in B.",
                " والمتساوون يتجاوزون العدد: \(one) في أ و\(other) في ب.")
        }
        return line
    }

    private var agreement: String? {
        guard !summary.overlap.isNaN else { return nil }
        func text(_ value: Double) -> String {
            value.isNaN ? "–" : language.isolated(Figures.decimals(value, 2))
        }
        let depth = text(Comparison.Summary.persistence)
        return language(
            "Kendall τ-b \(text(summary.kendall)), Spearman ρ \(text(summary.spearman)), rank-biased overlap \(text(summary.overlap)) (p \(depth), weighs the top).",
            "كندال \(language.isolated("τ-b")) \(text(summary.kendall))، سبيرمان \(language.isolated("ρ")) \(text(summary.spearman))، التداخل المرجَّح بالرتبة \(text(summary.overlap)) (\(language.isolated("p")) \(depth)، يعطي القمة وزنا أكبر)."
        )
    }

    private var states: String? {
        let shares = [comparison.first, comparison.second].map { Figures.percent(100 * $0.betweenStateShare) }
        let rests = [comparison.first, comparison.second].map {
            Figures.percent(100 - 100 * $0.betweenStateShare)
        }
        guard !shares.contains("–") else { return nil }
        return language(
            "Of the variance of the places \(shares[0])% lies between states in A and \(shares[1])% in B, \(rests[0])% and \(rests[1])% between communities of one state.",
            "من تباين المواضع \(shares[0])٪ بين الدول في أ و\(shares[1])٪ في ب، و\(rests[0])٪ و\(rests[1])٪ بين مجتمعات الدولة الواحدة."
        )
    }

    private var moves: String? {
        guard let first = comparison.rows.first else { return nil }
        guard summary.largestMove > 0 else {
            return language("No community moves.", "لا يتحرك أي مجتمع.")
        }
        let median = Figures.decimals(
            summary.medianMove, summary.medianMove.rounded() == summary.medianMove ? 0 : 1)
        return language(
            "Median move \(median) places, largest \(summary.largestMove): ",
            "وسيط الحركة \(median) من المواضع، وأكبرها \(summary.largestMove): ") + language.name(first.unit)
            + "."
    }

    private var within: String? {
        guard let within = summary.withinDoubt, summary.movedCount > 0 else { return nil }
        let percent = Figures.level(comparison.first.edition.model.uncertainty.ordered)
        return language(
            "Within doubt (≈): \(within) of the \(summary.movedCount) that move; in less than \(percent)% of the replicates, drawn alike for both, does the score differ one way.",
            "ضمن هامش عدم اليقين (≈): \(within) من أصل \(summary.movedCount) تغيّر موضعها؛ إذ يكون فرق الدرجة في اتجاه واحد في أقل من \(percent)٪ من المحاكاة المشتركة بينهما."
        )
    }

    private var legend: String? {
        guard !comparison.rows.isEmpty else { return nil }
        return language(
            "Place: among all scored communities, ties share the best; in brackets the rank number, where one is given. ↑ greater need in B.",
            "الموضع بين كل ذوي الدرجة، والمتساوون يتقاسمون الأفضل؛ وبين قوسين الرتبة حيث تُعطى. ↑ احتياج أشد في ب."
        )
    }
}
