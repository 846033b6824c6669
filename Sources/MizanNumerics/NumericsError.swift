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
    /// Element `element` is `value` where the formula needs a number `needed`, such as "above 0".
    case outOfDomain(element: Int, value: Double, needed: String)
    /// The value at row `row` and column `column` is missing where the method needs every value.
    case missing(row: Int, column: Int)
    /// Weight `element` is negative, infinite or not a number.
    case invalidWeight(element: Int, value: Double)
    /// The weights of a group are all 0.
    case weightsAllZero
    /// What went wrong at row `row` in group `group` of a tree.
    indirect case inGroup(Int, row: Int, NumericsError)
    /// The values of column `column` do not vary, so that nothing can be read from their variation.
    case constantColumn(Int)
    /// Columns carry no information that the method could weigh.
    case nothingToWeigh(reason: String)
    /// There are `count` of `what`, fewer than `needed` or more than a table has.
    case unfitCount(what: String, count: Int, needed: String)
    /// The comparisons at row `row` and column `column` and the other way round are not each other's inverse.
    case notReciprocal(row: Int, column: Int)
    /// Comparisons contradict each other more than allowed.
    case inconsistentComparisons(ratio: Double, limit: Double)
    /// No component of the correlation matrix leads: the two largest eigenvalues are equal.
    case noLeadingComponent(eigenvalue: Double)
    /// No point satisfies all constraints of a linear program.
    case infeasibleProgram
    /// The objective of a linear program grows without limit.
    case unboundedProgram
    /// An iteration did not settle in `steps` steps.
    case notSettled(steps: Int)
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
        case .outOfDomain(let element, let value, let needed):
            "element \(element) is \(value), where a number \(needed) is needed"
        case .missing(let row, let column):
            "the value at row \(row), column \(column) is missing, and the method needs every value"
        case .invalidWeight(let element, let value):
            "weight \(element) is \(value), where a number of at least 0 is needed"
        case .weightsAllZero:
            "all weights are 0: at least one has to be above it"
        case .inGroup(let group, let row, let error):
            "row \(row), group \(group): \(error)"
        case .constantColumn(let column):
            "the values of column \(column) do not vary"
        case .nothingToWeigh(let reason):
            "the columns hold nothing to weigh: \(reason)"
        case .unfitCount(let what, let count, let needed):
            "there are \(count) \(what), where \(needed) are needed"
        case .notReciprocal(let row, let column):
            "the comparisons of \(row) with \(column) and of \(column) with \(row) are not each other's inverse"
        case .inconsistentComparisons(let ratio, let limit):
            "the comparisons contradict each other: consistency ratio \(ratio), at most \(limit) is allowed"
        case .noLeadingComponent(let eigenvalue):
            "no principal component leads: the two largest eigenvalues are both \(eigenvalue)"
        case .infeasibleProgram:
            "no point satisfies all constraints of the linear program"
        case .unboundedProgram:
            "the objective of the linear program grows without limit"
        case .notSettled(let steps):
            "the iteration did not settle in \(steps) steps"
        }
    }
}
