import AnswerIndex
import Model

/// `/chat/files.LANGUAGE.json`: everything the conversation needs without a network, for chat/offline.js:
///
///     {version, files: ["/chat/", "/assets/…", …], manifest: "/answers/LANGUAGE/manifest.json"}
struct ChatFilesOutput: Output {
    let chat: SiteChat
    let site: Site
    let answers: SiteAnswers
    let categories: Int

    static func all(_ site: Site, _ tables: [ListingTable], _ answers: [SiteAnswers]) -> [any Output] {
        SiteChat.all(site).compactMap { chat in
            answers.first { $0.language == chat.language }.map {
                ChatFilesOutput(chat: chat, site: site, answers: $0, categories: chat.categories(tables).count)
            }
        }
    }

    var address: Address { chat.files }
    var rank: OutputRank { .manifest }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        Fingerprint { writer in
            writer.add(answers.version)
            for file in known { writer.add(file) }
        }
    }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let pictures = try answers.pictures(rendering)
        var json = JSONWriter()
        json.object { json in
            json.member("version", answers.version)
            json.key("files")
            json.array { json in for file in Set(known + shards + pictures).sorted() { json.value(file) } }
            json.member("manifest", SiteAnswers.base(chat.language) + AnswerOutput.manifest)
        }
        return Rendered(content: .bytes(json.bytes))
    }

    /// Files of the conversation itself, in the same order in every build.
    private var known: [String] {
        var files = [chat.page.href, chat.menu.href, chat.character, OfflinePageOutput.address(site).href]
        files += (0..<categories).map { chat.category($0).href }
        files += site.theme.assets.map { "\(site.theme.assetFolder)/\($0.name)" }
        if chat.definition.color != nil { files.append(SiteChat.colors.href) }
        return files
    }

    private var shards: [String] {
        let base = SiteAnswers.base(chat.language) + answers.version + "/"
        return AnswerFiles.names(entries: answers.positions.count, questions: answers.questionCount).map { base + $0 }
    }
}
