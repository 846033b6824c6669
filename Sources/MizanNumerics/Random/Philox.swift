/// Philox4x32-10: a random function of a counter and a key, without state.
///
/// Each of ten rounds multiplies two of the four words by fixed constants and crosses the halves of the
/// products with the key. A counter-based generator is used because the n-th number can then be asked
/// for without drawing those before it, so threads, shards and row order never change a result.
///
/// Reference: [Salmon2011], section 3.4
public enum Philox4x32 {
    /// The block of four random words that belongs to `counter` under `key`.
    public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
        var words = counter
        var roundKey = key
        for round in 0..<10 {
            if round > 0 { roundKey &+= keyIncrement }
            let first = multiplierOfFirst.multipliedFullWidth(by: words[0])
            let third = multiplierOfThird.multipliedFullWidth(by: words[2])
            words = SIMD4(
                third.high ^ words[1] ^ roundKey[0], third.low,
                first.high ^ words[3] ^ roundKey[1], first.low)
        }
        return words
    }

    private static let multiplierOfFirst: UInt32 = 0xD251_1F53
    private static let multiplierOfThird: UInt32 = 0xCD9E_8D57
    /// The golden ratio and the square root of 3, less 1, as fractions of 2^32.
    private static let keyIncrement = SIMD2<UInt32>(0x9E37_79B9, 0xBB67_AE85)
}
