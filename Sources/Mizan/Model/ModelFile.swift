import Crypto
import Yams

/// A model of either form, as a file holds it.
public enum AnyModel: Sendable {
    /// `dimensions:`: evidence about each unit, weighed unit by unit.
    case need(Model)
    /// `index:`: a tree of groups over indicators, computed column by column.
    case index(IndexModel)

    /// Reads a model file of either form.
    ///
    /// - Throws: `Findings` where anything is wrong.
    public static func read(_ bytes: [UInt8], file: String) throws(Findings) -> AnyModel {
        let document = try SettingsDocument(bytes, file: file)
        return document.has("index")
            ? .index(try document.read(IndexModel.init, IndexModel.checkNames))
            : .need(try document.read(Model.init, Model.checkNames))
    }

    /// Path of the data folder, relative to the model file.
    public var data: String {
        switch self {
        case .need(let model): model.data
        case .index(let model): model.data
        }
    }
}

extension Model {
    /// Reads a model file of the form with `dimensions:`.
    ///
    /// - Throws: `Findings` where anything is wrong.
    public static func read(_ bytes: [UInt8], file: String) throws(Findings) -> Model {
        try SettingsDocument(bytes, file: file).read(Model.init, Model.checkNames)
    }
}

extension IndexModel {
    /// Reads a model file of the form with `index:`.
    ///
    /// - Throws: `Findings` where anything is wrong.
    public static func read(_ bytes: [UInt8], file: String) throws(Findings) -> IndexModel {
        try SettingsDocument(bytes, file: file).read(IndexModel.init, IndexModel.checkNames)
    }
}

/// The parsed document of a model file, or of the settings of a method, before its keys are read.
struct SettingsDocument {
    /// Largest model file that is read, in bytes.
    static let maximumBytes = 1_000_000
    /// Most values that a model may hold, aliases counted as often as they stand.
    static let maximumValues = 100_000

    private let settings: Settings
    private let log: Settings.Log
    private let hash: String

    /// The file is composed into nodes and walked with a bound (no typed decoding, few aliases of aliases).
    ///
    /// - Parameter subject: what the file holds, for messages.
    init(_ bytes: [UInt8], file: String, subject: String = "the model") throws(Findings) {
        guard bytes.count <= Self.maximumBytes else {
            throw Findings([
                Finding(
                    .badValue, file: file, message: "\(subject) has \(bytes.count) bytes",
                    hint: "it may have at most \(Self.maximumBytes) bytes")
            ])
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Findings([Self.notText(bytes, file)])
        }
        log = Settings.Log(
            file: file, lines: text.split(separator: "\n", omittingEmptySubsequences: false), subject: subject
        )
        guard let node = Self.root(text, log) else { throw Findings(log.findings) }
        var budget = Self.maximumValues
        guard node.isWithin(&budget) else {
            log.report(
                .badValue, at: node.mark,
                "aliases expand the model to more than \(Self.maximumValues) values",
                hint: "write the values out, or use fewer aliases of aliases")
            throw Findings(log.findings)
        }
        settings = Settings(node, path: "", log: log)
        hash = SHA256.hash(data: Array(node.canonical.utf8)).hexadecimal
    }

    /// Whether the top of the file has a key.
    func has(_ key: String) -> Bool { settings.has(key) }

    /// What the file holds, read by `body`.
    ///
    /// - Throws: every finding of the reading at once.
    func read<Value>(_ body: (Settings) -> Value) throws(Findings) -> Value {
        let value = body(settings)
        settings.finish()
        if !log.findings.isEmpty { throw Findings(log.findings) }
        return value
    }

    /// A model with the hash of the file, whose names are checked against each other.
    fileprivate func read<Form>(
        _ form: (Settings, String) -> Form, _ check: (Form) -> (Settings) -> Void
    ) throws(Findings) -> Form {
        let model = form(settings, hash)
        settings.finish()
        check(model)(settings)
        if !log.findings.isEmpty { throw Findings(log.findings) }
        return model
    }

