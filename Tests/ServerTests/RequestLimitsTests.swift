import HTTP
import Synchronization
import Testing

@testable import Server

@Suite struct RequestLimitsTests {
    private final class Clock: Sendable {
        let minute = Mutex(0)
        var seconds: Int { minute.withLock { $0 * 60 } }
    }

    private let clock = Clock()

    private func address(_ household: UInt64, _ host: UInt64) -> ClientAddress {
        ClientAddress(ipv6: 0x2001_0db8_0000_0000 | household, host)
    }

    @Test func `a household is one client, however many addresses of its network it uses`() {
        let limits = AddressLimits(mostPerMinute: 3) { [clock] in clock.seconds }
        let taken = (0..<10).map { limits.take(address(1, $0)) }
        #expect(taken == [true, true, true] + Array(repeating: false, count: 7))
        #expect(limits.isExhausted(address(1, 99)) && !limits.isExhausted(address(2, 0)))
        #expect(limits.take(address(2, 0)))
        clock.minute.withLock { $0 += 1 }
        #expect(limits.take(address(1, 0)))
    }

    @Test func `whoever owns many networks shuts nobody else out`() {
        let limits = AddressLimits(mostPerMinute: 3) { [clock] in clock.seconds }
        let taken = (0..<1000).filter { limits.take(address(UInt64($0), 0)) }.count
        #expect(taken == 60)
        #expect(limits.take(ClientAddress(ipv4: 0xC633_644D)))
        #expect(limits.take(ClientAddress(ipv6: 0x2001_0db9_0000_0000, 1)))
    }

    @Test func `IPv4 addresses are clients by themselves`() {
        let limits = AddressLimits(mostPerMinute: 1) { [clock] in clock.seconds }
        #expect((1...500).allSatisfy { limits.take(ClientAddress(ipv4: $0)) })
        #expect(!limits.take(ClientAddress(ipv4: 1)))
    }

    @Test func `a full table slows newcomers down and refuses none of those it knows`() {
        let limits = RequestLimits<Int>(mostPerMinute: 2, mostClients: 10, shared: 5) { [clock] in clock.seconds }
        for client in 0..<10 { #expect(limits.take(client)) }
        #expect((10..<20).filter { limits.take($0) }.count == 5)
        #expect(limits.take(3))
        clock.minute.withLock { $0 += 1 }
        #expect((10..<20).allSatisfy { limits.take($0) })
    }
}
