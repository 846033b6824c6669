import MizanNumerics

/// The one grammar of numbers in data files, for reading and for writing.
///
/// `-? digits (. digits)? ([eE] [+-]? digits)?`, finite, with a `.` for the decimals and nothing around it.
/// `nan`, `inf`, `0x1F`, `5.`, `.5`, `+5`, spaces, thousands separators and digits of other scripts are refused:
/// other programs read each of them in more than one way.
public enum NumberGrammar {
    /// The number that the bytes spell, correctly rounded (ties to even); nil where they are not in the grammar.
    ///
    /// Edge: a number too large for a `Double` is refused, and so is one that is not 0 and would become 0.
    public static func parse(_ bytes: [UInt8]) -> Double? {
        parse(bytes, in: 0..<bytes.count)
    }

    /// The number that the text spells; nil where it is not in the grammar.
    public static func parse(_ text: String) -> Double? {
        parse(Array(text.utf8))
    }

    /// True where the text is in the grammar, whether or not a `Double` can hold the number.
    static func isWellFormed(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return Decimal(bytes, in: 0..<bytes.count) != nil
    }

    /// The number that a part of the bytes spells; nil where it is not in the grammar.
    ///
    /// Short numbers take Clinger's exact path (a mantissa up to 2^53 and a power of ten up to 10^22 are both
    /// exact, so that one division or multiplication rounds once); the rest goes to the standard library.
    /// Reference: [Clinger1990], section 3
    static func parse(_ bytes: [UInt8], in range: Range<Int>) -> Double? {
        guard let decimal = Decimal(bytes, in: range) else { return nil }
        if decimal.isZero { return 0 }
        if decimal.isWhole, decimal.mantissa <= 1 << 53, decimal.power >= -22, decimal.power <= 22 {
            let digits = Double(decimal.mantissa)
            let magnitude =
                decimal.power < 0
                ? digits / PowersOfTen.exact[-decimal.power] : digits * PowersOfTen.exact[decimal.power]
            return decimal.isNegative ? -magnitude : magnitude
        }
        guard let value = Double(String(decoding: bytes[range], as: UTF8.self)), value.isFinite, value != 0
        else { return nil }
        return value
    }

    /// A number taken apart: mantissa · 10^power.
    private struct Decimal {
        var isNegative = false
        var mantissa: UInt64 = 0
        /// False where the mantissa lacks digits that it had no room for.
        var isWhole = true
        var isZero = true
        var power = 0

        /// Takes the bytes apart; nil where they are not in the grammar.
        init?(_ bytes: [UInt8], in range: Range<Int>) {
            var position = range.lowerBound
            let end = range.upperBound
            func isNext(_ byte: UInt8) -> Bool { position < end && bytes[position] == byte }

            if isNext(UInt8(ascii: "-")) {
                isNegative = true
                position += 1
            }
            guard takeDigits(bytes, &position, end) > 0 else { return nil }
            if isNext(UInt8(ascii: ".")) {
                position += 1
                let decimals = takeDigits(bytes, &position, end)
                guard decimals > 0 else { return nil }
                power = -decimals
            }
            if isNext(UInt8(ascii: "e")) || isNext(UInt8(ascii: "E")) {
                position += 1
                let sign = isNext(UInt8(ascii: "-")) ? -1 : 1
                if sign < 0 || isNext(UInt8(ascii: "+")) { position += 1 }
                let first = position
                var exponent = 0
                while position < end, bytes[position] >= 48, bytes[position] <= 57 {
                    exponent = min(exponent * 10 + Int(bytes[position]) - 48, 1_000_000_000)
                    position += 1
                }
                guard position > first else { return nil }
                power += sign * exponent
            }
            guard position == end else { return nil }
        }

        private mutating func takeDigits(_ bytes: [UInt8], _ position: inout Int, _ end: Int) -> Int {
            let first = position
            while position < end, bytes[position] >= 48, bytes[position] <= 57 {
                let digit = bytes[position] &- 48
                if digit != 0 { isZero = false }
                if mantissa < 1 << 53 {
                    mantissa = mantissa &* 10 &+ UInt64(digit)
                } else {
                    isWhole = false
                }
                position += 1
            }
            return position - first
        }
    }

    /// The canonical text of a finite number: the shortest decimal that reads back as the same `Double`.
    ///
    /// Integers have no `.0`, zero has no sign, and there is no exponent for magnitudes from 1e-6 to 1e15.
    public static func text(_ value: Double) -> String {
        precondition(value.isFinite, "only finite numbers have a text; a missing one is an empty cell")
        if value == 0 { return "0" }
        if value.magnitude <= 1e15, let whole = Int64(exactly: value) { return String(whole) }
        let shortest = value.description
        if shortest.hasSuffix(".0") { return String(shortest.dropLast(2)) }
        guard value.magnitude >= 1e-6, value.magnitude < 1e-4,
            let mark = shortest.firstIndex(of: "e"),
            let exponent = Int(shortest[shortest.index(after: mark)...])
        else { return shortest }
        // "-1.25e-05": the digits move behind as many zeros as the exponent says.
        let digits = shortest[..<mark].filter(\.isNumber)
        return (value < 0 ? "-0." : "0.") + String(repeating: "0", count: -exponent - 1) + digits
    }
}
