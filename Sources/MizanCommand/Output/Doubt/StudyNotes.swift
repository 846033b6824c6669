import Mizan

// How the tables of counted replicates are read: what stands below them, for people.

extension StudyPage {
    /// Replicates from which on anything is said of what moves ranks.
    private static let fewest = 30

    var footing: String {
        var lines = notes
        guard study.count >= Self.fewest else { return lines.map(paragraph).joined() }
        let shares = DoubtShares(of: study)
        if let most = words.words.mostDoubt(shares) {
            lines.append(most)
        } else if shares.joint.variance == 0, ranked.count > 1 {
            lines.append(
                language("Nothing that varies here moves a rank.", "لا يغيّر أي مما يتغير هنا رتبة."))
        }
        return lines.map(paragraph).joined()
    }

    private var notes: [String] {
        switch what {
        case .ranks: rankNotes
        case .acceptability: [acceptabilityNote]
        case .pairs: pairNotes
        case .classes:
            [
                language(
                    "Per cent of the replicates in which a unit is of that class.",
                    "النسبة المئوية لعمليات المحاكاة التي تقع فيها الوحدة في تلك الفئة.")
            ]
        case .doubts: doubtNotes
        }
    }

    private var rankNotes: [String] {
        let percent = Figures.level(nominal.ordered)
        var notes: [String] = []
        if study.tiers.isKnown {
            notes.append(
                language(
                    "A new tier starts at the first unit that stands below the first of the tier in \(percent)% of replicates; two units are ordered only where one stands above the other that often.",
                    "تبدأ شريحة جديدة عند أول وحدة تأتي دون أولى الشريحة في \(percent)٪ من المحاكاة؛ ولا تُرتَّب وحدتان إلا إذا تقدّمت إحداهما على الأخرى بهذا القدر."
                ))
            if study.hasSettledTiers, study.tiers.byUnit.count(where: { $0 != nil }) > 1 {
                notes.append(
                    language(
                        "Of the units at the edge of a tier further replicates were drawn, which decide where it starts.",
                        "وسُحبت للوحدات عند حد كل شريحة عمليات محاكاة إضافية، وهي التي تحسم موضع بدئها."))
            }
            if let unsure = words.words.unsureTier(study.tiers) { notes.append(unsure) }
        } else if nominal.units.count > 1, joint.pairCounts.isEmpty {
            notes.append(
                language(
                    "No tiers: among so many units, pairs are not counted.",
                    "بلا شرائح: لا تُقارن الوحدات اثنتين اثنتين حين يكون عددها بهذا القدر."))
        }
        var columns: [String] = []
        if !ranked.isEmpty, !apart.isEmpty {
            let band = Figures.level(widest)
            columns.append(
                language(
                    "Values, measurement: the \(band)% band of ranks where only value choices vary, or only measurement.",
                    "القيم، القياس: نطاق \(band)٪ للرتب حين لا تتغير إلا خيارات القيم، أو لا يتغير إلا القياس."
                ))
        }
        if hasTop {
            columns.append(
                language(
                    "In top \(top): per cent of the replicates.",
                    "ضمن أول \(top): نسبة مئوية من عمليات المحاكاة.")
            )
        }
        if !study.subject.classes.isEmpty {
            columns.append(
                language(
                    "Class: the most frequent, and how frequent it is.",
                    "الفئة: أكثرها تكرارا، ونسبة تكرارها."))
        }
        if !columns.isEmpty { notes.append(columns.joined(separator: " ")) }
        return notes
    }

    private var acceptabilityNote: String {
        let ranks = language(
            "Per cent of the replicates in which a unit has that rank",
            "النسبة المئوية لعمليات المحاكاة التي تكون فيها للوحدة تلك الرتبة")
        guard shownBins < joint.bins else { return ranks + "." }
        return ranks
            + language(
                "; in the last column, a later one. --top shows more ranks.",
                "؛ والعمود الأخير لما بعدها. ويعرض \(language.isolated("--top")) رتبا أكثر.")
    }

    private var pairNotes: [String] {
        var notes: [String] = []
        let (shown, all) = (shownPairs, compared.count)
        if shown < all {
            let option = limit.map { $0 < top } ?? false ? "--rows" : "--top"
            notes.append(
                language(
                    "The first \(shown) of \(Figures.grouped(all)); \(option) shows more, CSV and JSON hold every pair.",
                    "أول \(shown) من \(Figures.grouped(all))؛ ويعرض \(language.isolated(option)) أكثر، وكل الأزواج في CSV وJSON."
                ))
        }
        if ranked.count < nominal.order.count, !ranked.isEmpty {
            notes.append(
                language(
                    "Only units with a rank; those with a tier alone are in CSV and JSON.",
                    "ذوات الرتب وحدها؛ أما ما له شريحة فقط ففي CSV وJSON."))
        }
        notes.append(
            language(
                "Per cent of the replicates in which the unit of the row scores above that of the column, numbered from the highest score; ties count half.",
                "النسبة المئوية لعمليات المحاكاة التي تعلو فيها درجة صاحب الصف درجة صاحب العمود، والترقيم من أعلى درجة؛ ويُحسب التساوي نصفا."
            ))
        return notes
    }

    private var doubtNotes: [String] {
        let isAlone = study.parts.count > 1
        var notes = [
            language(
                "A rank moves by the root of the mean variance of the ranks while that doubt alone varies; the share is that variance over the one with all together.",
                "مقدار تغيّر الرتبة هو جذر متوسط تباين الرتب حين يتغير ذلك الشك وحده، والحصة هي ذلك التباين منسوبا إلى التباين مع الكل معا."
            )
        ]
        if isAlone {
            notes.append(
                language(
                    "Shares need not add up to 100%: doubts hide or strengthen one another.",
                    "ولا يلزم أن يكون مجموع الحصص 100٪: فبعض الشك يحجب بعضا أو يقوّيه."))
        } else if study.subject.doubts.count > 1 {
            notes.append(
                language(
                    "Only all doubts together were drawn (--together): leave that out for the share of each.",
                    "لم يُسحب إلا الكل معا (\(language.isolated("--together"))): احذفه لمعرفة حصة كل شك."))
        }
        return notes
    }
}
