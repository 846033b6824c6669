import MizanNumerics

/// How the weights of either form of model are drawn about the stated ones: one stream a node, so that adding or moving
/// a node leaves the draws of the others, and two models share those of the nodes that they share.
extension DrawStream {
    /// The stream of the weight of a node in its group.
    static func weight(of node: String, in group: String) -> UInt64 { hash("weight", group, node) }

    /// The shape of the gamma number of a node; one too small to hold is still above 0.
    static func dirichletShape(concentration: Double, share: Double) -> Double {
        max(concentration * share, .leastNormalMagnitude)
    }

    /// A gamma number: over the sum of those of its group it is a Dirichlet share. One too small to hold is still above
    /// 0: what is known of a unit stays known.
    mutating func dirichletPart(shape: Double) -> Double { max(gamma(shape: shape), .leastNormalMagnitude) }
}
