/// Which way an indicator moves the index: up with its values, or down.
public enum Direction: String, Sendable, CaseIterable {
    case positive, negative
}

extension Settings {
    /// The direction under `direction`, in the two words of the form of model; positive where the key is absent.
    func direction(positive: String, negative: String) -> Direction {
        guard has("direction") else { return .positive }
        let word = name("direction", among: [positive, negative], of: "direction")
        return word == negative ? .negative : .positive
    }
}
