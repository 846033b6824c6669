import Mizan

/// Words of the pages about an index, in both languages, and its numbers.
struct IndexWords {
    let words: Words
    let edition: IndexEdition
    /// Decimals that tell the scores of the index apart.
    private let decimals: Int

    init(_ edition: IndexEdition, _ language: Language) {
        words = Words(language)
        self.edition = edition
        let known = edition.scores.filter { !$0.isNaN }
        let span = (known.max() ?? 0) - (known.min() ?? 0)
        decimals = span >= 20 ? 1 : span >= 2 ? 2 : 3
    }

    var language: Language { words.language }
    var model: IndexModel { edition.model }

    var unit: String {
        switch model.units.kind {
        case .community: words.community
        case .country: words.state
        case .region: language("Region", "الإقليم")
        }
    }
    var code: String { language("Code", "الرمز") }
    var imputed: String { language("Imputed %", "مفترض ٪") }
    var reason: String { language("Why", "السبب") }
    var place: String { language("Place", "الموضع") }
    var group: String { language("Group", "المجموعة") }
    var indicator: String { language("Indicator", "المؤشر") }
    var adds: String { language("Adds", "الإسهام") }
    var figure: String { language("Figure", "القيمة") }
    var measure: String { language("Measured in", "وحدة القياس") }
    var toTarget: String { language("To target", "إلى الهدف") }

    // MARK: Names

    /// In Arabic a unit without an Arabic name has its English one.
    func name(_ unit: Dataset.Unit) -> String {
        let name = language.name(unit)
        return name.isEmpty ? unit.nameEnglish : name
    }

    func name(_ node: Int) -> String {
        let name = language(model.name(node))
        return name.isEmpty ? model.name(node).english : name
    }

    /// What is compared: title, name, version, period.
    func identity(of edition: IndexEdition) -> [String] {
        let model = edition.model
        return [
            language(model.title), language.isolated("\(model.name) \(model.version)"),
            language("period ", "الفترة ") + language.isolated("\(edition.period)"),
        ]
    }

    func replicates(_ uncertainty: Uncertainty) -> String {
        let count = language.isolated(Figures.grouped(uncertainty.replicates))
        guard uncertainty.source.doubts == [.weights] else {
            return language(
                "\(count) replicates, seed \(uncertainty.seed)",
                "\(count) عملية محاكاة، بذرة العشوائية \(uncertainty.seed)")
        }
        return language(
            "\(count) replicates of the weights, seed \(uncertainty.seed)",
            "\(count) عملية محاكاة للأوزان، بذرة العشوائية \(uncertainty.seed)")
    }

    /// Why there are no ranks.
    var noRanks: String {
        model.doubts.isEmpty
            ? language(
                "no ranks: the model states no uncertainty", "بلا رتب: لا يذكر النموذج عدم اليقين")
            : language("no ranks: no replicates are drawn", "بلا رتب: لم تُجر محاكاة")
    }

    // MARK: Numbers

    func score(_ value: Double) -> String { value.isNaN ? "–" : Figures.decimals(value, decimals) }

    func signed(_ value: Double) -> String {
        let text = Figures.decimals(abs(value), decimals)
        return !text.contains { ("1"..."9").contains($0) } ? text : (value < 0 ? "−" : "+") + text
    }

    func band(_ band: Uncertainty.Band?) -> String {
        band.map { Figures.span($0.low, $0.high, score) } ?? "–"
    }

    func band(_ band: Uncertainty.RankBand?) -> String {
        band.map { $0.low == $0.high ? "\($0.low)" : "\($0.low)–\($0.high)" } ?? "–"
    }

    /// A figure in its own measure; with more decimals where it is small.
    func figure(_ value: Double) -> String {
        guard abs(value) < 0.1, value != 0 else { return Figures.raw(value) }
        var (size, count) = (abs(value), 3)
        while size < 0.1, count < 12 {
            size *= 10
            count += 1
        }
        return Figures.decimals(value, count)
    }

    func place(_ rank: Int?, of count: Int) -> String { rank.map { "\($0)/\(count)" } ?? "–" }

    // MARK: Reasons

    /// Why a unit has no score, in a few words.
    func absence(_ absence: IndexEdition.Absence, _ unit: Int, in edition: IndexEdition) -> String {
        switch absence {
        case .screenedOut(.dropped): return language("left out by the model", "يستبعدها النموذج")
        case .screenedOut(.fewKnown(let share, let needed)):
            return language(
                "screened out: \(percent(share)) of the indicators known, \(percent(needed)) needed",
                "مستبعدة: المعلوم \(percent(share)) من المؤشرات والمطلوب \(percent(needed))")
        case .screenedOut(.fewNonzero(let share, let needed)):
            return language(
                "screened out: \(percent(share)) of the figures are not 0, \(percent(needed)) needed",
                "مستبعدة: غير الصفر \(percent(share)) من القيم والمطلوب \(percent(needed))")
        case .incomplete(let groups):
            if edition.knownCount(unit) == 0 { return language("no figure at all", "لا قيمة على الإطلاق") }
            // A group that is short of a group which is short itself says nothing new.
            let columns = edition.model.indicators.count
            let short = groups.filter { group in
                !edition.model.groups[group.group].children.contains { child in
                    groups.contains { columns + $0.group == child }
                }
            }
            let parts = short.prefix(3).map { group in
                let stated = edition.model.groups[group.group]
                let needed = stated.needed(of: group.size)
                let name = language(stated.name).isEmpty ? stated.name.english : language(stated.name)
                return language(
                    "\(name) knows \(group.known) of \(group.size), needs \(needed)",
                    "\(language.isolated(name)): المعلوم \(group.known) من \(group.size) والمطلوب \(needed)")
            }
            return parts.joined(separator: language("; ", "؛ "))
                + (short.count > 3 ? language("; and more", "؛ وغيرها") : "")
        }
    }

    func absence(_ absence: IndexEdition.Absence, _ unit: Int) -> String {
        self.absence(absence, unit, in: edition)
    }

    private func percent(_ share: Double) -> String {
        Figures.percent(100 * share) + language("%", "٪")
    }
}
