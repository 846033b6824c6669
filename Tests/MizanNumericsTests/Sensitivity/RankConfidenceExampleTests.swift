import MizanNumerics
import Testing

/// The example of the vignette "Inference for Ranks" of csranks 1.2.2: mean scores in mathematics and their standard
/// errors of the countries of the OECD in PISA 2018, rounded here to the figures shown.
@Suite("Confidence sets of a published example")
struct RankConfidenceExampleTests {
    private static let countries: [(name: String, score: Double, error: Double)] = [
        ("Australia", 491.3600, 1.939833), ("Austria", 498.9423, 2.970999),
        ("Belgium", 508.0703, 2.262662), ("Canada", 512.0169, 2.357476), ("Chile", 417.4066, 2.415888),
        ("Colombia", 390.9323, 2.989559), ("Czech Republic", 499.4677, 2.460662),
        ("Denmark", 509.3984, 1.735002), ("Estonia", 523.4146, 1.743602), ("Finland", 507.3014, 1.967920),
        ("France", 495.4076, 2.320214), ("Germany", 500.0438, 2.647083), ("Greece", 451.3703, 3.091228),
        ("Hungary", 481.0826, 2.319597), ("Iceland", 495.1874, 1.953083), ("Ireland", 499.6329, 2.198621),
        ("Israel", 463.0345, 3.498563), ("Italy", 486.5899, 2.780046), ("Japan", 526.9733, 2.471475),
        ("Korea", 525.9330, 3.121394), ("Latvia", 496.1263, 1.962767), ("Lithuania", 481.1912, 1.953282),
        ("Luxembourg", 483.4215, 1.097632), ("Mexico", 408.8015, 2.493226),
        ("Netherlands", 519.2310, 2.632278), ("New Zealand", 494.4897, 1.705943),
        ("Norway", 500.9638, 2.219045), ("Poland", 515.6479, 2.602085), ("Portugal", 492.4874, 2.684570),
        ("Slovak Republic", 486.1649, 2.555596), ("Slovenia", 508.8975, 1.363878),
        ("Spain", 481.3926, 1.462418), ("Sweden", 502.3877, 2.654251), ("Switzerland", 515.3147, 2.908004),
        ("Turkey", 453.5078, 2.260407), ("United Kingdom", 501.7699, 2.564428),
        ("United States", 478.2447, 3.235444),
    ]

    private func sets() throws -> RankConfidence {
        try RankConfidence(
            Self.countries.map(\.score), errors: .independent(Self.countries.map(\.error)), draws: 1000,
            seed: 1)
    }

    @Test("who may be among the five best, at 95 % and at 90 %")
    func fiveBest() throws {
        let sure = [
            "Belgium", "Canada", "Denmark", "Estonia", "Finland", "Japan", "Korea", "Netherlands", "Poland",
            "Slovenia", "Switzerland",
        ]
        for (coverage, expected) in [(0.95, sure + ["Sweden"]), (0.9, sure)] {
            let possible = try sets().top(5, coverage: coverage).possible
            let names = zip(Self.countries, possible).filter(\.1).map(\.0.name)
            #expect(names.sorted() == expected.sorted())
        }
    }

    @Test("one country's rank: 8 to 23 where it is estimated as 13")
    func unitedKingdom() throws {
        let place = try #require(Self.countries.firstIndex { $0.name == "United Kingdom" })
        #expect(competitionRanks(descending: Self.countries.map(\.score))[place] == 13)
        let set = try sets().marginal()[place]
        // The peer prints 8 and writes 7: the end hangs on the draws.
        #expect((7...8).contains(set.lowerBound) && set.upperBound == 23)
    }

    @Test("the three last are worse than all others, and Germany cannot be told from Korea")
    func simultaneous() throws {
        let sets = try sets().simultaneous()
        let named = Dictionary(uniqueKeysWithValues: zip(Self.countries.map(\.name), sets))
        for (name, set) in named {
            let isLast = ["Chile", "Mexico", "Colombia"].contains(name)
            #expect(isLast ? set.lowerBound >= 35 : set.upperBound <= 34)
        }
        let (germany, korea) = (try #require(named["Germany"]), try #require(named["Korea"]))
        #expect(germany.overlaps(korea))
    }
}
