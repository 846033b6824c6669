import Foundation
import Mizan
import Testing

/// What docs/model-file.md says of keys that depend on others, and of limits.
struct NeedModelKeysTests {
    static let page = KeyedPage.need

    static func object() throws -> Any { try page.objects()[0] }

    /// The rules whose indicators have no such key, as the page says it; nil stands for no rule.
    static func refusing(_ key: KeyedPage.Key) -> (String?) -> Bool {
        let meaning = key.row["meaning"]
        if meaning.contains("only without `derive`") { return { $0 != nil } }
        guard let named = meaning.firstMatch(of: /not with the rules (.*)/) else { return { _ in false } }
        let rules = Documents.codes(String(named.1))
        return { rule in rule.map(rules.contains) ?? false }
    }

    @Test func rulesRefuseTheKeysThatThePageSays() throws {
        let node = try Self.object()
        let indicators = KeyedPage.mappings(node).filter { $0.path == "dimensions[].indicators[]" }
        let rules = indicators.map {
            KeyedPage.value(node, $0.steps + [.key("derive"), .key("rule")]) as? String
        }
        #expect(Set(rules) == [nil, "rate", "decay", "change", "memory", "completeness"])
        // What part an indicator has decides these, and not its rule.
        let parts = ["weight", "fallback_for", "raises", "derive"]
        for key in try Self.page.keys()
        where key.path == "dimensions[].indicators[]" && !parts.contains(key.name) {
            let place = try #require(try Self.page.places(key).first)
            let value = try #require(KeyedPage.value(place.node, place.steps))
            let isRefused = Self.refusing(key)
            for (indicator, rule) in zip(indicators, rules) {
                let steps = indicator.steps + [.key(key.name)]
                let isUnknown = try Self.page.read(KeyedPage.changed(node, steps[...], to: value)).findings
                    .contains { $0.code == .unknownKey && $0.message.hasSuffix("has no key '\(key.name)'") }
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
            let found = try Self.page.read(["list": [Int](repeating: 1, count: count)]).findings
            #expect(found.contains { $0.message.contains("aliases expand the model") } == isRefused)
        }
        let dimensions = try #require(page.firstMatch(of: /1 to (\d+) dimensions with lens `severity`/))
        let mostDimensions = try #require(Int(dimensions.1))
        let node = try Self.object()
        let severity = try #require(
            KeyedPage.value(node, [.key("dimensions"), .place(1)]) as? [String: Any])
        for (count, isRefused) in [(mostDimensions, false), (mostDimensions + 1, true)] {
            let list = (0..<count).map { number -> [String: Any] in
                severity.merging(["id": "\(number)", "lens": "severity", "weight": 1]) { $1 }
            }
            let found = try Self.page.read(KeyedPage.changed(node, [.key("dimensions")][...], to: list))
                .findings
            #expect(found.contains { $0.message.contains("dimensions of severity") } == isRefused)
        }
    }

    /// Goalposts off 0-10 would put errors, levels and classes, which are points of 0-10, on another scale.
    @Test(arguments: [
        ("scale", 100 as Double, true), ("scale", 10, false), ("floor", 1, true), ("clamp", 0, true),
        ("clamp", 1, false),
    ])
    func goalpostsGiveZeroToTen(key: String, value: Double, isRefused: Bool) throws {
        let node = try Self.object()
        let steps: [KeyedPage.Step] = [
            .key("dimensions"), .place(0), .key("indicators"), .place(1), .key("normalisation"), .key(key),
        ]
        let new: Any = key == "clamp" ? (value == 1 ? "yes" : "no") : value
        let found = try Self.page.read(KeyedPage.changed(node, steps[...], to: new)).findings
        #expect(found.contains { $0.message.contains("0 to 10") && $0.hint.contains("scale") } == isRefused)
        #expect(isRefused || found.isEmpty)
    }
}