    /// The finding about the first byte that is not UTF-8, with its line.
    private static func notText(_ bytes: [UInt8], _ file: String) -> Finding {
        guard let fault = TextFault.first(in: bytes, 0..<bytes.count) else {
            return Finding(
                .notUTF8, file: file, message: "the model is not UTF-8 text", hint: "save it as UTF-8")
        }
        let place = PhysicalLine(around: fault.offset, in: bytes)
        return Finding(
            fault.code, file: file, line: 1 + bytes[..<fault.offset].count { $0 == UInt8(ascii: "\n") },
            column: place.column, message: fault.text, hint: fault.hint, excerpt: place.excerpt)
    }

    /// The one document of the file; nil with findings where it cannot be parsed.
    private static func root(_ text: String, _ log: Settings.Log) -> Node? {
        do {
            var sequence = try Yams.compose_all(yaml: text)
            var documents: [Node] = []
            while let document = sequence.next() { documents.append(document) }
            if let error = sequence.error { throw error }
            guard let first = documents.first, !first.isNull else {
                log.report(
                    .wrongType, at: nil, "\(log.subject) is empty",
                    hint: "see docs/model-file.md for an example")
                return nil
            }
            if documents.count > 1 {
                log.report(
                    .wrongType, at: documents[1].mark, "the file holds more than one model",
                    hint: "keep one document: remove '---' and what follows")
            }
            return first
        } catch let error as YamlError {
            log.report(error)
        } catch {
            log.report(
                .malformedYAML, at: nil, "the model cannot be read as YAML", hint: "check its indentation")
        }
        return nil
    }
}

extension Settings.Log {
    func report(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            report(.malformedYAML, at: mark, "not YAML: \(problem)", hint: "check the indentation and quotes")
        case .duplicatedKeysInMapping(let duplicates, let context):
            for key in duplicates {
                report(
                    .duplicateKey, line: secondLine(of: key, in: context.mark), column: context.mark.column,
                    "the key '\(key)' stands twice", hint: "keep one of them")
            }
        case .dataCouldNotBeDecoded:
            report(.notUTF8, at: nil, "the model is not UTF-8 text", hint: "save it as UTF-8")
        default:
            report(.malformedYAML, at: nil, "the model cannot be read as YAML", hint: "check its indentation")
        }
    }
}

extension Settings.Log {
    /// The line in which a key stands for the second time in the mapping that begins at a mark; that of the mark
    /// where it stands twice in one line.
    private func secondLine(of key: String, in mark: Mark) -> Int {
        let places = lines.indices.dropFirst(mark.line - 1).filter {
            let indent = lines[$0].prefix { $0 == " " || $0 == "-" }.count
            return indent == mark.column - 1 && lines[$0].dropFirst(indent).hasPrefix("\(key):")
        }
        return places.dropFirst().first.map { $0 + 1 } ?? mark.line
    }
}

extension Node {
    /// Whether the node holds at most so many values; what is left is handed back.
    func isWithin(_ budget: inout Int) -> Bool {
        budget -= 1
        guard budget >= 0 else { return false }
        switch self {
        case .scalar, .alias: return true
        case .sequence(let items): return items.allSatisfy { $0.isWithin(&budget) }
        case .mapping(let mapping):
            return mapping.allSatisfy { $0.key.isWithin(&budget) && $0.value.isWithin(&budget) }
        }
    }

    /// The node as text that does not depend on layout, comments or the order of keys: what a model's hash is
    /// of.
    var canonical: String {
        switch self {
        case .scalar(let scalar):
            if scalar.style == .plain, let number = NumberGrammar.parse(scalar.string) {
                return NumberGrammar.text(number)
            }
            return "\(scalar.string.utf8.count):\(scalar.string)"
        case .sequence(let items):
            return "[" + items.map(\.canonical).joined(separator: ",") + "]"
        case .mapping(let mapping):
            let pairs = mapping.map { "\($0.key.canonical):\($0.value.canonical)" }.sorted()
            return "{" + pairs.joined(separator: ",") + "}"
        case .alias:
            return "*"
        }
    }
}
