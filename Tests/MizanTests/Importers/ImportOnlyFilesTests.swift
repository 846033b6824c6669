import Testing

@testable import Mizan

/// The publishers' files, read by the importers, against the counts that the notes on the sources state.
@Suite(.enabled(if: SharedData.isThere, "the publishers' files are not here: set MIZAN_SHARED"))
struct ImportOnlyFilesTests {
    private static let paths = [
        "cirights": ["cirights/cirights_v1.22.11.25.csv.gz"], "pts": ["pts/PTS-2024.csv.gz"],
        "freedomhouse": [
            "freedomhouse/fiw-2013-2024.csv.gz", "freedomhouse/fiw-text-term-counts-2017-2023.csv.gz",
        ],
        "rsf": ["rsf/rsf-press-freedom-2013-2025.csv.gz"],
        "pew": [
            "religion/pew-global-religious-restrictions-2007-2014.csv",
            "religion/pew-religion-by-country-2010.csv",
        ],
        "mar": ["mar/mar-2004-2006.csv"],
    ]

    private static func files(_ kind: String) throws -> [ImportFile] {
        try (paths[kind] ?? []).map { try SharedData.file("data/" + $0) }
    }

    private static func sheet(_ kind: String, _ place: Int = 0, as layouts: [Layout]) throws -> Sheet {
        var findings: [Finding] = []
        let sheet = Sheet(try files(kind)[place], as: layouts, findings: &findings)
        #expect(findings == [])
        return try #require(sheet)
    }

    private static let imported = Result {
        var dataset = try Shipped.dataset.get()
        for kind in ImportOnly.kinds {
            dataset = try Importing.run(
                kind, files(kind), into: dataset, settings: ImportSettings(retrieved: "2026-11-22")
            ).dataset
        }
        return dataset
    }

    private func values(_ unit: String, _ indicator: String, _ year: Int) throws -> [Double] {
        try Self.imported.get().observations.filter {
            $0.unit == unit && $0.indicator == indicator && $0.period == Period(year: year)
        }.map(\.value)
    }

