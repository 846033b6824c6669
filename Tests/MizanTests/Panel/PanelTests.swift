import Testing

@testable import Mizan

struct PanelTests {
    private func cell(_ id: String, _ unit: String, _ dataset: Dataset, at year: Int = 2020) throws -> Cell {
        let model = try SmallModel.model()
        let panel = Panel(of: model, from: dataset, at: Period(year: year))
        let place = try #require(panel.units.firstIndex { $0.id == unit })
        return panel.cell(place, try #require(model.indicators.firstIndex { $0.id == id }))
    }

    @Test func theStateStandsInAndIsMarked() throws {
        let dataset = SmallModel.dataset([SmallModel.community("x", in: "AAA")])
        let integrity = try cell("integrity", "x", dataset)
        #expect(integrity.provenance == .inherited && integrity.origin == "AAA" && integrity.score == 6)
        #expect(!integrity.isOwn && integrity.standsIn)
        // The state's own figure by definition is not a stand-in, and not about the community either.
        let routes = try cell("routes", "x", dataset)
        #expect(routes.provenance == .observed && routes.score == 7.5 && !routes.standsIn && !routes.isOwn)
        let status = try cell("status", "x", dataset)
        #expect(status.provenance == .missing && status.score.isNaN)
    }

    @Test func stateFiguresAreDated() throws {
        let years = [
            Dataset.StateYears(state: "AAA", from: nil, to: 2013), .init(state: "BBB", from: 2021, to: nil),
        ]
        let dataset = SmallModel.dataset([SmallModel.community("x", in: "AAA", figures: years)])
        #expect(try cell("integrity", "x", dataset).provenance == .missing)
        #expect(try cell("integrity", "x", dataset, at: 2021).origin == "BBB")
        #expect(try cell("integrity", "x", dataset, at: 2013).provenance == .missing)
    }

    @Test func aTerritorysOwnRowComesFirst() throws {
        let figures = [Dataset.StateYears(state: "AAA", from: nil, to: nil)]
        let dataset = SmallModel.dataset([SmallModel.community("x", in: "BBB", figures: figures)])
        #expect(try cell("integrity", "x", dataset).origin == "BBB")
    }

    @Test func occupiedUnitsTakeStandInsOnlyWhereTheModelSays() throws {
        let dataset = SmallModel.dataset([SmallModel.community("x", in: "AAA", scope: .occupied)])
        #expect(try cell("integrity", "x", dataset).provenance == .missing)
        #expect(try cell("routes", "x", dataset).score == 7.5)
    }

    @Test func figuresAreCarriedForwardAndEnd() throws {
        let dataset = SmallModel.dataset(
            [SmallModel.community("x", in: "AAA")], [SmallModel.figure("x", "status", 2015, 4)])
        let carried = try cell("status", "x", dataset)
        #expect(
            carried.provenance == .carriedForward && carried.age == 5 && carried.year == 2015
                && carried.score == 4)
        #expect(try cell("status", "x", dataset, at: 2021).provenance == .missing)
        #expect(try cell("status", "x", dataset, at: 2014).provenance == .missing)
    }

    @Test func severalSourcesAreNoisyMeasuresOfOneValue() throws {
        let dataset = SmallModel.dataset(
            [SmallModel.community("x", in: "AAA")],
            [
                SmallModel.figure("x", "status", 2020, 4, error: 1),
                SmallModel.figure("x", "status", 2020, 9, source: "other"),
            ], sources: [SmallModel.source("other")])
        let status = try cell("status", "x", dataset)
        #expect(status.score == 6.5 && status.error == 2.5 && !status.agreed)
        #expect(status.sources == ["other", "survey"])
    }

    @Test func aStatedErrorIsCarriedToTheScale() throws {
        let dataset = SmallModel.dataset(
            [SmallModel.community("x", in: "AAA")], [SmallModel.figure("x", "status", 2020, 5, error: 1.25)])
        #expect(abs(try cell("status", "x", dataset).error - 1.25) < 1e-12)
    }

    @Test(arguments: [
        (Dataset.Basis.whole, true, Provenance.observed), (.part, true, .observed), (.floor, true, .observed),
        (.definition, false, .observed), (.group, false, .inherited), (.fragment, false, .inherited),
    ])
    func basisSaysWhatIsOwn(basis: Dataset.Basis, isOwn: Bool, provenance: Provenance) throws {
        let dataset = SmallModel.dataset(
            [SmallModel.community("x", in: "AAA")], [SmallModel.figure("x", "status", 2020, 5, basis: basis)])
        let status = try cell("status", "x", dataset)
        #expect(status.isOwn == isOwn && status.provenance == provenance)
    }

    // MARK: Findings

    @Test func aParentsFindingHoldsForItsLeavesMarked() throws {
        let communities = [
            SmallModel.community("p", in: "AAA", rankAs: .parent),
            SmallModel.community("x", in: "AAA", parent: "p"),
        ]
        let dataset = SmallModel.dataset(
            communities, [], [SmallModel.finding("p", "killing", .widespread, document: 2020)])
        let finding = try cell("killing-findings", "x", dataset)
        #expect(
            finding.score == 9 && finding.provenance == .inherited && finding.origin == "p" && !finding.isOwn)
        #expect(finding.halfWidth == 2)
        let edition = try SmallModel.edition(dataset)
        #expect(try edition.standing("x").score.lift == 0)
        #expect(try !edition.standing("x").isRanked)
    }

    @Test func theHighestOfSeveralFindingsCounts() throws {
        let dataset = SmallModel.dataset(
            [SmallModel.community("x", in: "AAA")], [],
            [
                SmallModel.finding("x", "killing", .isolated, document: 2020, grade: 4),
                SmallModel.finding("x", "killing", .pattern, document: 2019, grade: 1),
                SmallModel.finding("x", "torture", .widespread, document: 2020),
            ])
        let finding = try cell("killing-findings", "x", dataset)
        #expect(finding.score == 6 && finding.halfWidth == 3 && finding.findings.count == 2)
    }

    @Test func aFadedFindingIsNoOwnEvidence() throws {
        let dataset = SmallModel.dataset(
            [SmallModel.community("x", in: "AAA")], [],
            [SmallModel.finding("x", "killing", .isolated, document: 2005)])
        // Full to 2008, then 3 · 0.5^(t/5): 1.5 in 2013.
        let faded = try cell("killing-findings", "x", dataset, at: 2013)
        #expect(abs(faded.score - 1.5) < 1e-12 && !faded.isOwn)
        #expect(try cell("killing-findings", "x", dataset, at: 2008).isOwn)
    }

    @Test func asOfLeavesOutWhatWasNotKnown() throws {
        let model = try SmallModel.model()
        let dataset = SmallModel.dataset(
            [SmallModel.community("x", in: "AAA")], [],
            [SmallModel.finding("x", "killing", .pattern, from: 2015, document: 2019)])
        func score(_ date: String) throws -> Double {
            let panel = Panel(
                of: model, from: dataset, at: Period(year: 2020), vintage: try #require(Vintage(asOf: date)))
            return panel.cell(0, try #require(model.indicators.firstIndex { $0.id == "killing-findings" }))
                .score
        }
        #expect(try score("2018-12-31").isNaN)
        #expect(try score("2019-12-31") == 6)
        #expect(Vintage(asOf: "2019-13-31") == nil && Vintage(asOf: "yesterday") == nil)
    }
}
