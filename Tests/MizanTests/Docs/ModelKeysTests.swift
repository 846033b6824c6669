import Foundation
import Mizan
import Testing

/// docs/model-file.md against the program: every key, whether it is required, its default, range and type.
struct ModelKeysTests {
    // MARK: What the page says

    struct Key {
        var path: String
        var name: String
        var row: Documents.Row

        var isRequired: Bool { row["default"] == "*required*" }
        /// The default as a JSON value; nil where there is none.
        var fallback: Any? {
            guard let text = row.codes("default").first else { return nil }
            let json = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            return json ?? text
        }
    }

    static func keys() throws -> [Key] {
        Documents.rows(try Documents.text("docs/model-file.md")).flatMap { row in
            let codes = Documents.codes(row.heading)
            let paths = row.heading == "The top of the file" ? [""] : codes
            return paths.map { Key(path: $0, name: row.codes("key").first ?? "", row: row) }
        }
    }

    // MARK: What the program says

    /// A model in which every key stands somewhere, as JSON, which is YAML too.
    static let whole = """
        {"format": 1, "name": "whole", "version": "1", "title": {"en": "W", "ar": "W"}, "data": "d", "population": "p",
         "units": {"kind": "community", "scope": "minorities",
                   "restricted": [{"scope": "occupied", "stand_ins": ["A"], "own_dimensions": 2}]},
         "score": {"aggregation": {"method": "inverted-power", "exponent": 0.5}, "requires": 0.5,
                   "stand_in_weight": 0.5, "own_evidence": {"alone": ["A"], "dimensions": 2, "one_of": ["A"]}},
         "findings": {"extent": {"isolated": 3, "pattern": 6, "unknown": 4, "widespread-or-systematic": 9},
                      "private": {"violations": ["v"], "extent":
                        {"isolated": 3, "pattern": 6, "unknown": 4, "widespread-or-systematic": 9}},
                      "half_width": [3, 2, 1, 0.5], "provisional_grade": 3, "ongoing_years": 4, "full_years": 2,
                      "halving_years": 4, "parent_error": 2, "own_from": 1},
         "critical": {"dimension": "A", "violations": ["v"], "level": 8, "minimum_grade": 3, "minimum_score": 6},
         "classes": [{"id": "c", "name": {"en": "C", "ar": "C"}, "from": 0, "people_counted": "yes"}],
         "change": {"small": 0.2, "moderate": 2},
         "reliability": {"fresh_years": 2, "agreed_within": 1, "letters": [70, 60, 50]},
         "uncertainty": {"concentration": 50, "exponents": [0, 1], "stand_in_spread": 1, "ageing": 0.2,
                         "hot_deck": "yes", "band": 0.8, "ordered": 0.8},
         "dimensions": [
          {"id": "A", "name": {"en": "A", "ar": "A"}, "lens": "severity", "weight": 1, "cells": ["x"],
           "categories": ["y"], "aggregation": {"method": "inverted-power", "exponent": 0}, "indicators": [
            {"id": "plain", "name": {"en": "P", "ar": "P"}, "weight": 2, "cells": ["x"], "direction": "lower_is_worse",
             "normalisation": {"method": "goalposts", "low": 1, "high": 2, "transform": "sqrt"}, "stands_in": "yes",
             "raise_only": "yes", "critical": "yes", "imputation": {"constant": 1, "reason": "r"}, "carry_forward": 4,
             "error": 1, "hindsight": "yes", "optional": "yes"},
            {"id": "rate", "name": {"en": "R", "ar": "R"}, "cells": ["x"], "normalisation": {"method": "goalposts", "low": 0, "high": 10},
             "carry_forward": 4, "error": 1,
             "derive": {"rule": "rate", "of": "d", "over": "p", "per": 1000, "weights": [1, 0.5],
                        "prior": {"of": "e", "exposure": 10}, "year_end_sources": ["s"]}},
            {"id": "fallback", "name": {"en": "F", "ar": "F"}, "fallback_for": "plain", "cells": ["x"],
             "normalisation": {"method": "goalposts", "low": 0, "high": 10}, "derive": {"rule": "decay", "violations": ["v"]}},
            {"id": "raising", "name": {"en": "R", "ar": "R"}, "raises": "highest-cell", "cells": [],
             "normalisation": {"method": "goalposts", "low": 0, "high": 10}, "derive": {"rule": "change", "of": "d", "years": 5}},
            {"id": "remembering", "name": {"en": "M", "ar": "M"}, "cells": ["x"], "normalisation": {"method": "goalposts", "low": 0, "high": 10},
             "derive": {"rule": "memory", "of": "d", "half_life": 20}},
            {"id": "counting", "name": {"en": "N", "ar": "N"}, "cells": ["x"], "normalisation": {"method": "goalposts", "low": 0, "high": 10},
             "derive": {"rule": "completeness", "of": ["plain"]}}]},
          {"id": "B", "name": {"en": "B", "ar": "B"}, "lens": "risk", "aggregation": {"method": "arithmetic"},
           "indicators": []}]}
        """

