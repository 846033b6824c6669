/// A low point of a function near a start, by Nelder and Mead's simplex: no derivatives, no random numbers.
///
/// Ends after about `steps` evaluations, or where the corners differ by less than 1e-13.
///
/// Reference: [Nelder1965]
func nelderMead(
    _ start: [Double], step: Double, steps: Int, _ function: ([Double]) -> Double
) -> (point: [Double], value: Double) {
    var corners = [(point: start, value: function(start))]
    for axis in start.indices {
        var point = start
        point[axis] += step
        corners.append((point, function(point)))
    }
    let last = start.count
    var left = steps - corners.count
    while left > 0 {
        corners.sort { $0.value < $1.value }
        if hasSettled(corners) { break }
        let centre = start.indices.map { axis in
            corners[..<last].reduce(0) { $0 + $1.point[axis] } / Double(last)
        }
        func tried(_ factor: Double) -> (point: [Double], value: Double) {
            let point = start.indices.map { centre[$0] + factor * (corners[last].point[$0] - centre[$0]) }
            left -= 1
            return (point, function(point))
        }
        let reflected = tried(-1)
        if reflected.value < corners[0].value {
            let expanded = tried(-2)
            corners[last] = expanded.value < reflected.value ? expanded : reflected
        } else if reflected.value < corners[last - 1].value {
            corners[last] = reflected
        } else {
            let contracted = tried(reflected.value < corners[last].value ? -0.5 : 0.5)
            if contracted.value < min(reflected.value, corners[last].value) {
                corners[last] = contracted
            } else {
                for corner in 1...last {
                    let point = start.indices.map { (corners[corner].point[$0] + corners[0].point[$0]) / 2 }
                    corners[corner] = (point, function(point))
                }
                left -= last
            }
        }
    }
    return corners.min { $0.value < $1.value } ?? (start, function(start))
}

private func hasSettled(_ corners: [(point: [Double], value: Double)]) -> Bool {
    let size = corners.dropFirst().reduce(0) { size, corner in
        max(size, zip(corner.point, corners[0].point).reduce(0) { max($0, abs($1.0 - $1.1)) })
    }
    return size < 1e-13
}
