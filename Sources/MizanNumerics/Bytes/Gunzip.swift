import CZlib

/// Reading of gzip files: members one after another, their checksums verified.
///
/// Reference: [Deutsch1996] (RFC 1952)
public enum Gunzip {
    /// Whether `bytes` begin with the two bytes that mark a gzip file.
    public static func isGzip(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
    }

    /// The data of all members, in order.
    ///
    /// Zero bytes after the last member are padding and are passed over, as gzip itself does.
    ///
    /// - Parameter limit: the most bytes to give; a small file can inflate to a thousand times its size.
    public static func inflate(_ bytes: [UInt8], limit: Int) throws(NumericsError) -> [UInt8] {
        guard isGzip(bytes) else { throw .notGzip }
        var output: [UInt8] = []
        output.reserveCapacity(min(limit, 4 * bytes.count))
        var start = 0
        while start < bytes.count {
            guard isMember(bytes, at: start) else {
                guard bytes[start...].allSatisfy({ $0 == 0 }) else { throw .trailingBytes(offset: start) }
                break
            }
            start = try inflateMember(bytes, from: start, into: &output, limit: limit)
        }
        return output
    }

    private static func isMember(_ bytes: [UInt8], at offset: Int) -> Bool {
        bytes[offset] == 0x1F && (offset + 1 == bytes.count || bytes[offset + 1] == 0x8B)
    }

    /// Appends the member at `start` to `output` and gives the offset after it.
    private static func inflateMember(
        _ bytes: [UInt8], from start: Int, into output: inout [UInt8], limit: Int
    ) throws(NumericsError) -> Int {
        var stream = z_stream()
        let version = ZLIB_VERSION
        let opened = inflateInit2_(
            &stream, gzipWindowBits, version, Int32(MemoryLayout<z_stream>.size))
        guard opened == Z_OK else { throw .damagedGzip(member: start, reason: reason(stream)) }
        defer { inflateEnd(&stream) }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var offset = start
        while true {
            let step = advance(&stream, bytes, at: offset, into: &chunk)
            offset += step.read
            guard output.count + step.written <= limit else { throw .inflatedTooLarge(limit: limit) }
            output.append(contentsOf: chunk[..<step.written])
            switch step.status {
            case Z_STREAM_END:
                return offset
            case Z_OK, Z_BUF_ERROR:
                if step.read == 0, step.written == 0 { throw .truncatedGzip(member: start) }
            default:
                throw .damagedGzip(member: start, reason: reason(stream))
            }
        }
    }

    /// One call of zlib's `inflate`, from `offset` on and into the whole of `chunk`.
    private static func advance(
        _ stream: inout z_stream, _ bytes: [UInt8], at offset: Int, into chunk: inout [UInt8]
    ) -> (status: Int32, read: Int, written: Int) {
        let available = min(bytes.count - offset, 1 << 30)
        return bytes.withUnsafeBufferPointer { input in
            chunk.withUnsafeMutableBufferPointer { room in
                stream.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + offset) }
                stream.avail_in = UInt32(available)
                stream.next_out = room.baseAddress
                stream.avail_out = UInt32(room.count)
                let status = CZlib.inflate(&stream, Z_NO_FLUSH)
                return (status, available - Int(stream.avail_in), room.count - Int(stream.avail_out))
            }
        }
    }

    private static func reason(_ stream: z_stream) -> String {
        stream.msg.map { String(cString: $0) } ?? "zlib gives no reason"
    }

    /// The largest window (2^15 bytes), plus 16: a gzip header and trailer are expected.
    private static let gzipWindowBits: Int32 = 15 + 16
}
