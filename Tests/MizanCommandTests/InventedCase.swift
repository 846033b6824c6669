import Foundation

/// A small model and its dataset in a folder of their own. Nothing in them is true of anyone.
///
/// Two states, each with four ranked communities; AAA also with a parent of two of them and an occupied territory.
/// Figures of 2019 to 2021. `a1` has a killing rate at the critical level, `b1` a finding; the legal status of `a2`
/// of 2020 was revised in a publication of March 2021.
struct InventedCase {
    static let minorities = ["a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4"]
    static let stateless = ["a2", "b2", "b4"]
    static let occupied = ["a-land"]

    let folder: TemporaryFolder

    init(permuted: Bool = false) throws {
        folder = try TemporaryFolder()
        try folder.write("model.yaml", Self.model)
        for (name, text) in Self.tables {
            try folder.write("data/\(name)", permuted ? Self.permuted(text) : text)
        }
        let resources = Self.tables.keys.sorted().map { name in
            "{\"name\": \"\(name.dropLast(4))\", \"path\": \"\(name)\"}"
        }
        try folder.write("data/datapackage.json", "{\"resources\": [\(resources.joined(separator: ", "))]}\n")
    }

    var model: String { folder.url.path }
    var data: String { folder.path("data") }

    private struct NoSuchText: Error {
        var file: String
        var text: String
    }

    /// Puts `new` in the place of the first `old` in a file.
    func change(_ name: String, _ old: String, _ new: String) throws {
        var text = try folder.text(name)
        guard let range = text.range(of: old) else { throw NoSuchText(file: name, text: old) }
        text.replaceSubrange(range, with: new)
        try folder.write(name, text)
    }

    /// The rows of a table in another order; the header stays.
    private static func permuted(_ table: String) -> String {
        let lines = table.split(separator: "\n").map(String.init)
        let rows = lines.dropFirst().reversed()
        let halves = rows.enumerated()
        let mixed = halves.filter { $0.offset % 3 == 1 } + halves.filter { $0.offset % 3 != 1 }
        return ([lines[0]] + mixed.map(\.element)).map { $0 + "\n" }.joined()
    }

    // MARK: Tables

    static let tables: [String: String] = [
        "units.csv": units, "indicators.csv": indicators, "sources.csv": sources,
        "observations.csv": observations,
        "findings.csv": findings,
    ]

