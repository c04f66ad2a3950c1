import Definitions
import Model
import YAML

/// Addresses and files that entries' fields give. They stand in the front matter, not in the text, so nothing of them is
/// in a trace: a build looks at them all unless no address has changed, and only a wrong one costs more than a look-up.
struct FieldLinkCheck {
    let site: Site
    let addresses: AddressTable
    let ids: @Sendable (Int) -> [String]?

    /// Answered by the companion server, not by a file of the site.
    static let servedAtRunTime = ["/live/", "/api/"]

    func problems(of positions: [Int]) -> [Problem] {
        let documents = site.catalog.documents
        let found = Workers.map(positions.count) { problems(documents[positions[$0]]) }
        return found.flatMap { $0 }
    }

    private func problems(_ document: Document) -> [Problem] {
        var problems: [Problem] = []
        let entry = document.entry
        for (position, name, shape) in FieldLinks.of(document.kind).fields {
            guard let value = entry.values[position] else { continue }
            shape.visit(value) { text, shape in check(text, shape, name, document, &problems) }
        }
        if let image = entry.header.image { check(image, .picture, "image", document, &problems) }
        if let extra = entry.header.extra {
            FieldLinks.Shape.free.visit(extra) { text, shape in check(text, shape, "extra", document, &problems) }
        }
        for redirect in entry.header.redirects where !Self.isOldAddress(redirect) {
            problems.append(wrongRedirect(redirect, place(of: redirect, in: "redirects", document)))
        }
        return problems
    }

    private func check(
        _ text: String, _ shape: FieldLinks.Shape, _ field: String, _ document: Document, _ problems: inout [Problem]
    ) {
        if isFine(text, shape, document) { return }
        // A translation inherits what the original has already been told about.
        guard document.entry.sets(field) else { return }
        let place = place(of: text, in: field, document)
        if let problem = problem(text, shape, document, place) { problems.append(problem) }
    }

    /// Without a String or an Array, for nearly everything there is.
    private func isFine(_ text: String, _ shape: FieldLinks.Shape, _ document: Document) -> Bool {
        switch shape {
        case .picture: site.asset(text, of: document)?.picture != nil
        case .file: site.asset(text, of: document) != nil
        default: addresses[text] != nil || Self.isServedAtRunTime(text)
        }
    }

    static func isServedAtRunTime(_ text: String) -> Bool {
        servedAtRunTime.contains { text.hasPrefix($0) }
    }

    private func problem(_ text: String, _ shape: FieldLinks.Shape, _ document: Document, _ place: Place) -> Problem? {
        switch shape {
        case .picture where site.asset(text, of: document) == nil:
            return Problem(
                "broken-picture", at: place, ja: "画像「\(text)」が見つかりません", en: "the picture `\(text)` does not exist")
        case .picture:
            return Problem(
                "not-a-picture", at: place, ja: "「\(text)」は画像ではありません", en: "`\(text)` is not a picture",
                expected: Wording(ja: "jpg、png、webp、svg、gif", en: "jpg, png, webp, svg or gif"))
        case .file:
            return Problem(
                "broken-file", at: place, ja: "ファイル「\(text)」が見つかりません", en: "the file `\(text)` does not exist")
        default:
            let resolver = LinkResolver(site: site, addresses: addresses, document: document)
            let reference = Reference(destination: text, isPicture: false, line: place.line, column: place.column)
            return resolver.problem(reference, ids: ids)
        }
    }

    // MARK: Redirects

    /// A redirect is a file of the site: an address inside it, and nothing that leads out of its folder.
    static func isOldAddress(_ text: String) -> Bool {
        text.hasPrefix("/") && text.utf8.count > 1
            && !text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().dropLast().contains {
                $0.isEmpty || $0 == "." || $0 == ".."
            }
            && !text.hasSuffix("/..") && !text.contains { $0 == "?" || $0 == "#" || $0 == "\0" }
    }

    private func wrongRedirect(_ text: String, _ place: Place) -> Problem {
        Problem(
            "wrong-redirect", at: place, ja: "「\(text)」は転送元にできません", en: "`\(text)` cannot be redirected from",
            expected: Wording(
                ja: "/ で始まるこのサイトの古いアドレス（? や # は付けない）",
                en: "an old address of this site that begins with /, without ? or #"))
    }

    // MARK: Places

    /// Where a text stands below a field. Fields know only where they begin, so the file is read again: it is wrong anyway.
    private func place(of text: String, in field: String, _ document: Document) -> Place {
        let known = document.entry.place(of: field, in: document.file)
        guard case .inFile = document.body,
            let found = ScalarPlace.inFrontMatter(
                text, field, path: site.diskPath(site.sources.files[document.source].path))
        else { return known }
        return Place(file: document.file, line: found.line, column: found.column)
    }
}

extension RedirectOutput {
    func place(in site: Site) -> Place? {
        let document = site.catalog.documents[document]
        let known = document.entry.place(of: "redirects", in: document.file)
        let path = site.diskPath(site.sources.files[document.source].path)
        guard case .inFile = document.body,
            let found = document.entry.header.redirects.first(where: { Address(Self.normalized($0)) == address })
                .flatMap({ ScalarPlace.inFrontMatter($0, "redirects", path: path) })
        else { return known }
        return Place(file: document.file, line: found.line, column: found.column)
    }
}

/// Finds again where a text stands in a file that has been read before.
enum ScalarPlace {
    /// nil where the file is no longer what it was.
    static func inFrontMatter(_ text: String, _ field: String, path: String) -> (line: Int, column: Int)? {
        guard let bytes = try? FileBuffer.contents(path),
            let front = bytes.withUnsafeBufferPointer({ try? FrontMatter.read($0, file: path) })
        else { return nil }
        return front.yaml?[field].flatMap { find(text, in: $0) }
    }

    static func inFile(_ text: String, _ field: String, path: String) -> (line: Int, column: Int)? {
        guard let bytes = try? FileBuffer.contents(path), let yaml = try? YAMLReader.read(bytes, file: path) else {
            return nil
        }
        return yaml[field].flatMap { find(text, in: $0) }
    }

    private static func find(_ text: String, in node: YAMLNode) -> (line: Int, column: Int)? {
        switch node.content {
        case .scalar(let own, _): own == text ? (node.line, node.column) : nil
        case .list(let items): items.lazy.compactMap { find(text, in: $0) }.first
        case .map(let entries): entries.lazy.compactMap { find(text, in: $0.value) }.first
        }
    }
}
