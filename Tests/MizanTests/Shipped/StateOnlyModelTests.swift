import Testing
import Yams

@testable import Mizan

/// models/need-state-only is models/need without any figure about a community itself, and nothing else.
struct StateOnlyModelTests {
    private static let path = "models/need-state-only/model.yaml"
    private static let model = Result { try Model.read(Shipped.bytes(path), file: path) }

    private func mapping(_ path: String) throws -> Node.Mapping {
        let text = String(decoding: try Shipped.bytes(path), as: UTF8.self)
        return try #require(try compose(yaml: text)?.mapping)
    }

    private func edition(_ year: Int) throws -> Edition {
        Edition(
            of: try Self.model.get(), from: try Shipped.dataset.get(), at: Period(year: year))
    }

    @Test func whatItSharesIsTheSame() throws {
        let (need, only) = (try mapping("models/need/model.yaml"), try mapping(Self.path))
        let own = ["name", "version", "title", "score", "dimensions"]
        for (key, value) in only {
            let name = try #require(key.string)
            if !own.contains(name) { #expect(need[name] == value, "\(name) is not that of models/need") }
        }
        let left = ["findings", "critical"]
        for (key, _) in need {
            let name = try #require(key.string)
            #expect((only[name] != nil) == !left.contains(name), "\(name)")
        }
        let (rule, plain) = (try #require(need["score"]?.mapping), try #require(only["score"]?.mapping))
        #expect(plain["own_evidence"] == nil && plain.count == rule.count - 1)
        for (key, value) in plain { #expect(rule[key] == value, "score: \(key.string ?? "")") }
    }

    @Test func everyDimensionAndIndicatorStandsUnchangedInNeed() throws {
        let (need, only) = (try mapping("models/need/model.yaml"), try mapping(Self.path))
        let dimensions = try #require(need["dimensions"]?.sequence)
        let kept = try #require(only["dimensions"]?.sequence)
        func ids(_ nodes: some Sequence<Node>) -> [String] { nodes.compactMap { $0["id"]?.string } }
        #expect(ids(kept) == ids(dimensions), "the same dimensions in the same order")
        for (dimension, other) in zip(kept, dimensions) {
            let (mine, theirs) = (try #require(dimension.mapping), try #require(other.mapping))
            for (key, value) in mine where key.string != "indicators" {
                #expect(theirs[key] == value, "\(mine["id"]?.string ?? ""): \(key.string ?? "")")
            }
            #expect(mine.count == theirs.count)
            let all = theirs["indicators"]?.sequence.map(Array.init) ?? []
            for indicator in mine["indicators"]?.sequence.map(Array.init) ?? [] {
                #expect(all.contains(indicator), "\(ids([indicator])) is not as in models/need")
            }
        }
    }

    /// The state-level indicators of models/need are all here, and no other: the message says which are missing.
    @Test func itHoldsTheStatesFiguresAndNoOther() throws {
        let levels = Dictionary(
            uniqueKeysWithValues: try Shipped.dataset.get().indicators.map { ($0.id, $0.level) })
        let states = try Shipped.model.get().indicators
            .filter { levels[$0.reads.first ?? ""] == .country }.map(\.id)
        let here = try Self.model.get().indicators.map(\.id)
        let missing = states.filter { !here.contains($0) }
        let extra = here.filter { !states.contains($0) }
        #expect(missing.isEmpty, "copy these of models/need: \(missing.joined(separator: ", "))")
        #expect(extra.isEmpty, "no figure of the state: \(extra.joined(separator: ", "))")
    }

    // MARK: On the shipped data

    @Test(arguments: [2010, 2017, 2024])
    func whatItReadsIsTheStates(year: Int) throws {
        let edition = try edition(year)
        for (standing, plan) in zip(edition.standings, edition.plans) {
            for input in plan.inputs {
                #expect(input.cell.origin != nil && !input.cell.isOwn, "\(standing.unit.id)")
            }
            #expect(standing.unit.scope != .occupied || !standing.isScored, "\(standing.unit.id)")
            #expect(standing.isRanked == standing.isScored)
        }
        let scored = edition.standings.filter(\.isScored)
        #expect(scored.count > 100)
        let states = Dictionary(grouping: scored) {
            "\($0.unit.country ?? "") \($0.unit.stateFigures.map(\.text)) \($0.unit.category ?? "")"
        }
        for (state, standings) in states {
            #expect(Set(standings.map(\.score.severity)).count == 1, "\(state)")
        }
    }

    @Test(arguments: [2010, 2017, 2024])
    func whoHasNothingOfItsOwnScoresAlikeInBoth(year: Int) throws {
        let (need, only) = (try Shipped.edition(year), try edition(year))
        var count = 0
        for (standing, plan) in zip(need.standings, need.plans) where standing.isScored {
            guard plan.inputs.allSatisfy({ $0.cell.origin != nil && $0.cell.findings.isEmpty }) else {
                continue
            }
            #expect(try only.standing(standing.unit.id).score.severity == standing.score.severity)
            count += 1
        }
        #expect(count > 20)
    }

    /// Reasons sum to the difference of the scores for every community, between the models and between periods.
    @Test func reasonsSumToTheDifference() throws {
        let need = try Shipped.edition(2017)
        let (first, second) = (Comparison.Side(need, nil), Comparison.Side(try edition(2017), nil))
        let earlier = Comparison.Side(try Shipped.edition(2010), nil)
        for comparison in [Comparison(first, second), Comparison(earlier, first)] {
            #expect(comparison.rows.count > 100)
            for row in comparison.rows {
                let sum = row.reasons.map(\.value).reduce(0, +)
                #expect(abs(sum - row.difference) < 1e-9, "\(row.unit.id)")
            }
        }
        let models = Comparison(first, second)
        #expect(models.onlyFirst.allSatisfy { $0.unit.scope == .occupied } && models.onlySecond.isEmpty)
        #expect(second.betweenStateShare > first.betweenStateShare)
    }
}
