import Mizan

/// What was counted of replicates, as it is printed: read from the counts alone, so that one process and merged shards
/// print the same.
struct StudyPage {
    enum What: String, CaseIterable {
        case ranks, acceptability, pairs, classes, doubts
    }

    let study: ReplicateStudy
    let words: StudyWords
    let what: What
    /// Shares of the replicates in a band, ascending.
    let levels: [Double]
    /// How many places count as the top.
    let top: Int
    /// Most rows of the table.
    let limit: Int?

    var language: Language { words.language }
    var nominal: NominalScores { study.subject.nominal }
    var joint: ReplicateTally { study.joint }

    var text: String {
        var parts = [heading]
        switch what {
        case .ranks: parts += rankTables
        case .acceptability: parts.append(limited(acceptabilityTable))
        case .pairs: parts.append(pairTable.text)
        case .classes: parts.append(limited(classTable))
        case .doubts: parts.append(doubtTable.text)
        }
        parts.append(footing)
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    func paragraph(_ text: String) -> String { language.line(text) + "\n" }

    func limited(_ table: TextTable) -> String {
        guard let limit, limit < table.rows.count else { return table.text }
        var short = table
        short.rows = Array(table.rows.prefix(limit))
        let more = table.rows.count - limit
        return short.text
            + paragraph(language("… \(more) more; leave out --rows to see them", "… و\(more) غيرها"))
    }

    // MARK: Heading

    private var heading: String {
        let subject = study.subject
        let count = language.isolated(Figures.grouped(study.count))
        var facts = [
            language(subject.title), language.isolated("\(subject.model) \(subject.version)"),
            language("period ", "الفترة ") + language.isolated(subject.period),
            language(
                "\(count) \(study.count == 1 ? "replicate" : "replicates"), seed \(subject.seed)",
                "\(count) عملية محاكاة، بذرة العشوائية \(subject.seed)"),
        ]
        if !subject.selection.isEmpty {
            let chosen = words.words.selection(subject.selection).map(language.isolated)
            facts.append(language("only ", "فقط ") + words.words.list(chosen))
        }
        if let asOf = subject.asOf { facts.append(language("as of \(asOf)", "كما عُرف في \(asOf)")) }
        var lines = [facts.joined(separator: " · ")]
        lines.append(
            language("What varies: ", "ما يتغير: ") + words.words.list(subject.doubts.map(words.words.doubt))
                + ".")
        if let exactness { lines.append(exactness) }
        if !study.missing.isEmpty {
            lines.append(
                language(
                    "Not all replicates: of \(Figures.grouped(study.asked)) these are not counted: ",
                    "ليست كل عمليات المحاكاة: لم يُعدّ من \(language.isolated(Figures.grouped(study.asked))): ")
                    + words.ranges(study.missing) + ".")
        }
        if let failures = words.words.failures(joint) { lines.append(failures) }
        if let scoreless = words.scoreless(joint) { lines.append(scoreless) }
        return lines.map(paragraph).joined()
    }

    /// How exact what is counted is; nil where nothing is.
    private var exactness: String? {
        let counted = joint.count - joint.failedCount
        guard counted > 0 else { return nil }
        let points = Figures.decimals(100 * Convergence.probabilityError(counted), 1)
        var exactness = language(
            "A probability is exact to \(points) points at most (95%, Monte Carlo)",
            "خطأ المحاكاة في الاحتمال \(points) نقطة على الأكثر (باحتمال 95٪)")
        if let width = Convergence(of: joint, coverage: nominal.coverage).width {
            exactness += language(
                ", an end of a \(Figures.percent(100 * nominal.coverage))% band of ranks to \(width) \(width == 1 ? "rank" : "ranks")",
                "، وفي طرف نطاق الرتب \(Figures.percent(100 * nominal.coverage))٪: \(width) من الرتب")
        }
        return exactness + "."
    }

    // MARK: Footing

    private var footing: String {
        var lines: [String] = []
        switch what {
        case .ranks:
            let percent = Figures.percent(100 * nominal.ordered)
            lines.append(
                language(
                    "A new tier starts where its first stands below the first of the last in \(percent)% of replicates; two units are ordered only where one stands above the other that often.",
                    "تبدأ شريحة جديدة حين يكون أولها دون أول سابقتها في \(percent)٪ من المحاكاة؛ ولا يُرتَّب اثنان إلا إذا تقدّم أحدهما على الآخر بهذا القدر."
                ))
        case .acceptability:
            lines.append(
                language(
                    "Per cent of the replicates in which a unit has that rank; in the last column, a later one.",
                    "النسبة المئوية لعمليات المحاكاة التي تكون فيها تلك الرتبة؛ والعمود الأخير لما بعدها."))
        case .pairs:
            lines.append(
                language(
                    "Per cent of the replicates in which the unit of the row scores above that of the column; ties count half.",
                    "النسبة المئوية لعمليات المحاكاة التي تعلو فيها درجة صاحب الصف درجة صاحب العمود؛ ويُحسب التساوي نصفا."
                ))
        case .classes:
            lines.append(
                language(
                    "Per cent of the replicates in which a unit is of that class.",
                    "النسبة المئوية لعمليات المحاكاة التي يقع فيها في تلك الفئة."))
        case .doubts:
            lines.append(
                language(
                    "The share is the mean variance of the ranks with that doubt alone, over the one with all together; its root is the places by which a rank moves. Shares need not add up to 100%: doubts hide or strengthen one another.",
                    "الحصة متوسط تباين الرتب مع ذلك الشك وحده، منسوبا إلى تباينها مع الكل معا، وجذر التباين هو مقدار تغيّر الرتبة. ولا يلزم أن يكون مجموع الحصص 100٪: فبعض الشك يحجب بعضا أو يقوّيه."
                ))
        }
        if let most = words.words.mostDoubt(DoubtShares(of: study)) { lines.append(most) }
        return lines.map(paragraph).joined()
    }
}
