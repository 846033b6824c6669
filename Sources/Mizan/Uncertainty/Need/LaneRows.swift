import MizanNumerics

/// Numbers in rows of one length, one lane a replicate; not set at first.
struct LaneRows: ~Copyable {
    let lanes: Int
    private let numbers: UnsafeMutableBufferPointer<Double>

    init(_ count: Int, lanes: Int) {
        self.lanes = lanes
        numbers = .allocate(capacity: max(count, 1) * lanes)
    }

    deinit { numbers.deallocate() }

    @inline(__always)
    subscript(row: Int, lane: Int) -> Double { numbers[row * lanes + lane] }

    subscript(row: Int) -> LaneRow { LaneRow(rebasing: numbers[row * lanes..<(row + 1) * lanes]) }
}

/// The numbers of one thing in consecutive replicates; its memory is that of `LaneRows`, or of an array in use.
typealias LaneRow = UnsafeMutableBufferPointer<Double>

extension LaneRow {
    /// `self += weights · values`.
    func add(_ weights: LaneRow, times values: LaneRow) {
        Kernels.best.add(UnsafeBufferPointer(weights), times: UnsafeBufferPointer(values), to: self)
    }

    @inline(__always)
    func add(_ values: LaneRow) {
        for lane in indices { self[lane] += values[lane] }
    }

    func add(_ weight: Double, times values: LaneRow) {
        Kernels.best.add(UnsafeBufferPointer(values), times: weight, to: self)
    }

    @inline(__always)
    func set(_ value: Double) {
        for lane in indices { self[lane] = value }
    }

    func set(_ values: LaneRow) { _ = update(fromContentsOf: values) }

    @inline(__always)
    func set(_ values: LaneRow, over divisors: LaneRow) {
        for lane in indices { self[lane] = values[lane] / divisors[lane] }
    }

    /// The numbers of one draw in consecutive replicates.
    func draw(_ draw: NeedRecipe.Draw, seed: UInt64, _ replicates: Range<UInt32>) {
        let place = DrawPlace(seed: seed, stream: draw.stream, position: draw.position)
        if draw.isNormal {
            Kernels.best.normals(at: place, replicates: replicates, into: self)
        } else {
            Kernels.best.uniforms(at: place, replicates: replicates, into: self)
        }
    }
}

extension LaneRow {
    /// The higher of both, lane by lane.
    func raise(to values: LaneRow) {
        for lane in indices where values[lane] > self[lane] { self[lane] = values[lane] }
    }

    /// As `DrawStream.triangular`, of these uniform numbers.
    func triangular(low: Double, mode: Double, high: Double, into row: LaneRow) {
        guard low < high else { return row.set(low) }
        let share = (mode - low) / (high - low)
        for lane in indices {
            let u = self[lane]
            row[lane] =
                u < share
                ? low + (u * (high - low) * (mode - low)).squareRoot()
                : high - ((1 - u) * (high - low) * (high - mode)).squareRoot()
        }
    }
}
