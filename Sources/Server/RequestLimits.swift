import HTTP
import Synchronization

/// How often one client or one account may ask for something to be done.
final class RequestLimits<Client: Hashable & Sendable>: Sendable {
    private struct Window {
        var minute: Int
        var count: Int
    }

    /// An attacker with many addresses fills no more memory than this; then all newcomers of a minute share one limit.
    private let mostClients: Int
    private let mostPerMinute: Int
    private let shared: Int
    private let windows = Mutex<[Client?: Window]>([:])
    private let now: @Sendable () -> Int

    /// - Parameter shared: what all together may ask for that find the table full.
    init(mostPerMinute: Int, mostClients: Int = 100_000, shared: Int = 6000, now: @escaping @Sendable () -> Int) {
        self.mostPerMinute = mostPerMinute
        self.mostClients = mostClients
        self.shared = shared
        self.now = now
    }

    /// false: too often.
    func take(_ client: Client) -> Bool {
        let minute = now() / RequestLimit.window
        return windows.withLock { windows in
            if windows.count >= mostClients { windows = windows.filter { $0.value.minute == minute } }
            let isShared = windows.count >= mostClients && windows[client] == nil
            return Self.take(isShared ? nil : client, isShared ? shared : mostPerMinute, minute, &windows)
        }
    }

    private static func take(_ client: Client?, _ most: Int, _ minute: Int, _ windows: inout [Client?: Window]) -> Bool
    {
        var window = windows[client] ?? Window(minute: minute, count: 0)
        if window.minute != minute { window = Window(minute: minute, count: 0) }
        guard window.count < most else { return false }
        window.count += 1
        windows[client] = window
        return true
    }

    /// Whether `take` would refuse, without counting.
    func isExhausted(_ client: Client) -> Bool {
        let minute = now() / RequestLimit.window
        return windows.withLock { windows in
            windows[client].map { $0.minute == minute && $0.count >= mostPerMinute } ?? false
        }
    }
}

/// How often, in a minute.
enum RequestLimit {
    /// Seconds that are counted together.
    static let window = 60
    /// A household, or an office behind one address, at its liveliest.
    static let household = 120
    /// An organisation with many subnets of IPv6, each of them as lively as a household.
    static let organisation = 20 * household
    /// Enough for an office that signs in at half past eight; guessing passwords is limited by each account as well.
    static let signIns = 60
    /// A clerk who clicks ten times a second.
    static let account = 600
    /// Pages of the desk asked for by those who have not signed in, or no longer.
    static let strangers = 120
    /// Parts of a map: a screen has twenty, and somebody moves it about for a minute.
    static let tiles = 900
    /// Pages sent with files: a class that hands in its papers from one school.
    static let uploads = 30
}

/// Limits by where a request comes from. A household with IPv6 has 2^64 addresses and often several networks of them, so
/// its network is counted and the one around it (RFC 6177 §2).
final class AddressLimits: Sendable {
    private static let household = 64
    private static let organisation = 48

    private let households: RequestLimits<ClientAddress?>
    private let organisations: RequestLimits<ClientAddress?>

    init(mostPerMinute: Int, now: @escaping @Sendable () -> Int) {
        households = RequestLimits(mostPerMinute: mostPerMinute, now: now)
        organisations = RequestLimits(
            mostPerMinute: mostPerMinute * RequestLimit.organisation / RequestLimit.household, now: now)
    }

    func take(_ client: ClientAddress?) -> Bool {
        // The wider network first: what it does not let in takes no place among the households.
        if let client, !client.isIPv4, !organisations.take(client.network(bits: Self.organisation)) { return false }
        return households.take(Self.household(client))
    }

    func isExhausted(_ client: ClientAddress?) -> Bool { households.isExhausted(Self.household(client)) }

    private static func household(_ client: ClientAddress?) -> ClientAddress? {
        client.map { $0.isIPv4 ? $0 : $0.network(bits: household) }
    }
}
