import CKernels

/// One random number of every replicate: what a `DrawStream` of that seed and stream draws at that position.
public struct DrawPlace: Sendable {
    public var seed: UInt64
    public var stream: UInt64
    public var position: UInt64

    public init(seed: UInt64, stream: UInt64, position: UInt64 = 0) {
        self.seed = seed
        self.stream = stream
        self.position = position
    }

    fileprivate func draw(from replicate: UInt32) -> ck_draw {
        let key = DrawStream.key(seed: seed, stream: stream)
        return ck_draw(key0: key[0], key1: key[1], position: position, replicate: replicate)
    }
}

extension Kernels {
    /// `DrawStream.uniform` of each replicate. Cost: 1.0 / 1.9 / 3.3 a number.
    ///
    /// - Parameter result: one number a replicate.
    public func uniforms(
        at place: DrawPlace, replicates: Range<UInt32>, into result: UnsafeMutableBufferPointer<Double>
    ) {
        fill(result, at: place, replicates, table.pointee.uniforms)
    }

    /// `DrawStream.exponential` of each replicate; such numbers, one a component, divided by their sum are uniform on
    /// the simplex. Cost: 1.7 / 3.3 / 5.9 a number.
    public func exponentials(
        at place: DrawPlace, replicates: Range<UInt32>, into result: UnsafeMutableBufferPointer<Double>
    ) {
        fill(result, at: place, replicates, table.pointee.exponentials)
    }

    /// `DrawStream.normal` of each replicate. Cost: 2.5 / 4.0 / 6.2 a number.
    public func normals(
        at place: DrawPlace, replicates: Range<UInt32>, into result: UnsafeMutableBufferPointer<Double>
    ) {
        fill(result, at: place, replicates, table.pointee.normals)
    }

    /// `DrawStream.gamma` of each replicate. Those whose candidate is rejected are made again together.
    /// Cost: 4.4 / 6.4 / 9.5 a number, 7.2 / 11.4 / 18.6 for a shape below 1.
    public func gammas(
        shape: Double, at place: DrawPlace, replicates: Range<UInt32>,
        into result: UnsafeMutableBufferPointer<Double>
    ) {
        precondition(shape > 0 && shape.isFinite, "a gamma distribution needs a finite shape above 0")
        precondition(result.count == replicates.count, "one number a replicate")
        guard let start = result.baseAddress else { return }
        table.pointee.gammas(place.draw(from: replicates.lowerBound), result.count, shape, start)
    }

    private func fill(
        _ result: UnsafeMutableBufferPointer<Double>, at place: DrawPlace, _ replicates: Range<UInt32>,
        _ kernel: (ck_draw, Int, UnsafeMutablePointer<Double>) -> Void
    ) {
        precondition(result.count == replicates.count, "one number a replicate")
        guard let start = result.baseAddress else { return }
        kernel(place.draw(from: replicates.lowerBound), result.count, start)
    }
}
