extension DrawStream {
    /// The number of the stream named by `parts`, each a text such as an id.
    ///
    /// A stream is named for what it perturbs, never for the place of that thing in a table, so that adding
    /// or moving a row leaves the draws of all others as they were. FNV-1a over the UTF-8 bytes with a byte
    /// between parts that UTF-8 never holds, then a finaliser, since FNV alone mixes short texts badly.
    ///
    /// Reference: [Fowler2019]; [Steele2014], the finaliser of SplitMix64
    public static func hash(_ parts: String...) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* fnvPrime }
            hash = (hash ^ 0xFF) &* fnvPrime
        }
        return mixed(hash)
    }

    /// A one-to-one map of the 64-bit words under which close words end far apart.
    static func mixed(_ word: UInt64) -> UInt64 {
        var word = word
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    private static let fnvPrime: UInt64 = 0x0000_0100_0000_01B3
}
