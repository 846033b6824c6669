import Testing

@testable import Mizan

@Suite struct CSVReaderTests {
    /// All records as texts; the header first.
    private func records(_ text: String) -> (rows: [[String]], findings: [Finding]) {
        var reader = CSVReader(Array(text.utf8), file: "x.csv")
        var rows = [reader.columns]
        while let record = reader.next() { rows.append((0..<record.count).map(record.text)) }
        return (rows, reader.findings)
    }

    /// The examples of RFC 4180, section 2, points 1 to 7, with a header put before those that have none.
    @Test(arguments: [
        (
            "h,i,j\r\naaa,bbb,ccc\r\nzzz,yyy,xxx\r\n",
            [["h", "i", "j"], ["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]
        ),
        (
            "h,i,j\r\naaa,bbb,ccc\r\nzzz,yyy,xxx",
            [["h", "i", "j"], ["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]
        ),
        (
            "h,i,j\r\n\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx",
            [["h", "i", "j"], ["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]
        ),
        (
            "h,i,j\r\n\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx",
            [["h", "i", "j"], ["aaa", "b\nbb", "ccc"], ["zzz", "yyy", "xxx"]]
        ),
        ("h,i,j\r\n\"aaa\",\"b\"\"bb\",\"ccc\"", [["h", "i", "j"], ["aaa", "b\"bb", "ccc"]]),
        // Spaces are part of a field; empty fields, quoted or not, are empty.
        ("h,i,j\n a , b,\n,\"\",", [["h", "i", "j"], [" a ", " b", ""], ["", "", ""]]),
        // A byte-order mark is no part of the first name; blank lines are passed over.
        ("\u{FEFF}h,i\n\n1,2\n\n\n3,4\n\n", [["h", "i"], ["1", "2"], ["3", "4"]]),
        ("h\n\"\"\"\"\n\"a,b\"", [["h"], ["\""], ["a,b"]]),
        ("اسم,i\nأرز,بلوط", [["اسم", "i"], ["أرز", "بلوط"]]),
    ])
    func readsRecords(text: String, rows: [[String]]) {
        let read = records(text)
        #expect(read.rows == rows)
        #expect(read.findings.isEmpty)
    }

    /// A broken record is named and passed over; the others are read.
    @Test(arguments: [
        ("a,b\n1,2\n3\n4,5", FindingCode.fieldCount, 3, 1),
        ("a,b\n1,2\n3,4,5\n4,5", .fieldCount, 3, 5),
        ("a,b\n1,2\nx,y\"z\n4,5", .misplacedQuote, 3, 4),
        ("a,b\n1,2\nx,\"y\"z\n4,5", .misplacedQuote, 3, 6),
        ("a,b\n1,2\nx,y\u{0}z\n4,5", .controlCharacter, 3, 4),
        ("a,b\n1,2\nx,أ\u{1B}z\n4,5", .controlCharacter, 3, 4),
        ("a,b\n1,2\nx,\u{FFFE}\n4,5", .controlCharacter, 3, 3),
        ("a,b\n1,2\nx,y\rz\n4,5", .controlCharacter, 3, 4),
    ])
    func namesBrokenRecords(text: String, code: FindingCode, line: Int, column: Int) throws {
        let read = records(text)
        #expect(read.rows == [["a", "b"], ["1", "2"], ["4", "5"]])
        let finding = try #require(read.findings.first)
        #expect(read.findings.count == 1)
        #expect(
            [finding.code.rawValue, "\(finding.line)", "\(finding.column)"] == [
                code.rawValue, "\(line)", "\(column)",
            ])
        #expect(finding.file == "x.csv")
        #expect(finding.excerpt.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }

    @Test(arguments: [
        ("", FindingCode.emptyFile, 1), ("\n\n", .emptyFile, 1), ("a,b,a\n", .duplicateColumn, 1),
        ("a;b;c\n1;2;3\n", .wrongDelimiter, 1), ("a\tb\n1\t2\n", .wrongDelimiter, 1),
    ])
    func refusesHeaders(text: String, code: FindingCode, line: Int) {
        var reader = CSVReader(Array(text.utf8), file: "x.csv")
        #expect(reader.next() == nil)
        #expect(reader.header == nil)
        #expect(reader.findings.map(\.code) == [code])
        #expect(reader.findings.map(\.line) == [line])
    }

    @Test func namesTheOpeningOfAQuote() {
        let read = records("a,b\n1,2\n3,\"4\n5,6\n7,8\n")
        #expect(read.rows.count == 2)
        #expect(read.findings.map(\.code) == [.unclosedQuote])
        #expect(read.findings.map(\.line) == [3])
        #expect(read.findings.map(\.column) == [3])
    }

    @Test(
        arguments: [
            [0xE9], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xFF, 0xFE],
        ] as [[UInt8]])
    func namesBytesThatAreNotUTF8(bytes: [UInt8]) {
        var reader = CSVReader(Array("a,b\n1,x".utf8) + bytes + Array("\n3,4\n".utf8), file: "x.csv")
        #expect(reader.next()?.text(0) == "3")
        #expect(reader.findings.map(\.code) == [.notUTF8])
        #expect(reader.findings.map(\.line) == [2])
        #expect(reader.findings.map(\.column) == [4])
    }

    @Test func keepsMarksAndWarnsOfOverrides() {
        let marks = records("a,b\n1,\u{627}\u{200F} (\u{623})\u{200E}\n")
        #expect(marks.findings.isEmpty && marks.rows.count == 2)
        let override = records("a,b\n1,\u{202E}evil\u{202C} name\n")
        #expect(override.rows.count == 2)
        #expect(override.findings.map(\.code) == [.directionOverride])
    }

    @Test func limitsFields() {
        let text = "a,b\n1,\(String(repeating: "x", count: CSVReader.fieldLimit + 1))\n2,3\n"
        let read = records(text)
        #expect(read.rows == [["a", "b"], ["2", "3"]])
        #expect(read.findings.map(\.code) == [.fieldTooLong])
        #expect(read.findings.allSatisfy { $0.excerpt.utf8.count < 500 })
    }

    /// Lines are those of an editor, also after quoted newlines; columns count characters, not bytes.
    @Test func knowsLinesAndColumns() throws {
        var reader = CSVReader(Array("a,b,c\n\"أرز\nx\",\"ت\",5\n".utf8), file: "x.csv")
        let next = reader.next()
        let record = try #require(next)
        #expect(record.line == 2)
        #expect((0..<3).map(record.line(of:)) == [2, 3, 3])
        #expect((0..<3).map(record.column) == [1, 4, 8])
        #expect(record.number(2) == 5)
        #expect(record.number(0) == nil)
    }

    /// What was written by the rules of RFC 4180 is read back as it was, whatever the texts.
    @Test func readsBackWhatItIsGiven() {
        var generator = SeededGenerator(seed: 1)
        let pieces = ["a", ",", "\"", "\n", "é", "ن", " ", "1", "\"\"", ";"]
        for _ in 0..<500 {
            let rows = (0..<4).map { _ in
                (0..<3).map { _ in
                    (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                        pieces.randomElement(using: &generator)!
                    }
                    .joined()
                }
            }
            let text = ([["h", "i", "j"]] + rows).map { row in
                row.map {
                    "\""
                        + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(
                            separator: "\"\"") + "\""
                }
                .joined(separator: ",")
            }
            let read = records(text.joined(separator: "\r\n"))
            #expect(read.rows.dropFirst() == rows[...])
            #expect(read.findings.isEmpty)
        }
    }

    @Test func stopsWhereThereIsTooMuchToSay() {
        let text = "a,b\n" + String(repeating: "1\n", count: 3 * CSVReader.findingLimit)
        let read = records(text)
        #expect(read.findings.count == CSVReader.findingLimit + 1)
        #expect(read.findings.last?.code == .tooManyFindings)
        #expect(read.findings.last?.line == CSVReader.findingLimit + 1)
    }
}
