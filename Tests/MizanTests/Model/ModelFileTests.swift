import Testing

@testable import Mizan

struct ModelFileTests {
    private func findings(replacing old: String, with new: String) throws -> [Finding] {
        #expect(SmallModel.text.contains(old))
        let text = SmallModel.text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
            .joined(separator: new)
        do {
            _ = try SmallModel.model(text)
            return []
        } catch let findings as Findings {
            return findings.list
        }
    }

    @Test func readsTheSmallModel() throws {
        let model = try SmallModel.model()
        #expect(model.dimensions.map(\.id) == ["LIF", "LEG", "JUS"])
        #expect(model.dimensions.map(\.weight) == [50, 30, 20])
        #expect(model.indicators.count == 8)
        #expect(model.uncertainty.exponents == -1...1)
        #expect(model.critical?.level == 8)
    }

    @Test(arguments: [
        ("weight: 50", "weight: -50", FindingCode.badValue),
        ("weight: 50", "weight: heavy", .wrongType),
        ("weight: 50", "weight: 1e400", .wrongType),
        ("weight: 50", "weight: nan", .wrongType),
        ("weight: 50", "weight: 0x1F", .wrongType),
        ("weight: 50", "weight: 5.", .wrongType),
        ("weight: 50", "wieght: 50", .unknownKey),
        ("requires: 0.5", "requires: 1.5", .badValue),
        ("low: 0, high: 100}", "low: 100, high: 0}", .badValue),
        ("method: inverted-geometric", "method: geometrical", .unknownName),
        ("direction: lower_is_worse", "direction: lower", .unknownName),
        ("cells: [killing, torture, conflict]", "cells: killing", .wrongType),
        ("alone: [LIF]", "alone: [LIV]", .unknownName),
        ("dimension: LIF", "dimension: LYF", .unknownName),
        ("- id: LEG", "- id: LIF", .duplicateKey),
        ("- id: routes", "- id: status", .duplicateKey),
        ("name: small", "", .missingKey),
        ("half_width: [3, 2, 1, 0.5]", "half_width: [3, 2]", .badValue),
        ("half_width: [3, 2, 1, 0.5]", "half_width: []", .badValue),
        ("stands_in: yes", "stands_in: perhaps", .wrongType),
        ("from: 5,", "from: 0,", .badValue),
        ("weights: [1, 0.5, 0.25]", "weights: [0, 0]", .badValue),
        ("format: 1", "format: 2", .badValue),
    ])
    func refusesWithLineAndHint(_ old: String, _ new: String, _ code: FindingCode) throws {
        let list = try findings(replacing: old, with: new)
        let finding = try #require(list.first { $0.code == code }, "\(list)")
        #expect(finding.line > 0 && finding.column > 0)
        #expect(!finding.hint.isEmpty && !finding.message.isEmpty)
        #expect(list.allSatisfy { $0.file == "small.yaml" })
    }

    @Test func weightsAllZeroAreRefused() throws {
        let text = SmallModel.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.contains("    weight: ") && !line.hasSuffix("weight: 2")
                ? String(line.prefix { $0 == " " }) + "weight: 0" : String(line)
        }.joined(separator: "\n")
        #expect(throws: Findings.self) { try SmallModel.model(text) }
    }

    @Test func everyFindingComesAtOnce() throws {
        var text = SmallModel.text
        for (old, new) in [
            ("weight: 50", "weight: -50"), ("requires: 0.5", "requires: nan"),
            ("low: 0, high: 100}", "low: 9, high: 1}"),
        ] {
            text = text.split(separator: old, maxSplits: 1).joined(separator: new)
        }
        let thrown = #expect(throws: Findings.self) { try SmallModel.model(text) }
        let lines = Set(thrown?.list.map(\.line) ?? [])
        #expect(lines.count >= 3)
    }

    @Test func positionsPointAtTheValue() throws {
        let list = try findings(replacing: "requires: 0.5", with: "requires: 1.5")
        let finding = try #require(list.first)
        let line = SmallModel.text.split(separator: "\n", omittingEmptySubsequences: false)[finding.line - 1]
        #expect(line.hasSuffix("requires: 0.5"))
        #expect(finding.column == line.count - 2)
        #expect(finding.excerpt == "  requires: 1.5")
    }

    @Test func malformedYAMLHasALine() throws {
        for text in ["name: [", "name: \"small", "a: b: c", "\tname: x"] {
            let thrown = #expect(throws: Findings.self) { try Model.read(Array(text.utf8), file: "m.yaml") }
            #expect(thrown?.list.first?.code == .malformedYAML, "\(text)")
            #expect((thrown?.list.first?.line ?? 0) > 0, "\(text)")
        }
    }

    @Test func otherWholeFilesAreRefused() throws {
        for (bytes, code) in [
            ([UInt8](), FindingCode.wrongType), ([0xFF, 0xFE], .notUTF8),
            (Array("a\n---\nb".utf8), .wrongType),
            (Array("name: a\nname: b".utf8), .duplicateKey),
        ] {
            let thrown = #expect(throws: Findings.self) { try Model.read(bytes, file: "m.yaml") }
            #expect(thrown?.list.contains { $0.code == code } == true, "\(bytes)")
        }
    }

    @Test func aFallbackOfAFallbackIsRefused() throws {
        let text =
            SmallModel.text + """

                      - id: other
                        name: {en: Other, ar: آخر}
                        fallback_for: another
                        normalisation: {method: none}
                      - id: another
                        name: {en: Another, ar: آخر}
                        fallback_for: other
                        normalisation: {method: none}
                """
        let thrown = #expect(throws: Findings.self) { try SmallModel.model(text) }
        #expect(thrown?.list.contains { $0.code == .cycle } == true)
    }

    @Test func hashForgetsLayoutAndKeepsMeaning() throws {
        let model = try SmallModel.model()
        let spaced = SmallModel.text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("format") ? "# a comment\n\($0)" : String($0) }.joined(separator: "\n")
        #expect(try SmallModel.model(spaced).hash == model.hash)
        let other = SmallModel.text.split(separator: "weight: 50").joined(separator: "weight: 51")
        #expect(try SmallModel.model(other).hash != model.hash)
    }
}
