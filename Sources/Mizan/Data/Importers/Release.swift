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

    /// The year that the name of a file holds, where the file itself does not say of which year it is: the first
    /// run of four digits that is a year; nil, with a finding, where there is none.
    static func year(inNameOf sheet: Sheet, _ findings: inout [Finding]) -> Int? {
        let name = sheet.file.split(separator: "/").last ?? ""
        let runs = name.split { !("0"..."9").contains($0) }
        if let year = runs.lazy.filter({ $0.count == 4 }).compactMap({ Int($0) }).first(
            where: Field.years.contains)
        {
            return year
        }
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