    private static var units: String {
        var lines = [
            "id,kind,parent,rank_as,scope,name_en,name_ar,country,state_figures,region,category,small,sensitivity"
        ]
        for (id, name, arabic) in [("AAA", "Aland", "ألاند"), ("BBB", "Beland", "بيلاند")] {
            lines.append("\(id),country,,parent,,\(name),\(arabic),,\(id),Region,,no,public")
        }
        lines.append(
            "a-all,community,,parent,minorities,All of Aland,كل ألاند,AAA,AAA,Region,indigenous,no,public")
        for id in minorities {
            let state = id.hasPrefix("a") ? "AAA" : "BBB"
            let parent = ["a3", "a4"].contains(id) ? "a-all" : ""
            let category = stateless.contains(id) ? "stateless" : "indigenous"
            lines.append(
                "\(id),community,\(parent),leaf,minorities,\"People, \(id)\",جماعة \(id),\(state),\(state),Region,\(category),no,public"
            )
        }
        for id in occupied {
            lines.append(
                "\(id),community,,leaf,occupied,Land \(id),أرض \(id),AAA,AAA,Region,occupied,no,public")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static let indicators = """
        id,name_en,name_ar,unit_measure,level
        deaths,Deaths,قتلى,deaths,community
        integrity,Integrity,سلامة,index,country
        population,People,سكان,people,community
        routes,Routes,سبل,percent,country
        status,Status,وضع,points,community

        """

    private static let sources = """
        id,title,redistribute,licence,covers_from,covers_to
        census,Census,yes,Open,2010,2021
        survey,Survey,yes,Open,2010,2021
        second-survey,Second survey,ask,Terms to be checked,2010,2021

        """

    private static var observations: String {
        var lines = ["unit,indicator,period,value,low,high,basis,source,published"]
        for year in 2019...2021 {
            lines.append("AAA,integrity,\(year),6,5,7,whole,survey,")
            lines.append("BBB,integrity,\(year),3,2.5,4,whole,survey,")
            lines.append("AAA,routes,\(year),25,,,whole,survey,")
            lines.append("BBB,routes,\(year),75,,,whole,survey,")
            for (place, id) in (minorities + occupied).enumerated() {
                lines.append(
                    "\(id),population,\(year),\(100_000 + 10_000 * place),90000,300000,whole,census,")
                if place % 3 != 2 {
                    lines.append(
                        "\(id),status,\(year),\(place + (year - 2019) * (place % 2)),,,whole,survey,\(year)-12-01"
                    )
                }
            }
            lines.append("a1,deaths,\(year),\(400 + year - 2019),,,whole,survey,")
            lines.append("a-land,deaths,\(year),20,,,whole,survey,")
            lines.append("b1,status,\(year),6.5,,,whole,second-survey,\(year)-12-01")
        }
        lines.append("a2,status,2020,9.5,,,whole,survey,2021-03-01")
        return lines.map { $0 + "\n" }.joined()
    }

    private static let findings = """
        unit,violation,grade,standing,extent,body,document,document_year,facts_from,facts_to,ongoing,evidence
        b1,torture,3,final,widespread-or-systematic,Invented Body,Invented report 7,2020,2018,2019,yes,page
        a-land,discrimination,2,final,pattern,Invented Body,Invented report 8,2019,2017,2018,yes,page

        """

    // MARK: Model

    static let model = """
        format: 1
        name: invented
        version: "1"
        title: {en: Invented, ar: مختلق}
        data: data
        units:
          kind: community
          scope: minorities
          restricted:
            - {scope: occupied, stand_ins: [JUS], own_dimensions: 2}
        score:
          aggregation: {method: inverted-geometric}
          requires: 0.5
          stand_in_weight: 0.5
          own_evidence: {alone: [LIF], dimensions: 2, one_of: [LEG]}
        findings:
          extent: {isolated: 3, pattern: 6, widespread-or-systematic: 9, unknown: 4.5}
          half_width: [3, 2, 1, 0.5]
        critical: {dimension: LIF, violations: [killing, torture], level: 8, minimum_score: 6.5}
        classes:
          - {id: low, name: {en: low, ar: منخفض}, from: 0}
          - {id: high, name: {en: high, ar: مرتفع}, from: 5, people_counted: yes}
        uncertainty: {concentration: 100, exponents: [-1, 1], stand_in_spread: 1.5, ageing: 0.3, hot_deck: yes}
        dimensions:
          - id: LIF
            name: {en: Life, ar: الحياة}
            weight: 50
            cells: [killing, torture]
            aggregation: {method: inverted-geometric}
            indicators:
              - id: integrity
                name: {en: Integrity, ar: السلامة}
                cells: [killing, torture]
                normalisation: {method: goalposts, low: 0, high: 10}
                stands_in: yes
                error: 0.5
              - id: killed
                name: {en: Killed, ar: القتلى}
                cells: [killing]
                normalisation: {method: goalposts, low: 0, high: 1000, transform: log10(1+x)}
                derive: {rule: rate, of: deaths, over: population, per: 100000, weights: [1, 0.5, 0.25]}
                critical: yes
                carry_forward: 3
              - id: torture-findings
                name: {en: Findings on torture, ar: نتائج التعذيب}
                cells: [torture]
                normalisation: {method: goalposts, low: 0, high: 10}
                derive: {rule: decay, violations: [torture]}
                raise_only: yes
          - id: LEG
            name: {en: Law, ar: القانون}
            weight: 30
            aggregation: {method: arithmetic}
            indicators:
              - id: status
                name: {en: Status, ar: الوضع}
                weight: 2
                normalisation: {method: goalposts, low: 0, high: 10}
                carry_forward: 5
              - id: law-findings
                name: {en: Findings on law, ar: نتائج القانون}
                normalisation: {method: goalposts, low: 0, high: 10}
                derive: {rule: decay, violations: [discrimination]}
                raise_only: yes
          - id: JUS
            name: {en: Justice, ar: العدالة}
            weight: 20
            aggregation: {method: arithmetic}
            indicators:
              - id: routes
                name: {en: Routes, ar: السبل}
                direction: lower_is_worse
                normalisation: {method: goalposts, low: 0, high: 100}
                carry_forward: 5

        """
}
