/// The one place where methods are registered: one line each.
public enum Registry {
    public static let normalisations: [any Normalisation.Type] = [
        Goalposts.self,
        Unnormalised.self,
    ]

    public static let aggregations: [any Aggregation.Type] = [
        ArithmeticMean.self,
        InvertedGeometricMean.self,
        InvertedPowerMean.self,
        WeightedSum.self,
    ]

    /// Every registered method, by stage.
    public static var stages: [(stage: String, methods: [any Method.Type])] {
        [("normalisation", normalisations), ("aggregation", aggregations)]
    }
}

extension Settings {
    /// The method that a section names under `method`, with its settings; `fallback` where the key is absent
    /// or the name unknown.
    func normalisation(_ key: String) -> any Normalisation {
        requiredSection(key) { settings in
            let names = Registry.normalisations.map { $0.name }
            let name = settings.name("method", among: names, of: "normalisation") ?? Unnormalised.name
            let type = Registry.normalisations.first { $0.name == name } ?? Unnormalised.self
            return type.init(settings)
        }
    }

    func aggregation(_ key: String) -> any Aggregation {
        requiredSection(key) { settings in
            let names = Registry.aggregations.map { $0.name }
            let name = settings.name("method", among: names, of: "aggregation") ?? ArithmeticMean.name
            let type = Registry.aggregations.first { $0.name == name } ?? ArithmeticMean.self
            return type.init(settings)
        }
    }
}
