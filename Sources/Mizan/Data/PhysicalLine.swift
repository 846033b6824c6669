/// The line of a file around one byte of it, as a finding shows it.
public struct PhysicalLine {
    /// Column of the byte's character from 1, in code points.
    let column: Int
    /// The line's first characters, with `·` for each that a terminal would obey or that would turn the line.
    let excerpt: String

    /// The most characters of a line that a finding shows.
    static let width = 120

    init(around offset: Int, in bytes: [UInt8]) {
        var start = offset
        while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        if start == 0, bytes.starts(with: CSVReader.byteOrderMark) { start = min(3, offset) }
        var column = 1
        for byte in bytes[start..<offset] where byte & 0xC0 != 0x80 { column += 1 }
        self.column = column

        var end = start
        let last = min(bytes.count, start + 4 * Self.width)
        while end < last, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        excerpt = Self.shown(String(decoding: bytes[start..<end], as: UTF8.self), most: Self.width)
    }

    /// A user's text, fit for a message: at most so many characters, none of them a control.
    public static func shown(_ text: String, most: Int = 40) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalars.count == most { return String(scalars) + "…" }
            switch scalar.value {
            case 0x0D: continue
            case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
                scalars.append("·")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
