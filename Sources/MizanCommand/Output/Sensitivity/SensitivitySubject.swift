import ArgumentParser
import Mizan

/// The edition whose sensitivity is looked at, of either form of model, and the names of what is in it.
struct SensitivitySubject {
    enum Form {
        case need(Edition)
        case index(IndexEdition)
    }

    let form: Form
    /// Which edition it is.
    let study: StudySubject
    let words: AnalysisWords
    private let placeOfUnit: [String: Int]
    private let nodes: [String: Int]

    init(_ edition: Edition, audience: Dataset.Unit.Sensitivity, _ language: Language) {
        self.init(
            .need(edition), StudySubject(edition, NeedReplicates(edition, seed: 0), audience: audience),
            AnalysisWords(language, AnalysisTable(edition)))
    }

    init(
        _ edition: IndexEdition, of dataset: Dataset, vintage: Vintage, audience: Dataset.Unit.Sensitivity,
        _ language: Language
    ) {
        self.init(
            .index(edition),
            StudySubject(
                edition, of: dataset, vintage: vintage, IndexReplicates(edition, seed: 0), audience: audience),
            AnalysisWords(language, AnalysisTable(edition)))
    }

    private init(_ form: Form, _ study: StudySubject, _ words: AnalysisWords) {
        (self.form, self.study, self.words) = (form, study, words)
        let table = words.table
        placeOfUnit = Dictionary(table.units.enumerated().map { ($1.id, $0) }) { first, _ in first }
        nodes = Dictionary((0..<table.nodeCount).map { (table.node($0).id, $0) }) { first, _ in first }
    }

    var language: Language { words.language }
    var nominal: NominalScores { study.nominal }

    func source(seed: UInt64) -> any ReplicateSource {
        switch form {
        case .need(let edition): NeedReplicates(edition, seed: seed)
        case .index(let edition): IndexReplicates(edition, seed: seed)
        }
    }

    func drawnWeights(seed: UInt64) throws -> DrawnWeights {
        switch form {
        case .need(let edition): DrawnWeights(edition, seed: seed)
        case .index(let edition): try DrawnWeights(edition, seed: seed)
        }
    }

    func levers(_ range: Double) -> ModelLevers {
        switch form {
        case .need(let edition): ModelLevers(edition, range: range)
        case .index(let edition): ModelLevers(edition, range: range)
        }
    }

    var weighed: WeighedModel? {
        get throws {
            switch form {
            case .need(let edition): WeighedModel(edition)
            case .index(let edition): try WeighedModel(edition)
            }
        }
    }

    /// The place of a unit among those of the edition.
    func unit(_ id: String, isRanked: Bool) throws -> Int {
        guard let place = nominal.units.firstIndex(of: id) else { throw unknown("unit", id, nominal.units) }
        if isRanked, !nominal.isRanked[place] { throw ValidationError("\(id) has no rank") }
        if nominal.scores[place].isNaN { throw ValidationError("\(id) has no score") }
        return place
    }

    // MARK: Names

    func name(_ unit: Int) -> String {
        placeOfUnit[nominal.units[unit]].map(words.unitLabel) ?? nominal.units[unit]
    }

    func cell(_ unit: Int) -> AnalysisSheet.Cell { .named(nominal.units[unit], name(unit)) }

    func node(_ id: String) -> String { nodes[id].map(words.label) ?? id }

    func nodeCell(_ id: String) -> AnalysisSheet.Cell { .named(id, node(id)) }

    /// A doubt, or an input of it.
    func input(_ input: DoubtInput) -> String {
        let doubt = Words(language).doubt(input.doubt)
        guard !input.id.isEmpty else { return doubt }
        let children = "the children of "
        if input.id.hasPrefix(children) {
            let group = node(String(input.id.dropFirst(children.count)))
            return doubt + language(": below ", ": ما تحت ") + words.named(group)
        }
        return doubt + language(": ", ": ") + node(input.id)
    }

    /// The output in a line for people.
    func title(of output: SensitivityOutput) -> String {
        let unit = output.unit.map { words.named(name($0)) } ?? ""
        return switch output {
        case .meanRankShift: language("mean shift of the ranks", "متوسط تحرّك الرتب")
        case .rank: language("rank of \(unit)", "رتبة \(unit)")
        case .score: language("score of \(unit)", "درجة \(unit)")
        case .top(_, let places):
            language("\(unit) in the top \(places)", "وجود \(unit) ضمن أول \(places)")
        }
    }

    /// The output as the option names it.
    func key(of output: SensitivityOutput) -> String {
        let unit = output.unit.map { nominal.units[$0] } ?? ""
        return switch output {
        case .meanRankShift: "mean-rank-shift"
        case .rank: "rank:\(unit)"
        case .score: "score:\(unit)"
        case .top: "top:\(unit)"
        }
    }
}
