import MizanNumerics
import Testing

@Suite("Philox4x32-10")
struct PhiloxTests {
    struct KnownAnswer {
        let counter: SIMD4<UInt32>
        let key: SIMD2<UInt32>
        let block: SIMD4<UInt32>
    }

    // The known-answer vectors of Random123 1.14 (file kat_vectors, philox4x32 10).
    static let knownAnswers = [
        KnownAnswer(
            counter: SIMD4(repeating: 0), key: SIMD2(repeating: 0),
            block: SIMD4(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8)),
        KnownAnswer(
            counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max),
            block: SIMD4(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD)),
        KnownAnswer(
            counter: SIMD4(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344),
            key: SIMD2(0xA409_3822, 0x299F_31D0),
            block: SIMD4(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1)),
    ]

    @Test("gives Random123's known answers", arguments: knownAnswers.indices)
    func knownAnswer(_ index: Int) {
        let known = Self.knownAnswers[index]
        #expect(Philox4x32.block(counter: known.counter, key: known.key) == known.block)
    }

    @Test("one bit of counter or key changes about half of the output bits")
    func avalanche() {
        let counter = SIMD4<UInt32>(7, 1, 2, 3)
        let key = SIMD2<UInt32>(11, 13)
        let block = Philox4x32.block(counter: counter, key: key)
        var changed = 0
        for bit in 0..<32 {
            for word in 0..<4 {
                var other = counter
                other[word] ^= 1 << UInt32(bit)
                changed += differingBits(block, Philox4x32.block(counter: other, key: key))
            }
            for word in 0..<2 {
                var other = key
                other[word] ^= 1 << UInt32(bit)
                changed += differingBits(block, Philox4x32.block(counter: counter, key: other))
            }
        }
        // 192 neighbours of 128 bits: a binomial with mean 12288 and standard deviation 78.4.
        #expect(abs(changed - 12288) < 5 * 79)
    }

    private func differingBits(_ a: SIMD4<UInt32>, _ b: SIMD4<UInt32>) -> Int {
        (0..<4).reduce(0) { $0 + (a[$1] ^ b[$1]).nonzeroBitCount }
    }
}
