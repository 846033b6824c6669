import Foundation
import Testing
import Yams

@testable import Mizan

/// A kind of file with its tables of keys on a page: a model of either form, or the settings of a method.
struct KeyedPage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The place of the mapping whose keys the page lists; nil where it lists those of the whole file.
    let only: String?
    /// Files in which every key stands somewhere, as JSON objects.
    let objects: @Sendable () throws -> [Any]
    let keys: @Sendable () throws -> [Key]
    /// What the bytes hold, without what only says where it came from.
    let value: @Sendable ([UInt8]) throws(Findings) -> any Sendable
    /// Whether the settings of methods are on a page of their own.
    var hasMethodsElsewhere = false

    struct Key {
        /// `index.groups[].indicators[]`; empty for the top of the file.
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

    // MARK: The kinds

    static let need = KeyedPage(
        testDescription: "docs/model-file.md", only: nil, objects: { [try object(WholeModels.need)] },
        keys: { try keys(of: "docs/model-file.md") },
        value: { bytes throws(Findings) in
            var model = try Model.read(bytes, file: "whole.yaml")
            model.hash = ""
            return model
        })

    static let index = KeyedPage(
        testDescription: "docs/index-model.md", only: nil, objects: { try WholeModels.indices.map(object) },
        keys: { try keys(of: "docs/index-model.md") }, value: indexValue, hasMethodsElsewhere: true)

    private static let indexValue: @Sendable ([UInt8]) throws(Findings) -> any Sendable = {
        bytes throws(Findings) in
        var model = try IndexModel.read(bytes, file: "whole.yaml")
        (model.hash, model.lines) = ("", [:])
        return model
    }

    static let models = [need, index]

    /// The settings of every registered method.
    static let methods = Registry.stages.flatMap { stage, methods in methods.map { method(stage, $0.name) } }

    static let all = models + methods

    private static func method(_ stage: String, _ name: String) -> KeyedPage {
        let variants = MethodSettings.all(stage).filter { $0.method == name }
        let settings: @Sendable () throws -> [Any] = {
            try variants.map { variant in
                let loaded = try #require(try Yams.load(yaml: "{\(variant.text)}"))
                return try JSONSerialization.jsonObject(with: JSONSerialization.data(withJSONObject: loaded))
            }
        }
        let path = ["aggregation": "index.aggregation", "weighting": ""][stage] ?? stage
        let keys: @Sendable () throws -> [Key] = {
            try methodRows(of: stage).filter { $0.codes("method").first == name }
                .map { Key(path: path, name: $0.codes("key").first ?? "", row: $0) }
        }
        guard stage != "weighting" else {
            return KeyedPage(testDescription: "weighting \(name)", only: path, objects: settings, keys: keys)
            {
                bytes throws(Findings) in
                try Registry.weighting(name, settings: (bytes, "settings.yaml"))
            }
        }
        let objects: @Sendable () throws -> [Any] = {
            let steps = path.split(separator: ".").map { Step.key(String($0)) }
            return try settings().map { settings in
                var own = settings as? [String: Any] ?? [:]
                own["method"] = name
                return changed(try object(WholeModels.index), steps[...], to: own)
            }
        }
        return KeyedPage(
            testDescription: "\(stage) \(name)", only: path, objects: objects, keys: keys, value: indexValue)
    }

    private static func object(_ json: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(json.utf8))
    }

    // MARK: What the page says

    private static func keys(of page: String) throws -> [Key] {
        Documents.rows(try Documents.text(page)).flatMap { row in
            let paths = row.heading == "The top of the file" ? [""] : Documents.codes(row.heading)
            return paths.map { Key(path: $0, name: row.codes("key").first ?? "", row: row) }
        }
    }

    /// The rows about the settings of the methods of a stage.
    static func methodRows(of stage: String) throws -> [Documents.Row] {
        Documents.rows(try Documents.text("docs/method-settings.md")).filter {
            $0.heading.lowercased() == stage
        }
    }

    // MARK: What the program says

    /// One step into a file: a key of a mapping or a place in a list.
    enum Step {
        case key(String)
        case place(Int)
    }

    /// A path with any place in its lists, groups of groups as groups.
    static func anyPlace(_ text: Substring) -> String {
        String(text.replacing(/\[\d+\]/, with: "[]")).replacing(/(\.groups\[\])+/, with: ".groups[]")
            .replacing("index.indicators[]", with: "index.groups[].indicators[]")
    }

    /// Every mapping of a file with the steps that lead to it and its path.
    static func mappings(_ node: Any, _ steps: [Step] = [], _ path: String = "") -> [(
        steps: [Step], path: String
    )] {
        if let mapping = node as? [String: Any] {
            return [(steps, anyPlace(path[...]))]
                + mapping.keys.sorted().flatMap { key in
                    mappings(mapping[key] as Any, steps + [.key(key)], path.isEmpty ? key : "\(path).\(key)")
                }
        }
        guard let list = node as? [Any] else { return [] }
        return list.indices.flatMap { mappings(list[$0], steps + [.place($0)], path + "[]") }
    }

    /// The file with another value at the end of some steps; nil takes the key away.
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

    /// What reading gives: the findings, and what is read.
    func read(_ node: Any) throws -> (value: String?, findings: [Finding]) {
        read([UInt8](try JSONSerialization.data(withJSONObject: node, options: .sortedKeys)))
    }

    func read(_ bytes: [UInt8]) -> (value: String?, findings: [Finding]) {
        do throws(Findings) {
            return (Self.described(try value(bytes)), [])
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

    /// The keys that each mapping is asked for, gathered from the hints on a key that nothing reads.
    func asked() throws -> [String: Set<String>] {
        let foreign = "not-a-key-of-any-file"
        var asked: [String: Set<String>] = [:]
        for object in try objects() {
            var node = object
            for mapping in Self.mappings(node) where only == nil || mapping.path == only {
                node = Self.changed(node, (mapping.steps + [.key(foreign)])[...], to: "1")
            }
            for finding in try read(node).findings where finding.code == .unknownKey {
                #expect(finding.message.hasSuffix("has no key '\(foreign)'"))
                let path =
                    finding.message.firstMatch(of: /^'(.*)' has no key/).map { Self.anyPlace($0.1) } ?? ""
                let names = finding.hint.trimmingPrefix("keys here:").split(separator: ",")
                    .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
                asked[path, default: []].formUnion(names)
            }
        }
        if only != nil { for path in asked.keys { asked[path]?.remove("method") } }
        if hasMethodsElsewhere {
            for (path, names) in asked where names.contains("method") {
                asked[path] = names.intersection(["method", "probability"])
            }
        }
        return asked
    }

    /// The places at which the whole files hold a key of the page, with the steps that lead to it.
    func places(_ key: Key) throws -> [(node: Any, steps: [Step])] {
        let places = try objects().flatMap { node in
            Self.mappings(node).filter { $0.path == key.path }.map { (node, $0.steps + [.key(key.name)]) }
                .filter { Self.value($0.0, $0.1) != nil }
        }
        #expect(!places.isEmpty, "no whole file has \(key.path) \(key.name)")
        return places
    }
}
