#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Whether the user asked for an end, by Ctrl-C: work then stops where what is done is whole. A second time ends the
/// program at once.
enum Interrupt {
    static func listen() {
        // Whoever started the program may have blocked it.
        var mask = sigset_t()
        sigemptyset(&mask)
        sigaddset(&mask, SIGINT)
        sigprocmask(SIG_UNBLOCK, &mask, nil)
        signal(SIGINT) { _ in
            isAsked = 1
            signal(SIGINT, SIG_DFL)
        }
    }

    static var isCaught: Bool { isAsked != 0 }
}

/// Written by the handler of the signal alone.
nonisolated(unsafe) private var isAsked: sig_atomic_t = 0
