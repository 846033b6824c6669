/// What a study of replicates is about: which edition was drawn, and the names that its tables show.
///
/// Two studies with the same subject count replicates of the same thing.
public struct StudySubject: Sendable, Equatable {
    /// The way in which replicates are drawn from numbers: raised whenever a draw changes, so that counts of two
    /// versions are never added up.
    public static let currentEngine = 2

    public var engine = StudySubject.currentEngine
    public var isIndex: Bool
    public var model: String
    public var version: String
    public var title: Model.LocalText
    public var modelHash: String
    public var dataHash: String
    public var period: String
    /// ISO date; nil = everything that was known.
    public var asOf: String?
    public var audience: Dataset.Unit.Sensitivity
    /// What was chosen among the units, by name: scope, category, region, state.
    public var selection: [String: String]
    public var kind: Dataset.Unit.Kind
    public var seed: UInt64
    /// The doubts that the model varies, in the order of `Doubt`.
    public var doubts: [Doubt]
    /// Names of the classes of the nominal scores.
    public var classes: [ScoreClass]
    /// Names of the units of the nominal scores: English, Arabic.
    public var names: [Model.LocalText]
    public var nominal: NominalScores

    public struct ScoreClass: Sendable, Equatable {
        public var id: String
        public var name: Model.LocalText
    }
}

extension StudySubject {
    /// An edition of a model of evidence, and how it is drawn.
    public init(
        _ edition: Edition, _ source: some ReplicateSource, audience: Dataset.Unit.Sensitivity
    ) {
        let (model, chosen) = (edition.model, edition.selection)
        let selection = [
            "scope": chosen.scope?.rawValue, "category": chosen.category, "region": chosen.region,
            "state": chosen.state,
        ]
        self.init(
            isIndex: false, model: model.name, version: model.version, title: model.title,
            modelHash: model.hash, dataHash: edition.dataset.hash, period: edition.period.description,
            asOf: edition.panel.vintage.asOf, audience: audience,
            selection: selection.compactMapValues(\.self), kind: model.units.kind, seed: source.seed,
            doubts: source.doubts.inOrder,
            classes: model.classes.map { ScoreClass(id: $0.id, name: $0.name) },
            names: edition.standings.map(\.unit).map(Model.LocalText.init), nominal: source.nominal)
    }

    /// An edition of an index, and how it is drawn.
    public init(
        _ edition: IndexEdition, of dataset: Dataset, vintage: Vintage, _ source: some ReplicateSource,
        audience: Dataset.Unit.Sensitivity
    ) {
        let model = edition.model
        self.init(
            isIndex: true, model: model.name, version: model.version, title: model.title,
            modelHash: model.hash, dataHash: dataset.hash, period: edition.period.description,
            asOf: vintage.asOf, audience: audience,
            selection: model.units.scope.map { ["scope": $0.rawValue] } ?? [:], kind: model.units.kind,
            seed: source.seed, doubts: source.doubts.inOrder, classes: [],
            names: edition.units.map(Model.LocalText.init), nominal: source.nominal)
    }
}

extension Model.LocalText {
    fileprivate init(_ unit: Dataset.Unit) {
        self.init(english: unit.nameEnglish, arabic: unit.nameArabic)
    }
}

extension Set<Doubt> {
    /// In the order of their kind.
    public var inOrder: [Doubt] { Doubt.allCases.filter(contains) }
}
