import Model

/// Every file a site will have, before anything is rendered: a value that can be printed, compared and tested.
struct Plan: Sendable {
    /// Sorted by address.
    let outputs: [any Output]
    let addresses: AddressTable
    /// Of the names of all files that no link leads to.
    let unlinked: Fingerprint
    let problems: [Problem]

    /// Two outputs at one address are a problem; the first stays.
    init(_ site: Site, outputs: [any Output]) {
        var problems: [Problem] = []
        let paths = outputs.map(\.address.path)
        var unique: [any Output] = []
        unique.reserveCapacity(outputs.count)
        var last: String?
        for position in outputs.indices.sorted(by: { paths[$0] < paths[$1] }) {
            let (path, output) = (paths[position], outputs[position])
            if !output.address.staysInside {
                problems.append(Self.outside(site, path, output))
            } else if path == last, let first = unique.last {
                problems.append(Self.collision(site, path, first, output))
            } else {
                unique.append(output)
                last = path
            }
        }
        for (file, inside) in Self.filesInTheWay(unique) {
            problems.append(Self.collision(site, file.address.path, file, inside))
        }
        self.outputs = unique
        self.problems = problems
        addresses = AddressTable(site, outputs: unique)
        unlinked = Fingerprint { writer in
            for output in unique where !output.isLinked { writer.add(output.address.path) }
        }
    }

    /// Outputs like `/a` where another, like `/a/`, needs a folder of that name.
    private static func filesInTheWay(_ outputs: [any Output]) -> [(file: any Output, inside: any Output)] {
        // What has a folder's address stands in `index.html`, which is nobody's folder.
        outputs.lazy.filter { $0.address.path.utf8.last != UInt8(ascii: "/") }.flatMap { file in
            let folder = file.address.path + "/"
            let inside = outputs[first(notBefore: folder, in: outputs)...]
            return inside.prefix { $0.address.path.hasPrefix(folder) }.map { (file, $0) }
        }
    }

    /// - Parameter outputs: sorted by address.
    private static func first(notBefore path: String, in outputs: [any Output]) -> Int {
        var range = 0..<outputs.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = outputs[middle].address.path < path ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    /// Ids, categories and redirects come from people and from sheets: none of them may lead out of the output folder.
    private static func outside(_ site: Site, _ path: String, _ output: any Output) -> Problem {
        Problem(
            "wrong-address",
            at: placeOfID(site, output) ?? output.place(in: site) ?? (output as? ListOutput)?.placeOfValue(in: site)
                ?? Place(file: path),
            ja: "アドレス\(path)は使えません",
            en: "the address \(path) cannot be used",
            expected: Wording(
                ja: "「.」「..」や空の部分を含まないアドレス", en: "an address without `.`, `..` and empty parts"))
    }

    /// Where an entry gives itself the id that its address is made of; of a row, the row.
    private static func placeOfID(_ site: Site, _ output: any Output) -> Place? {
        guard let position = output.body else { return nil }
        let document = site.catalog.documents[position]
        return document.entry.place(of: document.entry.sets("id") ? "id" : "title", in: document.file)
    }

    private static func collision(_ site: Site, _ path: String, _ first: any Output, _ second: any Output) -> Problem {
        let places = [second, first].compactMap { $0.place(in: site) }
        let other =
            places.count == 2
            ? Wording(ja: places[1].file, en: places[1].file)
            : Wording(ja: "自動で作られるページ", en: "a page that is made by itself")
        return Problem(
            "address-collision", at: places.first ?? Place(file: path),
            ja: "アドレス\(path)が重なっています（もう1つ: \(other.ja)）", en: "the address \(path) is used twice (also by \(other.en))")
    }
}

/// Which addresses the site has: what links may lead to.
struct AddressTable: Sendable {
    enum Target: Sendable {
        case document(Int)
        case asset(Int)
        case other
    }

    private let documents: Catalog
    /// Of all that are no document's.
    private let others: [String: Target]
    /// Changes whenever a link anywhere might lead elsewhere than before.
    let fingerprint: Fingerprint

    /// - Parameter outputs: every document has one at its address; those that no link leads to are left out here.
    init(_ site: Site, outputs: [any Output]) {
        documents = site.catalog
        var others: [String: Target] = [:]
        var writer = ByteWriter()
        writer.reserve(outputs.count * 48)
        for output in outputs where output.isLinked {
            let path = output.address.path
            if output.body == nil { others[path] = .other }
            writer.add(path)
        }
        for (index, asset) in site.assets.all.enumerated() {
            others[asset.address.path] = .asset(index)
            writer.add(asset.address.path)
            writer.add(asset.content)
        }
        for path in site.catalog.hiddenPaths.sorted() { writer.add(path) }
        fingerprint = Fingerprint(writer.bytes)
        self.others = others
    }

    /// An asset at a document's address is a collision, which is reported; links lead to the asset.
    subscript(path: String) -> Target? { others[path] ?? documents.byPath[path].map(Target.document) }

    /// For messages: addresses that look like a wrong one.
    func similar(to path: String) -> [String] {
        let name = path.split(separator: "/").last ?? ""
        return (Array(others.keys) + documents.byPath.keys).filter { !name.isEmpty && $0.contains(name) }.sorted()
            .prefix(3).map { $0 }
    }
}
