/// A recipe from columns of figures to the scores of a tree, run for consecutive replicates at once.
///
/// Goals, in order: the bits of the plain functions, operation by operation, in every lane; speed. A replicate in which
/// a plain function would throw, or might, is marked for the plain way, which then says why.
///
/// Which figures are known is the same in every replicate, so that it is asked once. Columns are worked off one after
/// another and forgotten with their group: memory is that of the largest group, of fewer lanes where it is large.
public struct LaneRecipe: Sendable {
    /// One column of figures and what is done to it.
    public struct Column: Sendable {
        /// One a row; NaN where nothing is known, or the row is left out. Where a figure is drawn, what it is drawn
        /// about: the mean of a normal number, the median of a log-normal one, the scale of a gamma number.
        public var values: [Double]
        /// How wide each is drawn: the standard deviation of a normal number, that of the logarithm of a log-normal one,
        /// the shape of a gamma number; 0 where it stays. Empty where all stay.
        public var deviations: [Double] = []
        /// Of what distribution each is; empty where all are normal.
        public var distributions: [Distribution] = []
        /// The figure of a row of another distribution; nil where there is none.
        public var draw: (@Sendable (_ row: Int, _ stream: inout DrawStream) -> Double?)?
        /// Named streams of the numbers drawn, one a row.
        public var streams: [UInt64] = []
        /// What figures are divided by, as many; empty for nothing.
        public var divisors: [Double] = []
        /// Rows that are filled with a number.
        public var fills: [(row: Int, value: Double)] = []
        public var gaps: [Gap] = []
        public var aged: [Aged] = []
        /// Rows that `mend` fills.
        public var mended: [Int] = []
        /// What the figures of one replicate become before they are scaled; nil where it cannot be said.
        ///
        /// For methods that need a column as a whole: the plain function runs, on a column gathered from its lane.
        public var mend: (@Sendable (_ replicate: UInt32, _ figures: [Double]) -> [Double]?)?
        /// Whether a low figure is good.
        public var isNegated = false
        public var scale = LaneScale.none

        public init(_ values: [Double]) { self.values = values }

        /// Whether the figures that are known differ between replicates.
        var figuresVary: Bool { deviations.contains { $0 > 0 } || distributions.contains(.other) }
        /// Whether replicates differ.
        var varies: Bool { figuresVary || !gaps.isEmpty || !aged.isEmpty || mend != nil }
    }

    /// What a figure is drawn by.
    public enum Distribution: UInt8, Sendable {
        case normal, logNormal, gamma
        /// One that is drawn number by number.
        case other
    }

    /// A row that takes the figure of another, all as likely.
    public struct Gap: Sendable {
        public var row: Int
        /// Rows whose figures are known; at least one.
        public var donors: [Int]
        public var stream: UInt64

        public init(row: Int, donors: [Int], stream: UInt64) {
            (self.row, self.donors, self.stream) = (row, donors, stream)
        }
    }

    /// A row whose figure is an old one: a normal number is added, of `factor` standard deviations of what is known.
    public struct Aged: Sendable {
        public var row: Int
        public var value: Double
        public var factor: Double
        public var stream: UInt64

        public init(row: Int, value: Double, factor: Double, stream: UInt64) {
            (self.row, self.value, self.factor, self.stream) = (row, value, factor, stream)
        }
    }

    /// A group of the tree, of children that weigh.
    public struct Group: Sendable {
        /// Columns first, then groups, each before the group that holds it.
        public var children: [Int]
        public var mean: Mean
        /// Least share of the children that must be known.
        public var threshold: Double
        public var weights: Weights

        public init(_ children: [Int], _ mean: Mean, threshold: Double, _ weights: Weights) {
            (self.children, self.mean, self.threshold) = (children, mean, threshold)
            self.weights = weights
        }
    }

    /// How the children of a group become its value.
    public enum Mean: Sendable {
        case arithmetic, geometric
        case invertedPower(InvertedPowerScale)
        /// The method of each replicate, which a `GroupTree` runs.
        case each(@Sendable (UInt32) -> GroupTree.Method)
    }

    /// The weights of the children of a group.
    public enum Weights: Sendable {
        case fixed([Double])
        /// Gamma numbers of a shape and a stream for each, divided by their sum, times the total.
        case gamma(shapes: [Double], streams: [UInt64], total: Double)
        /// Of each replicate by itself; nil where they cannot be drawn.
        case drawn(@Sendable (UInt32) -> [Double]?)
    }

