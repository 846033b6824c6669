import Mizan

/// One look at the sensitivity of a ranking as it is printed: a heading, a table and notes for people, one table for
/// programs.
struct SensitivityPage {
    let method: SensitivityMethod
    let subject: SensitivitySubject
    /// After the name of the method.
    var about: String
    /// What programs read beside the model.
    var facts: [(String, JSONValue)] = []
    var sheet: AnalysisSheet
    /// The table for people where it is not that of programs.
    var shown: AnalysisSheet?
    /// Tables for people that are not the first one.
    var others: [AnalysisPage.Block] = []
    /// What stands before the table.
    var lead: [String] = []
    var notes: [String] = []
    /// Most rows of the table.
    var limit: Int?
    /// Rows beyond `limit` that were not even computed.
    var uncomputed = 0

    init(
        _ method: SensitivityMethod, _ subject: SensitivitySubject, about: String = "", sheet: AnalysisSheet
    ) {
        (self.method, self.subject, self.about, self.sheet) = (method, subject, about, sheet)
    }

    private var language: Language { subject.language }

    var text: String {
        let facts =
            [title + (about.isEmpty ? "" : language(": ", ": ") + about)]
            + Words(language).identity(of: subject.study)
        let whole = shown ?? sheet
        let blocks =
            lead.map(AnalysisPage.Block.line)
            + (whole.rows.isEmpty ? [] : [.table(whole.limited(to: limit))]) + leftOut(of: whole) + others
            + notes.map(AnalysisPage.Block.line)
        return language.wrapped(facts: facts) + subject.words.text(blocks)
    }

    /// How many rows `limit` leaves out, where it does.
    private func leftOut(of sheet: AnalysisSheet) -> [AnalysisPage.Block] {
        let more = sheet.rows.count + uncomputed - (limit ?? .max)
        guard more > 0 else { return [] }
        return [.line(Words(language).more(more))]
    }

    var csv: String { sheet.limited(to: limit).csv }

    var json: String {
        JSONValue.object(
            [("method", .text(method.rawValue))] + subject.study.members
                + [("units", .number(Double(subject.nominal.units.count)))] + facts
                + [("rows", sheet.limited(to: limit).json)]
        ).lines
    }

    private var title: String {
        switch method {
        case .sobol: language("Shares of the variance", "حصص التباين")
        case .morris: language("Elementary effects", "الآثار الأولية")
        case .oneAtATime: language("One at a time", "واحدا واحدا")
        case .dropOne: language("Without each", "بدون كل عنصر")
        case .stability: language("Stability of the order", "ثبات الترتيب")
        case .confidenceSets: language("Ranks of all at once", "رتب الكل معا")
        case .centralWeights: language("Central weights", "الأوزان المركزية")
        }
    }
}
