import Glibc
import Model
import TestKit
import Testing

@testable import AnswerIndex

/// `Tests/Shared/answers`: a corpus, questions, and what both engines make of them. `index.json` holds the files of the
/// corpus's index; `golden.json` what each question is read as and answered with. The browser's engine reads the same.
/// `SNAPSHOTS=overwrite` writes both anew.
@Suite struct GoldenTests {
    private static let folder = SharedFiles.folder

    static func corpus() throws -> [AnswerCard] {
        let entries = try JSONValue.reading(Disk.read(folder + "corpus.json"), file: "corpus.json", limits: .init())
        return (entries.elements ?? []).map { entry in
            func texts(_ name: String) -> [String] { entry[name]?.elements?.compactMap(\.text) ?? [] }
            let answer = AnswerEntry(
                kind: entry["kind"]?.text ?? "", id: entry["id"]?.text ?? "", title: entry["title"]?.text ?? "",
                body: entry["body"]?.text ?? "", related: texts("related"), variants: texts("variants"))
            return AnswerCard(
                entry: answer, url: "/\(answer.kind)/\(answer.id)/", section: nil, municipality: nil, excerpt: "",
                answer: Array("{\"id\":\"\(answer.id)\"}".utf8))
        }
    }

    static func index(_ cards: [AnswerCard], workers: AnswerWorkers = .single) -> AnswerFiles {
        AnswerFiles(
            cards, version: "golden", language: "ja", thesaurus: .embedded, placeNames: ["潮見"], workers: workers)
    }

    static func reader(_ files: AnswerFiles) throws -> AnswerReader {
        var byName = Dictionary(uniqueKeysWithValues: files.files.map { ($0.name, $0.bytes) })
        byName["manifest.json"] = files.manifest
        return try AnswerReader(folder: "") { byName[$0] }
    }

    @Test func `the index of the shared corpus has the shared bytes`() throws {
        let files = Self.index(try Self.corpus())
        var json = JSONWriter()
        json.object { json in
            json.member("manifest.json", String(decoding: files.manifest, as: UTF8.self))
            for (name, bytes) in files.files { json.member(name, String(decoding: bytes, as: UTF8.self)) }
        }
        try Snapshot.expect(String(decoding: json.bytes, as: UTF8.self), in: Self.folder + "index.json")
    }

    @Test func `every shared question is read and answered as written`() throws {
        let reader = try Self.reader(Self.index(try Self.corpus()))
        let questions = try JSONValue.reading(
            Disk.read(Self.folder + "questions.json"), file: "questions.json", limits: .init())
        var json = JSONWriter()
        let answers = try (questions.elements ?? []).compactMap(\.text).map { question in
            (question, try reader.ask(question, limit: 10), try reader.ask(question, limit: 5, kinds: ["faq"]))
        }
        json.lines(of: answers) { json, answer in
            let (question, answered, questionsOnly) = answer
            json.object { json in
                json.member("question", question)
                json.key("tokens")
                json.array { json in for token in reader.tokens(question) { json.value(token) } }
                json.member("outcome", answered.outcome.rawValue)
                json.member("confidence", "\((answered.confidence * 1000).rounded() / 1000)")
                json.key("results")
                json.array { json in
                    for result in answered.results {
                        json.value("\(result.kind) \(result.id) \((result.score * 10000).rounded() / 10000)")
                    }
                }
                json.member("senses", ifPresent: answered.asksBack?.word)
                json.key("questions")
                json.array { json in
                    for result in questionsOnly.results { json.value(result.id) }
                }
            }
        }
        try Snapshot.expect(String(decoding: json.bytes, as: UTF8.self), in: Self.folder + "golden.json")
    }

    @Test func `the order of entries and the number of workers make no difference`() throws {
        let cards = try Self.corpus()
        let backwards = Self.index(cards.reversed(), workers: Threads.workers)
        let forwards = Self.index(cards)
        #expect(backwards.manifest == forwards.manifest)
        #expect(backwards.files.map(\.name) == forwards.files.map(\.name))
        #expect(zip(backwards.files, forwards.files).allSatisfy { $0.bytes == $1.bytes })
    }

    @Test func `the files are those that were announced`() throws {
        let cards = try Self.corpus()
        let names = AnswerFiles.names(entries: cards.count, questions: cards.count { $0.entry.kind == "faq" })
        #expect(Self.index(cards).files.map(\.name) == names.map { "golden/" + $0 }.sorted())
    }

    @Test func `an index of nothing can be asked`() throws {
        let reader = try Self.reader(Self.index([]))
        let answered = try reader.ask("住民票", limit: 5)
        #expect(answered.outcome == .none)
        #expect(answered.results.isEmpty)
    }
}

/// Pieces on several threads, in no particular order.
enum Threads {
    static let workers = AnswerWorkers { pieces, work in
        let threads = min(3, pieces)
        TestThread.crowd(threads) { first in
            for piece in stride(from: first, to: pieces, by: threads).reversed() { work(piece) }
        }
    }
}
