/// What a function's value is with each input at its low and at its high end while the others stay as they are.
///
/// The plainest of sensitivities, and blind to what inputs do together; `SobolIndices` are for that.
///
/// Missing: NaN where the function has no value.
///
/// Reference: [OECD2008], section 7
public struct OneAtATime: Sendable, Equatable {
    /// With all inputs as they are.
    public let nominal: Double
    /// One an input, with it at its low end.
    public let low: [Double]
    /// One an input, with it at its high end.
    public let high: [Double]

    /// One an input: how far apart the values at both ends and as it is lie, at least 0.
    ///
    /// More than between the ends where the value is lowest or highest in between, as a shift from what it is.
    public var swings: [Double] {
        zip(low, high).map { $0.isNaN || $1.isNaN ? .nan : max($0, $1, nominal) - min($0, $1, nominal) }
    }

    /// Inputs from the largest swing to the smallest; those without one last, equal ones in their order.
    public var order: [Int] {
        let sizes = swings.map { $0.isNaN ? -1 : $0 }
        return sizes.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
    }

    /// - Parameters:
    ///   - point: the inputs as they are.
    ///   - low: one an input, in its unit.
    ///   - high: as `low`.
    public init<Failure: Error>(
        at point: [Double], low: [Double], high: [Double], of function: ([Double]) throws(Failure) -> Double
    ) throws(Failure) {
        precondition(low.count == point.count && high.count == point.count, "two ends an input")
        func value(_ input: Int, _ end: Double) throws(Failure) -> Double {
            var moved = point
            moved[input] = end
            return try function(moved)
        }
        nominal = try function(point)
        var (lows, highs): ([Double], [Double]) = ([], [])
        for input in point.indices {
            lows.append(try value(input, low[input]))
            highs.append(try value(input, high[input]))
        }
        (self.low, self.high) = (lows, highs)
    }
}
