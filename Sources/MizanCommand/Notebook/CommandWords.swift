/// The words of a `$` line, divided as a shell divides them, without a shell.
///
/// Words end at spaces and tabs. `'…'` keeps everything; in `"…"` a backslash keeps a `"`, `\`, `$` or `` ` ``; elsewhere a
/// backslash keeps the next character. What would mean something else to a reader's own shell is refused, and so is
/// a path that leads out of the folder in which the cells run.
struct CommandWords: Equatable {
    let words: [String]

    /// Why a line is no command, and the character at which that shows, from 0.
    struct Fault: Error, Equatable {
        let offset: Int
        let message: String
        let hint: String
    }

    /// Signs that a shell acts on outside quotes, and those that it acts on inside double quotes too.
    private static let signs: Set<Character> = [
        "|", "&", ";", "<", ">", "(", ")", "*", "?", "[", "]", "{", "}", "$", "`",
    ]
    private static let signsInQuotes: Set<Character> = ["$", "`"]
    /// Signs that a shell acts on where they begin a word.
    private static let openingSigns: Set<Character> = ["~", "#"]

    init(_ line: String) throws(Fault) {
        var words: [String] = []
        var word: String?
        var quote: (sign: Character, offset: Int)?
        let characters = Array(line)
        var place = characters.firstIndex { $0 != " " && $0 != "\t" } ?? 0
        guard characters[place...].prefix(while: { $0 != " " && $0 != "\t" }).elementsEqual("mizan") else {
            throw Fault(
                offset: place, message: "only mizan runs in a console cell",
                hint: "put other commands into a block of the kind ```sh, which is shown and not run")
        }
        while place < characters.count {
            let character = characters[place]
            let next = place + 1 < characters.count ? characters[place + 1] : nil
            let scalar = character.unicodeScalars[character.unicodeScalars.startIndex]
            if scalar.properties.generalCategory == .control, character != "\t" {
                throw Fault(
                    offset: place, message: "the command holds a control character", hint: "remove it")
            }
            if let open = quote {
                if character == open.sign {
                    quote = nil
                } else if open.sign == "\"", character == "\\", let next, "\"\\$`".contains(next) {
                    word = (word ?? "") + String(next)
                    place += 1
                } else if open.sign == "\"", Self.signsInQuotes.contains(character) {
                    throw Self.acted(character, place)
                } else {
                    word = (word ?? "") + String(character)
                }
            } else if character == " " || character == "\t" {
                if let word { words.append(word) }
                word = nil
            } else if character == "'" || character == "\"" {
                quote = (character, place)
                word = word ?? ""
            } else if character == "\\" {
                guard let next else {
                    throw Fault(
                        offset: place, message: "the command goes on, and nothing follows",
                        hint: "remove the backslash, or write the rest of the command on the next line")
                }
                word = (word ?? "") + String(next)
                place += 1
            } else if Self.signs.contains(character) || word == nil && Self.openingSigns.contains(character) {
                throw Self.acted(character, place)
            } else {
                word = (word ?? "") + String(character)
            }
            place += 1
        }
        if let quote {
            throw Fault(
                offset: quote.offset, message: "the quote \(quote.sign) is not closed", hint: "close it")
        }
        if let word { words.append(word) }
        if let path = words.first(where: Self.leavesFolder) {
            throw Fault(
                offset: 0, message: "the path in '\(path)' leads out of the folder in which the cells run",
                hint: "write it below the folder, without .. and without / at its start")
        }
        if words.dropFirst().first == "notebook" {
            throw Fault(
                offset: 0, message: "a cell runs no notebook", hint: "put the command into a block ```sh")
        }
        self.words = words
    }

    /// True for a path, alone or as `--option=path`, that is absolute or climbs.
    private static func leavesFolder(_ word: String) -> Bool {
        let path =
            word.hasPrefix("-") ? word.split(separator: "=", maxSplits: 1).dropFirst().first ?? "" : word[...]
        return path.hasPrefix("/") || path.split(separator: "/").contains("..")
    }

    private static func acted(_ sign: Character, _ offset: Int) -> Fault {
        Fault(
            offset: offset, message: "no shell runs here, and a shell would act on \(sign)",
            hint: "give mizan alone; put the sign between '…' if it belongs to a word")
    }
}
