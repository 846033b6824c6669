import Mizan
import MizanNumerics

/// The words of the analyses, in both languages.
struct AnalysisWords {
    let language: Language
    let table: AnalysisTable
    private let labels: [String]

    init(_ language: Language, _ table: AnalysisTable) {
        (self.language, self.table) = (language, table)
        let nodes = (0..<table.nodeCount).map(table.node)
        // Names that begin alike would be shortened to one text.
        let starts = Dictionary(grouping: nodes.map { String(language($0.name).prefix(20)) }) { $0 }
        labels = nodes.map { node in
            let name = language(node.name)
            return name.isEmpty || starts[String(name.prefix(20))]?.count ?? 0 > 1 ? node.id : name
        }
    }

    /// A node for programs by its id, for people by its name, or by its id where names begin alike.
    func node(_ number: Int) -> AnalysisSheet.Cell { .named(table.node(number).id, labels[number]) }

    /// A node in a sentence, where its name is not shortened.
    func label(_ number: Int) -> String {
        let node = table.node(number)
        let name = language(node.name)
        return name.isEmpty ? node.id : name
    }

    /// A group at the head of a narrow column: by its id where that is a code, otherwise by the start of its name.
    func title(ofGroup place: Int) -> String {
        let group = table.groups[place]
        guard group.id.count > 4 else { return group.id }
        let name = label(table.indicators.count + place)
        return name.count > 12 ? name.prefix(11) + "…" : name
    }

    func unit(_ place: Int) -> AnalysisSheet.Cell { .named(table.units[place].id, unitLabel(place)) }

    func unitLabel(_ place: Int) -> String {
        let name = language.name(table.units[place])
        return name.isEmpty ? table.units[place].id : name
    }

    /// A name inside a sentence.
    func named(_ name: String) -> String { language(name, "«" + name + "»") }

    func list(_ words: [String]) -> String { words.joined(separator: language(", ", "، ")) }

    /// The first of some names, and how many there are beside them.
    func some(_ names: [String], _ count: Int = 4) -> String {
        let rest = names.count - count
        return list(names.prefix(count).map(named))
            + (rest > 0 ? language(" and \(rest) more", " و\(rest) غيرها") : "")
    }

    /// A number of things in English.
    func count(_ number: Int, _ thing: String) -> String {
        Figures.grouped(number) + " " + thing + (number == 1 ? "" : "s")
    }

    // MARK: Titles

    var units: String {
        language("\(table.units.count) units", "عدد الوحدات " + language.isolated("\(table.units.count)"))
    }

    func title(_ kind: AnalysisKind) -> String {
        switch kind {
        case .statistics: language("Statistics", "إحصاءات")
        case .availability: language("Availability", "توفر البيانات")
        case .correlations: language("Correlations", "الارتباطات")
        case .reliability: language("Reliability", "الاتساق الداخلي")
        case .pca: language("Principal components", "المكونات الرئيسية")
        case .weights: language("Weights and importance", "الأوزان والأهمية")
        case .growth: language("Growth", "النمو")
        case .audit: language("Audit", "تدقيق")
        }
    }

    func stage(_ stage: AnalysisTable.Stage) -> String {
        switch stage {
        case .raw: language("raw figures", "الأرقام الخام")
        case .treated: language("treated figures", "الأرقام المعالجة")
        case .normalised: language("normalised figures", "الأرقام الموحدة القياس")
        }
    }

    var indicator: String { language("Indicator", "المؤشر") }
    var group: String { language("Group", "المجموعة") }
    var unit: String { language("Unit", "الوحدة") }
    var note: String { language("Note", "ملاحظة") }
    var known: String { language("n", "العدد") }

    /// The name of a group, and whether its own children or all indicators below it are meant.
    func set(_ set: AnalysisTable.ItemSet) -> String {
        guard set.isOfIndicators else { return label(set.group) }
        return label(set.group) + language(", all indicators", "، كل المؤشرات")
    }

    // MARK: Flags

    func flag(_ flag: StatisticsFlag) -> String {
        switch flag {
        case .fewKnown: language("gaps", "فجوات")
        case .manyZeros: language("zeros", "أصفار")
        case .fewDistinct: language("ties", "تكرار")
        case .constant: language("constant", "ثابت")
        case .outlying: language("outliers", "قيم شاذة")
        }
    }

    func flags(_ flags: Set<StatisticsFlag>) -> AnalysisSheet.Cell {
        let present = StatisticsFlag.allCases.filter(flags.contains)
        return .named(
            present.map(Self.code).joined(separator: ";"), list(present.map(flag)))
    }

    /// The word of a flag in files.
    private static func code(_ flag: StatisticsFlag) -> String {
        switch flag {
        case .fewKnown: "few-known"
        case .manyZeros: "many-zeros"
        case .fewDistinct: "few-distinct"
        case .constant: "constant"
        case .outlying: "outlying"
        }
    }

    func flag(_ flag: CorrelationReport.Flag) -> String {
        switch flag {
        case .conflicting: language("conflicting", "متعارضان")
        case .redundant: language("redundant", "مكرران")
        case .dominant: language("dominant", "مهيمن")
        case .silent: language("silent", "لا يُسمع")
        }
    }

    // MARK: Why there is no number

    /// - Parameter items: the nodes of the columns that the computation was given.
    func reason(_ error: NumericsError, _ items: [Int] = []) -> String {
        func figure(_ value: Double) -> String { language.isolated(Figures.compact(value)) }
        switch error {
        case .tooFewValues(let known, let needed):
            return language("\(known) known, \(needed) needed", "المعلوم \(known) والمطلوب \(needed)")
        case .constantValues(let value):
            return language("always \(figure(value))", "ثابت عند \(figure(value))")
        case .inColumn(let place, let inner):
            guard items.indices.contains(place) else { return reason(inner, items) }
            return label(items[place]) + language(": ", ": ") + reason(inner)
        case .notPositive(_, let value):
            return language("\(figure(value)) is not above 0", "\(figure(value)) ليس أكبر من 0")
        case .unfitCount(_, let count, _):
            return count == 0
                ? language("no item", "بلا عناصر") : language("one item alone", "عنصر واحد فقط")
        case .valueOutOfDomain(_, let value, _):
            return language("\(figure(value)) is out of range", "\(figure(value)) خارج المجال")
        default: return language.isolated(error.description)
        }
    }

    /// Why a series has no growth, beside its first and last figure.
    func reasonOfGrowth(_ row: GrowthReport.Row) -> AnalysisSheet.Cell {
        let found = [row.compound, row.trend].compactMap { result -> NumericsError? in
            if case .failure(let error) = result { return error }
            return nil
        }
        guard let error = found.first else { return .empty }
        switch error {
        case .tooFewValues: return .named(error.description, language("one figure", "رقم واحد"))
        case .notPositive, .valueOutOfDomain:
            return .named(error.description, language("not above 0", "ليس فوق 0"))
        default: return .named(error.description, reason(error))
        }
    }

    func reason<Value>(_ result: Result<Value, NumericsError>, _ items: [Int] = []) -> AnalysisSheet.Cell {
        guard case .failure(let error) = result else { return .empty }
        return .named(error.description, reason(error, items))
    }
}
