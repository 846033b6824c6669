#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What a command of a document printed, and how it ended.
struct Outcome {
    enum End: Equatable {
        case exit(Int32)
        case signal(Int32)
        case timeout
    }

    let output: [UInt8]
    let messages: [UInt8]
    let end: End

    /// What a document shows of it: standard output, then the messages, then `[exit N]` where N is not 0.
    var lines: [String] {
        var lines = Self.lines(output) + Self.lines(messages)
        if case .exit(let status) = end, status != 0 { lines.append("[exit \(status)]") }
        return lines
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        // What follows the last line feed is no line where it is empty.
        return (lines.last?.isEmpty == true ? lines.dropLast() : lines[...])
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

/// Starts the program that is running, once more.
enum Launch {
    /// What decides nothing that is printed: where the program finds its libraries and its room, and what the
    /// tests of its memory are told. All else is left out of its environment.
    private static let kept = [
        "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR", "ASAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE",
    ]

    /// Runs it to its end in a folder, without a terminal and with nothing to read.
    ///
    /// - Parameters:
    ///   - words: the command, its name first.
    ///   - files: where its output and its messages go, outside the folder; whole paths.
    ///   - limit: when it is ended.
    static func run(
        _ words: [String], in folder: String, files: (output: String, messages: String), limit: Duration
    ) throws(DiskError) -> Outcome {
        var environment = ["NO_COLOR=1", "COLUMNS=110", "LC_ALL=C.UTF-8", "TZ=UTC"]
        for name in kept {
            if let value = getenv(name) { environment.append("\(name)=\(String(cString: value))") }
        }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let writing = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, files.output, writing, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, files.messages, writing, 0o600)

        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var process: pid_t = 0
        // The child begins in the folder that its parent is in at this moment.
        let here = open(".", O_RDONLY | O_CLOEXEC)
        guard here >= 0 else { throw DiskError("enter", ".") }
        defer { close(here) }
        guard chdir(folder) == 0 else { throw DiskError("enter", folder) }
        let failure = posix_spawn(&process, executable, &actions, nil, &arguments, &variables)
        guard fchdir(here) == 0 else { throw DiskError("enter", ".") }
        guard failure == 0 else {
            throw DiskError("run", executable, reason: String(cString: strerror(failure)))
        }
        let end = waited(for: process, limit)
        return Outcome(
            output: try Disk.bytes(of: files.output), messages: try Disk.bytes(of: files.messages), end: end)
    }

    private static func waited(for process: pid_t, _ limit: Duration) -> Outcome.End {
        let deadline = ContinuousClock.now + limit
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            if ContinuousClock.now >= deadline {
                kill(process, SIGKILL)
                waitpid(process, &status, 0)
                return .timeout
            }
            usleep(2_000)
        }
        // As POSIX's macros WIFEXITED, WEXITSTATUS and WTERMSIG read it.
        return status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }

    private static var executable: String {
        #if canImport(Darwin)
            var size: UInt32 = 0
            _NSGetExecutablePath(nil, &size)
            var path = [CChar](repeating: 0, count: Int(size))
            _NSGetExecutablePath(&path, &size)
            return String(decoding: path.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        #else
            return "/proc/self/exe"
        #endif
    }
}
