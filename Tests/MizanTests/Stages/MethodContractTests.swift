import Foundation
import Testing

@testable import Mizan

/// What holds for every method of the registry, whatever its stage.
struct MethodContractTests {
    @Test func everyMethodHasSettings() {
        #expect(Set(MethodSettings.suited.keys) == Set(Registry.stages.map(\.stage)))
        for (stage, methods) in Registry.stages {
            let tested = Set(MethodSettings.suited[stage].map { Array($0.keys) } ?? [])
            #expect(tested == Set(methods.map { $0.name }), "\(stage)")
            #expect(MethodSettings.suited[stage]?.values.allSatisfy { !$0.isEmpty } == true, "\(stage)")
        }
    }

    @Test(arguments: MethodSettings.everything)
    func settingsAreReadAndUnknownOnesRefused(variant: MethodSettings.Variant) throws {
        #expect(try variant.findings(adding: "") == [])
        let findings = try variant.findings(adding: "not_a_setting: 1")
        #expect(findings.map(\.code) == [.unknownKey])
        #expect(findings.first?.hint.hasPrefix("keys here: ") == true)
    }

    /// A key misspelt by a letter is not a default: it is refused, and the right one is named.
    @Test(arguments: MethodSettings.everything.filter { !$0.text.isEmpty })
    func misspeltSettingsAreRefused(variant: MethodSettings.Variant) throws {
        let key = String(variant.text.prefix { $0 != ":" })
        var misspelt = variant
        misspelt.text = key + "x" + variant.text.dropFirst(key.count)
        let findings = try misspelt.findings(adding: "")
        #expect(findings.contains { $0.code == .unknownKey && $0.message.hasSuffix("'\(key)x'") })
        #expect(findings.contains { $0.hint == "did you mean '\(key)'?" })
    }

    @Test func everyMethodSaysWhatItGives() throws {
        let page = try Documents.text("docs/methods.md")
        for (stage, methods) in Registry.stages {
            #expect(Set(methods.map { $0.name }).count == methods.count, "\(stage)")
            #expect(Set(methods.map { $0.summary }).count == methods.count, "\(stage)")
            for method in methods {
                #expect(page.contains("| `\(method.name)` | \(method.summary) |"), "\(method.name)")
                #expect(method.reference.hasPrefix("["), "\(method.name)")
                #expect(method.name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
            }
        }
    }

    /// `mizan methods` fits a terminal: name, summary and reference in columns two apart.
    @Test func listsOfMethodsFitATerminal() {
        for (stage, methods) in Registry.stages {
            let widths = [methods.map { $0.name }, methods.map { $0.summary }, methods.map { $0.reference }]
                .map { $0.map(\.count).max() ?? 0 }
            #expect(widths.reduce(0, +) + 4 <= 120, "\(stage): \(widths)")
        }
    }
}
