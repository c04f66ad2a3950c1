import Glibc
import Model
import Synchronization

/// Runs independent pieces of work on every core. Results land at their own index, so the outcome does not depend on
/// which worker took which piece.
enum Workers {
    /// One for each core, unless a build asks for another number.
    @TaskLocal static var count = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    /// Templates and Markdown nest; the half megabyte of a dispatch worker would be too little in debug builds.
    private static let stackSize = 16 << 20

    /// - Parameters:
    ///   - workers: more than there are cores only where work means waiting for others.
    ///   - state: made once per worker (buffers, parsers).
    static func forEach<State>(
        _ pieces: Int, workers: Int = count, state makeState: @autoclosure @escaping @Sendable () -> State,
        _ work: @escaping @Sendable (inout State, Int) -> Void
    ) {
        let cursor = Cursor(end: pieces)
        let body: @Sendable () -> Void = {
            var state = makeState()
            while let index = cursor.next() { work(&state, index) }
        }
        let threads = (0..<min(workers, pieces)).map { _ in start(body) }
        for thread in threads { pthread_join(thread, nil) }
    }

    static func forEach(_ pieces: Int, _ work: @escaping @Sendable (Int) -> Void) {
        forEach(pieces, state: (), { _, index in work(index) })
    }

    static func map<State, Result: Sendable>(
        _ pieces: Int, workers: Int = count, state makeState: @autoclosure @escaping @Sendable () -> State,
        _ work: @escaping @Sendable (inout State, Int) -> Result
    ) -> [Result] {
        [Result](unsafeUninitializedCapacity: pieces) { buffer, initialized in
            let slots = Slots(buffer)
            forEach(pieces, workers: workers, state: makeState()) { state, index in
                slots.initialize(index, work(&state, index))
            }
            initialized = pieces
        }
    }

    static func map<Result: Sendable>(_ pieces: Int, _ work: @escaping @Sendable (Int) -> Result) -> [Result] {
        map(pieces, state: (), { _, index in work(index) })
    }

    /// Two pieces of work at once.
    static func both<First: Sendable, Second: Sendable, Failure: Error>(
        _ first: @escaping @Sendable () throws(Failure) -> First, _ second: @escaping @Sendable () -> Second
    ) throws(Failure) -> (First, Second) {
        let beside = Work(second)
        let made = try first()
        return (made, beside.result)
    }

    /// Work that goes on beside the rest of the build until its result is asked for.
    final class Work<Result: Sendable>: @unchecked Sendable {
        private var made: Result?
        private var thread: pthread_t?

        init(_ work: @escaping @Sendable () -> Result) {
            let count = Workers.count
            thread = Workers.start { [self] in made = Workers.$count.withValue(count) { work() } }
        }

        /// Waits for the work to end. For the one who started it.
        var result: Result {
            if let thread { pthread_join(thread, nil) }
            thread = nil
            guard let made else { preconditionFailure("the work has not run") }
            return made
        }
    }

    private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, stackSize)
        defer { pthread_attr_destroy(&attributes) }
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Body(body))
        let error = pthread_create(&thread, &attributes, runBody, box.toOpaque())
        precondition(error == 0, "the operating system gave no thread")
        return thread
    }
}

private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private let runBody: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
    if let pointer { Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run() }
    return nil
}

private final class Cursor: Sendable {
    private let position = Atomic<Int>(0)
    private let end: Int

    init(end: Int) { self.end = end }

    func next() -> Int? {
        let index = position.wrappingAdd(1, ordering: .relaxed).oldValue
        return index < end ? index : nil
    }
}

/// Sound because every index is initialized by exactly one worker and read only after all of them are done.
private struct Slots<Result>: @unchecked Sendable {
    private let start: UnsafeMutablePointer<Result>?

    init(_ buffer: UnsafeMutableBufferPointer<Result>) { start = buffer.baseAddress }

    func initialize(_ index: Int, _ result: Result) {
        start?.advanced(by: index).initialize(to: result)
    }
}
