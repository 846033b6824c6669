import MizanNumerics
import Testing

@Suite("Imputation from other columns")
struct MultivariateImputationTests {
    private let gap = Double.nan

    /// `count` rows of three related columns; with `share` of the cells missing.
    private func sample(_ count: Int, missing share: Double, seed: UInt64 = 4) -> [[Double]] {
        var draws = DrawStream(seed: seed, replicate: 0, stream: 2)
        var columns = [[Double]](repeating: [], count: 3)
        for _ in 0..<count {
            let common = draws.normal()
            for column in 0..<3 {
                let value = Double(10 * column) + common + 0.7 * draws.normal()
                columns[column].append(draws.uniform() < share ? gap : value)
            }
        }
        return columns
    }

    @Test("regression fills gaps whose predictors are known, and nothing else")
    func regression() throws {
        let y = [3, 5, gap, 9, gap, 6]
        let (filled, fit) = try imputed(y, byRegressionOn: [[1, 2, 3, 4, gap, 2.5]])
        // y = 1 + 2x.
        #expect(abs(filled[2] - 7) < 1e-13 && filled[4].isNaN && fit?.rows == [0, 1, 3, 5])
        #expect([filled[0], filled[1], filled[3], filled[5]] == [3, 5, 9, 6])
        let whole = try imputed([1, 2], byRegressionOn: [[4, 4]])
        #expect(whole.values == [1, 2] && whole.regression == nil)
        #expect(throws: NumericsError.collinear(column: 0)) {
            try imputed([1, 2, 3, gap], byRegressionOn: [[4, 4, 4, 4]])
        }
    }

    @Test("a monotone gap in one of two columns: Anderson's closed form")
    func monotone() throws {
        let x = [1.0, 3, 4, 7, 9, 12, 2, 20]
        let y = [2.0, 3, 7, 6, 11, 10, gap, gap]
        let fit = try NormalImputation(of: [x, y], tolerance: 1e-13)
        // Mean and variance of x from all rows; the regression of y on x, and its residuals, from the complete ones.
        let line = try LinearRegression(of: y, on: [x])
        let (meanX, slope) = (x.reduce(0, +) / 8, line.coefficients[0])
        let varianceX = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) } / 8
        let residual = line.rows.reduce(0.0) { sum, row in
            let error = y[row] - line.intercept - slope * x[row]
            return sum + error * error / 6
        }
        let expected = [
            varianceX, slope * varianceX, slope * varianceX, residual + slope * slope * varianceX,
        ]
        #expect(abs(fit.mean[0] - meanX) < 1e-10 && abs(fit.mean[1] - line.intercept - slope * meanX) < 1e-10)
        for (value, closed) in zip(fit.covariance, expected) { #expect(abs(value / closed - 1) < 1e-9) }
        for row in [6, 7] {
            #expect(abs(fit.columns[1][row] - line.intercept - slope * x[row]) < 1e-9)
        }
        #expect(fit.columns[0] == x && Array(fit.columns[1].prefix(6)) == Array(y.prefix(6)))
    }

    @Test("without gaps: mean and covariance of the rows, in two steps")
    func complete() throws {
        let fit = try NormalImputation(of: [[1, 2, 6], [2, 0, 1]])
        #expect(abs(fit.mean[0] - 3) < 1e-14 && abs(fit.mean[1] - 1) < 1e-14 && fit.steps == 2)
        // Σ of products of deviations (−2, −1, 3), (1, −1, 0), over 3.
        for (value, closed) in zip(fit.covariance, [14.0 / 3, -1.0 / 3, -1.0 / 3, 2.0 / 3]) {
            #expect(abs(value - closed) < 1e-14)
        }
        #expect(fit.columns == [[1, 2, 6], [2, 0, 1]])
    }

    /// The log-likelihood, up to a constant, of what is known of two columns.
    private func likelihood(_ x: [Double], _ y: [Double], _ mean: [Double], _ c: [Double]) -> Double {
        x.indices.reduce(0.0) { sum, row in
            let (dx, dy) = (x[row] - mean[0], y[row] - mean[1])
            if dx.isNaN && dy.isNaN { return sum }
            if dy.isNaN { return sum - (Elementary.log(c[0]) + dx * dx / c[0]) / 2 }
            if dx.isNaN { return sum - (Elementary.log(c[3]) + dy * dy / c[3]) / 2 }
            let determinant = c[0] * c[3] - c[1] * c[2]
            let distance = (c[3] * dx * dx - 2 * c[1] * dx * dy + c[0] * dy * dy) / determinant
            return sum - (Elementary.log(determinant) + distance) / 2
        }
    }

    @Test("gaps in both columns: no estimate nearby is more likely")
    func mostLikely() throws {
        let sample = sample(40, missing: 0.3)
        let (x, y) = (sample[0], sample[1])
        let fit = try NormalImputation(of: [x, y], tolerance: 1e-12)
        let best = likelihood(x, y, fit.mean, fit.covariance)
        for step in [-1e-3, 1e-3] {
            for place in 0..<2 {
                var mean = fit.mean
                mean[place] += step
                #expect(likelihood(x, y, mean, fit.covariance) < best)
            }
            for places in [[0], [3], [1, 2]] {
                var covariance = fit.covariance
                for place in places { covariance[place] += step }
                #expect(likelihood(x, y, fit.mean, covariance) < best)
            }
        }
    }

    @Test("known values stay, rows of gaps stay, every other gap is filled by its row's regression")
    func filling() throws {
        var columns = sample(60, missing: 0.25)
        for column in 0..<3 { columns[column][5] = gap }
        let fit = try NormalImputation(of: columns)
        for column in 0..<3 {
            for row in 0..<60 where !columns[column][row].isNaN {
                #expect(fit.columns[column][row] == columns[column][row])
            }
            for row in 0..<60 {
                let isEmpty = columns.allSatisfy { $0[row].isNaN }
                #expect(fit.columns[column][row].isNaN == isEmpty)
            }
        }
        let row = try #require(
            (0..<60).first { columns[0][$0].isNaN && !columns[1][$0].isNaN && columns[2][$0].isNaN })
        let slope = fit.covariance[1] / fit.covariance[4]
        let expected = fit.mean[0] + slope * (columns[1][row] - fit.mean[1])
        #expect(abs(fit.columns[0][row] - expected) < 1e-6)
    }

    @Test("permuting rows permutes; changing units changes units")
    func invariance() throws {
        let columns = sample(60, missing: 0.2)
        let fit = try NormalImputation(of: columns, tolerance: 1e-10)
        let order = (0..<60).map { ($0 * 7) % 60 }
        let turned = try NormalImputation(
            of: columns.map { column in order.map { column[$0] } }, tolerance: 1e-10)
        let scaled = try NormalImputation(of: columns.map { $0.map { 1e6 * $0 - 3 } }, tolerance: 1e-10)
        for column in 0..<3 {
            for place in order.indices where !fit.columns[column][order[place]].isNaN {
                let value = fit.columns[column][order[place]]
                #expect(abs(turned.columns[column][place] - value) < 1e-8)
                #expect(abs(scaled.columns[column][order[place]] - 1e6 * value + 3) < 1e-2)
            }
        }
    }

    @Test("gaps drawn at random from known numbers: the estimates come near to those of all numbers")
    func recovery() throws {
        let (whole, part) = (sample(2000, missing: 0), sample(2000, missing: 0.2))
        let fit = try NormalImputation(of: part)
        for column in 0..<3 {
            let mean = whole[column].reduce(0, +) / 2000
            #expect(abs(fit.mean[column] - mean) < 0.1)
            #expect(abs(fit.covariance[4 * column] - 1.49) < 0.15)
        }
        #expect(abs(fit.covariance[1] - 1) < 0.15)
    }

    @Test("what cannot be estimated is refused")
    func refused() throws {
        let columns = sample(30, missing: 0.3)
        #expect(throws: NumericsError.notSettled(steps: 3)) {
            try NormalImputation(of: columns, tolerance: 1e-15, maximumSteps: 3)
        }
        #expect(throws: NumericsError.inColumn(1, .constantValues(4))) {
            try NormalImputation(of: [[1, 2, 3], [4, gap, 4]])
        }
        #expect(throws: NumericsError.inColumn(0, .tooFewValues(known: 1, needed: 2))) {
            try NormalImputation(of: [[1, gap, gap], [4, 5, 6]])
        }
        let x = [1.0, 2, 4, 8, 9]
        #expect(throws: NumericsError.collinear(column: 1)) {
            try NormalImputation(of: [x, x.map { 2 * $0 }, [1, 5, 2, 2, gap]])
        }
    }
}

