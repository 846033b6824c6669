import MizanNumerics

/// A file as the user gave it: its name, and its bytes (gzip or not).
public struct ImportFile: Sendable {
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// The cells of one file that a layout asks for, checked: numbers are numbers, what is required is there.
struct Sheet {
    struct Row {
        fileprivate let place: CSVRecord.Place
        fileprivate let texts: [String]
        fileprivate let numbers: [Double?]
        fileprivate let positions: [String: Int]

        var line: Int { place.line }

        /// The text of a cell; empty where it is missing.
        func text(_ column: String) -> String {
            guard let position = positions[column] else {
                preconditionFailure("no column \(column) in the layout")
            }
            return texts[position]
        }
        /// The text of a cell; nil where it is missing.
        func optional(_ column: String) -> String? {
            let text = text(column)
            return text.isEmpty ? nil : text
        }
        /// The number in a cell; nil where it, or an optional column, is missing.
        func number(_ column: String) -> Double? { positions[column].flatMap { numbers[$0] } }
        /// The whole number in a cell; nil where it is missing.
        func integer(_ column: String) -> Int? { number(column).map { Int($0) } }

        /// The value of a cell that a `choice` column has checked; nil where it is missing.
        func choice<Value: RawRepresentable>(_ column: String, _ type: Value.Type = Value.self) -> Value?
        where Value.RawValue == String {
            Value(rawValue: text(column))
        }

        /// The value of a cell that the layout requires: without it no row reaches an importer.
        func required<Value>(_ value: Value?) -> Value {
            guard let value else { preconditionFailure("line \(line): a required cell was not checked") }
            return value
        }
    }

    let file: String
    let layout: Layout
    private(set) var rows: [Row] = []
    private var reader: CSVReader

    /// The names in the header, those that are not read among them.
    var header: [String] { reader.columns }

    /// Reads a file whose header holds every column of one of the layouts, the first that fits.
    ///
    /// Every finding is kept: a header that is not known, with the columns looked for; a cell that is not what
    /// its column holds, with line and column.
    init?(_ file: ImportFile, as layouts: [Layout], findings: inout [Finding]) {
        self.file = file.name
        guard let bytes = Self.inflated(file, &findings) else { return nil }
        var reader = CSVReader(bytes, file: file.name)
        guard reader.header != nil else {
            findings += reader.findings
            return nil
        }
        guard let layout = Self.layout(reader.columns, among: layouts) else {
            findings.append(Self.unknownHeader(file.name, reader.columns, layouts))
            return nil
        }
        self.layout = layout
        if layout.latin1 { reader = CSVReader(Self.utf8(fromLatin1: bytes), file: file.name) }
        self.reader = reader
        read(&findings)
    }

    /// A finding at a cell, or at the name of a column where no row is given.
    func finding(
        _ code: FindingCode, _ row: Row?, _ column: String, message: String, hint: String
    ) -> Finding {
        let record = row.map { reader.record(at: $0.place) } ?? reader.header
        return Finding(
            code, file: file, record: record, place: reader.index(of: column) ?? -1, message: message,
            hint: hint)
    }

    /// The first of the layouts whose columns all stand in a header.
    private static func layout(_ columns: [String], among layouts: [Layout]) -> Layout? {
        layouts.first { Set(columns).isSuperset(of: $0.names) }
    }

    /// The layout of a file by its header alone; nil where none of them fits.
    static func layout(of file: ImportFile, among layouts: [Layout]) -> Layout? {
        layout(CSVReader(file.bytes, file: file.name).columns, among: layouts)
    }

    /// The bytes of a file, inflated where it is gzip; nil, with a finding, where it is damaged.
    static func inflated(_ file: ImportFile, _ findings: inout [Finding]) -> [UInt8]? {
        guard Gunzip.isGzip(file.bytes) else { return file.bytes }
        do throws(NumericsError) {
            return try Gunzip.inflate(file.bytes, limit: 1 << 30)
        } catch {
            findings.append(
                Finding(
                    .damagedGzip, file: file.name,
                    message: "the file is not whole gzip: \(error.description)",
                    hint: "fetch it again from the publisher"))
            return nil
        }
    }

