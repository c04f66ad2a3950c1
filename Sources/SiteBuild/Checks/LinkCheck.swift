import Model

/// Every link, picture and anchor of every text, also of those that were not rendered in this build.
struct LinkCheck: Sendable {
    let site: Site
    let addresses: AddressTable
    let traces: [String: BodyTrace]

    /// Problems of the texts at these addresses.
    func problems(at paths: [String]) -> [[Problem]] {
        let (site, addresses, traces) = (site, addresses, traces)
        let documents = site.catalog.documents
        let ids: @Sendable (Int) -> [String]? = { traces[documents[$0].address.path]?.ids }
        return Workers.map(paths.count) { index -> [Problem] in
            guard let trace = traces[paths[index]], !trace.references.isEmpty, let position = site.catalog.byPath[paths[index]]
            else { return [] }
            let resolver = LinkResolver(site: site, addresses: addresses, document: documents[position])
            return trace.references.compactMap { resolver.problem($0, ids: ids) }
        }
    }
}
