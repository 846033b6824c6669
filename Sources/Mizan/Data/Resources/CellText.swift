// The canonical text of a row's values; a missing one is an empty cell.

extension Double? {
    var cell: String { map(NumberGrammar.text) ?? "" }
}

extension Int? {
    var cell: String { map(String.init) ?? "" }
}

extension Bool {
    var cell: String { self ? "yes" : "no" }
}

extension CaseIterable where Self: RawRepresentable<String> {
    /// The words that a column of this type takes.
    static var words: [String] { allCases.map(\.rawValue) }
}
