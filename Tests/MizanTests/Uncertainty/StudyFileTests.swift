import Crypto
import Foundation
import MizanNumerics
import Testing

@testable import Mizan

/// Files of counts: what was written is read, and nothing else.
struct StudyFileTests {
    private static let hard = InventedSource.hard.study([0..<90, 120..<150], asked: 200)
    private var study: ReplicateStudy { Self.hard }

    /// A short file with a line of every kind.
    private static let short: [UInt8] = {
        var source = InventedSource(3, [.weights: 0.7, .observation: 1.5], unranked: [2])
        source.steps = 2
        source.fails = { $0 == 5 }
        var study = source.study([0..<8], asked: 9)
        study.settledTiers = study.joint.tiers
        return study.written
    }()

    /// With tiers that the counts alone do not say.
    private var settled: ReplicateStudy {
        var settled = study
        let order = study.subject.nominal.order
        var byUnit = [Int?](repeating: nil, count: 9)
        for (place, unit) in order.enumerated() { byUnit[unit] = place / 3 + 1 }
        settled.settledTiers = Tiers(byUnit: byUnit, firstUnsure: 2)
        return settled
    }

    private func findings(_ bytes: [UInt8]) -> [Finding] {
        do throws(Findings) {
            _ = try ReplicateStudy.read(bytes, file: "a.counts")
            return []
        } catch { return error.list }
    }

    /// The file with another text in it and a sum that fits.
    private func changed(_ old: String, _ new: String, in study: ReplicateStudy = hard) throws -> [UInt8] {
        let text = String(decoding: study.written, as: UTF8.self)
        let range = try #require(text.range(of: old), "\(old)")
        var changed = text.replacingCharacters(in: range, with: new)
        let end = try #require(changed.range(of: "sha256\t", options: .backwards))
        changed = String(changed[..<end.lowerBound])
        return signed(Array(changed.utf8))
    }

    private func signed(_ bytes: [UInt8]) -> [UInt8] {
        let digest = SHA256.hash(data: bytes).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return bytes + Array("sha256\t\(digest.joined())\n".utf8)
    }

    @Test func whatIsWrittenIsRead() throws {
        for study in [
            study, InventedSource(1, classes: []).study([0..<3]), InventedSource.hard.study([]),
            InventedSource(3).study([7..<8], isApart: false), settled,
        ] {
            let read = try ReplicateStudy.read(study.written, file: "a.counts")
            #expect(read == study)
            #expect(read.written == study.written)
        }
    }

    @Test func namesKeepTheirTabsAndLines() throws {
        var subject = InventedSource.hard.subject()
        subject.names[0] = .init(english: "a\tb\\n\\\n\r", arabic: "")
        subject.asOf = "2021-03-01"
        let read = try ReplicateStudy.read(ReplicateStudy(of: subject).written, file: "a")
        #expect(read.subject == subject)
    }

    // MARK: Damage

    @Test func aCutFileIsRefusedWhereverItWasCut() {
        let bytes = Self.short
        for end in 0..<bytes.count {
            let found = findings(Array(bytes[..<end]))
            #expect(found.map(\.code) == [.damagedCounts], "cut at \(end)")
            #expect(found.allSatisfy { $0.line > 0 && !$0.hint.isEmpty && !$0.message.isEmpty })
        }
    }

