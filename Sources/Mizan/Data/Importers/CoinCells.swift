/// Reads the cells of a sheet that holds only texts, and notes what is wrong with them.
///
/// The files of a COINr project are read as texts, so that what is wrong with a cell and with its sense comes at once.
struct CoinCells {
    let sheet: Sheet
    var findings: [Finding] = []
    private let columns: Set<String>

    init(_ sheet: Sheet) {
        self.sheet = sheet
        columns = Set(sheet.header)
    }

    /// The text of a cell; nil where it, or its column, is missing.
    func text(_ row: Sheet.Row, _ column: String) -> String? {
        columns.contains(column) ? row.optional(column) : nil
    }

    /// The text of a cell that must not be empty; nil, with a finding, where it is.
    mutating func required(_ row: Sheet.Row, _ column: String, of subject: String) -> String? {
        if let text = text(row, column) { return text }
        report(.missingValue, row, column, "`\(column)` of \(subject) has no value", "fill the cell")
        return nil
    }

    /// The number in a cell; nil where it is missing, and, with a finding, where it is none or out of range.
    mutating func number(
        _ row: Sheet.Row, _ column: String, of subject: String,
        in range: ClosedRange<Double> = Layout.Column.everyNumber
    ) -> Double? {
        guard let text = text(row, column) else { return nil }
        guard let number = NumberGrammar.parse(text) else {
            report(
                .notANumber, row, column, "`\(column)` of \(subject) is not a number: \"\(text)\"",
                "write a decimal number such as -12.5 or 1e6; where it is not known, NA or nothing")
            return nil
        }
        guard range.contains(number) else {
            let end = range.upperBound.isFinite ? "to \(NumberGrammar.text(range.upperBound))" : "or more"
            report(
                .outOfRange, row, column, "`\(column)` of \(subject) is \(text)",
                "it can be \(NumberGrammar.text(range.lowerBound)) \(end)")
            return nil
        }
        return number
    }

    /// The whole number in a cell; nil where it is missing, and, with a finding, where it is none or out of range.
    mutating func integer(
        _ row: Sheet.Row, _ column: String, of subject: String, in range: ClosedRange<Int>
    ) -> Int? {
        let bounds = Double(range.lowerBound)...Double(range.upperBound)
        guard let number = number(row, column, of: subject, in: bounds) else { return nil }
        if let whole = Int(exactly: number) { return whole }
        report(
            .notWhole, row, column, "`\(column)` of \(subject) is \(NumberGrammar.text(number))",
            "write a whole number")
        return nil
    }

    /// The text as an id; nil, with a finding, where it cannot be one.
    mutating func id(_ row: Sheet.Row, _ column: String, _ text: String) -> String? {
        if let id = CoinID.id(text) { return id }
        report(
            .notAnID, row, column, "`\(column)` is not fit for an id: \"\(text)\"",
            "use the letters A-Z and a-z, digits, `-`, `_` and `.`; keep other names for uName and iName")
        return nil
    }

    mutating func report(
        _ code: FindingCode, _ row: Sheet.Row?, _ column: String, _ message: String, _ hint: String
    ) {
        findings.append(sheet.finding(code, row, column, message: message, hint: hint))
    }
}

/// Codes of a COINr project as ids of a dataset.
enum CoinID {
    /// The text with `-` for each space and mark that no id has; nil where no letter or digit is left, or one is not
    /// A-Z, a-z or 0-9, since two names could then become one.
    static func id(_ text: String) -> String? {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let bytes = text.utf8.map { Field.isID([UInt8(ascii: "0"), $0][...]) ? $0 : UInt8(ascii: "-") }
        let id = bytes.drop { !Field.isID([$0][...]) }
        return id.isEmpty ? nil : String(decoding: id, as: UTF8.self)
    }

    /// The name of a division of units: an id without `.`, which parts it from the class.
    static func division(_ text: String) -> String? {
        id(text).map { String($0.map { $0 == "." ? "-" : $0 }) }
    }
}
