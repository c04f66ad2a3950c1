/// How independent pieces of work are run: on every core in a build, one after the other elsewhere.
public struct AnswerWorkers: Sendable {
    private let forEach: @Sendable (_ pieces: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void

    public init(_ forEach: @escaping @Sendable (_ pieces: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void) {
        self.forEach = forEach
    }

    public static let single = AnswerWorkers { pieces, work in for piece in 0..<pieces { work(piece) } }

    /// Pieces are handed out in runs of this many, so that a piece may be small and a run has its own state.
    private static let run = 16

    func map<State, Result: Sendable>(
        _ pieces: Int, state: @autoclosure @escaping @Sendable () -> State,
        _ work: @escaping @Sendable (inout State, Int) -> Result
    ) -> [Result] {
        let runs = (pieces + Self.run - 1) / Self.run
        let results = Results<Result>(runs)
        forEach(runs) { run in
            var state = state()
            let positions = run * Self.run..<min(pieces, (run + 1) * Self.run)
            results.set(run, positions.map { work(&state, $0) })
        }
        return results.all.flatMap { $0 }
    }

    func map<Result: Sendable>(_ pieces: Int, _ work: @escaping @Sendable (Int) -> Result) -> [Result] {
        map(pieces, state: (), { _, piece in work(piece) })
    }
}

/// Each run writes its own place, so no lock is needed.
private final class Results<Element: Sendable>: @unchecked Sendable {
    private let places: UnsafeMutableBufferPointer<[Element]>

    init(_ count: Int) {
        places = .allocate(capacity: count)
        places.initialize(repeating: [])
    }

    deinit {
        places.deinitialize()
        places.deallocate()
    }

    func set(_ place: Int, _ elements: [Element]) { places[place] = elements }
    var all: [[Element]] { Array(places) }
}
