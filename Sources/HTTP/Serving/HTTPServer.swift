import CHTTP
import Glibc
import Model
import Synchronization

/// Listens, and answers each request by its responder. Signals are left to the caller.
public final class HTTPServer: Sendable {
    let configuration: Configuration
    let service: Service
    let streams: OpenStreams
    let largeBodies: LargeBodies
    let workers: WorkerPool
    /// Requests between their first line and the end of their answer.
    let inProgress = Atomic<Int>(0)
    let isStopping = Atomic<Bool>(false)

    private struct Running: @unchecked Sendable {
        // Sendable: the pointer is to a structure that locks for itself.
        var lanes: OpaquePointer
        var caretaker: Caretaker
        var port: UInt16
    }

    private enum State {
        case fresh
        case running(Running)
        case stopped
    }

    private let state = Mutex(State.fresh)

    /// Request line, headers and the answer's headers have to fit into this per connection; libmicrohttpd answers 414
    /// or 431 otherwise. 32 KiB is also the most it takes from the heap instead of asking the kernel for pages.
    static let connectionMemory = 32 << 10
    private static let drainPollMicroseconds: UInt32 = 2_000

    public init(_ configuration: Configuration, responder: any Responder) {
        self.configuration = configuration
        service = Service(
            responder: responder, securityHeaders: configuration.securityHeaders, bodyLimit: configuration.bodyLimit,
            proxies: configuration.proxies)
        workers = WorkerPool(threads: configuration.blockingThreads, waiting: configuration.blockingBacklog)
        streams = OpenStreams(limit: configuration.streamLimit)
        largeBodies = LargeBodies(most: configuration.largeBodies, perAddress: configuration.largeBodiesPerAddress)
    }

    /// The port it listens on; nil while it does not.
    public var port: UInt16? {
        state.withLock { if case .running(let running) = $0 { running.port } else { nil } }
    }

    /// Returns once connections are taken. A server starts once in its life.
    public func start() throws(Problem) {
        let listener = try ListeningSocket(address: configuration.address, port: configuration.port)
        let own = Unmanaged.passRetained(self)
        let result: Result<Running, Problem> = state.withLock { state in
            guard case .fresh = state else { preconditionFailure("An HTTPServer is started once.") }
            let result = run(listener, own.toOpaque())
            if case .success(let running) = result { state = .running(running) }
            return result
        }
        if case .failure(let problem) = result {
            own.release()
            throw problem
        }
    }

    /// Takes no more connections, lets requests in progress finish for `grace`, ends streams, then closes everything.
    /// Not from a responder: it waits for them. Stopping what does not run does nothing.
    public func stop() {
        let running: Running? = state.withLock { state in
            guard case .running(let running) = state else { return nil }
            state = .stopped
            return running
        }
        guard let running else { return }
        isStopping.store(true, ordering: .sequentiallyConsistent)
        running.caretaker.stop()
        streams.close()
        waitForRequests()
        // A connection that still sleeps for a worker is woken before everything is closed.
        workers.stop()
        chttp_stop(running.lanes)
        Unmanaged.passUnretained(self).release()
    }

    private func run(_ listener: ListeningSocket, _ own: UnsafeMutableRawPointer) -> Result<Running, Problem> {
        var settings = chttp_settings(
            lanes: UInt32(max(1, configuration.threads)),
            connection_limit: UInt32(max(1, configuration.connectionLimit)),
            address_limit: UInt32(max(0, configuration.connectionsPerAddress)),
            idle_seconds: UInt32(max(0, configuration.idleSeconds)), connection_memory: Self.connectionMemory,
            request_milliseconds: configuration.requestDeadline.milliseconds,
            begin: beginRequest, handle: handleRequest, complete: completeRequest, context: own)
        var error: Int32 = 0
        guard let lanes = chttp_start(&settings, &error) else { return .failure(Self.startProblem(error)) }
        let caretaker = Caretaker(
            listener: listener, lanes: lanes, deadline: configuration.requestDeadline.milliseconds * 1_000_000,
            beatInterval: max(1, configuration.heartbeat.milliseconds) * 1_000_000, beat: streams.beat)
        guard let caretaker else {
            let error = errno
            chttp_stop(lanes)
            return .failure(Self.startProblem(error))
        }
        return .success(Running(lanes: lanes, caretaker: caretaker, port: listener.port))
    }

    private func waitForRequests() {
        let end = monotonicNanoseconds() + configuration.grace.milliseconds * 1_000_000
        while inProgress.load(ordering: .sequentiallyConsistent) > 0, monotonicNanoseconds() < end {
            usleep(Self.drainPollMicroseconds)
        }
    }

    private static func startProblem(_ error: Int32) -> Problem {
        let reason = String(cString: strerror(error))
        return Problem(
            "server-start", at: Place(file: "server"), ja: "サーバーを始められません（\(reason)）。",
            en: "the server cannot start (\(reason))")
    }
}

extension Duration {
    var milliseconds: UInt64 {
        let (seconds, attoseconds) = components
        return UInt64(max(0, seconds)) * 1000 + UInt64(max(0, attoseconds) / 1_000_000_000_000_000)
    }
}

/// The streams that are being answered with: to keep alive, and to end when the server stops.
final class OpenStreams: Sendable {
    private struct State {
        var streams: [ObjectIdentifier: ResponseStream] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// False where there are too many. After `close` a stream is ended at once: it must not fall asleep any more.
    func add(_ stream: ResponseStream) -> Bool {
        let (isAdded, isClosed) = state.withLock { state in
            guard state.streams.count < limit else { return (false, state.isClosed) }
            state.streams[ObjectIdentifier(stream)] = stream
            return (true, state.isClosed)
        }
        if isClosed { stream.finish() }
        return isAdded
    }

    func remove(_ stream: ResponseStream) {
        state.withLock { _ = $0.streams.removeValue(forKey: ObjectIdentifier(stream)) }
    }

    func beat() {
        for stream in state.withLock({ Array($0.streams.values) }) { stream.beat() }
    }

    func close() {
        let open = state.withLock { state in
            state.isClosed = true
            return Array(state.streams.values)
        }
        for stream in open { stream.finish() }
    }
}
