import Foundation
import Testing

@testable import Mizan

/// docs/method-settings.md against the program: each key of each method, and whether it is required.
struct MethodSettingsTests {
    /// By stage and method: the rows of the page.
    static func rows() throws -> [(stage: String, method: String, row: Documents.Row)] {
        Documents.rows(try Documents.text("docs/method-settings.md")).flatMap { row in
            row.codes("method").map { (row.heading.lowercased(), $0, row) }
        }
    }

    /// The keys that a method asks for in any of its variants, from the hint on one that it does not know.
    static func asked(_ stage: String, _ method: String) throws -> Set<String> {
        var keys: Set<String> = []
        for variant in MethodSettings.all(stage) where variant.method == method {
            let findings = try variant.findings(adding: "not_a_setting: 1")
            let hint = findings.last?.hint.trimmingPrefix("keys here: ") ?? ""
            keys.formUnion(hint.split(separator: ", ").map(String.init))
        }
        return keys.subtracting(["method"])
    }

    @Test func everyKeyIsOnThePageAndNoOther() throws {
        let rows = try Self.rows()
        #expect(rows.count > 40)
        for (stage, methods) in Registry.stages {
            for method in methods {
                let stated = rows.filter { $0.stage == stage && $0.method == method.name }
                    .flatMap { $0.row.codes("key") }
                #expect(Set(stated).count == stated.count, "\(method.name)")
                #expect(Set(stated) == (try Self.asked(stage, method.name)), "\(stage) \(method.name)")
            }
        }
        let known = Set(Registry.stages.flatMap { stage, methods in methods.map { "\(stage) \($0.name)" } })
        for (stage, method, _) in rows { #expect(known.contains("\(stage) \(method)")) }
    }

    /// A key without a default is missed where it is taken away; one with a default never is.
    @Test func requiredKeysAreMissed() throws {
        for (stage, method, row) in try Self.rows() {
            for key in row.codes("key") {
                for variant in MethodSettings.all(stage) where variant.method == method {
                    let isMissed = try variant.findings(adding: "").contains { $0.code == .missingKey }
                    #expect(!isMissed)
                    guard variant.text.contains("\(key): ") else { continue }
                    var without = variant
                    without.text = variant.text.replacing(
                        try Regex("\(key): (\\[\\[.*?\\]\\]|\\[.*?\\]|[^,]*)(, )?"), with: "",
                        maxReplacements: 1)
                    let findings = try without.findings(adding: "")
                    let misses = findings.contains {
                        $0.code == .missingKey && $0.message.hasSuffix("has no '\(key)'")
                    }
                    #expect(misses == (row["default"] == "*required*"), "\(without) \(key)")
                }
            }
        }
    }

    /// Stating a default changes nothing.
    @Test func defaultsAreThoseOfTheProgram() throws {
        for (stage, method, row) in try Self.rows() {
            guard let fallback = row.codes("default").first, let key = row.codes("key").first else {
                continue
            }
            for variant in MethodSettings.all(stage)
            where variant.method == method && !variant.text.contains("\(key): ") {
                // A key can belong to some variants alone, such as a level where no predictors are named.
                let findings = try variant.findings(adding: "\(key): \(fallback)")
                guard !findings.contains(where: { $0.code == .unknownKey }) else { continue }
                var stated = variant
                stated.text = [variant.text, "\(key): \(fallback)"].filter { !$0.isEmpty }
                    .joined(separator: ", ")
                let (left, right) = (try stated.described(), try variant.described())
                #expect(left == right, "\(stage) \(method) \(key)")
            }
        }
    }
}

extension MethodSettings.Variant {
    /// The method that the settings give, with all it holds.
    fileprivate func described() throws -> String {
        switch stage {
        case "imputation": ModelKeysTests.described(try imputation())
        case "treatment": ModelKeysTests.described(try treatment())
        case "normalisation": ModelKeysTests.described(try normalisation())
        case "aggregation": ModelKeysTests.described(try aggregation())
        default: ModelKeysTests.described(try weighting())
        }
    }
}
