import Glibc

/// SplitMix64: the same seed gives the same tests everywhere.
public struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    public init(_ seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// 0 ..< bound
    public mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    public mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    public mutating func pick<Element>(_ items: [Element]) -> Element { items[below(items.count)] }
}

/// Numbers by which a soak runs longer than the everyday tests: `MADOGUCHI_STEPS=5000`.
public enum TestSetting {
    public static func number(_ name: String, otherwise: Int) -> Int {
        getenv(name).flatMap { Int(String(cString: $0)) } ?? otherwise
    }

    public static func isSet(_ name: String, to value: String) -> Bool {
        getenv(name).map { String(cString: $0) } == value
    }
}
