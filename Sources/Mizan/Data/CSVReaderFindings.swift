extension Finding {
    /// A finding at a field of a record; at the record as a whole where the place is negative.
    init(_ code: FindingCode, file: String, record: CSVRecord?, place: Int, message: String, hint: String) {
        let isField = record.map { place >= 0 && place < $0.count } ?? false
        self.init(
            code, file: file, line: isField ? record?.line(of: place) ?? 0 : record?.line ?? 0,
            column: isField ? record?.column(place) ?? 0 : 0, message: message, hint: hint,
            excerpt: record?.excerpt(isField ? place : 0) ?? "")
    }
}

/// What a reader of CSV says about bytes that are not text, and how it counts what it says.
extension CSVReader {
    /// Adds a finding at a field of a record.
    mutating func report(
        _ code: FindingCode, _ record: CSVRecord, _ index: Int, message: String, hint: String
    ) {
        add(
            Finding(
                code, file: file, line: record.line(of: index), column: record.column(index),
                message: message,
                hint: hint, excerpt: record.excerpt(index)))
    }

    /// Adds a finding at an offset.
    mutating func report(_ code: FindingCode, at offset: Int, line: Int, message: String, hint: String) {
        let place = PhysicalLine(around: offset, in: bytes)
        add(
            Finding(
                code, file: file, line: line, column: place.column, message: message, hint: hint,
                excerpt: place.excerpt))
    }

    /// Adds a finding that shows no text.
    mutating func report(_ code: FindingCode, line: Int, message: String, hint: String) {
        add(Finding(code, file: file, line: line, message: message, hint: hint))
    }

    mutating func reportLong(_ record: CSVRecord) {
        for index in 0..<record.count {
            let length = record.cells[index].end - record.cells[index].start
            guard length > Self.fieldLimit else { continue }
            report(
                .fieldTooLong, record, index,
                message: "\(name(of: index)) is \(length) bytes long, over the limit of \(Self.fieldLimit)",
                hint: "shorten it; a quote opened too early can swallow the lines that follow")
        }
    }

    /// True where every field is UTF-8 that can be shown; what forbids it is a finding.
    mutating func isText(_ record: CSVRecord) -> Bool {
        for index in 0..<record.count {
            guard let fault = TextFault.first(in: bytes, record.cells[index].start..<record.cells[index].end)
            else { continue }
            let before = bytes[record.start..<fault.offset]
            let line = record.line + before.count { $0 == UInt8(ascii: "\n") }
            report(
                fault.code, at: fault.offset, line: line, message: "\(fault.text) in \(name(of: index))",
                hint: fault.hint)
            if fault.code.severity == .error { return false }
        }
        return true
    }

    /// A field's name for a message; its number where the header does not name it.
    func name(of index: Int) -> String {
        index < columns.count ? "`\(PhysicalLine.shown(columns[index]))`" : "field \(index + 1)"
    }
}
