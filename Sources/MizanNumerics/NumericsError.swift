/// Why a computation of this room could not go on; each case says where and what was needed.
public enum NumericsError: Error, Equatable, Sendable {
    /// The bytes do not begin as a gzip file does.
    case notGzip
    /// The gzip data end before the member that begins at byte `member` is complete.
    case truncatedGzip(member: Int)
    /// The gzip member that begins at byte `member` is damaged: bad structure, checksum or length.
    case damagedGzip(member: Int, reason: String)
    /// Bytes that are neither padding nor another gzip member follow at byte `offset`.
    case trailingBytes(offset: Int)
    /// The data would inflate to more than `limit` bytes.
    case inflatedTooLarge(limit: Int)
}

extension NumericsError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notGzip:
            "not a gzip file: the first two bytes are not 1f 8b"
        case .truncatedGzip(let member):
            "the gzip data that begin at byte \(member) are cut short"
        case .damagedGzip(let member, let reason):
            "the gzip data that begin at byte \(member) are damaged: \(reason)"
        case .trailingBytes(let offset):
            "bytes that are not gzip data follow at byte \(offset)"
        case .inflatedTooLarge(let limit):
            "the gzip data inflate to more than the \(limit) bytes allowed"
        }
    }
}
