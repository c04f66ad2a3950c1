/// What a word means to the index, numbered by the lexicon's owner: the same number for all spellings and forms.
typealias Lemma = Int32

/// Words with their costs, as the segmenter needs them.
struct Lexicon: Sendable {
    /// A spelling of a lemma. Function words have no lemma.
    struct Word: Sendable, Hashable {
        var lemma: Lemma
        /// −4 · ln of the word's probability, rounded.
        var cost: Int32

        var isFunction: Bool { lemma == Lexicon.noLemma }
    }

    static let noLemma: Lemma = -1

    private(set) var trie: Trie
    /// By node of the trie: a word that ends there, and a stem that up to three hiragana may follow.
    private(set) var words: [Word?]
    private(set) var stems: [Word?]

    init(expecting nodes: Int = 64) {
        trie = Trie(expecting: nodes)
        words = [nil]
        stems = [nil]
    }

    mutating func add(_ surface: some Sequence<UInt32>, _ word: Word) { words[place(surface)] = word }
    mutating func addStem(_ surface: some Sequence<UInt32>, _ word: Word) { stems[place(surface)] = word }

    private mutating func place(_ surface: some Sequence<UInt32>) -> Int {
        let node = Int(trie.insert(surface))
        while words.count < trie.nodeCount {
            words.append(nil)
            stems.append(nil)
        }
        return node
    }
}
