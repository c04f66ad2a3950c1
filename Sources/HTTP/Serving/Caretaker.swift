import CHTTP
import Glibc

/// The one thread of a server beside its lanes: takes new connections, cuts overdue ones, keeps streams alive.
final class Caretaker: @unchecked Sendable {
    // Sendable by construction: everything is set before the thread starts and only read after that.
    private let listener: ListeningSocket
    private let lanes: OpaquePointer
    private let bell: Int32
    private let sweepInterval: UInt64
    private let beatInterval: UInt64
    private let beat: @Sendable () -> Void
    private var thread = pthread_t()

    /// While connections or descriptors are used up: soon enough for a person, rarely enough for the machine.
    private static let pauseMilliseconds: Int32 = 20
    /// Looking a few times per deadline keeps the overrun to a fraction of it.
    private static let sweepsPerDeadline: UInt64 = 4
    private static let longestSweepInterval: UInt64 = 1_000_000_000

    /// nil with errno set where there is no descriptor or no thread for it.
    init?(
        listener: ListeningSocket, lanes: OpaquePointer, deadline: UInt64, beatInterval: UInt64,
        beat: @escaping @Sendable () -> Void
    ) {
        self.listener = listener
        self.lanes = lanes
        self.sweepInterval = min(Self.longestSweepInterval, max(1_000_000, deadline / Self.sweepsPerDeadline))
        self.beatInterval = beatInterval
        self.beat = beat
        bell = chttp_make_bell()
        guard bell >= 0 else { return nil }
        let own = Unmanaged.passRetained(self)
        let result = pthread_create(&thread, nil, runCaretaker, own.toOpaque())
        guard result == 0 else {
            own.release()
            errno = result
            return nil
        }
    }

    deinit {
        if bell >= 0 { close(bell) }
    }

    /// Returns with the thread gone. New connections find nobody once the listener is released.
    func stop() {
        chttp_ring(bell)
        pthread_join(thread, nil)
    }

    fileprivate func run() {
        var nextSweep = monotonicNanoseconds() + sweepInterval
        var nextBeat = monotonicNanoseconds() + beatInterval
        var isPaused = false
        while true {
            let wait = Self.milliseconds(until: min(nextSweep, nextBeat))
            var events = [
                pollfd(fd: bell, events: Int16(POLLIN), revents: 0),
                pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            poll(&events, isPaused ? 1 : 2, isPaused ? min(wait, Self.pauseMilliseconds) : wait)
            if events[0].revents != 0 { return }
            isPaused = chttp_accept(lanes, listener.descriptor) != CHTTP_ACCEPTED_ALL
            let now = monotonicNanoseconds()
            if now >= nextSweep {
                chttp_sweep(lanes)
                nextSweep = now + sweepInterval
            }
            if now >= nextBeat {
                beat()
                nextBeat = now + beatInterval
            }
        }
    }
}

extension Caretaker {
    /// Rounded up: waking a little early would only mean waking twice.
    private static func milliseconds(until moment: UInt64) -> Int32 {
        let now = monotonicNanoseconds()
        return moment <= now ? 0 : Int32((moment - now) / 1_000_000) + 1
    }
}

func monotonicNanoseconds() -> UInt64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
}

/// Signals are the caller's: none is ever delivered to a thread of the server.
private func runCaretaker(_ own: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    var every = sigset_t()
    sigfillset(&every)
    pthread_sigmask(SIG_SETMASK, &every, nil)
    Unmanaged<Caretaker>.fromOpaque(own!).takeRetainedValue().run()
    return nil
}
