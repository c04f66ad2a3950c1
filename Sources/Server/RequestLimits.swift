import HTTP
import Synchronization

/// How often one client may ask for something to be done.
final class RequestLimits: Sendable {
    private struct Window {
        var minute: Int
        var count: Int
    }

    /// A household, or an office behind one address, at its liveliest.
    private static let mostPerMinute = 120
    /// An attacker with many addresses fills no more memory than this.
    private static let mostClients = 10_000

    private let windows = Mutex<[ClientAddress?: Window]>([:])
    private let now: @Sendable () -> Int

    init(now: @escaping @Sendable () -> Int) { self.now = now }

    /// false: too often.
    func take(_ client: ClientAddress?) -> Bool {
        let minute = now() / 60
        return windows.withLock { windows in
            if windows.count >= Self.mostClients { windows = windows.filter { $0.value.minute == minute } }
            var window = windows[client] ?? Window(minute: minute, count: 0)
            if window.minute != minute { window = Window(minute: minute, count: 0) }
            guard window.count < Self.mostPerMinute else { return false }
            if windows.count >= Self.mostClients && windows[client] == nil { return false }
            window.count += 1
            windows[client] = window
            return true
        }
    }
}
