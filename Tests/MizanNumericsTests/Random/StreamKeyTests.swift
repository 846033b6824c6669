import Testing

@testable import MizanNumerics

@Suite("Names of random streams")
struct StreamKeyTests {
    @Test("the finaliser gives SplitMix64's published first outputs for seed 0")
    func finaliser() {
        let golden: UInt64 = 0x9E37_79B9_7F4A_7C15
        #expect(DrawStream.mixed(golden) == 0xE220_A839_7B1D_CDAF)
        #expect(DrawStream.mixed(golden &* 2) == 0x6E78_9E6A_A1B9_65F4)
        #expect(DrawStream.mixed(golden &* 3) == 0x06C4_5D18_8009_454F)
    }

    @Test("a part is hashed as FNV-1a's published vectors say, and closed with the byte 255")
    func fnv() {
        let prime: UInt64 = 0x100_0000_01B3
        #expect(DrawStream.hash("a") == DrawStream.mixed((0xAF63_DC4C_8601_EC8C ^ 0xFF) &* prime))
        #expect(DrawStream.hash("foobar") == DrawStream.mixed((0x8594_4171_F739_67E8 ^ 0xFF) &* prime))
    }

    @Test("where one part ends and the next begins counts")
    func boundaries() {
        let names = [
            DrawStream.hash("ab", "c"), DrawStream.hash("a", "bc"), DrawStream.hash("abc"),
            DrawStream.hash("abc", ""), DrawStream.hash("", "abc"), DrawStream.hash("c", "ab"),
            DrawStream.hash(),
        ]
        #expect(Set(names).count == names.count)
    }

    @Test("text is hashed by its bytes: composed and decomposed letters differ, Arabic is fine")
    func bytes() {
        #expect(DrawStream.hash("é") != DrawStream.hash("e\u{301}"))
        #expect(DrawStream.hash("ميزان") != DrawStream.hash("ميزانا"))
    }
}
