/// Rows put in the order of their keys, and rows whose keys are equal.
///
/// Each key column comes as numbers of distinct texts. The texts are ranked once by their bytes, and the ranks of
/// a row's columns are packed into one number, so that rows are compared by one comparison and the order does not
/// depend on language or library. Where the packed numbers would grow too large they are ranked again.
struct RowOrder {
    /// Places of the rows, in the order of their keys; rows with equal keys keep their order.
    let places: [Int]
    /// True where the rows were in order as they came.
    let isAsRead: Bool
    /// Groups of two or more places whose keys are equal.
    let equals: [[Int]]

    /// - Parameter columns: by key column, the number of each row's text and the texts by number.
    init(count: Int, columns: [(numbers: [Int], texts: [String])]) {
        var keys = [UInt64](repeating: 0, count: count)
        var span: UInt64 = 1
        for column in columns {
            let width = UInt64(max(column.texts.count, 1))
            let (product, overflow) = span.multipliedReportingOverflow(by: width)
            if overflow {
                span = Self.rankAgain(&keys)
            }
            let ranks = Self.ranks(of: column.texts)
            for row in 0..<count { keys[row] = keys[row] * width + UInt64(ranks[column.numbers[row]]) }
            span = overflow ? span * width : product
        }
        var places = Array(0..<count)
        isAsRead = zip(keys, keys.dropFirst()).allSatisfy(<=)
        if !isAsRead {
            places.sort { (keys[$0], $0) < (keys[$1], $1) }
        }
        self.places = places
        equals = Self.runs(places, keys)
    }

    /// Rank of each text among the texts, by bytes.
    private static func ranks(of texts: [String]) -> [Int] {
        let order = texts.indices.sorted { texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8) }
        var ranks = [Int](repeating: 0, count: texts.count)
        for (rank, place) in order.enumerated() { ranks[place] = rank }
        return ranks
    }

    /// Replaces keys by their ranks among the distinct keys; returns the number of these.
    private static func rankAgain(_ keys: inout [UInt64]) -> UInt64 {
        let distinct = Array(Set(keys)).sorted()
        let ranks = Dictionary(uniqueKeysWithValues: zip(distinct, UInt64(0)...))
        keys = keys.compactMap { ranks[$0] }
        return UInt64(distinct.count)
    }

    private static func runs(_ places: [Int], _ keys: [UInt64]) -> [[Int]] {
        var runs: [[Int]] = []
        var start = 0
        while start < places.count {
            var end = start + 1
            while end < places.count, keys[places[end]] == keys[places[start]] { end += 1 }
            if end - start > 1 { runs.append(Array(places[start..<end])) }
            start = end
        }
        return runs
    }
}
