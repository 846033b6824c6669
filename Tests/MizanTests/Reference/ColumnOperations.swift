import MizanNumerics
import Testing

/// Treatment and normalisation of single columns.
extension ReferenceTests {
    /// Columns of the input that an operation is about.
    private static func columns(_ reference: ReferenceCase) throws -> (
        units: [String], columns: [String: [Double]]
    ) {
        let table = try reference.input("x")
        let columns = table.columnsOfNumbers
        let chosen = reference.parameters["cols"] as? [String]
        return (table.texts("uCode"), columns.filter { chosen?.contains($0.key) ?? true })
    }

    static let winsorise: Operation = { reference in
        let (units, columns) = try columns(reference)
        return try [("max1", 1), ("max2", 2), ("max5", 5), ("unlimited", nil)].flatMap { name, maximum in
            let pulled = try columns.mapValues { try winsorised($0, maximum: maximum) }
            return try reference.differences(name, units: units, columns: pulled.mapValues(\.values))
                + reference.differences("\(name)_n", column: "nwin", keys: ["iCode"]) { key in
                    Double(pulled[key[0]]?.count ?? -1)
                }
        }
    }

    static let treat: Operation = { reference in
        let (units, columns) = try columns(reference)
        let power = reference.number("lambda") ?? 0
        let transforms: [String: ShapeTransform] = [
            "log_CT": .logarithm, "log_CT_plus": .logarithmOfTail, "log_CT_orig": .logarithmPlusOne,
            "log_GII": .logarithmToMaximum, "boxcox": .boxCox(power),
        ]
        let transform: ShapeTransform = try #require(transforms[reference.text("f2") ?? ""])
        let treatment = ColumnTreatment(
            rule: ShapeRule(
                skewness: try #require(reference.number("skew_thresh")),
                kurtosis: try #require(reference.number("kurt_thresh"))),
            maximum: reference.number("winmax").map { Int($0) },
            transform: transform,
            isCombined: reference.flag("combine") ?? false)
        let treated = try columns.mapValues { try treatment($0) }
        func word(_ passes: Bool?) -> String { passes.map { $0 ? "TRUE" : "FALSE" } ?? "" }
        func transformed(_ column: TreatedColumn) -> TreatedColumn? { column.isTransformed ? column : nil }
        let numbers: [(String, (TreatedColumn) -> Double?)] = [
            ("skew0", \.before.skewness), ("kurt0", \.before.kurtosis),
            ("nwin", { $0.winsorised.map { Double($0.count) } }), ("skew1", \.winsorised?.moments.skewness),
            ("kurt1", \.winsorised?.moments.kurtosis), ("skew2", { transformed($0)?.after.skewness }),
            ("kurt2", { transformed($0)?.after.kurtosis }),
        ]
        let passes: [(String, (TreatedColumn) -> Bool?)] = [
            ("pass0", { $0.winsorised == nil }), ("pass1", \.winsorised?.passes),
            ("pass2", { transformed($0)?.passes }),
        ]
        let points = columns.keys.flatMap { code in
            (try? reference.differences("points", texts: code, keys: ["uCode"]) { key in
                // The peer names the transform in every cell of its column; the places pulled in are what counts.
                let place = units.firstIndex(of: key[0]) ?? 0
                let pulled = treated[code]?.winsorised
                let isTransformed = treated[code]?.isTransformed == true && !reference.isBoxCox
                return
                    (pulled?.lowered.contains(place) == true
                    ? "winhi" : pulled?.raised.contains(place) == true ? "winlo" : "")
                    + (isTransformed ? "+log_CT" : "")
            }) ?? ["points \(code): not there"]
        }
        return try reference.differences("treated", units: units, columns: treated.mapValues(\.values))
            + numbers.flatMap { column, number in
                try reference.differences("details", column: column, keys: ["iCode"]) { key in
                    treated[key[0]].flatMap(number) ?? .nan
                }
            }
            + passes.flatMap { column, pass in
                try reference.differences("details", texts: column, keys: ["iCode"]) { key in
                    word(treated[key[0]].flatMap(pass))
                }
            } + points
    }

    static let transforms: Operation = { reference in
        let table = try reference.input("x")
        let values = table.numbers(try #require(reference.text("col")))
        var columns = [
            "x": values, "log_CT": try ShapeTransform.logarithm(values),
            "log_CT_plus": try ShapeTransform.logarithmOfTail(values),
            "log_CT_plus_neg": try ShapeTransform.logarithmOfTail(values.map { -$0 }),
            "log_CT_orig": try ShapeTransform.logarithmPlusOne(values),
        ]
        for (power, name) in [(0, "boxcox_0"), (0.5, "boxcox_0.5"), (2, "boxcox_2"), (-1, "boxcox_-1")] {
            columns[name] = try ShapeTransform.boxCox(power)(values)
        }
        // What the peer gives for this one is the column itself.
        columns["log_GII"] = values
        let ours = try ShapeTransform.logarithmToMaximum(values)
        return try reference.differences("transforms", units: table.texts("uCode"), columns: columns)
            + byDecision("transforms", zip(ours, values).contains { $0 != $1 } ? ["log_GII"] : [])
    }

    static let normalise: Operation = { reference in
        let (units, columns) = try columns(reference)
        let method = try #require(reference.text("f_n"))
        switch method {
        case "n_goalposts":
            let posts = try #require(reference.numbers("gposts"))
            let (low, high, scale) = (posts[0], posts[1], posts[2])
            return try [
                (
                    "trunc",
                    { try goalpostNormalised($0, low: low, high: high, scale: scale, isTruncated: true) }
                ),
                ("notrunc", { try goalpostNormalised($0, low: low, high: high, scale: scale) }),
                (
                    "flipped",
                    {
                        try goalpostNormalised(
                            $0.map { -$0 }, low: -high, high: -low, scale: scale, isTruncated: true)
                    }
                ),
            ].flatMap { (name: String, normalised: ([Double]) throws -> [Double]) in
                try reference.differences(name, units: units, columns: columns.mapValues(normalised))
            }
        case "n_dist2targ":
            let target = try #require(reference.number("targ"))
            return try [("up", false, false), ("down", true, false), ("up_cap", false, true)].flatMap {
                name, lowIsGood, isCapped in
                try differences(reference, name, units, columns) { values in
                    let (sign, reached) = lowIsGood ? (-1.0, values.map { -$0 }) : (1, values)
                    return try normalisedByTarget(
                        reached, reference: reached, target: sign * target, isCapped: isCapped)
                }
            }
        case "n_rank,n_prank,n_borda":
            let scores: [(String, RankScore)] = [
                ("rank", .rank), ("prank", .percentRank), ("borda", .borda), ("rank_average", .midRank),
            ]
            return try scores.flatMap { name, score in
                try reference.differences(
                    name, units: units,
                    columns: columns.mapValues { try rankNormalised($0, reference: $0, as: score) })
            }
        default:
            let directions = try reference.input("directions")
            let lowIsGood = Set(
                directions.rows.indices.filter { directions.numbers("Direction")[$0] < 0 }
                    .map { directions.texts("iCode")[$0] })
            let oriented = columns.reduce(into: columns) { result, column in
                if lowIsGood.contains(column.key) { result[column.key] = column.value.map { -$0 } }
            }
            let settings = reference.parameters["f_n_para"] as? [String: Any] ?? [:]
            return try differences(reference, "normalised", units, oriented) {
                try scaled($0, method, settings)
            }
        }
    }

    /// The differences of normalised columns; a column whose scale ours refuses is one by decision.
    private static func differences(
        _ reference: ReferenceCase, _ name: String, _ units: [String], _ columns: [String: [Double]],
        _ normalised: ([Double]) throws -> [Double]
    ) throws -> [String] {
        var refused: [String] = []
        var found: [String] = []
        for (code, values) in columns {
            do {
                let scores = Dictionary(uniqueKeysWithValues: zip(units, try normalised(values)))
                found += try reference.differences(name, column: code, keys: ["uCode"]) {
                    scores[$0[0]] ?? .nan
                }
            } catch NumericsError.unusableScale {
                refused.append("\(name) \(code)")
            } catch NumericsError.notPositive {
                refused.append("\(name) \(code)")
            }
        }
        return found + byDecision("normalise \(reference.text("f_n") ?? "")", refused)
    }

    private static func scaled(_ values: [Double], _ method: String, _ settings: [String: Any]) throws
        -> [Double]
    {
        func pair(_ name: String) -> (Double, Double)? {
            (settings[name] as? [Double]).map { ($0[0], $0[1]) }
        }
        switch method {
        case "n_minmax":
            let (low, high) = try #require(pair("l_u"))
            return try minMaxNormalised(values, reference: values, low: low, high: high)
        case "n_zscore":
            let (mean, deviation) = try #require(pair("m_sd"))
            return try zScores(values, reference: values, mean: mean, deviation: deviation)
        case "n_rank":
            let isMean = settings["ties.method"] as? String == "average"
            return try rankNormalised(values, reference: values, as: isMean ? .midRank : .rank)
        case "n_prank": return try rankNormalised(values, reference: values, as: .percentRank)
        case "n_borda": return try rankNormalised(values, reference: values, as: .borda)
        case "n_dist2max": return try minMaxNormalised(values, reference: values)
        case "n_dist2ref":
            let row = try #require(settings["iref"] as? Int) - 1
            return try normalisedByTarget(
                values, reference: values, target: values[row],
                isCapped: settings["cap_max"] as? Bool ?? false)
        case "n_fracmax": return try fractionsOfMaximum(values, reference: values)
        case "n_scaled":
            let (low, high) = try #require(pair("npara"))
            return try goalpostNormalised(values, low: low, high: high, scale: 100)
        default:
            Issue.record("no normalisation \(method)")
            return values
        }
    }

    static let normaliseFromMetadata: Operation = { reference in
        let coin = try CoinTables(reference)
        let method = try #require(reference.text("f_n"))
        var columns: [String: [Double]] = [:]
        for code in coin.indicators {
            let sign = coin.lowIsGood(code) ? -1.0 : 1
            let values = coin.column(code).map { $0 * sign }
            func number(_ name: String) -> Double { coin.number(name, of: code) }
            switch method {
            case "n_zscore":
                columns[code] = try zScores(
                    values, reference: values, mean: number("zscore_mean"), deviation: number("zscore_sd"))
            case "n_goalposts":
                let posts = [sign * number("goalpost_lower"), sign * number("goalpost_upper")].sorted()
                columns[code] = try goalpostNormalised(
                    values, low: posts[0], high: posts[1], scale: number("goalpost_scale"),
                    isTruncated: coin.setting("goalpost_trunc2posts", of: code) == "TRUE")
            default:
                columns[code] = try normalisedByTarget(
                    values, reference: values, target: sign * number("Target"),
                    isCapped: coin.setting("dist2targ_cap_max", of: code) == "TRUE")
            }
        }
        return try reference.differences("normalised", units: coin.units, columns: columns)
    }
}

extension ReferenceCase {
    fileprivate var isBoxCox: Bool { text("f2") == "boxcox" }
}
