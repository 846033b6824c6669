extension CoinModel {
    /// The model file.
    func text(name: String) -> String {
        var lines = [
            "# Made by `mizan import coin`; yours to change from here on: an import never writes over it.",
            "format: 1",
            "name: \(Self.word(name))",
            "version: \"1\"",
            "title: \(Self.names(root.entry.name))",
            "data: .",
            "",
            "units: {kind: \(kind.rawValue)}",
            "",
            "# A COINr project holds no recipe. What follows, down to the tree, is that of COINr's own worked example:",
            "# change it to yours. `mizan methods` lists what can stand here.",
            "# COINr's example screens units after it has filled their gaps, when none can fail; here it comes before.",
            "# screening: {available: 0.9}",
            "imputation: {method: mean\(division.map { ", within: \(Self.word($0))" } ?? "")}",
            "treatment: {method: skew-kurtosis, winsorise: 5, then: log}",
            "normalisation: {method: min-max, low: 0, high: 100}",
            "uncertainty: {concentration: 100}",
            "",
            "# The tree of iMeta, with its weights, directions, targets, denominators and goalposts.",
            "index:",
        ]
        lines += group(root, isRoot: true).map { "  " + $0 }
        return lines.joined(separator: "\n") + "\n"
    }

    private func group(_ group: Group, isRoot: Bool) -> [String] {
        var lines = Self.node(group.entry)
        // Nothing weighs the index itself.
        if isRoot { lines.removeLast() }
        if isRoot { lines.append("aggregation: {method: arithmetic}") }
        if !group.indicators.isEmpty {
            lines.append("indicators:")
            for indicator in group.indicators { lines += Self.item(Self.indicator(indicator)) }
        }
        if !group.groups.isEmpty {
            lines.append("groups:")
            for part in group.groups { lines += Self.item(self.group(part, isRoot: false)) }
        }
        return lines
    }

    private static func node(_ node: Node) -> [String] {
        ["id: \(word(node.id))", "name: \(names(node.name))", "weight: \(NumberGrammar.text(node.weight))"]
    }

    private static func indicator(_ indicator: Indicator) -> [String] {
        var lines = node(indicator.node) + ["direction: \(indicator.isNegative ? "negative" : "positive")"]
        if let target = indicator.target { lines.append("target: \(NumberGrammar.text(target))") }
        if let denominator = indicator.denominator {
            lines += ["denominator: \(word(denominator))", "per: \(NumberGrammar.text(indicator.per))"]
        }
        if let posts = indicator.goalposts {
            let (low, high) = (NumberGrammar.text(posts.low), NumberGrammar.text(posts.high))
            lines += [
                "# Goalposts speak of values as they are.",
                "treatment: {method: none}",
                "normalisation: {method: goalposts, low: \(low), high: \(high), "
                    + "scale: \(NumberGrammar.text(posts.scale)), clamp: \(posts.isClamped ? "yes" : "no")}",
            ]
        }
        return lines
    }

    /// Lines as one item of a list.
    private static func item(_ lines: [String]) -> [String] {
        lines.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
    }

    /// A name in both languages: the files know one.
    private static func names(_ name: String) -> String { "{en: \(quoted(name)), ar: \(quoted(name))}" }

    /// An id as YAML: plain where every reader takes it for a text.
    private static func word(_ id: String) -> String {
        let meanings = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
        let isPlain = id.first.map { $0.isLetter } ?? false
        return isPlain && !meanings.contains(id.lowercased()) ? id : quoted(id)
    }

    /// A text in double quotes, with escapes for what may not stand there as it is.
    private static func quoted(_ text: String) -> String {
        let parts = text.unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\\": return "\\\\"
            case "\"": return "\\\""
            case "\n": return "\\n"
            case "\t": return "\\t"
            case _ where Self.isEscaped(scalar):
                let digits = String(scalar.value, radix: 16)
                return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            default: return String(Character(scalar))
            }
        }
        return "\"" + parts.joined() + "\""
    }

    /// Line ends of other kinds, byte-order marks and what is no character of YAML.
    private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
