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
        case .acceptability: parts += limited(acceptabilityTables)
        case .pairs: parts += pairTables.map(\.text)
        case .classes: parts += limited(classTables)
        case .doubts: parts.append(doubtTable.text)
        }
        parts.append(footing)
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    func paragraph(_ text: String) -> String { language.wrapped(text) }

    // MARK: Heading

    private var heading: String {
        let subject = study.subject
        let count = language.isolated(Figures.grouped(study.count))
        let facts =
            words.words.identity(of: subject) + [
                language(
                    "\(count) \(study.count == 1 ? "replicate" : "replicates"), seed \(subject.seed)",
                    "\(count) عملية محاكاة، بذرة العشوائية \(subject.seed)")
            ]
        var lines: [String] = []
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
        return language.wrapped(facts: facts) + lines.map(paragraph).joined()
    }

    /// How exact what is counted is; nil where nothing is.
    private var exactness: String? {
        let counted = joint.count - joint.failedCount
        guard counted > 0 else { return nil }
        let points = Figures.decimals(100 * Convergence.probabilityError(counted), 1)
        var exactness = language(
            "Monte Carlo error (95%): at most \(points) points in a probability",
            "خطأ المحاكاة (باحتمال 95٪): \(points) نقطة على الأكثر في الاحتمال")
        if let width = Convergence(of: joint, coverage: widest).width {
            let band = Figures.level(widest)
            exactness += language(
                ", \(width) \(width == 1 ? "rank" : "ranks") at an end of a \(band)% band",
                "، و\(width) من الرتب عند طرف نطاق \(band)٪")
        }
        return exactness + "."
    }
}
