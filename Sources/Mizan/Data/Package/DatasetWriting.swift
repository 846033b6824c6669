import Crypto

extension Dataset {
    /// SHA-256, in hexadecimal, of the parsed rows: for each of `resources` in turn its file's name, LF, and its
    /// canonical text, whether it has rows or not.
    ///
    /// It does not change with the order of rows or files, with line ends, quotes, or the ways to write a number;
    /// the hashes of files are in `datapackage.json` and are another matter.
    public var hash: String {
        var hasher = SHA256()
        for (resource, text) in canonicalTexts {
            hasher.update(data: Array((resource.file + "\n").utf8))
            hasher.update(data: text)
        }
        return hasher.finalize().hexadecimal
    }

    /// The dataset as a Frictionless Data Package: canonical CSV files and `datapackage.json`. The same rows give
    /// the same bytes; optional files without rows are left out.
    public func written() -> FolderContents {
        var folder = FolderContents(path: "", files: [:])
        var descriptions: [JSONValue] = []
        for (resource, text) in canonicalTexts {
            if resource.isOptional, rowCount(resource) == 0 { continue }
            folder.files[resource.file] = text
            descriptions.append(
                .object([
                    ("name", .text(resource.name)),
                    ("title", .text(resource.title)),
                    ("path", .text(resource.file)),
                    ("profile", .text("tabular-data-resource")),
                    ("format", .text("csv")),
                    ("mediatype", .text("text/csv")),
                    ("encoding", .text("utf-8")),
                    ("bytes", .number(Double(text.count))),
                    ("hash", .text("sha256:" + SHA256.hash(data: text).hexadecimal)),
                    ("schema", resource.schema),
                ]))
        }
        let package = JSONValue.object(
            [("profile", .text("tabular-data-package")), ("name", .text("mizan-dataset"))] + licences
                + origins
                + [("resources", .list(descriptions))])
        folder.files[PackageReading.file] = Array(package.lines.utf8)
        return folder
    }

    private var canonicalTexts: [(resource: Resource, text: [UInt8])] {
        [
            (Unit.resource, CanonicalText.csv(units)), (Indicator.resource, CanonicalText.csv(indicators)),
            (Source.resource, CanonicalText.csv(sources)),
            (Observation.resource, CanonicalText.csv(observations)),
            (Link.resource, CanonicalText.csv(links)),
            (BodyFinding.resource, CanonicalText.csv(bodyFindings)),
            (Improvement.resource, CanonicalText.csv(improvements)),
            (Instrument.resource, CanonicalText.csv(instruments)),
        ]
    }

    private func rowCount(_ resource: Resource) -> Int {
        switch resource.name {
        case Link.resource.name: links.count
        case BodyFinding.resource.name: bodyFindings.count
        case Improvement.resource.name: improvements.count
        case Instrument.resource.name: instruments.count
        default: 0
        }
    }

    /// The distinct licences of the sources; Data Package asks for a name without spaces.
    private var licences: [(String, JSONValue)] {
        let titles = Set(sources.map(\.licence).filter { !$0.isEmpty }).sorted()
        guard !titles.isEmpty else { return [] }
        return [
            (
                "licenses",
                .list(
                    titles.map { title in
                        .object([("name", .text(Self.licenceName(title))), ("title", .text(title))])
                    })
            )
        ]
    }

    private static func licenceName(_ title: String) -> String {
        let allowed = title.unicodeScalars.map { scalar -> String in
            let isAllowed =
                Field.isID(Array(String(scalar).utf8)[...]) || "-_.".unicodeScalars.contains(scalar)
            return isAllowed ? String(scalar) : "-"
        }
        return allowed.joined()
    }

    private var origins: [(String, JSONValue)] {
        guard !sources.isEmpty else { return [] }
        let list = sources.sorted { $0.id < $1.id }.map { source in
            JSONValue.object(
                [("title", .text(source.title))] + (source.url.isEmpty ? [] : [("path", .text(source.url))]))
        }
        return [("sources", .list(list))]
    }
}
