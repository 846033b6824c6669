import Foundation

/// Lines of timings, printed as they come, and the names of those whose answer was wrong or that took too long.
struct Report {
    private(set) var wrong: [String] = []
    private(set) var slow: [String] = []

    /// A time that passes.
    enum Clock {
        case wall
        /// That of this program on its processors, which other programs do not lengthen by waiting turns.
        case processor

        fileprivate var seconds: Double {
            var time = timespec()
            clock_gettime(self == .wall ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &time)
            return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
        }
    }

    /// Times `work`, prints its best time and checks what it gave.
    ///
    /// - Parameters:
    ///   - runs: how often it runs; the best time counts, since all else only adds to it.
    ///   - count: how many of `item`, such as "a record", one run handles.
    ///   - peer: seconds that another program took for the same, in this session.
    ///   - clock: which time counts.
    ///   - isRight: whether the answer is the known one.
    /// - Returns: the best time in seconds.
    @discardableResult
    mutating func time<Answer>(
        _ name: String, runs: Int = 5, count: Int = 1, of item: String,
        peer: (name: String, seconds: Double)? = nil, clock: Clock = .wall,
        _ work: () throws -> Answer, isRight: (Answer) -> Bool
    ) rethrows -> Double {
        var best = Double.infinity
        var answersAreRight = true
        for _ in 0..<runs {
            let start = clock.seconds
            let answer = try work()
            best = min(best, clock.seconds - start)
            answersAreRight = answersAreRight && isRight(answer)
        }
        if !answersAreRight { wrong.append(name) }
        var line = padded(name, 44) + padded(duration(best), 10)
        line += padded("\(duration(best / Double(count))) \(item)", 28)
        if let peer { line += ratio(peer.seconds / best) + " times as fast as \(peer.name)" }
        print(answersAreRight ? line : line + "  WRONG ANSWER")
        return best
    }

    /// Times `work` beside peers that did the same, prints the median of its runs, whether it kept its limit, and for
    /// each peer its time, the ratio and how far the answers agree.
    ///
    /// - Parameters:
    ///   - limit: seconds that the median may take.
    ///   - peers: none is not an error where they are not installed; where they are, one was to run.
    mutating func compare(
        _ name: String, limit: Double? = nil, peers: [Peer], _ work: () throws -> [Double]
    ) rethrows {
        let answer = try work()
        let clock = ContinuousClock()
        var times: [Double] = []
        var isSteady = true
        let end = clock.now + .milliseconds(500)
        while times.count < 21 || clock.now < end {
            let start = clock.now
            let again = try work()
            times.append((clock.now - start) / .seconds(1))
            isSteady = isSteady && again == answer
        }
        let median = times.sorted()[times.count / 2]
        var line = padded(name, 44) + padded(duration(median), 10)
        if let limit, median > limit {
            slow.append("\(name): \(duration(median)), not \(duration(limit))")
            line += "limit \(duration(limit)): NOT MET"
        } else {
            line += limit.map { "limit \(duration($0)): met" } ?? "no limit"
        }
        print(isSteady ? line : line + "  ANSWERS DIFFER BETWEEN RUNS")
        if peers.isEmpty {
            print(Peer.areInstalled ? "    THE PEER FAILED" : "    no peer installed: answer not checked")
        }
        if !isSteady || peers.isEmpty && Peer.areInstalled { wrong.append(name) }
        for peer in peers {
            let difference = peer.difference(from: answer)
            let agrees = difference <= 1e-9
            if !agrees { wrong.append("\(name), beside \(peer.name)") }
            print(
                padded("    " + peer.name, 44) + padded(duration(peer.seconds), 10)
                    + padded(ratio(peer.seconds / median) + " times ours", 22)
                    + (agrees ? "answers agree to " : "WRONG ANSWER: they differ by ")
                    + String(format: "%.0e", difference))
        }
    }

    /// Prints a ratio of two times and whether it is as it must be.
    mutating func require(
        _ name: String, _ value: Double, atLeast least: Double = 0, atMost most: Double = .infinity
    ) {
        let isMet = value >= least && value <= most
        let limit = most < .infinity ? "at most \(ratio(most))" : "at least \(ratio(least))"
        if !isMet { slow.append("\(name): \(ratio(value)), not \(limit)") }
        print(padded("    " + name, 74) + padded(ratio(value), 8) + limit + (isMet ? ": met" : ": NOT MET"))
    }

    /// Prints how far an answer and a peer's differ, which must be not at all.
    mutating func agree(_ name: String, _ difference: Double) {
        if difference > 0 { wrong.append(name) }
        print(padded("    " + name, 74) + (difference > 0 ? "WRONG ANSWER" : "answers are equal"))
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
