import MizanNumerics
import Testing

@Suite("Nearest-rank order statistics")
struct QuantileTests {
    @Test("the textbook example of five values")
    func textbook() {
        let values = [15, 20, 35, 40, 50]
        #expect(orderStatistic(0.05, ofSorted: values) == 15)
        #expect(orderStatistic(0.3, ofSorted: values) == 20)
        #expect(orderStatistic(0.4, ofSorted: values) == 20)
        #expect(orderStatistic(0.5, ofSorted: values) == 35)
        #expect(orderStatistic(1, ofSorted: values) == 50)
        #expect(orderStatistic(0, ofSorted: values) == 15)
        #expect(orderStatistic(0.5, ofSorted: [Double]()) == nil)
    }

    @Test("products a hair above a whole number do not move the place", arguments: 1...100)
    func products(percent: Int) {
        let share = Double(percent) / 100
        #expect(nearestRank(share, of: 100) == percent)
        #expect(nearestRank(share, of: 1000) == 10 * percent)
        #expect(nearestRank(share, of: 101) == (percent * 101 + 99) / 100)
    }
}
