import Model

/// The lexicon as it is shipped: a line for each lemma, whose number is its lemma in shards and questions.
///
/// Line 0 holds the function words. A line begins with `f`, `s` (a word of the stop list) or `n`; then come its spellings,
/// separated by blanks: the surface, `*` if it is a stem, and the cost as a character (cost 0 = `0`).
struct ShippedWords {
    private(set) var lines: [String] = []
    private var numbers: [Lemma: Int] = [:]

    static let firstCost: UInt32 = 0x30

    init(_ spellings: [LexiconBuilding.Spelling], stopLemmas: Set<Lemma>) {
        var members: [Lemma: [LexiconBuilding.Spelling]] = [:]
        for spelling in spellings {
            members[spelling.lemma, default: []].append(spelling)
        }
        // Neighbours share their first characters, which compresses well.
        let ordered = members.keys.filter { $0 != Lexicon.noLemma }.sorted { left, right in
            let (a, b) = (members[left]![0].surface, members[right]![0].surface)
            return a == b ? left < right : a.lexicographicallyPrecedes(b)
        }
        lines.append("f" + Self.text(members[Lexicon.noLemma] ?? []))
        for lemma in ordered {
            numbers[lemma] = lines.count
            lines.append((stopLemmas.contains(lemma) ? "s" : "n") + Self.text(members[lemma]!))
        }
    }

    private static func text(_ spellings: [LexiconBuilding.Spelling]) -> String {
        spellings.map { spelling in
            let cost = Unicode.Scalar(Self.firstCost + UInt32(max(0, spelling.cost)))!
            return string(spelling.surface) + (spelling.isStem ? "*" : "") + String(Character(cost))
        }.joined(separator: " ")
    }

    /// The name of a term in shards: `#12` for a lemma, the text of a literal, both joined by `_` for phrases.
    func name(_ term: Term, _ names: LemmaNames) -> String {
        term.units.map { unit in
            switch unit {
            case .literal(let text): string(text)
            case .lemma(let lemma): numbers[lemma].map { "#\($0)" } ?? string(names.name(lemma))
            }
        }.joined(separator: "_")
    }
}

/// FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/): which shard a name is in. shards.js has it as well.
func shardHash(_ name: some StringProtocol) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash
}
