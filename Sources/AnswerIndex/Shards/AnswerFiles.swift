import Model

/// What a list shows of an entry.
public struct AnswerCard: Sendable {
    public var entry: AnswerEntry
    public var url: String
    public var section: String?
    public var municipality: String?
    public var excerpt: String
    /// What is shown as the answer, as a JSON object; nil for entries that are only listed.
    public var answer: [UInt8]?

    public init(
        entry: AnswerEntry, url: String, section: String?, municipality: String?, excerpt: String, answer: [UInt8]?
    ) {
        self.entry = entry
        self.url = url
        self.section = section
        self.municipality = municipality
        self.excerpt = excerpt
        self.answer = answer
    }
}

/// The index as files. Names are relative to the index's own folder, all but the manifest below a folder named by the
/// version. docs/answer-index.md describes every format.
public struct AnswerFiles: Sendable {
    public let version: String
    public let manifest: [UInt8]
    /// `VERSION/terms/3.json` …, sorted by name.
    public let files: [(name: String, bytes: [UInt8])]

    /// Raised with every change of the program that makes other files of the same entries.
    public static let format = 2
    static let cardsPerShard = 16
    static let excerptsPerShard = 8
    static let answersPerShard = 4
    static let titlesPerShard = 2000
    /// Fewer entries in a shard are less to fetch for a question, more are fewer files. A question has more pairs than words.
    private static let entriesPerTermShard = 4
    private static let entriesPerPairShard = 2
    private static let mostShards = 2048

    /// Names of the files of an index with so many entries, questions among them, without `VERSION/`.
    public static func names(entries: Int, questions: Int) -> [String] {
        func numbered(_ folder: String, _ count: Int) -> [String] { (0..<count).map { "\(folder)/\($0).json" } }
        func chunks(_ folder: String, _ items: Int, _ size: Int) -> [String] {
            numbered(folder, (items + size - 1) / size)
        }
        return ["words.json"] + numbered("terms", shardCount(entries, entriesPerTermShard))
            + numbered("pairs", shardCount(entries, entriesPerPairShard))
            + numbered("answers", answerShards(questions))
            + chunks("cards", entries, cardsPerShard) + chunks("excerpts", entries, excerptsPerShard)
            + chunks("titles", entries, titlesPerShard)
    }

    /// - Parameters:
    ///   - cards: in any order; questions come first in the index, then the others by kind and id.
    ///   - version: a name that changes whenever anything the index is made from does.
    public init(
        _ cards: [AnswerCard], version: String, language: String, thesaurus: Thesaurus, placeNames: [String],
        workers: AnswerWorkers
    ) {
        let cards = cards.sorted { left, right in
            let (a, b) = (left.entry, right.entry)
            if (a.kind == Self.questions) != (b.kind == Self.questions) { return a.kind == Self.questions }
            // By code point, as the browser looks ids up.
            return a.kind == b.kind ? a.id.utf8.lexicographicallyPrecedes(b.id.utf8) : a.kind < b.kind
        }
        let fields = workers.map(cards.count) { EntryFields(cards[$0].entry) }
        let (shards, pairShards) = (
            Self.shardCount(cards.count, Self.entriesPerTermShard),
            Self.shardCount(cards.count, Self.entriesPerPairShard)
        )
        let questions = cards.prefix { $0.entry.kind == Self.questions }

        // The lexicon is work for one; the other cores see to what needs no words meanwhile.
        let (ofWords, others) = workers.both(
            { () -> [Body] in
                let analysis = CorpusAnalysis(
                    fields, thesaurus: thesaurus, placeNames: placeNames, .embedded, workers)
                let words = ShippedWords(analysis.spellings, stopLemmas: analysis.stopLemmas)
                return [("words.json", Self.wordsBody(words))]
                    + Self.sharded("terms", shards, Self.termRecords(analysis, words, workers))
            },
            { () -> [Body] in
                let pairs = PairStatistics(fields, workers).pairs
                let answers = questions.map {
                    ShardRecord(name: $0.entry.id, home: $0.entry.id, json: $0.answer ?? Array("null".utf8))
                }
                return Self.sharded(
                    "pairs", pairShards, pairs.map { ShardRecord(name: $0.name, home: $0.name, json: Self.json($0)) })
                    + Self.sharded("answers", Self.answerShards(questions.count), answers)
                    + Self.chunked("cards", cards.map(Self.json), Self.cardsPerShard)
                    + Self.chunked("excerpts", cards.map { Self.json($0.excerpt) }, Self.excerptsPerShard)
                    + Self.chunked("titles", cards.map(Self.titleJSON), Self.titlesPerShard)
            })

        var head = JSONWriter()
        head.object { json in
            json.member("format", Self.format)
            json.member("language", language)
            json.member("entries", cards.count)
            json.member("questions", questions.count)
            json.key("kinds")
            json.array { json in Self.writeKinds(cards, &json) }
            json.member("shards", shards)
            json.member("pairs", pairShards)
            json.member("answers", Self.answerShards(questions.count))
            json.member("cards", Self.cardsPerShard)
            json.member("excerpts", Self.excerptsPerShard)
            json.member("titles", Self.titlesPerShard)
        }
        self.version = version
        manifest = Array("{\"version\":\"\(version)\",".utf8) + head.bytes.dropFirst()
        files = (ofWords + others).map { name, body in
            // Every shard says which index it belongs to, so that no two are ever mixed.
            ("\(version)/\(name)", Array("{\"v\":\"\(version)\",".utf8) + body.dropFirst())
        }.sorted { $0.name < $1.name }
    }

