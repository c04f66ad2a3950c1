import Definitions
import Layouts
import Markdown
import Model
import YAML

/// The site around one text while it is rendered: resolves its links and pictures, renders its components, and notes
/// everything it refers to.
struct PageSurroundings: MarkdownSurroundings {
    let rendering: Rendering
    let resolver: LinkResolver
    private(set) var references: [Reference] = []
    /// Of where the references lead, in their order.
    private var links = ByteWriter()
    private(set) var dependencies: [Dependency] = []
    private(set) var problems: [Problem] = []

    init(_ rendering: Rendering, document: Document) {
        self.rendering = rendering
        resolver = LinkResolver(site: rendering.site, addresses: rendering.addresses, document: document)
    }

    private var site: Site { rendering.site }
    private var language: String { resolver.document.language }

    var linksFingerprint: Fingerprint { Fingerprint(links.bytes) }

    mutating func link(to destination: String, at place: Place) -> LinkMarkup {
        refer(to: destination, isPicture: false, line: place.line, column: place.column).markup
    }

    /// Notes a reference and where it leads.
    private mutating func refer(
        to destination: String, isPicture: Bool, line: Int, column: Int
    ) -> (resolution: LinkResolver.Resolution, markup: LinkMarkup) {
        references.append(Reference(destination: destination, isPicture: isPicture, line: line, column: column))
        let resolution = resolver.resolve(destination)
        let markup = resolver.markup(resolution, destination: destination)
        markup.add(to: &links, resolution)
        return (resolution, markup)
    }

    mutating func writePicture(_ destination: String, alt: String, at place: Place, into html: inout [UInt8]) {
        let reference = refer(to: destination, isPicture: true, line: place.line, column: place.column)
        guard case .asset(let asset) = reference.resolution else { return }
        PictureMarkup(asset).write(alt: alt, into: &html)
    }

    // MARK: Components

    mutating func writeComponent(_ name: String, body: YAMLNode?, at place: Place, into html: inout [UInt8]) {
        let template = "components/\(name).html"
        guard rendering.template(template, language) != nil else {
            let known = site.theme.templates.map(\.name).filter { $0.hasPrefix("components/") }
                .map { String($0.dropFirst("components/".count).dropLast(".html".count)) }
            problems.append(
                Problem(
                    "unknown-component", at: place, ja: "部品「@\(name)」はありません", en: "there is no component `@\(name)`",
                    expected: .oneOf(known.sorted(), near: name)))
            return
        }
        dependencies.append(.template(template))
        let own = body.flatMap { node in node.entries.map { members(node, $0) } } ?? []
        let before = problems.count
        let parameters = Record(own + resolved(body, place: place))
        do throws(Problem) {
            try rendering.render(template, language, [(Self.c, .object(parameters))], into: &html)
        } catch {
            // A component stumbles over what has just been reported.
            if problems.count == before { problems.append(inText(error, component: name, place: place)) }
        }
    }

    private static let c = Name("c")

    /// What a component found missing stands in the text that uses it, not in its template.
    private func inText(_ problem: Problem, component: String, place: Place) -> Problem {
        Problem(
            problem.code, at: place, ja: "部品「@\(component)」: \(problem.message.ja)（\(problem.place)）",
            en: "component `@\(component)`: \(problem.message.en) (\(problem.place))", expected: problem.expected)
    }

    private mutating func members(_ node: YAMLNode, _ entries: [YAMLNode.Entry]) -> [(String, Value)] {
        var members = entries.map { ($0.key, value($0.value, key: $0.key)) }
        if let note = fileNote(node["file"]?.text) { members.append(("note", .text(note))) }
        return members
    }

    /// Keys whose texts are addresses, wherever they stand in a component's parameters.
    private static let linkKeys: Set<String> = ["url", "link", "href"]
    private static let pictureKeys: Set<String> = ["image", "file"]

    /// YAML as a value; links are resolved and noted, pictures become picture values.
    private mutating func value(_ node: YAMLNode, key: String) -> Value {
        if node.isNull { return .none }
        switch node.content {
        case .list(let items): return .list(items.map { value($0, key: key) })
        case .map(let entries): return .object(Record(members(node, entries)))
        case .scalar(let text, _):
            if Self.linkKeys.contains(key) {
                return .text(
                    link(to: text, at: Place(file: resolver.document.file, line: node.line, column: node.column)).href)
            }
            if Self.pictureKeys.contains(key) { return file(text, node) }
            if let bool = node.bool { return .bool(bool) }
            if let int = node.int { return .int(int) }
            if let number = node.number { return .double(number) }
            return .text(text)
        }
    }

