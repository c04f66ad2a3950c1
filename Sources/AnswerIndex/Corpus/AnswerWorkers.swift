/// How independent pieces of work are run: on every core in a build, one after the other elsewhere.
public struct AnswerWorkers: Sendable {
    private let forEach: @Sendable (_ pieces: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void

    public init(_ forEach: @escaping @Sendable (_ pieces: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void) {
        self.forEach = forEach
    }

    public static let single = AnswerWorkers { pieces, work in for piece in 0..<pieces { work(piece) } }

    /// Pieces are handed out in runs of this many, so that a piece may be small and a run has its own state.
    private static let run = 16
    /// Sums are worth more pieces: what comes after has fewer of them to add up.
    private static let longRun = 64

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

    /// What runs of pieces come to together, each by itself and in the order of the pieces.
    func gather<Sum: Sendable>(
        _ pieces: Int, into sum: @autoclosure @escaping @Sendable () -> Sum,
        _ work: @escaping @Sendable (inout Sum, Int) -> Void
    ) -> [Sum] {
        let runs = (pieces + Self.longRun - 1) / Self.longRun
        let results = Results<Sum>(runs)
        forEach(runs) { run in
            var sum = sum()
            for piece in run * Self.longRun..<min(pieces, (run + 1) * Self.longRun) { work(&sum, piece) }
            results.set(run, [sum])
        }
        return results.all.flatMap { $0 }
    }

    /// Two pieces of work at once: where one has nothing to do for all cores, the other goes on.
    func both<First: Sendable, Second: Sendable>(
        _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
    ) -> (First, Second) {
        let (one, other) = (Results<First>(1), Results<Second>(1))
        forEach(2) { piece in
            if piece == 0 { one.set(0, [first()]) } else { other.set(0, [second()]) }
        }
        return (one.all[0][0], other.all[0][0])
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
