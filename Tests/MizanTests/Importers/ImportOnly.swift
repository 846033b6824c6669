@testable import Mizan

/// Small invented files of the publishers whose data are imported and never shipped.
enum ImportOnly {
    static let kinds = ["cirights", "pts", "freedomhouse", "rsf", "pew", "mar"]

    static let cirights = "\u{FEFF}country,iso_a3,year,cow,polpris,disap,kill,tort,rel_free,dommov\n"
    static let pts = "Country,Country_OLD,Year,COW_Code_A,COW_Code_N,PTS_A,PTS_H,PTS_S,NA_Status_A\n"
    static let scores = "Country/Territory,Region,C/T,Edition,Status,D2,F3,F4,G1,B4,Total\n"
    static let terms = "year,iso3,country,term_id,items_mentioning,mentions,sub_items\n"
    static let rsf = "\"iso3\",\"year\",\"score\",\"rank\"\n"
    static let restrictions = "Nation_fk,Country,Question_Year,GRI,SHI\n"
    static let religions =
        "\"Country\",\"Christian\",\"Muslim\",\"Unaffiliated\",\"Hindu\",\"Buddhist\",\"Folk Religions\","
        + "\"Other Religions\",\"Jewish\"\n"
    static let mar =
        "numcode,VMAR_Group,ccode,country,year,GPRO,POLDIS,ECDIS,CULPO1,CULPO2,REPGENCIV,REPNVIOL\n"

    /// One file of each layout, with a row that has a figure in each source.
    static func files(_ kind: String) -> [ImportFile] {
        let texts: [String] =
            switch kind {
            case "cirights": [cirights + "Invented A,AUS,2010,900,1,1,1,1,1,1\n"]
            case "pts": [pts + "Invented A,,2010,AUL,900,1,2,3,0\n"]
            case "freedomhouse":
                [scores + "Australia,x,c,2011,F,4,4,4,4,4,99\n", terms + "2010,AUS,A,x,1,1,D2\n"]
            case "rsf": [rsf + "\"AUS\",2010,80.5,3\n\"AUS\",2022,70.5,4\n"]
            case "pew":
                [
                    restrictions + "1,Australia,2010,1.5,2.5\n",
                    religions + "\"Australia\",\"60\",\"30\",\"10\",\"0\",\"0\",\"0\",\"0\",\"0\"\n",
                ]
            default: [mar + "9001,One,900,A,2010,0.1,1,1,1,1,1,1\n"]
            }
        return texts.enumerated().map { Invented.file("\(kind)-\($0).csv", $1) }
    }

    /// The sources and indicators that the six kinds write.
    static func written() throws -> (sources: Set<String>, indicators: Set<String>) {
        var sources: Set<String> = []
        var indicators: Set<String> = []
        for kind in kinds {
            let dataset = try Importing.run(
                kind, files(kind), into: Dataset(), settings: Invented.settings
            ).dataset
            sources.formUnion(dataset.sources.map(\.id))
            indicators.formUnion(dataset.indicators.map(\.id))
        }
        return (sources, indicators)
    }

    static func report(_ kind: String, _ text: String, into dataset: Dataset) throws -> [String] {
        let joins = try Importing.run(
            kind, [Invented.file("x.csv", text)], into: dataset, settings: Invented.settings
        ).report.joins
        return joins.notLinked.map { "\($0.key.subject): \($0.key.reason): \($0.value)" }.sorted()
    }
}
