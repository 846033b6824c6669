/// What is wrong with one cell: the code, what the cell does, and what to do about it.
struct FieldFault {
    var code: FindingCode
    /// Follows the column's name: `is not a number`.
    var text: String
    var hint: String
}

extension Field {
    /// What is wrong with a cell that is not empty; nil where nothing is.
    func fault(_ record: CSVRecord, at place: Int) -> FieldFault? {
        switch kind {
        case .text: nil
        case .number(let minimum, let maximum): numberFault(record, place, minimum, maximum)
        case .integer(let minimum, let maximum): wholeFault(record, place, minimum...maximum)
        case .year: yearFault(record, place)
        case .id: Self.isID(record.bytes(place)) ? nil : idFault(record.text(place))
        case .words: wordsFault(record.text(place))
        case .period: periodFault(record.text(place))
        case .date(let partial): Self.dateFault(record.text(place), partial)
        case .choice(let words): choiceFault(record.text(place), words)
        case .yesNo: choiceFault(record.text(place), ["yes", "no"])
        case .stateYears: stateYearsFault(record.text(place))
        case .address: addressFault(record.text(place))
        }
    }

    private func numberFault(
        _ record: CSVRecord, _ place: Int, _ minimum: Double?, _ maximum: Double?
    ) -> FieldFault? {
        guard let value = record.number(place) else { return Self.notANumber(record.text(place)) }
        if let minimum, value < minimum { return Self.outOfRange(value, "below the least", minimum) }
        if let maximum, value > maximum { return Self.outOfRange(value, "above the greatest", maximum) }
        return nil
    }

    private func wholeFault(_ record: CSVRecord, _ place: Int, _ range: ClosedRange<Int>) -> FieldFault? {
        guard let value = record.number(place) else { return Self.notANumber(record.text(place)) }
        return Self.wholeFault(value, range)
    }

    /// A year has one spelling, since it can be part of a key.
    private func yearFault(_ record: CSVRecord, _ place: Int) -> FieldFault? {
        if let fault = wholeFault(record, place, Self.years) { return fault }
        guard record.span(place).count != 4 else { return nil }
        return FieldFault(
            code: .notWhole,
            text: "is not a year in four digits: \"\(PhysicalLine.shown(record.text(place)))\"",
            hint: "write it like 2026")
    }

    /// What is wrong with a number that must be whole and within a range; nil where nothing is.
    static func wholeFault(_ value: Double, _ range: ClosedRange<Int>) -> FieldFault? {
        if value < Double(range.lowerBound) {
            return outOfRange(value, "below the least", Double(range.lowerBound))
        }
        if value > Double(range.upperBound) {
            return outOfRange(value, "above the greatest", Double(range.upperBound))
        }
        guard value.rounded() != value else { return nil }
        return FieldFault(
            code: .notWhole, text: "is \(NumberGrammar.text(value)), a fraction",
            hint: "write a whole number; `low` and `high` hold what is not sure about it")
    }

    private static func outOfRange(_ value: Double, _ side: String, _ bound: Double) -> FieldFault {
        FieldFault(
            code: .outOfRange,
            text: "is \(NumberGrammar.text(value)), \(side) that is allowed, \(NumberGrammar.text(bound))",
            hint: "check the sign, the digits and the unit of measurement")
    }

    private static func notANumber(_ text: String) -> FieldFault {
        FieldFault(
            code: .notANumber, text: "is not a number: \"\(PhysicalLine.shown(text))\"",
            hint: numberHint(text))
    }

    private static func numberHint(_ text: String) -> String {
        let trimmed = text.drop { $0.isWhitespace }
        if NumberGrammar.isWellFormed(text) { return "it is too large or too small for a double" }
        if trimmed.count < text.count || text.last?.isWhitespace == true {
            return "remove the spaces around it"
        }
        if text.hasPrefix("#") { return "the spreadsheet has a formula error in this cell" }
        if ["nan", "na", "n/a", "-", "--", "..", "null", "none", "?"].contains(text.lowercased()) {
            return "leave the cell empty where the value is not known"
        }
        if text.contains(","), text.unicodeScalars.allSatisfy({ "0123456789.,-".unicodeScalars.contains($0) })
        {
            return "write it without thousands separators, and with a decimal point: 1234.5"
        }
        if text.unicodeScalars.contains(where: { !$0.isASCII }) {
            return "write it with the digits 0-9, `-` and `.` and nothing else"
        }
        return "write a decimal number such as -12.5 or 1e6, or leave the cell empty"
    }

