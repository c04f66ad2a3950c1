import Definitions
import Layouts
import Model

/// `/chat/menu.LANGUAGE.json`: what the conversation shows before anything is asked. Read by chat/menu.js:
///
///     {name, character, greeting, suggestions: [{title, question?, id?, url?}], pages: [{path, greeting?, suggestions}],
///      categories: [{name, count, file}], desk: {name, phone?, hours?, url?} | null, words: {…}, kinds: {kind: label},
///      answers, icons, search, faq, files, record?: {address, residences: [name]}}
struct ChatMenuOutput: Output {
    let chat: SiteChat
    let site: Site
    let categories: [SiteChat.Category]

    static func all(_ site: Site, _ tables: [ListingTable]) -> [any Output] {
        SiteChat.all(site).flatMap { chat -> [any Output] in
            let categories = chat.categories(tables)
            return [ChatMenuOutput(chat: chat, site: site, categories: categories)]
                + categories.enumerated().map { number, category in
                    ChatCategoryOutput(
                        address: chat.category(number), language: chat.language, positions: category.positions)
                }
        }
    }

    var address: Address { chat.menu }
    var rank: OutputRank { .manifest }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint { Fingerprint(json) }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered { Rendered(content: .bytes(json)) }

    private var words: Words { site.theme.words(chat.language) }

    private var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("name", chat.name)
            json.member("character", chat.character)
            json.member(
                "greeting",
                chat.text(chat.definition.greeting) ?? words["chat_greeting"].replacing("{name}", with: chat.name))
            write(chat.definition.suggestions, &json)
            json.key("pages")
            json.array { json in
                for opening in chat.definition.openings {
                    json.object { json in
                        json.member("path", opening.path)
                        json.member("greeting", ifPresent: chat.text(opening.greeting))
                        write(opening.suggestions, &json)
                    }
                }
            }
            writeCategories(&json)
            writeDesk(&json)
            writeWords(&json)
            json.key("kinds")
            json.object { json in
                for kind in Kind.all where kind.listing != nil {
                    json.member(kind.name, site.title(of: kind, chat.language))
                }
            }
            json.member("answers", SiteAnswers.base(chat.language))
            json.member("icons", site.theme.assetFolder + "/icons.svg")
            json.member("search", ifPresent: site.searchPage(chat.language)?.href)
            json.member("faq", site.home(chat.language) + Kind.faq.folder + "/")
            json.member("files", chat.files.href)
            if chat.definition.records { writeRecording(&json) }
        }
        return json.bytes
    }

    /// Where questions are sent when the visitor agrees, and where visitors may say they live.
    private func writeRecording(_ json: inout JSONWriter) {
        json.key("record")
        json.object { json in
            json.member("address", "/api/v1/conversations")
            json.key("residences")
            json.array { json in
                for position in site.catalog.list(Kind.municipality.name, chat.language) {
                    json.value(site.catalog.documents[position].title)
                }
            }
        }
    }

    private func write(_ suggestions: [Chatbot.Suggestion], _ json: inout JSONWriter) {
        json.key("suggestions")
        json.array { json in
            for suggestion in suggestions {
                json.object { json in
                    json.member("title", chat.text(suggestion.title) ?? "")
                    json.member("question", ifPresent: chat.text(suggestion.question))
                    if let url = suggestion.url { write(url, &json) }
                }
            }
        }
    }

    /// An entry of the questions by its id, anything else by its address.
    private func write(_ url: String, _ json: inout JSONWriter) {
        guard let document = site.document(at: url, in: chat.language) else { return json.member("url", url) }
        if document.kind.name == Kind.faq.name, !document.entry.id.isEmpty {
            json.member("id", document.entry.id)
        } else {
            json.member("url", document.address.href)
        }
    }

    private func writeCategories(_ json: inout JSONWriter) {
        json.key("categories")
        json.array { json in
            for (number, category) in categories.enumerated() {
                json.object { json in
                    json.member("name", category.label)
                    json.key("count")
                    json.value(category.positions.count)
                    json.member("file", chat.category(number).href)
                }
            }
        }
    }

    private func writeDesk(_ json: inout JSONWriter) {
        guard let desk = chat.desk else { return }
        json.member("desk", desk: desk)
    }

    /// The theme's words whose keys begin with `chat_`, by the rest of the key.
    private func writeWords(_ json: inout JSONWriter) {
        json.key("words")
        json.object { json in
            for (key, text) in words.texts where key.hasPrefix("chat_") {
                json.member(String(key.dropFirst("chat_".count)), text)
            }
        }
    }
}

/// The questions of one field: `[{id, kind, title, url}]`.
struct ChatCategoryOutput: Output {
    let address: Address
    let language: String
    let positions: [Int]

    var rank: OutputRank { .list }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        Fingerprint { writer in
            for position in positions {
                let document = fingerprints.site.catalog.documents[position]
                writer.add(document.title)
                writer.add(document.address.path)
                writer.add(document.entry.id)
            }
        }
    }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        var json = JSONWriter()
        json.array { json in
            for position in positions {
                let document = rendering.site.catalog.documents[position]
                json.object { json in
                    json.member("id", document.entry.id)
                    json.member("kind", document.kind.name)
                    json.member("title", document.title)
                    json.member("url", document.address.href)
                }
            }
        }
        return Rendered(content: .bytes(json.bytes))
    }
}

extension JSONWriter {
    /// `{name, section?, phone?, hours?, url?}`, as the conversation shows a desk.
    mutating func member(_ name: String, desk: FieldValue) {
        key(name)
        object { json in
            for field in ["name", "section", "phone", "hours", "url"] {
                json.member(field, ifPresent: desk[field]?.text)
            }
        }
    }
}
