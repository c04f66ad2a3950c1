import Model

/// Every link, picture and anchor of every text, field, menu and layout, also of pages that were not rendered in this build.
struct LinkCheck: Sendable {
    let site: Site
    let addresses: AddressTable
    let traces: [String: BodyTrace]

    private var ids: @Sendable (Int) -> [String]? {
        let (documents, traces) = (site.catalog.documents, traces)
        return { traces[documents[$0].address.path]?.ids }
    }

    /// Problems of the texts at these addresses.
    func problems(at paths: [String]) -> [[Problem]] {
        let (site, addresses, traces, ids) = (site, addresses, traces, ids)
        let documents = site.catalog.documents
        return Workers.map(paths.count) { index -> [Problem] in
            guard let trace = traces[paths[index]], !trace.references.isEmpty,
                let position = site.catalog.byPath[paths[index]]
            else { return [] }
            let resolver = LinkResolver(site: site, addresses: addresses, document: documents[position])
            return trace.references.compactMap { resolver.problem($0, ids: ids) }
        }
    }

    /// Problems of links that stand in no text, and of other words that are no page's.
    func problemsBesideTexts() -> [Problem] {
        var problems = FieldLinkCheck(site: site, addresses: addresses, ids: ids).problems()
        problems += MenuCheck(site, addresses, ids: ids)?.problems() ?? []
        problems += site.thesaurus?.problems() ?? []
        // Layouts are shared; their own addresses are those of the site at the top.
        if site.sources.folder.isEmpty { problems += TemplateLinkCheck.problems(site, addresses) }
        return problems
    }
}
