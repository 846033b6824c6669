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
        var (first, second, third, fourth) = (counter[0], counter[1], counter[2], counter[3])
        var (firstKey, secondKey) = (key[0], key[1])
        for _ in 0..<10 {
            let a = UInt64(first) &* multiplierOfFirst
            let b = UInt64(third) &* multiplierOfThird
            first = UInt32(truncatingIfNeeded: b >> 32) ^ second ^ firstKey
            second = UInt32(truncatingIfNeeded: b)
            third = UInt32(truncatingIfNeeded: a >> 32) ^ fourth ^ secondKey
            fourth = UInt32(truncatingIfNeeded: a)
            firstKey &+= firstIncrement
            secondKey &+= secondIncrement
        }
        return SIMD4(first, second, third, fourth)
    }

    private static let multiplierOfFirst: UInt64 = 0xD251_1F53
    private static let multiplierOfThird: UInt64 = 0xCD9E_8D57
    /// The golden ratio and the square root of 3, less 1, as fractions of 2^32.
    private static let firstIncrement: UInt32 = 0x9E37_79B9
    private static let secondIncrement: UInt32 = 0xBB67_AE85
}
