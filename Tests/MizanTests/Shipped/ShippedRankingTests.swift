import MizanNumerics
import Testing

@testable import Mizan

/// What must hold of the shipped model on the shipped data, in every year.
struct ShippedRankingTests {
    @Test(arguments: [2017, 2024])
    func everyUnitIsRankedListedOrAParent(year: Int) throws {
        let edition = try Shipped.edition(year)
        let dataset = try Shipped.dataset.get()
        let communities = Set(dataset.units.filter { $0.kind == .community }.map(\.id))
        let ranked = edition.standings.filter(\.isRanked).map(\.unit.id)
        let listed = edition.standings.filter { !$0.isRanked }.map(\.unit.id)
        let parents = edition.parents.map(\.id)
        #expect(ranked.count + listed.count + parents.count == communities.count)
        #expect(Set(ranked + listed + parents) == communities)
        for standing in edition.standings where !standing.isRanked {
            #expect(
                standing.rank == nil
                    && !(standing.missing + standing.dimensionsForRank(edition.model)).isEmpty)
        }
        for standing in edition.standings where standing.isRanked { #expect(standing.rank != nil) }
    }

    @Test(arguments: Array(Shipped.years))
    func noCriticalLiftRestsOnAnInheritedCell(year: Int) throws {
        let edition = try Shipped.edition(year)
        let dataset = try Shipped.dataset.get()
        for (standing, plan) in zip(edition.standings, edition.plans) where standing.score.lift > 0 {
            let figures = plan.criticalInputs.map { plan.inputs[$0].cell }
            #expect(figures.allSatisfy { $0.isOwn && $0.origin == nil && $0.age == 0 })
            #expect(
                plan.criticalFindings.allSatisfy { dataset.bodyFindings[$0.row].unit == standing.unit.id })
            let isGrave =
                figures.contains { $0.score >= 8 } || plan.criticalFindings.contains { $0.value >= 8 }
            #expect(isGrave, "\(standing.unit.id) \(year)")
        }
    }

    @Test(arguments: [2005, 2017, 2024])
    func contributionsSumToTheScore(year: Int) throws {
        let edition = try Shipped.edition(year)
        for (standing, plan) in zip(edition.standings, edition.plans) where standing.isScored {
            let contributions = Contributions(edition.model, plan, standing.score)
            let sum = contributions.dimensions.map(\.value).reduce(contributions.lift, +)
            #expect(abs(sum - standing.score.severity) < 1e-9, "\(standing.unit.id)")
            for dimension in contributions.dimensions {
                #expect(
                    abs(dimension.figures.map(\.value).reduce(0, +) - dimension.value) < 1e-9,
                    "\(standing.unit.id)")
                #expect(abs(dimension.figures.map(\.share).reduce(0, +) - 1) < 1e-9, "\(standing.unit.id)")
            }
        }
    }

    @Test func firstNeedsRestOnOwnEvidence() throws {
        for year in Shipped.years {
            let edition = try Shipped.edition(year)
            for (standing, plan) in zip(edition.standings, edition.plans) {
                guard let first = standing.firstDimension else { continue }
                let part = try #require(
                    plan.parts.first { edition.model.dimensions[$0.dimension].id == first })
                #expect(plan.cells(of: part).contains { $0.isOwn }, "\(standing.unit.id) \(year)")
            }
        }
    }

    /// No figure without a source of the dataset, a finding, or a rule that computes it from other figures.
    @Test(arguments: [2005, 2014, 2020, 2024])
    func noFigureIsWithoutASource(year: Int) throws {
        let edition = try Shipped.edition(year)
        let sources = Set(edition.dataset.sources.map(\.id))
        for unit in edition.panel.units.indices {
            for (place, indicator) in edition.model.indicators.enumerated() {
                for cell in edition.panel.cells[unit][place] where cell.isKnown {
                    var isComputed = false
                    if case .completeness = indicator.derivation { isComputed = true }
                    #expect(
                        isComputed || !cell.findings.isEmpty || !cell.sources.isEmpty,
                        "\(edition.panel.units[unit].id) \(indicator.id)")
                    #expect(sources.isSuperset(of: cell.sources))
                }
            }
        }
    }

    // MARK: Taking away

    /// Every finding, in every year: without it no unit that it speaks of has a higher severity.
    @Test func takingAFindingAwayNeverRaisesASeverity() throws {
        let model = try Shipped.model.get()
        let all = try Shipped.dataset.get().bodyFindings
        for unit in Set(all.map(\.unit)).sorted() {
            let part = try Shipped.part(about: [unit])
            for year in Shipped.years {
                let whole = severities(model, part, year)
                for row in part.bodyFindings.indices where part.bodyFindings[row].unit == unit {
                    var less = part
                    less.bodyFindings.remove(at: row)
                    expectNoneHigher(severities(model, less, year), whole, "\(unit), finding \(row), \(year)")
                }
            }
        }
    }

    @Test func takingAnEventRowAwayNeverRaisesASeverity() throws {
        let model = try Shipped.model.get()
        let events = ["deaths-civilians", "deaths-conflict-home"]
        let rows = try Shipped.dataset.get().observations.filter { events.contains($0.indicator) }
        for unit in Set(rows.map(\.unit)).sorted() {
            let part = try Shipped.part(about: [unit])
            for year in Shipped.years {
                let whole = severities(model, part, year)
                for row in part.observations.indices
                where part.observations[row].unit == unit && events.contains(part.observations[row].indicator)
                {
                    // Rows that no window of the year can hold change nothing.
                    guard (0...6).contains(year - part.observations[row].period.year) else { continue }
                    var less = part
                    less.observations.remove(at: row)
                    expectNoneHigher(
                        severities(model, less, year), whole,
                        "\(unit), \(part.observations[row].period), \(year)")
                }
            }
        }
    }

    private func severities(_ model: Model, _ dataset: Dataset, _ year: Int) -> [String: Double] {
        let edition = Edition(of: model, from: dataset, at: Period(year: year))
        return Dictionary(
            uniqueKeysWithValues: edition.standings.map {
                ($0.unit.id, $0.isScored ? $0.score.severity : .nan)
            })
    }

    private func expectNoneHigher(_ less: [String: Double], _ whole: [String: Double], _ what: String) {
        for (unit, severity) in less where !severity.isNaN {
            let before = whole[unit] ?? .nan
            #expect(severity <= before, "\(what): \(unit) rises from \(before) to \(severity)")
        }
    }

    @Test(arguments: [1, 2, 3])
    func deletingAllValuesOfTwentyUnitsRanksNoneAndMovesNoOther(seed: UInt32) throws {
        let edition = try Shipped.edition(2017, scope: .minorities)
        let model = edition.model
        var random = DrawStream(seed: 11, replicate: seed, stream: DrawStream.hash("twenty units"))
        var pool = edition.standings.filter(\.isRanked).map(\.unit.id)
        var chosen: Set<String> = []
        while chosen.count < 20, !pool.isEmpty {
            chosen.insert(pool.remove(at: min(Int(random.uniform() * Double(pool.count)), pool.count - 1)))
        }
        var less = try Shipped.dataset.get()
        less.observations.removeAll { chosen.contains($0.unit) }
        less.bodyFindings.removeAll { chosen.contains($0.unit) }
        let after = try Shipped.edition(2017, scope: .minorities, less)
        let before = Uncertainty(of: edition, replicates: 200, seed: 1, threads: 2)
        let later = Uncertainty(of: after, replicates: 200, seed: 1, threads: 2)
        var widened = 0.0
        for index in edition.standings.indices {
            let old = edition.standings[index]
            let new = after.standings[index]
            if chosen.contains(old.unit.id) {
                #expect(new.rank == nil, "\(old.unit.id) keeps a rank without a figure")
                if let wide = later.joint.scoreBands[index], let narrow = before.joint.scoreBands[index] {
                    widened += (wide.high - wide.low) - (narrow.high - narrow.low)
                }
            } else {
                #expect(
                    new.score.severity == old.score.severity
                        || new.score.severity.isNaN && old.score.severity.isNaN)
            }
        }
        #expect(widened > 0)
        #expect(model.score.ownEvidence != nil)
    }

    // MARK: Bytes

    @Test func threadsNeverChangeAResult() throws {
        let edition = try Shipped.edition(2024, scope: .minorities)
        let one = Uncertainty(of: edition, replicates: 60, seed: 3, threads: 1)
        for threads in [2, 7] {
            let more = Uncertainty(of: edition, replicates: 60, seed: 3, threads: threads)
            #expect(one.values == more.values && one.measurement == more.measurement)
            #expect(one.tally == more.tally)
            #expect(one.tiers == more.tiers && one.liftShares == more.liftShares)
        }
    }

    @Test func aCloneSharesItsTwinsRank() throws {
        let dataset = try Shipped.dataset.get().splitting("RUS-chechens", counts: [])
        let edition = try Shipped.edition(2010, scope: .minorities, dataset)
        let (a, b) = (try edition.standing("RUS-chechens"), try edition.standing("RUS-chechens-half"))
        #expect(a.score.severity == b.score.severity && a.rank == b.rank && a.rank != nil)
    }

    /// Who draws the borders of a unit decides nothing about the others: ten ranked units, each in two halves with
    /// half of its people and of its dead.
    @Test func splittingAUnitLeavesTheTiersOfTheOthers() throws {
        let dataset = try Shipped.dataset.get()
        func tiers(_ dataset: Dataset) throws -> (tiers: [String: Int], ranked: [String]) {
            let edition = try Shipped.edition(2017, scope: .minorities, dataset)
            let tiers = Uncertainty(of: edition, replicates: 100, seed: 1, threads: 2).tiers.byUnit
            let pairs = zip(edition.standings.map(\.unit.id), tiers).compactMap { id, tier in
                tier.map { (id, $0) }
            }
            let ranked = edition.standings.filter(\.isRanked).map(\.unit.id)
            return (Dictionary(uniqueKeysWithValues: pairs), ranked)
        }
        let whole = try tiers(dataset)
        let counts = ["population", "deaths-civilians", "deaths-conflict-home"]
        for unit in whole.ranked.enumerated().filter({ $0.offset % 2 == 0 }).map(\.element).prefix(10) {
            let split = try tiers(dataset.splitting(unit, counts: counts)).tiers
            for (other, tier) in whole.tiers where other != unit {
                #expect(split[other] == tier, "\(other), when \(unit) is split")
            }
        }
        #expect(whole.ranked.count >= 20)
    }
}

extension Dataset {
    /// The dataset with a unit twice, every row for both; counts are halved.
    fileprivate func splitting(_ unit: String, counts: [String]) throws -> Dataset {
        var dataset = self
        var half = try #require(self.unit(unit))
        half.id = unit + "-half"
        dataset.units = (dataset.units + [half]).sorted { $0.id < $1.id }
        dataset.observations = dataset.observations.flatMap { row -> [Dataset.Observation] in
            guard row.unit == unit else { return [row] }
            var first = row
            if counts.contains(row.indicator) {
                first.value /= 2
                first.low = row.low.map { $0 / 2 }
                first.high = row.high.map { $0 / 2 }
            }
            var second = first
            second.unit = half.id
            return [first, second]
        }
        dataset.observations.sort {
            ($0.unit, $0.indicator, $0.period, $0.source) < ($1.unit, $1.indicator, $1.period, $1.source)
        }
        dataset.bodyFindings += dataset.bodyFindings.filter { $0.unit == unit }.map { row in
            var row = row
            row.unit = half.id
            return row
        }
        return dataset
    }
}
