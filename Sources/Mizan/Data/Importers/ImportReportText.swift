extension ImportReport {
    /// The report for people: what changed in each file, what was joined, and what was not, with the reason.
    public var text: String {
        var lines = changes.map { change in
            "\(change.file): \(change.added) added, \(change.changed) changed, \(change.removed) removed, "
                + "\(change.unchanged) unchanged"
        }
        for (subject, rows) in joins.linked.sorted(by: { $0.key < $1.key }) {
            lines.append("linked \(subject): \(rows)")
        }
        let losses = Dictionary(grouping: joins.notLinked, by: \.key.reason).sorted { $0.key < $1.key }
        for (reason, subjects) in losses {
            let list = subjects.sorted { $0.key.subject < $1.key.subject }.map {
                "\($0.key.subject) \($0.value)"
            }
            lines.append("not linked, \(reason): \(list.joined(separator: ", "))")
        }
        return (lines + notes).joined(separator: "\n")
    }
}
