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

    /// The figures of a column: drawn, divided, with their gaps filled, and mended.
    func fill(_ column: LaneRecipe.Column, seed: UInt64, _ replicates: Range<UInt32>, _ kernels: Kernels) {
        for place in 0..<rows {
            draw(place, column, seed: seed, replicates, kernels)
            if !column.divisors.isEmpty { divide(place, by: column.divisors[place]) }
        }
        if !column.aged.isEmpty { age(column, seed: seed, replicates, kernels) }
        for fill in column.fills { buffer(fill.row).update(repeating: fill.value) }
        for gap in column.gaps {
            let own = row(gap.row)
            kernels.uniforms(
                at: DrawPlace(seed: seed, stream: gap.stream), replicates: replicates, into: buffer(gap.row))
            for lane in 0..<lanes {
                own[lane] = row(gap.donors[choice(own[lane], among: gap.donors.count)])[lane]
            }
        }
        if let mended = column.mend { mend(replicates, mended) }
    }

    private func draw(
        _ place: Int, _ column: LaneRecipe.Column, seed: UInt64, _ replicates: Range<UInt32>,
        _ kernels: Kernels
    ) {
        let value = column.values[place]
        let width = column.deviations.isEmpty ? 0 : column.deviations[place]
        let distribution = column.distributions.isEmpty ? .normal : column.distributions[place]
        guard !value.isNaN, width > 0 || distribution == .other else {
            return buffer(place).update(repeating: value)
        }
        let row = row(place)
        let draw = DrawPlace(seed: seed, stream: column.streams[place])
        switch distribution {
        case .normal:
            kernels.normals(at: draw, replicates: replicates, into: buffer(place))
            for lane in 0..<lanes { row[lane] = value + width * row[lane] }
        case .logNormal:
            kernels.normals(at: draw, replicates: replicates, into: buffer(place))
            for lane in 0..<lanes { row[lane] = width * row[lane] }
            kernels.exponentials(buffer(place))
            for lane in 0..<lanes { row[lane] = value * row[lane] }
        case .gamma:
            kernels.gammas(shape: width, at: draw, replicates: replicates, into: buffer(place))
            for lane in 0..<lanes { row[lane] = value * row[lane] }
        case .other:
            for (lane, replicate) in replicates.enumerated() {
                var stream = DrawStream(seed: seed, replicate: replicate, stream: draw.stream)
                row[lane] = column.draw?(place, &stream) ?? .nan
            }
        }
        for lane in 0..<lanes { flags[lane] = row[lane].isFinite ? flags[lane] : 1 }
    }

    /// Draws figures that are old. Spread is that of what is known, before any gap is filled.
    private func age(
        _ column: LaneRecipe.Column, seed: UInt64, _ replicates: Range<UInt32>, _ kernels: Kernels
    ) {
        // Where no figure varies, the first lane is like all.
        let deviations = (0..<(column.figuresVary ? lanes : 1)).map { lane -> Double in
            do throws(NumericsError) {
                return try Moments(of: self.column(lane)).deviation ?? 0
            } catch {
                flags[lane] = 1
                return 0
            }
        }
        for aged in column.aged {
            let row = row(aged.row)
            kernels.normals(
                at: DrawPlace(seed: seed, stream: aged.stream), replicates: replicates,
                into: buffer(aged.row))
            for lane in 0..<lanes {
                let deviation = deviations[deviations.count > 1 ? lane : 0]
                row[lane] = deviation > 0 ? aged.value + aged.factor * deviation * row[lane] : aged.value
            }
        }
    }

    private func column(_ lane: Int) -> [Double] { (0..<rows).map { start[$0 * lanes + lane] } }

    private func mend(
        _ replicates: Range<UInt32>, _ mended: (_ replicate: UInt32, _ figures: [Double]) -> [Double]?
    ) {
        for (lane, replicate) in replicates.enumerated() where flags[lane] == 0 {
            guard let values = mended(replicate, column(lane)) else {
                flags[lane] = 1
                continue
            }
            for (place, value) in values.enumerated() { start[place * lanes + lane] = value }
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
        case .none: refuseInfinite(known)
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

    /// Puts values on the scale on which a group averages them; marks lanes in which one has no place there.
    func transform(_ known: [Int], for mean: LaneRecipe.Mean, _ kernels: Kernels) {
        switch mean {
        case .arithmetic, .each: break
        case .geometric:
            for place in known {
                let row = row(place)
                for lane in 0..<lanes { flags[lane] = row[lane] <= 0 ? 1 : flags[lane] }
                kernels.logarithms(buffer(place))
            }
        case .invertedPower(let scale):
            for place in known {
                let row = row(place)
                for lane in 0..<lanes {
                    let value = row[lane]
                    flags[lane] = value < 0 || value > 10 ? 1 : flags[lane]
                    row[lane] = (10 - value) * 0.9 + 1
                }
                if scale.exponent == 0 {
                    kernels.logarithms(buffer(place))
                } else {
                    kernels.powers(buffer(place), scale.exponent)
                }
                guard scale.exponent >= 0 else { continue }
                for lane in 0..<lanes { row[lane] = -row[lane] }
            }
        }
    }

    /// Brings means back from the scale on which they were taken; marks lanes in which one is infinite.
    func restore(_ mean: LaneRecipe.Mean, _ kernels: Kernels) {
        let values = UnsafeMutableBufferPointer(start: start, count: rows * lanes)
        switch mean {
        case .arithmetic, .each: break
        case .geometric: kernels.exponentials(values)
        case .invertedPower(let scale):
            let isLogarithm = scale.exponent == 0
            for place in values.indices { values[place] = isLogarithm ? -values[place] : abs(values[place]) }
            if isLogarithm {
                kernels.exponentials(values)
            } else {
                kernels.powers(values, 1 / scale.exponent)
            }
            for place in values.indices { values[place] = min(max(10 - (values[place] - 1) / 0.9, 0), 10) }
        }
        refuseInfinite(Array(0..<rows))
    }

    private func refuseInfinite(_ places: [Int]) {
        for place in places {
            let row = row(place)
            for lane in 0..<lanes { flags[lane] = abs(row[lane]) == .infinity ? 1 : flags[lane] }
        }
    }
}
