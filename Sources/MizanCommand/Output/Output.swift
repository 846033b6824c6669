import ArgumentParser
import Mizan

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Standard output: results and nothing else.
enum Output {
    static func write(_ text: String) {
        print(text, terminator: "")
    }
}

/// The machine that the command runs on.
enum Machine {
    static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// The date in Greenwich, as `2026-07-31`: the same wherever the machine stands.
    static var today: String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(1900 + parts.tm_year)-\(padded(1 + parts.tm_mon))-\(padded(parts.tm_mday))"
    }
}

/// Runs a verb; findings and failures become messages and the exit status that the manual names.
func reporting(_ body: () throws -> Void) throws {
    do {
        try body()
    } catch let findings as Findings {
        FindingPrinter.print(findings.list)
        throw ExitCode(1)
    } catch let error as DiskError {
        FindingPrinter.print("mizan: error: \(error)")
        throw ExitCode(2)
    }
}
