import Glibc
import Model

/// Addresses written into a municipality's own layouts: `href="/contact/"`, `src="/logo.svg"`. Those that a layout makes
/// from values are checked where the values come from; the embedded theme has none but the home page's.
enum TemplateLinkCheck {
    static func problems(_ site: Site, _ addresses: AddressTable) -> [Problem] {
        site.theme.templates.filter { !$0.isEmbedded }.flatMap { problems($0, site, addresses) }
    }

    private static func problems(_ file: Theme.File, _ site: Site, _ addresses: AddressTable) -> [Problem] {
        guard let document = site.catalog.documents.first(where: { $0.language == site.defaultLanguage }) else {
            return []
        }
        let resolver = LinkResolver(site: site, addresses: addresses, document: document)
        return literals(file.bytes).compactMap { address, offset in
            if addresses[address] != nil || FieldLinkCheck.isServedAtRunTime(address) { return nil }
            let reference = Reference(destination: address, isPicture: false, line: 0, column: 0)
            // Anchors are the layout's own affair: the page it leads to need not have been rendered.
            guard var problem = resolver.problem(reference, ids: { _ in nil }) else { return nil }
            problem.place = Place(file: file.place, offset: offset, in: file.bytes)
            return problem
        }
    }

    /// Values of `href` and `src` that begin with one slash and hold no expression, and where they begin.
    static func literals(_ bytes: [UInt8]) -> [(address: String, offset: Int)] {
        bytes.withUnsafeBufferPointer { html in
            var found: [(String, Int)] = []
            var index = 0
            while let base = html.baseAddress, index < html.count,
                let mark = memchr(base + index, Int32(UInt8(ascii: "\"")), html.count - index)
            {
                let quote = UnsafeRawPointer(mark) - UnsafeRawPointer(base)
                index = quote + 1
                guard isLinkAttribute(html, endingAt: quote), index + 1 < html.count, html[index] == UInt8(ascii: "/"),
                    html[index + 1] != UInt8(ascii: "/"),
                    let end = html[index...].firstIndex(of: UInt8(ascii: "\""))
                else { continue }
                let value = html[index..<end]
                if !value.contains(UInt8(ascii: "{")) { found.append((String(decoding: value, as: UTF8.self), index)) }
                index = end + 1
            }
            return found
        }
    }

    /// ` href=` or ` src=` stands before the quote.
    private static func isLinkAttribute(_ html: UnsafeBufferPointer<UInt8>, endingAt quote: Int) -> Bool {
        for name in [" href=".utf8, " src=".utf8] where quote >= name.count {
            if html[(quote - name.count)..<quote].elementsEqual(name) { return true }
        }
        return false
    }
}

extension Theme.File {
    /// Of the theme in the program, as opposed to a file of the layouts folder.
    var isEmbedded: Bool { place.hasPrefix("theme:") }
}
