import MizanNumerics
import Testing

/// Analyses over several columns, and growth.
extension ReferenceTests {
    static let correlations: Operation = { reference in
        let kind = try #require(CorrelationKind(rawValue: reference.text("cortype") ?? ""))
        // The file's 15 digits tie values that the peer tells apart, so what can be computed is not read from it.
        var columns = try reference.output("x2").columnsOfNumbers
        columns.merge(try reference.output("x1").columnsOfNumbers) { first, _ in first }
        if reference.text("dset") == "Normalised" {
            columns = try CoinTables(reference).normalised()
        }
        func pair(_ key: [String]) throws -> ([Double], [Double]) {
            let (x, y) = (columns[key[0]], columns[key[1]])
            return (try #require(x), try #require(y))
        }
        var found = try reference.differences("corr", column: "Correlation", keys: ["Var1", "Var2"]) { key in
            let (x, y) = try pair(key)
            return try correlation(x, y, kind)
        }
        if reference.outputNames.contains("pvals") {
            for code in try reference.output("pvals").columns.dropFirst() {
                found += try reference.differences("pvals", column: code, keys: ["code"]) { key in
                    let (x, y) = try pair([key[0], code])
                    return try correlationTwoSidedTail(x, y, kind)
                }
            }
        }
        return found
    }

    static let correlationFlags: Operation = { reference in
        let coin = try CoinTables(reference)
        let normalised = try coin.normalised()
        let level = Int(try #require(reference.number("grouplev")))
        let groups = coin.indicators.map { coin.ancestor(of: $0, level: level) ?? "" }
        let threshold = try #require(reference.number("thr"))
        let all = CorrelatedPairs(
            among: coin.indicators.map { normalised[$0] ?? [] }, within: groups, .pearson)
        let flagged = reference.text("type") == "high" ? all.above(threshold) : all.below(threshold)
        let denominators = coin.codes(type: "Denominator")
        let withDenominators = CorrelatedPairs(
            of: coin.indicators.map(coin.column), with: denominators.map(coin.column), .pearson
        ).beyond(try #require(reference.number("dthr")))
        return try (all.failures.isEmpty ? [] : ["uncorrelated: \(all.failures)"])
            + compareFlags(
                reference, "flags", ("Ind1", "Ind2"),
                flagged.map { (coin.indicators[$0.first], coin.indicators[$0.second], $0.correlation) })
            + compareFlags(
                reference, "denom_corr", ("Ind", "Denom"),
                withDenominators.map { (coin.indicators[$0.first], denominators[$0.second], $0.correlation) })
    }

    private static func compareFlags(
        _ reference: ReferenceCase, _ name: String, _ columns: (String, String),
        _ pairs: [(String, String, Double)]
    ) throws -> [String] {
        let values = Dictionary(uniqueKeysWithValues: pairs.map { (Set([$0.0, $0.1]), $0.2) })
        let count = try reference.output(name).rows.count
        let rows = count == pairs.count ? [] : ["\(name): \(pairs.count) rows, expected \(count)"]
        return try rows
            + reference.differences(name, column: "Corr", keys: [columns.0, columns.1]) {
                values[Set($0)] ?? .nan
            }
    }

    static let cronbach: Operation = { reference in
        let table = try reference.output("x")
        let rows: MissingRows = reference.text("use") == "complete.obs" ? .completeRows : .pairwise
        let alpha = try cronbachAlpha(table.columns.map { table.numbers($0) }, over: rows)
        return try reference.differences("alpha", column: "alpha", keys: []) { _ in alpha }
    }

    static let principalComponents: Operation = { reference in
        let (data, loadings) = (try reference.output("data"), try reference.output("loadings"))
        let (groups, codes) = (loadings.texts("group"), loadings.texts("iCode"))
        let (numbers, expected) = (loadings.numbers("PC"), loadings.numbers("loading"))
        var components: [String: PrincipalComponents] = [:]
        var places: [[String]: Int] = [:]
        for group in Set(groups) {
            let members = groups.indices.filter { groups[$0] == group && numbers[$0] == 1 }.map { codes[$0] }
            for (place, code) in members.enumerated() { places[[group, code]] = place }
            components[group] = try PrincipalComponents(of: members.map { data.numbers($0) })
        }
        // The sign of a component is arbitrary: the one under which it is nearer to the expected loadings.
        var agreement: [[String]: Double] = [:]
        func loading(_ key: [String], _ component: Double) -> Double {
            places[key].flatMap { components[key[0]]?.loadings[Int(component) - 1][$0] } ?? .nan
        }
        for row in groups.indices {
            let ours = loading([groups[row], codes[row]], numbers[row])
            agreement[[groups[row], "\(Int(numbers[row]))"], default: 0] += ours * expected[row]
        }
        func sign(_ group: String, _ component: String) -> Double {
            agreement[[group, component]] ?? .nan < 0 ? -1 : 1
        }
        var found = try reference.differences("loadings", column: "loading", keys: ["group", "iCode", "PC"]) {
            sign($0[0], $0[2]) * loading([$0[0], $0[1]], Double($0[2]) ?? 1)
        }
        let variances: [(String, (PrincipalComponents, Int) -> Double)] = [
            ("eigenvalue", { $0.eigenvalues[$1] }), ("sdev", { $0.eigenvalues[$1].squareRoot() }),
            ("prop_var", { $0.explainedShares[$1] }),
            ("cum_var", { $0.explainedShares[...$1].reduce(0, +) }),
        ]
        for (column, variance) in variances {
            found += try reference.differences("variance", column: column, keys: ["group", "PC"]) { key in
                components[key[0]].map { variance($0, (Int(key[1]) ?? 1) - 1) } ?? .nan
            }
        }
        let first = try #require(groups.min())
        for (place, scores) in (components[first]?.scores ?? []).prefix(3).enumerated() {
            let rows = components[first]?.rows.map { "\($0 + 1)" } ?? []
            let values = Dictionary(uniqueKeysWithValues: zip(rows, scores))
            found += try reference.differences("scores_first_group", column: "PC\(place + 1)", keys: ["row"])
            {
                sign(first, "\(place + 1)") * (values[$0[0]] ?? .nan)
            }
        }
        let level = "\(Int(try #require(reference.number("Level"))))"
        let weights = try reference.output("weights")
        for row in weights.rows.indices where try weights.text(row, "Level") == level {
            let code = try weights.text(row, "iCode")
            let group = try #require(places.keys.first { $0[1] == code })[0]
            let (ours, theirs) = (
                sign(group, "1") * loading([group, code], 1), try weights.number(row, "Weight")
            )
            if !reference.agrees(ours, theirs) { found.append("weight \(code): \(ours), expected \(theirs)") }
        }
        return Array(found.prefix(5))
    }

    static let growth: Operation = { reference in
        let table = try reference.input("series")
        let measures: [(String, Growth)] = [
            ("CAGR", .compound), ("prc_change", .percentage(period: try #require(reference.number("per")))),
        ]
        var refused: [String] = []
        var found: [String] = []
        let expected = try reference.output("growth")
        for row in expected.rows.indices {
            let id = try expected.text(row, "id")
            let rows = table.rows.indices.filter { table.texts("id")[$0] == id }
            let (times, values) = (rows.map { table.numbers("t")[$0] }, rows.map { table.numbers("y")[$0] })
            for (column, growth) in measures {
                do {
                    let (have, want) = (try growth(values, at: times), try expected.number(row, column))
                    if !reference.agrees(have, want) {
                        found.append("\(id) \(column): \(have), expected \(want)")
                    }
                } catch NumericsError.notPositive {
                    refused.append("\(id) \(column)")
                }
            }
        }
        return found + byDecision("growth", refused)
    }

    static let trends: Operation = { reference in
        let panel = try reference.input("panel")
        let codes = reference.parameters["iCodes"] as? [String] ?? []
        let isCompound = reference.text("f") == "CAGR"
        let isAdjusted = reference.flag("adj") ?? false
        let coin = try CoinTables(data: panel, metadata: reference.input("imeta"))
        let (units, times) = (panel.texts("uCode"), panel.numbers("Time"))
        var rows: [[String]: [String: Double]] = [:]
        for code in codes {
            let column = panel.numbers(code)
            for unit in Set(units) {
                let places = units.indices.filter { units[$0] == unit }.sorted { times[$0] < times[$1] }
                let known = places.filter { !column[$0].isNaN }
                var used = places
                var row = [
                    "Avail": Double(known.count) / Double(places.count),
                    "t_first": known.first.map { times[$0] } ?? .nan,
                    "t_latest": known.last.map { times[$0] } ?? .nan,
                ]
                if let latest = reference.number("use_latest") {
                    used = Array(places.suffix(Int(latest)))
                    row["Avail_use_latest"] =
                        Double(used.count { !column[$0].isNaN }) / Double(used.count)
                    row["t_first_use_latest"] = used.first { !column[$0].isNaN }.map { times[$0] } ?? .nan
                }
                if known.count >= 2 {
                    let sign = isAdjusted && coin.lowIsGood(code) ? -1.0 : 1
                    let growth: Growth = isCompound ? .compound : .percentage(period: 1)
                    row[isCompound ? "CAGR" : "prc_change"] =
                        sign * (try growth(used.map { column[$0] }, at: used.map { times[$0] }))
                }
                rows[[unit, code]] = row
            }
        }
        return try reference.output("trends").columns.dropFirst(2).flatMap { column in
            try reference.differences("trends", column: column, keys: ["uCode", "iCode"]) {
                rows[$0]?[column] ?? .nan
            }
        }
    }
}
