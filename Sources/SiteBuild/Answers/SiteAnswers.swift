import AnswerIndex
import Definitions
import Model
import Synchronization

/// The answer index of a site in one language: what goes into it, its version, and its files once they are made.
final class SiteAnswers: Sendable {
    let language: String
    /// Positions of the entries that can be found.
    let positions: [Int]
    /// Changes whenever anything changes that the index may be made from.
    let version: String
    let questionCount: Int
    private let site: Site
    private let made = Mutex<Result<Made, Problem>?>(nil)

    private struct Made {
        /// By name below the language's folder.
        var files: [String: [UInt8]]
        /// Addresses of the pictures that answers show, sorted.
        var pictures: [String]
    }

    /// Below the output folder.
    static let folder = "answers/"

    static func all(_ site: Site) -> [SiteAnswers] {
        guard site.definition.hasAnswers else { return [] }
        let base = Fingerprint { writer in
            writer.add(AnswerFiles.format)
            writer.add(site.fingerprint)
            writer.add(site.theme.fingerprint)
            writer.add(site.data.fingerprint)
            if let text = try? site.thesaurus?.text() { writer.add(text) }
            for asset in site.assets.all { writer.add(asset) }
            for document in site.catalog.documents {
                writer.add(document.content)
                writer.add(document.address.path)
                // Shown with answers; where git tells it, no file has changed.
                writer.add(document.updated) { $0.add($1) }
            }
            for path in site.catalog.hiddenPaths.sorted() { writer.add(path) }
        }
        return site.usedLanguages.map { SiteAnswers(site, $0, base) }
    }

    private init(_ site: Site, _ language: String, _ base: Fingerprint) {
        self.site = site
        self.language = language
        positions = Self.positions(site, language)
        questionCount = positions.count { site.catalog.documents[$0].kind.name == AnswerFiles.questions }
        version =
            Fingerprint { writer in
                writer.add(base)
                writer.add(language)
            }.short
    }

    static func base(_ language: String) -> String { "/\(folder)\(language)/" }

    /// Entries of the language. やさしい日本語 has few versions of its own, but its readers read Japanese: where a question
    /// has no easy version they get the ordinary one.
    private static func positions(_ site: Site, _ language: String) -> [Int] {
        let documents = site.catalog.documents
        let isFound: (Int) -> Bool = { position in
            let document = documents[position]
            return document.entry[.search]?.bool ?? true && !document.entry.id.isEmpty
        }
        if language != "easy" { return documents.indices.filter { documents[$0].language == language && isFound($0) } }
        return site.catalog.versions.compactMap { versions in
            let own = versions.first { documents[$0].language == language }
            let question = versions.first {
                documents[$0].kind === Kind.faq && documents[$0].language == site.defaultLanguage
            }
            return own ?? question
        }.filter(isFound).sorted()
    }

    // MARK: Making

    /// Starts on the indexes that some output waits for, beside the pages.
    static func begin(_ waiting: [AnswerOutput], _ rendering: Rendering) -> [Workers.Work<Void>] {
        var started: Set<String> = []
        return waiting.filter { started.insert($0.answers.language).inserted }.map { output in
            // A failure is kept, and reported by the outputs that need the files.
            Workers.Work { _ = try? output.answers.files(rendering) }
        }
    }

    /// By name below the language's folder.
    func files(_ rendering: Rendering) throws(Problem) -> [String: [UInt8]] { try answers(rendering).files }

    /// Addresses of the pictures that answers show, sorted.
    func pictures(_ rendering: Rendering) throws(Problem) -> [String] { try answers(rendering).pictures }

    /// Made once; who comes meanwhile waits.
    private func answers(_ rendering: Rendering) throws(Problem) -> Made {
        let result = made.withLock { made in
            if let made { return made }
            let result: Result<Made, Problem>
            do throws(Problem) { result = .success(try make(rendering)) } catch { result = .failure(error) }
            made = result
            return result
        }
        return try result.get()
    }

    private func make(_ rendering: Rendering) throws(Problem) -> Made {
        var thesaurus = Thesaurus.embedded
        if let own = site.thesaurus { thesaurus.add(Thesaurus(text: try own.text())) }
        let cards = try cards(rendering)
        let files = AnswerFiles(
            cards.map(\.card), version: version, language: language, thesaurus: thesaurus,
            placeNames: site.definition.chatbot?.placeNames ?? [],
            workers: AnswerWorkers { pieces, work in Workers.forEach(pieces, work) })
        var byName = Dictionary(uniqueKeysWithValues: files.files.map { ($0.name, $0.bytes) })
        byName[AnswerOutput.manifest] = files.manifest
        return Made(files: byName, pictures: Set(cards.flatMap(\.pictures)).sorted())
    }

    private func cards(_ rendering: Rendering) throws(Problem) -> [AnswerCardMaking.Made] {
        let (site, positions) = (site, positions)
        let results = Workers.map(positions.count) { index -> Result<AnswerCardMaking.Made, Problem> in
            do throws(Problem) {
                return .success(try AnswerCardMaking(site.catalog.documents[positions[index]], rendering).make())
            } catch {
                return .failure(error)
            }
        }
        var cards: [AnswerCardMaking.Made] = []
        for result in results { cards.append(try result.get()) }
        return cards
    }
}