    private typealias Body = (name: String, body: [UInt8])

    public static let questions = "faq"

    private static func shardCount(_ entries: Int, _ entriesPerShard: Int) -> Int {
        var count = 16
        while count < mostShards, count * entriesPerShard < entries { count *= 2 }
        return count
    }

    private static func answerShards(_ questions: Int) -> Int { (questions + answersPerShard - 1) / answersPerShard }

    /// `["faq", 348], ["page", 62]`: how many of each kind, in the order of the entries.
    private static func writeKinds(_ cards: [AnswerCard], _ json: inout JSONWriter) {
        var start = 0
        while start < cards.count {
            let kind = cards[start].entry.kind
            let end = cards[start...].firstIndex { $0.entry.kind != kind } ?? cards.count
            json.array { json in
                json.value(kind)
                json.value(end - start)
            }
            start = end
        }
    }

    // MARK: Terms

    private static func termRecords(
        _ analysis: CorpusAnalysis, _ words: ShippedWords, _ workers: AnswerWorkers
    ) -> [ShardRecord] {
        let statistics = TermStatistics(analysis)
        let terms = (statistics.terms + analysis.expansions.keys.filter { statistics.numbers[$0] == nil }).filter {
            term in
            guard term.units.count == 1, case .lemma(let lemma)? = term.units.first else { return true }
            return !analysis.stopLemmas.contains(lemma)
        }
        let longest = Quantising.longestList(statistics.entryCount)
        let senses = Self.senses(analysis)
        let room = TermStatistics.Room(entries: statistics.entryCount)
        let records = workers.map(terms.count, state: room) { room, index -> ShardRecord? in
            let term = terms[index]
            guard let impacts = statistics.impacts(term, analysis.expansions[term] ?? [], &room) else { return nil }
            // A phrase stands beside its home word, so that who looks up the word finds the phrases around it.
            let home = PhraseFinder.homeWord(term, analysis.stopLemmas)
            return ShardRecord(
                name: words.name(term, analysis.names), home: words.name(home, analysis.names),
                json: json(impacts, longest: longest, senses: senses[term]))
        }
        return records.compactMap { $0 }
    }

    /// By the term of the word that has several meanings.
    private static func senses(_ analysis: CorpusAnalysis) -> [Term: Senses] {
        var found: [Term: Senses] = [:]
        for senses in Senses.embedded {
            let text = indexText(senses.word)
            let terms = analysis.phrases.terms(text, analysis.segmenter.tokens(text)).filter { !$0.isPhrase }
            if terms.count == 1 { found[terms[0]] = senses }
        }
        return found
    }

