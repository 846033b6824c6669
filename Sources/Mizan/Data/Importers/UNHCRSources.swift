extension UNHCRImporter {
    /// Who counted; the raw value is the id of the source.
    enum Publisher: String {
        case unhcr, idmc, unrwa

        /// By the name of a file.
        init?(file: String) {
            let name = file.split(separator: "/").last.map { $0.lowercased() } ?? ""
            if name.contains("idmc") {
                self = .idmc
            } else if name.contains("unrwa") {
                self = .unrwa
            } else if name.contains("population") || name.contains("unhcr") {
                self = .unhcr
            } else {
                return nil
            }
        }

        /// By the header, and by the name where two publishers' files have the same header.
        init?(_ sheet: Sheet) {
            if sheet.layout.names.contains("stateless") {
                self = .unhcr
            } else if let publisher = Publisher(file: sheet.file), publisher != .unhcr {
                self = publisher
            } else {
                return nil
            }
        }

        func source(_ years: ClosedRange<Int>?, _ settings: ImportSettings) -> Dataset.Source {
            let (title, publisher, licence): (String, String, String) =
                switch self {
                case .unhcr: ("Refugee Population Statistics Database", "UNHCR", "CC BY 4.0")
                case .idmc:
                    ("Internally displaced people, as carried by UNHCR", "IDMC", "to be checked at IDMC")
                case .unrwa:
                    ("Registered Palestine refugees, as carried by UNHCR", "UNRWA", "to be checked at UNRWA")
                }
            return Dataset.Source(
                id: rawValue, title: title, publisher: publisher,
                url: "https://www.unhcr.org/refugee-statistics",
                licence: licence, redistribute: self == .unhcr ? .yes : .ask, retrieved: settings.retrieved,
                citation: "UNHCR Refugee Population Statistics Database", version: "",
                coversFrom: years?.lowerBound, coversTo: years?.upperBound)
        }
    }
}

extension Dataset.Indicator {
    static let statelessShare = Dataset.Indicator(
        id: "leg-stateless-share", nameEnglish: "Share of the community that is stateless",
        nameArabic: "نسبة عديمي الجنسية في المجتمع", unitMeasure: "percent", level: .community, violation: "",
        articles: "1.1;3;4.1", need: "N2",
        definition:
            "100 in a year in which UNHCR counts the community itself as stateless: the community is then "
            + "the people counted.",
        sourceNote:
            "Constant by definition: it tells these communities from the rest and gives no trend. 0 in the "
            + "file means not counted. UNHCR counts the Rohingya in Bangladesh both as refugees and as stateless: "
            + "never add.")
    static let displacedShare = Dataset.Indicator(
        id: "dis-displaced-share", nameEnglish: "Displaced share of the community",
        nameArabic: "نسبة المهجرين من المجتمع", unitMeasure: "percent", level: .community, violation: "",
        articles: "1.1;4.1", need: "N9",
        definition: "100 for a community of refugees in a year in which it is counted. For a community whose "
            + "refugees abroad are counted: those over them and the people left. For a territory: the displaced "
            + "inside it over its population.",
        sourceNote:
            "Only flows of one community are used: a floor. Displaced people at home and in other hosts are "
            + "left out. The displaced of the whole State of Palestine from 2023 are taken as those of Gaza.")
}
