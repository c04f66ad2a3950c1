import Definitions
import Layouts
import Model

/// One page of a list: the whole list or one value of a facet, so many entries at a time.
struct ListOutput: Output {
    let table: ListingTable
    /// Positions of the chosen facet and value; nil for the whole list.
    let choice: (facet: Int, value: Int)?
    /// From 1.
    let page: Int
    let address: Address

    static func all(_ table: ListingTable) -> [any Output] {
        var outputs = pages(table, choice: nil, count: table.positions.count)
        for (facet, facetTable) in table.facets.enumerated() {
            for (value, facetValue) in facetTable.values.enumerated() {
                outputs += pages(table, choice: (facet, value), count: facetValue.positions.count)
            }
        }
        return outputs
    }

    private static func pages(_ table: ListingTable, choice: (facet: Int, value: Int)?, count: Int) -> [any Output] {
        let pages = max(1, (count + table.listing.perPage - 1) / table.listing.perPage)
        return (1...pages).map {
            ListOutput(table: table, choice: choice, page: $0, address: address(table, choice, page: $0))
        }
    }

    static func address(_ table: ListingTable, _ choice: (facet: Int, value: Int)?, page: Int) -> Address {
        var path = table.address.path
        if let choice {
            let facet = table.facets[choice.facet]
            path += "\(facet.facet.name)/\(facet.values[choice.value].code)/"
        }
        if page > 1 { path += "page/\(page)/" }
        return Address(path)
    }

    var rank: OutputRank { .list }
    /// The introduction stands on the first page of the whole list.
    var body: Int? { choice == nil && page == 1 ? table.introduction : nil }

    private var positions: [Int] {
        choice.map { table.facets[$0.facet].values[$0.value].positions } ?? table.positions
    }

    /// Where the first entry of a facet's page says the value that names the page.
    func placeOfValue(in site: Site) -> Place? {
        guard let choice, let first = positions.first else { return nil }
        let document = site.catalog.documents[first]
        return document.entry.place(of: table.facets[choice.facet].facet.name, in: document.file)
    }

    private var pageCount: Int { max(1, (positions.count + table.listing.perPage - 1) / table.listing.perPage) }

    private var shown: ArraySlice<Int> {
        let start = (page - 1) * table.listing.perPage
        return positions[min(start, positions.count)..<min(start + table.listing.perPage, positions.count)]
    }

    func layout(_ site: Site) -> String? { template(site) }

