/// What files given together must be: one release, each part of it once.
///
/// Rows of two releases, or of one file given twice, would all count.
enum Release {
    /// A finding for each file that says again what an earlier one says: it has the same bytes, or the same layout
    /// where a release is one file.
    static func twins(_ files: [ImportFile], _ layouts: [Layout]) -> [Finding] {
        let known = files.map { Sheet.layout(of: $0, among: layouts) }
        var findings: [Finding] = []
        for (index, file) in files.enumerated() {
            let earlier = files.indices.prefix(index)
            if let same = earlier.first(where: { files[$0].bytes == file.bytes }) {
                findings.append(twin(file.name, of: files[same].name, "has the same bytes"))
            } else if let layout = known[index], !layout.isInParts,
                let other = earlier.first(where: { known[$0]?.title == layout.title })
            {
                findings.append(twin(file.name, of: files[other].name, "is also \(layout.title)"))
            }
        }
        return findings
    }

    /// A finding for each part, such as a country or a publisher, of which two files have rows.
    static func twins<Part: Hashable & Comparable>(
        _ sheets: [Sheet], parts: (Sheet) -> Set<Part>, named name: (Part) -> String
    ) -> [Finding] {
        var first: [Part: String] = [:]
        var findings: [Finding] = []
        for sheet in sheets {
            for part in parts(sheet).sorted() {
                if let other = first[part] {
                    findings.append(twin(sheet.file, of: other, "is also of \(name(part))"))
                } else {
                    first[part] = sheet.file
                }
            }
        }
        return findings
    }

    /// A finding for each year that the names of two files say.
    static func twins(byYear sheets: [Sheet]) -> [Finding] {
        twins(sheets, parts: { Set([year(inNameOf: $0.file)].compactMap(\.self)) }, named: { "\($0)" })
    }

    /// The year of a file whose rows do not say it: the first four digits of its name that are a year; nil where there
    /// are none.
    static func year(inNameOf file: String) -> Int? {
        let name = file.split(separator: "/").last ?? Substring(file)
        let runs: [Substring] = name.split { !("0"..."9").contains($0) }.filter { $0.count == 4 }
        return runs.compactMap { Int($0) }.first(where: Field.years.contains)
    }

    /// The year in the name of a sheet's file; nil, with a finding, where there is none.
    static func year(inNameOf sheet: Sheet, _ findings: inout [Finding]) -> Int? {
        if let year = year(inNameOf: sheet.file) { return year }
        findings.append(
            Finding(
                .missingValue, file: sheet.file,
                message: "neither the rows nor the name of the file say of which year it is",
                hint: "give the file a name with the year of the release, as the publisher does"))
        return nil
    }

    private static func twin(_ file: String, of other: String, _ what: String) -> Finding {
        Finding(
            .conflictingRows, file: file, message: "\(other) \(what): the rows of both would count",
            hint: "give one release of each file")
    }
}