    private static func json(_ impacts: TermStatistics.Impacts, longest: Int, senses: Senses?) -> [UInt8] {
        var json = JSONWriter()
        json.array { json in
            json.value(Quantising.rarity(impacts.rarity))
            write(Quantising.levels(impacts.entries, longest: longest), &json)
            write(Quantising.titleLevels(impacts.titles), &json)
            guard let senses else { return }
            json.array { json in
                json.value(senses.word)
                for sense in senses.senses {
                    json.array { json in
                        json.value(sense.label)
                        json.value(sense.words.joined(separator: " "))
                    }
                }
            }
        }
        return json.bytes
    }

    /// `[level, [entry, distance to the next …], level, […], …]`
    private static func write(_ levels: [(level: Int, entries: [Int32])], _ json: inout JSONWriter) {
        json.array { json in
            for (level, entries) in levels {
                json.value(level)
                json.array { json in writeDistances(entries, &json) }
            }
        }
    }

    private static func writeDistances(_ entries: [Int32], _ json: inout JSONWriter) {
        var last: Int32 = 0
        for entry in entries {
            json.value(Int(entry - last))
            last = entry
        }
    }

    private static func json(_ pair: PairStatistics.Pair) -> [UInt8] {
        var json = JSONWriter()
        json.array { json in
            json.value(pair.weight)
            writeDistances(pair.entries, &json)
        }
        return json.bytes
    }

    // MARK: Words and entries

    private static func wordsBody(_ words: ShippedWords) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("words", words.lines.joined(separator: "\n"))
        }
        return json.bytes
    }

    private static func json(_ card: AnswerCard) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("id", card.entry.id)
            json.member("kind", card.entry.kind)
            json.member("title", card.entry.title)
            json.member("url", card.url)
            json.member("section", ifPresent: card.section)
            json.member("municipality", ifPresent: card.municipality)
        }
        return json.bytes
    }

    private static func json(_ text: String) -> [UInt8] {
        var json = JSONWriter()
        json.value(text)
        return json.bytes
    }

    private static func titleJSON(_ card: AnswerCard) -> [UInt8] {
        var json = JSONWriter()
        json.array { json in
            json.value(card.entry.title)
            json.value(card.entry.kind)
        }
        return json.bytes
    }

    // MARK: Shards

    /// One line of a shard; `home` is the name whose hash says which shard.
    private struct ShardRecord: Sendable {
        var name: String
        var home: String
        var json: [UInt8]
    }

    /// `{"t": {name: record, …}}`
    private static func sharded(
        _ folder: String, _ count: Int, _ records: [ShardRecord]
    ) -> [Body] {
        var shards = [[ShardRecord]](repeating: [], count: count)
        for record in records { shards[Int(shardHash(record.home) % UInt32(count))].append(record) }
        return shards.enumerated().map { number, records in
            var body = Array("{\"t\":{".utf8)
            for (position, record) in records.sorted(by: { $0.name < $1.name }).enumerated() {
                if position > 0 { body.append(UInt8(ascii: ",")) }
                var name = JSONWriter()
                name.value(record.name)
                body += name.bytes
                body.append(UInt8(ascii: ":"))
                body += record.json
            }
            body += "}}".utf8
            return ("\(folder)/\(number).json", body)
        }
    }

    /// `{"t": [item, …]}`, so many to a file.
    private static func chunked(
        _ folder: String, _ items: [[UInt8]], _ size: Int
    ) -> [Body] {
        stride(from: 0, to: items.count, by: size).enumerated().map { number, start in
            let body = items[start..<min(start + size, items.count)].joined(separator: [UInt8(ascii: ",")])
            return ("\(folder)/\(number).json", Array("{\"t\":[".utf8) + body + Array("]}".utf8))
        }
    }
}
