import Testing

@testable import Mizan

/// Communities of one state, on the small invented model.
struct SiblingsTests {
    static let dataset = SmallModel.dataset(
        [
            SmallModel.community("a1", in: "AAA"), SmallModel.community("a2", in: "AAA"),
            SmallModel.community("a3", in: "AAA"), SmallModel.community("a4", in: "AAA"),
            SmallModel.community("a5", in: "AAA", scope: .occupied),
            SmallModel.community(
                "b1", in: "BBB", figures: [Dataset.StateYears(state: "AAA", from: 2020, to: nil)]),
            SmallModel.community("b2", in: "BBB"),
        ],
        [
            SmallModel.figure("a1", "status", 2020, 8),
            SmallModel.figure("a1", "population", 2018, 100_000),
            SmallModel.figure("a1", "population", 2019, 100_000),
            SmallModel.figure("a1", "population", 2020, 100_000),
            SmallModel.figure("a1", "deaths", 2020, 50),
            SmallModel.figure("a4", "status", 2020, 2), SmallModel.figure("BBB", "integrity", 2019, 2),
            SmallModel.figure("BBB", "routes", 2019, 75),
        ],
        [SmallModel.finding("a1", "torture", .widespread, from: 2019, to: 2020, document: 2020)])

    private func siblings(
        _ state: String = "AAA", at year: Int = 2020, model: String = SmallModel.text, replicates: Int = 0
    ) throws -> Siblings {
        let edition = try SmallModel.edition(Self.dataset, at: year, model: model)
        return Siblings(
            of: state, in: edition,
            replicates > 0 ? Uncertainty(of: edition, replicates: replicates, seed: 1, threads: 2) : nil)
    }

    private func member(_ siblings: Siblings, _ unit: String) throws -> Siblings.Member {
        try #require(siblings.members.first { $0.standing.unit.id == unit })
    }

    @Test func whoBelongsToAState() throws {
        #expect(
            try siblings().members.map(\.standing.unit.id).sorted() == ["a1", "a2", "a3", "a4", "a5", "b1"])
        #expect(try siblings("BBB").members.map(\.standing.unit.id).sorted() == ["b1", "b2"])
        #expect(try siblings("BBB", at: 2019).members.map(\.standing.unit.id).sorted() == ["b1", "b2"])
        #expect(try !siblings(at: 2019).members.map(\.standing.unit.id).contains("b1"), "from 2020 only")
        let all = try siblings()
        let scores = all.members.filter(\.standing.isScored).map(\.standing.score.severity)
        #expect(scores == scores.sorted(by: >))
        #expect(all.members.last?.standing.unit.id == "a5", "without a score, last")
    }

    @Test func effectsSumToWhatIsNotTheStates() throws {
        let siblings = try siblings()
        for member in siblings.members where !member.common.isNaN {
            let sum = member.separating.compactMap(\.effect).reduce(0, +)
            #expect(abs(sum - (member.standing.score.severity - member.common)) < 1e-9)
        }
        let first = try member(siblings, "a1")
        #expect(
            first.separating.flatMap(\.figures).map { siblings.edition.model.indicators[$0.indicator].id }
                .sorted()
                == ["killed", "status", "torture-findings"])
        let common = siblings.members.map(\.common).filter { !$0.isNaN }
        #expect(common.count == 4)
        #expect(Set(common).count == 1, "who takes the same figures has the same part of the state")
        let territory = try member(siblings, "b1")
        #expect(territory.common.isNaN && territory.standing.isScored, "rows of its own territory go before")
        #expect(territory.separating.allSatisfy { $0.effect == nil && $0.figures[0].cell.origin == "BBB" })
        #expect(try member(siblings, "a2").standing.score.severity == common[0])
    }

    /// With an arithmetic mean a lone status of 8 at weight 30 beside 6 at 25 and 7.5 at 20.
    @Test func oneFigureByHand() throws {
        let siblings = try siblings(model: ComparisonTests.plain)
        let member = try member(siblings, "a4")
        #expect(abs(member.common - 300.0 / 45) < 1e-9)
        #expect(member.separating.count == 1)
        let effect = try #require(member.separating[0].effect)
        #expect(abs(effect - (360.0 / 75 - 300.0 / 45)) < 1e-9, "a status of 2 lowers")
    }

    @Test func theStatesFiguresAreListedOnce() throws {
        let siblings = try siblings()
        let ids = siblings.shared.map { siblings.edition.model.indicators[$0.figure.indicator].id }
        #expect(ids == ["integrity", "routes"])
        let takers = siblings.shared.map { $0.members.map { siblings.members[$0].standing.unit.id }.sorted() }
        #expect(takers[0] == ["a1", "a2", "a3", "a4"], "an occupied unit takes routes only")
        #expect(takers[1].contains("a5"))
        let unscored = try member(siblings, "a5")
        #expect(unscored.common.isNaN && unscored.separating.isEmpty)
    }

    @Test func whatTheDataDoNotTellApart() throws {
        let siblings = try siblings(replicates: 200)
        let groups = siblings.alike.map { $0.map { siblings.members[$0].standing.unit.id } }
        #expect(groups == [["a2", "a3"]])
        let group = siblings.alike[0]
        let above = try #require(siblings.probability(group[0], above: group[1]))
        #expect(above > 0.3 && above < 0.7)
        #expect(
            !siblings.isOrdered(group[0], above: group[1]) && !siblings.isOrdered(group[1], above: group[0]))
        for one in siblings.members.indices {
            for other in siblings.members.indices where one != other {
                guard let above = siblings.probability(one, above: other) else { continue }
                let below = try #require(siblings.probability(other, above: one))
                #expect(abs(above + below - 1) < 1e-12)
                #expect(siblings.isOrdered(one, above: other) == (above >= 0.9))
            }
        }
    }

    /// Beyond twelve figures those of a dimension come in together; the parts still sum.
    @Test func manyFiguresComeInByDimension() throws {
        var text = SmallModel.text
        for number in 1...13 {
            text += """

                      - id: extra-\(number)
                        name: {en: Extra, ar: زائد}
                        normalisation: {method: goalposts, low: 0, high: 10}
                        carry_forward: 5
                """
        }
        var dataset = Self.dataset
        dataset.indicators += (1...13).map { SmallModel.indicator("extra-\($0)", .community) }
        dataset.observations += (1...13).map {
            SmallModel.figure("a1", "extra-\($0)", 2020, Double($0) / 2)
        }
        dataset.observations.sort {
            ($0.unit, $0.indicator, $0.period, $0.source) < ($1.unit, $1.indicator, $1.period, $1.source)
        }
        let siblings = Siblings(of: "AAA", in: try SmallModel.edition(dataset, model: text), nil)
        let member = try member(siblings, "a1")
        #expect(member.separating.count == 3)
        #expect(member.separating.map(\.figures.count).sorted() == [1, 2, 13])
        let sum = member.separating.compactMap(\.effect).reduce(0, +)
        #expect(abs(sum - (member.standing.score.severity - member.common)) < 1e-9)
    }
}