    private mutating func file(_ name: String, _ node: YAMLNode) -> Value {
        let reference = refer(to: name, isPicture: false, line: node.line, column: node.column)
        guard case .asset(let asset) = reference.resolution else { return .text(name) }
        return asset.picture != nil ? site.pictureValue(asset, alt: "") : .text(asset.address.href)
    }

    /// Type and size of a file that is no picture.
    private func fileNote(_ name: String?) -> String? {
        guard let name, case .asset(let asset) = resolver.resolve(name), asset.picture == nil else { return nil }
        let type = SiteSources.splitExtension(asset.address.path[...]).type
        return LocalFormat(language).fileNote(type: type, bytes: asset.size)
    }

    /// What components ask the site for: desks by name, cards of a kind.
    private mutating func resolved(_ body: YAMLNode?, place: Place) -> [(String, Value)] {
        var found: [(String, Value)] = []
        if let name = body?["desk"]?.text { found.append(("resolved", desk(name, place))) }
        if let items = body?["items"]?.list, items.contains(where: { $0["municipality"] != nil }) {
            found.append(("resolved", .list(items.map { desk(of: $0, place) })))
        }
        if let kind = kind(body) { found.append(("cards", cards(kind, body))) }
        return found
    }

    private mutating func desk(_ name: String, _ place: Place) -> Value {
        dependencies.append(.desk(name))
        if site.catalog.desks[name] == nil {
            problems.append(
                Problem(
                    "unknown-desk", at: place, ja: "窓口「\(name)」はありません", en: "there is no desk `\(name)`",
                    expected: .oneOf(site.catalog.desks.names, near: name)))
        }
        return site.contact(.text(name))
    }

    /// One municipality's desk in a table of desks: written in place, or named by `desk`.
    private mutating func desk(of item: YAMLNode, _ place: Place) -> Value {
        let id = item["municipality"]?.text ?? ""
        dependencies.append(.document(kind: Kind.municipality.name, id: id))
        let municipality = site.catalog.document(Kind.municipality.name, id, language)
        if municipality == nil {
            problems.append(
                Problem(
                    "unknown-municipality", at: Place(file: place.file, line: item.line, column: item.column),
                    ja: "市町村「\(id)」はありません", en: "there is no municipality `\(id)`",
                    expected: .oneOf(
                        site.catalog.list(Kind.municipality.name, site.defaultLanguage).map {
                            site.catalog.documents[$0].entry.id
                        }, near: id)))
        }
        var named: FieldValue?
        if let name = item["desk"]?.text {
            _ = desk(name, place)
            named = site.catalog.desks[name]
        }
        let fields = Kind.contactFields.map { field -> (String, Value) in
            (field.name, item[field.name]?.text.map(Value.text) ?? named?[field.name].map(Site.plain) ?? .none)
        }
        return .object(Record([("municipality", municipality.map { .object(site.card($0)) } ?? .none)] + fields))
    }

    private func kind(_ body: YAMLNode?) -> Kind? {
        if let name = body?["kind"]?.text { return Kind.named(name) }
        let isProgramList = body?["theme"] != nil || body?["target"] != nil
        return isProgramList ? .program : nil
    }

    private static let cardLimit = 6

    private mutating func cards(_ kind: Kind, _ body: YAMLNode?) -> Value {
        dependencies.append(.list(kind: kind.name))
        let filters = ["municipality", "theme", "target", "category"].compactMap { name in
            body?[name]?.text.map { (name, $0) }
        }
        let catalog = site.catalog
        let matching = catalog.list(kind.name, language).filter { position in
            let entry = catalog.documents[position].entry
            return filters.allSatisfy { name, wanted in
                let value = entry[name]
                return value?.text == wanted || (value?.list ?? []).contains { $0.text == wanted }
            }
        }
        return site.cards(matching.prefix(limit(body?["limit"])))
    }

    private mutating func limit(_ node: YAMLNode?) -> Int {
        guard let node, !node.isNull else { return Self.cardLimit }
        if let count = node.int, count >= 0 { return count }
        problems.append(
            Problem(
                "wrong-type", at: Place(file: resolver.document.file, line: node.line, column: node.column),
                ja: "limitの値「\(node.text ?? "")」が正しくありません",
                en: "wrong value for limit: `\(node.text ?? "")`",
                expected: Wording(ja: "0以上の整数", en: "a whole number")))
        return 0
    }
}
