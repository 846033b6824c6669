import Foundation
import Testing

@testable import MizanCommand

struct CommandWordsTests {
    @Test(arguments: [
        ("mizan", ["mizan"]), ("  mizan \t rank  models/need ", ["mizan", "rank", "models/need"]),
        ("mizan help 'a b' \"c d\"", ["mizan", "help", "a b", "c d"]),
        ("mizan x'y z'\"w\"", ["mizan", "xy zw"]), ("mizan '' \"\"", ["mizan", "", ""]),
        ("mizan '$HOME | *' \"a|b\"", ["mizan", "$HOME | *", "a|b"]),
        (#"mizan a\ b \| "\"\\\$\x" '\'"#, ["mizan", "a b", "|", #""\$\x"#, #"\"#]),
        ("mizan 2020..2024 --at=2024-Q3 a#b مكة", ["mizan", "2020..2024", "--at=2024-Q3", "a#b", "مكة"]),
    ])
    func words(line: String, words: [String]) throws {
        #expect(try CommandWords(line).words == words)
    }

    @Test(arguments: [
        ("mizan rank | head", 11, "|"), ("mizan a > b", 8, ">"), ("mizan $HOME", 6, "$"),
        ("mizan \"$HOME\"", 7, "$"), ("mizan `x`", 6, "`"), ("mizan *.md", 6, "*"), ("mizan ~/x", 6, "~"),
        ("mizan a # b", 8, "#"), ("mizan a; ls", 7, ";"), ("mizan {a,b}", 6, "{"), ("mizan 'a", 6, "quote"),
        ("mizan a \"b", 8, "quote"), ("  make rank", 2, "only mizan"), ("A=1 mizan", 0, "only mizan"),
        ("", 0, "only mizan"), ("mizan a\\", 7, "nothing follows"), ("mizan a\u{0}b", 7, "control"),
        ("mizan '\u{1B}'", 7, "control"), ("mizan notebook check x", 0, "notebook"),
        ("mizan import facts a --into /tmp/x", 0, "leads out"), ("mizan check '..'", 0, "leads out"),
        ("mizan import facts a --into=../x", 0, "leads out"), ("mizan check a/../../b", 0, "leads out"),
    ])
    func whatIsNoCommand(line: String, offset: Int, word: String) throws {
        let fault = try #require(throws: CommandWords.Fault.self) { try CommandWords(line) }
        #expect(fault.offset == offset)
        #expect(fault.message.contains(word))
        #expect(!fault.hint.isEmpty)
    }

    /// Every line that is taken has the words that a shell gives a reader who copies it.
    @Test func theWordsAreThoseOfAShell() throws {
        var generator = SplitMix(state: 7)
        let signs = ["a", "b", " ", " ", "'", "\"", "\\", "$", "#", "-"]
        var taken: [(line: String, words: [String])] = []
        while taken.count < 400 {
            let length = Int(generator.next() % 12)
            let tail = (0..<length).map { _ in signs[Int(generator.next() % UInt64(signs.count))] }
            let line = "mizan " + tail.joined()
            if let words = try? CommandWords(line).words { taken.append((line, words)) }
        }
        let script = taken.map { "printf '%s\\037' \($0.line)\nprintf '\\036'\n" }.joined()
        let folder = try TemporaryFolder()
        try folder.write("script", script)
        try folder.write("words", "")
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = [folder.path("script")]
        shell.standardOutput = try FileHandle(forWritingTo: folder.url.appending(path: "words"))
        try shell.run()
        shell.waitUntilExit()
        let printed = try folder.text("words").split(separator: "\u{1E}", omittingEmptySubsequences: false)
        #expect(printed.count == taken.count + 1)
        for (text, (line, words)) in zip(printed, taken) {
            #expect(text == words.map { $0 + "\u{1F}" }.joined(), "\(line)")
        }
    }
}

/// Numbers that are the same in every run (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