    public let rows: Int
    public let columns: [Column]
    public let groups: [Group]
    /// Columns that a replicate leaves out; nil where none is.
    public let leftOut: (@Sendable (UInt32) -> [Int])?
    /// Values of columns that stay, on the scale on which their group is averaged; empty for others.
    let settled: [[Double]]
    /// By column: the rows with a figure, after gaps are filled; empty for those that stay.
    let known: [[Int]]
    let seed: UInt64
    /// Whether a group holds columns and groups.
    let isMixed: Bool
    /// Children of the largest group whose values differ between replicates.
    private let widest: Int

    /// - Returns: nil where a column that stays has no scale.
    public init?(
        rows: Int, columns: [Column], groups: [Group], leftOut: (@Sendable (UInt32) -> [Int])? = nil,
        seed: UInt64
    ) {
        precondition(columns.allSatisfy { $0.values.count == rows }, "a figure of each row")
        (self.rows, self.columns, self.groups, self.seed) = (rows, columns, groups, seed)
        self.leftOut = leftOut
        var settled = columns.map { _ in [Double]() }
        for group in groups {
            for child in group.children where child < columns.count && !columns[child].varies {
                var values = [Double](repeating: 0, count: rows)
                var flag = 0.0
                let known = columns[child].known
                values.withUnsafeMutableBufferPointer { values in
                    let table = LaneTable(values, &flag, lanes: 1)
                    table?.fill(columns[child], seed: seed, 0..<1, .best)
                    table?.scale(columns[child], known)
                    table?.transform(known, for: group.mean, .best)
                }
                guard flag == 0 else { return nil }
                settled[child] = values
            }
        }
        self.settled = settled
        known = columns.map { $0.varies ? $0.known : [] }
        isMixed = groups.contains { group in
            Set(group.children.map { $0 < columns.count }).count > 1
        }
        widest =
            groups.map { group in
                group.children.contains { $0 >= columns.count || columns[$0].varies }
                    ? group.children.count : 1
            }.max() ?? 1
    }

    /// The values of the last group, (rows × replicates), row by row, and for each replicate whether it is to be run
    /// the plain way instead.
    public func scores(of replicates: Range<UInt32>) -> (scores: [Double], isOpen: [Bool]) {
        let lanes = replicates.count
        var scores = [Double](repeating: .nan, count: rows * lanes)
        var isOpen = [Bool](repeating: false, count: lanes)
        // About a megabyte of columns at a time.
        let width = max(8, (1 << 17) / max(1, rows * widest) / 8 * 8)
        var start = 0
        while start < lanes {
            let count = min(width, lanes - start)
            let first = replicates.lowerBound + UInt32(start)
            LaneRun(self, first..<first + UInt32(count)).run { root, flags in
                for row in 0..<rows {
                    for lane in 0..<count {
                        scores[row * lanes + start + lane] = root[row * count + lane]
                    }
                }
                for lane in 0..<count { isOpen[start + lane] = flags[lane] > 0 }
            }
            start += count
        }
        return (scores, isOpen)
    }
}

extension LaneRecipe.Column {
    /// The rows with a figure, after gaps are filled.
    fileprivate var known: [Int] {
        var isKnown = values.indices.map { row in
            !values[row].isNaN && (divisors.isEmpty || !divisors[row].isNaN)
        }
        for fill in fills { isKnown[fill.row] = !fill.value.isNaN }
        for row in gaps.map(\.row) + aged.map(\.row) + mended { isKnown[row] = true }
        return isKnown.indices.filter { isKnown[$0] }
    }
}

/// How a column comes on the scale of scores: as the function of the same name does it.
public enum LaneScale: Sendable {
    case none
    /// `minMaxNormalised` of the column itself.
    case minMax(low: Double, high: Double)
    /// `zScores` of the column itself.
    case zScore(mean: Double, deviation: Double)
    /// `start + (x − low) / span · width` between stated ends.
    case fixed(FixedLaneScale)
}

/// A scale with stated ends: `from + width · (t(x) − start) / span`, x between low and high where it is clamped.
public struct FixedLaneScale: Sendable {
    public enum Transform: Sendable {
        case none, log, root
    }

    public var low: Double
    public var high: Double
    public var isClamped: Bool
    public var transform: Transform
    public var start: Double
    public var span: Double
    public var from: Double
    public var width: Double

    public init(
        low: Double, high: Double, isClamped: Bool, transform: Transform, start: Double, span: Double,
        from: Double, width: Double
    ) {
        (self.low, self.high, self.isClamped, self.transform) = (low, high, isClamped, transform)
        (self.start, self.span, self.from, self.width) = (start, span, from, width)
    }
}
