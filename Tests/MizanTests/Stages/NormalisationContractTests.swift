import MizanNumerics
import Testing

@testable import Mizan

/// What every normalisation does: keep what is missing and the order, whatever the order of the units.
struct NormalisationContractTests {
    static let values: [Double] = [3, 1, .nan, 8, 5, 12, 2.5, 7]
    static let units = values.indices.map { "u\($0)" }
    static let later: [Double] = [4, 2, 6, .nan, 9, 13, 0.5, 10]

    static func column(_ direction: Direction, reference: [Double] = values) -> ScaledColumn {
        ScaledColumn(values, reference: reference, direction, target: 9, units: units)
    }

    static func directions(_ variant: MethodSettings.Variant) -> [Direction] {
        variant.method == "fraction-of-maximum" ? [.positive] : [.positive, .negative]
    }

    @Test(arguments: MethodSettings.all("normalisation"))
    func missingStaysAndOrderIsKept(variant: MethodSettings.Variant) throws {
        let method = try variant.normalisation()
        let mayTie = variant.text.contains("cap: yes")
        for direction in Self.directions(variant) {
            for reference in [Self.values, Self.values + Self.later] {
                let scores = try method.normalised(Self.column(direction, reference: reference))
                #expect(scores.count == Self.values.count)
                #expect(scores.map(\.isNaN) == Self.values.map(\.isNaN))
                #expect(scores.allSatisfy { !$0.isInfinite })
                let sign: Double = direction == .positive ? 1 : -1
                for (x, s) in zip(Self.values, scores) {
                    for (y, t) in zip(Self.values, scores) where sign * x < sign * y {
                        #expect(mayTie ? s <= t : s < t, "\(direction): \(x) gives \(s), \(y) gives \(t)")
                    }
                }
            }
        }
    }

    @Test(arguments: MethodSettings.all("normalisation"))
    func theOrderOfUnitsPlaysNoPart(variant: MethodSettings.Variant) throws {
        let method = try variant.normalisation()
        let order = [5, 2, 7, 0, 3, 6, 1, 4]
        for direction in Self.directions(variant) {
            let scores = try method.normalised(Self.column(direction))
            let permuted = try method.normalised(
                ScaledColumn(
                    order.map { Self.values[$0] }, reference: Self.values.reversed(), direction, target: 9,
                    units: order.map { Self.units[$0] }))
            for (place, unit) in order.enumerated() where !scores[unit].isNaN {
                #expect(abs(permuted[place] - scores[unit]) < 1e-9)
            }
        }
    }

    /// With the scale given, the score of a unit depends on no other unit of the table.
    @Test(arguments: MethodSettings.all("normalisation"))
    func theReferenceAloneSetsTheScale(variant: MethodSettings.Variant) throws {
        let method = try variant.normalisation()
        let kept = [0, 3, 6]
        for direction in Self.directions(variant) {
            let all = try method.normalised(Self.column(direction))
            let some = try method.normalised(
                ScaledColumn(
                    kept.map { Self.values[$0] }, reference: Self.values, direction, target: 9,
                    units: kept.map { Self.units[$0] }))
            #expect(some == kept.map { all[$0] })
        }
    }
}
