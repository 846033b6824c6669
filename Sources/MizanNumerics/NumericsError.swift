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
    /// The value at row `row` and column `column` is missing where the method needs every value.
    case missing(row: Int, column: Int)
    /// Weight `element` is negative, infinite or not a number.
    case invalidWeight(element: Int, value: Double)
    /// The weights of a group are all 0.
    case weightsAllZero
    /// What went wrong in a group of a tree, from 0, at a row or, where rows are compared, as a whole.
    indirect case inGroup(Int, row: Int?, NumericsError)
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
    /// The column at `column`, from 0, is constant, or the ones before it determine it.
    case collinear(column: Int)
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
        case .missing(let row, let column):
            "the value at row \(row), column \(column) is missing, and the method needs every value"
        case .invalidWeight(let element, let value):
            "weight \(element) is \(value), where a number of at least 0 is needed"
        case .weightsAllZero:
            "all weights are 0: at least one has to be above it"
        case .inGroup(let group, let row, let error):
            "group \(group)\(row.map { ", row \($0)" } ?? ""): \(error.description)"
        case .nothingToWeigh(let reason):
            "the columns hold nothing to weigh: \(reason)"
        case .unfitCount(let what, let count, let needed):
            "there are \(count) \(what), where \(needed) are needed"
        case .notReciprocal(let row, let column):
            "the comparisons of \(row) with \(column) and of \(column) with \(row) are not each other's inverse"
        case .inconsistentComparisons(let ratio, let limit):
            "the comparisons contradict each other: consistency ratio \(roundedToSignificant(ratio, 3)), at most \(limit) is allowed"
        case .noLeadingComponent(let eigenvalue):
            "no principal component leads: the two largest eigenvalues are both \(eigenvalue)"
        case .collinear(let column):
            "column \(column) is constant or determined by the columns before it: leave it or one of them out"
        case .infeasibleProgram:
            "no point satisfies all constraints of the linear program"
        case .unboundedProgram:
            "the objective of the linear program grows without limit"
        case .notSettled(let steps):
            "the iteration did not settle in \(steps) steps"
        }
    }
}
