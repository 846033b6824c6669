import MizanNumerics
import Testing

@testable import Mizan

/// Counts that do not add up are refused by name.
struct StudyMergingTests {
    private let source = InventedSource.hard

    private func findings(_ studies: ReplicateStudy...) -> [Finding] {
        do throws(Findings) {
            _ = try ReplicateStudy.merged(studies)
            return []
        } catch { return error.list }
    }

    /// A stranger: counts of a changed subject.
    private func stranger(_ change: (inout StudySubject) -> Void) -> ReplicateStudy {
        var subject = source.subject()
        change(&subject)
        return ReplicateStudy(of: subject)
    }

    @Test func strangersAreRefused() {
        let here = source.study([0..<10])
        let other = String(repeating: "f", count: 64)
        let cases: [(FindingCode, (inout StudySubject) -> Void)] = [
            (.otherModel, { $0.modelHash = other }), (.otherModel, { $0.isIndex = true }),
            (.otherData, { $0.dataHash = other }), (.otherPeriod, { $0.period = "2021" }),
            (.otherPeriod, { $0.asOf = "2020-01-01" }), (.otherSelection, { $0.selection = [:] }),
            (.otherSelection, { $0.audience = .restricted }), (.otherSeed, { $0.seed = 2 }),
            (.otherEngine, { $0.engine += 1 }), (.otherUnits, { $0.nominal.units[3] = "x" }),
            (.otherUnits, { $0.nominal.scores[3] += 1 }), (.otherUnits, { $0.names[3].english = "x" }),
        ]
        for (code, change) in cases {
            let found = findings(here, stranger(change))
            #expect(found.map(\.code) == [code])
            for finding in found {
                #expect(finding.file == "1.counts" && finding.message.contains("0.counts"))
                #expect(!finding.hint.isEmpty)
            }
        }
        #expect(
            findings(here, source.study([10..<20], isApart: false)).map(\.code) == [.otherParts])
    }

    @Test func allThatDiffersIsSaidAtOnce() {
        let found = findings(
            source.study([0..<10]),
            stranger {
                $0.seed = 9
                $0.period = "1999"
            })
        #expect(found.map(\.code) == [.otherPeriod, .otherSeed])
        #expect(found[0].message == "the period is 1999, in 0.counts it is 2020")
    }

    /// Tiers follow from what was asked for; files that were asked for the same must have the same.
    @Test func tiersAreThoseOfMostReplicates() throws {
        let tiers = [1, 2].map { unsure in
            Tiers(byUnit: source.nominal.scores.map { $0.isNaN ? nil : 1 }, firstUnsure: unsure + 1)
        }
        func study(_ range: Range<UInt32>, asked: Int, _ tiers: Tiers) -> ReplicateStudy {
            var study = source.study([range], asked: asked)
            study.settledTiers = tiers
            return study
        }
        let (few, many) = (study(0..<10, asked: 20, tiers[0]), study(10..<20, asked: 30, tiers[1]))
        for order in [[few, many], [many, few]] {
            let sum = try ReplicateStudy.merged(order)
            #expect(sum.tiers == tiers[1] && sum.asked == 30)
        }
        let found = findings(few, study(10..<20, asked: 20, tiers[1]))
        #expect(found.map(\.code) == [.otherUnits])
        #expect(found.map(\.message) == ["the tiers are not those of 0.counts"])
    }

    @Test func replicatesThatComeTwiceAreRefused() {
        let found = findings(source.study([0..<50]), source.study([60..<90]), source.study([40..<70]))
        #expect(found.map(\.code) == [.replicatesTwice, .replicatesTwice])
        #expect(found.map(\.file) == ["2.counts", "2.counts"])
        #expect(
            found.map(\.message) == [
                "0.counts counts these replicates too: 40..49",
                "1.counts counts these replicates too: 60..69",
            ])
        #expect(findings(source.study([0..<50]), source.study([0..<50])).map(\.code) == [.replicatesTwice])
        #expect(findings(source.study([0..<50]), source.study([50..<60])).isEmpty)
        // One that holds others entirely.
        let inside = findings(source.study([0..<50]), source.study([5..<6]), source.study([30..<40]))
        #expect(
            inside.map(\.message) == ["5", "30..39"].map { "0.counts counts these replicates too: \($0)" })
    }
}
