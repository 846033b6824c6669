/// Weights that settings state by the ids of what they weigh.
///
/// By id and never by place, so that no order of a file can give a weight to the wrong child.
struct JudgedWeights: Sendable {
    let ids: [String]
    var weights: [Double]
    var measures: [ProposedWeights.Measure] = []

    /// Reads the ids under `key`; equal weights until they are judged.
    init(_ settings: Settings, ids key: String) {
        let ids = settings.texts(key, required: true)
        self.ids = ids
        weights = ids.map { _ in 1 / Double(ids.count) }
        if Set(ids).count < ids.count {
            settings.refuse(key, "an id stands twice in '\(key)'", hint: "name each child once")
        }
    }

    /// For each child of the group its place among the ids.
    ///
    /// - Throws: where ids and children are not the same.
    func places(in group: WeightingGroup) throws(WeightingFault) -> [Int] {
        for id in ids where !group.children.contains(id) {
            throw .unknownChild(id, children: group.children)
        }
        var places: [Int] = []
        for child in group.children {
            guard let place = ids.firstIndex(of: child) else { throw .unnamedChild(child) }
            places.append(place)
        }
        return places
    }

    func proposed(for group: WeightingGroup) throws(WeightingFault) -> ProposedWeights {
        let places = try places(in: group)
        return ProposedWeights(places.map { weights[$0] }, measures: measures)
    }
}
