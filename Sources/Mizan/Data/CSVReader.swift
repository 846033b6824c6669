/// Reads the records of a CSV file (RFC 4180) out of its bytes, one at a time.
///
/// Goals, in order: nothing is read wrongly, every fault is named with its physical line and column, a million
/// records a second. A byte-order mark, LF and CRLF are accepted, and so are quoted newlines; blank lines are
/// passed over. A record that is broken is a finding and is not handed out; reading goes on after it, except
/// after a quote that is never closed.
///
/// Edge: an empty file and a header that cannot be used are findings, and `next()` then gives nothing. A file
/// with a header alone has no findings here.
/// Reference: [RFC4180], section 2
public struct CSVReader: Sendable {
    /// The longest field that is read, in bytes.
    public static let fieldLimit = 1 << 20
    /// The most findings that are kept; reading stops there, with a finding that says so.
    public static let findingLimit = 10_000
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    public let file: String
    /// The names in the header; empty where there is no usable header.
    public private(set) var columns: [String] = []
    /// The header as a record, for the places of its names; nil where there is no usable header.
    public private(set) var header: CSVRecord?
    public internal(set) var findings: [Finding] = []

    let bytes: [UInt8]
    private let delimiter: UInt8
    private var position = 0
    private var line = 1
    private var isDone = false

    /// A reader that has read the header, the first line of the bytes that is not blank.
    public init(_ bytes: [UInt8], file: String, delimiter: UInt8 = UInt8(ascii: ",")) {
        self.bytes = bytes
        self.file = file
        self.delimiter = delimiter
        if bytes.starts(with: Self.byteOrderMark) { position = 3 }
        readHeader()
    }

    /// Place of a column in every record; nil where the header lacks it.
    public func index(of column: String) -> Int? { columns.firstIndex(of: column) }

    /// The next sound record; nil at the end.
    public mutating func next() -> CSVRecord? {
        while !isDone, position < bytes.count {
            guard let record = scan() else { continue }
            if record.count == columns.count { return record }
            if record.count == 1, record.isEmpty(0) { continue }
            reportCount(record)
        }
        return nil
    }

    /// Keeps a finding; past the limit one more says so and reading ends.
    mutating func add(_ finding: Finding) {
        guard findings.count < Self.findingLimit else { return }
        findings.append(finding)
        if findings.count == Self.findingLimit { giveUp() }
    }

    /// Ends reading because there is too much to say.
    mutating func giveUp() {
        isDone = true
        findings.append(
            Finding(
                .tooManyFindings, file: file, line: line - 1,
                message: "\(Self.findingLimit) findings: the rest of the file was not read",
                hint: "mend what the first findings say; one cause often has many effects"))
    }

    /// Ends reading: what follows has no meaning without its header.
    mutating func stop() { isDone = true }

    /// A record read before, by the place where it began.
    func record(at place: CSVRecord.Place) -> CSVRecord? {
        var reader = self
        reader.position = place.offset
        reader.line = place.line
        return reader.scan()
    }

    private mutating func readHeader() {
        var first: CSVRecord?
        while first == nil, !isDone, position < bytes.count {
            guard let record = scan() else { break }
            if record.count > 1 || !record.isEmpty(0) { first = record }
        }
        guard let first else {
            isDone = true
            if findings.isEmpty {
                report(
                    .emptyFile, line: 1, message: "the file is empty: it has no header row",
                    hint: "write the names of the columns into the first line")
            }
            return
        }
        let names = (0..<first.count).map(first.text)
        for (index, name) in names.enumerated() where names[..<index].contains(name) {
            report(
                .duplicateColumn, first, index,
                message: "the column `\(PhysicalLine.shown(name))` appears twice",
                hint: "rename or remove one of the two")
        }
        if names.count == 1, let other = Self.likelyDelimiter(in: names[0]) {
            report(
                .wrongDelimiter, first, 0, message: "the header is one wide column, divided by \(other)",
                hint: "save the file with commas between the fields")
        }
        guard !Findings(findings).hasErrors else {
            isDone = true
            return
        }
        columns = names
        header = first
    }

    private static func likelyDelimiter(in header: String) -> String? {
        if header.contains(";") { return "semicolons" }
        if header.contains("\t") { return "tabs" }
        return header.contains(",") ? "commas" : nil
    }

    private mutating func reportCount(_ record: CSVRecord) {
        let expected = columns.count
        let isLong = record.count > expected
        let message = "expected \(expected) fields, found \(record.count)"
        let hint =
            isLong
            ? "quote a field that holds a comma, or remove what stands after the last column"
            : "the missing fields begin at `\(PhysicalLine.shown(columns[record.count]))`; leave a field empty "
                + "rather than out"
        report(.fieldCount, record, isLong ? expected : record.count - 1, message: message, hint: hint)
    }

