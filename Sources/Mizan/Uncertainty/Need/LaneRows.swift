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

    subscript(row: Int) -> LaneRow { LaneRow(rebasing: numbers[row * lanes..<(row + 1) * lanes]) }
}

/// The numbers of one thing in consecutive replicates; its memory is that of `LaneRows`, or of an array in use.
typealias LaneRow = UnsafeMutableBufferPointer<Double>

extension LaneRow {
    /// `self += weights · values`.
    @inline(__always)
    func add(_ weights: LaneRow, times values: LaneRow) {
        for lane in indices { self[lane] += weights[lane] * values[lane] }
    }

    @inline(__always)
    func add(_ values: LaneRow) {
        for lane in indices { self[lane] += values[lane] }
    }

    @inline(__always)
    func add(_ weight: Double, times values: LaneRow) {
        for lane in indices { self[lane] += weight * values[lane] }
    }

    @inline(__always)
    func set(_ value: Double) {
        for lane in indices { self[lane] = value }
    }

    @inline(__always)
    func set(_ values: LaneRow) {
        for lane in indices { self[lane] = values[lane] }
    }

    @inline(__always)
    func set(_ values: LaneRow, over divisors: LaneRow) {
        for lane in indices { self[lane] = values[lane] / divisors[lane] }
    }

    /// The n-th numbers of one stream in consecutive replicates.
    func draw(_ draw: NeedRecipe.Draw, seed: UInt64, from first: UInt32) {
        for lane in indices {
            var random = DrawStream(seed: seed, replicate: first + UInt32(lane), stream: draw.stream)
            random.position = draw.position
            self[lane] = draw.isNormal ? random.normal() : random.uniform()
        }
    }

    func takeLogarithms() {
        for lane in indices { self[lane] = Elementary.log(self[lane]) }
    }

    func takeExponentials() {
        for lane in indices { self[lane] = Elementary.exp(self[lane]) }
    }

    func roundToSignificant() {
        for lane in indices { self[lane] = roundedToSignificant(self[lane]) }
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
