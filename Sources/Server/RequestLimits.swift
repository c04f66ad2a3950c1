import Synchronization

/// How often one client or one account may ask for something to be done.
final class RequestLimits: Sendable {
    private struct Window {
        var minute: Int
        var count: Int
    }

    /// Seconds that are counted together.
    static let window = 60
    /// A household, or an office behind one address, at its liveliest.
    static let household = 120
    /// Enough for an office that signs in at half past eight; guessing passwords is limited by each account as well.
    static let signIns = 60
    /// A clerk who clicks ten times a second.
    static let account = 600
    /// An attacker with many addresses fills no more memory than this.
    private static let mostClients = 10_000

    private let mostPerMinute: Int
    private let windows = Mutex<[String: Window]>([:])
    private let now: @Sendable () -> Int

    init(mostPerMinute: Int, now: @escaping @Sendable () -> Int) {
        self.mostPerMinute = mostPerMinute
        self.now = now
    }

    /// false: too often.
    func take(_ client: String) -> Bool {
        let minute = now() / Self.window
        return windows.withLock { windows in
            if windows.count >= Self.mostClients { windows = windows.filter { $0.value.minute == minute } }
            var window = windows[client] ?? Window(minute: minute, count: 0)
            if window.minute != minute { window = Window(minute: minute, count: 0) }
            guard window.count < mostPerMinute else { return false }
            if windows.count >= Self.mostClients && windows[client] == nil { return false }
            window.count += 1
            windows[client] = window
            return true
        }
    }
}
