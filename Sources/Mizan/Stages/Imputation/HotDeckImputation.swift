import MizanNumerics

/// The value of another unit, of all or of the same class, drawn at random with a stated seed.
///
/// The draw depends on the seed and the ids of indicator and units alone: no other row, and no order of rows, changes it.
///
/// Reference: [Andridge2010]
public struct HotDeckImputation: Imputation {
    public static let name = "hot-deck"
    public static let summary = "value of another unit, of all or within a class, drawn with a seed"
    public static let reference = "[Andridge2010]"

    public let classes: String?
    public let draws = true
    private let seed: Int

    public init(_ settings: Settings) {
        classes = settings.within()
        seed = settings.integer("seed", in: 0...9_007_199_254_740_991)
    }

    public func imputed(_ places: [Int], of table: ImputationTable) throws(NumericsError) -> [[Double]] {
        let groups = table.classes(classes)
        var result: [[Double]] = []
        for place in places {
            do throws(NumericsError) {
                let deck = try HotDeck(
                    table.columns[place], column: table.indicators[place], ids: table.units, classes: groups,
                    seed: UInt64(seed))
                result.append(deck.values)
            } catch {
                throw .inColumn(place, error)
            }
        }
        return result
    }
}
