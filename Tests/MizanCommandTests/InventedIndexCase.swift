import Foundation

/// A small index model and its dataset in a folder of their own. Nothing in them is true of anyone.
///
/// Eight states in two regions, figures of 2019 and 2020 with gaps; `HHH` knows one indicator and is screened out.
struct InventedIndexCase {
    static let units = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH"]

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("model.yaml", Self.model)
        for (name, text) in Self.tables { try folder.write("data/\(name)", text) }
        let resources = Self.tables.keys.sorted().map { name in
            "{\"name\": \"\(name.dropLast(4))\", \"path\": \"\(name)\"}"
        }
        try folder.write("data/datapackage.json", "{\"resources\": [\(resources.joined(separator: ", "))]}\n")
    }

    var model: String { folder.url.path }
    var file: String { folder.path("model.yaml") }

    private struct NoSuchText: Error {
        var file: String
        var text: String
    }

    /// Puts `new` in the place of every `old` in a file.
    func change(_ name: String, _ old: String, _ new: String) throws {
        let text = try folder.text(name)
        guard text.contains(old) else { throw NoSuchText(file: name, text: old) }
        try folder.write(name, text.replacing(old, with: new))
    }

    /// Changes the rows of the figures of an indicator; nil leaves a row out.
    func changeFigures(
        of indicator: String, in year: Int, _ value: (_ unit: String, _ old: String) -> String?
    ) throws {
        let lines = try folder.text("data/observations.csv").split(separator: "\n").compactMap {
            line -> String? in
            var fields = line.split(separator: ",").map(String.init)
            guard fields[1] == indicator, fields[2] == "\(year)" else { return String(line) }
            guard let new = value(fields[0], fields[3]) else { return nil }
            fields[3] = new
            return fields.joined(separator: ",")
        }
        try folder.write("data/observations.csv", lines.map { $0 + "\n" }.joined())
    }

    /// The line of the model file, from 1, in which a text stands first.
    func line(of text: String) throws -> Int {
        let lines = try folder.text("model.yaml").split(separator: "\n", omittingEmptySubsequences: false)
        guard let place = lines.firstIndex(where: { $0.contains(text) }) else {
            throw NoSuchText(file: "model.yaml", text: text)
        }
        return place + 1
    }

    // MARK: Tables

    private static var tables: [String: String] {
        [
            "units.csv": unitRows, "indicators.csv": indicators, "observations.csv": observations,
            "sources.csv": "id,title,redistribute,licence\nsurvey,Survey,yes,Open\n",
        ]
    }

    private static var unitRows: String {
        let rows = units.enumerated().map { place, id in
            "\(id),country,leaf,Land \(id),أرض \(id),\(place % 2 == 0 ? "North" : "South"),no,public\n"
        }
        return "id,kind,rank_as,name_en,name_ar,region,small,sensitivity\n" + rows.joined()
    }

    private static let indicators = """
        id,name_en,name_ar,unit_measure,level
        debt,Debt,دين,percent,country
        deaths,Deaths,وفيات,deaths,country
        health,Health,صحة,points,country
        income,Income,دخل,dollars,country
        people,People,سكان,people,country

        """

    private static var observations: String {
        let figures: [(String, [Double?])] = [
            ("debt", [40, 65, nil, 30, 90, 55, 71, nil]), ("deaths", [12, 30, 9, 44, 25, 61, 18, nil]),
            ("health", [7, 5, 9, 4, nil, 2, 6, nil]), ("income", [900, 400, 1500, 350, 700, 250, 800, 1000]),
            ("people", [100, 150, 90, 210, 160, 190, 120, 80]),
        ]
        var text = "unit,indicator,period,value,basis,source\n"
        for year in [2019, 2020] {
            for (indicator, values) in figures {
                for (unit, value) in zip(units, values) {
                    guard let value else { continue }
                    text +=
                        "\(unit),\(indicator),\(year),\(value + Double((year - 2019) * unit.utf8.reduce(0) { $0 + Int($1) } % 5)),whole,survey\n"
                }
            }
        }
        return text
    }

    // MARK: Model

    static let model = """
        format: 1
        name: invented-index
        version: "1"
        title: {en: Invented, ar: مختلق}
        data: data   # beside the model
        units: {kind: country}
        screening: {available: 0.5}
        imputation: {method: none}
        normalisation: {method: min-max, low: 1, high: 100}
        uncertainty: {concentration: 50}
        index:
          id: top
          name: {en: Living, ar: المعيشة}
          aggregation: {method: geometric}
          groups:
            - id: body
              name: {en: Body, ar: البدن}
              weight: 2
              indicators:
                - id: health
                  name: {en: Health, ar: الصحة}
                - id: deaths
                  name: {en: Deaths, ar: الوفيات}
                  direction: negative
                  denominator: people
                  per: 1000
            - id: purse
              name: {en: Purse, ar: المال}
              aggregation: {method: arithmetic}
              indicators:
                - id: income
                  name: {en: Income, ar: الدخل}
                  weight: 3
                - id: debt
                  name: {en: Debt, ar: الدين}
                  direction: negative

        """
}
