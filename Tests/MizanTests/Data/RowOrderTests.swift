import Testing

@testable import Mizan

@Suite struct RowOrderTests {
    /// Order and equal keys agree with a sort of whole keys, also where the packed keys must be ranked again: five
    /// columns of 10,000 texts have more combinations than 64 bits.
    @Test(arguments: [(1, 40, 50), (3, 7, 200), (5, 10_000, 12_000)])
    func agreesWithASortOfKeys(columns: Int, texts: Int, rows: Int) {
        var generator = SeededGenerator(seed: UInt64(texts))
        let words = (0..<texts).map { "\($0)-é".description }.shuffled(using: &generator)
        var numbers = (0..<columns).map { _ in
            (0..<rows).map { _ in Int.random(in: 0..<texts, using: &generator) }
        }
        // Some rows have the key of another.
        for row in stride(from: 1, to: rows, by: 10) {
            for column in numbers.indices { numbers[column][row] = numbers[column][row / 2] }
        }
        let order = RowOrder(count: rows, columns: numbers.map { ($0, words) })
        func key(_ row: Int) -> [[UInt8]] { numbers.map { Array(words[$0[row]].utf8) } }
        let expected = (0..<rows).sorted { left, right in
            for (one, other) in zip(key(left), key(right)) where one != other {
                return one.lexicographicallyPrecedes(other)
            }
            return left < right
        }
        #expect(order.places == expected)
        let runs = Dictionary(grouping: 0..<rows, by: key).values.filter { $0.count > 1 }
        #expect(Set(order.equals) == Set(runs))
        #expect(!order.isAsRead)
    }

    @Test func nothingIsInOrder() {
        let order = RowOrder(count: 0, columns: [([], [])])
        #expect(order.places.isEmpty && order.equals.isEmpty && order.isAsRead)
    }
}
