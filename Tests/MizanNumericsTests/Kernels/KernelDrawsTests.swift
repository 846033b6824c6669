import MizanNumerics
import Testing

@Suite("Kernels that draw for consecutive replicates")
struct KernelDrawsTests {
    static let place = DrawPlace(seed: 42, stream: 0xDEAD_BEEF_0123, position: 0x1_2345_6789)

    /// What the streams of the replicates draw at the place.
    private func scalar(
        _ replicates: Range<UInt32>, at place: DrawPlace = place, _ draw: (inout DrawStream) -> Double
    ) -> [Double] {
        replicates.map { replicate in
            var stream = DrawStream(seed: place.seed, replicate: replicate, stream: place.stream)
            stream.position = place.position
            return draw(&stream)
        }
    }

    @Test(
        "uniform, exponential and normal numbers are those of a DrawStream", arguments: KernelCase.kernels,
        [0..<3, 7..<1507, UInt32.max - 20..<UInt32.max])
    func fixed(kernels: Kernels, replicates: Range<UInt32>) {
        let count = replicates.count
        let uniforms = KernelCase.filled(count) {
            kernels.uniforms(at: Self.place, replicates: replicates, into: $0)
        }
        #expect(uniforms == scalar(replicates) { $0.uniform() })
        let exponentials = KernelCase.filled(count) {
            kernels.exponentials(at: Self.place, replicates: replicates, into: $0)
        }
        #expect(exponentials == scalar(replicates) { $0.exponential() })
        let normals = KernelCase.filled(count) {
            kernels.normals(at: Self.place, replicates: replicates, into: $0)
        }
        #expect(normals == scalar(replicates) { $0.normal() })
    }

    @Test(
        "gamma numbers are those of a DrawStream, rejected candidates included",
        arguments: KernelCase.kernels,
        [0x1p-1074, 1e-300, 1e-3, 0.2, 0.999, 1, 1.7, 40, 1e6])
    func gamma(kernels: Kernels, shape: Double) {
        let replicates: Range<UInt32> = 3..<1303
        let gammas = KernelCase.filled(replicates.count) {
            kernels.gammas(shape: shape, at: Self.place, replicates: replicates, into: $0)
        }
        #expect(gammas == scalar(replicates) { $0.gamma(shape: shape) })
    }

    @Test("far tails: every position of one replicate", arguments: KernelCase.kernels)
    func tails(kernels: Kernels) {
        // Positions are few enough to test, and many enough that some normal numbers lie beyond 3.5.
        var largest = 0.0
        for position in 0..<400 as Range<UInt64> {
            let place = DrawPlace(seed: 1, stream: 2, position: position)
            let normals = KernelCase.filled(16) { kernels.normals(at: place, replicates: 0..<16, into: $0) }
            #expect(normals == scalar(0..<16, at: place) { $0.normal() })
            largest = max(largest, normals.map(abs).max() ?? 0)
        }
        #expect(largest > 3)
    }
}