    @Test func politicalTerrorScale() throws {
        let rows = try Self.sheet("pts", as: PTSImporter.layouts).rows
        #expect(rows.count == 10220)
        let last = rows.filter { $0.integer("Year") == 2023 }
        #expect(
            ["PTS_A", "PTS_H", "PTS_S"].map { column in last.count { $0.rating(column) != nil } } == [
                154, 105, 194,
            ])
        // All of these are joined but for the European Union, which two of them rate, and Puerto Rico.
        let figures = try Self.imported.get().observations.filter {
            $0.indicator == "lif-pts" && $0.period == Period(year: 2023)
        }
        for (source, column) in [("pts-amnesty", "PTS_A"), ("pts-hrw", "PTS_H"), ("pts-state", "PTS_S")] {
            let others = last.count {
                ["European Union", "Puerto Rico", "Western Sahara"].contains($0.text("Country"))
                    && $0.rating(column) != nil
            }
            #expect(figures.count { $0.source == source } + others == last.count { $0.rating(column) != nil })
        }
        #expect(try values("ISR", "lif-pts", 2023) == [] && values("ISR", "lif-pts", 2022).count == 3)
        #expect(try values("PSE-gaza", "lif-pts", 2015) == [4] && values("PSE-gaza", "lif-pts", 2016) == [])
        #expect(try values("UKR-crimean-tatars", "lif-pts", 2022) == [5])
    }

    @Test func cirights() throws {
        let rows = try Self.sheet("cirights", as: CIRIGHTSImporter.layouts).rows
        #expect(rows.count == 7541)
        for column in ["polpris", "disap", "kill", "tort"] {
            let known = Double(rows.count { $0.rating(column) != nil }) / Double(rows.count)
            #expect((known * 100).rounded() == 89, "\(column)")
        }
        let figures = try Self.imported.get().observations.filter { $0.indicator == "lif-ciri-killing" }
        #expect(figures.count { $0.period == Period(year: 2020) } == 195)
        #expect(try values("SRB", "lif-ciri-killing", 2006).count == 1)
    }

    @Test(
        arguments: [
            ("UKR-crimean-tatars", 2), ("PSE-gaza", 8), ("PSE-west-bank", 22), ("IND-jammu-kashmir", 26),
            ("MMR", 8), ("CHN", 9), ("LKA", 54), ("IND", 66),
        ])
    func freedomHouseEdition2024(unit: String, total: Double) throws {
        #expect(try values(unit, "ctx-fh-total", 2023) == [total])
        #expect(try values(unit, "rel-fh-religion", 2023).count == 1)
        #expect(try values(unit, "ctx-fh-total", 2024) == [])
    }

    @Test func freedomHouse() throws {
        let scores = try Self.sheet("freedomhouse", as: FreedomHouseImporter.layouts).rows
        #expect(scores.count == 2515 && scores.count { $0.text("C/T") == "t" } == 175)
        let figures = try Self.imported.get().observations.filter { $0.indicator == "rel-fh-religion" }
        #expect(figures.count { $0.unit.count == 3 } == 2340)
        #expect(try Self.sheet("freedomhouse", 1, as: FreedomHouseImporter.layouts).rows.count == 2938)
        #expect(try values("MMR-rohingya", "vis-fh-items", 2020) == [8])
        #expect(try values("CHN-uyghurs", "vis-fh-items", 2020) == [8])
        #expect(try values("UKR-crimean-tatars", "vis-fh-items", 2017).count == 1)
    }

    @Test func pressFreedom() throws {
        let rows = try Self.sheet("rsf", as: RSFImporter.layouts).rows
        #expect(rows.count == 2339)
        let figures = try Self.imported.get().observations.filter { $0.indicator.hasPrefix("vis-rsf-press") }
        for (year, rows) in Dictionary(grouping: figures, by: \.period.year) {
            #expect((177...180).contains(rows.count), "\(year)")
            #expect(Set(rows.map(\.source)) == [year < 2022 ? "rsf-2013" : "rsf-2022"])
        }
        #expect(Set(figures.map(\.period.year)) == Set(2013...2025))
        // Kosovo has two codes in the file, one after the other.
        #expect(figures.count { $0.unit == "XKX" } == 13)
    }

    @Test func pew() throws {
        let restrictions = try Self.sheet("pew", as: PewImporter.layouts).rows
        #expect(restrictions.count == 1580 && Set(restrictions.map { $0.text("Country") }).count == 198)
        #expect(restrictions.allSatisfy { $0.number("GRI") != nil })
        #expect(try Self.sheet("pew", 1, as: PewImporter.layouts).rows.count == 232)
        #expect(try values("MMR", "rel-pew-gri", 2014).count == 1)
        #expect(try values("NAM", "ctx-pew-muslim-share", 2010) == [])
    }

    @Test func minoritiesAtRisk() throws {
        let religion = Layout("MAR", [.text("numcode", required: true), .integer("RELIGS1")])
        let groups = try Self.sheet("mar", as: [religion]).rows
        #expect(groups.count == 852)
        #expect(
            Set(groups.filter { [5, 6].contains($0.integer("RELIGS1")) }.map { $0.text("numcode") }).count
                == 84)
        let rows = try Self.sheet("mar", as: MARImporter.layouts).rows
        let dataset = try Self.imported.get()
        let linked = LinkedGroups(dataset, publisher: "mar")
        #expect(linked.groups.isSubset(of: rows.map { $0.text("numcode") }))
        let figures = dataset.observations.filter { $0.indicator == "pol-mar-discrimination" }
        #expect(Set(figures.map(\.unit)) == Set(linked.units) && figures.allSatisfy { $0.value >= 0 })
        #expect(try values("MMR-rohingya", "lif-mar-repression", 2006) == [4])
        // Of the two groups of this community one has no rating in 2005, and the other's stands.
        #expect(try values("IND-muslims", "lif-mar-repression", 2005) == [5])
    }

    @Test func theImportedDatasetIsWholeAndReadsBack() throws {
        let dataset = try Self.imported.get()
        _ = try Importing.checked(dataset, in: "imported")
        let written = try ImportOnly.written()
        #expect(written.sources.isSubset(of: dataset.sources.map(\.id)))
    }
}
