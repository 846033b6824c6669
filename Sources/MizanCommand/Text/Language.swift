import ArgumentParser
import Mizan

/// The language of what is printed for people.
enum Language: String, ExpressibleByArgument, CaseIterable {
    case english = "en"
    case arabic = "ar"

    /// Opens a line that runs from right to left.
    var lineMark: String { self == .arabic ? "\u{200F}" : "" }

    /// A line for people. One that runs from right to left says so first, and holds each of its numbers apart.
    func line(_ text: String) -> String { self == .arabic ? lineMark + isolatingNumbers(text) : text }

    /// The text with every number that is not yet inside an isolate in one of its own.
    private func isolatingNumbers(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var depth = 0
        var place = 0
        while place < scalars.count {
            let end = depth == 0 ? Self.endOfNumber(scalars, from: place) : place
            if end > place {
                result += isolated(String(String.UnicodeScalarView(scalars[place..<end]))).unicodeScalars
                place = end
                continue
            }
            if ["\u{2066}", "\u{2068}"].contains(scalars[place]) { depth += 1 }
            if scalars[place] == "\u{2069}" { depth -= 1 }
            result.append(scalars[place])
            place += 1
        }
        return String(result)
    }

    /// The end of the number that begins at a place, such as `-1.5`, `2021-06-30` or `90٪`; the place itself where
    /// none does.
    private static func endOfNumber(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        func isDigit(_ place: Int) -> Bool { place < scalars.count && ("0"..."9").contains(scalars[place]) }
        let isSigned = "+-−".unicodeScalars.contains(scalars[start])
        guard isDigit(isSigned ? start + 1 : start) else { return start }
        var end = start
        var place = isSigned ? start + 1 : start
        while place < scalars.count {
            if isDigit(place) || "%٪".unicodeScalars.contains(scalars[place]) {
                end = place + 1
            } else if !".,:/-–".unicodeScalars.contains(scalars[place]) {
                break
            }
            place += 1
        }
        return end
    }

    /// A text that keeps its own direction inside a line of this language.
    func isolated(_ text: String) -> String {
        guard self == .arabic, !text.isEmpty else { return text }
        // Without a letter that runs from right to left it is a number or a Latin name: left to right.
        let isArabic = text.unicodeScalars.contains {
            $0.properties.isAlphabetic && (0x600...0x6FF).contains($0.value)
        }
        // The mark keeps a range such as 7.3–9.4 in order where a renderer lets the Arabic before it into the isolate.
        return (isArabic ? "\u{2068}" : "\u{2066}\u{200E}") + text + "\u{2069}"
    }

    func callAsFunction(_ english: String, _ arabic: String) -> String {
        self == .english ? english : arabic
    }

    func callAsFunction(_ text: Model.LocalText) -> String {
        self == .english ? text.english : text.arabic
    }

    func name(_ unit: Dataset.Unit) -> String { self(unit.nameEnglish, unit.nameArabic) }
}

/// Numbers for people: one decimal for scores, thousands apart.
enum Figures {
    static func score(_ value: Double) -> String { value.isNaN ? "–" : decimals(value, 1) }

    static func signed(_ value: Double, _ count: Int = 1) -> String {
        guard !value.isNaN else { return "–" }
        let text = decimals(abs(value), count)
        return text == decimals(0, count) ? text : (value < 0 ? "−" : "+") + text
    }

    static func percent(_ value: Double) -> String { value.isNaN ? "–" : decimals(value, 0) }

    /// A level in per cent, with the decimals that it has.
    static func level(_ share: Double) -> String { NumberGrammar.text((share * 1e6).rounded() / 1e4) }

    static func decimals(_ value: Double, _ count: Int) -> String {
        // Beyond what a whole number of pieces can hold, decimals say nothing.
        guard abs(value) < 1e12 else { return NumberGrammar.text(value) }
        var scale = 1.0
        for _ in 0..<count { scale *= 10 }
        // A half that a product of shares has just missed is a half: 100 × 0.145.
        let whole = (abs(value) * scale * (1 + 0x1p-50)).rounded()
        let sign = value < 0 && whole > 0 ? "−" : ""
        let digits = String(Int(whole))
        guard count > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, count + 1 - digits.count)) + digits
        return sign + padded.dropLast(count) + "." + padded.suffix(count)
    }

    static func grouped(_ value: Int) -> String {
        var digits = Array(String(abs(value)))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return (value < 0 ? "−" : "") + String(digits)
    }

    /// A raw value with up to four significant digits.
    static func raw(_ value: Double) -> String {
        guard !value.isNaN else { return "–" }
        if value == value.rounded(), abs(value) < 1e15 { return grouped(Int(value)) }
        return decimals(value, abs(value) < 1 ? 3 : abs(value) < 100 ? 2 : 1)
    }

    static func band(_ band: Uncertainty.Band) -> String { "\(score(band.low))–\(score(band.high))" }

    /// A band; a dash between its ends would read as a sign where one is below 0.
    static func span(_ low: Double, _ high: Double, _ text: (Double) -> String) -> String {
        text(low) + (low < 0 ? " … " : "–") + text(high)
    }

    static func range(_ range: ClosedRange<Int>) -> String {
        range.lowerBound == range.upperBound
            ? grouped(range.lowerBound) : "\(grouped(range.lowerBound))–\(grouped(range.upperBound))"
    }
}
