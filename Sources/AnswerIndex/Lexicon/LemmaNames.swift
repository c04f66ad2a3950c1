/// Lemmas by name while an index is made: the dictionary's keys by their position, and words that it does not have.
struct LemmaNames {
    let table: WordTable
    private var others: [[UInt32]] = []
    private var numbers: [[UInt32]: Lemma] = [:]
    /// Kana words that the corpus says are another word.
    private var aliases: [Lemma: Lemma] = [:]

    init(_ table: WordTable) { self.table = table }

    mutating func number(_ name: [UInt32]) -> Lemma {
        if let known = numbers[name] { return known }
        let number = table.key(named: name) ?? Lemma(table.keyCount + others.count)
        if Int(number) >= table.keyCount { others.append(name) }
        numbers[name] = number
        return number
    }

    func known(_ name: [UInt32]) -> Lemma? { numbers[name] ?? table.key(named: name) }

    func name(_ lemma: Lemma) -> [UInt32] {
        Int(lemma) < table.keyCount ? table.key(lemma) : others[Int(lemma) - table.keyCount]
    }

    /// The lemma of a dictionary row: its key, unless the corpus says which kanji word a kana word is.
    func lemma(_ key: Int32) -> Lemma { aliases[key] ?? key }

    mutating func alias(_ kana: Lemma, _ word: Lemma) { aliases[kana] = word }
}