@Suite("Hot deck")
struct HotDeckTests {
    private let ids = (0..<12).map { "u\($0)" }
    private let values = [1, 2, .nan, 4, .nan, 6, .nan, 8, 9, .nan, 11, .nan]
    private let classes = ["a", "a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "c"]

    private func deck(_ seed: UInt64 = 1, replicate: UInt32 = 0) throws -> HotDeck {
        try HotDeck(values, column: "x", ids: ids, classes: classes, seed: seed, replicate: replicate)
    }

    @Test("each gap takes a known value of its class; a class that knows nothing stays")
    func donors() throws {
        let deck = try deck()
        for row in values.indices {
            guard values[row].isNaN else {
                #expect(deck.values[row] == values[row] && deck.donors[row] == nil)
                continue
            }
            guard row < 11 else {
                #expect(deck.values[row].isNaN && deck.donors[row] == nil)
                continue
            }
            let donor = try #require(deck.donors[row])
            #expect(classes[donor] == classes[row] && deck.values[row] == values[donor])
        }
    }

    @Test("the order of the rows plays no part; seeds, replicates and columns do")
    func order() throws {
        let order = (0..<12).map { ($0 * 5 + 3) % 12 }
        let turned = try HotDeck(
            order.map { values[$0] }, column: "x", ids: order.map { ids[$0] },
            classes: order.map { classes[$0] }, seed: 1)
        let plain = try deck()
        for (place, row) in order.enumerated() where row < 11 {
            #expect(turned.values[place] == plain.values[row])
        }
        let others = try (2...40 as ClosedRange<UInt64>).map { try deck($0).donors }
        #expect(Set(others).count > 10)
        #expect(try Set((0..<40 as Range<UInt32>).map { try deck(1, replicate: $0).donors }).count > 10)
    }

    @Test("a new donor is taken by some rows and changes no others")
    func newDonor() throws {
        for seed in 1...30 as ClosedRange<UInt64> {
            let plain = try deck(seed)
            let more = try HotDeck(
                values + [77], column: "x", ids: ids + ["new"], classes: classes + ["a"], seed: seed)
            for row in 0..<11 { #expect(more.values[row] == plain.values[row] || more.values[row] == 77) }
        }
    }

    @Test("every donor is as likely")
    func uniform() throws {
        var counts: [Double: Int] = [:]
        for replicate in 0..<4000 as Range<UInt32> {
            counts[try deck(1, replicate: replicate).values[2], default: 0] += 1
        }
        // Four donors, 1000 each, standard deviation 27.
        #expect(counts.keys.sorted() == [1, 2, 4, 6] && counts.values.allSatisfy { abs($0 - 1000) < 110 })
    }
}
