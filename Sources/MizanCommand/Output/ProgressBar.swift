import Mizan

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How far a long count has come, on one line of a terminal that is drawn again in place; nothing where standard error
/// is no terminal.
struct ProgressBar {
    private static let width = 30
    /// Seconds between two drawings.
    private static let pause = 0.1

    private let total: Int
    private let isShown: Bool
    private let start = ProgressBar.now
    private var done = 0
    private var drawn = 0.0

    init(total: Int) {
        self.total = total
        isShown = isatty(STDERR_FILENO) == 1
    }

    mutating func advance(_ count: Int) {
        done += count
        let now = Self.now
        guard isShown, now - drawn >= Self.pause else { return }
        drawn = now
        Self.print("\r" + Self.line(done: done, of: total, seconds: now - start) + "\u{1B}[K")
    }

    /// Takes the line away.
    func clear() {
        if isShown { Self.print("\r\u{1B}[K") }
    }

    /// `[#####-----]  50%  12,000/s  0:41 left`
    static func line(done: Int, of total: Int, seconds: Double) -> String {
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 1
        let full = Int(share * Double(width))
        let bar = String(repeating: "#", count: full) + String(repeating: "-", count: width - full)
        var line = "[\(bar)] \(Figures.decimals(100 * share, 0))%"
        guard seconds > 0, done > 0 else { return line }
        let rate = Double(done) / seconds
        line += "  \(Figures.grouped(Int(rate)))/s"
        let left = Int((Double(max(0, total - done)) / rate).rounded(.up))
        let (minutes, rest) = (left / 60 % 60, left % 60)
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let time =
            left >= 3_600
            ? "\(left / 3_600):\(padded(minutes)):\(padded(rest))" : "\(minutes):\(padded(rest))"
        return line + "  \(time) left"
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    private static func print(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
