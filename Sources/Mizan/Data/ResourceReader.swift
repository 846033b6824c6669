/// Reads one file by its resource and hands out the records that are sound in themselves.
///
/// What concerns several rows or several files is for `Table` and `Dataset.read`.
struct ResourceReader {
    /// What the loop over cells needs of a field, without its texts.
    private struct Column {
        enum Check {
            case none
            case number(minimum: Double, maximum: Double, isWhole: Bool)
            case other
        }

        /// Place in a record; -1 for an optional column that the file does not have.
        var place: Int
        var isRequired: Bool
        /// Place among the pools; -1 where the column's texts are its rows' own.
        var pool: Int
        var check: Check

        var isNumber: Bool { if case .number = check { true } else { false } }
    }

    let layout: RecordLayout
    private(set) var findings: [Finding] = []
    /// Distinct texts of the fields that repeat.
    private(set) var pools: [FieldPool] = []
    /// Number of each pooled text of the record handed out last, by pool.
    private(set) var numbers: [Int]
    /// Value of each number of the record handed out last, by field; NaN where it is missing.
    private var values: [Double]
    /// Records read, sound or not.
    private(set) var count = 0

    private var reader: CSVReader
    private let columns: [Column]
    private let needed: Int?
    private var hasItsColumns = true

    init(_ resource: Resource, bytes: [UInt8], file: String) {
        let reader = CSVReader(bytes, file: file)
        self.reader = reader
        let layout = RecordLayout(resource, places: resource.fields.map { reader.index(of: $0.name) ?? -1 })
        self.layout = layout
        needed = resource.figure.map(resource.index)
        columns = resource.fields.enumerated().map { index, field in
            Column(
                place: layout.places[index], isRequired: field.isRequired, pool: layout.pools[index],
                check: Self.check(field.kind))
        }
        pools = layout.pools.filter { $0 >= 0 }.map { _ in FieldPool() }
        numbers = pools.map { _ in 0 }
        values = columns.map { _ in .nan }
        checkHeader()
    }

    private static func check(_ kind: Field.Kind) -> Column.Check {
        switch kind {
        case .text: .none
        case .number(let minimum, let maximum):
            .number(minimum: minimum ?? -.infinity, maximum: maximum ?? .infinity, isWhole: false)
        case .integer(let minimum, let maximum):
            .number(minimum: Double(minimum), maximum: Double(maximum), isWhole: true)
        case .year:
            .number(
                minimum: Double(Field.years.lowerBound), maximum: Double(Field.years.upperBound),
                isWhole: true)
        case .id, .period, .date, .choice, .yesNo, .words, .stateYears, .address: .other
        }
    }

    private var resource: Resource { layout.resource }

    var file: String { reader.file }

    /// True where the file was read to its end and no record of it was lost.
    var isWhole: Bool { hasItsColumns && !Findings(reader.findings).hasErrors }

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
        for (field, place) in zip(resource.fields, layout.places) where place < 0 && field.isRequired {
            hasItsColumns = false
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
        if !hasItsColumns { reader.stop() }
    }

    private mutating func checked(_ record: CSVRecord) -> CheckedRecord? {
        var isSound = true
        for index in columns.indices {
            let column = columns[index]
            if column.place < 0 || record.isEmpty(column.place) {
                values[index] = .nan
                if column.isRequired { isSound = reportMissing(index, record) }
                if column.pool >= 0 { numbers[column.pool] = pools[column.pool].numberOfEmpty() }
            } else if column.pool >= 0 {
                numbers[column.pool] = pooled(index, record)
                if !pools[column.pool].isSound[numbers[column.pool]] {
                    isSound = reportFault(index, record)
                } else if column.isNumber {
                    values[index] = record.number(column.place) ?? .nan
                }
            } else if !take(index, record) {
                isSound = reportFault(index, record)
            }
        }
        guard isSound, isOrdered(record), hasFigure(record) else { return nil }
        return CheckedRecord(record: record, layout: layout, pools: pools, numbers: numbers, values: values)
    }

    /// Number of a cell's text in its pool, which checks texts that it has not seen.
    private mutating func pooled(_ index: Int, _ record: CSVRecord) -> Int {
        let column = columns[index]
        let layout = layout
        let isSound = { layout.resource.fields[index].fault(record, at: column.place) == nil }
        if record.isFolded(column.place) {
            return pools[column.pool].number(ofFolded: record.text(column.place), check: isSound)
        }
        return pools[column.pool].number(of: record.span(column.place), in: record.source, check: isSound)
    }

    /// Takes the value of a cell that is not pooled; false where it is not sound.
    private mutating func take(_ index: Int, _ record: CSVRecord) -> Bool {
        let place = columns[index].place
        switch columns[index].check {
        case .none: return true
        case .other: return layout.resource.fields[index].fault(record, at: place) == nil
        case .number(let minimum, let maximum, let isWhole):
            guard let value = record.number(place) else { return false }
            values[index] = value
            return value >= minimum && value <= maximum && (!isWhole || value.rounded() == value)
        }
    }

    /// False, having reported that a cell is empty.
    private mutating func reportMissing(_ index: Int, _ record: CSVRecord) -> Bool {
        let field = resource.fields[index]
        report(
            .missingValue, record, columns[index].place, "`\(field.name)` is empty",
            hint: "every row needs it: \(field.description)")
        return false
    }

    /// False, having reported what is wrong with a cell.
    private mutating func reportFault(_ index: Int, _ record: CSVRecord) -> Bool {
        let field = resource.fields[index]
        guard let fault = field.fault(record, at: columns[index].place) else { return true }
        report(fault.code, record, columns[index].place, "`\(field.name)` \(fault.text)", hint: fault.hint)
        return false
    }

    /// False, with a warning, where the row lacks the figure that it is there for.
    private mutating func hasFigure(_ record: CSVRecord) -> Bool {
        guard let needed else { return true }
        let place = columns[needed].place
        guard place < 0 || record.isEmpty(place) else { return true }
        report(
            .noValue, record, place, "`\(resource.fields[needed].name)` is empty: the row is not read",
            hint: "remove the row, or give the figure; a missing figure is never 0")
        return false
    }

    private mutating func isOrdered(_ record: CSVRecord) -> Bool {
        var isOrdered = true
        for order in layout.orders {
            var last: (name: String, value: Double)?
            for (index, name) in order.fields {
                let value = values[index]
                if value.isNaN { continue }
                if let last, value < last.value {
                    isOrdered = false
                    report(
                        order.code, record, layout.places[index],
                        "`\(name)` is \(NumberGrammar.text(value)), below `\(last.name)`, "
                            + NumberGrammar.text(last.value),
                        hint: "in a row `" + order.fields.map(\.name).joined(separator: "` <= `") + "`")
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
