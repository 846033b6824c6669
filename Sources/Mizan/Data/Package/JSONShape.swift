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

    /// JSON without faults as YAML, with the same lines: tabs between tokens become spaces, and `\ud83d\ude00`, one
    /// character in two halves, becomes `\U0001f600`.
    static func yaml(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count {
            if let high = half(bytes, offset, 0xD800), let low = half(bytes, offset + 6, 0xDC00) {
                let scalar = String(0x10000 + high << 10 + low, radix: 16)
                text += Array("\\U".utf8) + Array(String(repeating: "0", count: 8 - scalar.count).utf8)
                text += Array(scalar.utf8)
                offset += 12
                continue
            }
            // A backslash takes the next character with it, so that `\\ud83d` is not taken for an escape.
            let length = bytes[offset] == UInt8(ascii: "\\") ? min(2, bytes.count - offset) : 1
            for byte in bytes[offset..<offset + length] {
                text.append(byte == UInt8(ascii: "\t") ? UInt8(ascii: " ") : byte)
            }
            offset += length
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The ten bits of an escape `\uXXXX` that is one half of a character; nil for anything else.
    private static func half(_ bytes: [UInt8], _ offset: Int, _ base: Int) -> Int? {
        guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"),
            bytes[offset + 1] == UInt8(ascii: "u"),
            let value = Int(String(decoding: bytes[offset + 2..<offset + 6], as: UTF8.self), radix: 16),
            value & 0xFC00 == base
        else { return nil }
        return value & 0x3FF
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: byte >= 0x80
        }
    }
}
