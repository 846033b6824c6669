import Yams

/// A model file with other weights, its comments, order and layout kept.
///
/// The number after each `weight:` is replaced where it stands; where a part has none, one is put beside its `id`.
public enum ModelReweighting {
    /// - Parameters:
    ///   - text: a model file of either form that is read without a finding.
    ///   - weights: by id of a dimension, group or indicator.
    ///   - data: the dataset's folder as seen from the changed file; nil leaves it as it is.
    /// - Returns: the text of the changed file.
    /// - Throws: `Findings` where an id does not stand in the file, or its weight is shared through an alias.
    public static func reweighted(
        _ text: String, with weights: [String: Double], data: String? = nil, file: String
    ) throws(Findings) -> String {
        let parts = Parts(text)
        var edits: [Edit] = []
        var findings: [Finding] = []
        for (id, weight) in weights.sorted(by: { $0.key < $1.key }) {
            guard let mapping = parts.mappings[id], let edit = Edit(mapping, weight, parts.lines) else {
                findings.append(
                    Finding(
                        .unknownName, file: file, message: "no weight of '\(id)' can be written",
                        hint: "write its 'id' and 'weight' out in the file, without an alias"))
                continue
            }
            if let other = edits.first(where: { $0.line == edit.line && $0.column == edit.column }) {
                findings.append(
                    Finding(
                        .duplicateKey, file: file, line: edit.line + 1, column: edit.column + 1,
                        message: "'\(id)' and '\(other.id)' share one weight through an alias",
                        hint: "write both weights out"))
            }
            edits.append(edit)
        }
        if let data, let edit = parts.data.flatMap({ Edit($0, data, parts.lines) }) { edits.append(edit) }
        guard findings.isEmpty else { throw Findings(findings) }
        var lines = parts.lines.map(String.init)
        // From the last place to the first, so that those before stay where they are.
        for edit in edits.sorted(by: { ($0.line, $0.column) > ($1.line, $1.column) }) {
            edit.apply(to: &lines)
        }
        return lines.joined(separator: "\n")
    }

    /// The mappings of a file that have an `id`.
    private struct Parts {
        let lines: [Substring]
        var mappings: [String: Node.Mapping] = [:]
        /// The value of the key `data`.
        var data: Node?

        init(_ text: String) {
            lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            guard let root = try? Yams.compose(yaml: text), let top = root.mapping else { return }
            data = top.value("data")
            for (key, node) in top where ["index", "dimensions"].contains(key.scalar?.string) { gather(node) }
        }

        private mutating func gather(_ node: Node) {
            if let sequence = node.sequence { for item in sequence { gather(item) } }
            guard let mapping = node.mapping else { return }
            if let id = mapping.value("id")?.scalar?.string, mappings[id] == nil { mappings[id] = mapping }
            for (key, child) in mapping where ["groups", "indicators"].contains(key.scalar?.string) {
                gather(child)
            }
        }
    }

    /// One replacement in one line.
    private struct Edit {
        let id: String
        /// From 0.
        let line: Int
        /// From 0, in characters.
        let column: Int
        let length: Int
        let text: String
        let isNewLine: Bool

        init?(_ mapping: Node.Mapping, _ weight: Double, _ lines: [Substring]) {
            guard let name = mapping.value("id"), let place = name.mark, let scalar = name.scalar else {
                return nil
            }
            id = scalar.string
            let number = NumberGrammar.text(weight)
            if let old = mapping.value("weight") {
                guard let mark = old.mark, let word = old.scalar?.string else { return nil }
                (line, column) = (mark.line - 1, mark.column - 1)
                (length, text, isNewLine) = (word.count, number, false)
                guard lines.indices.contains(line), lines[line].dropFirst(column).hasPrefix(word) else {
                    return nil
                }
                return
            }
            line = place.line - 1
            guard lines.indices.contains(line) else { return nil }
            let start = mapping.mark.map { lines[$0.line - 1].dropFirst($0.column - 1).first }
            if start == "{" {
                // After the id as it is written, quotes included.
                let rest = lines[line].dropFirst(place.column - 1)
                let quote = rest.first.flatMap { "\"'".contains($0) ? 2 : 0 } ?? 0
                column = place.column - 1 + id.count + quote
                (length, text, isNewLine) = (0, ", weight: \(number)", false)
            } else {
                // A line of its own after that of the id, in the column of the key.
                guard let key = lines[line].firstRange(of: "id:") else { return nil }
                let indent = lines[line].distance(from: lines[line].startIndex, to: key.lowerBound)
                (column, length, isNewLine) = (indent, 0, true)
                text = String(repeating: " ", count: indent) + "weight: \(number)"
            }
        }

        /// The replacement of a value on one line by a text in quotes.
        init?(_ node: Node, _ new: String, _ lines: [Substring]) {
            guard let mark = node.mark, let word = node.scalar?.string, lines.indices.contains(mark.line - 1)
            else { return nil }
            (id, line, column, isNewLine) = ("data", mark.line - 1, mark.column - 1, false)
            let rest = lines[line].dropFirst(column)
            let isQuoted = rest.first == "\"" || rest.first == "'"
            guard rest.dropFirst(isQuoted ? 1 : 0).hasPrefix(word) else { return nil }
            length = word.count + (isQuoted ? 2 : 0)
            text = "\"\(new)\""
        }

        func apply(to lines: inout [String]) {
            if isNewLine {
                lines.insert(text, at: line + 1)
                return
            }
            let start = lines[line].index(lines[line].startIndex, offsetBy: column)
            let end = lines[line].index(start, offsetBy: length)
            lines[line].replaceSubrange(start..<end, with: text)
        }
    }
}

extension Node.Mapping {
    fileprivate func value(_ key: String) -> Node? { first { $0.key.scalar?.string == key }?.value }
}
