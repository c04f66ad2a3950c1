import Glibc

/// A thread to wait for.
public final class TestThread: Sendable {
    private let thread: pthread_t

    private final class Work: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    public init(_ run: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { work in
                guard let work else { return nil }
                Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(Work(run)).toOpaque())
        self.thread = thread
    }

    /// Once.
    public func join() { pthread_join(thread, nil) }

    /// So many at once; waits for all.
    public static func crowd(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
        let threads = (0..<count).map { number in TestThread { work(number) } }
        for thread in threads { thread.join() }
    }
}
