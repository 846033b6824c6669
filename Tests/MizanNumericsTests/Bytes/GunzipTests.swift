import MizanNumerics
import Testing

@Suite("Reading gzip")
struct GunzipTests {
    // gzip.compress(b"hello" * 3, mtime=0) of Python 3.11.
    static let hello: [UInt8] = [
        0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xCF, 0x80, 0x13, 0x00,
        0x0B, 0xB4, 0x21, 0x3E, 0x0F, 0, 0, 0,
    ]
    static let text = Array("hellohellohello".utf8)

    @Test("a file that Python wrote")
    func reference() throws {
        #expect(Gunzip.isGzip(Self.hello))
        #expect(try Gunzip.inflate(Self.hello, limit: 100) == Self.text)
    }

    @Test("a header with a name, a comment and extra bytes")
    func header() throws {
        var bytes = Self.hello
        bytes[3] = 0x04 | 0x08 | 0x10
        bytes.insert(contentsOf: [3, 0, 9, 9, 9] + Array("name\0comment\0".utf8), at: 10)
        #expect(try Gunzip.inflate(bytes, limit: 100) == Self.text)
    }

    @Test("members follow each other, zero bytes pad")
    func members() throws {
        #expect(try Gunzip.inflate(Self.hello + stored([]) + Self.hello, limit: 100) == Self.text + Self.text)
        #expect(try Gunzip.inflate(Self.hello + [0, 0, 0], limit: 100) == Self.text)
        #expect(try Gunzip.inflate(stored([]), limit: 0) == [])
    }

    @Test("data larger than any buffer come back whole")
    func large() throws {
        let data = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 7) }
        #expect(try Gunzip.inflate(stored(data), limit: data.count) == data)
    }

    @Test("every cut of a file is told as a cut", arguments: 2..<27)
    func truncated(length: Int) {
        #expect(throws: NumericsError.truncatedGzip(member: 0)) {
            try Gunzip.inflate(Array(Self.hello.prefix(length)), limit: 100)
        }
    }

    @Test("a cut second member is told with its place")
    func truncatedMember() {
        for length in 1..<27 {
            #expect(throws: NumericsError.truncatedGzip(member: 27)) {
                try Gunzip.inflate(Self.hello + Self.hello.prefix(length), limit: 100)
            }
        }
    }

    @Test("no change of one bit in data, checksum or length gives other data")
    func damage() throws {
        for index in 10..<Self.hello.count {
            for bit in 0..<8 {
                var bytes = Self.hello
                bytes[index] ^= 1 << UInt8(bit)
                do throws(NumericsError) {
                    // The unused bits of the last byte of data carry nothing.
                    let isUnused = index == 18 && bit > 0
                    #expect(try Gunzip.inflate(bytes, limit: 1 << 16) == Self.text && isUnused)
                } catch {
                    #expect(error != .notGzip)
                }
            }
        }
    }

    @Test("a wrong checksum is named")
    func checksum() {
        var bytes = Self.hello
        bytes[19] ^= 1
        #expect(throws: NumericsError.damagedGzip(member: 0, reason: "incorrect data check")) {
            try Gunzip.inflate(bytes, limit: 100)
        }
    }

    @Test("what is not gzip, and what follows gzip")
    func foreign() {
        for bytes in [[], [0x1F], Array("unit,period\n".utf8)] {
            #expect(!Gunzip.isGzip(bytes))
            #expect(throws: NumericsError.notGzip) { try Gunzip.inflate(bytes, limit: 100) }
        }
        #expect(throws: NumericsError.trailingBytes(offset: 27)) {
            try Gunzip.inflate(Self.hello + [7], limit: 100)
        }
    }

    @Test("the limit holds over all members")
    func limit() throws {
        #expect(try Gunzip.inflate(Self.hello, limit: 15).count == 15)
        #expect(throws: NumericsError.inflatedTooLarge(limit: 14)) {
            try Gunzip.inflate(Self.hello, limit: 14)
        }
        #expect(throws: NumericsError.inflatedTooLarge(limit: 29)) {
            try Gunzip.inflate(Self.hello + Self.hello, limit: 29)
        }
    }

    /// A gzip member whose data are stored as they are, built from RFC 1951 and RFC 1952.
    private func stored(_ data: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var rest = data[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(65_535)
            let length = UInt16(block.count)
            bytes += [rest.isEmpty ? 1 : 0] + littleEndian(length) + littleEndian(~length) + block
        } while !rest.isEmpty
        return bytes + littleEndian(checksum(data)) + littleEndian(UInt32(data.count))
    }

    private func checksum(_ data: [UInt8]) -> UInt32 {
        var value = UInt32.max
        for byte in data {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~value
    }

    private func littleEndian<Word: FixedWidthInteger>(_ word: Word) -> [UInt8] {
        (0..<Word.bitWidth / 8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
}