    /// One step into the model: a key of a mapping or a place in a list.
    enum Step {
        case key(String)
        case place(Int)
    }

    static func object() throws -> Any {
        try JSONSerialization.jsonObject(with: Data(whole.utf8))
    }

    /// Every mapping of the model with the steps that lead to it and its path, `dimensions[].indicators[]`.
    static func mappings(_ node: Any, _ steps: [Step] = [], _ path: String = "") -> [(
        steps: [Step], path: String
    )] {
        if let mapping = node as? [String: Any] {
            return [(steps, path)]
                + mapping.keys.sorted().flatMap { key in
                    mappings(mapping[key] as Any, steps + [.key(key)], path.isEmpty ? key : "\(path).\(key)")
                }
        }
        guard let list = node as? [Any] else { return [] }
        return list.indices.flatMap { mappings(list[$0], steps + [.place($0)], path + "[]") }
    }

    /// The model with another value at the end of some steps; nil takes the key away.
    static func changed(_ node: Any, _ steps: ArraySlice<Step>, to value: Any?) -> Any {
        guard let step = steps.first else { return value ?? node }
        switch step {
        case .key(let key):
            var mapping = node as? [String: Any] ?? [:]
            if steps.count == 1 {
                mapping[key] = value
            } else {
                mapping[key] = changed(mapping[key] as Any, steps.dropFirst(), to: value)
            }
            return mapping
        case .place(let place):
            var list = node as? [Any] ?? []
            list[place] = changed(list[place], steps.dropFirst(), to: value)
            return list
        }
    }

    static func value(_ node: Any, _ steps: [Step]) -> Any? {
        steps.reduce(node as Any?) { node, step in
            switch step {
            case .key(let key): (node as? [String: Any])?[key]
            case .place(let place): (node as? [Any])?[place]
            }
        }
    }

    /// What reading gives: the findings, and the model without what only says where it came from.
    static func read(_ node: Any) throws -> (model: String?, findings: [Finding]) {
        let bytes = [UInt8](try JSONSerialization.data(withJSONObject: node, options: .sortedKeys))
        do throws(Findings) {
            var model = try Model.read(bytes, file: "whole.yaml")
            model.hash = ""
            return (described(model), [])
        } catch {
            return (nil, error.list)
        }
    }

    /// A value with all it holds, the pairs of a dictionary in a fixed order.
    static func described(_ value: Any) -> String {
        let mirror = Mirror(reflecting: value)
        guard !mirror.children.isEmpty else { return "\(value)" }
        let parts = mirror.children.map { "\($0.label ?? "")=\(described($0.value))" }
        let isOrdered = mirror.displayStyle != .dictionary && mirror.displayStyle != .set
        return "(" + (isOrdered ? parts : parts.sorted()).joined(separator: ",") + ")"
    }

    /// `dimensions[].weight` of `dimensions[0].weight`.
    static func anyPlace(_ text: Substring) -> String {
        String(text.replacing(/\[\d+\]/, with: "[]"))
    }

    /// The keys that each mapping is asked for, gathered from the hints on a key that nothing reads.
    static func asked() throws -> [String: Set<String>] {
        let foreign = "not-a-key-of-any-model"
        var node = try object()
        for mapping in mappings(node) {
            node = changed(node, (mapping.steps + [.key(foreign)])[...], to: "1")
        }
        var asked: [String: Set<String>] = [:]
        for finding in try read(node).findings where finding.code == .unknownKey {
            #expect(finding.message.hasSuffix("has no key '\(foreign)'"))
            let path = finding.message.firstMatch(of: /^'(.*)' has no key/).map { anyPlace($0.1) } ?? ""
            let names = finding.hint.trimmingPrefix("keys here: ").split(separator: ", ").map(String.init)
            asked[path, default: []].formUnion(names)
        }
        return asked
    }

