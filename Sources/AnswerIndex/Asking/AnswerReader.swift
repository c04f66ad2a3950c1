import Glibc
import Model

/// Reads an index as the browser does: the manifest, the words, and the shards that a question needs.
public final class AnswerReader {
    /// Where files come from; nil where there is none.
    public typealias Source = (_ name: String) -> [UInt8]?

    let manifest: Manifest
    let words: ReadWords
    private let source: Source
    private let folder: String
    private var shards: [String: JSONValue] = [:]

    struct Manifest {
        var version: String
        var entries: Int
        var questions: Int
        /// Of each kind, how many, in the order of the entries.
        var kinds: [(kind: String, count: Int)]
        /// Numbers of shards.
        var shards: Int
        var pairs: Int
        var answers: Int
        /// Sizes of lists.
        var cards: Int
        var excerpts: Int
    }

    /// - Parameter folder: `output/public/answers/LANGUAGE/`, for messages.
    public init(folder: String, _ source: @escaping Source) throws(Problem) {
        self.source = source
        self.folder = folder
        let head = try Self.read("manifest.json", folder, source)
        guard head["format"]?.int == AnswerFiles.format, let version = head["version"]?.text,
            let entries = head["entries"]?.int, let questions = head["questions"]?.int,
            let shards = head["shards"]?.int, let pairs = head["pairs"]?.int, let answers = head["answers"]?.int,
            let cards = head["cards"]?.int, let excerpts = head["excerpts"]?.int, let kinds = head["kinds"]?.elements,
            shards > 0, pairs > 0, cards > 0, excerpts > 0, answers > 0 || questions == 0
        else { throw Self.damaged(folder + "manifest.json") }
        manifest = Manifest(
            version: version, entries: entries, questions: questions, kinds: kinds.compactMap(Self.kind),
            shards: shards, pairs: pairs, answers: answers, cards: cards, excerpts: excerpts)
        let words = try Self.read("\(version)/words.json", folder, source)
        guard words["v"]?.text == version, let lines = words["words"]?.text else {
            throw Self.damaged(folder + "\(version)/words.json")
        }
        self.words = ReadWords(lines: lines)
    }

    private static func kind(_ value: JSONValue) -> (kind: String, count: Int)? {
        guard let pair = value.elements, pair.count == 2, let kind = pair[0].text, let count = pair[1].int else {
            return nil
        }
        return (kind, count)
    }

    private static func read(_ name: String, _ folder: String, _ source: Source) throws(Problem) -> JSONValue {
        guard let bytes = source(name) else {
            throw Problem(
                "no-answers", at: Place(file: folder + name, line: 0), ja: "質問の索引がありません",
                en: "there is no answer index",
                expected: Wording(ja: "madoguchi build で作ってから", en: "a site built by `madoguchi build`"))
        }
        return try read(bytes, folder + name)
    }

    private static func read(_ bytes: [UInt8], _ file: String) throws(Problem) -> JSONValue {
        do {
            return try JSONValue.reading(bytes, file: file, limits: JSONValue.Limits(values: 50_000_000))
        } catch {
            throw damaged(file)
        }
    }

    private static func damaged(_ file: String) -> Problem {
        Problem(
            "damaged-answers", at: Place(file: file, line: 0), ja: "質問の索引が壊れています", en: "the answer index is damaged",
            expected: Wording(ja: "madoguchi build で作りなおしたもの", en: "one built again by `madoguchi build`"))
    }

    // MARK: Records

    /// What a term says, as shipped.
    struct Record {
        var rarity: Int
        /// (level, entries)
        var entries: [(level: Int, entries: [Int])]
        var titles: [(level: Int, entries: [Int])]
        var senses: AskedBack?
    }

    func record(_ term: Term) throws(Problem) -> Record? {
        let home = PhraseFinder.homeWord(term, words.stopLemmas)
        guard let parts = try shard("terms", manifest.shards, ReadWords.name(home))[ReadWords.name(term)]?.elements,
            parts.count >= 3,
            let rarity = parts[0].int
        else {
            return nil
        }
        return Record(
            rarity: rarity, entries: Self.levels(parts[1]), titles: Self.levels(parts[2]),
            senses: parts.count > 3 ? AskedBack(parts[3]) : nil)
    }

    /// (weight, entries)
    func pair(_ name: String) throws(Problem) -> (weight: Int, entries: [Int])? {
        guard let numbers = try shard("pairs", manifest.pairs, name)[name]?.elements?.compactMap(\.int),
            let weight = numbers.first
        else {
            return nil
        }
        return (weight, Self.sums(numbers.dropFirst()))
    }

    /// Phrases whose home a word is: they stand in its shard.
    func phrases(around word: TermUnit) throws(Problem) -> [Term] {
        if words.isStop(Term(word)) { return [] }
        let records = try shard("terms", manifest.shards, ReadWords.name(Term(word))).members ?? []
        let names = records.lazy.map(\.name).filter { $0.contains("_") }
        return names.map { Term($0.split(separator: "_").map(ReadWords.unit)) }.sorted()
    }

    /// - Parameter count: how many shards the folder has.
    private func shard(_ folder: String, _ count: Int, _ home: String) throws(Problem) -> JSONValue {
        try file("\(folder)/\(shardHash(home) % UInt32(count)).json")
    }

