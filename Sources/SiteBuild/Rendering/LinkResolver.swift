import Definitions
import Markdown
import Model

/// Finds where the links and pictures of one text lead.
struct LinkResolver {
    let site: Site
    let addresses: AddressTable
    let document: Document

    enum Resolution {
        /// `mailto:`, `tel:`, another site.
        case outside(String)
        /// An anchor on the same page.
        case samePage(anchor: String)
        case page(Address, document: Int?, anchor: String?, query: String?)
        case asset(Assets.Asset)
        /// An entry that exists but is not public at the time of the build.
        case hidden(Address)
        case broken(path: String)
    }

    func resolve(_ destination: String) -> Resolution {
        if destination.utf8.first == UInt8(ascii: "#") {
            return .samePage(anchor: Address.decoded(destination.dropFirst()))
        }
        if !site.baseURL.isEmpty, destination.hasPrefix(site.baseURL),
            destination.utf8.dropFirst(site.baseURL.utf8.count).first == UInt8(ascii: "/")
        {
            return resolve(String(destination.dropFirst(site.baseURL.utf8.count)))
        }
        if Self.hasScheme(destination) || destination.utf8.starts(with: "//".utf8) { return .outside(destination) }
        let (path, query, anchor) = Self.split(destination)
        return path.utf8.first == UInt8(ascii: "/")
            ? resolve(absolute: path, query: query, anchor: anchor)
            : resolve(relative: path, query: query, anchor: anchor)
    }

    /// `https:`, `mailto:` … (RFC 3986 §3.1)
    private static func hasScheme(_ destination: String) -> Bool {
        let scheme = destination.utf8.prefix { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D
                || byte == 0x2E
        }
        return !scheme.isEmpty && destination.utf8[scheme.endIndex...].first == UInt8(ascii: ":")
    }