    /// One record, sound in itself; nil where it was broken and has been passed over.
    private mutating func scan() -> CSVRecord? {
        let start = position
        let startLine = line
        var cells: [CSVRecord.Cell] = []
        cells.reserveCapacity(max(columns.count, 8))
        var isPlain = true
        var isLong = false
        var isLast = false
        while !isLast {
            let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
            let cell = isQuoted ? quoted(cells.count, &isPlain) : unquoted(cells.count, &isPlain)
            guard let cell else { return nil }
            isLong = isLong || cell.end - cell.start > Self.fieldLimit
            cells.append(cell)
            isLast = !takeDelimiter()
        }
        takeLineEnd()
        let record = CSVRecord(source: bytes, cells: cells, line: startLine, start: start)
        if isLong {
            reportLong(record)
            return nil
        }
        return isPlain || isText(record) ? record : nil
    }

    private mutating func takeDelimiter() -> Bool {
        guard position < bytes.count, bytes[position] == delimiter else { return false }
        position += 1
        return true
    }

    /// Passes over LF or CRLF; does nothing at the end of the file.
    private mutating func takeLineEnd() {
        if position < bytes.count, bytes[position] == UInt8(ascii: "\r") { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        line += 1
    }

    private func isLineEnd(_ offset: Int) -> Bool {
        if offset >= bytes.count || bytes[offset] == UInt8(ascii: "\n") { return true }
        return bytes[offset] == UInt8(ascii: "\r") && offset + 1 < bytes.count
            && bytes[offset + 1] == UInt8(ascii: "\n")
    }

    private mutating func unquoted(_ index: Int, _ isPlain: inout Bool) -> CSVRecord.Cell? {
        let bytes = self.bytes
        let start = position
        var offset = start
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == delimiter { break }
            if byte > 0x2C, byte < 0x7F {
                offset += 1
                continue
            }
            if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && isLineEnd(offset)) { break }
            if byte == UInt8(ascii: "\"") {
                report(
                    .misplacedQuote, at: offset, line: line,
                    message: "a quote inside \(name(of: index)), which is not quoted",
                    hint: "put the whole field in quotes and double the quotes inside it")
                skipLine(from: offset)
                return nil
            }
            if byte < 0x20 || byte >= 0x7F { isPlain = false }
            offset += 1
        }
        position = offset
        return CSVRecord.Cell(start: start, end: offset, folded: false)
    }

    private mutating func quoted(_ index: Int, _ isPlain: inout Bool) -> CSVRecord.Cell? {
        let bytes = self.bytes
        let opening = position
        let openingLine = line
        var folded = false
        var offset = opening + 1
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") {
                if offset + 1 == bytes.count || bytes[offset + 1] != UInt8(ascii: "\"") { break }
                folded = true
                offset += 2
                continue
            }
            if byte == UInt8(ascii: "\n") {
                line += 1
            } else if byte == UInt8(ascii: "\r"), isLineEnd(offset) {
                folded = true
            } else if byte < 0x20 || byte >= 0x7F {
                isPlain = false
            }
            offset += 1
        }
        guard offset < bytes.count else {
            report(
                .unclosedQuote, at: opening, line: openingLine,
                message: "the quote that opens \(name(of: index)) here is never closed",
                hint: "close it, or double it if it is part of the text; the rest of the file was not read")
            position = bytes.count
            isDone = true
            return nil
        }
        position = offset + 1
        guard isLineEnd(position) || bytes[position] == delimiter else {
            reportTextAfterQuote(index, openedAt: opening, line: openingLine)
            skipLine(from: position)
            return nil
        }
        return CSVRecord.Cell(start: opening + 1, end: offset, folded: folded)
    }

    /// Names the closing quote; where it is on a later line, the opening one, which may have been meant to close
    /// on its own line.
    private mutating func reportTextAfterQuote(_ index: Int, openedAt opening: Int, line openingLine: Int) {
        if openingLine == line {
            report(
                .misplacedQuote, at: position, line: line,
                message: "text after the closing quote of \(name(of: index))",
                hint: "double a quote that is part of the text")
        } else {
            report(
                .misplacedQuote, at: opening, line: openingLine,
                message:
                    "the quote that opens \(name(of: index)) here closes on line \(line), and text follows it",
                hint: "close it where the field ends; double a quote that is part of the text")
        }
    }

    private mutating func skipLine(from offset: Int) {
        position = offset
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
        takeLineEnd()
    }
}
