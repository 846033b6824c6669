import Yams

/// Hands out each key of one mapping of a model file once, with its type, range and default, and refuses what
/// is left unread: a misspelt key can never pass for a default.
///
/// Every refusal is a finding with line, column and hint; reading goes on with a stand-in value, so that all
/// findings come at once. `finish` says which keys had no effect.
public final class Settings {
    let node: Node
    private let log: Log
    /// Where in the file: `dimensions[2].indicators[0]`, for messages.
    let path: String
    private var unread: [String: Node] = [:]
    private var known: Set<String> = []

    /// The findings of one file and its lines, shared by all settings of the file.
    final class Log {
        let file: String
        let lines: [Substring]
        /// What the file holds, for messages.
        let subject: String
        var findings: [Finding] = []

        init(file: String, lines: [Substring], subject: String = "the model") {
            (self.file, self.lines, self.subject) = (file, lines, subject)
        }

        func report(_ code: FindingCode, at mark: Mark?, _ message: String, hint: String) {
            report(code, line: mark?.line ?? 0, column: mark?.column ?? 0, message, hint: hint)
        }

        func report(_ code: FindingCode, line: Int, column: Int, _ message: String, hint: String) {
            let excerpt = line >= 1 && line <= lines.count ? String(lines[line - 1]) : ""
            findings.append(
                Finding(
                    code, file: file, line: line, column: column, message: message, hint: hint,
                    excerpt: excerpt))
        }
    }

