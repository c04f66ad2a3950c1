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
    static func both<First: Sendable, Second: Sendable>(
        _ first: @escaping @Sendable () throws(Problem) -> First, _ second: @escaping @Sendable () -> Second
    ) throws(Problem) -> (First, Second) {
        let results = map(2, workers: 2, state: ()) { _, index -> (Result<First, Problem>?, Second?) in
            guard index == 0 else { return (nil, second()) }
            do throws(Problem) {
                return (.success(try first()), nil)
            } catch {
                return (.failure(error), nil)
            }
        }
        guard let made = results[0].0, let beside = results[1].1 else { preconditionFailure("both were run") }
        return (try made.get(), beside)
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
