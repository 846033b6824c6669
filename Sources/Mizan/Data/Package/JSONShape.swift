/// Where a text stops being JSON, looked for before a YAML parser reads it.
///
/// JSON is YAML, and a YAML parser knows lines and columns; but YAML also has anchors that can grow without end,
/// tags, comments and several documents, and its parser goes as deep as the text does. What is not a token of
/// JSON, and nesting deeper than `depthLimit`, is refused here; the order of the tokens is the parser's to judge.
/// Reference: [RFC8259], section 2
enum JSONShape {
    static let depthLimit = 64

    /// Offset and description of the first fault; nil where there is none.
    static func fault(in bytes: [UInt8]) -> (offset: Int, text: String)? {
        var offset = 0
        var depth = 0
        while offset < bytes.count {
            let start = offset
            offset += 1
            switch bytes[start] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
                UInt8(ascii: ","),
                UInt8(ascii: ":"):
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                if depth > depthLimit { return (start, "nested more than \(depthLimit) deep") }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
            case UInt8(ascii: "\""):
                while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
                    if bytes[offset] == UInt8(ascii: "\n") {
                        return (start, "a text that does not end on its line")
                    }
                    offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
                }
                if offset >= bytes.count { return (start, "a text that is never closed") }
                offset += 1
            default:
                while offset < bytes.count, isPartOfWord(bytes[offset]) { offset += 1 }
                let word = String(decoding: bytes[start..<offset], as: UTF8.self)
                guard ["true", "false", "null"].contains(word) || NumberGrammar.isWellFormed(word) else {
                    return (start, "`\(PhysicalLine.shown(word))` is no part of JSON")
                }
            }
        }
        return depth > 0 ? (max(bytes.count - 1, 0), "a brace or bracket is not closed") : nil
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: byte >= 0x80
        }
    }
}
