import Mizan

extension ReplicateTally {
    /// Whether replicates were counted and all of them failed: then there is nothing to say of doubt.
    var hasNothing: Bool { count > 0 && failedCount == count }

    /// Says so.
    func nothing(in file: String) -> Finding { .allFailed(count, failures.first, in: file) }
}

extension Finding {
    /// That all of some replicates failed, and why the first did.
    static func allFailed(_ count: Int, _ first: ReplicateTally.Failure?, in file: String) -> Finding {
        let reason = first.map { ": " + PhysicalLine.shown($0.reason, most: 300) } ?? ""
        return Finding(
            .allReplicatesFailed, file: file,
            message: count == 1
                ? "the one replicate failed\(reason)"
                : "all \(Figures.grouped(count)) replicates failed\(reason)",
            hint:
                "change what `uncertainty` varies, or the method that fails; `mizan uncertainty MODEL --replicate \(first?.replicate ?? 0)` prints what was drawn"
        )
    }
}
