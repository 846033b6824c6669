import MizanNumerics
import Testing

/// The operations on the columns of a table, before anything is aggregated.
extension ReferenceTests {
    static let tables: [String: Operation] = [
        "stats": stats, "data_availability": dataAvailability, "denominate": denominate, "screen": screen,
        "impute": impute, "impute_panel": imputePanel, "winsorise": winsorise, "treat": treat,
        "transforms": transforms, "normalise": normalise, "normalise_imeta": normaliseFromMetadata,
        "correlation": correlations, "correlation_flags": correlationFlags, "cronbach_alpha": cronbach,
        "pca": principalComponents, "growth": growth, "trends": trends, "ranks": ranks,
    ]

    private static let stats: Operation = { reference in
        let isTable = reference.hasInput("x")
        let columns = try isTable ? reference.input("x").columnsOfNumbers : CoinTables(reference).columns
        let codes = columns.keys.filter { $0 != "uCode" }
        let rule = ShapeRule(
            skewness: reference.number("t_skew") ?? 2, kurtosis: reference.number("t_kurt") ?? 3.5)
        let thresholds = StatisticsThresholds(
            availability: reference.number("t_avail") ?? 0.65, nonZero: reference.number("t_zero") ?? 0.5,
            unique: reference.number("t_unq") ?? 0.5)
        var rows: [String: [String: Double]] = [:]
        var flags: [String: Set<StatisticsFlag>] = [:]
        var overRows: [String: [StatisticsFlag: Bool]] = [:]
        for code in codes {
            let known = try ColumnStatistics(of: #require(columns[code]))
            let moments = known.moments
            rows[code] = [
                "Min": moments.minimum, "Max": moments.maximum, "Mean": moments.mean, "Median": known.median,
                "Std": moments.deviation ?? .nan, "Skew": moments.skewness ?? .nan,
                "Kurt": moments.kurtosis ?? .nan, "N.Avail": Double(moments.count),
                "N.NonZero": Double(known.nonZero), "N.Unique": Double(known.unique),
                "N.Same": Double(known.largestTie), "Frc.Avail": known.availability,
                "Frc.NonZero": known.nonZeroShare, "Frc.Unique": known.uniqueShare,
                "Frc.Same": known.largestTieShare,
            ]
            flags[code] = known.flags(thresholds, rule: rule)
            overRows[code] = [
                .manyZeros: Double(known.nonZero) / Double(known.rows) < thresholds.nonZero,
                .fewDistinct: Double(known.unique) / Double(known.rows) < thresholds.unique,
            ]
        }
        let words: [(String, StatisticsFlag, String)] = [
            ("Flag.Avail", .fewKnown, "LOW"), ("Flag.NonZero", .manyZeros, "LOW"),
            ("Flag.Unique", .fewDistinct, "LOW"), ("Flag.SkewKurt", .outlying, "OUT"),
        ]
        var decided: [String] = []
        return try reference.differences("stats", from: rows, key: "iCode")
            + words.flatMap { column, flag, word in
                try reference.differences("stats", texts: column, keys: ["iCode"]) { key in
                    let isFlagged = flags[key[0]]?.contains(flag) == true
                    let isFlaggedByPeer = overRows[key[0]]?[flag] ?? isFlagged
                    if isFlagged != isFlaggedByPeer { decided.append("\(key[0]) \(column)") }
                    return isFlaggedByPeer ? word : "ok"
                }
            } + byDecision("stats", decided)
    }

    private static func cells(of row: Availability) -> [String: Double] {
        [
            "N_missing": Double(row.missing), "N_zero": Double(row.zeros),
            "N_miss_or_zero": Double(row.missing + row.zeros), "Dat_Avail": row.share,
            "Non_Zero": row.nonZeroShare ?? .nan,
        ]
    }

    private static let dataAvailability: Operation = { reference in
        let coin = try CoinTables(reference)
        let rows = availability(ofRows: coin.indicators.map(coin.column))
        var groups: [String: [Double]] = [:]
        for group in coin.codes(type: "Aggregate") {
            groups[group] = availability(ofRows: coin.indicators(under: group).map(coin.column)).map(\.share)
        }
        return try reference.differences(
            "summary", from: Dictionary(uniqueKeysWithValues: zip(coin.units, rows.map(cells))))
            + reference.differences("bygroup", units: coin.units, columns: groups)
    }

    private static let denominate: Operation = { reference in
        if reference.hasInput("imeta") {
            let coin = try CoinTables(reference)
            return try reference.differences(
                "denominated", units: coin.units, columns: coin.denominated())
        }
        let (data, by) = (try reference.input("idata"), try reference.input("denomby"))
        let denominators = try reference.input("denoms")
        let units = data.texts("uCode")
        let order = try units.map { try #require(denominators.texts("uCode").firstIndex(of: $0)) }
        var columns: [String: [Double]] = [:]
        for row in by.rows.indices {
            let code = try by.text(row, "iCode")
            let sizes = denominators.numbers(try by.text(row, "Denominator"))
            columns[code] = try denominated(
                data.numbers(code), by: order.map { sizes[$0] }, per: by.number(row, "ScaleFactor"))
        }
        return try reference.differences("denominated", units: units, columns: columns)
    }

    private static let screen: Operation = { reference in
        let coin = try CoinTables(reference)
        let criteria: [String: Set<Screening.Criterion>] = [
            "byNA": [.available], "byzeros": [.nonZero], "byNAandzeros": [.available, .nonZero],
        ]
        var screening = Screening(by: try #require(criteria[reference.text("unit_screen") ?? ""]))
        screening.leastAvailable = reference.number("dat_thresh") ?? screening.leastAvailable
        screening.leastNonZero = reference.number("nonzero_thresh") ?? screening.leastNonZero
        let force = reference.parameters["force"] as? [String: [Any]] ?? [:]
        let forced = Dictionary(
            uniqueKeysWithValues: zip(
                force["uCode"] as? [String] ?? [], force["Include"] as? [Bool] ?? []))
        let rows = availability(ofRows: coin.indicators.map(coin.column))
        let verdicts = Dictionary(
            uniqueKeysWithValues: zip(coin.units, rows).map { unit, row in
                (unit, screening.verdict(on: row, forced: forced[unit]))
            })
        let texts: [(String, (Screening.Verdict) -> Bool)] = [
            ("LowData", \.isLowInData), ("LowNonZero", \.isLowInNonZero),
            ("LowDatOrZeroFlag", { $0.isLowInData || $0.isLowInNonZero }), ("Included", \.isIncluded),
        ]
        let kept = Set(verdicts.filter(\.value.isIncluded).keys)
        let sets =
            try Set(reference.output("kept").texts("uCode")) == kept
            && Set(reference.output("removed").texts("uCode")) == Set(coin.units).subtracting(kept)
            ? [] : ["kept: \(kept.sorted())"]
        return try reference.differences(
            "summary", from: Dictionary(uniqueKeysWithValues: zip(coin.units, rows.map(cells)))) + sets
            + texts.flatMap { column, isTrue in
                try reference.differences("summary", texts: column, keys: ["uCode"]) { key in
                    verdicts[key[0]].map { isTrue($0) ? "TRUE" : "FALSE" } ?? ""
                }
            }
    }

    private static let impute: Operation = { reference in
        let coin = try CoinTables(reference)
        let centre: Centre = try #require(reference.text("f_i")).contains("median") ? .median : .mean
        var columns = coin.columns
        if reference.text("impute_by") == "row" {
            let level = reference.number("group_level").map { Int($0) }
            let groups = Dictionary(grouping: coin.indicators) { code in
                level.flatMap { coin.ancestor(of: code, level: $0) } ?? ""
            }
            for codes in groups.values {
                let filled = try imputedByRow(
                    codes.map(coin.column), lowIsGood: codes.map(coin.lowIsGood), by: centre)
                for (code, column) in zip(codes, filled) { columns[code] = column }
            }
        } else {
            let groups = reference.text("use_group").map(coin.group)
            columns = try columns.mapValues { values in
                try groups.map { try imputed(values, by: centre, within: $0) } ?? imputed(values, by: centre)
            }
        }
        return try reference.differences("imputed", units: coin.units, columns: columns)
    }

    private static let imputePanel: Operation = { reference in
        let panel = try reference.input("panel")
        let methods: [String: SeriesImputation] = [
            "latest": .latest(maximumAge: reference.number("max_time")), "constant": .constant,
            "linear": .linear, "linear-constant": .linearOrConstant,
        ]
        let method = try #require(methods[reference.text("imp_type") ?? ""])
        var (values, years): ([[String]: Double], [[String]: Double]) = ([:], [:])
        for unit in Set(panel.texts("uCode")) {
            let rows = panel.rows.indices.filter { panel.texts("uCode")[$0] == unit }
                .sorted { panel.numbers("Time")[$0] < panel.numbers("Time")[$1] }
            let times = rows.map { panel.numbers("Time")[$0] }
            for code in panel.columns.dropFirst(2) {
                let column = panel.numbers(code)
                // A series of which nothing is known stays missing; every other is filled.
                guard rows.contains(where: { !column[$0].isNaN }) else { continue }
                let filled = try imputed(rows.map { column[$0] }, at: times, by: method)
                for (place, row) in rows.enumerated() {
                    let key = [unit, panel.texts("Time")[row], code]
                    values[key] = filled.values[place]
                    years[key] = filled.origins[place].map { times[$0] }
                }
            }
        }
        return try panel.columns.dropFirst(2).flatMap { code in
            let keys = ["uCode", "Time"]
            let wrong = try reference.differences("imputed", column: code, keys: keys) {
                values[$0 + [code]] ?? .nan
            }
            guard reference.outputNames.contains("datayears") else { return wrong }
            return try wrong
                + reference.differences("datayears", column: code, keys: keys) { years[$0 + [code]] ?? .nan }
        }
    }

    private static let ranks: Operation = { reference in
        let table = try reference.input("x")
        let (units, groups) = (table.texts("uCode"), table.texts("grp"))
        func ranked(_ values: [Double]) -> [Double] {
            competitionRanks(descending: values).map { $0.map(Double.init) ?? .nan }
        }
        let columns = table.columnsOfNumbers
        let inGroups = columns.mapValues { values in
            var result = values
            for group in Set(groups) {
                let members = values.indices.filter { groups[$0] == group }
                for (member, rank) in zip(members, ranked(members.map { values[$0] })) {
                    result[member] = rank
                }
            }
            return result
        }
        return try reference.differences("rank", units: units, columns: columns.mapValues(ranked))
            + reference.differences("rank_in_group", units: units, columns: inGroups)
    }
}
