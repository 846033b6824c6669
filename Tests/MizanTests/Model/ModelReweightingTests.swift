import Testing

@testable import Mizan

/// A model file with other weights: what is not a weight stays byte for byte.
struct ModelReweightingTests {
    /// Invented.
    private static let text = """
        # A comment.
        format: 1
        name: small   # another
        version: "1"
        title: {en: S, ar: S}
        data: data
        units: {kind: country}
        index:
          id: top
          name: {en: T, ar: T}
          groups:
            - id: one
              name: {en: One, ar: One}
              weight: 2   # kept
              indicators:
                - {id: a, name: {en: A, ar: A}, weight: 1.50}
                - {id: "b", name: {en: B, ar: B}}
            - id: two
              name: {en: Two, ar: Two}
              indicators:
                - id: c
                  name: {en: C, ar: C}
        """

    private func read(_ text: String) throws -> IndexModel {
        try IndexModel.read(Array(text.utf8), file: "small.yaml")
    }

    @Test func everyWeightIsReadAgain() throws {
        let wanted = ["one": 0.25, "two": 0.75, "a": 3, "b": 0.125, "c": 1]
        let changed = try ModelReweighting.reweighted(Self.text, with: wanted, file: "small.yaml")
        let model = try read(changed)
        for node in 0..<model.nodeCount {
            if let weight = wanted[model.id(node)] { #expect(model.weight(node) == weight) }
        }
        #expect(changed.contains("weight: 0.25   # kept") && changed.contains("name: small   # another"))
    }

    @Test func theWeightsOfTheFileGiveTheSameModel() throws {
        let changed = try ModelReweighting.reweighted(
            Self.text, with: ["one": 2, "a": 1.5], file: "small.yaml")
        #expect(try read(changed).hash == read(Self.text).hash)
        #expect(changed == Self.text.replacing("1.50", with: "1.5"))
    }

    @Test func anAliasIsAFinding() throws {
        let text = Self.text.replacing("weight: 2   # kept", with: "weight: &w 2").replacing(
            "{id: \"b\", name: {en: B, ar: B}}", with: "{id: b, name: {en: B, ar: B}, weight: *w}")
        #expect(try read(text).indicators.map(\.weight) == [1.5, 2, 1])
        let thrown = #expect(throws: Findings.self) {
            try ModelReweighting.reweighted(text, with: ["one": 1, "b": 2, "absent": 3], file: "small.yaml")
        }
        let messages = thrown?.list.map(\.message) ?? []
        #expect(messages.contains { $0.contains("'absent'") })
        #expect(messages.contains { $0.contains("'b'") || $0.contains("'one'") })
    }
}
