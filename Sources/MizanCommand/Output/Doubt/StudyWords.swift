import Mizan

/// Words and numbers of the pages about counted replicates, in both languages.
struct StudyWords {
    let words: Words
    let subject: StudySubject
    /// Decimals that tell the scores apart.
    private let decimals: Int

    init(_ subject: StudySubject, _ language: Language) {
        words = Words(language)
        self.subject = subject
        let known = subject.nominal.scores.filter { !$0.isNaN }
        let span = (known.max() ?? 0) - (known.min() ?? 0)
        decimals = !subject.isIndex || span >= 20 ? 1 : span >= 2 ? 2 : 3
    }

    var language: Language { words.language }

    var unit: String {
        switch subject.kind {
        case .community: words.community
        case .country: words.state
        case .region: language("Region", "الإقليم")
        }
    }

    /// In Arabic a unit without an Arabic name has its English one.
    func name(_ unit: Int) -> String {
        let names = subject.names[unit]
        let name = language(names)
        return name.isEmpty ? (names.english.isEmpty ? subject.nominal.units[unit] : names.english) : name
    }

    func rank(_ rank: Int?) -> String { rank.map { "\($0)" } ?? "–" }

    func score(_ value: Double) -> String { value.isNaN ? "–" : Figures.decimals(value, decimals) }

    func band(_ band: Uncertainty.Band?) -> String {
        band.map { Figures.span($0.low, $0.high, score) } ?? "–"
    }

    func band(_ band: Uncertainty.RankBand?) -> String {
        band.map { $0.low == $0.high ? "\($0.low)" : "\($0.low)–\($0.high)" } ?? "–"
    }

    /// A probability in per cent: nothing for 0, and 100 only where it is never otherwise.
    func percent(_ share: Double) -> String {
        if share.isNaN { return "–" }
        if share == 0 { return "" }
        if share < 0.005 { return "<1" }
        if share < 1, share >= 0.995 { return ">99" }
        return Figures.percent(100 * share)
    }

    /// A share of the doubt in a sentence, with its sign of per cent.
    func part(_ share: Double) -> String { Figures.percent(100 * share) + language("%", "٪") }

    func ranges(_ ranges: [Range<UInt32>]) -> String {
        words.list(ranges.map { language.isolated($0.inclusive) })
    }

    /// Units that have no score in some replicates, and so nothing but the others to describe them.
    func scoreless(_ tally: ReplicateTally) -> String? {
        let (scores, computed) = (subject.nominal.scores, tally.count - tally.failedCount)
        let shares = scores.indices.filter { !scores[$0].isNaN }.map { ($0, tally.scored($0)) }
        let lacking = shares.filter { $0.1 < computed }
        guard let (unit, count) = lacking.min(by: { $0.1 < $1.1 }) else { return nil }
        let percent = part(Double(computed - count) / Double(computed))
        let first = language.isolated(name(unit))
        return language(
            "Without a score in some replicates, and described by the others: \(lacking.count) \(lacking.count == 1 ? "unit" : "units"), most of all \(first) (in \(percent)).",
            "بلا درجة في بعض عمليات المحاكاة، وتوصف ببقيتها: عدد الوحدات \(lacking.count)، وأكثرها \(first) (في \(percent))."
        )
    }
}

extension Words {
    func doubt(_ doubt: Doubt) -> String {
        switch doubt {
        case .weights: language("weights", "الأوزان")
        case .aggregation: language("aggregation", "طريقة الجمع")
        case .normalisation: language("normalisation", "طريقة التوحيد")
        case .treatment: language("treatment", "معالجة القيم المتطرفة")
        case .inclusion: language("which indicators count", "اختيار المؤشرات")
        case .goalposts: language("goalposts", "حدود القياس")
        case .observation: language("errors of figures", "أخطاء الأرقام")
        case .age: language("age of figures", "قِدم الأرقام")
        case .inheritance: language("figures that stand in", "الأرقام المنقولة عن غيره")
        case .gaps: language("gaps", "الأرقام المفقودة")
        }
    }

    var allDoubts: String { language("all together", "الكل معا") }
    var valueChoices: String { language("value choices", "خيارات القيم") }

    /// The first tier that another seed may start elsewhere; nil where all are sure.
    func unsureTier(_ tiers: Tiers) -> String? {
        tiers.firstUnsure.map { tier in
            guard tiers.byUnit.contains(tier) else {
                return language(
                    "Another seed may start one tier more below the last: what decides it is within Monte-Carlo error.",
                    "قد تبدأ بذرة أخرى شريحة زائدة دون الأخيرة: فما يحسمه في حدود خطأ المحاكاة.")
            }
            return language(
                "Another seed may move where tier \(tier) and those below begin: what decides it is within Monte-Carlo error.",
                "قد تغيّر بذرة أخرى موضع بدء الشريحة \(tier) وما دونها: فما يحسمه في حدود خطأ المحاكاة.")
        }
    }

