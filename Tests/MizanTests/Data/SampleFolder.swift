@testable import Mizan

/// A small dataset that is sound; each test changes one thing in it. All names and figures are invented.
enum SampleFolder {
    static let texts: [String: String] = [
        "datapackage.json": """
        {
          "name": "sample",
          "resources": [
            {"name": "units", "path": "units.csv"},
            {"name": "indicators", "path": "indicators.csv"},
            {"name": "sources", "path": "sources.csv"},
            {"name": "observations", "path": "observations.csv"},
            {"name": "crosswalk", "path": "crosswalk.csv"},
            {"name": "findings", "path": "findings.csv"},
            {"name": "improvements", "path": "improvements.csv"},
            {"name": "instruments", "path": "instruments.csv"}
          ]
        }

        """,
        "units.csv": """
        id,kind,parent,rank_as,scope,origin_unit,name_en,name_ar,country,state_figures,region,category,small,latitude,longitude,sensitivity,tags
        AAA,country,,leaf,,,Aland,أ,,,,,no,,,public,
        BBB,country,,leaf,,,Beland,ب,,,,,no,,,public,
        alder,community,,parent,minorities,,Alder,أرز,AAA,AAA,Asia,stateless,no,16.5,-96.125,public,low-data;conflict
        birch,community,alder,leaf,minorities,,Birch,بلوط,AAA,AAA:-2013;BBB:2014-,Asia,stateless,no,,,partners,
        cedar,community,,leaf,occupied,birch,"The ""Cedar"", old",تين,BBB,,Europe,,yes,0,1e1,restricted,

        """,
        "indicators.csv": """
        id,name_en,name_ar,unit_measure,level,violation,articles,need,definition,source_note
        population,People,السكان,people,community,,,,,
        deaths-civilians,Civilians killed,,deaths,community,killing,1.1,protection,"Counts, not rates",
        lif-physical-integrity,Integrity,,theta,country,,,,,

        """,
        "sources.csv": """
        id,title,publisher,url,licence,redistribute,retrieved,citation,version,covers_from,covers_to
        census,Census,Office,https://example.invalid/a?b=1&c=2,CC BY 4.0,yes,2025-01,,1,2010,2024
        survey,Survey,,,,ask,2025,,,,

        """,
        "observations.csv": """
        unit,indicator,period,value,low,high,standard_error,basis,source,published,note
        alder,population,2020,12000,11000,13000,,whole,census,2021-02-28,
        alder,population,2021,12500,,,,whole,census,,
        birch,deaths-civilians,2020-Q1,3.5,3,9,,floor,survey,,"two lines
        of text"
        birch,population,2020,4000,,,,part,census,,
        AAA,lif-physical-integrity,2020,-0.25,-0.5,0,0.125,whole,survey,,

        """,
        "crosswalk.csv": """
        unit,publisher,group_id,group_name,from,to,relation,share,reason,evidence
        alder,epr,77508000,Alders,1948,2021,same,1,Same people.,judgement
        birch,ucdp,"x ""y"" @ z",Birches,,,part-of-group,0.43,,file

        """,
        "findings.csv": """
        unit,violation,grade,standing,extent,extent_basis,body,document,document_year,facts_from,facts_to,ongoing,evidence,note
        alder,killing,1,final,pattern,,Committee,Report A,2022,2019,2021,unknown,page,
        birch,religion,4,provisional,unknown,,Court,"Order, 2023",2023,,,yes,recalled,

        """,
        "improvements.csv": """
        unit,violation,grade,body,document,document_year,facts_from,facts_to,ongoing,evidence,note
        birch,nationality,4,Court,Judgment,2020,2018,2019,unknown,recalled,

        """,
        "instruments.csv": """
        country,instrument,status,since,as_of,evidence,source,note
        *,WGAD,open,,,page,Page,
        AAA,ICCPR-OP1,closed,1976,2022-08-25,file,List,
        BBB,AfCHPR-34(6),unknown,,2025-01,,,

        """,
    ]

    /// The sample as a folder, with some texts changed; nil leaves a file out.
    static func folder(_ changes: [String: String?] = [:]) -> FolderContents {
        var files = texts.mapValues { Array($0.utf8) }
        for (file, text) in changes { files[file] = text.map { Array($0.utf8) } }
        return FolderContents(path: "sample", files: files)
    }

    /// The sample with the first `old` in a file made `new`.
    static func folder(_ file: String, _ old: String, _ new: String) -> FolderContents {
        guard let text = texts[file], let range = text.firstRange(of: old) else {
            preconditionFailure("\(file) has no \(old)")
        }
        return folder([file: text.replacingCharacters(in: range, with: new)])
    }

    /// Everything that reading a folder finds, errors or not.
    static func findings(_ folder: FolderContents) -> [Finding] {
        do throws(Findings) {
            return try Dataset.read(folder).warnings
        } catch {
            return error.list
        }
    }
}

extension String {
    /// The text with a part of it replaced.
    func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
        var text = self
        text.replaceSubrange(range, with: new)
        return text
    }
}
