import Glibc
import Model
import Synchronization

/// Runs independent pieces of work on every core. Results land at their own index, so the outcome does not depend on
/// which worker took which piece.
enum Workers {
    /// One for each core, unless a build asks for another number.
    @TaskLocal static var count = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    /// Neighbours go to one worker: what several write side by side into one line of the processors' cache is slow. So many
    /// steps are left that workers end at about the same time.
    private static let largestStep = 32
    private static let stepsPerWorker = 16

    /// - Parameters:
    ///   - workers: more than there are cores only where work means waiting for others.
    ///   - step: neighbours that a worker takes at a time; 1 where some pieces are far larger than others.
    ///   - state: made once per worker (buffers, parsers).
    static func forEach<State>(
        _ pieces: Int, workers: Int = count, step: Int? = nil,
        state makeState: @autoclosure @escaping @Sendable () -> State,
        _ work: @escaping @Sendable (inout State, Int) -> Void
    ) {
        let usualStep = max(1, min(largestStep, pieces / (workers * stepsPerWorker)))
        let cursor = Cursor(end: pieces, step: step ?? usualStep)
        let body: @Sendable () -> Void = {
            var state = makeState()
            while let range = cursor.next() { for index in range { work(&state, index) } }
        }
        let others = min(workers, pieces) - (Crew.isMember ? 1 : 0)
        let jobs = (0..<max(0, others)).map { _ in Crew.shared.start(body) }
        if Crew.isMember { body() }
        // A member has seen to everything by now; who has not begun need not.
        for job in jobs { Crew.shared.end(job, isNeeded: !Crew.isMember) }
    }

    /// With the stack of a worker.
    static func asMember<Result: Sendable>(_ work: @escaping @Sendable () -> Result) -> Result {
        Crew.isMember ? work() : Work(work).result
    }

    static func forEach(_ pieces: Int, _ work: @escaping @Sendable (Int) -> Void) {
        forEach(pieces, state: (), { _, index in work(index) })
    }

    static func map<State, Result: Sendable>(
        _ pieces: Int, workers: Int = count, step: Int? = nil,
        state makeState: @autoclosure @escaping @Sendable () -> State,
        _ work: @escaping @Sendable (inout State, Int) -> Result
    ) -> [Result] {
        [Result](unsafeUninitializedCapacity: pieces) { buffer, initialized in
            let slots = Slots(buffer)
            forEach(pieces, workers: workers, step: step, state: makeState()) { state, index in
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
        private var job: Crew.Job?

        init(_ work: @escaping @Sendable () -> Result) {
            let count = Workers.count
            job = Crew.shared.start { [self] in made = Workers.$count.withValue(count) { work() } }
        }

        /// Waits for the work to end. For the one who started it.
        var result: Result {
            if let job { Crew.shared.end(job, isNeeded: true) }
            job = nil
            guard let made else { preconditionFailure("the work has not run") }
            return made
        }
    }
}

extension Workers {
    /// Pieces of work that are done while workers have nothing else to do; who asks for the results does what is left.
    final class Background<State, Result: Sendable>: @unchecked Sendable {
        private let pieces: Int
        private let cursor: Cursor
        private let results: UnsafeMutablePointer<Result>
        private let makeState: @Sendable () -> State
        private let work: @Sendable (inout State, Int) -> Result
        private var job: Crew.Job?
        private var isFinished = false

        /// Pieces after which a worker looks whether it is wanted elsewhere.
        private static var step: Int { 64 }

        init(
            _ pieces: Int, state makeState: @autoclosure @escaping @Sendable () -> State,
            _ work: @escaping @Sendable (inout State, Int) -> Result
        ) {
            self.pieces = pieces
            self.makeState = makeState
            self.work = work
            cursor = Cursor(end: pieces, step: Self.step)
            results = .allocate(capacity: pieces)
            if Workers.count > 1 { job = Crew.shared.fill { [self] in goOn { Crew.shared.isWaiting } } }
        }

        deinit {
            if isFinished { results.deinitialize(count: pieces) }
            results.deallocate()
        }

        /// Whether nothing is left to begin.
        private func goOn(until isWantedElsewhere: () -> Bool) -> Bool {
            var state = makeState()
            while let range = cursor.next() {
                for index in range { results.advanced(by: index).initialize(to: work(&state, index)) }
                if isWantedElsewhere() { return false }
            }
            return true
        }

        /// Waits for the work to end. For the one who started it; valid as long as this is.
        func finish() -> UnsafeBufferPointer<Result> {
            if !isFinished {
                Workers.forEach(Workers.count) { [self] _ in _ = goOn { false } }
                if let job { Crew.shared.end(job, isNeeded: false) }
                isFinished = true
            }
            job = nil
            return UnsafeBufferPointer(start: results, count: pieces)
        }
    }
}

private final class Cursor: Sendable {
    private let position = Atomic<Int>(0)
    private let end: Int
    private let step: Int

    init(end: Int, step: Int) {
        self.end = end
        self.step = step
    }

    func next() -> Range<Int>? {
        let index = position.wrappingAdd(step, ordering: .relaxed).oldValue
        return index < end ? index..<min(end, index + step) : nil
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
