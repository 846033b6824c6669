import MizanNumerics
import Testing

@Suite("A tree of groups")
struct GroupTreeTests {
    /// Columns 0 and 1 in group 0 (node 3), column 2 and that group in group 1.
    private func tree(_ combination: Combination = .arithmetic, threshold: Double = 0) -> GroupTree {
        GroupTree(
            columns: 3,
            groups: [
                .init(children: [0, 1], weights: [1, 3], combination: combination, threshold: threshold),
                .init(children: [3, 2], weights: [1, 1], threshold: threshold),
            ])
    }

    @Test("bottom up, row by row")
    func bottomUp() throws {
        #expect(try tree().aggregated([4, 8, 1, 0, 4, 5]) == [7, 4, 3, 4])
        #expect(try tree().aggregated([]) == [])
    }

    @Test("each level counts its own children against the threshold")
    func threshold() throws {
        let half = try tree(threshold: 0.5).aggregated([4, .nan, 1, .nan, .nan, 6])
        #expect(half[2].isNaN && [half[0], half[1], half[3]] == [4, 2.5, 6])
        let more = try tree(threshold: 0.6).aggregated([4, .nan, 1])
        #expect(more.allSatisfy { $0.isNaN })
    }

    @Test("a threshold of 0.7 is met by 7 of 10")
    func exactThreshold() throws {
        let group = GroupTree.Group(
            children: Array(0..<10), weights: .init(repeating: 1, count: 10), threshold: 0.7)
        let values = (0..<10).map { $0 < 7 ? 2.0 : .nan }
        #expect(try GroupTree(columns: 10, groups: [group]).aggregated(values) == [2])
    }

    @Test("every share of known children meets the threshold of that share", arguments: [(7, 25), (29, 35)])
    func everyShare(_ known: Int, _ size: Int) throws {
        let group = GroupTree.Group(
            children: Array(0..<size), weights: .init(repeating: 1, count: size),
            threshold: Double(known) / Double(size))
        let values = (0..<size).map { $0 < known ? 2.0 : .nan }
        #expect(try GroupTree(columns: size, groups: [group]).aggregated(values) == [2])
    }

    @Test("an error says in which row and group it arose")
    func errors() {
        let below = NumericsError.valueOutOfDomain(place: 1, value: -1, needed: "above 0")
        #expect(throws: NumericsError.inGroup(0, row: 1, below)) {
            try tree(.geometric).aggregated([1, 1, 1, 1, -1, 1])
        }
    }

    @Test("a group whose rows are compared is a group like any other")
    func comparison() throws {
        // Row 1 is above row 0 on both, row 2 lacks a value; the group above passes on what it gets.
        func tree(_ comparison: RowComparison) -> GroupTree {
            GroupTree(
                columns: 2,
                groups: [
                    .init(children: [0, 1], weights: [1, 1], method: .comparison(comparison)),
                    .init(children: [2], weights: [1]),
                ])
        }
        let values = [1, 1, 2, 3, 5, .nan]
        #expect(try tree(.copeland).aggregated(values) == [-2, -2, 0, 0, 2, 2])
        for comparison in [RowComparison.topsis(.minMax), .vikor(strategy: 0.5)] {
            let scores = try tree(comparison).aggregated(values)
            #expect(Array(scores[..<4]) == [0, 0, 1, 1] && scores[4].isNaN && scores[5].isNaN)
        }
        #expect(try Array(tree(.promethee(.usual)).aggregated(values)[..<4]) == [-1, -1, 1, 1])
        #expect(throws: NumericsError.inGroup(0, row: nil, .inColumn(1, .constantValues(1)))) {
            try tree(.topsis(.minMax)).aggregated([1, 1, 2, 1])
        }
    }

    @Test("effective weights are products of shares and sum to 1 over the columns")
    func effective() throws {
        #expect(try tree().effectiveWeights() == [0.125, 0.375, 0.5, 0.5, 1])
        let empty = GroupTree(columns: 1, groups: [.init(children: [0], weights: [0])])
        #expect(throws: NumericsError.inGroup(0, row: nil, .weightsAllZero)) { try empty.effectiveWeights() }
    }

    @Test("in arithmetic trees effective weights give the value of the last group")
    func linear() throws {
        var draws = DrawStream(seed: 3, replicate: 0, stream: 1)
        let values = (0..<3).map { _ in draws.normal() }
        let shares = try tree().effectiveWeights()
        let sum = zip(values, shares).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(try tree().aggregated(values)[1] - sum) < 1e-14)
    }

    @Test(
        "sums over columns give the bits of the means of rows",
        arguments: [Combination.arithmetic, .geometric])
    func columnwise(_ combination: Combination) throws {
        var draws = DrawStream(seed: 4, replicate: 0, stream: 1)
        let (rows, columns) = (60, 9)
        for threshold in [0, 0.5, 1.0] {
            let values = (0..<rows * columns).map { _ in draws.uniform() < 0.3 ? .nan : 9 * draws.uniform() }
            let weights = [0.3, 0, 1.1, 2.7]
            let groups = [0, 4].map {
                GroupTree.Group(
                    children: Array($0..<$0 + 4), weights: weights, combination: combination,
                    threshold: threshold)
            }
            let top = GroupTree.Group(children: [9, 8, 10], weights: [1, 2, 0.1], combination: combination)
            let result = try GroupTree(columns: columns, groups: groups + [top]).aggregated(values)
            func mean(_ elements: [Double], _ weights: [Double], _ threshold: Double) throws -> Double {
                let counted = zip(elements, weights).filter { $0.1 > 0 }.map { $0.0 }
                let known = counted.count { !$0.isNaN }
                if Double(known) < threshold * Double(counted.count) { return .nan }
                return try combination.combined(elements, weights: weights)
            }
            for row in 0..<rows {
                let own = values[row * columns..<(row + 1) * columns]
                let first = try mean(Array(own.prefix(4)), weights, threshold)
                let second = try mean(Array(own.dropFirst(4).prefix(4)), weights, threshold)
                let whole = try mean([first, own[row * columns + 8], second], [1, 2, 0.1], 0)
                let expected = [first, second, whole].map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }
                let found = result[row * 3..<row * 3 + 3].map {
                    $0.isNaN ? Double.nan.bitPattern : $0.bitPattern
                }
                #expect(found == expected, "row \(row), threshold \(threshold)")
            }
        }
    }

    @Test("a value that is refused in a row without enough of them is not looked at")
    func refusedBelowThreshold() throws {
        let tree = GroupTree(
            columns: 3,
            groups: [.init(children: [0, 1, 2], weights: [1, 1, 1], combination: .geometric, threshold: 1)])
        let result = try tree.aggregated([-1, .nan, 2, 2, 2, 2])
        #expect(result[0].isNaN && abs(result[1] - 2) < 1e-15)
    }
}