    // MARK: - Names, words and dates

    static func isID(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, isLetterOrDigit(first) else { return false }
        return bytes.allSatisfy {
            isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                || $0 == UInt8(ascii: ".")
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: false
        }
    }

    private func idFault(_ text: String) -> FieldFault {
        let hasSpace = text.first?.isWhitespace == true || text.last?.isWhitespace == true
        return FieldFault(
            code: .notAnID, text: "is not fit for an id: \"\(PhysicalLine.shown(text))\"",
            hint: hasSpace
                ? "remove the space before or after it"
                : "use the letters A-Z and a-z, digits, `-`, `_` and `.`")
    }

    private func wordsFault(_ text: String) -> FieldFault? {
        for word in text.split(separator: ";", omittingEmptySubsequences: false)
        where !Self.isID(Array(word.utf8)[...]) {
            return idFault(String(word))
        }
        return nil
    }

    private func periodFault(_ text: String) -> FieldFault? {
        guard let period = Period(text) else {
            return FieldFault(
                code: .notAPeriod, text: "is not a period: \"\(PhysicalLine.shown(text))\"",
                hint: "write a year, a quarter or a month: 2026, 2026-Q3, 2026-07")
        }
        return Self.wholeFault(Double(period.year), Self.years)
    }

    /// True for a whole date of the calendar that data may speak of: `2026-07-31`.
    public static func isDate(_ text: String) -> Bool { dateFault(text, false) == nil }

    private static func dateFault(_ text: String, _ partial: Bool) -> FieldFault? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let lengths = [4, 2, 2]
        let numbers = zip(parts, lengths).compactMap { part, length -> Int? in
            part.utf8.count == length && part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
        }
        let isWhole = parts.count == 3 || (partial && parts.count < 3)
        guard isWhole, numbers.count == parts.count, isInCalendar(numbers) else {
            return FieldFault(
                code: .notADate, text: "is not a date: \"\(PhysicalLine.shown(text))\"",
                hint: partial ? "write 2026-07-31, 2026-07 or 2026" : "write it as 2026-07-31")
        }
        return wholeFault(Double(numbers[0]), years)
    }

    /// True for a year, a month of a year or a day of a month in the Gregorian calendar.
    private static func isInCalendar(_ parts: [Int]) -> Bool {
        let year = parts[0]
        guard parts.count > 1 else { return true }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(parts[1]) else { return false }
        return parts.count < 3 || (1...lengths[parts[1] - 1]).contains(parts[2])
    }

    private func choiceFault(_ text: String, _ words: [String]) -> FieldFault? {
        guard !words.contains(text) else { return nil }
        let near = Spelling.nearest(to: text, in: words)
        return FieldFault(
            code: .notAChoice, text: "is not one of the allowed words: \"\(PhysicalLine.shown(text))\"",
            hint: (near.map { "did you mean \($0)? " } ?? "") + "allowed: " + words.joined(separator: ", "))
    }

    private func stateYearsFault(_ text: String) -> FieldFault? {
        guard Dataset.StateYears.list(text) == nil else { return nil }
        return FieldFault(
            code: .notStateYears, text: "is not a list of states by years: \"\(PhysicalLine.shown(text))\"",
            hint: "write MMR, or UKR:-2013;RUS:2014- with spans that do not overlap")
    }

    private func addressFault(_ text: String) -> FieldFault? {
        let isAddress =
            (text.hasPrefix("https://") || text.hasPrefix("http://"))
            && text.utf8.allSatisfy { $0 > 0x20 && !"\"<>\\^`{|}".utf8.contains($0) }
        guard !isAddress else { return nil }
        return FieldFault(
            code: .notAnAddress, text: "is not an address: \"\(PhysicalLine.shown(text))\"",
            hint: "write the whole address with http:// or https://, or leave it empty")
    }
}
