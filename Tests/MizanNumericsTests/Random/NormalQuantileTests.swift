import MizanNumerics
import Testing

@Suite("Normal quantile")
struct NormalQuantileTests {
    // mpmath 1.3.0 at 40 digits: the root of erfc(-x / sqrt 2) / 2 = p for the Double nearest to p.
    static let quantiles: [(p: Double, x: Double)] = [
        (0.0625, -1.5341205443525463117), (0.25, -0.6744897501960817432),
        (0.375, -0.31863936396437516302), (0.4375, -0.15731068461017069552), (0.5, 0),
        (0.6, 0.25334710313579974132), (0.925, 1.4395314709384562291), (0.975, 1.9599639845400538556),
        (0.99, 2.3263478740408407676), (0.999, 3.0902323061678132778), (1e-5, -4.2648907939228246102),
        (1e-10, -6.3613409024040561991), (1e-12, -7.0344838253011319326), (1e-20, -9.2623400897984075796),
        (1e-100, -21.273453560965324294), (1e-300, -37.047096299361199237),
    ]

    @Test("agrees with mpmath to 1 part in 10^15", arguments: quantiles.indices)
    func reference(_ index: Int) {
        let (p, x) = Self.quantiles[index]
        #expect(abs(normalQuantile(p) - x) <= 1e-15 * max(1, abs(x)) * (p > 0.9 ? 10 : 1))
    }

    @Test("is odd about the median and increases, across the seams of its three ranges")
    func shape() {
        var last = -Double.infinity
        for step in 1..<4096 {
            let p = Double(step) / 4096
            let x = normalQuantile(p)
            #expect(x > last)
            #expect(x == -normalQuantile(1 - p))
            last = x
        }
    }

    @Test("seams are smooth")
    func seams() {
        // |p - 1/2| = 0.425 and sqrt(-log p) = 5; the slope there is 1 / density.
        #expect(abs(normalQuantile(0.075.nextUp) - normalQuantile(0.075.nextDown)) < 1e-14)
        let far = 1.3887943864964021e-11
        #expect(abs(normalQuantile(far * (1 + 1e-15)) - normalQuantile(far * (1 - 1e-15))) < 1e-14)
    }

    @Test("ends and what lies outside")
    func ends() {
        #expect(normalQuantile(0) == -.infinity)
        #expect(normalQuantile(1) == .infinity)
        #expect(normalQuantile(-0.1).isNaN)
        #expect(normalQuantile(1.1).isNaN)
        #expect(normalQuantile(.nan).isNaN)
    }
}