    @Test func aChangedByteIsRefused() {
        let bytes = Self.short
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1
            #expect(findings(changed).map(\.code) == [.damagedCounts], "at \(place)")
        }
        #expect(findings(bytes + bytes).map(\.code) == [.damagedCounts])
        #expect(findings(bytes + [10]).map(\.code) == [.damagedCounts])
    }

    @Test(arguments: [
        ("mizan-replicates\t2\n", "mizan-replicates\t1\n"), ("seed\t1\n", "seed\t01\n"),
        ("asked\t200\n", "asked\t100\n"), ("asked\t200\n", "asked\t2000000000\n"),
        ("replicates\t0..89 120..149\n", "replicates\t0..89 90..149\n"),
        ("replicates\t0..89 120..149\n", "replicates\t120..149 0..89\n"),
        ("replicates\t0..89 120..149\n", "replicates\t0..89  120..149\n"),
        ("units\tcommunity\t9\n", "units\tcommunity\t900000000\n"),
        ("units\tcommunity\t9\n", "units\tcommunity\t8\n"),
        ("units\tcommunity\t9\n", "units\tvillage\t9\n"), ("doubts\tweights ", "doubts\tlengths "),
        ("doubts\tweights observation", "doubts\tobservation weights"), ("ranks\t1\n", "ranks\t2\n"),
        ("failed\t3\n", "failed\t121\n"), ("failure\t5\t", "failure\t95\t"),
        ("coverage\t0.9", "coverage\t1.5"),
        ("class\tc1\t2\t", "class\tc1\t-200\t"), ("audience\tpublic", "audience\teveryone"),
        ("only\tscope\t", "only\tshoe\t"), ("period\t2020\t", "period\t20\t"), ("u1\t3.5\t", "u1\t3.50\t"),
        ("u1\t3.5\t1\t", "u1\t3.5\t2\t"), ("pairs\t8\n", "pairs\t7\n"), ("fired\t", "fired\t999 "),
        ("parts\tapart\n", "parts\ttogether\n"),
    ])
    func whatCannotBeIsRefusedThoughTheSumFits(old: String, new: String) throws {
        let found = findings(try changed(old, new))
        #expect(found.map(\.code) == [.damagedCounts])
        #expect(found.allSatisfy { $0.line > 0 && $0.file == "a.counts" })
    }

    @Test(arguments: [
        "tiers\t2\t1*3 2*3 3\n", "tiers\t2\t1*3 2*3 3*3\n", "tiers\t2\t1*3 2*3 4*2\n",
        "tiers\t2\t2*3 3*3 4*2\n", "tiers\t2\t1*3 3*3 2*2\n", "tiers\t1\t1*3 2*3 3*2\n",
        "tiers\t2\t0*3 1*3 2*2\n", "tiers\t1*3 2*3 3*2\n", "tiers\t5\t1*3 2*3 3*2\n",
    ])
    func tiersThatCannotBeAreRefused(line: String) throws {
        let found = findings(try changed("tiers\t2\t1*3 2*3 3*2\n", line, in: settled))
        #expect(found.map(\.code) == [.damagedCounts])
    }

    /// The start after the last may be unsure, and no later one.
    @Test func theFirstUnsureTierIsOneOfThem() throws {
        let read = try ReplicateStudy.read(
            try changed("tiers\t2\t", "tiers\t4\t", in: settled), file: "a.counts")
        #expect(read.tiers.firstUnsure == 4)
        var none = InventedSource(2, unscored: [0, 1]).study([0..<3])
        none.settledTiers = Tiers(byUnit: [nil, nil])
        #expect(try ReplicateStudy.read(none.written, file: "a.counts") == none)
        let unsure = try changed("tiers\t\t", "tiers\t3\t", in: none)
        #expect(findings(unsure).map(\.code) == [.damagedCounts])
    }

    /// Those of an index are read from its counts.
    @Test func anIndexHasNoLineOfTiers() throws {
        let source = InventedSource(3)
        var subject = source.subject()
        subject.isIndex = true
        let study = ReplicateStudy(of: subject, asked: 5)
        #expect(try ReplicateStudy.read(study.written, file: "a.counts") == study)
        let line = try #require(
            String(decoding: study.written, as: UTF8.self).split(separator: "\n").first {
                $0.hasPrefix("replicates")
            })
        let settled = try changed("\(line)\n", "\(line)\ntiers\t\t1 2 3\n", in: study)
        #expect(findings(settled).map(\.code) == [.damagedCounts])
    }

    /// Bytes exchanged at random, with a sum that fits: refused, or read as a study that can be written; never a trap.
    @Test func noFileOfCountsBreaksTheReader() throws {
        let bytes = Array(Self.short.dropLast(72))
        var generator = SeededGenerator(seed: 5)
        let pieces = ["9", "0", "*", " ", "\t", "\n", "-", "4294967295", "*99999999", "\\", "é"].map {
            Array($0.utf8)
        }
        for _ in 0..<1_500 {
            var changed = bytes
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            changed.replaceSubrange(place..<min(place + 1, bytes.count), with: piece)
            let file = signed(changed)
            if let read = try? ReplicateStudy.read(file, file: "a") { #expect(read.written == file) }
        }
    }

    // MARK: Size

    /// Counts stand in windows and runs: two hundred units of which each reaches few ranks take few bytes.
    @Test func countsOfFewRanksAreShort() {
        let source = InventedSource(200, [.observation: 0.5], classes: [])
        let study = source.study([0..<200])
        #expect(study.written.count < 200 * 600)
    }
}
