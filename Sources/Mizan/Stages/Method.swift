/// A registered method: found by its name in model files, listed by `mizan methods`.
public protocol Method: Sendable {
    /// The name in model files.
    static var name: String { get }
    /// What it gives, in one line.
    static var summary: String { get }
    /// Key in docs/references.bib and section.
    static var reference: String { get }
    init(_ settings: Settings)
}
