/// The one place where methods are registered: one line each.
public enum Registry {
    public static let imputations: [any Imputation.Type] = [
        NoImputation.self,
        ConstantImputation.self,
        MeanImputation.self,
        MedianImputation.self,
        RowMean.self,
        RowMedian.self,
        LatestImputation.self,
        LatestOrNextImputation.self,
        LinearImputation.self,
        LinearConstantImputation.self,
        RegressionImputation.self,
        ExpectationMaximisation.self,
        HotDeckImputation.self,
    ]

    public static let treatments: [any Treatment.Type] = [
        NoTreatment.self,
        ShapeTreatment.self,
        Winsorisation.self,
        LogTreatment.self,
        BoxCox.self,
    ]

    public static let normalisations: [any Normalisation.Type] = [
        Goalposts.self,
        MinMax.self,
        ZScore.self,
        RankNormalisation.self,
        PercentileRank.self,
        Borda.self,
        DistanceToTarget.self,
        DistanceToReference.self,
        FractionOfMaximum.self,
        Logistic.self,
        AdjustedMazziotta.self,
        Unnormalised.self,
    ]

    public static let aggregations: [any Aggregation.Type] = [
        ArithmeticMean.self,
        GeometricMean.self,
        HarmonicMean.self,
        PowerMean.self,
        Median.self,
        Minimum.self,
        OrderedWeightedAverage.self,
        MazziottaParetoIndex.self,
        AdjustedMazziottaParetoIndex.self,
        InvertedGeometricMean.self,
        InvertedPowerMean.self,
        WeightedSum.self,
        Copeland.self,
        TopsisAggregation.self,
        VikorAggregation.self,
        PrometheeAggregation.self,
    ]

    /// Ways to propose the weights of a group's children.
    public static let weightings: [any Weighting.Type] = [
        EqualWeighting.self,
        EqualPerIndicator.self,
        EntropyWeighting.self,
        CriticWeighting.self,
        DeviationWeighting.self,
        MerecWeighting.self,
        PrincipalComponentWeighting.self,
        AnalyticHierarchyWeighting.self,
        BestWorstWeighting.self,
        BudgetWeighting.self,
        RankOrderCentroid.self,
        OptimisedWeighting.self,
        BenefitOfTheDoubtWeighting.self,
    ]

    /// Every registered method, by stage.
    public static var stages: [(stage: String, methods: [any Method.Type])] {
        [
            ("imputation", imputations), ("treatment", treatments), ("normalisation", normalisations),
            ("aggregation", aggregations), ("weighting", weightings),
        ]
    }
}

extension Settings {
    /// The method that a section names under `method`, with its settings; nil where the key is absent or the name
    /// unknown, which is a finding.
    private func method(_ key: String, among types: [any Method.Type], of stage: String) -> (any Method)? {
        requiredSection(key) { $0.method(among: types, of: stage) }
    }

    /// The same of the mapping itself.
    private func method(among types: [any Method.Type], of stage: String) -> (any Method)? {
        guard let name = name("method", among: types.map { $0.name }, of: stage) else { return nil }
        return types.first { $0.name == name }?.init(self)
    }

    func treatment() -> (any Treatment)? {
        method(among: Registry.treatments, of: "treatment") as? any Treatment
    }

    func normalisation() -> (any Normalisation)? {
        method(among: Registry.normalisations, of: "normalisation") as? any Normalisation
    }

    func aggregation() -> (any Aggregation)? {
        method(among: Registry.aggregations, of: "aggregation") as? any Aggregation
    }

    /// A method under `key` that may be absent.
    private func methodOrNil(_ key: String, among types: [any Method.Type], of stage: String) -> (any Method)?
    {
        has(key) ? method(key, among: types, of: stage) : nil
    }

    func imputation(_ key: String) -> (any Imputation)? {
        methodOrNil(key, among: Registry.imputations, of: "imputation") as? any Imputation
    }

    func treatment(_ key: String) -> (any Treatment)? {
        methodOrNil(key, among: Registry.treatments, of: "treatment") as? any Treatment
    }

    func normalisation(_ key: String) -> (any Normalisation)? {
        methodOrNil(key, among: Registry.normalisations, of: "normalisation") as? any Normalisation
    }

    func aggregation(_ key: String) -> (any Aggregation)? {
        methodOrNil(key, among: Registry.aggregations, of: "aggregation") as? any Aggregation
    }

    /// A normalisation that scores each value by itself.
    func fixedNormalisation(_ key: String) -> any FixedNormalisation {
        let fixed = Registry.normalisations.filter { $0 is any FixedNormalisation.Type }
        let found = method(key, among: fixed, of: "normalisation") as? any FixedNormalisation
        return found ?? Unnormalised()
    }

    /// An aggregation that is a mean on a transformed scale.
    func transformedMean(_ key: String) -> any TransformedMean {
        let means = Registry.aggregations.filter { $0 is any TransformedMean.Type }
        return method(key, among: means, of: "aggregation") as? any TransformedMean ?? ArithmeticMean()
    }
}
