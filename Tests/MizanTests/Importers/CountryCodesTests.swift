import Testing

@testable import Mizan

struct CountryCodesTests {
    let codes = CountryCodes.standard

    @Test func namibiasCodeIsTextAndNotMissing() {
        #expect(codes.country(iso3: "NAM")?.iso2 == "NA")
        #expect(codes.all.filter(\.isState).allSatisfy { !$0.iso2.isEmpty })
    }

    @Test(arguments: [
        ("CZE", 316, 316), ("VNM", 816, 816), ("YEM", 678, 679), ("DEU", 260, 255), ("SRB", 340, 345),
    ])
    func numbersDifferWhereTheListsDo(iso3: String, gw: Int, cow: Int) {
        #expect(codes.country(gw: gw)?.iso3 == iso3)
        #expect(codes.country(cow: cow)?.iso3 == iso3)
    }

    /// SOURCES.md: GW and COW agree but for seven states and Serbia's two numbers.
    @Test func otherNumbersAgree() {
        let differing = Set(codes.all.filter { $0.gw != $0.cow }.map(\.iso3))
        #expect(differing == ["DEU", "YEM", "SRB", "KIR", "NRU", "TON", "TUV"])
    }

    @Test func oldNumbersOfOtherStatesAreNotTheirs() {
        #expect(codes.country(gw: 680) == nil)
        #expect(codes.country(cow: 260) == nil)
        #expect(codes.country(gw: 345)?.iso3 == "SRB")
    }

    @Test(arguments: [
        ("TLS", 2002), ("MNE", 2006), ("SRB", 2006), ("XKX", 2008), ("SSD", 2011), ("ERI", 1993),
    ])
    func aStateHasNoFiguresFromBeforeIt(iso3: String, since: Int) throws {
        let country = try #require(codes.country(iso3: iso3))
        #expect(!country.existed(in: since - 1))
        #expect(country.existed(in: since))
    }

    @Test func statesAreTheNumberedOnesAndTwoMore() {
        let states = codes.all.filter(\.isState).map(\.iso3)
        #expect(states.contains("PSE") && states.contains("TWN") && states.contains("XKX"))
        #expect(!states.contains("HKG") && !states.contains("REU"))
        #expect(
            codes.all.allSatisfy { !$0.nameEnglish.isEmpty && !$0.nameArabic.isEmpty && !$0.region.isEmpty })
    }
}
