import Model

/// Every link, picture and anchor of every text, field, menu and layout, also of pages that were not rendered in this build.
struct LinkCheck: Sendable {
    let site: Site
    let addresses: AddressTable
    /// Of a document's text.
    let marks: @Sendable (Int) -> BodyTrace.Marks?

    private var ids: @Sendable (Int) -> [String]? {
        let marks = marks
        return { marks($0)?.ids }
    }

    /// Problems of these documents' texts.
    func problems(of documents: [Int]) -> [[Problem]] {
        let (site, addresses, marks, ids) = (site, addresses, marks, ids)
        return Workers.map(documents.count) { index -> [Problem] in
            guard let references = marks(documents[index])?.references, !references.isEmpty else { return [] }
            let document = site.catalog.documents[documents[index]]
            let resolver = LinkResolver(site: site, addresses: addresses, document: document)
            return references.compactMap { resolver.problem($0, ids: ids) }
        }
    }

    /// Addresses that the fields of these documents give.
    func problemsOfFields(_ documents: [Int]) -> [Problem] {
        FieldLinkCheck(site: site, addresses: addresses, ids: ids).problems(of: documents)
    }

    /// Problems of links that stand in no text and in no entry, and of other words that are no page's.
    func problemsBesideEntries() -> [Problem] {
        var problems = MenuCheck(site, addresses, ids: ids)?.problems() ?? []
        problems += site.thesaurus?.problems() ?? []
        // Layouts are shared; their own addresses are those of the site at the top.
        if site.sources.folder.isEmpty { problems += TemplateLinkCheck.problems(site, addresses) }
        return problems
    }
}
