/// One record of a CSV file: where its fields lie in the bytes of the file.
///
/// A record shares the bytes of its file and copies none until a text is asked for.
public struct CSVRecord: Sendable {
    struct Cell {
        var start: Int
        var end: Int
        /// True where the bytes differ from the text: doubled quotes, or CRLF inside quotes.
        var folded: Bool
    }

    /// Where a record begins.
    struct Place {
        var offset: Int
        var line: Int
    }

    let source: [UInt8]
    let cells: [Cell]
    /// Physical line on which the record begins; the header of a file is on line 1.
    public let line: Int
    /// Offset of the record's first byte.
    let start: Int

    var place: Place { Place(offset: start, line: line) }

    /// Number of fields.
    public var count: Int { cells.count }

    /// True where the field holds nothing, quoted or not.
    public func isEmpty(_ index: Int) -> Bool { cells[index].start == cells[index].end }

    /// Where the field's bytes lie in the file.
    func span(_ index: Int) -> Range<Int> { cells[index].start..<cells[index].end }

    /// True where a field's bytes are not its text as they are.
    func isFolded(_ index: Int) -> Bool { cells[index].folded }

    /// The text of a field: without its quotes, doubled quotes made one, CRLF inside quotes made LF.
    public func text(_ index: Int) -> String {
        let cell = cells[index]
        guard cell.folded else { return String(decoding: source[cell.start..<cell.end], as: UTF8.self) }
        return String(decoding: unfolded(cell), as: UTF8.self)
    }

    /// The number in a field by `NumberGrammar`; nil where the field is empty or holds something else.
    public func number(_ index: Int) -> Double? {
        let cell = cells[index]
        return cell.folded ? nil : NumberGrammar.parse(source, in: cell.start..<cell.end)
    }

    /// The bytes of a field's text.
    public func bytes(_ index: Int) -> ArraySlice<UInt8> {
        let cell = cells[index]
        return cell.folded ? unfolded(cell)[...] : source[cell.start..<cell.end]
    }

    /// Physical line on which a field begins: later than `line` after a quoted newline.
    public func line(of index: Int) -> Int {
        var line = line
        for byte in source[start..<opening(index)] where byte == UInt8(ascii: "\n") { line += 1 }
        return line
    }

    /// Column of a field's first character (its quote, if quoted) in its physical line, from 1, in code points.
    public func column(_ index: Int) -> Int { PhysicalLine(around: opening(index), in: source).column }

    /// The physical line on which a field begins, shortened, without control characters.
    public func excerpt(_ index: Int) -> String { PhysicalLine(around: opening(index), in: source).excerpt }

    /// Offset at which a field begins, counting its quote.
    private func opening(_ index: Int) -> Int {
        let start = cells[index].start
        let isQuoted = start > self.start && source[start - 1] == UInt8(ascii: "\"")
        return isQuoted ? start - 1 : start
    }

    private func unfolded(_ cell: Cell) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(cell.end - cell.start)
        var position = cell.start
        while position < cell.end {
            let byte = source[position]
            position += 1
            if byte == UInt8(ascii: "\r"), position < cell.end, source[position] == UInt8(ascii: "\n") {
                continue
            }
            bytes.append(byte)
            // Between the quotes of a field a quote is always followed by its twin.
            if byte == UInt8(ascii: "\"") { position += 1 }
        }
        return bytes
    }
}
