import Dispatch
import Glibc
import Synchronization

/// Runs independent pieces of work on every core. Results land at their own index, so the outcome does not depend on
/// which worker took which piece.
enum Workers {
    static let count = max(1, onlineProcessors())

    /// - Parameter state: made once per worker (buffers, parsers).
    static func forEach<State>(
        _ pieces: Int, state makeState: @Sendable () -> State, _ work: @Sendable (inout State, Int) -> Void
    ) {
        let next = Atomic<Int>(0)
        let workers = min(count, max(1, pieces))
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            var state = makeState()
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < pieces else { return }
                work(&state, index)
            }
        }
    }

    static func map<State, Result: Sendable>(
        _ pieces: Int, state makeState: @Sendable () -> State, _ work: @Sendable (inout State, Int) -> Result
    ) -> [Result] {
        [Result](unsafeUninitializedCapacity: pieces) { buffer, initialized in
            let slots = Slots(buffer)
            forEach(pieces, state: makeState) { state, index in
                slots.initialize(index, work(&state, index))
            }
            initialized = pieces
        }
    }

    static func map<Result: Sendable>(_ pieces: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
        map(pieces, state: {}, { _, index in work(index) })
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

private func onlineProcessors() -> Int {
    Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}
