/// Reads one file by its resource and hands out the records that are sound in themselves.
///
/// What concerns several rows or several files is for `Table` and `Dataset.read`.
struct ResourceReader {
    let resource: Resource
    private(set) var findings: [Finding] = []
    /// Distinct texts by field, for the fields that repeat; nil for the others.
    private(set) var pools: [FieldPool?]
    /// Number of each pooled text of the record handed out last.
    private(set) var numbers: [Int]
    /// Records read, sound or not.
    private(set) var count = 0

    private var reader: CSVReader
    /// Place of each field in a record; -1 for an optional column that the file does not have.
    let places: [Int]
    private let needed: Int?

    init(_ resource: Resource, bytes: [UInt8], file: String) {
        self.resource = resource
        let reader = CSVReader(bytes, file: file)
        self.reader = reader
        places = resource.fields.map { reader.index(of: $0.name) ?? -1 }
        needed = resource.figure.map(resource.index)
        let keys = resource.primaryKey + resource.foreignKeys.map(\.field)
        pools = resource.fields.map { keys.contains($0.name) || $0.kind.repeats ? FieldPool() : nil }
        numbers = Array(repeating: 0, count: places.count)
        checkHeader()
    }

    var file: String { reader.file }

    /// All that was found, the CSV reader's findings among them.
    var allFindings: [Finding] { reader.findings + findings }

    /// The next sound record; nil at the end.
    mutating func next() -> CheckedRecord? {
        while findings.count < CSVReader.findingLimit, let record = reader.next() {
            count += 1
            if let checked = checked(record) { return checked }
        }
        if findings.count >= CSVReader.findingLimit { reader.giveUp() }
        return nil
    }

    private mutating func checkHeader() {
        guard reader.header != nil else { return }
        let known = resource.fields.map(\.name)
        let unknown = reader.columns.filter { !known.contains($0) }
        var isWhole = true
        for (field, place) in zip(resource.fields, places) where place < 0 && field.isRequired {
            isWhole = false
            let near = Spelling.nearest(to: field.name, in: unknown)
            findings.append(
                Finding(
                    .missingColumn, file: file, line: 1, message: "the column `\(field.name)` is missing",
                    hint: near.map { "did you mean `\(field.name)` by `\(PhysicalLine.shown($0))`?" }
                        ?? "add it to the header: \(field.description)"))
        }
        for (place, name) in reader.columns.enumerated() where !known.contains(name) {
            let near = Spelling.nearest(to: name, in: known.filter { !reader.columns.contains($0) })
            report(
                .unknownColumn, reader.header, place, "the column `\(PhysicalLine.shown(name))` is not read",
                hint: near.map { "did you mean `\($0)`?" } ?? "remove it, or keep it for your own use")
        }
        if !isWhole { reader.stop() }
    }

    private mutating func checked(_ record: CSVRecord) -> CheckedRecord? {
        var isSound = true
        var texts = [String?](repeating: nil, count: places.count)
        for index in places.indices {
            let place = places[index]
            let isEmpty = place < 0 || record.isEmpty(place)
            if isEmpty, resource.fields[index].isRequired {
                isSound = false
                report(
                    .missingValue, record, place, "`\(resource.fields[index].name)` is empty",
                    hint: "every row needs it: \(resource.fields[index].description)")
            } else if pools[index] != nil {
                let cell = isEmpty ? [] : record.bytes(place)
                let field = resource.fields[index]
                let number =
                    pools[index]?.number(of: cell) { isEmpty || field.fault(record, at: place) == nil } ?? 0
                numbers[index] = number
                texts[index] = pools[index]?.texts[number]
                if pools[index]?.isSound[number] == false { isSound = reportFault(field, record, place) }
            } else if !isEmpty, resource.fields[index].fault(record, at: place) != nil {
                isSound = reportFault(resource.fields[index], record, place)
            }
        }
        guard isSound, isOrdered(record) else { return nil }
        if let needed, places[needed] < 0 || record.isEmpty(places[needed]) {
            report(
                .noValue, record, places[needed],
                "`\(resource.fields[needed].name)` is empty: the row is not read",
                hint: "remove the row, or give the figure; a missing figure is never 0")
            return nil
        }
        return CheckedRecord(record: record, resource: resource, places: places, pooled: texts)
    }

    /// False, having reported what is wrong with a cell.
    private mutating func reportFault(_ field: Field, _ record: CSVRecord, _ place: Int) -> Bool {
        guard let fault = field.fault(record, at: place) else { return true }
        report(fault.code, record, place, "`\(field.name)` \(fault.text)", hint: fault.hint)
        return false
    }

    private mutating func isOrdered(_ record: CSVRecord) -> Bool {
        var isOrdered = true
        for order in resource.orders {
            var last: (name: String, value: Double)?
            for name in order.fields {
                let place = places[resource.index(of: name)]
                guard place >= 0, let value = record.number(place) else { continue }
                if let last, value < last.value {
                    isOrdered = false
                    report(
                        order.code, record, place,
                        "`\(name)` is \(NumberGrammar.text(value)), below `\(last.name)`, "
                            + NumberGrammar.text(last.value),
                        hint: "in a row `" + order.fields.joined(separator: "` <= `") + "`")
                }
                last = (name, value)
            }
        }
        return isOrdered
    }

    private mutating func report(
        _ code: FindingCode, _ record: CSVRecord?, _ place: Int, _ message: String, hint: String
    ) {
        findings.append(Finding(code, file: file, record: record, place: place, message: message, hint: hint))
    }
}
