/// Finds the fenced blocks of a Markdown document, line by line.
///
/// Fences are those of CommonMark: three or more backticks or tildes, behind at most three spaces, or behind as
/// much as the list item takes that they stand in; closed by as many or more of the same sign. Four spaces outside a
/// list make a block of code that is no fence. Block quotes are not looked into.
/// Reference: [CommonMark2024], sections 4.5 and 5.2
struct Fences {
    struct Opening: Equatable {
        let sign: Character
        let length: Int
        /// What stands before the fence, as spaces and tabs: every line of the block begins with it.
        let indent: String
        /// Where the text of the list item begins that the block is part of; 0 outside lists.
        let item: Int
        /// What stands behind the fence.
        let info: String

        var isConsole: Bool { info.split { $0 == " " || $0 == "\t" }.first == "console" }
    }

    /// Where the text of each open list item begins, outermost first.
    private var items: [Int] = []

    /// The fence that a line outside every block opens; nil where it opens none.
    mutating func opening(_ line: String) -> Opening? {
        guard !line.allSatisfy(Self.isSpace) else { return nil }
        var column = 0
        var rest = line[...]
        func skipSpaces() {
            while let first = rest.first, Self.isSpace(first) {
                column += first == "\t" ? 4 - column % 4 : 1
                rest.removeFirst()
            }
        }
        skipSpaces()
        while let last = items.last, column < last { items.removeLast() }
        while column < (items.last ?? 0) + 4 {
            if let fence = fence(rest, in: line, at: column) { return fence }
            guard let marker = Self.marker(rest) else { return nil }
            rest = rest.dropFirst(marker)
            column += marker
            let before = column
            skipSpaces()
            guard !rest.isEmpty else {
                items.append(before + 1)
                return nil
            }
            // Behind a marker more than four spaces are one space and a block of code.
            items.append(column - before > 4 ? before + 1 : column)
        }
        return nil
    }

    /// True where a line closes the block.
    static func isClosing(_ line: String, _ opening: Opening) -> Bool {
        let rest = line.drop(while: isSpace)
        let run = rest.prefix { $0 == opening.sign }
        return run.count >= opening.length && rest.dropFirst(run.count).allSatisfy(isSpace)
    }

    /// True where a line ends the list item that the block stands in, and with it the block.
    static func isOutside(_ line: String, _ opening: Opening) -> Bool {
        var column = 0
        for character in line {
            guard isSpace(character) else { return column < opening.item }
            column += character == "\t" ? 4 - column % 4 : 1
        }
        return false
    }

    /// A line of a block without the indent of its fence.
    static func text(_ line: String, _ opening: Opening) -> String {
        if line.hasPrefix(opening.indent) { return String(line.dropFirst(opening.indent.count)) }
        let spaces = line.prefix(opening.indent.count).prefix(while: isSpace)
        return String(line.dropFirst(spaces.count))
    }

    private func fence(_ rest: Substring, in line: String, at column: Int) -> Opening? {
        guard let sign = rest.first, sign == "`" || sign == "~" else { return nil }
        let run = rest.prefix { $0 == sign }
        let info = rest.dropFirst(run.count)
        guard run.count >= 3, sign == "~" || !info.contains("`") else { return nil }
        let before = line[..<rest.startIndex]
        let indent =
            before.allSatisfy(Self.isSpace) ? String(before) : String(repeating: " ", count: column)
        return Opening(
            sign: sign, length: run.count, indent: indent, item: items.last ?? 0, info: String(info))
    }

    /// How many characters a list marker at the start takes, `-` or `12.`; nil where there is none.
    private static func marker(_ rest: Substring) -> Int? {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let marker: Int
        if digits.isEmpty {
            guard let first = rest.first, "-*+".contains(first) else { return nil }
            marker = 1
        } else {
            guard digits.count <= 9, let sign = rest.dropFirst(digits.count).first, ".)".contains(sign) else {
                return nil
            }
            marker = digits.count + 1
        }
        guard let next = rest.dropFirst(marker).first else { return marker }
        return isSpace(next) ? marker : nil
    }

    private static func isSpace(_ character: Character) -> Bool { character == " " || character == "\t" }
}
