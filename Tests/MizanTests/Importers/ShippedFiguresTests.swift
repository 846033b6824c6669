import Foundation
import Mizan
import Testing

/// Figures that the notes on the sources and on the shipped model state, counted there by another program.
@Suite(.enabled(if: SharedData.isThere, "the publishers' files are not here: set MIZAN_SHARED"))
struct ShippedFiguresTests {
    private func rows(_ indicator: String) throws -> [Dataset.Observation] {
        try ShippedDatasetTests.made.get().observations.filter { $0.indicator == indicator }
    }

    private func value(_ unit: String, _ indicator: String, _ year: Int) throws -> Double? {
        try rows(indicator).first { $0.unit == unit && $0.period == Period(year: year) }?.value
    }

    private func hosts() throws -> Set<String> {
        try Set(ShippedDatasetTests.made.get().units.compactMap(\.country))
    }

    /// The communities of communities.csv, without the rests of units.csv.
    private func communities() throws -> Set<String> {
        let text = String(decoding: try SharedData.file("facts/communities.csv").bytes, as: UTF8.self)
        return Set(
            text.split(separator: "\n").dropFirst().compactMap {
                $0.split(separator: ",").first.map(String.init)
            })
    }

    @Test(arguments: [
        ("PSE-gaza", 2024, 37.3), ("PSE-gaza", 2017, 7.0), ("MMR-rohingya", 2017, 10.0),
        ("MMR-rohingya", 2024, 4.7), ("CHN-uyghurs", 2017, 0), ("CHN-uyghurs", 2024, 1.7),
    ])
    func speechesThatNameACommunityOverThreeYears(unit: String, year: Int, mean: Double) throws {
        let counts = try (year - 2...year).map { try #require(try value(unit, "un-mentions", $0)) }
        #expect(abs(counts.reduce(0, +) / 3 - mean) < 0.05)
    }

    /// SOURCES.md counts 31 speeches of 2017 that name the Rohingya; one of them is the state's own.
    @Test func theStatesOwnSpeechIsNotCounted() throws {
        #expect(try value("MMR-rohingya", "un-mentions", 2017) == 30)
    }

    /// Years since the last 1, with a half-life of 25, for each unit that is known.
    private func memory(_ indicator: String, _ units: Set<String>, _ year: Int) throws -> [String: Double] {
        let known = try rows(indicator).filter { units.contains($0.unit) && $0.period.year <= year }
        return Dictionary(grouping: known, by: \.unit).mapValues { rows in
            rows.filter { $0.value == 1 }.map(\.period.year).max().map {
                10 * Foundation.pow(0.5, Double(year - $0) / 25)
            } ?? 0
        }
    }

    /// The notes have 11 of 163 above 0. The crosswalk also names the Cham, missing there, and all Muslims of India.
    @Test(arguments: [2017, 2024])
    func massKillingsOfCommunities(year: Int) throws {
        let found = try memory("mass-killing-of-group", communities(), year)
        let later: Set = ["KHM-muslims", "IND-muslims"]
        #expect(found.count == 163 + 1)
        #expect(found.filter { $0.value > 0 && !later.contains($0.key) }.count == 11)
        #expect(later.allSatisfy { (found[$0] ?? 0) > 0 })
        guard year == 2024 else { return }
        let values = found.filter { !later.contains($0.key) }.values.filter { $0 > 0 }.sorted(by: >)
        let expected = [10, 10, 10, 10, 10, 6.97, 6.60, 4.48, 3.49, 3.49, 3.39]
        #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 0.005 })
    }

    @Test(arguments: [2017, 2024])
    func massKillingsInHostStates(year: Int) throws {
        let found = try memory("mass-killing-in-state", hosts(), year)
        #expect(found.count == 120)
        #expect(found.values.count { $0 > 0 } == 52)
        #expect(try hosts().subtracting(found.keys) == ["HKG", "PSE", "REU", "NCL"])
    }

    /// Counted without Palestine, which has no number, in the notes.
    @Test(arguments: [(2017, 16, 4), (2024, 19, 7)])
    func intensityOfConflictsInHostStates(year: Int, minor: Int, wars: Int) throws {
        let states = try hosts().subtracting(["PSE"])
        let found = try rows("rsk-conflict-intensity").filter {
            $0.period == Period(year: year) && states.contains($0.unit)
        }
        #expect(found.count == 120)
        #expect(found.count { $0.value == 1 } == minor)
        #expect(found.count { $0.value == 2 } == wars)
    }

    @Test(arguments: [2017, 2024])
    func hostStatesWithDeathsInThreeYears(year: Int) throws {
        let people = Set(
            try rows("population").filter { (year - 1...year).contains($0.period.year) }.map(\.unit))
        let states = try hosts().subtracting(["PSE"]).intersection(people)
        let deaths = try rows("deaths-battle").filter {
            states.contains($0.unit) && (year - 2...year).contains($0.period.year)
        }
        #expect(Set(deaths.map(\.unit)).count == 119)
        #expect(Set(deaths.filter { $0.value > 0 }.map(\.unit)).count == 27)
    }

    /// What the publisher's tables hold for one plan each.
    @Test func plansOf2019() throws {
        #expect(try value("BGD", "ctx-plan-requirements", 2019) == 920_461_273)
        #expect(try value("MMR", "ctx-plan-funding", 2019) == 180_809_851)
        #expect(try value("BGD", "ctx-protection-requirements", 2019) == 38_864_154 + 23_535_186 + 23_471_108)
        #expect(try value("MMR", "ctx-people-in-need", 2026) == 16_229_050)
        #expect(try rows("ctx-people-in-need").count == 20)
    }

    @Test func everyIndicatorWithoutFiguresSaysThatItIsNotAssessed() throws {
        let dataset = try ShippedDatasetTests.made.get()
        let measured = Set(dataset.observations.map(\.indicator))
        for indicator in dataset.indicators {
            let isNotAssessed = indicator.sourceNote.hasPrefix("Not assessed:")
            #expect(isNotAssessed != measured.contains(indicator.id), "\(indicator.id)")
            #expect(!indicator.nameArabic.isEmpty, "\(indicator.id)")
        }
        #expect(dataset.indicators.count { $0.sourceNote.hasPrefix("Not assessed:") } == 48 - 3)
        let stood = dataset.indicators.filter { $0.sourceNote.contains("Stand-ins near it: ") }
        for indicator in stood {
            let list = indicator.sourceNote.split(separator: "Stand-ins near it: ").last ?? ""
            let ids = list.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
            #expect(Set(ids).isSubset(of: measured), "\(indicator.id)")
        }
    }

    @Test func everyCommunityPopulationSaysHowItWasChecked() throws {
        let notes = try rows("population").filter { $0.source.hasPrefix("communities-") }.map(\.note)
        let grades = ["evidence: file", "evidence: page", "evidence: recalled"]
        #expect(!notes.isEmpty)
        #expect(notes.allSatisfy { note in grades.contains { note == $0 || note.hasPrefix($0 + ";") } })
    }

    @Test func theFolderStaysSmall() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: ShippedDatasetTests.folder.path)
        let bytes = try names.map {
            try Data(contentsOf: ShippedDatasetTests.folder.appending(path: $0)).count
        }
        #expect(bytes.reduce(0, +) < 8_000_000)
    }
}
