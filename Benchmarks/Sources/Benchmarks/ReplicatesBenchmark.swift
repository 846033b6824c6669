import Foundation
import MizanNumerics

/// Ranks where only the weights are in doubt, uniform on the simplex, on one core: the whole beside numpy and scipy,
/// and beside its parts by themselves, which are the limits of the machine.
enum ReplicatesBenchmark {
    static func run(_ report: inout Report) throws {
        var work = Work(units: 200, indicators: 40, replicates: 100_000)
        defer { work.deallocate() }
        let name = "replicates: weights only, \(work.units) × \(work.indicators)"
        let seconds = report.time(
            name, runs: 7, count: work.replicates, of: "a replicate", clock: .processor, { work.counts() },
            isRight: { $0.reduce(0) { $0 + Int($1) } == work.units * work.replicates })
        let counts = work.counts().map(Double.init)
        let peers = try Peer.run("replicates.py", input: work.input())
        guard peers.count == 4 else {
            print("    no peer ran: neither ratios nor limits checked")
            return
        }
        for (peer, least) in zip(peers, [3.5, 12]) {
            report.require("\(name), beside \(peer.name)", peer.seconds / seconds, atLeast: least)
            let difference = peer.difference(from: counts)
            report.agree("\(name), beside \(peer.name)", difference)
        }
        // Whoever is faster at a part shows what the machine can do.
        func alone(_ part: String, _ run: () -> Int) -> Double {
            report.time("    \(part) alone", of: "all", clock: .processor, run, isRight: { $0 > 0 })
        }
        let random = min(alone("random numbers") { work.drawAll() }, peers[2].seconds)
        let product = min(alone("matrix product") { work.multiplyAll() }, peers[3].seconds)
        let counting = alone("ranks and their counts") { work.countAll() }
        report.require("\(name), its parts", seconds / (random + product + counting), atMost: 1.6)
    }

    /// The rows of a table, and room for the replicates of one block.
    struct Work {
        let units, indicators, replicates: Int
        let values: [Double]
        private let lanes = 64
        private let weights, scores: UnsafeMutableBufferPointer<Double>
        private let ranks: UnsafeMutableBufferPointer<UInt32>
        private var table: [UInt32]

        init(units: Int, indicators: Int, replicates: Int) {
            (self.units, self.indicators, self.replicates) = (units, indicators, replicates)
            var draws = DrawStream(seed: 5, replicate: 0, stream: 1)
            values = (0..<units * indicators).map { _ in 100 * draws.uniform() }
            weights = .allocate(capacity: indicators * lanes)
            scores = .allocate(capacity: units * lanes)
            ranks = .allocate(capacity: units * lanes)
            table = [UInt32](repeating: 0, count: units * units)
            weights.initialize(repeating: 1)
            scores.initialize(repeating: 0)
            ranks.initialize(repeating: 1)
        }

        func deallocate() {
            weights.deallocate()
            scores.deallocate()
            ranks.deallocate()
        }

        /// How often each unit has each rank: (units × ranks).
        mutating func counts() -> [UInt32] {
            table = table.map { _ in 0 }
            for block in blocks {
                draw(block)
                multiply(block.count)
                rank(block.count)
                count(block.count)
            }
            return table
        }

        func drawAll() -> Int {
            for block in blocks { draw(block) }
            return weights.count { $0 > 0 }
        }

        func multiplyAll() -> Int {
            for block in blocks { multiply(block.count) }
            return scores.count { $0 > 0 }
        }

        mutating func countAll() -> Int {
            for block in blocks {
                rank(block.count)
                count(block.count)
            }
            return table.count { $0 > 0 }
        }

        /// What the peers read, the weights (indicators × replicates) among it.
        func input() -> Input {
            var all = [Double](repeating: 0, count: indicators * replicates)
            for block in blocks {
                draw(block)
                for indicator in 0..<indicators {
                    for lane in 0..<block.count {
                        all[indicator * replicates + Int(block.lowerBound) + lane] =
                            weights[indicator * block.count + lane]
                    }
                }
            }
            return Input(
                units: units, replicates: replicates, values: values,
                weights: all.withUnsafeBytes { Data($0) })
        }

        struct Input: Encodable {
            let units, replicates: Int
            let values: [Double]
            let weights: Data
        }

        private var blocks: [Range<UInt32>] {
            stride(from: 0, to: replicates, by: lanes).map {
                UInt32($0)..<UInt32(min($0 + lanes, replicates))
            }
        }

        private func draw(_ block: Range<UInt32>) {
            for indicator in 0..<indicators {
                let place = DrawPlace(seed: 1, stream: 1, position: UInt64(indicator))
                Kernels.best.exponentials(
                    at: place, replicates: block,
                    into: rows(of: weights, indicator, 1, block.count))
            }
        }

        private func multiply(_ lanes: Int) {
            values.withUnsafeBufferPointer {
                Kernels.best.means(
                    of: $0, weights: UnsafeBufferPointer(rows(of: weights, 0, indicators, lanes)),
                    children: indicators, into: rows(of: scores, 0, units, lanes))
            }
        }

        private func rank(_ lanes: Int) {
            Kernels.best.ranks(
                descending: UnsafeBufferPointer(rows(of: scores, 0, units, lanes)), units: units,
                into: rows(of: ranks, 0, units, lanes))
        }

        private mutating func count(_ lanes: Int) {
            let ranks = UnsafeBufferPointer(rows(of: ranks, 0, units, lanes))
            table.withUnsafeMutableBufferPointer {
                Kernels.best.count(ranks: ranks, units: units, bins: units, into: $0)
            }
        }

        /// `count` rows of `lanes` numbers from row `first` on.
        private func rows<Element>(
            of table: UnsafeMutableBufferPointer<Element>, _ first: Int, _ count: Int, _ lanes: Int
        ) -> UnsafeMutableBufferPointer<Element> {
            UnsafeMutableBufferPointer(rebasing: table[first * lanes..<(first + count) * lanes])
        }
    }
}
