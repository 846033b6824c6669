/// An edition that can be drawn again and again: each replicate is the recipe run once more on other inputs.
///
/// Every draw is a function of (seed, replicate, input), so that threads, blocks, shards and the order of rows never
/// change a score.
public protocol ReplicateSource: Sendable {
    /// What the edition gave without doubt.
    var nominal: NominalScores { get }
    var seed: UInt64 { get }
    /// What varies, in a fixed order: one input a doubt, or one a part of it, such as each weight.
    var inputs: [DoubtInput] { get }

    /// The scores of some replicates, each with its own draw of every input of the doubts that vary.
    ///
    /// The same as `replicate(_:)` one by one, to the bit, as fast as can be.
    func scores(of replicates: Range<UInt32>, varying: Set<Doubt>) -> ReplicateBlock

    /// One replicate, the plain way: perturb the model and its figures, build again.
    ///
    /// - Parameter numbers: by input, the replicate whose random numbers it takes; nil = it stays as it is. So that
    ///   an input can be exchanged alone, which is what the sensitivity to it asks for.
    func replicate(_ numbers: [UInt32?]) -> Result<Replicate, ReplicateFailure>

    /// What a replicate draws while everything varies, number by number.
    func draws(of replicate: UInt32) -> [ReplicateDraw]

    /// The same of some units only, with the same scores of these and none of the others; nil where the score of a unit
    /// depends on the others, or replicates are not drawn fast enough for many of them.
    func narrowed(to units: [Int]) -> (any ReplicateSource)?

    /// The same as `replicate(_:)` for rows of replicates in which some inputs are exchanged, as fast as can be.
    func exchange() -> ReplicateExchange
}

/// One of the inputs that vary.
public struct DoubtInput: Sendable, Hashable {
    public var doubt: Doubt
    /// The id of what varies, such as an indicator; empty where the doubt is one input as a whole.
    public var id: String

    public init(_ doubt: Doubt, _ id: String = "") { (self.doubt, self.id) = (doubt, id) }

    public var description: String { id.isEmpty ? doubt.rawValue : "\(doubt.rawValue) of \(id)" }
}

/// What an edition gives without doubt, and how its doubt is read.
public struct NominalScores: Sendable, Equatable {
    /// Ids, in the order of the edition.
    public var units: [String]
    /// Rounded to 12 significant digits; NaN where a unit has no score.
    public var scores: [Double]
    /// Whether a unit is placed among the ranked; the others are scored only.
    public var isRanked: [Bool]
    /// The least score of each class, ascending; empty where the model has none.
    public var classes: [Double]
    /// Share of the replicates inside a band, 0...1.
    public var coverage: Double
    /// Probability from which on one unit counts as above another.
    public var ordered: Double

    public init(
        units: [String], scores: [Double], isRanked: [Bool], classes: [Double] = [], coverage: Double,
        ordered: Double
    ) {
        precondition(units.count == scores.count && units.count == isRanked.count, "one of each a unit")
        (self.units, self.scores, self.isRanked) = (units, scores, isRanked)
        (self.classes, self.coverage, self.ordered) = (classes, coverage, ordered)
    }

    /// Units without a score are alike.
    public static func == (one: NominalScores, other: NominalScores) -> Bool {
        one.units == other.units && one.isRanked == other.isRanked && one.classes == other.classes
            && one.coverage == other.coverage && one.ordered == other.ordered
            && zip(one.scores, other.scores).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
    }

    /// Places of the scored units, highest first, equals by id.
    public var order: [Int] {
        units.indices.filter { !scores[$0].isNaN }
            .sorted { scores[$0] == scores[$1] ? units[$0] < units[$1] : scores[$0] > scores[$1] }
    }
}

/// The scores of one replicate.
public struct Replicate: Sendable {
    /// By unit, rounded to 12 significant digits; NaN = no score.
    public var scores: [Double]
    /// By unit: whether the critical rule fires; empty where the model has none.
    public var fired: [Bool] = []
}

/// Why a replicate could not be computed.
public struct ReplicateFailure: Error, Sendable, Hashable {
    public var reason: String
}

/// The scores of consecutive replicates.
public struct ReplicateBlock: Sendable {
    public let replicates: Range<UInt32>
    /// (units × replicates), unit by unit; NaN where a unit has no score, or the replicate failed.
    public var scores: [Double]
    /// As `scores`: 1 where the critical rule fires; empty where the model has none.
    public var fired: [UInt8] = []
    public var failures: [UInt32: ReplicateFailure] = [:]

    public init(_ replicates: Range<UInt32>, units: Int) {
        self.replicates = replicates
        scores = [Double](repeating: .nan, count: units * replicates.count)
    }
}

extension ReplicateSource {
    /// Nothing that can be shown as numbers.
    public func draws(of replicate: UInt32) -> [ReplicateDraw] { [] }

    public func narrowed(to units: [Int]) -> (any ReplicateSource)? { nil }

    public func exchange() -> ReplicateExchange { ReplicateExchange(self) }

    /// The doubts that have an input.
    public var doubts: Set<Doubt> { Set(inputs.map(\.doubt)) }

    /// The numbers of one replicate in which some doubts vary together.
    public func numbers(_ replicate: UInt32, varying: Set<Doubt>) -> [UInt32?] {
        inputs.map { varying.contains($0.doubt) ? replicate : nil }
    }

    /// What `scores(of:varying:)` gives, replicate by replicate.
    public func plainScores(of replicates: Range<UInt32>, varying: Set<Doubt>) -> ReplicateBlock {
        let units = nominal.units.count
        var block = ReplicateBlock(replicates, units: units)
        for (lane, number) in replicates.enumerated() {
            switch replicate(numbers(number, varying: varying)) {
            case .failure(let failure): block.failures[number] = failure
            case .success(let replicate):
                if block.fired.isEmpty, !replicate.fired.isEmpty {
                    block.fired = [UInt8](repeating: 0, count: block.scores.count)
                }
                for unit in 0..<units {
                    let place = unit * replicates.count + lane
                    block.scores[place] = replicate.scores[unit]
                    if !replicate.fired.isEmpty { block.fired[place] = replicate.fired[unit] ? 1 : 0 }
                }
            }
        }
        return block
    }
}
