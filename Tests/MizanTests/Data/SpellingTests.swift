import Testing

@testable import Mizan

@Suite struct SpellingTests {
    @Test(arguments: [
        ("displacment_rate", "displacement_rate"), ("minmx", "minmax"), ("wieght", "weight"), ("egy", "EGY"),
        ("ident", "id"), ("comunity", "community"),
    ])
    func findsTheNearest(word: String, nearest: String) {
        let known = [
            "displacement_rate", "minmax", "weight", "EGY", "id", "community", "region", "statelessness",
        ]
        #expect(Spelling.nearest(to: word, in: known) == nearest)
        #expect(Spelling.nearest(to: word, in: known.reversed()) == nearest)
    }

    @Test(arguments: ["", "x", "zebra", "\u{0}"])
    func staysSilentWhereNothingIsNear(word: String) {
        #expect(Spelling.nearest(to: word, in: ["weight", "community", "region"]) == nil)
    }

    @Test func doesNotDependOnTheOrderOfCandidates() {
        #expect(Spelling.nearest(to: "bat", in: ["cat", "hat", "rat"]) == "cat")
        #expect(Spelling.nearest(to: "bat", in: ["rat", "hat", "cat"]) == "cat")
    }
}
