import CKernels

extension Kernels {
    /// The weighted means of one group where only the weights differ between replicates, as a `GroupTree` gives them:
    /// values (units × children), weights (children × lanes) → (units × lanes).
    ///
    /// Cost: 0.02 / 0.04 / 0.09 a unit, child and lane; lanes in multiples of 64 / 16 / 8, others are slower.
    ///
    /// A geometric mean is `exponentials` of the mean of logarithms that are taken once.
    ///
    /// Missing: a child that is NaN is left out with its weight; NaN where the share of the children with a weight above
    /// 0 that are known is below `threshold` or none is known.
    ///
    /// - Parameters:
    ///   - weights: relative, finite and at least 0.
    ///   - threshold: 0...1.
    public func means(
        of values: UnsafeBufferPointer<Double>, weights: UnsafeBufferPointer<Double>, children: Int,
        threshold: Double = 0, into result: UnsafeMutableBufferPointer<Double>
    ) {
        precondition(children > 0, "a group has a child")
        let (units, lanes) = (values.count / children, weights.count / children)
        precondition(
            values.count == units * children && weights.count == children * lanes
                && result.count == units * lanes, "(units × children), (children × lanes), (units × lanes)")
        guard let values = values.baseAddress, let weights = weights.baseAddress,
            let start = result.baseAddress
        else { return }
        withScratch(ck_mean_scratch(units, children)) {
            table.pointee.means(values, weights, units, children, lanes, threshold, start, $0)
        }
    }

    /// The same where the values differ between replicates, what is missing too. Cost: 0.16 / 0.20 / 0.46 a unit, child
    /// and lane.
    ///
    /// - Parameters:
    ///   - nodes: tables (units × lanes) of the children and others, anywhere in one buffer.
    ///   - children: where in it the table of each child starts.
    ///   - weights: (children × lanes), or (children) where all replicates share them.
    public func means(
        of nodes: UnsafeBufferPointer<Double>, children: [Int], weights: UnsafeBufferPointer<Double>,
        lanes: Int,
        threshold: Double = 0, into result: UnsafeMutableBufferPointer<Double>
    ) {
        precondition(lanes > 0 && result.count.isMultiple(of: lanes), "(units × lanes)")
        precondition(
            children.allSatisfy { $0 >= 0 && $0 + result.count <= nodes.count }, "a table of each child")
        let areShared = weights.count == children.count
        precondition(areShared || weights.count == children.count * lanes, "weights of each child")
        guard let nodes = nodes.baseAddress, let weights = weights.baseAddress, let start = result.baseAddress
        else { return }
        table.pointee.lane_means(
            nodes, children, weights, areShared ? 0 : lanes, result.count / lanes, children.count, lanes,
            threshold, start)
    }
}