    // MARK: Both together

    @Test func theWholeModelIsRead() throws {
        #expect(try Self.read(Self.object()).findings == [])
    }

    @Test func everyKeyIsOnThePageAndNoOther() throws {
        let asked = try Self.asked()
        let stated = Dictionary(grouping: try Self.keys(), by: \.path).mapValues { Set($0.map(\.name)) }
        #expect(Set(stated.keys) == Set(asked.keys))
        for (path, names) in asked { #expect(stated[path] == names, "\(path)") }
    }

    /// The places at which the whole model holds a key of the page, with the steps that lead to it.
    static func places(_ key: Key) throws -> [[Step]] {
        let node = try object()
        let places = mappings(node).filter { $0.path == key.path }.map { $0.steps + [.key(key.name)] }
            .filter { value(node, $0) != nil }
        #expect(!places.isEmpty, "the whole model has no \(key.path) \(key.name)")
        return places
    }

    @Test func requiredKeysAndDefaults() throws {
        let node = try Self.object()
        for key in try Self.keys() {
            for place in try Self.places(key) {
                let without = try Self.read(Self.changed(node, place[...], to: nil))
                let isMissed = without.findings.contains {
                    $0.code == .missingKey && $0.message.hasSuffix("has no '\(key.name)'")
                }
                #expect(isMissed == key.isRequired, "\(key.path) \(key.name)")
                if let fallback = key.fallback {
                    let with = try Self.read(Self.changed(node, place[...], to: fallback))
                    #expect(with.model == without.model, "\(key.path) \(key.name)")
                    #expect(with.findings.map(\.message) == without.findings.map(\.message))
                } else {
                    #expect(["*required*", "*none*"].contains(key.row["default"]), "\(key.path) \(key.name)")
                }
            }
        }
    }

    /// The rules whose indicators have no such key, as the page says it; nil stands for no rule.
    static func refusing(_ key: Key) -> (String?) -> Bool {
        let meaning = key.row["meaning"]
        if meaning.contains("only without `derive`") { return { $0 != nil } }
        guard let named = meaning.firstMatch(of: /not with the rules (.*)/) else { return { _ in false } }
        let rules = Documents.codes(String(named.1))
        return { rule in rule.map(rules.contains) ?? false }
    }

    @Test func rulesRefuseTheKeysThatThePageSays() throws {
        let node = try Self.object()
        let indicators = Self.mappings(node).filter { $0.path == "dimensions[].indicators[]" }
        let rules = indicators.map { Self.value(node, $0.steps + [.key("derive"), .key("rule")]) as? String }
        #expect(Set(rules) == [nil, "rate", "decay", "change", "memory", "completeness"])
        // What part an indicator has decides these, and not its rule.
        let parts = ["weight", "fallback_for", "raises", "derive"]
        for key in try Self.keys() where key.path == "dimensions[].indicators[]" && !parts.contains(key.name)
        {
            let place = try #require(try Self.places(key).first)
            let value = try #require(Self.value(node, place))
            let isRefused = Self.refusing(key)
            for (indicator, rule) in zip(indicators, rules) {
                let steps = indicator.steps + [.key(key.name)]
                let isUnknown = try Self.read(Self.changed(node, steps[...], to: value)).findings.contains {
                    $0.code == .unknownKey && $0.message.hasSuffix("has no key '\(key.name)'")
                }
                #expect(isUnknown == isRefused(rule), "\(key.name) with \(rule ?? "no rule")")
            }
        }
    }

    /// The greatest number of values and of dimensions that the page allows are read, and one more is not.
    @Test func limits() throws {
        let page = try Documents.text("docs/model-file.md")
        let values = try #require(page.firstMatch(of: /at most ([\d,]+) values/))
        let mostValues = try #require(Int(values.1.replacing(",", with: "")))
        // A mapping, its key and its list are three values besides those of the list.
        for (count, isRefused) in [(mostValues - 3, false), (mostValues - 2, true)] {
            let found = try Self.read(["list": [Int](repeating: 1, count: count)]).findings
            #expect(found.contains { $0.message.contains("aliases expand the model") } == isRefused)
        }
        let dimensions = try #require(page.firstMatch(of: /1 to (\d+) dimensions with lens `severity`/))
        let mostDimensions = try #require(Int(dimensions.1))
        let node = try Self.object()
        let severity = try #require(Self.value(node, [.key("dimensions"), .place(1)]) as? [String: Any])
        for (count, isRefused) in [(mostDimensions, false), (mostDimensions + 1, true)] {
            let list = (0..<count).map { number -> [String: Any] in
                severity.merging(["id": "\(number)", "lens": "severity", "weight": 1]) { $1 }
            }
            let found = try Self.read(Self.changed(node, [.key("dimensions")][...], to: list)).findings
            #expect(found.contains { $0.message.contains("dimensions of severity") } == isRefused)
        }
    }

    @Test func ranges() throws {
        let node = try Self.object()
        for key in try Self.keys() {
            let range = key.row["range"]
            for place in try Self.places(key) {
                let value = Self.value(node, place)
                func outside(_ number: Double) throws -> [String] {
                    let new: Any = (value as? [Any]).map { list in list.map { _ in number } } ?? number
                    return try Self.read(Self.changed(node, place[...], to: new)).findings
                        .filter { $0.message.contains("is \(NumberGrammar.text(number)), outside") }.map(
                            \.hint)
                }
                guard value is NSNumber || (value as? [Any])?.first is NSNumber else { continue }
                for number in [1e13, -1e13] {
                    let hints = try outside(number)
                    #expect(
                        Set(hints) == (range.isEmpty ? [] : ["give a number in \(range)"]),
                        "\(key.path) \(key.name)")
                }
            }
        }
    }