    /// Which doubt moves ranks most: values or measurement, and the largest single one where it is known; nil where
    /// nothing moves a rank.
    func mostDoubt(_ shares: DoubtShares) -> String? {
        guard shares.joint.variance > 0 else { return nil }
        func percent(_ share: Double) -> String { Figures.percent(100 * share) + language("%", "٪") }
        var sentences: [String] = []
        switch (shares.values, shares.measurement) {
        case (let values?, let measurement?):
            let (first, second) = (percent(values.share), percent(measurement.share))
            sentences.append(
                values.share > measurement.share
                    ? language(
                        "What moves ranks most: value choices, which alone bring \(first) of their variance; measurement alone brings \(second). The two need not add up to 100%.",
                        "أكثر ما يغيّر الرتب خيارات القيم، وحصتها وحدها \(first) من تباين الرتب؛ أما القياس فحصته وحده \(second)، ولا يلزم أن يكون المجموع 100٪."
                    )
                    : language(
                        "What moves ranks most: measurement, which alone brings \(second) of their variance; value choices alone bring \(first). The two need not add up to 100%.",
                        "أكثر ما يغيّر الرتب القياس، وحصته وحده \(second) من تباين الرتب؛ أما خيارات القيم فحصتها وحدها \(first)، ولا يلزم أن يكون المجموع 100٪."
                    ))
        case (_?, nil) where Set<Doubt>.choices.isSuperset(of: shares.joint.doubts):
            sentences.append(
                language(
                    "Only value choices vary in this model: its bands say nothing of errors in the figures.",
                    "لا يتغير في هذا النموذج إلا خيارات القيم: فلا تقول نطاقاته شيئا عن أخطاء الأرقام."))
        case (nil, _?) where Set<Doubt>.measurement.isSuperset(of: shares.joint.doubts):
            sentences.append(
                language(
                    "Only measurement varies in this model: its bands say nothing of the choice of weights.",
                    "لا يتغير في هذا النموذج إلا القياس: فلا تقول نطاقاته شيئا عن اختيار الأوزان."))
        default: break
        }
        if shares.each.count > 1, let largest = shares.largest, let first = shares.each.first {
            sentences.append(
                language(
                    "Of single doubts: \(doubt(largest)), \(percent(first.share)).",
                    "ومن مصادر الشك منفردة: \(doubt(largest))، \(percent(first.share))."))
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}

extension Words {
    /// That replicates failed; nil where none did.
    func failures(_ tally: ReplicateTally) -> String? {
        guard tally.failedCount > 0 else { return nil }
        let count = Figures.grouped(tally.failedCount)
        return language(
            "Failed replicates, left out: \(count).",
            "عمليات محاكاة تعذّرت واستُبعدت: \(language.isolated(count)).")
    }

    /// Which edition is looked at: title, model, period, what was chosen among the units, and how many there are.
    func identity(of subject: StudySubject) -> [String] {
        var facts = [
            language(subject.title), language.isolated("\(subject.model) \(subject.version)"),
            language("period ", "الفترة ") + language.isolated(subject.period),
        ]
        if let asOf = subject.asOf { facts.append(language("as of \(asOf)", "كما عُرف في \(asOf)")) }
        if !subject.selection.isEmpty {
            let chosen = selection(subject.selection).map(language.isolated)
            facts.append(language("only ", "فقط ") + list(chosen))
        }
        return facts + [units(subject.nominal)]
    }

    /// How many units there are, and how many of them have a rank.
    private func units(_ nominal: NominalScores) -> String {
        let (all, ranked) = (nominal.units.count, nominal.isRanked.count(where: \.self))
        let count = language(
            "\(Figures.grouped(all)) \(all == 1 ? "unit" : "units")",
            "عدد الوحدات \(language.isolated(Figures.grouped(all)))")
        guard ranked < all else { return count }
        return count
            + language(
                ", \(ranked == 0 ? "none" : Figures.grouped(ranked)) ranked",
                ranked == 0
                    ? "، ولا رتبة لأي منها" : "، منها ذات رتبة \(language.isolated(Figures.grouped(ranked)))"
            )
    }

    /// That `--rows` leaves rows out.
    func more(_ count: Int) -> String {
        language(
            "… \(Figures.grouped(count)) more; leave out --rows to see them",
            "… و\(Figures.grouped(count)) غيرها؛ احذف \(language.isolated("--rows")) لرؤيتها")
    }

    /// What was chosen among the units.
    private func selection(_ selection: [String: String]) -> [String] {
        ["scope", "category", "region", "state"].compactMap { name in
            selection[name].map { value in
                switch name {
                case "scope": lens(Dataset.Unit.Scope(rawValue: value))
                case "category": category(value)
                default: value
                }
            }
        }
    }
}
