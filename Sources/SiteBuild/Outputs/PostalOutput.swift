import Model
import OpenData
import Synchronization

/// Addresses by the first three digits of their postal code, for forms: `/postal/999.json`. A browser asks for a few kilobytes and
/// tells nobody the whole code.
///
/// `{"9990001": [["潮見県", "潮見市", "県庁通"]], …}`
struct PostalOutput: Output {
    let prefix: String
    let tables: PostalTables

    static let folder = "/postal/"

    var address: Address { Address("\(Self.folder)\(prefix).json") }
    var rank: OutputRank { .asset }
    var isLinked: Bool { false }

    static func all(_ site: Site) -> [any Output] {
        guard let tables = site.postalTables else { return [] }
        return tables.prefixes.map { PostalOutput(prefix: $0, tables: tables) }
    }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint { tables.fingerprint }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let content = tables.content
        var json = JSONWriter()
        json.object { json in
            for (code, addresses) in content.byPrefix[prefix] ?? [] {
                json.key(code)
                json.array { json in
                    for address in addresses {
                        json.array { json in
                            json.value(address.prefecture)
                            json.value(address.city)
                            json.value(address.town)
                        }
                    }
                }
            }
        }
        // Said once, not for each file.
        return Rendered(content: .bytes(json.bytes), problems: prefix == tables.prefixes.first ? content.problems : [])
    }
}

/// `content/postal/*.csv`. The national table has 120,000 rows: which files come of it is seen at a glance, and it is read only
/// where one of them has to be made.
final class PostalTables: Sendable {
    private let files: [(place: String, bytes: [UInt8])]
    let fingerprint: Fingerprint
    let prefixes: [String]
    private let unreadable: [Problem]
    private let read = Mutex<Content?>(nil)

    struct Content: Sendable {
        var byPrefix: [String: [(code: String, addresses: [PostalAddresses.Address])]]
        /// What the files hold that is no row of the table.
        var problems: [Problem]
    }

    /// Digits that name a file.
    private static let prefixLength = 3

    /// nil: the site has none.
    init?(_ sources: SiteSources, diskPath: (String) -> String) {
        let folder = sources.folder.isEmpty ? "postal/" : sources.folder + "/postal/"
        let paths = sources.files.map(\.path).filter { $0.hasPrefix(folder) && $0.hasSuffix(".csv") }.sorted()
        if paths.isEmpty { return nil }
        var (files, unreadable): ([(place: String, bytes: [UInt8])], [Problem]) = ([], [])
        for path in paths.map(diskPath) {
            do throws(Problem) {
                files.append((path, try FileBuffer.contents(path)))
            } catch {
                unreadable.append(error)
            }
        }
        self.files = files
        self.unreadable = unreadable
        fingerprint = Fingerprint { writer in for file in files { writer.add(Fingerprint(file.bytes)) } }
        prefixes = files.reduce(into: Set<String>()) { $0.formUnion(Self.prefixes($1.bytes)) }.sorted()
    }

    /// Behind the second comma of each line; a field before it is a number or a code and holds none.
    private static func prefixes(_ bytes: [UInt8]) -> Set<String> {
        var found: Set<[UInt8]> = []
        bytes.withUnsafeBufferPointer { bytes in
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
                guard let first = line.firstIndex(of: UInt8(ascii: ",")),
                    let second = line[(first + 1)...].firstIndex(of: UInt8(ascii: ","))
                else { continue }
                let field = line[(second + 1)...].drop { $0 == UInt8(ascii: "\"") }.prefix(prefixLength)
                if field.count == prefixLength && field.allSatisfy({ (0x30...0x39).contains($0) }) {
                    found.insert(Array(field))
                }
            }
        }
        return Set(found.map { String(decoding: $0, as: UTF8.self) })
    }

    var content: Content {
        read.withLock { read in
            if let read { return read }
            var (addresses, problems): ([PostalAddresses.Address], [Problem]) = ([], unreadable)
            for (place, bytes) in files {
                let table = PostalAddresses.reading(bytes, file: place)
                addresses += table.addresses
                problems += table.problems
            }
            let byPrefix = Dictionary(grouping: addresses) { String($0.code.prefix(Self.prefixLength)) }
            let made = Content(
                byPrefix: byPrefix.mapValues { group in
                    Dictionary(grouping: group, by: \.code).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
                }, problems: problems)
            read = made
            return made
        }
    }
}