    /// What a key of each type on the page says of a value of another type.
    @Test func types() throws {
        let node = try Self.object()
        for key in try Self.keys() where key.name != "of" && key.name != "raises" {
            let type = key.row["type"]
            for place in try Self.places(key) {
                func message(_ value: Any) throws -> Finding? {
                    try Self.read(Self.changed(node, place[...], to: value)).findings.first {
                        [.wrongType, .badValue, .unknownName].contains($0.code)
                    }
                }
                let said: (message: String, value: Any)? =
                    switch type {
                    case "mapping": ("should be a mapping", "word")
                    case "number": ("should be a number", "word")
                    case "whole number": ("should be a whole number", 1.5)
                    case "yes or no": ("should be yes or no", "word")
                    case "text", "dimension id", "indicator id": ("should be one value", ["a"])
                    case "name of a method": ("has no 'word'", "word")
                    case let type where type.hasPrefix("list of"): ("should be a list", "word")
                    default: nil
                    }
                if let said {
                    // The one whole number that format can be has no half beside it.
                    guard !(key.path.isEmpty && key.name == "format") else { continue }
                    let text = try message(said.value)?.message ?? ""
                    #expect(text.contains(said.message), "\(key.path) \(key.name): \(text)")
                } else {
                    let words = try message("qqqqqqqq")?.hint.trimmingPrefix("use one of: ").split(
                        separator: ", ")
                    #expect(
                        words?.map(String.init).sorted() == key.row.codes("type").sorted(),
                        "\(key.path) \(key.name)")
                }
            }
        }
    }

    @Test func everyExampleNamesItsKey() throws {
        for key in try Self.keys() {
            let example = key.row["example"]
            #expect(
                example.hasPrefix("`\(key.name): ") || ["see below", "see above"].contains(example)
                    || example.isEmpty, "\(key.path) \(key.name): \(example)")
        }
    }

    @Test func theExampleIsRead() throws {
        let model = try Documents.exampleModel()
        #expect(model.name == "example")
        #expect(model.severityDimensions.map(\.id) == ["LIF", "LEG", "JUS"])
    }

    @Test func misspeltKeysAreRefused() throws {
        let block = try #require(Documents.blocks(Documents.text("docs/model-file.md"))["yaml example"])
        let misspelt = block.replacing("stand_in_weight:", with: "stand_in_wait:")
        let thrown = #expect(throws: Findings.self) { try Model.read(Array(misspelt.utf8), file: "x") }
        let finding = try #require(thrown?.list.first)
        #expect(thrown?.list.count == 1 && finding.code == .unknownKey)
        #expect(finding.hint.contains("stand_in_weight"))
    }
}
