@testable import Mizan

/// A small invented model and dataset for the tests of the engine: two states, a few communities.
enum SmallModel {
    /// Three dimensions: cells, a mean with a finding, a mean of a state figure by definition.
    static let text = """
        format: 1
        name: small
        version: "1"
        title: {en: Small, ar: صغير}
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
          private:
            violations: [hate-crime]
            extent: {isolated: 2, pattern: 4, widespread-or-systematic: 8, unknown: 3}
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
            cells: [killing, torture, conflict]
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
                derive: {rule: rate, of: deaths, over: population, per: 100000, weights: [1, 0.5, 0.25], year_end_sources: [census-end]}
                critical: yes
                carry_forward: 3
              - id: killing-findings
                name: {en: Findings on killing, ar: نتائج القتل}
                cells: [killing]
                normalisation: {method: goalposts, low: 0, high: 10}
                derive: {rule: decay, violations: [killing]}
                raise_only: yes
              - id: torture-findings
                name: {en: Findings on torture, ar: نتائج التعذيب}
                cells: [torture]
                normalisation: {method: goalposts, low: 0, high: 10}
                derive: {rule: decay, violations: [torture]}
                raise_only: yes
              - id: hate-findings
                name: {en: Findings on hate crime, ar: نتائج الكراهية}
                raises: highest-cell
                normalisation: {method: goalposts, low: 0, high: 10}
                derive: {rule: decay, violations: [hate-crime]}
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
                weight: 2
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

    static func model(_ text: String = text) throws -> Model {
        try Model.read(Array(text.utf8), file: "small.yaml")
    }

    static func indicator(_ id: String, _ level: Dataset.Indicator.Level) -> Dataset.Indicator {
        Dataset.Indicator(
            id: id, nameEnglish: id, nameArabic: id, unitMeasure: "", level: level, violation: "",
            articles: "",
            need: "", definition: "", sourceNote: "")
    }

    static func state(_ id: String) -> Dataset.Unit {
        Dataset.Unit(
            id: id, kind: .country, parent: nil, rankAs: .leaf, scope: nil, originUnit: nil, nameEnglish: id,
            nameArabic: id, country: nil, stateFigures: [], region: "region", category: nil, small: false,
            latitude: nil, longitude: nil, sensitivity: .public, tags: [])
    }

    static func community(
        _ id: String, in state: String, parent: String? = nil, rankAs: Dataset.Unit.RankAs = .leaf,
        scope: Dataset.Unit.Scope = .minorities, figures: [Dataset.StateYears]? = nil
    ) -> Dataset.Unit {
        Dataset.Unit(
            id: id, kind: .community, parent: parent, rankAs: rankAs, scope: scope, originUnit: nil,
            nameEnglish: id, nameArabic: id, country: state,
            stateFigures: figures ?? [Dataset.StateYears(state: state, from: nil, to: nil)], region: "region",
            category: "indigenous", small: false, latitude: nil, longitude: nil, sensitivity: .public,
            tags: [])
    }

    static func figure(
        _ unit: String, _ indicator: String, _ year: Int, _ value: Double, low: Double? = nil,
        high: Double? = nil,
        error: Double? = nil, basis: Dataset.Basis = .whole, source: String = "survey"
    ) -> Dataset.Observation {
        Dataset.Observation(
            unit: unit, indicator: indicator, period: Period(year: year), value: value, low: low, high: high,
            standardError: error, basis: basis, source: source, published: nil, note: "")
    }

    static func finding(
        _ unit: String, _ violation: String, _ extent: Dataset.BodyFinding.Extent, from: Int? = nil,
        to: Int? = nil,
        document: Int, grade: Int = 3, ongoing: Dataset.BodyFinding.Ongoing = .no,
        standing: Dataset.BodyFinding.Standing = .final
    ) -> Dataset.BodyFinding {
        Dataset.BodyFinding(
            unit: unit, violation: violation, grade: grade, standing: standing, extent: extent,
            extentBasis: "",
            body: "Invented Body", document: "Invented \(violation) \(document)", documentYear: document,
            factsFrom: from, factsTo: to, ongoing: ongoing, evidence: .page, note: "")
    }

    static func source(_ id: String, to: Int? = nil) -> Dataset.Source {
        Dataset.Source(
            id: id, title: id, publisher: "", url: "", licence: "", redistribute: .yes, retrieved: "",
            citation: "",
            version: "", coversFrom: nil, coversTo: to)
    }

    /// States AAA and BBB with figures for 2020; communities as given.
    static func dataset(
        _ communities: [Dataset.Unit], _ observations: [Dataset.Observation] = [],
        _ findings: [Dataset.BodyFinding] = [], sources: [Dataset.Source] = []
    ) -> Dataset {
        let states = [
            figure("AAA", "integrity", 2020, 6), figure("BBB", "integrity", 2020, 2),
            figure("AAA", "routes", 2020, 25), figure("BBB", "routes", 2020, 75),
        ]
        return Dataset(
            units: (communities + [state("AAA"), state("BBB")]).sorted { $0.id < $1.id },
            indicators: [
                indicator("deaths", .community), indicator("integrity", .country),
                indicator("population", .community),
                indicator("routes", .country), indicator("status", .community),
            ],
            observations: (states + observations).sorted {
                ($0.unit, $0.indicator, $0.period, $0.source) < ($1.unit, $1.indicator, $1.period, $1.source)
            },
            links: [], bodyFindings: findings, improvements: [],
            sources: [source("survey")] + sources, instruments: [])
    }

    static func edition(_ dataset: Dataset, at year: Int = 2020, model text: String = text) throws -> Edition
    {
        try Edition(of: model(text), from: dataset, at: Period(year: year))
    }
}

extension Edition {
    func standing(_ id: String) throws -> Standing {
        guard let standing = standings.first(where: { $0.unit.id == id }) else { throw Findings([]) }
        return standing
    }
}
