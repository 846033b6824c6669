import Foundation
import Testing

@testable import Mizan

@Suite struct NumberGrammarTests {
    @Test(arguments: [
        ("0", 0), ("7", 7), ("-12.5", -12.5), ("00012", 12), ("1e5", 100_000), ("1E+5", 100_000),
        ("25e-1", 2.5),
        ("1e308", 1e308), ("0.1", 0.1), ("-0", 0), ("1e-6", 0.000001),
        ("123456789012345", 123_456_789_012_345),
    ])
    func readsDecimals(text: String, value: Double) {
        #expect(NumberGrammar.parse(text) == value)
    }

    @Test(arguments: [
        "", "-", "+5", ".5", "5.", "1.5e", "1e+", "nan", "NaN", "inf", "-INF", "nan(0x123)", "0x1F", "0x1p3",
        "1d5",
        "1,234.5", " 12.5", "12.5 ", "1 234", "1\u{202F}234", "\u{661}\u{662}", "\u{2212}5", "½", "12.5.1",
        "TRUE",
        "1e309", "-1e309", "1e400", "1e1000000000", "1e-400", "1.7976931348623159e308", "#DIV/0!", "N/A",
        "1_000",
    ])
    func refusesAllElse(text: String) {
        #expect(NumberGrammar.parse(text) == nil)
    }

    /// Halfway cases and ends of the range, with the nearest doubles as hexadecimal literals.
    @Test(arguments: [
        // 2^53 + 1 lies between two doubles; the tie goes to the even one.
        ("9007199254740993", 0x1p53), ("9007199254740993.0", 0x1p53),
        ("9007199254740993.00000000000000000000000001", 0x1.0000000000001p53),
        ("9007199254740995", 0x1.0000000000002p53),
        ("1e23", 0x1.52d02c7e14af6p+76),
        ("2.2250738585072014e-308", 0x1p-1022), ("4.9406564584124654e-324", 0x1p-1074),
        ("1.7976931348623157e308", 0x1.fffffffffffffp1023),
        ("0.1000000000000000055511151231257827", 0x1.999999999999ap-4),
    ])
    func roundsToTheNearest(text: String, value: Double) {
        #expect(NumberGrammar.parse(text) == value)
    }

    @Test func agreesWithTheCLibrary() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<20_000 {
            let digits = Int.random(in: 1...20, using: &generator)
            var text = Bool.random(using: &generator) ? "-" : ""
            for place in 0..<digits {
                text += String(Int.random(in: 0...9, using: &generator))
                if place == digits / 2, place + 1 < digits { text += "." }
            }
            if Bool.random(using: &generator) { text += "e\(Int.random(in: -40...40, using: &generator))" }
            #expect(NumberGrammar.parse(text) == strtod(text, nil), "\(text)")
        }
    }

    @Test(arguments: [
        (0, "0"), (-0.0, "0"), (1, "1"), (-12, "-12"), (12.5, "12.5"), (0.1, "0.1"),
        (1e15, "1000000000000000"),
        (1e-6, "0.000001"), (-1.25e-5, "-0.0000125"), (123_456_789.125, "123456789.125"),
    ])
    func writesPlainDecimals(value: Double, text: String) {
        #expect(NumberGrammar.text(value) == text)
    }

    @Test func writtenNumbersReadBack() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
            guard value.isFinite else { continue }
            let text = NumberGrammar.text(value)
            #expect(NumberGrammar.parse(text) == value, "\(text)")
            let plain = NumberGrammar.text(pow(10, Double.random(in: -5.999...14.999, using: &generator)))
            #expect(!plain.contains("e"), "\(plain)")
        }
    }
}
