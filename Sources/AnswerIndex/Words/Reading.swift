/// The row of the 五十音 in which a title stands: by the reading of its first word, as far as the dictionary knows it.
public enum Reading {
    public static let rows = ["あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ", "英数"]
    private static let firsts = [0x3041, 0x304B, 0x3055, 0x305F, 0x306A, 0x306F, 0x307E, 0x3083, 0x3089, 0x308E].map(
        UInt32.init)

    /// nil where no reading is known.
    public static func row(of title: String) -> Int? {
        let text = indexText(title)
        guard let start = text.firstIndex(where: Characters.isWord) else { return nil }
        let first = Characters.hiragana(text[start])
        if Characters.isHiragana(first), first != 0x30FC { return row(of: first) }
        if first < 0x80 { return rows.count - 1 }
        return initial(of: text, from: start).flatMap(row(of:))
    }

    private static func row(of kana: UInt32) -> Int? {
        guard (0x3041...0x3096).contains(kana) else { return nil }
        return firsts.lastIndex { $0 <= kana }
    }

    /// Of the longest word that stands there.
    private static func initial(of text: [UInt32], from start: Int) -> UInt32? {
        var found: UInt32?
        text.withUnsafeBufferPointer { text in
            WordTable.embedded.forEachPrefix(of: text, from: start) { surface, _ in
                found = WordTable.embedded.initial(surface) ?? found
            }
        }
        return found
    }
}
