#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// The values of one node in some lanes, (rows × lanes), and for each lane a flag that is above 0 where a plain function
/// would throw, or might.
struct LaneTable {
    private let start: UnsafeMutablePointer<Double>
    private let flags: UnsafeMutablePointer<Double>
    private let rows: Int
    private let lanes: Int

    init?(
        _ values: UnsafeMutableBufferPointer<Double>, _ flags: UnsafeMutablePointer<Double>, lanes: Int
    ) {
        guard let start = values.baseAddress, lanes > 0 else { return nil }
        (self.start, self.flags, self.lanes) = (start, flags, lanes)
        rows = values.count / lanes
    }

    @inline(__always)
    private func row(_ row: Int) -> UnsafeMutablePointer<Double> { start + row * lanes }

    private func buffer(_ row: Int) -> UnsafeMutableBufferPointer<Double> {
        UnsafeMutableBufferPointer(start: start + row * lanes, count: lanes)
    }

    // MARK: Figures

    /// The figures of a column: drawn, divided, and with their gaps filled.
    func fill(_ column: LaneRecipe.Column, seed: UInt64, _ replicates: Range<UInt32>, _ kernels: Kernels) {
        for place in 0..<rows {
            let value = column.values[place]
            let deviation = column.deviations.isEmpty ? 0 : column.deviations[place]
            if value.isNaN || deviation == 0 {
                buffer(place).update(repeating: value)
            } else {
                let draw = DrawPlace(seed: seed, stream: column.streams[place])
                kernels.normals(at: draw, replicates: replicates, into: buffer(place))
                let row = row(place)
                for lane in 0..<lanes { row[lane] = value + deviation * row[lane] }
            }
            if !column.divisors.isEmpty { divide(place, by: column.divisors[place]) }
        }
        for fill in column.fills { buffer(fill.row).update(repeating: fill.value) }
        for gap in column.gaps {
            let own = row(gap.row)
            kernels.uniforms(
                at: DrawPlace(seed: seed, stream: gap.stream), replicates: replicates, into: buffer(gap.row))
            for lane in 0..<lanes {
                own[lane] = row(gap.donors[choice(own[lane], among: gap.donors.count)])[lane]
            }
        }
    }

    private func divide(_ place: Int, by divisor: Double) {
        let row = row(place)
        for lane in 0..<lanes {
            row[lane] /= divisor
            if row[lane].isInfinite { flags[lane] = 1 }
        }
    }

    // MARK: Scales

    func scale(_ column: LaneRecipe.Column, _ known: [Int]) {
        if column.isNegated {
            for place in known {
                let row = row(place)
                for lane in 0..<lanes { row[lane] = -row[lane] }
            }
        }
        switch column.scale {
        case .none: break
        case .minMax(let low, let high): scaleByRange(known, low, high)
        case .zScore(let mean, let deviation): scaleByDeviation(known, mean, deviation)
        case .fixed(let scale): self.scale(known, scale)
        }
    }

    /// Lowest and highest value of each lane, one after another.
    private func withRange(
        _ known: [Int],
        _ body: (_ low: UnsafeMutablePointer<Double>, _ high: UnsafeMutablePointer<Double>)
            -> Void
    ) {
        guard known.count > 1 else { return flagAll() }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * lanes) { scratch in
            guard let low = scratch.baseAddress else { return }
            let high = low + lanes
            for lane in 0..<lanes { (low[lane], high[lane]) = (.infinity, -.infinity) }
            for place in known {
                let row = row(place)
                for lane in 0..<lanes {
                    let value = row[lane]
                    low[lane] = value < low[lane] ? value : low[lane]
                    high[lane] = value > high[lane] ? value : high[lane]
                }
            }
            body(low, high)
        }
    }

    private func flagAll() { for lane in 0..<lanes { flags[lane] = 1 } }

    private func scaleByRange(_ known: [Int], _ from: Double, _ to: Double) {
        withRange(known) { low, high in
            for lane in 0..<lanes {
                high[lane] -= low[lane]
                if !(high[lane] > 0 && high[lane] < .infinity) { flags[lane] = 1 }
            }
            let width = to - from
            for place in known {
                let row = row(place)
                for lane in 0..<lanes { row[lane] = (row[lane] - low[lane]) / high[lane] * width + from }
            }
        }
    }

    private func scaleByDeviation(_ known: [Int], _ centre: Double, _ width: Double) {
        withRange(known) { low, high in
            let count = Double(known.count)
            withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * lanes) { scratch in
                guard let mean = scratch.baseAddress else { return }
                let squares = mean + lanes
                for lane in 0..<2 * lanes { mean[lane] = 0 }
                for place in known {
                    let row = row(place)
                    for lane in 0..<lanes { mean[lane] += row[lane] }
                }
                for lane in 0..<lanes {
                    mean[lane] /= count
                    if !(low[lane] < high[lane]) { flags[lane] = 1 }
                    // The largest distance from the mean, from here on.
                    high[lane] = max(high[lane] - mean[lane], mean[lane] - low[lane])
                    if !(high[lane] < .infinity) { flags[lane] = 1 }
                }
                for place in known {
                    let row = row(place)
                    for lane in 0..<lanes {
                        let share = (row[lane] - mean[lane]) / high[lane]
                        squares[lane] += share * share
                    }
                }
                for lane in 0..<lanes {
                    squares[lane] = high[lane] * (squares[lane] / (count - 1)).squareRoot()
                    if !(squares[lane] > 0) { flags[lane] = 1 }
                }
                for place in known {
                    let row = row(place)
                    for lane in 0..<lanes {
                        row[lane] = (row[lane] - mean[lane]) / squares[lane] * width + centre
                    }
                }
            }
        }
    }

    private func scale(_ known: [Int], _ scale: FixedLaneScale) {
        for place in known {
            let row = row(place)
            if scale.isClamped {
                for lane in 0..<lanes { row[lane] = min(max(row[lane], scale.low), scale.high) }
            }
            switch scale.transform {
            case .none: break
            case .log: Kernels.best.logarithms(buffer(place))
            case .root: for lane in 0..<lanes { row[lane] = row[lane].squareRoot() }
            }
            for lane in 0..<lanes {
                let share = (row[lane] - scale.start) / scale.span
                row[lane] = scale.from + scale.width * share
                if !row[lane].isFinite { flags[lane] = 1 }
            }
        }
    }

    // MARK: Groups

    /// Takes the logarithms of values that a geometric mean is taken of; marks lanes in which one is not above 0.
    func takeLogarithms(_ known: [Int], _ kernels: Kernels) {
        for place in known {
            let row = row(place)
            for lane in 0..<lanes { flags[lane] = row[lane] <= 0 ? 1 : flags[lane] }
            kernels.logarithms(buffer(place))
        }
    }

    /// Marks lanes in which a value is infinite.
    func refuseInfinite() {
        for place in 0..<rows {
            let row = row(place)
            for lane in 0..<lanes { flags[lane] = abs(row[lane]) == .infinity ? 1 : flags[lane] }
        }
    }
}
