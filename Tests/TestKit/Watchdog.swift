import Glibc
import Synchronization

/// Ends the test program when one input takes longer than any sound program would: a hang inside a parser cannot be ended
/// otherwise, and would be found by nobody. It says which input it was; seeds are fixed, so the number leads back to it.
public final class Watchdog: Sendable {
    private let state: State
    private let thread: TestThread

    private final class State: Sendable {
        let name: String
        let limit: Int
        let input = Atomic<Int>(0)
        /// On the monotonic clock, in nanoseconds; 0 once all is done.
        let deadline: Atomic<Int>
        let barks: @Sendable (_ name: String, _ input: Int) -> Void

        init(_ name: String, seconds: Int, _ barks: @escaping @Sendable (String, Int) -> Void) {
            self.name = name
            limit = seconds * 1_000_000_000
            deadline = Atomic(Watchdog.now + limit)
            self.barks = barks
        }

        func watch() {
            while true {
                let deadline = deadline.load(ordering: .acquiring)
                if deadline == 0 { return }
                if Watchdog.now > deadline { return barks(name, input.load(ordering: .acquiring)) }
                usleep(50_000)
            }
        }
    }

    /// - Parameter seconds: for one input, on a slow and busy machine.
    public init(
        _ name: String, seconds: Int = 60, barks: @escaping @Sendable (String, Int) -> Void = Watchdog.endProgram
    ) {
        let state = State(name, seconds: seconds, barks)
        self.state = state
        thread = TestThread { state.watch() }
    }

    deinit {
        state.deadline.store(0, ordering: .releasing)
        thread.join()
    }

    /// The input that is read from now on.
    public func next(_ input: Int) {
        state.input.store(input, ordering: .releasing)
        state.deadline.store(Self.now + state.limit, ordering: .releasing)
    }

    public static let endProgram: @Sendable (String, Int) -> Void = { name, input in
        let message = Array("\n\(name): input \(input) hangs\n".utf8)
        _ = write(STDERR_FILENO, message, message.count)
        abort()
    }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
