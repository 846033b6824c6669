import Yams

/// What `datapackage.json` says about the files beside it, and what is wrong with what it says.
struct PackageReading {
    /// A place in the package, from 1.
    struct Place {
        var line: Int
        var column: Int

        init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        init?(_ node: Node?) {
            guard let mark = node?.mark else { return nil }
            self.init(mark)
        }

        init(_ mark: Mark) {
            self.init(line: mark.line, column: mark.column)
        }
    }

    /// One resource that Mizan reads, as the package describes it.
    struct Entry {
        var path: String
        var length: Int?
        /// SHA-256 in lower-case hexadecimal.
        var digest: String?
        /// Name and type of each field of the schema; nil where there is no schema.
        var fields: [(name: String, type: String?)]?
        var primaryKey: [String]?
        /// Where the package speaks of the file, of its length, its digest and its schema.
        var places: [String: Place]
    }

    static let file = "datapackage.json"

    private(set) var entries: [String: Entry] = [:]
    /// True where there is a list of resources, whatever it lists.
    private(set) var hasResources = false
    private(set) var findings: [Finding] = []
    let label: String
    /// The folder as the user wrote it.
    let folder: String
    private let bytes: [UInt8]

    init(_ folder: FolderContents) {
        label = folder.label(of: Self.file)
        self.folder = folder.path.isEmpty ? "." : folder.path
        bytes = folder.files[Self.file] ?? []
        guard folder.files[Self.file] != nil else {
            findings.append(
                Finding(
                    .missingFile, file: label, message: "\(Self.file) is missing",
                    hint: "a dataset is a folder with \(Self.file) and the CSV files it lists"))
            return
        }
        guard let root = compose() else { return }
        readResources(root)
    }

    /// Adds a finding at a place in the package; the whole file where there is none.
    mutating func report(_ code: FindingCode, at place: Place?, _ message: String, hint: String) {
        var excerpt = ""
        if let place {
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            if lines.indices.contains(place.line - 1) {
                excerpt = PhysicalLine.shown(
                    String(decoding: lines[place.line - 1], as: UTF8.self), most: PhysicalLine.width)
            }
        }
        findings.append(
            Finding(
                code, file: label, line: place?.line ?? 0, column: place?.column ?? 0, message: message,
                hint: hint,
                excerpt: excerpt))
    }

    /// The root of the file as nodes that know their places; nil, with findings, where it is not JSON.
    private mutating func compose() -> Node? {
        var text = bytes
        if text.starts(with: CSVReader.byteOrderMark) { text.removeFirst(3) }
        if let fault = TextFault.first(in: text, 0..<text.count), fault.code.severity == .error {
            report(fault.code, at: place(of: fault.offset, in: text), fault.text, hint: fault.hint)
            return nil
        }
        let hint = "mend it, or write the package anew"
        if let fault = JSONShape.fault(in: text) {
            report(.malformedPackage, at: place(of: fault.offset, in: text), fault.text, hint: hint)
            return nil
        }
        do {
            guard let root = try Yams.compose(yaml: JSONShape.yaml(text)) else {
                report(.malformedPackage, at: nil, "the file is empty", hint: hint)
                return nil
            }
            return root
        } catch {
            let (place, problem) = Self.place(of: error)
            report(.malformedPackage, at: place, problem, hint: hint)
            return nil
        }
    }

