import Mizan

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Standard error: findings, and why a command could not go on.
enum FindingPrinter {
    /// Prints findings at once, long lists cut evenly; nothing where there are none.
    static func print(_ findings: [Finding]) {
        if !findings.isEmpty { write(Findings(findings).report()) }
    }

    static func print(_ text: String) { write(text + "\n") }

    private static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in
                #if canImport(Darwin)
                    Darwin.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
                #elseif canImport(Glibc)
                    Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
                #elseif canImport(Musl)
                    Musl.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            // There is nowhere left to say that standard error cannot be written to.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
