/// What makes bytes unfit to be a text: not UTF-8, a control character, a character that turns the line.
struct TextFault {
    var code: FindingCode
    var offset: Int
    var text: String
    var hint: String

    /// The first error in a part of the bytes, or the first warning where there is no error; nil where the text
    /// is sound. Tab, LF and CRLF are sound, and so are the marks RLM and LRM, which Arabic names need.
    static func first(in bytes: [UInt8], _ range: Range<Int>) -> TextFault? {
        var warning: TextFault?
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = bytes[offset]
            if byte >= 0x20, byte < 0x7F {
                offset += 1
                continue
            }
            guard let (scalar, length) = scalar(at: offset, in: bytes, before: range.upperBound) else {
                return TextFault(
                    code: .notUTF8, offset: offset,
                    text: "byte 0x\(hex(UInt32(byte), 2)) at offset \(offset) is not UTF-8",
                    hint: "save the file as UTF-8; it may be in Windows-1252, ISO 8859-1 or UTF-16")
            }
            if isControl(scalar, followedBy: offset + 1 < range.upperBound ? bytes[offset + 1] : 0) {
                let isReturn = scalar == 0x0D
                return TextFault(
                    code: .controlCharacter, offset: offset, text: "control character U+\(hex(scalar, 4))",
                    hint: isReturn ? "end lines with LF or CRLF, never with CR alone" : "remove the character"
                )
            }
            if warning == nil, (0x202A...0x202E).contains(scalar) {
                warning = TextFault(
                    code: .directionOverride, offset: offset,
                    text: "U+\(hex(scalar, 4)), which turns the direction of all that follows,",
                    hint: "remove it; the marks U+200E and U+200F are enough for mixed names")
            }
            offset += length
        }
        return warning
    }

    private static func isControl(_ scalar: UInt32, followedBy next: UInt8) -> Bool {
        switch scalar {
        case 0x09, 0x0A: false
        case 0x0D: next != UInt8(ascii: "\n")
        case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: true
        default: scalar & 0xFFFE == 0xFFFE
        }
    }

    /// The code point at an offset and its length; nil where the bytes are not well-formed UTF-8.
    /// Reference: [Unicode], table 3-7
    private static func scalar(at offset: Int, in bytes: [UInt8], before end: Int) -> (UInt32, Int)? {
        let lead = bytes[offset]
        let length: Int
        var value: UInt32
        switch lead {
        case 0..<0x80: return (UInt32(lead), 1)
        case 0xC2...0xDF: (length, value) = (2, UInt32(lead & 0x1F))
        case 0xE0...0xEF: (length, value) = (3, UInt32(lead & 0x0F))
        case 0xF0...0xF4: (length, value) = (4, UInt32(lead & 0x07))
        default: return nil
        }
        guard offset + length <= end else { return nil }
        for next in bytes[offset + 1..<offset + length] {
            guard next & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(next & 0x3F)
        }
        let least: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
        guard value >= least[length], value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else {
            return nil
        }
        return (value, length)
    }

    private static func hex(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