    init(_ node: Node, path: String, log: Log) {
        self.node = node
        self.path = path
        self.log = log
        guard let mapping = node.mapping else {
            refuse(
                node, .wrongType, "\(named(path)) should be a mapping", hint: "write keys and values below it"
            )
            return
        }
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                refuse(key, .wrongType, "a key of \(named(path)) is not a word", hint: "use plain keys")
                continue
            }
            unread[name] = value
        }
    }

    private func named(_ path: String) -> String { path.isEmpty ? log.subject : "'\(path)'" }

    private func child(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private func refuse(_ node: Node, _ code: FindingCode, _ message: String, hint: String) {
        log.report(code, at: node.mark, message, hint: hint)
    }

    /// A refusal of the value of a key that was read, by the one who knows what it means.
    public func refuse(_ key: String, _ message: String, hint: String) {
        refuse(.badValue, key, message, hint: hint)
    }

    func refuse(_ code: FindingCode, _ key: String, _ message: String, hint: String) {
        let at = node.mapping?.first { $0.key.scalar?.string == key }?.value ?? node
        refuse(at, code, message, hint: hint)
    }

    /// A refusal at a line that was noted while reading.
    func refuse(_ code: FindingCode, line: Int, _ message: String, hint: String) {
        log.report(code, line: line, column: 1, message, hint: hint)
    }

    private func take(_ key: String) -> Node? {
        known.insert(key)
        guard let value = unread.removeValue(forKey: key) else { return nil }
        return value.isNull ? nil : value
    }

    private func missing(_ key: String) {
        refuse(node, .missingKey, "\(named(path)) has no '\(key)'", hint: "add '\(key):'")
    }

    /// Whether the key is there; asking makes it known.
    func has(_ key: String) -> Bool {
        known.insert(key)
        if unread[key]?.isNull == true { unread[key] = nil }
        return unread[key] != nil
    }

    /// Line of the mapping in the file.
    var line: Int { node.mark?.line ?? 0 }

    /// The file, as it was named.
    var file: String { log.file }

    /// Lines of the keys of the mapping.
    var lines: [String: Int] {
        let keys = (node.mapping ?? [:]).compactMap { key, _ in
            key.scalar.map { ($0.string, key.mark?.line ?? 0) }
        }
        return Dictionary(keys) { first, _ in first }
    }

    // MARK: Values

    private func scalar(_ key: String, _ node: Node) -> String? {
        guard let text = node.scalar?.string else {
            refuse(node, .wrongType, "'\(child(key))' should be one value", hint: "write it on one line")
            return nil
        }
        return text
    }

    public func text(_ key: String, default fallback: String? = nil) -> String {
        guard let value = take(key) else {
            if fallback == nil { missing(key) }
            return fallback ?? ""
        }
        return scalar(key, value) ?? ""
    }

    private func number(_ key: String, _ node: Node, in range: ClosedRange<Double>?) -> Double? {
        guard let text = scalar(key, node) else { return nil }
        guard let number = NumberGrammar.parse(text) else {
            refuse(
                node, .wrongType, "'\(child(key))' should be a number, not '\(text)'",
                hint: "write a finite decimal such as 0.5")
            return nil
        }
        if let range, !range.contains(number) {
            refuse(
                node, .badValue, "'\(child(key))' is \(text), outside \(range.text)",
                hint: "give a number in \(range.text)")
            return nil
        }
        return number
    }

    public func number(
        _ key: String, default fallback: Double? = nil, in range: ClosedRange<Double>? = nil
    ) -> Double {
        guard let value = take(key) else {
            if fallback == nil { missing(key) }
            return fallback ?? range?.lowerBound ?? 0
        }
        return number(key, value, in: range) ?? fallback ?? range?.lowerBound ?? 0
    }

    public func optionalNumber(_ key: String, in range: ClosedRange<Double>? = nil) -> Double? {
        take(key).flatMap { number(key, $0, in: range) }
    }

    public func integer(_ key: String, default fallback: Int? = nil, in range: ClosedRange<Int>) -> Int {
        let bounds = Double(range.lowerBound)...Double(range.upperBound)
        let value = number(key, default: fallback.map(Double.init), in: bounds)
        if value != value.rounded() {
            refuse(.badValue, key, "'\(child(key))' should be a whole number", hint: "drop the decimals")
        }
        return Int(value)
    }

    public func flag(_ key: String, default fallback: Bool) -> Bool {
        guard let value = take(key), let text = scalar(key, value) else { return fallback }
        switch text {
        case "yes", "true": return true
        case "no", "false": return false
        default:
            refuse(
                value, .wrongType, "'\(child(key))' should be yes or no, not '\(text)'",
                hint: "write yes or no")
            return fallback
        }
    }

    public func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, default fallback: Choice? = nil
    ) -> Choice where Choice.RawValue == String {
        guard let value = take(key) else {
            if fallback == nil { missing(key) }
            return fallback ?? Choice.allCases[Choice.allCases.startIndex]
        }
        let names = Choice.allCases.map(\.rawValue)
        guard let text = scalar(key, value), let choice = Choice(rawValue: text) else {
            let text = value.scalar?.string ?? ""
            refuseName(value, text, of: "'\(child(key))'", among: names)
            return fallback ?? Choice.allCases[Choice.allCases.startIndex]
        }
        return choice
    }

    /// A word that should be one of `names`.
    func name(_ key: String, among names: [String], of what: String) -> String? {
        guard let value = take(key) else {
            missing(key)
            return nil
        }
        guard let text = scalar(key, value) else { return nil }
        if names.contains(text) { return text }
        refuseName(value, text, of: what, among: names)
        return nil
    }

    private func refuseName(_ node: Node, _ text: String, of what: String, among names: [String]) {
        let near = Spelling.guess(text, in: names)
        refuse(
            node, .unknownName, "\(what) has no '\(text)'",
            hint: near ?? "use one of: \(names.joined(separator: ", "))")
    }

    private func sequence(_ key: String, required: Bool) -> [Node] {
        guard let value = take(key) else {
            if required { missing(key) }
            return []
        }
        guard let items = value.sequence else {
            refuse(
                value, .wrongType, "'\(child(key))' should be a list", hint: "write [a, b] or lines with '- '"
            )
            return []
        }
        return Array(items)
    }

    public func texts(_ key: String, required: Bool = false) -> [String] {
        sequence(key, required: required).compactMap { scalar(key, $0) }
    }

    /// Words that should all be among `names`.
    func names(_ key: String, among names: [String], of what: String, required: Bool = false) -> [String] {
        sequence(key, required: required).compactMap { item in
            guard let text = scalar(key, item) else { return nil }
            if !names.contains(text) { refuseName(item, text, of: what, among: names) }
            return text
        }
    }

    public func numbers(_ key: String, count: Int? = nil, in range: ClosedRange<Double>) -> [Double] {
        let isThere = has(key)
        let items = sequence(key, required: true)
        if let count, isThere, items.count != count {
            refuse(
                .badValue, key, "'\(child(key))' should hold \(count) numbers",
                hint: "it holds \(items.count)")
        }
        let numbers = items.map { number(key, $0, in: range) ?? range.lowerBound }
        guard let count else { return numbers }
        return Array((numbers + Array(repeating: range.lowerBound, count: count)).prefix(count))
    }

    /// Rows of `width` numbers each.
    func rows(_ key: String, width: Int, in range: ClosedRange<Double>) -> [[Double]] {
        sequence(key, required: true).map { row in
            guard let items = row.sequence, items.count == width else {
                refuse(
                    row, .badValue, "a row of '\(child(key))' should hold \(width) numbers",
                    hint: "write [[1, 2], [3, 4]], a row a line")
                return Array(repeating: range.lowerBound, count: width)
            }
            return items.map { number(key, $0, in: range) ?? range.lowerBound }
        }
    }

    // MARK: Mappings

    /// The mapping under a key, read and finished by `body`; nil where the key is absent.
    func section<Value>(_ key: String, _ body: (Settings) -> Value) -> Value? {
        guard let value = take(key) else { return nil }
        return Settings(value, path: child(key), log: log).read(body)
    }

    func requiredSection<Value>(_ key: String, _ body: (Settings) -> Value) -> Value {
        guard has(key), let value = take(key) else {
            missing(key)
            // That the section lacks each of its own keys too goes without saying.
            let silent = Log(file: log.file, lines: [])
            return Settings(Node.mapping([:]), path: child(key), log: silent).read(body)
        }
        return Settings(value, path: child(key), log: log).read(body)
    }

    /// The mappings of the list under a key.
    func sections<Value>(_ key: String, required: Bool = true, _ body: (Settings) -> Value) -> [Value] {
        sequence(key, required: required).enumerated().map { index, item in
            Settings(item, path: "\(child(key))[\(index)]", log: log).read(body)
        }
    }

    private func read<Value>(_ body: (Settings) -> Value) -> Value {
        let value = body(self)
        finish()
        return value
    }

    /// Refuses every key that nobody read.
    func finish() {
        let left = (node.mapping ?? [:]).compactMap { key, _ in
            key.scalar.flatMap { unread[$0.string] == nil ? nil : key }
        }
        for key in left {
            let text = key.scalar?.string ?? ""
            let near = Spelling.guess(text, in: known)
            refuse(
                key, .unknownKey, "\(named(path)) has no key '\(text)'",
                hint: near ?? "keys here: \(known.sorted().joined(separator: ", "))")
        }
        unread = [:]
    }
}

extension Node {
    var isNull: Bool {
        guard let scalar else { return false }
        return scalar.style == .plain
            && (scalar.string.isEmpty || scalar.string == "~" || scalar.string == "null")
    }
}

extension ClosedRange<Double> {
    fileprivate var text: String { "\(NumberGrammar.text(lowerBound)) to \(NumberGrammar.text(upperBound))" }
}
