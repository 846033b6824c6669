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
    /// Fewer values are known than the computation needs.
    case tooFewValues(known: Int, needed: Int)
    /// All known values equal `value`, where the computation needs values that vary.
    case constantValues(Double)
    /// The value at `place`, from 0, is one that the computation is not defined for.
    case valueOutOfDomain(place: Int, value: Double, needed: String)
    /// The ends of a scale do not stand to each other as they must.
    case unusableScale(low: Double, high: Double, needed: String)
    /// A quantity that is divided by is not above 0.
    case notPositive(quantity: String, value: Double)
    /// The computation failed for the column at `column`, from 0, of several.
    indirect case inColumn(Int, NumericsError)
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
        case .tooFewValues(let known, let needed):
            "\(known) values are known where at least \(needed) are needed"
        case .constantValues(let value):
            "every known value is \(value), where values that vary are needed"
        case .valueOutOfDomain(let place, let value, let needed):
            "the value \(value) at place \(place) is not \(needed)"
        case .unusableScale(let low, let high, let needed):
            "the scale from \(low) to \(high) cannot be used: \(needed)"
        case .notPositive(let quantity, let value):
            "\(quantity) is \(value), where a value above 0 is needed"
        case .inColumn(let column, let error):
            "column \(column): \(error.description)"
        }
    }
}
