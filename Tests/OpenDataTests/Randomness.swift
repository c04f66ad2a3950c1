/// SplitMix64: the same seed gives the same tests everywhere.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &self)] }
}

private let everydayPieces = [
    "高松市", "空き家", "①", "髙", "㈱", "〜", "－", "ー", "abc", "ABC", " ", "　", "1-2", "0123", "=1+1", "+81", "-5", "@x", "'",
    "''", "\"", ",", "、", "\n",
    "|", "\\", ";", "#", ":", "---", "- a", "true", "null", "~", "*", "&", "%", "{", "[", "<b>", "_x0041_", "２０２６",
    "2026-04-01", "ｶﾞ", "😀", "葛󠄀", "\t",
    "https://example.jp/a?b=c", "あいうえお", "（注）", "１万円",
]

extension Seeded {
    /// Text full of what breaks tables.
    mutating func text(_ longest: Int = 6, lines: Bool = true) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...longest, using: &self) {
            let piece = pick(everydayPieces)
            if !lines, piece == "\n" || piece == "\t" { continue }
            text += piece
        }
        return text
    }

    /// Characters both encodings have.
    mutating func plainText(_ longest: Int = 6) -> String {
        (0..<Int.random(in: 1...longest, using: &self)).map { _ in
            pick(["空き家", "高松", "①", "髙", "㈱", "abc", "0123", "=1", "-5", "'", "\"", ",", "、", "|", "ー", "\n", " "])
        }.joined()
    }
}
