import Testing

@testable import Mizan

/// The tables of constants in the handbook against models/need: every number of the model stands there, and
/// nothing else.
struct ConstantsTests {
    @Test func rulesAreThoseOfTheModel() throws {
        let page = try Documents.text("docs/handbook.md")
        let rows = Documents.rows(page).filter { $0.heading.hasPrefix("9.1") }
        let stated = Dictionary(rows.map { ($0.codes("key").first ?? "", $0["value"]) }) { first, _ in first }
        #expect(rows.count == stated.count)
        let model = try Documents.model("models/need/model.yaml")
        let constants = Self.rules(of: model)
        #expect(Set(stated.keys) == Set(constants.keys))
        for (key, value) in constants { #expect(stated[key] == value, "\(key)") }
    }

    @Test func indicatorsAreThoseOfTheModel() throws {
        let page = try Documents.text("docs/handbook.md")
        let rows = Documents.rows(page).filter { $0.heading.hasPrefix("9.2") }
        let model = try Documents.model("models/need/model.yaml")
        let constants = Self.indicators(of: model)
        #expect(rows.map { $0.codes("indicator").first } == constants.map { $0["indicator"] })
        for (row, constant) in zip(rows, constants) {
            for (column, value) in constant where column != "indicator" {
                #expect(row[column] == value, "\(constant["indicator"] ?? "") \(column)")
            }
        }
    }

    /// What is fixed in the program.
    @Test func fixedNumbersAreThoseOfTheProgram() throws {
        let page = try Documents.text("docs/handbook.md")
        let rows = Documents.rows(page).filter { $0.heading.hasPrefix("9.4") }
        let stated = Dictionary(rows.map { ($0["what"], $0["value"]) }) { first, _ in first }
        func number(_ what: String) throws -> Double {
            try #require(stated[what].flatMap { Double($0.replacing(",", with: "")) }, "\(what)")
        }
        #expect(try number("people are shown from a lower bound of") == People.smallest)
        #expect(
            try number("pieces of evidence that are weighed in one dimension")
                == Double(UnitPlan.Part.maximumEvidence))
        #expect(try number("dimensions of severity that a model may have") == Double(Model.maximumDimensions))
        #expect(
            try number(
                "the period, where none is said, has figures in dimensions of at least this share of the weight"
            )
                == Model.leastShare)
        let none = try number("a change below this counts as none")
        let rule = Model.ChangeRule(small: 0.3, moderate: 1)
        #expect(Change.Size(none, rule) == .small && Change.Size(none.nextDown, rule) == .none)
    }

    @Test func classesInTheTextAreThoseOfTheModel() throws {
        let page = try Documents.text("docs/handbook.md")
        let model = try Documents.model("models/need/model.yaml")
        var sentence = ""
        for (place, item) in model.classes.enumerated() {
            sentence += place == 0 ? item.name.english : " < \(Self.text(item.from)) ≤ \(item.name.english)"
        }
        #expect(page.contains(sentence))
    }

    @Test func weightsInTheTextAreThoseOfTheModel() throws {
        let page = try Documents.text("docs/handbook.md").replacing("\n", with: " ")
        let model = try Documents.model("models/need/model.yaml")
        let weights = model.severityDimensions.sorted { $0.weight > $1.weight }
        for dimension in weights { #expect(page.contains("\(dimension.id) \(Self.text(dimension.weight))")) }
    }

    static func text(_ number: Double) -> String { NumberGrammar.text(number) }
    static func text(_ numbers: [Double]) -> String { numbers.map(text).joined(separator: ", ") }

    static func rules(of model: Model) -> [String: String] {
        var rules: [String: String] = [
            "score.requires": text(model.score.requires),
            "score.stand_in_weight": text(model.score.standInWeight),
            "change.small": text(model.change.small),
            "change.moderate": text(model.change.moderate),
            "reliability.fresh_years": "\(model.reliability.freshYears)",
            "reliability.agreed_within": text(model.reliability.agreedWithin),
            "reliability.letters": text(model.reliability.letters),
            "uncertainty.stand_in_spread": text(model.uncertainty.standInSpread),
            "uncertainty.ageing": text(model.uncertainty.ageing),
            "uncertainty.band": text(model.uncertainty.band),
            "uncertainty.ordered": text(model.uncertainty.ordered),
        ]
        if let own = model.score.ownEvidence { rules["score.own_evidence.dimensions"] = "\(own.dimensions)" }
        for restriction in model.units.restricted {
            rules["units.restricted.\(restriction.scope.rawValue).own_dimensions"] =
                "\(restriction.ownDimensions)"
        }
        if let concentration = model.uncertainty.concentration {
            rules["uncertainty.concentration"] = text(concentration)
        }
        if let exponents = model.uncertainty.exponents {
            rules["uncertainty.exponents"] = text([exponents.lowerBound, exponents.upperBound])
        }
        for item in model.classes { rules["classes.\(item.id).from"] = text(item.from) }
        for dimension in model.severityDimensions {
            rules["dimensions.\(dimension.id).weight"] = text(dimension.weight)
        }
        rules.merge(findings(of: model)) { first, _ in first }
        for indicator in model.indicators {
            switch indicator.derivation {
            case .rate(let rate):
                rules["\(indicator.id).derive.per"] = text(rate.per)
                rules["\(indicator.id).derive.weights"] = text(rate.weights)
                if rate.priorOf != nil {
                    rules["\(indicator.id).derive.prior.exposure"] = text(rate.priorExposure)
                }
            case .change(_, let years): rules["\(indicator.id).derive.years"] = "\(years)"
            case .memory(_, let halfLife): rules["\(indicator.id).derive.half_life"] = text(halfLife)
            case .decay, .completeness, nil: break
            }
        }
        return rules
    }

    private static func findings(of model: Model) -> [String: String] {
        var rules: [String: String] = [:]
        if let findings = model.findings {
            for (extent, value) in findings.extent {
                rules["findings.extent.\(extent.rawValue)"] = text(value)
            }
            for (extent, value) in findings.privateExtent {
                rules["findings.private.extent.\(extent.rawValue)"] = text(value)
            }
            rules["findings.half_width"] = text(findings.halfWidth)
            rules["findings.provisional_grade"] = "\(findings.provisionalGrade)"
            rules["findings.ongoing_years"] = "\(findings.ongoingYears)"
            rules["findings.full_years"] = "\(findings.fullYears)"
            rules["findings.halving_years"] = text(findings.halving)
            rules["findings.parent_error"] = text(findings.parentError)
            rules["findings.own_from"] = text(findings.ownFrom)
        }
        if let critical = model.critical {
            rules["critical.level"] = text(critical.level)
            rules["critical.minimum_grade"] = "\(critical.minimumGrade)"
            rules["critical.minimum_score"] = text(critical.minimumScore)
        }
        return rules
    }

    /// One row an indicator, in the order of the model.
    static func indicators(of model: Model) -> [[String: String]] {
        model.dimensions.flatMap { dimension in
            dimension.indicators.map { indicator in
                let isComputed = indicator.derivation?.isComputed ?? false
                var row = [
                    "indicator": indicator.id, "in": dimension.id, "weight": text(indicator.weight),
                    "carry": isComputed ? "–" : "\(indicator.carryForward)",
                    "error": isComputed ? "–" : text(indicator.error),
                ]
                if let goalposts = indicator.normalisation as? Goalposts {
                    row["low"] = text(goalposts.low)
                    row["high"] = text(goalposts.high)
                    row["transform"] = goalposts.transform.rawValue
                }
                return row
            }
        }
    }
}
