import Testing

@testable import Mizan

/// What an invented COINr project becomes.
struct CoinImporterTests {
    private let project = InventedCoinProject()

    @Test func figuresBecomeObservationsAndGapsDoNot() throws {
        let dataset = try project.imported().dataset
        let figures = Set(
            dataset.observations.map {
                "\($0.unit) \($0.indicator) \($0.period) \(NumberGrammar.text($0.value))"
            })
        #expect(
            figures == [
                "FRA pop 2026 10", "DEU pop 2026 20", "ITA pop 2026 30", "FRA a 2026 1", "ITA a 2026 5",
                "FRA b 2026 2", "DEU b 2026 3", "ITA b 2026 4", "FRA c 2026 3", "DEU c 2026 -1.5",
                "FRA d 2026 4",
                "DEU d 2026 100000", "ITA d 2026 2",
            ])
        #expect(dataset.indicators.map(\.id).sorted() == ["a", "b", "c", "d", "pop"])
        _ = try Importing.checked(dataset, in: "set")
    }

    @Test func countriesHaveTheirArabicNamesAndTheirClasses() throws {
        let units = try project.imported().dataset.units
        #expect(units.map(\.id) == ["DEU", "FRA", "ITA"])
        #expect(units.allSatisfy { $0.kind == .country && $0.rankAs == .leaf })
        #expect(
            units.map(\.nameArabic)
                == ["DEU", "FRA", "ITA"].map { CountryCodes.standard.country(iso3: $0)?.nameArabic })
        // A `.` would part the division from the class.
        #expect(units[1].tags == ["size-group.L", "zone.Far-North"])
        #expect(units[1].divisions["size-group"] == "L")
        #expect(units[1].divisions["zone"] == "Far-North")
    }

    @Test func otherUnitsAreRegions() throws {
        let (dataset, report) = try project.dataChanged("\"FRA\"", "\"R 1/x\"").imported()
        #expect(dataset.units.map(\.id).sorted() == ["DEU", "ITA", "R-1-x"])
        #expect(dataset.units.allSatisfy { $0.kind == .region })
        #expect(report.text.contains("R-1-x"))
        // No file says their Arabic names, and an empty one would be an empty line in an Arabic page.
        #expect(dataset.units.allSatisfy { $0.nameArabic == $0.nameEnglish })
        _ = try Importing.checked(dataset, in: "set")
    }

    @Test func theTreeIsThatOfTheFile() throws {
        let model = try project.model()
        #expect(model.name == "my-set")
        #expect(model.title.english == "All")
        #expect(model.indicators.map(\.id) == ["a", "b", "c", "d"])
        #expect(model.indicators.map(\.weight) == [2, 1, 1, 0.5])
        #expect(model.indicators.map(\.direction) == [.positive, .negative, .positive, .positive])
        #expect(model.indicators.map(\.target) == [8, nil, nil, nil])
        #expect(model.indicators.map(\.denominator) == [nil, "pop", nil, nil])
        #expect(model.groups.map(\.id) == ["P", "Q", "Top"])
        #expect(model.groups.map(\.children) == [[0, 1], [2, 3], [4, 5]])
        #expect(model.groups.map(\.weight) == [3, 1, 1])
        // A name that is missing is the code; a name without an Arabic one is the same in both languages.
        #expect(model.indicators.map(\.name.english) == ["A: of \"x\"", "b", "C", "مؤشر"])
        #expect(model.indicators.map(\.name.arabic) == ["A: of \"x\"", "b", "C", "مؤشر"])
    }

    /// Three sizes and two zones: the zones are coarser. Of two groupings with as many classes the last counts.
    @Test func gapsAreFilledWithinTheCoarsestGrouping() throws {
        #expect(try project.model().imputation.classes == "zone")
        let even = project.dataChanged("\"S\",\"South\"", "\"M\",\"South\"")
        #expect(try even.model().imputation.classes == "zone")
        let one = even.dataChanged("Far North", "South")
        #expect(try one.model().imputation.classes == "size-group")
        let none = one.dataChanged("\"L\"", "\"M\"")
        #expect(try none.model().imputation.classes == nil)
    }

    @Test func namesThatYAMLWouldMisreadAreKept() throws {
        for name in [
            "yes", "a: b # c", "'x' \\ y", "-", "{a, b}", "null", "1e5", "line\nbreak", "نص: \"آخر\"",
            "%a @b",
        ] {
            let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
            let model = try project.metaChanged("\"First\"", quoted).model()
            #expect(model.groups[0].name.english == name)
            #expect(model.groups[0].name.arabic == name)
        }
    }

    @Test(arguments: ["null", "1e5", "no", "y", "007"])
    func codesThatYAMLWouldMisreadAreKept(code: String) throws {
        let model = try project.metaChanged("1,\"c\"", "1,\"\(code)\"").dataChanged("\"c\"", "\"\(code)\"")
            .model()
        #expect(model.indicators.map(\.id) == ["a", "b", code, "d"])
    }

    @Test func goalpostsAreTheIndicatorsOwnAndOfValuesAsTheyAre() throws {
        var posts = project
        let own = ["2,20,100,NA", "0,10,100,FALSE"]
        posts.meta = project.meta.split(separator: "\n").enumerated().map { place, line in
            switch place {
            case 0: line + ",goalpost_lower,goalpost_upper,goalpost_scale,goalpost_trunc2posts"
            case 1, 2: line + "," + own[place - 1]
            default: line + ",NA,NA,NA,NA"
            }
        }.joined(separator: "\n")
        let model = try posts.model()
        let first = try #require(model.indicators[0].normalisation as? Goalposts)
        #expect((first.low, first.high, first.scale) == (2, 20, 100))
        #expect(first.isClamped)
        let second = try #require(model.indicators[1].normalisation as? Goalposts)
        #expect((second.low, second.high, second.scale) == (0, 10, 100))
        #expect(!second.isClamped)
        #expect(model.indicators[0].treatment is NoTreatment)
        #expect(model.indicators[2].normalisation == nil)
        #expect(model.indicators[2].treatment == nil)
    }

    @Test func aScaleFactorIsHowMuchOfTheDenominator() throws {
        var scaled = project
        scaled.meta = project.meta.split(separator: "\n").enumerated().map { place, line in
            line + (place == 0 ? ",ScaleFactor" : place == 2 ? ",1000" : ",")
        }.joined(separator: "\n")
        #expect(try scaled.model().indicators.map(\.per) == [1, 1000, 1, 1])
    }

    @Test func theOtherBytesOfOtherProgramsAreTheSameProject() throws {
        let plain = try project.imported().dataset.hash
        var other = project
        other.data = "\u{FEFF}" + project.data.replacing("\n", with: "\r\n").replacing("NA", with: "")
        other.meta = "\u{FEFF}" + project.meta.replacing("\n", with: "\r\n").replacing("NA", with: "NaN")
        #expect(try other.imported().dataset.hash == plain)
        // R writes the numbers of its rows into a first column without a name.
        var numbered = project
        numbered.data = project.data.split(separator: "\n").enumerated().map {
            "\"\($0 == 0 ? "" : "\($0)")\",\($1)"
        }
        .joined(separator: "\n")
        let (dataset, report) = try numbered.imported()
        #expect(dataset.hash == plain)
        #expect(report.warnings.map(\.code) == [.unknownColumn])
    }

    @Test func aColumnThatIsNotUsedNeedsNoID() throws {
        let other = project.metaChanged("\"memo\"", "\"Länder\"").dataChanged("\"memo\"", "\"Länder\"")
        let (dataset, report) = try other.imported()
        #expect(try dataset.hash == project.imported().dataset.hash)
        #expect(report.text.contains("Länder"))
    }

    // MARK: Years

    @Test func theYearOfFiguresWithoutOneIsTheLastAskedForOrThatOfTheFetch() throws {
        #expect(Set(try project.imported().dataset.observations.map(\.period.year)) == [2026])
        let settings = ImportSettings(years: 1800...2018, retrieved: "2026-01-02")
        let (dataset, report) = try project.imported(settings: settings)
        #expect(Set(dataset.observations.map(\.period.year)) == [2018])
        #expect(dataset.sources.map(\.coversTo) == [2018])
        #expect(report.text.contains("2018"))
    }

    private var panel: InventedCoinProject {
        var panel = project
        panel.data = """
            uCode,Time,size.group,zone,pop,a,b,c,d,memo
            FRA,1995,L,North,10,1,2,3,4,
            FRA,1996,M,North,11,2,2,3,4,
            DEU,1995,M,South,20,7,3,1,9,
            DEU,1996,M,South,21,8,3,1,9,

            """
        return panel
    }

    @Test func aPanelHasAllOfItsYears() throws {
        let (dataset, report) = try panel.imported()
        let figures = dataset.observations.filter { $0.indicator == "a" }
            .map { "\($0.unit) \($0.period) \(NumberGrammar.text($0.value))" }.sorted()
        #expect(figures == ["DEU 1995 7", "DEU 1996 8", "FRA 1995 1", "FRA 1996 2"])
        // A unit has one class of each division: that of its last year, and the report says of which it had others.
        #expect(dataset.units.map { $0.divisions["size-group"] } == ["M", "M"])
        #expect(report.text.contains("FRA size.group 1"))
        let cut = try panel.imported(settings: ImportSettings(years: 1996...1996, retrieved: "2026-01-02"))
            .dataset
        #expect(Set(cut.observations.map(\.period.year)) == [1996])
    }

    // MARK: Again

    @Test func anotherImportChangesOnlyWhatIsOther() throws {
        let first = try project.imported().dataset
        let (second, report) = try project.dataChanged("3,-1.5", "3,-2").imported(into: first)
        #expect(second.observations.count == first.observations.count)
        let changes = report.changes.first { $0.file == "observations.csv" }
        #expect(changes?.changed == 1)
        #expect(changes?.unchanged == first.observations.count - 1)
    }

    /// A unit that stayed without a figure would be ranked by imputed values alone.
    @Test func unitsAndIndicatorsThatAProjectNoLongerHasGo() throws {
        let first = try project.imported().dataset
        var less = project.metaChanged("1,\"d\",\"مؤشر\",1,0.5,\"%\",NA,NA,\"Q\",\"Indicator\"\n", "")
        less.data = """
            uCode,size.group,zone,pop,a,b,c,memo
            FRA,L,N,10,1,2,3,
            DEU,M,S,20,4,3,-1,

            """
        let second = try less.imported(into: first).dataset
        #expect(second.units.map(\.id).sorted() == ["DEU", "FRA"])
        #expect(second.indicators.map(\.id).sorted() == ["a", "b", "c", "pop"])
        #expect(second.observations.allSatisfy { $0.unit != "ITA" && $0.indicator != "d" })
    }

    @Test func aDatasetOfOtherUnitsIsNotOverwritten() throws {
        let facts = try Invented.dataset()
        let files = project.dataChanged("\"FRA\"", "\"AUS\"").files
        #expect(Invented.findings("coin", files, into: facts).map(\.code).contains(.conflictingRows))
    }
}
