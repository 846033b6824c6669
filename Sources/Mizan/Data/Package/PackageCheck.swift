import Crypto

extension PackageReading {
    /// The bytes of a resource's file, checked against what the package says of them; nil where there is no file
    /// to read, which is a finding unless the resource is optional and not listed.
    mutating func contents(of resource: Resource, in folder: FolderContents) -> (
        bytes: [UInt8], label: String
    )? {
        guard let entry = entries[resource.name] else {
            reportUnlisted(resource, in: folder)
            // Without a list of resources the files are read by their usual names, so that all is found at once.
            guard !hasResources, let bytes = folder.files[resource.file] else { return nil }
            return (bytes, folder.label(of: resource.file))
        }
        guard let bytes = folder.files[entry.path] else {
            report(
                .missingFile, at: entry.places["path"],
                "\(PhysicalLine.shown(entry.path)) is not in the folder",
                hint: "put the file back, or correct its path")
            return nil
        }
        checkBytes(bytes, entry)
        checkSchema(bytes, entry, resource)
        return (bytes, folder.label(of: entry.path))
    }

    private mutating func reportUnlisted(_ resource: Resource, in folder: FolderContents) {
        let isThere = folder.files[resource.file] != nil
        if !resource.isOptional, !isThere || hasResources {
            report(
                .missingFile, at: nil,
                isThere ? "\(resource.file) is not listed" : "\(resource.file) is missing: \(resource.title)",
                hint: "add the file and list it in `resources` under the name \(resource.name)")
        } else if isThere, hasResources {
            report(
                .undeclaredFile, at: nil, "\(resource.file) is in the folder and not listed: it is not read",
                hint: "list it in `resources` under the name \(resource.name), or remove the file")
        }
    }

    private mutating func checkBytes(_ bytes: [UInt8], _ entry: Entry) {
        let name = PhysicalLine.shown(folder, most: 200)
        let hint = "if the change is meant: mizan import dataset \(name) --into \(name)"
        if let length = entry.length, length != bytes.count {
            report(
                .changedFile, at: entry.places["bytes"],
                "\(PhysicalLine.shown(entry.path)) has \(bytes.count) bytes, the package says \(length)",
                hint: hint)
        } else if let digest = entry.digest {
            let actual = SHA256.hash(data: bytes).hexadecimal
            guard actual != digest else { return }
            report(
                .changedFile, at: entry.places["hash"],
                "the SHA-256 of \(PhysicalLine.shown(entry.path)) is \(actual.prefix(12))…, not the one stated",
                hint: hint)
        }
    }

    /// Compares the schema with the header; columns that are missing or unknown are the resource reader's to say.
    private mutating func checkSchema(_ bytes: [UInt8], _ entry: Entry, _ resource: Resource) {
        let reader = CSVReader(bytes, file: entry.path)
        guard let fields = entry.fields, reader.header != nil else { return }
        let names = fields.map(\.name)
        if names != reader.columns {
            let place = zip(names, reader.columns).enumerated().first { $1.0 != $1.1 }
            let detail =
                place.map {
                    "field \($0 + 1) is `\(PhysicalLine.shown($1.0))`, column `\(PhysicalLine.shown($1.1))`"
                }
                ?? "\(names.count) fields, \(reader.columns.count) columns"
            report(
                .differingSchema, at: entry.places["schema"],
                "the schema of \(PhysicalLine.shown(entry.path)) is not its header: \(detail)",
                hint: "list the columns in their order, or remove the schema")
        }
        for field in resource.fields {
            guard let stated = fields.first(where: { $0.name == field.name })?.type else { continue }
            let type = field.schemaType
            guard ![type, "string", "any"].contains(stated) else { continue }
            report(
                .differingSchema, at: entry.places["schema"],
                "`\(field.name)` of \(PhysicalLine.shown(entry.path)) is declared as \(PhysicalLine.shown(stated))",
                hint: "declare it as \(type)")
        }
        if let key = entry.primaryKey, key != resource.primaryKey {
            report(
                .differingSchema, at: entry.places["primaryKey"],
                "the primary key of \(PhysicalLine.shown(entry.path)) is not "
                    + resource.primaryKey.joined(separator: ", "),
                hint: "correct it, or remove it")
        }
    }
}

extension SHA256.Digest {
    /// The digest in lower-case hexadecimal.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
