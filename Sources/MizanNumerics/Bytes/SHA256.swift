/// The SHA-256 digest of bytes that come in pieces.
///
/// Written out here because it is all that is needed of a cryptographic library, which would take longer to
/// build than everything else together. It guards against mistakes and marks versions; it holds no secret.
///
/// Reference: [FIPS180-4], sections 4.1.2, 5 and 6.2
public struct SHA256: Sendable {
    private var state: [UInt32] = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
        0x5BE0_CD19,
    ]
    private var schedule = [UInt32](repeating: 0, count: 64)
    /// The bytes of an unfinished block.
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    public init() {}

    /// Takes in the next bytes.
    public mutating func update(_ bytes: [UInt8]) {
        length += UInt64(bytes.count)
        var start = 0
        if !pending.isEmpty {
            start = min(Self.blockSize - pending.count, bytes.count)
            pending += bytes[..<start]
            guard pending.count == Self.blockSize else { return }
            digestBlocks(pending, from: 0)
            pending.removeAll(keepingCapacity: true)
        }
        let whole = digestBlocks(bytes, from: start)
        pending += bytes[whole...]
    }

    /// The digest of everything taken in, in 64 lower-case hexadecimal digits.
    public consuming func hexadecimal() -> String {
        let bits = length &* 8
        let zeros = (Self.blockSize + 55 - pending.count) % Self.blockSize
        update(
            [0x80] + [UInt8](repeating: 0, count: zeros)
                + (0..<8).reversed().map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) })
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: state.flatMap { word in (0..<8).reversed().map { digits[Int(word >> ($0 * 4) & 15)] } },
            as: UTF8.self)
    }

    /// The digest of `bytes`, in 64 lower-case hexadecimal digits.
    public static func hexadecimal(of bytes: [UInt8]) -> String {
        var digest = SHA256()
        digest.update(bytes)
        return digest.hexadecimal()
    }

    /// Digests every whole block from `start` on and gives the offset after the last.
    @discardableResult
    private mutating func digestBlocks(_ bytes: [UInt8], from start: Int) -> Int {
        var offset = start
        bytes.withUnsafeBufferPointer { input in
            schedule.withUnsafeMutableBufferPointer { w in
                state.withUnsafeMutableBufferPointer { state in
                    while offset + Self.blockSize <= input.count {
                        Self.digest(input, at: offset, w, state)
                        offset += Self.blockSize
                    }
                }
            }
        }
        return offset
    }

    /// One block of 64 bytes; `w` is room for the message schedule. Letters as in the standard.
    @inline(__always)
    private static func digest(
        _ input: UnsafeBufferPointer<UInt8>, at offset: Int, _ w: UnsafeMutableBufferPointer<UInt32>,
        _ state: UnsafeMutableBufferPointer<UInt32>
    ) {
        for t in 0..<16 {
            let place = offset + 4 * t
            w[t] =
                UInt32(input[place]) << 24 | UInt32(input[place + 1]) << 16 | UInt32(input[place + 2]) << 8
                | UInt32(input[place + 3])
        }
        for t in 16..<64 {
            let s0 = right(w[t - 15], 7) ^ right(w[t - 15], 18) ^ w[t - 15] >> 3
            let s1 = right(w[t - 2], 17) ^ right(w[t - 2], 19) ^ w[t - 2] >> 10
            w[t] = s1 &+ w[t - 7] &+ s0 &+ w[t - 16]
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        constants.withUnsafeBufferPointer { k in
            for t in 0..<64 {
                let sum1 = right(e, 6) ^ right(e, 11) ^ right(e, 25)
                let t1 = h &+ sum1 &+ (e & f ^ ~e & g) &+ k[t] &+ w[t]
                let sum0 = right(a, 2) ^ right(a, 13) ^ right(a, 22)
                let t2 = sum0 &+ (a & b ^ a & c ^ b & c)
                (h, g, f, e) = (g, f, e, d &+ t1)
                (d, c, b, a) = (c, b, a, t1 &+ t2)
            }
        }
        for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
    }

    @inline(__always)
    private static func right(_ word: UInt32, _ places: UInt32) -> UInt32 {
        word &>> places | word &<< (32 - places)
    }

    private static let blockSize = 64

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
        0xAB1C_5ED5,
        0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7,
        0xC19B_F174,
        0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC,
        0x76F9_88DA,
        0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351,
        0x1429_2967,
        0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E,
        0x9272_2C85,
        0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585,
        0x106A_A070,
        0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F,
        0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
        0xC671_78F2,
    ]
}
