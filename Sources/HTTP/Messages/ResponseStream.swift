import Synchronization

/// A response body that somebody feeds from any thread, while the connection sleeps between the writes and holds
/// no thread. One stream serves one response.
public final class ResponseStream: Sendable {
    /// A client that reads nothing must not fill the memory: this much waits for it, then the stream ends.
    public static let standardBacklog = 1 << 20

    private struct State {
        var pending: [UInt8] = []
        /// How far `pending` is read.
        var read = 0
        var isFinished = false
        /// The connection is asleep and wants `resume`.
        var isAsleep = false
        var resume: (@Sendable () -> Void)?
        var wroteSinceBeat = false
        var sent: UInt64 = 0
    }

    private let state = Mutex(State())
    private let backlog: Int
    private let heartbeat: [UInt8]

    /// `heartbeat` is written when nothing else was for a while: it finds clients that have gone, and keeps proxies
    /// from closing the connection. Empty for none.
    public init(backlog: Int = ResponseStream.standardBacklog, heartbeat: [UInt8] = []) {
        self.backlog = backlog
        self.heartbeat = heartbeat
    }

    /// False where the stream has ended: finished, the client gone, or too far behind.
    @discardableResult
    public func write(_ bytes: [UInt8]) -> Bool {
        state.withLock { state in
            guard !state.isFinished else { return false }
            guard state.pending.count - state.read + bytes.count <= backlog else {
                end(&state)
                return false
            }
            state.pending.append(contentsOf: bytes)
            state.wroteSinceBeat = true
            wake(&state)
            return true
        }
    }

    /// What was written is still sent; nothing more can be.
    public func finish() {
        state.withLock { end(&$0) }
    }

    public var isOpen: Bool { state.withLock { !$0.isFinished } }

    private func end(_ state: inout State) {
        state.isFinished = true
        wake(&state)
    }

    private func wake(_ state: inout State) {
        guard state.isAsleep else { return }
        state.isAsleep = false
        state.resume?()
    }
}

/// The connection's side.
extension ResponseStream {
    enum Next: Equatable {
        case bytes(Int)
        case asleep
        case ended
    }

    func attach(resume: @escaping @Sendable () -> Void) {
        state.withLock { $0.resume = resume }
    }

    /// The client is gone, or everything is sent. The connection must not be asleep.
    func detach() {
        state.withLock {
            $0.resume = nil
            $0.isFinished = true
            $0.pending = []
            $0.read = 0
        }
    }

    /// Calls `sleep` where there is nothing to read yet, before anybody can write: a wake-up is never lost.
    func read(into buffer: UnsafeMutableRawBufferPointer, sleep: () -> Void) -> Next {
        state.withLock { state in
            let count = min(buffer.count, state.pending.count - state.read)
            guard count > 0 else {
                if state.isFinished { return .ended }
                state.isAsleep = true
                sleep()
                return .asleep
            }
            buffer.copyBytes(from: state.pending[state.read..<state.read + count])
            state.read += count
            state.sent += UInt64(count)
            if state.read == state.pending.count {
                state.pending.removeAll(keepingCapacity: state.pending.capacity <= buffer.count)
                state.read = 0
            }
            return .bytes(count)
        }
    }

    /// To be called at even intervals; writes the heartbeat where nothing was written in the last one.
    func beat() {
        state.withLock { state in
            defer { state.wroteSinceBeat = false }
            guard !state.wroteSinceBeat, !state.isFinished, state.read == state.pending.count else { return }
            state.pending.append(contentsOf: heartbeat)
            if !heartbeat.isEmpty { wake(&state) }
        }
    }

    var sent: UInt64 { state.withLock(\.sent) }

    /// Everything written so far, for a reader without a connection.
    func drain() -> [UInt8] {
        state.withLock { state in
            defer { (state.pending, state.read) = ([], 0) }
            return Array(state.pending[state.read...])
        }
    }
}
