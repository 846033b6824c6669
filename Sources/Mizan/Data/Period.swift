/// A year, a quarter or a month: `2026`, `2026-Q3`, `2026-07`.
///
/// A year's value stands for its four quarters and twelve months.
public struct Period: Sendable, Hashable, Comparable, CustomStringConvertible {
    public enum Part: Sendable, Hashable {
        case year
        case quarter(Int)
        case month(Int)
    }

    public let year: Int
    public let part: Part

    public init(year: Int, part: Part = .year) {
        self.year = year
        self.part = part
    }

    /// Reads exactly `YYYY`, `YYYY-Qn` (1...4) or `YYYY-MM` (01...12), years 1000 to 9999; nil otherwise.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        func digits(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard byte >= 48, byte <= 57 else { return nil }
                value = value * 10 + Int(byte) - 48
            }
            return value
        }
        guard bytes.count == 4 || bytes.count == 7, let year = digits(0..<4), year >= 1000 else { return nil }
        self.year = year
        if bytes.count == 4 {
            part = .year
            return
        }
        guard bytes[4] == UInt8(ascii: "-") else { return nil }
        if bytes[5] == UInt8(ascii: "Q") {
            guard let quarter = digits(6..<7), (1...4).contains(quarter) else { return nil }
            part = .quarter(quarter)
        } else {
            guard let month = digits(5..<7), (1...12).contains(month) else { return nil }
            part = .month(month)
        }
    }

    public var description: String {
        switch part {
        case .year: "\(year)"
        case .quarter(let quarter): "\(year)-Q\(quarter)"
        case .month(let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
        }
    }

    /// First month of the period, counted from year 0.
    private var firstMonth: Int {
        switch part {
        case .year: year * 12
        case .quarter(let quarter): year * 12 + 3 * (quarter - 1)
        case .month(let month): year * 12 + month - 1
        }
    }

    private var months: Int {
        switch part {
        case .year: 12
        case .quarter: 3
        case .month: 1
        }
    }

    /// When the period begins, in years: 2024-Q3 is 2024.5.
    public var beginning: Double { Double(firstMonth) / 12 }

    public func isAsLong(as other: Period) -> Bool { months == other.months }

    /// True where `other` lies inside this period, or is it.
    public func contains(_ other: Period) -> Bool {
        firstMonth <= other.firstMonth && other.firstMonth + other.months <= firstMonth + months
    }

    public static func < (left: Period, right: Period) -> Bool {
        (left.firstMonth, -left.months) < (right.firstMonth, -right.months)
    }
}