    private static func split(_ destination: String) -> (path: String, query: String?, anchor: String?) {
        var path = destination[...]
        var anchor: String?
        var query: String?
        if let hash = path.utf8.firstIndex(of: UInt8(ascii: "#")) {
            anchor = Address.decoded(path[path.utf8.index(after: hash)...])
            path = path[..<hash]
        }
        if let mark = path.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = String(path[path.utf8.index(after: mark)...])
            path = path[..<mark]
        }
        return (Address.decoded(path), query, anchor)
    }

    /// In the text's own language where there is such a page.
    private func resolve(absolute path: String, query: String?, anchor: String?) -> Resolution {
        let prefix = site.addressPrefix(document.language)
        // Nearly every link names its page's address as it is.
        if prefix == nil, let target = addresses[path] {
            return resolution(target, at: path, query: query, anchor: anchor)
        }
        var candidates = [path]
        if path.utf8.last != UInt8(ascii: "/") { candidates.append(path + "/") }
        if path.hasSuffix("/index.html") { candidates.append(String(path.dropLast(10))) }
        if let prefix { candidates = candidates.map { "/\(prefix)\($0)" } + candidates }
        for candidate in candidates {
            if let target = addresses[candidate] {
                return resolution(target, at: candidate, query: query, anchor: anchor)
            }
        }
        if let hidden = candidates.first(where: site.catalog.hiddenPaths.contains) { return .hidden(Address(hidden)) }
        if site.isReportList(path) { return .page(Address(path), document: nil, anchor: anchor, query: query) }
        return .broken(path: path)
    }

    private func resolution(
        _ target: AddressTable.Target, at path: String, query: String?, anchor: String?
    ) -> Resolution {
        switch target {
        case .document(let index):
            .page(site.catalog.documents[index].address, document: index, anchor: anchor, query: query)
        case .asset(let index): .asset(site.assets.all[index])
        case .other: .page(Address(path), document: nil, anchor: anchor, query: query)
        }
    }

    /// By file beside the text's own file, else by address below the page's own.
    private func resolve(relative path: String, query: String?, anchor: String?) -> Resolution {
        let own = site.sources.files[document.source].path
        let folder = own.lastIndex(of: "/").map { own[...$0] } ?? ""
        let file = RelativePath.resolve(path, in: folder)
        if let asset = site.assets.asset(source: file) { return .asset(asset) }
        if file.utf8.suffix(3).elementsEqual(".md".utf8) { return resolve(file: file, query: query, anchor: anchor) }
        let address = "/" + RelativePath.resolve(path, in: document.address.path[...])
        return resolve(absolute: path.hasSuffix("/") ? address + "/" : address, query: query, anchor: anchor)
    }

    private func resolve(file: String, query: String?, anchor: String?) -> Resolution {
        let files = site.entryFiles
        guard let target = files.documents[file] else {
            return files.hidden.contains(file) ? .hidden(futureAddress(file)) : .broken(path: file)
        }
        let entry = site.catalog.documents[target].entry
        let position =
            entry.language == site.defaultLanguage
            ? site.catalog.position(entry.kind.name, entry.id, document.language) ?? target : target
        return .page(site.catalog.documents[position].address, document: position, anchor: anchor, query: query)
    }

    /// Where the file's page will stand, so that the link leads there when it does.
    private func futureAddress(_ file: String) -> Address {
        guard let source = site.sources.files.first(where: { $0.path == file }),
            case .entry(let kind, let id, let language, _) = source.role
        else { return Address("/" + file) }
        let folder = kind.name == Kind.page.name ? "" : kind.folder
        let address = Address(folder: folder, id: id, language: site.addressPrefix(language))
        // Unless its front matter gives it another id.
        return site.catalog.hiddenPaths.contains(address.path) ? address : Address("/" + file)
    }

    // MARK: What goes into the page

    func markup(_ resolution: Resolution, destination: String) -> LinkMarkup {
        switch resolution {
        case .outside(let address):
            let leavesSite = address.hasPrefix("http:") || address.hasPrefix("https:") || address.hasPrefix("//")
            return LinkMarkup(href: address, kind: leavesSite ? .external : .inside)
        case .samePage: return LinkMarkup(href: destination, kind: .inside)
        case .page(let address, _, let anchor, let query):
            var href = address.href
            if let query { href += "?" + query }
            if let anchor { href += "#" + anchor }
            return LinkMarkup(href: href, kind: .inside)
        case .asset(let asset):
            let type = SiteSources.splitExtension(asset.address.path[...]).type
            if asset.picture != nil || type == "html" { return LinkMarkup(href: asset.address.href, kind: .inside) }
            let note = LocalFormat(document.language).fileNote(type: type, bytes: asset.size)
            return LinkMarkup(href: asset.address.href, kind: .file(note: note))
        case .hidden(let address): return LinkMarkup(href: address.href, kind: .inside)
        case .broken: return LinkMarkup(href: destination, kind: .inside)
        }
    }

    // MARK: What is wrong

    /// - Parameter ids: of a document's page; nil while unknown.
    func problem(_ reference: Reference, ids: (Int) -> [String]?) -> Problem? {
        let place = Place(file: document.file, line: reference.line, column: reference.column)
        switch resolve(reference.destination) {
        case .outside: return nil
        case .asset(let asset):
            guard reference.isPicture, asset.picture == nil else { return nil }
            return Problem(
                "not-a-picture", at: place, ja: "「\(reference.destination)」は画像ではありません",
                en: "`\(reference.destination)` is not a picture",
                expected: Wording(ja: "jpg、png、webp、svg、gif", en: "jpg, png, webp, svg or gif"))
        case .samePage(let anchor):
            guard let own = site.catalog.byPath[document.address.path] else { return nil }
            return anchorProblem(anchor, on: own, ids: ids, place, reference)
        case .page(_, let target, let anchor, _):
            if reference.isPicture { return broken(reference, place) }
            guard let target, let anchor, !anchor.isEmpty else { return nil }
            return anchorProblem(anchor, on: target, ids: ids, place, reference)
        case .hidden:
            return Problem(
                "hidden-link", at: place, severity: .warning, ja: "リンク先「\(reference.destination)」は今は公開されていません",
                en: "the link leads to `\(reference.destination)`, which is not public now")
        case .broken: return broken(reference, place)
        }
    }

    private func broken(_ reference: Reference, _ place: Place) -> Problem {
        let what =
            reference.isPicture
            ? (
                code: "broken-picture", ja: "画像「\(reference.destination)」が見つかりません",
                en: "the picture `\(reference.destination)` does not exist"
            )
            : (
                code: "broken-link", ja: "リンク先「\(reference.destination)」が見つかりません",
                en: "the link leads to `\(reference.destination)`, which does not exist"
            )
        let similar = addresses.similar(to: Self.split(reference.destination).path)
        return Problem(
            what.code, at: place, ja: what.ja, en: what.en,
            expected: similar.isEmpty
                ? nil
                : Wording(
                    ja: "近いもの: \(similar.joined(separator: ", "))", en: "similar: \(similar.joined(separator: ", "))"))
    }

    private func anchorProblem(
        _ anchor: String, on target: Int, ids: (Int) -> [String]?, _ place: Place, _ reference: Reference
    ) -> Problem? {
        guard let known = ids(target), !known.contains(where: { $0.hasSameUTF8(as: anchor) }) else {
            return nil
        }
        return Problem(
            "broken-anchor", at: place, ja: "リンク先のページに「#\(anchor)」がありません",
            en: "there is no `#\(anchor)` on the page it leads to",
            expected: .oneOf(known.sorted(), near: anchor))
    }
}

extension LinkMarkup {
    /// Everything about a link that shows in the page.
    func add(to writer: inout ByteWriter, _ resolution: LinkResolver.Resolution) {
        if case .asset(let asset) = resolution { writer.add(asset.content) }
        writer.add(href)
        switch kind {
        case .inside: writer.add(0)
        case .external: writer.add(1)
        case .file(let note): writer.add(note)
        }
    }
}
