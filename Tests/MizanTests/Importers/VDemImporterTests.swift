import Testing

@testable import Mizan

struct VDemImporterTests {
    /// The invented dataset and one unit for a territory that V-Dem rates.
    private func dataset() throws -> Dataset {
        let people =
            Invented.communities + "PSE-gaza,PSE,P,ف,Invented P,ف,Western Asia,,10,2010,,,Census,file\n"
        let places = Invented.units + "PSE-gaza,occupied,,,,,no,,occupied,PSE\n"
        let files = [Invented.file("communities.csv", people), Invented.file("units.csv", places)]
        return try Importing.run("facts", files, into: Dataset(), settings: Invented.settings).dataset
    }

    private func rows(_ text: String, _ indicator: String) throws -> [String] {
        try Invented.observations("vdem", [Invented.file("v.csv", text)], of: indicator, into: dataset())
            .map { "\($0.unit) \($0.period) \(NumberGrammar.text($0.value)) \($0.basis) \($0.source)" }
            .sorted()
    }

    private let thirteen =
        "COWcode,country_name,year,v2cldmovem_ord,v2cldmovew_ord,v2clkill_ord,v2clsocgrp_ord,v2csreprss_ord,"
        + "religiousfreedom\n"

    @Test func movementIsTheLowerOfMenAndWomenWhereBothAreRated() throws {
        let text = thirteen + "900,Australia,2001,4,3,2,1,0,0\n900,Australia,2002,4,,2,1,0,0\n"
        #expect(try rows(text, "dis-free-movement") == ["AUS 2001 3 whole vdem-v13"])
        #expect(try rows(text, "lif-political-killings").count == 2)
        // Release 13 has these columns too; the extract of release 15 is where they are taken from.
        #expect(try rows(text, "pol-civil-society").isEmpty)
    }

    @Test func territoriesWithoutANumberAreKnownByName() throws {
        let text =
            thirteen
            + ",Palestine/Gaza,2001,1,1,0,1,0,0\n,Somaliland,2001,1,1,0,1,0,0\n679,Yemen,2001,1,1,4,1,0,0\n"
            + "345,Serbia,2001,1,1,4,1,0,0\n"
        #expect(
            try rows(text, "lif-political-killings") == [
                "PSE-gaza 2001 0 group vdem-v13", "YEM 2001 4 whole vdem-v13",
            ])
    }

    @Test func eachExtractIsASourceOfItsOwn() throws {
        let twelve = "country_name,year,COWcode,v2cltort\nAustralia,2001.0,900.0,-0.5\n"
        #expect(try rows(twelve, "lif-torture") == ["AUS 2001 -0.5 whole vdem-v12"])
        let fifteen =
            "COWcode,country_name,year,v2csreprss_ord,religiousfreedom,vdem_popsize\n900.0,Australia,2001,3.0,4.0,1.0\n"
        #expect(try rows(fifteen, "rel-religious-freedom") == ["AUS 2001 4 whole vdem-v15"])
        let spaces = "gwcode,year,v2xcl_rol,v2x_freexp_altinf\n900.0,2001.0,0.9,0.8\n"
        #expect(try rows(spaces, "jus-rule-of-law") == ["AUS 2001 0.9 whole vdem-demspaces"])
        #expect(try rows(spaces, "vis-press") == ["AUS 2001 0.8 whole vdem-demspaces"])
    }

    @Test func aWholeReleaseIsNumberedByItsLastYear() throws {
        let core =
            "country_name,country_text_id,year,COWcode,v2cltort,v2clkill_ord,v2clsocgrp_ord,v2cldmovem_ord,"
            + "v2cldmovew_ord,v2csreprss_ord,v2clrelig_ord,v2xcl_rol,v2x_freexp_altinf\n"
            + "Australia,AUS,2024,900,1,2,3,4,3,2,1,0.5,0.6\nAustralia,AUS,2023,900,,,,,,,,,\n"
        #expect(try rows(core, "lif-torture") == ["AUS 2024 1 whole vdem-v15"])
        #expect(try rows(core, "rel-religious-freedom") == ["AUS 2024 1 whole vdem-v15"])
    }
}