    func kind(of entry: Int) -> String {
        var rest = entry
        for (kind, count) in manifest.kinds {
            if rest < count { return kind }
            rest -= count
        }
        return ""
    }

    /// One found entry: id, kind, title, address.
    func card(_ entry: Int) throws(Problem) -> JSONValue? { try item("cards", manifest.cards, entry) }

    /// Every question of the index, in its order.
    public func questions() throws(Problem) -> [(id: String, title: String, url: String)] {
        var found: [(id: String, title: String, url: String)] = []
        for entry in 0..<manifest.questions {
            guard let card = try card(entry), let id = card["id"]?.text else { continue }
            found.append((id, card["title"]?.text ?? id, card["url"]?.text ?? ""))
        }
        return found
    }

    /// The text below its title in lists.
    func excerpt(_ entry: Int) throws(Problem) -> String { try item("excerpts", manifest.excerpts, entry)?.text ?? "" }

    /// - Parameter size: how many items a file of the folder holds.
    private func item(_ folder: String, _ size: Int, _ entry: Int) throws(Problem) -> JSONValue? {
        try file("\(folder)/\(entry / size).json").elements?.dropFirst(entry % size).first
    }

    /// What is shown as the answer to a question.
    func answer(_ id: String) throws(Problem) -> JSONValue? {
        manifest.answers == 0 ? nil : try shard("answers", manifest.answers, id)[id]
    }

    /// The content of a shard. One that is missing or of another version is a problem: an answer from what is left would
    /// be a wrong one.
    private func file(_ name: String) throws(Problem) -> JSONValue {
        if let known = shards[name] { return known }
        let path = "\(manifest.version)/\(name)"
        guard let bytes = source(path) else { throw Self.damaged(folder + path) }
        let value = try Self.read(bytes, folder + path)
        guard value["v"]?.text == manifest.version, let content = value["t"] else {
            throw Self.damaged(folder + path)
        }
        shards[name] = content
        return content
    }

    private static func levels(_ value: JSONValue) -> [(level: Int, entries: [Int])] {
        let parts = value.elements ?? []
        return stride(from: 0, to: parts.count - 1, by: 2).map { at in
            (parts[at].int ?? 0, sums((parts[at + 1].elements ?? []).compactMap(\.int)))
        }
    }

    private static func sums(_ distances: some Sequence<Int>) -> [Int] {
        var last = 0
        return distances.map { distance in
            last += distance
            return last
        }
    }
}

/// A word with several meanings, among which the asker chooses.
public struct AskedBack: Sendable {
    public var word: String
    public var options: [(label: String, words: String)]

    init?(_ value: JSONValue) {
        guard let parts = value.elements, let word = parts.first?.text else { return nil }
        self.word = word
        options = parts.dropFirst().compactMap { part in
            guard let pair = part.elements, pair.count == 2, let label = pair[0].text, let words = pair[1].text else {
                return nil
            }
            return (label, words)
        }
    }
}

/// The shipped lexicon, ready for the segmenter. A lemma is the number of its line.
struct ReadWords {
    let segmenter: Segmenter
    let stopLemmas: Set<Lemma>
    private let lines: [Substring]

    init(lines text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var lexicon = Lexicon(expecting: lines.count * 8)
        var stop: Set<Lemma> = []
        for (number, line) in lines.enumerated() {
            let mark = line.first
            if mark == "s" { stop.insert(Lemma(number)) }
            for spelling in line.dropFirst().split(separator: " ") {
                Self.add(spelling, mark == "f" ? Lexicon.noLemma : Lemma(number), &lexicon)
            }
        }
        self.lines = lines
        segmenter = Segmenter(lexicon: lexicon)
        stopLemmas = stop
    }

    private static func add(_ spelling: Substring, _ lemma: Lemma, _ lexicon: inout Lexicon) {
        var scalars = spelling.unicodeScalars.map(\.value)[...]
        guard let last = scalars.popLast() else { return }
        let word = Lexicon.Word(
            lemma: lemma, cost: Int32(last) - Int32(ShippedWords.firstCost))
        if scalars.last == UInt32(UInt8(ascii: "*")) {
            lexicon.addStem(scalars.dropLast(), word)
        } else {
            lexicon.add(scalars, word)
        }
    }

    func isStop(_ term: Term) -> Bool {
        guard !term.isPhrase, case .lemma(let lemma)? = term.units.first else { return false }
        return stopLemmas.contains(lemma)
    }

    /// A spelling of a lemma, for people.
    func spelling(_ lemma: Lemma) -> String {
        guard lines.indices.contains(Int(lemma)) else { return "" }
        let spellings = lines[Int(lemma)].dropFirst().split(separator: " ")
        // The cheapest is the most usual.
        guard
            let usual = spellings.min(by: {
                ($0.unicodeScalars.last?.value ?? 0) < ($1.unicodeScalars.last?.value ?? 0)
            })
        else { return "" }
        let surface = usual.dropLast()
        return String(surface.last == "*" ? surface.dropLast() : surface)
    }

    static func unit(_ name: Substring) -> TermUnit {
        if name.first == "#", let number = Lemma(name.dropFirst()) { return .lemma(number) }
        return .literal(name.unicodeScalars.map(\.value))
    }

    static func name(_ term: Term) -> String {
        term.units.map { unit in
            switch unit {
            case .lemma(let lemma): "#\(lemma)"
            case .literal(let text): string(text)
            }
        }.joined(separator: "_")
    }
}
