/// Words by their characters. One table of (node, character) → node, so that a step is one look-up.
struct Trie: Sendable {
    private var slots: [UInt64]
    private var targets: [UInt32]
    private var shift: UInt64
    private var used = 0
    private(set) var nodeCount = 1

    static let root: UInt32 = 0
    private static let empty = UInt64.max

    init(expecting nodes: Int = 64) {
        var bits: UInt64 = 7
        while 1 << bits < nodes * 2 { bits += 1 }
        slots = Array(repeating: Self.empty, count: 1 << bits)
        targets = Array(repeating: 0, count: 1 << bits)
        shift = 64 - bits
    }

    private static func slotKey(_ node: UInt32, _ character: UInt32) -> UInt64 {
        UInt64(node) << 32 | UInt64(character)
    }

    /// Fibonacci hashing: the golden ratio's bits spread neighbouring nodes over the table.
    private func place(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift) }

    @inline(__always)
    func child(_ node: UInt32, _ character: UInt32) -> UInt32? {
        let key = Self.slotKey(node, character)
        return slots.withUnsafeBufferPointer { slots in
            var place = place(key)
            while true {
                let slot = slots[place]
                if slot == key { return targets[place] }
                if slot == Self.empty { return nil }
                place = (place + 1) & (slots.count - 1)
            }
        }
    }

    /// The node of a word, made where there is none.
    mutating func insert(_ word: some Sequence<UInt32>) -> UInt32 {
        var node = Self.root
        for character in word {
            if let next = child(node, character) {
                node = next
            } else {
                if used * 2 >= slots.count { grow() }
                let made = UInt32(nodeCount)
                nodeCount += 1
                put(Self.slotKey(node, character), made)
                node = made
            }
        }
        return node
    }

    func node(_ word: some Sequence<UInt32>) -> UInt32? {
        var node = Self.root
        for character in word {
            guard let next = child(node, character) else { return nil }
            node = next
        }
        return node
    }

    private mutating func put(_ key: UInt64, _ target: UInt32) {
        var place = place(key)
        while slots[place] != Self.empty { place = (place + 1) & (slots.count - 1) }
        slots[place] = key
        targets[place] = target
        used += 1
    }

    private mutating func grow() {
        let (oldSlots, oldTargets) = (slots, targets)
        slots = Array(repeating: Self.empty, count: oldSlots.count * 2)
        targets = Array(repeating: 0, count: oldSlots.count * 2)
        shift -= 1
        used = 0
        for (slot, target) in zip(oldSlots, oldTargets) where slot != Self.empty { put(slot, target) }
    }
}
