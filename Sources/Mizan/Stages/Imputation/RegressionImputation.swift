import MizanNumerics

/// The least-squares prediction from other indicators: those that `on` names, or else those of the group at `level`.
///
/// On the line, without noise. Missing: a gap stays where one of the predictors is missing too, or there is none.
///
/// Reference: [LittleRubin2002], section 4.2
public struct RegressionImputation: Imputation {
    public static let name = "regression"
    public static let summary = "least-squares prediction from named indicators, or those of a group"
    public static let reference = "[LittleRubin2002], section 4.2"

    private let predictors: [String]
    private let level: Int

    public init(_ settings: Settings) {
        predictors = settings.texts("on")
        level = predictors.isEmpty ? settings.level() : 2
    }

    public func imputed(_ places: [Int], of table: ImputationTable) throws(NumericsError) -> [[Double]] {
        var result: [[Double]] = []
        for place in places {
            do throws(NumericsError) {
                result.append(try filled(place, of: table))
            } catch {
                throw .inColumn(place, error)
            }
        }
        return result
    }

    private func filled(_ place: Int, of table: ImputationTable) throws(NumericsError) -> [Double] {
        var others: [Int] = []
        for id in predictors {
            guard let found = table.indicators.firstIndex(of: id) else {
                throw .unfitCount(what: "indicators with the id '\(id)'", count: 0, needed: "1")
            }
            others.append(found)
        }
        if predictors.isEmpty { others = table.kin(of: place, level: level) }
        others.removeAll { $0 == place }
        let column = table.columns[place]
        // A row that could be filled: where there is none, no regression is needed, nor refused.
        let isFillable = column.indices.contains { unit in
            column[unit].isNaN && others.allSatisfy { !table.columns[$0][unit].isNaN }
        }
        guard isFillable, !others.isEmpty else { return column }
        do throws(NumericsError) {
            return try MizanNumerics.imputed(column, byRegressionOn: others.map { table.columns[$0] }).values
        } catch {
            if case .collinear(let own) = error { throw .collinear(column: others[own]) }
            throw error
        }
    }
}
