import Model

/// Every link, picture and anchor of every text, field, menu and layout, also of pages that were not rendered in this build.
enum LinkCheck {
    static func problems(_ site: Site, _ addresses: AddressTable, _ traces: [String: BodyTrace]) -> [Problem] {
        let documents = site.catalog.documents
        let ids: @Sendable (Int) -> Set<String>? = { index in
            traces[documents[index].address.path].map { Set($0.ids) }
        }
        let found = Workers.map(documents.count) { index -> [Problem] in
            let document = documents[index]
            guard let trace = traces[document.address.path], !trace.references.isEmpty else { return [] }
            let resolver = LinkResolver(site: site, addresses: addresses, document: document)
            return trace.references.compactMap { resolver.problem($0, ids: ids) }
        }
        var problems = found.flatMap { $0 }
        problems += FieldLinkCheck(site: site, addresses: addresses, ids: ids).problems()
        problems += MenuCheck(site, addresses, ids: ids)?.problems() ?? []
        // Layouts are shared; their own addresses are those of the site at the top.
        if site.sources.folder.isEmpty { problems += TemplateLinkCheck.problems(site, addresses) }
        return problems
    }
}
