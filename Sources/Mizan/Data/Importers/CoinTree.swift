/// What must hold among the entries of a project.
extension CoinMetadata {
    /// The index itself: the aggregate without a parent; nil where there is none.
    var root: Entry? { entries.first { $0.role == .aggregate && $0.parent == nil } }

    /// What stands under a code, in the order of the file.
    func children(of code: String) -> [Entry] { entries.filter { $0.isInTree && $0.parent == code } }

    mutating func checkCodes() {
        var lines: [String: Int] = [:]
        var ids: [String: Entry] = [:]
        for entry in entries {
            if let line = lines[entry.code] {
                cells.report(
                    .conflictingRows, entry.row, "iCode", "the code \(entry.code) stands in line \(line) too",
                    "give each row its own code")
            } else if let other = ids[entry.id], entry.role != .other, other.role != .other {
                cells.report(
                    .conflictingRows, entry.row, "iCode",
                    "the codes \(other.code) and \(entry.code) both become the id \(entry.id)",
                    "rename one of them, here and in iData")
            }
            lines[entry.code] = lines[entry.code] ?? entry.row.line
            ids[entry.id] = ids[entry.id] ?? entry
        }
    }

    mutating func checkTree() {
        let cyclic = checkCycles()
        for entry in entries where entry.isInTree {
            if !cyclic.contains(entry.code) { checkParent(entry) }
            if entry.role == .aggregate { checkChildren(entry) }
        }
        let tops = entries.filter { $0.role == .aggregate && $0.parent == nil }
        for top in tops.dropFirst() {
            cells.report(
                .conflictingRows, top.row, "Parent",
                "\(top.code) has no parent, and neither has \(tops[0].code): an index has one top",
                "name a parent, or add one above both")
        }
        if tops.isEmpty {
            cells.report(
                .missingValue, nil, "Parent", "no aggregate is without a parent: the index has no top",
                "leave `Parent` of the index itself empty, or NA")
        }
        if !entries.contains(where: { $0.role == .indicator }) {
            cells.report(
                .missingValue, nil, "Type", "no code is of the type Indicator", "add the indicators")
        }
    }

    private mutating func checkParent(_ entry: Entry) {
        guard let name = entry.parent else {
            guard entry.role == .indicator else { return }
            cells.report(
                .missingValue, entry.row, "Parent", "`Parent` of the indicator \(entry.code) has no value",
                "name the aggregate that it belongs to")
            return
        }
        guard let parent = byCode[name] else {
            let aggregates = entries.filter { $0.role == .aggregate }.map(\.code)
            cells.report(
                .unknownReference, entry.row, "Parent",
                "`Parent` of \(entry.code) is \(name), and no row has that code",
                Spelling.guess(name, in: aggregates) ?? "add its row, or correct the name")
            return
        }
        guard parent.role == .aggregate || parent.role == nil else {
            cells.report(
                .wrongReference, entry.row, "Parent",
                "`Parent` of \(entry.code) is \(name), which is of the type \(parent.role?.rawValue ?? "")",
                "a parent is of the type Aggregate")
            return
        }
        if let own = entry.level, let above = parent.level, above != own + 1 {
            cells.report(
                .wrongReference, entry.row, "Level",
                "\(entry.code) is at level \(own) and its parent \(name) at level \(above)",
                "a parent stands one level above: correct one of the levels, or the parent")
        }
    }

    private mutating func checkChildren(_ entry: Entry) {
        let children = children(of: entry.code)
        if children.isEmpty {
            cells.report(
                .missingValue, entry.row, "iCode", "no code names the aggregate \(entry.code) as its parent",
                "remove its row, or name it as a parent")
        } else if children.allSatisfy({ $0.weight == 0 }) {
            cells.report(
                .outOfRange, children[0].row, "Weight", "all weights in \(entry.code) are 0",
                "give one of its codes a weight above 0")
        }
    }

    /// Reports each way round once, and gives the codes on it.
    private mutating func checkCycles() -> Set<String> {
        var cyclic: Set<String> = []
        for entry in entries where entry.isInTree && !cyclic.contains(entry.code) {
            var way = [entry.code]
            while let next = byCode[way[way.count - 1]]?.parent, !way.contains(next) { way.append(next) }
            guard byCode[way[way.count - 1]]?.parent == entry.code else { continue }
            cyclic.formUnion(way)
            cells.report(
                .cycle, entry.row, "Parent",
                "`Parent` leads back to itself: " + (way.prefix(20) + [entry.code]).joined(separator: " -> "),
                "an aggregate cannot hold the whole it belongs to")
        }
        return cyclic
    }

    mutating func checkDenominator(_ entry: Entry) {
        guard let name = entry.denominator else { return }
        let known = entries.filter(\.isMeasured)
        guard let denominator = byCode[name] else {
            cells.report(
                .unknownReference, entry.row, "Denominator",
                "`Denominator` of \(entry.code) is \(name), and no row has that code",
                Spelling.guess(name, in: known.map(\.code)) ?? "add its row, or correct the name")
            return
        }
        guard !denominator.isMeasured, let role = denominator.role else { return }
        cells.report(
            .wrongReference, entry.row, "Denominator",
            "`Denominator` of \(entry.code) is \(name), which is of the type \(role.rawValue)",
            "name a code of the type Denominator")
    }
}
