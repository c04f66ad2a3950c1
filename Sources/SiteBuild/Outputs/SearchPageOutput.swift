import AnswerIndex
import Definitions
import Layouts
import Model

extension Site {
    /// `/search/`, `/en/search/`; nil where the site has no search.
    func searchPage(_ language: String) -> Address? {
        definition.hasSearch && usedLanguages.contains(language) ? Address(home(language) + "search/") : nil
    }
}

/// The search page. Without JavaScript it is an index of everything by category and, in Japanese, by 五十音.
struct SearchPageOutput: Output {
    let language: String
    let address: Address
    private let tables: [ListingTable]

    static func all(_ site: Site, _ tables: [ListingTable]) -> [any Output] {
        site.usedLanguages.compactMap { language in
            site.searchPage(language).map { address in
                SearchPageOutput(
                    language: language, address: address, tables: tables.filter { $0.language == language })
            }
        }
    }

    var rank: OutputRank { .list }
    static let template = "search.html"
    func layout(_ site: Site) -> String? { Self.template }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        Fingerprint { writer in
            guard let template = fingerprints.template(Self.template, language) else { return }
            writer.add(template)
            writer.add(fingerprints.tree(language))
            for table in tables { writer.add(table.fingerprint) }
        }
    }

    private static let pageName = Name("page")
    private static let categoriesName = Name("categories")
    private static let kindsName = Name("kinds")
    private static let initialsName = Name("initials")

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let site = rendering.site
        let words = site.theme.words(language)
        let view = PageView(
            title: words["search_page"], description: nil, address: address, language: language, breadcrumb: [], site,
            feeds: [])
        var html: [UInt8] = []
        try rendering.render(
            Self.template, language,
            [
                (Self.pageName, .object(view)), (Self.categoriesName, categories(site)),
                (Self.initialsName, initials(site)), (Self.kindsName, .text(kindLabels(site))),
            ], into: &html)
        return Rendered(content: .bytes(html))
    }

    /// `{kind: label}` as JSON, for the script.
    private func kindLabels(_ site: Site) -> String {
        var json = JSONWriter()
        json.object { json in
            for kind in Kind.all {
                let label =
                    kind === Kind.page ? site.theme.words(language)["search_kind_page"] : site.title(of: kind, language)
                json.member(kind.name, label)
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    // MARK: By category

    /// `[{title, url, values: [{title, url, count}]}]`: each list with the values of its first facet.
    private func categories(_ site: Site) -> Value {
        .list(
            tables.map { table in
                let values = (table.facets.first?.values ?? []).enumerated().map { index, value -> Value in
                    .object(
                        Record([
                            ("title", .text(value.label)),
                            ("url", .text(ListOutput.address(table, (0, index), page: 1).href)),
                            ("count", .int(value.positions.count)),
                        ]))
                }
                return .object(
                    Record([
                        ("title", .text(site.title(of: table.kind, language))), ("url", .text(table.address.href)),
                        ("count", .int(table.positions.count)), ("values", .list(values)),
                    ]))
            })
    }

    // MARK: By 五十音

    /// `[{title: "あ行", items: [{title, url}]}]`; pages and questions, whose titles begin with a word of a known reading.
    private func initials(_ site: Site) -> Value {
        guard language == "ja" || language == "easy" else { return .list([]) }
        var rows: [Int: [(title: String, url: String)]] = [:]
        for document in site.catalog.documents
        where document.language == language && Self.kinds.contains(document.kind.name) && !document.entry.id.isEmpty {
            guard let row = Reading.row(of: document.title) else { continue }
            rows[row, default: []].append((document.title, document.address.href))
        }
        return .list(
            rows.sorted { $0.key < $1.key }.map { row, items in
                .object(
                    Record([
                        ("title", .text(Reading.rows[row])),
                        ("items", PageView.links(items.sorted { ($0.title, $0.url) < ($1.title, $1.url) })),
                    ]))
            })
    }

    private static let kinds: Set<String> = ["page", "faq", "program"]
}