    private func template(_ site: Site) -> String {
        let own = "\(table.kind.name)_list.html"
        return site.layouts.facts(own) != nil ? own : "list.html"
    }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        let site = fingerprints.site
        return Fingerprint { writer in
            let template = template(site)
            guard let made = fingerprints.template(template, table.language) else { return }
            writer.add(made)
            writer.add(table.fingerprint)
            writer.add(positions.count)
            writer.add(site.title(of: table.kind, table.language))
            writer.add(fingerprints.cards(shown))
            if let page = body.flatMap({ fingerprints.page($0, template) }) { writer.add(page) }
        }
    }

    // MARK: Rendering

    private static let pageName = Name("page")
    private static let listName = Name("list")

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let site = rendering.site
        var trace: BodyTrace?
        let view: PageView
        if let introduction = body {
            let document = site.catalog.documents[introduction]
            let rendered = try RenderedBody.render(document, rendering)
            trace = rendered.trace
            view = PageView(document, site, body: rendered, feeds: feeds(site))
        } else {
            view = PageView(
                title: title(site), description: nil, address: address, language: table.language,
                breadcrumb: breadcrumb(site), site, feeds: feeds(site))
        }
        var html: [UInt8] = []
        try rendering.render(
            template(site), table.language, [(Self.pageName, .object(view)), (Self.listName, .object(list(site)))],
            into: &html)
        return Rendered(content: .bytes(html), trace: trace)
    }

    /// 「支援制度：住まい（2ページ目）」, so that no two pages of the site have the same title.
    private func title(_ site: Site) -> String {
        var title = site.title(of: table.kind, table.language)
        let words = site.theme.words(table.language)
        if let choice {
            let label = table.facets[choice.facet].values[choice.value].label
            title = words["list_of"].replacing("{title}", with: title).replacing("{value}", with: label)
        }
        if page > 1 {
            title = words["list_page"].replacing("{title}", with: title).replacing("{n}", with: String(page))
        }
        return title
    }

    private func breadcrumb(_ site: Site) -> [(title: String, url: String)] {
        guard choice != nil || page > 1 else { return [] }
        return [(site.title(of: table.kind, table.language), table.address.href)]
    }

    private func list(_ site: Site) -> Record {
        let start = (page - 1) * table.listing.perPage
        let total = positions.count
        return Record([
            ("title", .text(site.title(of: table.kind, table.language))),
            ("url", .text(table.address.href)),
            ("items", site.cards(shown)),
            ("total", .int(total)),
            ("page", .int(page)),
            ("pages", .int(pageCount)),
            ("first", .int(total == 0 ? 0 : start + 1)),
            ("last", .int(start + shown.count)),
            ("previous", page > 1 ? .text(Self.address(table, choice, page: page - 1).href) : .none),
            ("next", page < pageCount ? .text(Self.address(table, choice, page: page + 1).href) : .none),
            ("page_urls", .list(pageURLs)),
            ("facets", .list(table.facets.indices.map(facet))),
            ("active", .list(choice.map { [active($0)] } ?? [])),
            ("filter_data", table.facets.isEmpty ? .none : .text(FilterDataOutput.address(table).href)),
            ("feeds", .list(feeds(site))),
            ("calendar", table.kind.name == Kind.event.name ? .text(calendarAddress.href) : .none),
            (
                "month_url",
                table.kind.name == Kind.event.name ? .text(EventMonthOutput.currentAddress(table).href) : .none
            ),
        ])
    }

    /// The pages around this one, the first and the last.
    private var pageURLs: [Value] {
        let around = 2
        let numbers = Set([1, pageCount] + (max(1, page - around)...min(pageCount, page + around)))
        return numbers.sorted().map { number in
            .object(
                Record([
                    ("number", .int(number)), ("url", .text(Self.address(table, choice, page: number).href)),
                    ("current", .bool(number == page)),
                ]))
        }
    }

    private func facet(_ index: Int) -> Value {
        let facet = table.facets[index]
        let values = facet.values.enumerated().map { position, value -> Value in
            .object(
                Record([
                    ("code", .text(value.code)), ("label", .text(value.label)),
                    ("url", .text(Self.address(table, (index, position), page: 1).href)),
                    ("count", .int(value.positions.count)),
                    ("current", .bool(choice.map { $0 == (index, position) } ?? false)),
                ]))
        }
        return .object(
            Record([("name", .text(facet.facet.name)), ("label", .text(facet.label)), ("values", .list(values))]))
    }

    private func active(_ choice: (facet: Int, value: Int)) -> Value {
        let facet = table.facets[choice.facet]
        return .object(
            Record([
                ("name", .text(facet.facet.name)), ("code", .text(facet.values[choice.value].code)),
                ("label", .text(facet.values[choice.value].label)), ("url_without", .text(table.address.href)),
            ]))
    }

    /// The value of this page's municipality, if that is what it is narrowed by: it has feeds of its own.
    private var ownFeedValue: (facet: Int, value: Int)? {
        choice.flatMap { table.facets[$0.facet].facet.name == FeedOutput.facetWithFeeds ? $0 : nil }
    }

    private func feeds(_ site: Site) -> [Value] {
        FeedOutput.kinds.contains(table.kind.name)
            ? FeedOutput.Format.allCases.map { FeedOutput(table: table, choice: ownFeedValue, format: $0).link(site) }
            : []
    }

    private var calendarAddress: Address { CalendarOutput(table: table, choice: ownFeedValue).address }
}
