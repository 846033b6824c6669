/// A record whose every field was found to be what its resource says.
///
/// A getter for a value that must be there stops the program where it is not: the resource and the row's `init`
/// then disagree. The getters that end in `OrNil` give nil for an empty cell.
public struct CheckedRecord {
    public let record: CSVRecord
    let layout: RecordLayout
    /// Texts that are held once for the whole file.
    let pools: [FieldPool]
    /// Number of each pooled text, by pool.
    let numbers: [Int]
    /// Value of each number, by field; NaN where it is missing.
    let values: [Double]

    /// The text, empty where it is missing.
    public func text(_ field: String) -> String {
        let index = layout.index(of: field)
        let pool = layout.pools[index]
        if pool >= 0 { return pools[pool].texts[numbers[pool]] }
        return layout.places[index] < 0 ? "" : record.text(layout.places[index])
    }

    public func textOrNil(_ field: String) -> String? {
        let text = text(field)
        return text.isEmpty ? nil : text
    }

    public func number(_ field: String) -> Double { there(numberOrNil(field), field) }

    public func numberOrNil(_ field: String) -> Double? {
        let value = values[layout.index(of: field)]
        return value.isNaN ? nil : value
    }

    public func integer(_ field: String) -> Int { there(integerOrNil(field), field) }

    public func integerOrNil(_ field: String) -> Int? { numberOrNil(field).flatMap { Int(exactly: $0) } }

    public func period(_ field: String) -> Period { there(Period(text(field)), field) }

    public func choice<Choice: RawRepresentable<String>>(_ field: String) -> Choice {
        there(choiceOrNil(field), field)
    }

    public func choiceOrNil<Choice: RawRepresentable<String>>(_ field: String) -> Choice? {
        Choice(rawValue: text(field))
    }

    /// True for `yes`, false for `no`.
    public func flag(_ field: String) -> Bool { text(field) == "yes" }

    /// The words of a list joined by `;`.
    public func words(_ field: String) -> [String] { text(field).split(separator: ";").map(String.init) }

    private func there<Value>(_ value: Value?, _ field: String) -> Value {
        guard let value else { preconditionFailure("\(layout.resource.file): \(field) was not checked") }
        return value
    }
}
