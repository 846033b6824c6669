import Foundation

/// A small index and its dataset in a folder of their own, at two periods. Nothing in them is true of anyone.
///
/// Twelve states; `SAJ` lacks most figures and is screened out, `SAK` lacks the group of health, `SAL` one figure.
struct IndexCase {
    let folder: TemporaryFolder

    static let uncertainty = "uncertainty: {concentration: 40}"

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("model.yaml", Self.model(aggregation: "arithmetic", head: Self.uncertainty))
        try folder.write(
            "other/model.yaml",
            Self.model(aggregation: "geometric", head: Self.uncertainty)
                .replacingOccurrences(of: "data: data", with: "data: ../data")
                .replacingOccurrences(of: "name: index", with: "name: other"))
        for (name, lines) in Self.tables {
            try folder.write("data/\(name)", lines.map { $0 + "\n" }.joined())
        }
        let resources = Self.tables.keys.sorted().map {
            "{\"name\": \"\($0.dropLast(4))\", \"path\": \"\($0)\"}"
        }
        try folder.write("data/datapackage.json", "{\"resources\": [\(resources.joined(separator: ", "))]}\n")
    }

    var model: String { folder.url.path }
    var other: String { folder.path("other") }

    static let units = "ABCDEFGHIJKL".map { "SA\($0)" }
    private static let indicators = ["beds", "doctors", "schools", "teachers", "books"]

    private static var tables: [String: [String]] {
        var observations = ["unit,indicator,period,value,basis,source"]
        for year in [2019, 2020] {
            for (place, unit) in units.enumerated() {
                for (column, indicator) in indicators.enumerated() {
                    if unit == "SAJ", column > 1 { continue }
                    if unit == "SAK", column < 2 { continue }
                    if unit == "SAL", column == 4 { continue }
                    let value = (place * 7 + column * 5 + (year - 2019) * place * column) % 23 + 1
                    observations.append("\(unit),\(indicator),\(year),\(value),whole,survey")
                }
            }
        }
        return [
            "units.csv": ["id,kind,rank_as,name_en,name_ar,region,small,sensitivity"]
                + units.enumerated().map { place, unit in
                    "\(unit),country,leaf,State \(unit),الدولة \(unit),\(place < 6 ? "North" : "South"),no,public"
                },
            "indicators.csv": ["id,name_en,name_ar,unit_measure,level"]
                + indicators.sorted().map { "\($0),\($0),\($0),per 1000 people,country" },
            "sources.csv": [
                "id,title,publisher,redistribute,licence", "survey,Invented survey,Nobody,yes,Open",
            ],
            "observations.csv": observations,
        ]
    }

    private static func model(aggregation: String, head: String) -> String {
        """
        format: 1
        name: index
        version: "1"
        title: {en: Invented index, ar: مؤشر مختلق}
        data: data
        units: {kind: country}
        screening: {available: 0.5}
        normalisation: {method: min-max, low: 1, high: 100}
        \(head)
        index:
          id: all
          name: {en: Everything, ar: الكل}
          aggregation: {method: \(aggregation)}
          requires: 1
          groups:
            - id: health
              name: {en: Health, ar: الصحة}
              requires: 1
              indicators:
                - {id: beds, name: {en: Beds, ar: الأسرّة}, target: 20}
                - {id: doctors, name: {en: Doctors, ar: الأطباء}, weight: 2}
            - id: learning
              name: {en: Learning, ar: التعلّم}
              requires: 0.5
              indicators:
                - {id: schools, name: {en: Schools, ar: المدارس}}
                - {id: teachers, name: {en: Teachers, ar: المعلمون}}
                - {id: books, name: {en: Books, ar: الكتب}, direction: negative}

        """
    }
}
