import MizanNumerics
import Testing

@Suite("Kernels that aggregate a group in every replicate")
struct KernelMeansTests {
    /// Units, children, lanes and which edges are among the values and weights.
    struct Shape: Sendable, CustomTestStringConvertible {
        let units, children, lanes: Int
        var missing = 0.0
        var unweighted = 0.0
        var threshold = 0.0
        var testDescription: String {
            "\(units) × \(children) × \(lanes), \(missing), \(unweighted), \(threshold)"
        }
    }

    static let shapes = [
        Shape(units: 3, children: 1, lanes: 1), Shape(units: 5, children: 4, lanes: 64),
        Shape(units: 4, children: 7, lanes: 131), Shape(units: 9, children: 6, lanes: 75, missing: 0.3),
        Shape(units: 9, children: 3, lanes: 80, missing: 0.6, threshold: 2.0 / 3),
        Shape(units: 9, children: 3, lanes: 70, missing: 0.4, unweighted: 0.4, threshold: 0.5),
        Shape(units: 2, children: 5, lanes: 64, missing: 1),
    ]

    private func tree(_ weights: [Double], _ threshold: Double) -> GroupTree {
        let children = Array(weights.indices)
        return GroupTree(
            columns: children.count,
            groups: [.init(children: children, weights: weights, threshold: threshold)])
    }

    /// Weights (children × lanes), of which some are 0 but never all of a lane.
    private func weights(_ shape: Shape, _ draws: inout DrawStream) -> [Double] {
        var weights = (0..<shape.children * shape.lanes).map { _ in
            draws.uniform() < shape.unweighted ? 0 : draws.exponential()
        }
        for lane in 0..<shape.lanes { weights[lane] += 0.1 }
        return weights
    }

    private func value(_ shape: Shape, _ draws: inout DrawStream) -> Double {
        if draws.uniform() < shape.missing { return .nan }
        let u = draws.uniform()
        return u < 0.02 ? .infinity : u < 0.04 ? -0.0 : u < 0.06 ? 0 : 100 * draws.normal()
    }

    @Test("values shared by all replicates, beside a GroupTree", arguments: KernelCase.kernels, shapes)
    func shared(kernels: Kernels, shape: Shape) throws {
        var draws = DrawStream(seed: 7, replicate: 0, stream: 3)
        let weights = weights(shape, &draws)
        for isFinite in [true, false] {
            var values = (0..<shape.units * shape.children).map { _ in value(shape, &draws) }
            if isFinite { values = values.map { $0 == .infinity ? 17 : $0 } }
            let means = KernelCase.filled(shape.units * shape.lanes) { result in
                values.withUnsafeBufferPointer { values in
                    weights.withUnsafeBufferPointer {
                        kernels.means(
                            of: values, weights: $0, children: shape.children, threshold: shape.threshold,
                            into: result)
                    }
                }
            }
            for lane in 0..<shape.lanes {
                let own = (0..<shape.children).map { weights[$0 * shape.lanes + lane] }
                let expected = try tree(own, shape.threshold).aggregated(values)
                let found = (0..<shape.units).map { means[$0 * shape.lanes + lane] }
                #expect(KernelCase.bits(found) == KernelCase.bits(expected))
            }
        }
    }

    @Test("values of each replicate, beside a GroupTree", arguments: KernelCase.kernels, shapes)
    func ofLanes(kernels: Kernels, shape: Shape) throws {
        var draws = DrawStream(seed: 8, replicate: 0, stream: 3)
        let table = shape.units * shape.lanes
        // One table more than there are children, and the children in another order than the tables.
        let nodes = (0..<(shape.children + 1) * table).map { _ in value(shape, &draws) }
        let children = (0..<shape.children).map { (shape.children - $0) * table }
        let varied = weights(shape, &draws)
        for weights in [varied, (0..<shape.children).map { varied[$0 * shape.lanes] }] {
            let means = KernelCase.filled(table) { result in
                nodes.withUnsafeBufferPointer { nodes in
                    weights.withUnsafeBufferPointer {
                        kernels.means(
                            of: nodes, children: children, weights: $0, lanes: shape.lanes,
                            threshold: shape.threshold, into: result)
                    }
                }
            }
            for lane in 0..<shape.lanes {
                let own = (0..<shape.children).map {
                    varied[$0 * shape.lanes + (weights.count == varied.count ? lane : 0)]
                }
                let values = (0..<shape.units).flatMap { unit in
                    children.map { nodes[$0 + unit * shape.lanes + lane] }
                }
                let expected = try tree(own, shape.threshold).aggregated(values)
                let found = (0..<shape.units).map { means[$0 * shape.lanes + lane] }
                #expect(KernelCase.bits(found) == KernelCase.bits(expected))
            }
        }
    }

    @Test("a geometric mean is the exponential of the mean of logarithms", arguments: KernelCase.kernels)
    func geometric(kernels: Kernels) throws {
        var draws = DrawStream(seed: 9, replicate: 0, stream: 3)
        let (units, children, lanes) = (6, 5, 72)
        let values = (0..<units * children).map { _ in draws.uniform() < 0.2 ? .nan : 100 * draws.uniform() }
        let weights = (0..<children * lanes).map { _ in draws.exponential() }
        var logarithms = values
        logarithms.withUnsafeMutableBufferPointer { kernels.logarithms($0) }
        let means = KernelCase.filled(units * lanes) { result in
            logarithms.withUnsafeBufferPointer { values in
                weights.withUnsafeBufferPointer {
                    kernels.means(of: values, weights: $0, children: children, into: result)
                }
            }
            kernels.exponentials(result)
        }
        for lane in 0..<lanes {
            let group = GroupTree.Group(
                children: Array(0..<children), weights: (0..<children).map { weights[$0 * lanes + lane] },
                combination: .geometric)
            let expected = try GroupTree(columns: children, groups: [group]).aggregated(values)
            #expect(
                KernelCase.bits((0..<units).map { means[$0 * lanes + lane] }) == KernelCase.bits(expected))
        }
    }
}
