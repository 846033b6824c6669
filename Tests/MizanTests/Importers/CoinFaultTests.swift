import Testing

@testable import Mizan

/// Every fault of a COINr project is named with its file, line and column.
struct CoinFaultTests {
    private let project = InventedCoinProject()

    @Test func aSoundProjectHasNone() {
        #expect(project.findings.isEmpty)
    }

    @Test func bothFilesAreNeeded() {
        #expect(Invented.findings("coin", [project.files[0]]).map(\.code) == [.missingCompanion])
        #expect(Invented.findings("coin", [project.files[1]]).map(\.code) == [.missingCompanion])
    }

    /// A change of `iMeta` and what is found.
    @Test(arguments: [
        ("NA,\"P\",\"Indicator\"", "NA,\"R\",\"Indicator\"", ["iMeta.csv:2 Parent unknownReference"]),
        ("NA,\"P\",\"Indicator\"", "NA,NA,\"Indicator\"", ["iMeta.csv:2 Parent missingValue"]),
        ("NA,\"P\",\"Indicator\"", "NA,\"zone\",\"Indicator\"", ["iMeta.csv:2 Parent wrongReference"]),
        ("NA,\"P\",\"Indicator\"", "NA,\"Top\",\"Indicator\"", ["iMeta.csv:2 Level wrongReference"]),
        ("NA,\"Top\",\"Aggregate\"", "NA,NA,\"Aggregate\"", ["iMeta.csv:8 Parent conflictingRows"]),
        (
            "3,\"Top\",\"All\",1,1,NA,NA,NA,NA", "3,\"Top\",\"All\",1,1,NA,NA,NA,\"P\"",
            [
                "iMeta.csv:6 Parent cycle", "iMeta.csv:1 Parent missingValue",
            ]
        ),
        ("3,\"Top\"", "4,\"Top\"", ["iMeta.csv:6 Level wrongReference", "iMeta.csv:7 Level wrongReference"]),
        ("1,\"c\"", "2,\"c\"", ["iMeta.csv:4 Level outOfRange"]),
        ("1,\"c\"", "NA,\"c\"", ["iMeta.csv:4 Level missingValue"]),
        ("1,\"c\"", "1.5,\"c\"", ["iMeta.csv:4 Level notWhole"]),
        ("\"C\",1,1", "\"C\",2,1", ["iMeta.csv:4 Direction notAChoice"]),
        ("\"C\",1,1", "\"C\",NA,1", ["iMeta.csv:4 Direction missingValue"]),
        ("\"First\",1", "\"First\",-1", ["iMeta.csv:6 Direction notAChoice"]),
        ("\"C\",1,1", "\"C\",1,-1", ["iMeta.csv:4 Weight outOfRange"]),
        ("\"C\",1,1", "\"C\",1,high", ["iMeta.csv:4 Weight notANumber"]),
        ("\"C\",1,1", "\"C\",1,NA", ["iMeta.csv:4 Weight missingValue"]),
        ("\"Denominator\"\n", "\"Divisor\"\n", ["iMeta.csv:11 Type notAChoice"]),
        ("NA,\"pop\",\"P\"", "NA,\"pip\",\"P\"", ["iMeta.csv:3 Denominator unknownReference"]),
        ("NA,\"pop\",\"P\"", "NA,\"zone\",\"P\"", ["iMeta.csv:3 Denominator wrongReference"]),
        ("\"zone\"", "\"c\"", ["iMeta.csv:10 iCode conflictingRows", "iData.csv:1 zone unknownReference"]),
    ])
    func ofTheTree(old: String, new: String, expected: [String]) {
        #expect(Set(project.metaChanged(old, new).findings) == Set(expected))
    }

