import MizanNumerics
import Testing

@Suite("Least squares")
struct LinearRegressionTests {
    @Test("a line worked by hand")
    func line() throws {
        // Means 3 and 4; Σ(x − 3)(y − 4) = 9, Σ(x − 3)² = 10, Σ(y − 4)² = 10: slope 0.9, R² = 81/100.
        let fit = try LinearRegression(of: [2, 4, 3, 5, 6], on: [[1, 2, 3, 4, 5]])
        #expect(abs(fit.coefficients[0] - 0.9) < 1e-15 && abs(fit.intercept - 1.3) < 1e-14)
        #expect(abs(fit.determination - 0.81) < 1e-15)
        #expect(abs(fit.predicted([[10]])[0] - 10.3) < 1e-14)
    }

    @Test("only rows that know all are used, and predictions need all predictors")
    func missing() throws {
        let gap = Double.nan
        let fit = try LinearRegression(
            of: [1, 4, 8, gap, 2, 5], on: [[0, 1, 2, 3, gap, 1], [0, 1, 3, 4, 5, 2]])
        #expect(fit.rows == [0, 1, 2, 5])
        // 1 + 2x + y holds for the rows used.
        #expect(abs(fit.intercept - 1) < 1e-13 && abs(fit.determination - 1) < 1e-13)
        let predictions = fit.predicted([[3, gap], [4, 5]])
        #expect(abs(predictions[0] - 11) < 1e-12 && predictions[1].isNaN)
    }

    @Test("Longley's data, near to collinear: the certified values of NIST to 8 figures")
    func longley() throws {
        let y: [Double] = [
            60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564,
            69331, 70551,
        ]
        let columns: [[Double]] = [
            [
                83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7,
                116.9,
            ],
            [
                234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769,
                444546, 482704, 502601, 518173, 554894,
            ],
            [
                2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806,
                4007,
            ],
            [
                1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572,
                2827,
            ],
            [
                107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445,
                121950, 123366, 125368, 127852, 130081,
            ],
            (1947...1962).map(Double.init),
        ]
        let certified = [
            15.0618722713733, -0.358191792925910e-01, -2.02022980381683, -1.03322686717359,
            -0.511041056535807e-01, 1829.15146461355,
        ]
        let fit = try LinearRegression(of: y, on: columns)
        for (value, expected) in zip(fit.coefficients, certified) {
            #expect(abs(value / expected - 1) < 1e-8)
        }
        #expect(abs(fit.intercept / -3482258.63459582 - 1) < 1e-8)
        #expect(abs(fit.determination - 0.995479004577296) < 1e-12)
    }

    @Test("what no fit exists for is refused by name")
    func refused() throws {
        let x = [1.0, 2, 4, 8, 9, 3]
        let y = [3.0, 1, 4, 1, 5, 9]
        #expect(throws: NumericsError.collinear(column: 2)) {
            try LinearRegression(of: y, on: [x, y, zip(x, y).map { 3 * $0 - $1 }])
        }
        #expect(throws: NumericsError.collinear(column: 0)) {
            try LinearRegression(of: y, on: [x.map { _ in 0.1 }, x])
        }
        #expect(throws: NumericsError.tooFewValues(known: 2, needed: 3)) {
            try LinearRegression(of: [1, 2, .nan], on: [[1, 5, 6]])
        }
        #expect(throws: NumericsError.self) { try LinearRegression(of: y, on: [[1, 2, .infinity, 3, 4, 5]]) }
        #expect("\(NumericsError.collinear(column: 2))".contains("column 2"))
    }

    @Test(
        "units of measurement do not matter, even where squares would overflow",
        arguments: [1e-200, 1e3, 1e200])
    func units(_ factor: Double) throws {
        let x = [[1.0, 2, 4, 8, 9, 3], [5.0, 3, 1, 4, 1, 5]]
        let y = [3.0, 1, 4, 1, 5, 9]
        let (plain, scaled) = (
            try LinearRegression(of: y, on: x),
            try LinearRegression(of: y, on: [x[0].map { $0 * factor }, x[1]])
        )
        #expect(abs(scaled.coefficients[0] * factor / plain.coefficients[0] - 1) < 1e-12)
        #expect(abs(scaled.coefficients[1] / plain.coefficients[1] - 1) < 1e-12)
    }
}
