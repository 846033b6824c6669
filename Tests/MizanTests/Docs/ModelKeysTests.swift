import Foundation
import Mizan
import Testing

/// The tables of docs/model-file.md, docs/index-model.md and docs/method-settings.md against the program: every key,
/// whether it is required, its default, range, type and example.
struct ModelKeysTests {
    @Test(arguments: KeyedPage.all)
    func theWholeFileIsRead(page: KeyedPage) throws {
        for node in try page.objects() { #expect(try page.read(node).findings == []) }
    }

    @Test(arguments: KeyedPage.all)
    func everyKeyIsOnThePageAndNoOther(page: KeyedPage) throws {
        let asked = try page.asked()
        let stated = Dictionary(grouping: try page.keys(), by: \.path).mapValues { Set($0.map(\.name)) }
        #expect(Set(stated.keys).isSubset(of: asked.keys))
        for (path, names) in asked { #expect(stated[path, default: []] == names, "\(path)") }
    }

    /// Each method stands in the table of its stage or among those without settings.
    @Test func everyMethodIsOnThePage() throws {
        let page = try Documents.text("docs/method-settings.md")
        for (stage, methods) in Registry.stages {
            let section = try #require(page.components(separatedBy: "## \(stage.capitalized)\n").last)
            let line = try #require(section.firstMatch(of: /Without settings: (.*)\./))
            let listed = Set(try KeyedPage.methodRows(of: stage).flatMap { $0.codes("method") })
            let bare = Documents.codes(String(line.1))
            #expect(listed.isDisjoint(with: bare))
            #expect(listed.union(bare) == Set(methods.map { $0.name }), "\(stage)")
        }
    }

    @Test(arguments: KeyedPage.all)
    func requiredKeysAndDefaults(page: KeyedPage) throws {
        for key in try page.keys() {
            for (node, place) in try page.places(key) {
                let without = try page.read(KeyedPage.changed(node, place[...], to: nil))
                let isMissed = without.findings.contains {
                    $0.code == .missingKey && $0.message.hasSuffix("has no '\(key.name)'")
                }
                #expect(isMissed == key.isRequired, "\(key.path) \(key.name)")
                if let fallback = key.fallback {
                    let with = try page.read(KeyedPage.changed(node, place[...], to: fallback))
                    #expect(with.value == without.value, "\(key.path) \(key.name)")
                    #expect(with.findings.map(\.message) == without.findings.map(\.message))
                } else {
                    #expect(["*required*", "*none*"].contains(key.row["default"]), "\(key.path) \(key.name)")
                }
            }
        }
    }

    @Test(arguments: KeyedPage.all)
    func ranges(page: KeyedPage) throws {
        for key in try page.keys() {
            let range = key.row["range"].components(separatedBy: " to ").compactMap(NumberGrammar.parse)
            for (node, place) in try page.places(key) {
                guard let value = KeyedPage.value(node, place), Self.holdsNumbers(value) else { continue }
                for number in [1e17, -1e17] {
                    let new = KeyedPage.changed(node, place[...], to: Self.replaced(value, by: number))
                    let hints = try page.read(new).findings
                        .filter {
                            $0.message.contains("\(key.name)' is ") && $0.message.contains(", outside ")
                        }
                        .map(\.hint)
                    let bounds = hints.map {
                        $0.trimmingPrefix("give a number in ").split(separator: " to ")
                            .compactMap { NumberGrammar.parse(String($0)) }
                    }
                    #expect(Set(bounds) == (range.isEmpty ? [] : [range]), "\(key.path) \(key.name)")
                }
            }
        }
    }

    private static func holdsNumbers(_ value: Any) -> Bool {
        (value as? [Any])?.first.map(holdsNumbers) ?? (value is NSNumber)
    }

    private static func replaced(_ value: Any, by number: Double) -> Any {
        (value as? [Any])?.map { replaced($0, by: number) } ?? number
    }

    /// What a key of each type on the page says of a value of another type.
    @Test(arguments: KeyedPage.all)
    func types(page: KeyedPage) throws {
        for key in try page.keys() where key.name != "of" && key.name != "raises" {
            let type = key.row["type"]
            for (node, place) in try page.places(key) {
                func message(_ value: Any) throws -> Finding? {
                    try page.read(KeyedPage.changed(node, place[...], to: value)).findings.first {
                        [.wrongType, .badValue, .unknownName].contains($0.code)
                    }
                }
                let said: (message: String, value: Any)? =
                    switch type {
                    case "mapping": ("should be a mapping", "word")
                    case "number": ("should be a number", "word")
                    case "whole number": ("should be a whole number", 2.5)
                    case "yes or no": ("should be yes or no", "word")
                    case "period": ("is not a period", "word")
                    case "text", "dimension id", "indicator id": ("should be one value", ["a"])
                    case "name of a method", "id of an element": ("has no 'word'", "word")
                    case let type where type.hasPrefix("list of"): ("should be a list", "word")
                    default: nil
                    }
                if let said {
                    // The one whole number that format can be has none beside it.
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

    /// Each example names its key, and is read in the place of what the whole file has there.
    @Test(arguments: KeyedPage.all)
    func examples(page: KeyedPage) throws {
        for key in try page.keys() {
            let example = key.row["example"]
            // What `of` names is one or a list, by the rule.
            guard !["see below", "see above", ""].contains(example), key.name != "of" else { continue }
            let text = try #require(key.row.codes("example").first)
            #expect(text.hasPrefix("\(key.name): "), "\(key.path) \(key.name): \(example)")
            for (node, place) in try page.places(key) {
                let changed = KeyedPage.changed(node, place[...], to: "the example")
                let json = try JSONSerialization.data(withJSONObject: changed, options: .sortedKeys)
                let file = String(decoding: json, as: UTF8.self)
                    .replacing("\"the example\"", with: text.dropFirst(key.name.count + 2))
                let codes = page.read(Array(file.utf8)).findings.filter {
                    $0.message.contains("\(key.name)'") || $0.code == .malformedYAML
                }.map(\.code)
                // The names and lengths of an example are not those of the whole file.
                #expect(
                    Set(codes).isSubset(of: [.unknownName, .badValue]), "\(key.path) \(key.name): \(codes)")
            }
        }
    }

    @Test func theExamplesAreRead() throws {
        let model = try Documents.exampleModel()
        #expect(model.name == "example")
        #expect(model.severityDimensions.map(\.id) == ["LIF", "LEG", "JUS"])
        let index = try Documents.exampleIndex()
        #expect(index.groups.map(\.id) == ["health", "income", "index"])
    }

    @Test(arguments: [
        ("docs/model-file.md", "stand_in_weight", "stand_in_wait"),
        ("docs/index-model.md", "denominator", "denominater"),
    ])
    func misspeltKeysAreRefused(page: String, key: String, misspelt: String) throws {
        let block = try #require(Documents.blocks(Documents.text(page))["yaml example"])
        let text = block.replacing("\(key):", with: "\(misspelt):")
        let thrown = #expect(throws: Findings.self) { try AnyModel.read(Array(text.utf8), file: "x") }
        let finding = try #require(thrown?.list.first { $0.message.contains(misspelt) })
        #expect(finding.code == .unknownKey && finding.hint.contains(key))
    }
}
