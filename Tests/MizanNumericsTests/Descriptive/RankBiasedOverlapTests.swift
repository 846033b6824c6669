import Testing

@testable import MizanNumerics

struct RankBiasedOverlapTests {
    /// The places of all things of two lists, which are groups of ties from the top.
    private func overlap(_ first: [[String]], _ second: [[String]], _ persistence: Double) -> Double {
        func places(_ list: [[String]]) -> [String: Int] {
            var places: [String: Int] = [:]
            for group in list {
                let place = places.count + 1
                for thing in group { places[thing] = place }
            }
            return places
        }
        let (one, other) = (places(first), places(second))
        let things = Set(one.keys).union(other.keys).sorted()
        return rankBiasedOverlap(
            things.map { one[$0] }, things.map { other[$0] }, persistence: persistence)
    }

    private func letters(_ text: String) -> [[String]] { text.map { [String($0)] } }

    /// The lists of Webber, Moffat and Zobel's example of agreement by depth: 0, 0, 2/3, 1/2, 2/5, 1/3, 2/7.
    @Test func theExampleOfTheArticle() {
        let agreements = [0, 0, 2.0 / 3, 1.0 / 2, 2.0 / 5, 1.0 / 3, 2.0 / 7]
        for persistence in [0.1, 0.5, 0.9, 0.98] {
            var (sum, power) = (0.0, 1.0)
            for agreement in agreements {
                sum += (1 - persistence) * power * agreement
                power *= persistence
            }
            let found = overlap(letters("abcdefg"), letters("zcavwxy"), persistence)
            #expect(abs(found - (sum + power * 2 / 7)) < 1e-15)
        }
    }

    /// Values of the authors' own implementation of RBO_ext for permutations of 25 letters, as published with the
    /// tests of the crate `rbo` 0.2 to six decimals.
    @Test(arguments: [
        ("achudyxfktsrzwbgqjenolivm", 0.1, 0.951509), ("achudyxfktsrzwbgqjenolivm", 0.5, 0.774012),
        ("achudyxfktsrzwbgqjenolivm", 0.9, 0.640332), ("agmtrsyhfidnjobwzkxvucqel", 0.8, 0.504878),
        ("jtnxyzovchmfldbksguqewari", 0.9, 0.256365), ("zscendjrkobhmitlugywxvafq", 0.99, 0.905053),
    ])
    func permutationsOfLetters(_ other: String, _ persistence: Double, _ expected: Double) {
        let found = overlap(letters("abcdefghijklmnoqrstuvwxyz"), letters(other), persistence)
        #expect(abs(found - expected) < 1e-6)
    }

    /// Values of the implementation that Corsi and Urbano publish with their article, variant w, to 15 digits: lists
    /// of one length with ties.
    @Test func tiesShareTheirPlace() {
        let one = overlap(
            [["i3"], ["i1", "i5", "i7"], ["i9"]], [["i1", "i9"], ["i7"], ["i3"], ["i4"]], 0.930093081332594)
        #expect(abs(one - 0.697096710334179) < 1e-14)
        let other = overlap(
            [["i2"], ["i5"], ["i3"], ["i1", "i4"]], [["i5"], ["i8"], ["i2"], ["i3", "i9"]], 0.968922741966306)
        #expect(abs(other - 0.580287544332462) < 1e-14)
    }

    @Test func extremes() {
        let list = [["a"], ["b", "c"], ["d"], ["e"]]
        for persistence in [0, 0.5, 0.95] {
            #expect(abs(overlap(list, list, persistence) - 1) < 1e-15)
            #expect(overlap(letters("abc"), letters("xyz"), persistence) == 0)
            #expect(overlap([], letters("xyz"), persistence) == 0)
            let short = letters("bd")
            #expect(overlap(list, short, persistence) == overlap(short, list, persistence))
        }
        #expect(overlap([], [], 0.5).isNaN)
        // The top weighs most: a swap at the top costs more than one at the end.
        #expect(
            overlap(letters("abcde"), letters("bacde"), 0.9)
                < overlap(letters("abcde"), letters("abced"), 0.9))
    }
}