    /// A change of `iData` and what is found.
    @Test(arguments: [
        ("\"memo\"", "\"memory\"", ["iData.csv:1 memory unknownReference"]),
        ("\"c\"", "\"P\"", ["iData.csv:1 P wrongReference", "iMeta.csv:4 iCode missingColumn"]),
        ("\"DEU\"", "\"FRA\"", ["iData.csv:3 uCode conflictingRows"]),
        ("\"DEU\"", "NA", ["iData.csv:3 uCode missingValue"]),
        ("\"DEU\"", "\"Köln\"", ["iData.csv:3 uCode notAnID"]),
        ("-1.5", "\"-1,5\"", ["iData.csv:3 c notANumber"]),
        ("10,1,2", "10,low,2", ["iData.csv:2 a notANumber"]),
        ("Far North", "شمال", ["iData.csv:2 zone notAnID"]),
        ("\"M\",\"South\"", "\"M\",\"Far/North\"", ["iData.csv:3 zone conflictingRows"]),
    ])
    func ofTheFigures(old: String, new: String, expected: [String]) {
        #expect(Set(project.dataChanged(old, new).findings) == Set(expected))
    }

    @Test func faultsOfBothFilesComeAtOnce() {
        let bad = project.metaChanged("\"C\",1,1", "\"C\",0,-1").metaChanged(
            "\"Second\",1,1", "\"Second\",1,x"
        )
        .dataChanged("10,1,2", "10,low,2").dataChanged("-1.5", "?")
        #expect(
            Set(bad.findings) == [
                "iMeta.csv:4 Direction notAChoice", "iMeta.csv:4 Weight outOfRange",
                "iMeta.csv:7 Weight notANumber",
                "iData.csv:2 a notANumber", "iData.csv:3 c notANumber",
            ])
    }

    @Test func allWeightsOfAGroupCannotBeZero() {
        let bad = project.metaChanged("\"C\",1,1", "\"C\",1,0").metaChanged("\"مؤشر\",1,0.5", "\"مؤشر\",1,0")
        #expect(bad.findings == ["iMeta.csv:4 Weight outOfRange"])
    }

    @Test func aggregatesWithoutPartsAreNamed() {
        let bad = project.metaChanged(
            "2,\"P\"", "2,\"Z\",\"Empty\",1,1,NA,NA,NA,\"Top\",\"Aggregate\"\n2,\"P\"")
        #expect(bad.findings == ["iMeta.csv:6 iCode missingValue"])
    }

    @Test(arguments: [
        ("20,2,100,TRUE", "valueOutsideBounds"), ("2,NA,100,TRUE", "missingValue"),
        ("2,20,NA,TRUE", "missingValue"), ("2,20,-1,TRUE", "outOfRange"), ("2,20,100,maybe", "notAChoice"),
        ("2,x,100,TRUE", "notANumber"),
    ])
    func ofGoalposts(posts: String, expected: String) {
        var bad = project
        bad.meta = project.meta.split(separator: "\n").enumerated().map { place, line in
            switch place {
            case 0: line + ",goalpost_lower,goalpost_upper,goalpost_scale,goalpost_trunc2posts"
            case 1: line + "," + posts
            default: line + ",,,,"
            }
        }.joined(separator: "\n")
        #expect(bad.findings.map { $0.split(separator: " ").last.map(String.init) } == [expected])
        #expect(bad.findings.allSatisfy { $0.hasPrefix("iMeta.csv:2 goalpost_") })
    }

    @Test func aPanelHasAYearInEachRowAndEachUnitOnceAYear() {
        var panel = project
        panel.data = """
            uCode,Time,size.group,zone,pop,a,b,c,d,memo
            FRA,2001,L,North,10,1,2,3,4,
            FRA,2001,L,North,11,2,2,3,4,
            DEU,NA,M,South,20,7,3,1,9,
            DEU,2001.5,M,South,21,8,3,1,9,
            ITA,21,M,South,21,8,3,1,9,

            """
        #expect(
            Set(panel.findings) == [
                "iData.csv:3 uCode conflictingRows", "iData.csv:4 Time missingValue",
                "iData.csv:5 Time notWhole",
                "iData.csv:6 Time outOfRange",
            ])
    }

    /// The dataset knows `population` as whole people; the finding names the project's own cell.
    @Test func populationCountsPeople() {
        let bad = project.metaChanged("NA,\"pop\",\"People\"", "NA,\"population\",\"People\"")
            .metaChanged("NA,\"pop\",\"P\"", "NA,\"population\",\"P\"").dataChanged(
                "\"pop\"", "\"population\""
            )
            .dataChanged("North\",10", "North\",10.5")
        #expect(bad.findings == ["iData.csv:2 population notWhole"])
    }
}