    private mutating func read(_ findings: inout [Finding]) {
        let columns = (layout.columns + layout.optional + others(&findings)).compactMap { column in
            reader.index(of: column.name).map { (column: column, place: $0) }
        }
        let positions = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.column.name, $0) })
        while let record = reader.next() {
            var texts: [String] = []
            var numbers: [Double?] = []
            texts.reserveCapacity(columns.count)
            numbers.reserveCapacity(columns.count)
            for (column, place) in columns {
                let cell = column.cell(record, place, missing: layout.missing)
                texts.append(cell.text)
                numbers.append(cell.number)
                guard let fault = cell.fault else { continue }
                findings.append(
                    Finding(
                        fault.code, file: file, line: record.line(of: place), column: record.column(place),
                        message: fault.message, hint: "mend the cell, or fetch the file again",
                        excerpt: record.excerpt(place)))
            }
            rows.append(Row(place: record.place, texts: texts, numbers: numbers, positions: positions))
        }
        findings += reader.findings
        // Nothing at all is more likely a cut file than the news that every figure was withdrawn.
        guard rows.isEmpty, reader.findings.isEmpty else { return }
        findings.append(
            Finding(
                .emptyFile, file: file, line: 1, message: "the file has a header and no rows",
                hint: "fetch it again from the publisher"))
    }

    /// The columns that an open layout reads beside its own; one without a name is passed over.
    private func others(_ findings: inout [Finding]) -> [Layout.Column] {
        guard layout.isOpen else { return [] }
        let own = Set((layout.columns + layout.optional).map(\.name))
        if header.contains("") {
            findings.append(
                finding(
                    .unknownColumn, nil, "", message: "a column without a name is not read",
                    hint: "row numbers, as R writes them, may stand; name the column if it holds figures"))
        }
        return header.filter { !$0.isEmpty && !own.contains($0) }.map { .text($0) }
    }

    /// Names what was looked for, the layout that fits best first.
    private static func unknownHeader(_ file: String, _ names: [String], _ layouts: [Layout]) -> Finding {
        let lacking = layouts.map { layout in
            (layout: layout, names: layout.names.filter { !names.contains($0) })
        }
        let nearest = lacking.min {
            $0.names.count * $1.layout.names.count < $1.names.count * $0.layout.names.count
        }
        guard let nearest else { preconditionFailure("an importer without a layout") }
        let looked = layouts.map { "\($0.title) (\($0.names.joined(separator: ", ")))" }
        return Finding(
            .unknownHeader, file: file, line: 1,
            message: "the header is not known to this kind: for \(nearest.layout.title) it lacks "
                + nearest.names.joined(separator: ", "),
            hint: "looked for the columns of " + looked.joined(separator: "; or of "),
            excerpt: names.prefix(12).joined(separator: ","))
    }

    private static func utf8(fromLatin1 bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { byte in byte < 0x80 ? [byte] : [0xC0 | byte >> 6, 0x80 | byte & 0x3F] }
    }
}

extension Layout.Column {
    fileprivate typealias Cell = (text: String, number: Double?, fault: (code: FindingCode, message: String)?)

    /// What is wrong with a number that the column cannot hold.
    private func fault(of number: Double) -> (code: FindingCode, message: String)? {
        guard !range.contains(number) else { return nil }
        let (least, greatest) = (range.lowerBound, range.upperBound)
        let end = greatest.isFinite ? "to \(NumberGrammar.text(greatest))" : "or more"
        return (
            .outOfRange,
            "`\(name)` is \(NumberGrammar.text(number)), and can be \(NumberGrammar.text(least)) \(end)"
        )
    }

    /// What a cell holds by this column, and what is wrong with it.
    fileprivate func cell(_ record: CSVRecord, _ place: Int, missing: Set<String>) -> Cell {
        if let number = record.number(place) {
            switch kind {
            case .number:
                return ("", number, fault(of: number))
            case .integer:
                let isWhole = number == number.rounded() && abs(number) < 1e15
                return (
                    "", number, isWhole ? fault(of: number) : (.notWhole, "`\(name)` is not a whole number")
                )
            case .text, .choice:
                break
            }
        }
        let text = record.text(place)
        if missing.contains(text) {
            return ("", nil, required ? (.missingValue, "`\(name)` has no value") : nil)
        }
        switch kind {
        case .text:
            return (text, nil, nil)
        case .number, .integer:
            return (text, nil, (.notANumber, "`\(name)` is not a number"))
        case .choice(let values):
            let isKnown = values.contains(text)
            return (
                text, nil,
                isKnown ? nil : (.notAChoice, "`\(name)` is not one of \(values.joined(separator: ", "))")
            )
        }
    }
}
