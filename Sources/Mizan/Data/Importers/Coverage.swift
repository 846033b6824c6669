extension Importing {
    /// The sources as covering the years that were imported, now or before, and no others.
    ///
    /// - Throws: a finding for each source whose files have no year asked for.
    static func covering(
        _ sources: [Dataset.Source], _ files: [ImportFile], _ dataset: Dataset, _ years: ClosedRange<Int>
    ) throws(Findings) -> [Dataset.Source] {
        let old = Dictionary(dataset.sources.map { ($0.id, $0) }) { first, _ in first }
        let figures = Dictionary(grouping: dataset.observations, by: \.source)
        var findings: [Finding] = []
        let cut = sources.compactMap { source in
            let kept = (figures[source.id] ?? []).map(\.period.year).filter { !years.contains($0) }
            if let cut = source.cut(to: years) { return cut.joined(to: old[source.id], keeping: kept) }
            findings.append(
                Finding(
                    .noDataAtPeriod, file: files.map(\.name).joined(separator: ", "),
                    message: "the rows of \(source.id) are all \(Joins.otherYears)",
                    hint: "give other years with --from and --to, or leave its file out"))
            return nil
        }
        guard findings.isEmpty else { throw Findings(findings) }
        return cut
    }
}

extension Dataset.Source {
    /// The source as covering only those of its years; nil where it has none of them.
    fileprivate func cut(to years: ClosedRange<Int>) -> Dataset.Source? {
        var source = self
        source.coversFrom = coversFrom.map { max($0, years.lowerBound) }
        source.coversTo = coversTo.map { min($0, years.upperBound) }
        if let from = source.coversFrom, let to = source.coversTo, from > to { return nil }
        return source
    }

    /// The source with the years that it covered before, on each side on which figures of such years stay.
    ///
    /// Edge: where years between are not covered, they would be taken for silence, so that only the new ones count.
    fileprivate func joined(to old: Dataset.Source?, keeping years: [Int]) -> Dataset.Source {
        guard let old, let from = coversFrom, let to = coversTo, let oldFrom = old.coversFrom,
            let oldTo = old.coversTo, oldFrom <= to + 1, from <= oldTo + 1
        else { return self }
        var source = self
        if years.contains(where: { $0 < from }) { source.coversFrom = min(from, oldFrom) }
        if years.contains(where: { $0 > to }) { source.coversTo = max(to, oldTo) }
        return source
    }
}
