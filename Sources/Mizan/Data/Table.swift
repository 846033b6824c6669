/// The rows of one file, sorted by key, with what is needed to check them against other files.
struct Table<Row: Hashable> {
    let resource: Resource
    let rows: [Row]
    /// Where each row stands in the file.
    private let places: [CSVRecord.Place]
    /// The distinct texts of each field; empty for fields whose texts are their rows' own.
    private let texts: [[String]]
    private let bytes: [UInt8]
    let file: String
    /// True where no record was lost, so that what is not in the table is not in the file.
    let isWhole: Bool
    private(set) var findings: [Finding]

    /// Reads a file and finds what is wrong with its cells, and rows that stand in it twice.
    init(_ resource: Resource, bytes: [UInt8], file: String, row: (CheckedRecord) -> Row) {
        self.resource = resource
        self.bytes = bytes
        self.file = file
        var reader = ResourceReader(resource, bytes: bytes, file: file)
        let keys = resource.primaryKey.map { reader.layout.pools[resource.index(of: $0)] }
        var read: [Row] = []
        var found: [CSVRecord.Place] = []
        var numbers = [[Int]](repeating: [], count: keys.count)
        while let record = reader.next() {
            read.append(row(record))
            found.append(record.record.place)
            for (column, key) in keys.enumerated() { numbers[column].append(reader.numbers[key]) }
        }
        findings = reader.allFindings
        isWhole = reader.isWhole
        texts = reader.layout.pools.map { $0 >= 0 ? reader.pools[$0].texts : [] }
        if reader.count == 0, findings.isEmpty {
            findings.append(
                Finding(
                    .noRows, file: file, line: 1, message: "there is a header and no row",
                    hint: "add rows, or leave the file as it is if there is nothing to say yet"))
        }
        let order = RowOrder(
            count: read.count,
            columns: keys.enumerated().map { (numbers[$0], reader.pools[$1].texts) })
        rows = order.isAsRead ? read : order.places.map { read[$0] }
        places = order.isAsRead ? found : order.places.map { found[$0] }
        for run in order.equals {
            for place in run.dropFirst() {
                reportSameKey(found[place], first: found[run[0]], isEqual: read[place] == read[run[0]])
            }
        }
    }

    /// The table of a file that is not there.
    init(_ resource: Resource) {
        self.resource = resource
        rows = []
        places = []
        texts = resource.fields.map { _ in [] }
        bytes = []
        file = resource.file
        isWhole = false
        findings = []
    }

    /// What was found, in the order of the file.
    var sortedFindings: [Finding] {
        findings.enumerated().sorted { left, right in
            (left.element.line, left.element.column, left.offset)
                < (right.element.line, right.element.column, right.offset)
        }.map(\.element)
    }

    /// Adds a finding at a field of a row.
    mutating func report(_ code: FindingCode, row: Int, field: String, _ message: String, hint: String) {
        report(code, at: places[row], field: field, message, hint: hint)
    }

    private mutating func reportSameKey(_ place: CSVRecord.Place, first: CSVRecord.Place, isEqual: Bool) {
        let key = resource.primaryKey.map { "`\($0)`" }.joined(separator: ", ")
        if isEqual {
            report(
                .duplicateRow, at: place, field: resource.primaryKey[0],
                "the row of line \(first.line) again, with the same \(key)", hint: "remove one of the two")
        } else {
            report(
                .conflictingRows, at: place, field: resource.primaryKey[0],
                "conflicts with line \(first.line): the same \(key), other values",
                hint: "find out which is right and remove the other")
        }
    }

    private mutating func report(
        _ code: FindingCode, at place: CSVRecord.Place, field: String, _ message: String, hint: String
    ) {
        guard findings.count < CSVReader.findingLimit else { return }
        let reader = CSVReader(bytes, file: file)
        findings.append(
            Finding(
                code, file: file, record: reader.record(at: place), place: reader.index(of: field) ?? -1,
                message: message, hint: hint))
    }

    // MARK: - References

    /// The distinct texts in a field; empty where the file lacks the column.
    func texts(_ field: String) -> [String] { texts[resource.index(of: field)] }

    /// Finds every value of a foreign key that refers to nothing, or to a unit of another kind.
    ///
    /// - Parameters:
    ///   - ids: what may be referred to.
    ///   - others: what is listed, and is of another kind than `key` asks for.
    mutating func check(_ key: Resource.ForeignKey, ids: Set<String>, others: Set<String>) {
        let unknown = Set(texts(key.field).filter { !$0.isEmpty && !ids.contains($0) && $0 != key.wildcard })
        guard !unknown.isEmpty else { return }
        let faults = Dictionary(
            uniqueKeysWithValues: unknown.map { ($0, Self.fault($0, key, ids: ids, others: others)) })
        var reader = CSVReader(bytes, file: file)
        guard let place = reader.index(of: key.field) else { return }
        var count = 0
        while count < CSVReader.findingLimit, let record = reader.next() {
            guard let fault = faults[record.text(place)] else { continue }
            count += 1
            findings.append(
                Finding(
                    fault.code, file: file, record: record, place: place,
                    message: "`\(key.field)` \(fault.text)",
                    hint: fault.hint))
        }
    }

    private static func fault(
        _ text: String, _ key: Resource.ForeignKey, ids: Set<String>, others: Set<String>
    ) -> FieldFault {
        let shown = PhysicalLine.shown(text)
        if others.contains(text), let kind = key.kind {
            return FieldFault(
                code: .wrongReference, text: "names \(shown), which is not of the kind \(kind.rawValue)",
                hint: "name a unit of the kind \(kind.rawValue)")
        }
        let near = Spelling.nearest(to: text, in: ids)
        return FieldFault(
            code: .unknownReference, text: "names \(shown), which \(key.resource).csv does not list",
            hint: near.map { "did you mean \($0)?" } ?? "correct it, or add \(shown) to \(key.resource).csv")
    }
}
