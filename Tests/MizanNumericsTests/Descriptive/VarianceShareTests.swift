import MizanNumerics
import Testing

@Suite("Share of variance between groups")
struct VarianceShareTests {
    @Test("a worked example: 6780 of 9640 lie between")
    func worked() {
        // Means 36, 33 and 78 about 52: 5 · 16² + 4 · 19² + 6 · 26² = 6780.
        let values: [Double] = [45, 70, 29, 15, 21, 40, 20, 30, 42, 65, 95, 80, 70, 85, 73]
        let groups = [1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3]
        #expect(abs(varianceShare(between: groups, of: values) - 6780.0 / 9640) < 1e-15)
    }

    @Test("1 where groups do not vary inside, 0 where their means agree")
    func ends() {
        #expect(varianceShare(between: ["a", "a", "b", "b"], of: [1, 1, 7, 7]) == 1)
        #expect(varianceShare(between: ["a", "a", "b", "b"], of: [1, 7, 7, 1]) == 0)
    }

    @Test("nothing that varies, nothing to share")
    func constant() {
        #expect(varianceShare(between: [1, 2], of: [3, 3]).isNaN)
        #expect(varianceShare(between: [Int](), of: []).isNaN)
        #expect(varianceShare(between: [1, 2], of: [.nan, 4]).isNaN)
    }

    @Test("a missing value is as if it were not there")
    func missing() {
        let with = varianceShare(between: [1, 1, 2, 2, 1], of: [1, 2, 4, 6, .nan])
        let without = varianceShare(between: [1, 1, 2, 2], of: [1, 2, 4, 6])
        #expect(with == without)
    }

    @Test("scale, origin, order and names of groups do not count")
    func invariance() {
        var draws = DrawStream(seed: 12, replicate: 0, stream: 1)
        let values = (0..<50).map { _ in draws.normal() }
        let groups = (0..<50).map { $0 % 7 }
        let share = varianceShare(between: groups, of: values)
        #expect(abs(varianceShare(between: groups, of: values.map { 3 * $0 - 8 }) - share) < 1e-12)
        #expect(abs(varianceShare(between: groups.reversed(), of: values.reversed()) - share) < 1e-12)
        #expect(varianceShare(between: groups.map { "g\($0)" }, of: values) == share)
    }
}