    private static func place(of error: any Error) -> (Place?, String) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            (Place(mark), "not JSON: \(problem)")
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            (
                Place(context.mark),
                "the key \(keys.sorted().map { PhysicalLine.shown($0) }.joined(separator: ", ")) appears twice"
            )
        default: (nil, "not JSON")
        }
    }

    private func place(of offset: Int, in text: [UInt8]) -> Place {
        let line = 1 + text[..<offset].count { $0 == UInt8(ascii: "\n") }
        return Place(line: line, column: PhysicalLine(around: offset, in: text).column)
    }

    // MARK: - Resources

    private mutating func readResources(_ root: Node) {
        guard let resources = root.mapping?["resources"]?.sequence else {
            report(
                .malformedPackage, at: Place(root.mapping?["resources"] ?? root),
                "`resources` is not a list",
                hint: "list the files: \"resources\": [{\"name\": \"units\", \"path\": \"units.csv\"}]")
            return
        }
        hasResources = true
        for resource in resources { readResource(resource) }
    }

    private mutating func readResource(_ node: Node) {
        guard let mapping = node.mapping, let name = mapping["name"]?.string, let pathNode = mapping["path"]
        else {
            report(
                .malformedPackage, at: Place(node), "a resource without a `name` or a `path`",
                hint: "give both, as texts: {\"name\": \"units\", \"path\": \"units.csv\"}")
            return
        }
        let paths = pathNode.sequence.map(Array.init) ?? [pathNode]
        guard paths.count == 1, let path = paths[0].string else {
            report(
                .malformedPackage, at: Place(pathNode), "`path` is not one file",
                hint: "Mizan reads one file for each resource")
            return
        }
        guard Self.isInside(path) else {
            report(
                .pathOutsideFolder, at: Place(paths[0]),
                "the path \"\(PhysicalLine.shown(path))\" leaves the folder",
                hint: "copy the file into the folder and write its path relative to it")
            return
        }
        guard Dataset.resources.contains(where: { $0.name == name }) else {
            let near = Spelling.nearest(to: name, in: Dataset.resources.map(\.name))
            report(
                .undeclaredFile, at: Place(mapping["name"]),
                "Mizan does not read a resource named \(PhysicalLine.shown(name))",
                hint: near.map { "did you mean \($0)?" } ?? "nothing to do, if it is meant for other programs"
            )
            return
        }
        guard entries[name] == nil else {
            report(
                .malformedPackage, at: Place(mapping["name"]), "the resource \(name) is listed twice",
                hint: "remove one of the two")
            return
        }
        entries[name] = entry(mapping, path: path, at: Place(paths[0]))
    }

    /// True for a path of names that stays in its folder on every system.
    static func isInside(_ path: String) -> Bool {
        guard !path.isEmpty, !path.contains(where: { "\\:".contains($0) }) else { return false }
        guard path.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else { return false }
        return path.split(separator: "/", omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }

    private mutating func entry(_ mapping: Node.Mapping, path: String, at place: Place?) -> Entry {
        var entry = Entry(path: path, places: [:])
        entry.places["path"] = place
        if let node = mapping["bytes"] {
            entry.length = node.int
            entry.places["bytes"] = Place(node)
            if node.int == nil {
                report(
                    .malformedPackage, at: Place(node), "`bytes` is not a whole number",
                    hint: "correct or remove it")
            }
        }
        if let node = mapping["hash"] {
            entry.places["hash"] = Place(node)
            let parts = (node.string ?? "").split(separator: ":", omittingEmptySubsequences: false)
            if parts.count == 2, parts[0] == "sha256", parts[1].utf8.count == 64 {
                entry.digest = parts[1].lowercased()
            } else {
                report(
                    .malformedPackage, at: Place(node), "`hash` is not a SHA-256",
                    hint: "write \"sha256:\" and 64 hexadecimal digits, or remove it")
            }
        }
        if let encoding = mapping["encoding"], !["utf-8", "utf8"].contains(encoding.string?.lowercased()) {
            report(
                .malformedPackage, at: Place(encoding), "`encoding` is not utf-8",
                hint: "save the file as UTF-8")
        }
        if let delimiter = mapping["dialect"]?.mapping?["delimiter"], delimiter.string != "," {
            report(
                .malformedPackage, at: Place(delimiter), "`delimiter` is not a comma",
                hint: "save it with commas")
        }
        if let schema = mapping["schema"] { readSchema(schema, into: &entry) }
        return entry
    }

    private mutating func readSchema(_ schema: Node, into entry: inout Entry) {
        entry.places["schema"] = Place(schema)
        guard let fields = schema.mapping?["fields"]?.sequence else {
            report(
                .malformedPackage, at: Place(schema), "`schema` has no list of `fields`",
                hint: "write the schema into \(Self.file), or remove it")
            return
        }
        entry.fields = []
        for field in fields {
            guard let name = field.mapping?["name"]?.string else {
                report(
                    .malformedPackage, at: Place(field), "a field without a `name`", hint: "name the column")
                continue
            }
            entry.fields?.append((name, field.mapping?["type"]?.string))
        }
        if let key = schema.mapping?["primaryKey"] {
            entry.places["primaryKey"] = Place(key)
            entry.primaryKey = key.string.map { [$0] } ?? key.sequence?.compactMap(\.string)
        }
    }
}
