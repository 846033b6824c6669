/// What figures of an indicator must be, where the indicator's id says more than its column can.
extension Table<Dataset.Observation> {
    /// More people than have ever lived at one time.
    static let peopleLimit = 20_000_000_000

    /// Checks the figures of the indicators that count people or deaths.
    ///
    /// - Parameter indicators: the indicators that the table has figures of.
    mutating func checkFigures(of indicators: [String]) {
        let counts = Set(indicators.filter { $0 == "population" || $0.hasPrefix("deaths-") })
        guard !counts.isEmpty else { return }
        for index in rows.indices where counts.contains(rows[index].indicator) {
            let row = rows[index]
            for (field, value) in [("value", row.value), ("low", row.low), ("high", row.high)] {
                guard let value else { continue }
                if row.indicator == "population" {
                    checkPeople(index, field, value)
                } else {
                    checkCount(index, field, value)
                }
            }
        }
    }

    private mutating func checkPeople(_ index: Int, _ field: String, _ value: Double) {
        if let fault = Field.wholeFault(value, 0...Self.peopleLimit) {
            report(
                fault.code, row: index, field: field, "`\(field)` of population \(fault.text)",
                hint: fault.hint)
        } else if field == "value", value == 0 {
            report(
                .noPeople, row: index, field: field, "`value` of population is 0",
                hint: "leave the figure out if it is not known; nothing is divided by 0")
        }
    }

    /// Deaths may be fractions: a publisher's count times the share of a group.
    private mutating func checkCount(_ index: Int, _ field: String, _ value: Double) {
        guard value < 0 else { return }
        report(
            .outOfRange, row: index, field: field,
            "`\(field)` of \(rows[index].indicator) is \(NumberGrammar.text(value)), below 0",
            hint: "check the sign, the digits and the unit of measurement")
    }
}
