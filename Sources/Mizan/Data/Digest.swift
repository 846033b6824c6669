import Crypto

/// SHA-256 as 64 hexadecimal digits: what names the content of a file, a dataset, a model.
public enum Digest {
    public static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
        SHA256.hash(data: Array(bytes)).map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0\(text)" : text
        }.joined()
    }
}
