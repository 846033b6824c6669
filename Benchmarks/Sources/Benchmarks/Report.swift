import Foundation

/// Lines of timings, printed as they come, and the names of those whose answer was wrong.
struct Report {
    private(set) var wrong: [String] = []

    /// Times `work`, prints its best time and checks what it gave.
    ///
    /// - Parameters:
    ///   - runs: how often it runs; the best time counts, since all else only adds to it.
    ///   - count: how many of `item`, such as "a record", one run handles.
    ///   - peer: seconds that another program took for the same, in this session.
    ///   - isRight: whether the answer is the known one.
    /// - Returns: the best time in seconds.
    @discardableResult
    mutating func time<Answer>(
        _ name: String, runs: Int = 5, count: Int = 1, of item: String,
        peer: (name: String, seconds: Double)? = nil,
        _ work: () throws -> Answer, isRight: (Answer) -> Bool
    ) rethrows -> Double {
        let clock = ContinuousClock()
        var best = Double.infinity
        var answersAreRight = true
        for _ in 0..<runs {
            let start = clock.now
            let answer = try work()
            best = min(best, (clock.now - start) / .seconds(1))
            answersAreRight = answersAreRight && isRight(answer)
        }
        if !answersAreRight { wrong.append(name) }
        var line = padded(name, 44) + padded(duration(best), 10)
        line += padded("\(duration(best / Double(count))) \(item)", 28)
        if let peer { line += ratio(peer.seconds / best) + " times as fast as \(peer.name)" }
        print(answersAreRight ? line : line + "  WRONG ANSWER")
        return best
    }

    private func duration(_ seconds: Double) -> String {
        let scales: [(unit: String, factor: Double)] = [("s", 1), ("ms", 1e3), ("µs", 1e6)]
        let scale = scales.first { seconds * $0.factor >= 1 } ?? ("ns", 1e9)
        return ratio(seconds * scale.factor) + " " + scale.unit
    }

    private func ratio(_ value: Double) -> String {
        String(format: value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value)
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
