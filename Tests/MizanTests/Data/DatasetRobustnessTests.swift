import Testing

@testable import Mizan

/// Whatever the bytes: no crash, no wrong answer in silence.
@Suite struct DatasetRobustnessTests {
    /// Random damage is named, or the dataset that it leaves is written and read back as itself.
    @Test(arguments: 0..<40)
    func damageIsNamedOrHarmless(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let files = SampleFolder.texts.keys.sorted()
        for _ in 0..<15 {
            var folder = SampleFolder.folder()
            let file = files.randomElement(using: &generator)!
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                guard var bytes = folder.files[file], !bytes.isEmpty else { break }
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 2:
                    bytes.insert(
                        contentsOf: Array("\",\n;\\&*".utf8).shuffled(using: &generator)[..<1], at: place)
                default: bytes = Array(bytes[..<place])
                }
                folder.files[file] = bytes
            }
            do throws(Findings) {
                let dataset = try Dataset.read(folder).dataset
                #expect(try Dataset.read(dataset.written()).dataset == dataset)
            } catch {
                #expect(error.hasErrors)
                #expect(error.report().utf8.count < 10_000)
            }
        }
    }

    /// Packages that other parsers are brought down by.
    @Test(arguments: [
        String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000), "", " ", "null",
        "\"", "{",
        "{\"a\": &x [*x]}", "%YAML 1.2\n---\n{}", "--- {}\n--- {}", "{\"resources\": {}}",
        "{\"resources\": [1, [], {}]}",
        "{\"resources\": [{\"name\": \"units\", \"path\": [\"a.csv\", \"b.csv\"]}]}", "# x\n{}",
        "{'resources': []}",
        "{\"resources\": [], \"resources\": []}", "\u{FEFF}{",
        "{\"resources\": [{\"name\": 1, \"path\": true}]}",
    ])
    func brokenPackagesAreNamed(text: String) {
        let findings = SampleFolder.findings(SampleFolder.folder(["datapackage.json": text]))
        #expect(Findings(findings).hasErrors)
        #expect(findings.allSatisfy { $0.excerpt.utf8.count < 500 })
    }

    /// JSON that is allowed, however it is laid out: tabs, escapes, surrogate pairs, other keys, no line end.
    @Test(arguments: [
        ("\n", "\r\n"), ("    ", "\t"), ("\"sample\"", "\"\\u0645\\/\\ud83d\\ude00\""),
        ("\"units.csv\"", "[\"units.csv\"]"),
        ("\"name\": \"sample\",", "\"x\": {\"y\": [1.5e3, -2, null, true]},"),
        ("\"units.csv\"}", "\"units.csv\", \"encoding\": \"UTF-8\"}"),
    ])
    func allowedPackagesAreRead(old: String, new: String) throws {
        let text = try #require(SampleFolder.texts["datapackage.json"]).replacing(old, with: new)
        #expect(SampleFolder.findings(SampleFolder.folder(["datapackage.json": text])).isEmpty)
    }

    @Test func aChainOfParentsIsWalkedOnce() throws {
        let header = try #require(SampleFolder.texts["units.csv"]?.split(separator: "\n").first)
        let rows = (0..<20_000).map { "r\($0),region,r\(($0 + 1) % 20_000),parent,,,R,,,,,,no,,,public," }
        let text = ([String(header)] + rows).joined(separator: "\n")
        let findings = SampleFolder.findings(SampleFolder.folder(["units.csv": text]))
        #expect(findings.count { $0.code == .cycle } == 1)
    }

    @Test(arguments: ["x", "x/", "", "."])
    func labelsBeginWithTheFolder(path: String) {
        let label = FolderContents(path: path, files: [:]).label(of: "a.csv")
        #expect(label == (path.hasPrefix("x") ? "x/a.csv" : "a.csv"))
    }
}
