import Model

/// What one pass over a finished page found: its ids, what it has, and what is wrong with it.
struct PageCheck: Sendable {
    private(set) var ids: [String] = []
    private(set) var features: PageFeatures = []
    private(set) var faults: [PageFault] = []

    init() {}

    init(_ html: [UInt8]) {
        html.withUnsafeBufferPointer { page in
            let scan = PageScan(page)
            features = scan.seen
            ids = scan.ids.map { Self.unescaped(page[$0.at.start..<$0.at.end]) }
            faults = scan.faults.map { PageFault(kind: $0.kind, detail: Self.detail(page[$0.at.start..<$0.at.end])) }
        }
    }

    /// Characters of a tag that are shown.
    private static let shown = 120

    private static func detail(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.unicodeScalars.count > shown ? String(text.unicodeScalars.prefix(shown)) + "…" : text
    }

    private static func unescaped(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }
}

/// A finished page with what was found on it.
struct PageAudit: Sendable {
    /// As in `href`.
    var address: String
    /// The content file whose text stands on the page.
    var file: String?
    /// Name of the layout.
    var layout: String?
    var features: PageFeatures
    /// What the check of the text itself has not reported already.
    var faults: [PageFault]
    /// What the text's own check has reported.
    var textProblems: [Problem]

    init(_ output: any Output, _ site: Site, _ check: PageCheck, textProblems: [Problem]) {
        address = output.address.href
        file = output.body.map { site.catalog.documents[$0].file }
        layout = output.layout(site)
        features = check.features
        var known = Set(textProblems.map(\.code))
        // The table of contents repeats an empty heading as an empty link.
        if known.contains(PageFault.Kind.emptyHeading.code) { known.insert(PageFault.Kind.emptyLink.code) }
        faults = check.faults.filter { !known.contains($0.kind.code) }
        self.textProblems = textProblems
        if !isContent { faults = [] }
    }

    /// Pages that only lead on to another are no content: nobody stays on them.
    var isContent: Bool { layout != RedirectOutput.template }

    private func layoutFile(_ site: Site) -> String? {
        layout.map { name in site.theme.templates.first { $0.name == name }?.place ?? name }
    }

    /// Where to look: the text, or the layout of pages that have none.
    private func place(_ site: Site) -> Place { Place(file: file ?? layoutFile(site) ?? address, line: 1, column: 1) }
}

extension PageAudit {
    /// A fault of a layout shows on every page made with it; so many pages are named.
    private static let namedPages = 5

    static func problems(_ audits: [PageAudit], _ site: Site) -> [Problem] {
        struct Group: Hashable {
            var layout: String?
            var fault: PageFault
        }
        var pages: [Group: Int] = [:]
        var problems: [Problem] = []
        for audit in audits {
            for fault in audit.faults {
                let group = Group(layout: audit.layout, fault: fault)
                pages[group, default: 0] += 1
                if pages[group, default: 0] <= namedPages { problems.append(audit.problem(fault, site)) }
            }
        }
        for audit in audits {
            for fault in audit.faults {
                let group = Group(layout: audit.layout, fault: fault)
                guard let count = pages[group], count > namedPages else { continue }
                problems.append(audit.problem(fault, more: count - namedPages, site))
                pages[group] = nil
            }
        }
        return problems
    }

    private func problem(_ fault: PageFault, _ site: Site) -> Problem {
        let (what, layout) = (fault.kind.wording, layout ?? "-")
        let detail = fault.detail.isEmpty ? "" : ": \(fault.detail)"
        return Problem(
            fault.kind.code, at: place(site), ja: "できあがったページ\(address)（レイアウト\(layout)）: \(what.ja)\(detail)",
            en: "the finished page \(address) (layout \(layout)): \(what.en)\(detail)")
    }

    private func problem(_ fault: PageFault, more: Int, _ site: Site) -> Problem {
        let (what, name) = (fault.kind.wording, layout ?? "-")
        return Problem(
            fault.kind.code, at: Place(file: layoutFile(site) ?? place(site).file, line: 1, column: 1),
            ja: "レイアウト\(name)のほか\(more)ページにも同じ問題があります: \(what.ja)",
            en: "\(more) more pages of the layout \(name) have the same fault: \(what.en)")
    }
}
