@testable import Mizan

/// Invented tables for the tests of importers: nothing in them is true of anyone.
enum Invented {
    static let communities = """
        id,iso3,country_en,country_ar,community_en,community_ar,region,tags,population,population_year,\
        population_low,population_high,source,evidence
        AUS-all,AUS,Australia,أستراليا,All of invented A,أ,Oceania,x;y,1000,2010,,,Census of A,file
        AUS-part,AUS,Australia,أستراليا,Part of invented A,ب,Oceania,,,2010,200,301,Survey of A,page
        SSD-all,SSD,South Sudan,جنوب السودان,All of invented S,ج,Eastern Africa,,,2010,,9999,\
        "Pew Research Center 2012, a table",file
        REU-all,REU,Réunion,ريونيون,All of invented R,د,Eastern Africa,,50,2010,,,Census of R,file

        """
    static let units = """
        unit,rank_as,parent,rest_of,rest_population,origin_unit,small,note,category,state_figures
        AUS-all,parent-shown-not-ranked,,,,,no,,indigenous,AUS
        AUS-part,leaf,AUS-all,,,,unknown,,indigenous,AUS
        SSD-all,occupied,,,,AUS-all,yes,,occupied,SSD
        REU-all,undecided-scope,,,,,no,,emerging,FRA:-2013
        AUS-rest,leaf,AUS-all,AUS-all,699,,no,1000 minus 301,mixed,AUS

        """
    static let crosswalkHeader =
        "unit,publisher,group_id,group_name,from_year,to_year,relation,share,reason,evidence\n"

    static func file(_ name: String, _ text: String) -> ImportFile {
        ImportFile(name: name, bytes: Array(text.utf8))
    }

    /// The invented units, with these lines of a crosswalk.
    static func dataset(crosswalk lines: String = "") throws -> Dataset {
        let files = [file("communities.csv", communities), file("units.csv", units)]
        let links = lines.isEmpty ? [] : [file("crosswalk.csv", crosswalkHeader + lines)]
        return try Importing.run("facts", files + links, into: Dataset(), settings: settings).dataset
    }

    static let settings = ImportSettings(years: 2000...2024, retrieved: "2026-01-02")

    /// The figures of an indicator that an import adds, as `unit period value`, in order.
    static func figures(
        _ kind: String, _ files: [ImportFile], of indicator: String, into dataset: Dataset,
        settings: ImportSettings = settings
    ) throws -> [String] {
        try observations(kind, files, of: indicator, into: dataset, settings: settings)
            .map { "\($0.unit) \($0.period) \(NumberGrammar.text($0.value))" }.sorted()
    }

    static func observations(
        _ kind: String, _ files: [ImportFile], of indicator: String, into dataset: Dataset,
        settings: ImportSettings = settings
    ) throws -> [Dataset.Observation] {
        try Importing.run(kind, files, into: dataset, settings: settings).dataset.observations
            .filter { $0.indicator == indicator }
    }

    /// What an import finds wrong.
    static func findings(_ kind: String, _ files: [ImportFile], into dataset: Dataset = Dataset())
        -> [Finding]
    {
        do {
            _ = try Importing.run(kind, files, into: dataset, settings: settings)
            return []
        } catch {
            return error.list
        }
    }
}
