import Definitions

/// Tells what files are for by where they stand. A site has tens of thousands of them, most beside the one before: their
/// paths are read as bytes, and the last folder is remembered.
struct RoleReading {
    struct Found: Sendable {
        var role: SourceRole
        /// A suffix that looks like a language the site does not have.
        var unlistedLanguage: String?
    }

    private typealias Bytes = UnsafeBufferPointer<UInt8>

    private let languages: [String]
    private var lastFolder: (name: [UInt8], kind: Kind?) = ([], nil)

    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")

    private static let otherFolders: Set<String> = ["thesaurus", "postal", "calendars", "rooms"]
    private static let dataExtensions: Set<String> = ["yaml", "yml", "json", "csv"]

    /// - Parameter languages: of the site, its first one first.
    init(languages: [String]) { self.languages = languages }

    /// - Parameters:
    ///   - path: below the content folder.
    ///   - start: in UTF-8, where the path inside the site's folder begins.
    mutating func read(_ path: String, from start: Int) -> Found {
        var path = path
        return path.withUTF8 { read(Bytes(rebasing: $0[start...])) }
    }

    private mutating func read(_ path: Bytes) -> Found {
        guard let slash = path.firstIndex(of: Self.slash) else { return Found(role: Self.roleAtTop(path)) }
        let (folder, rest) = (Bytes(rebasing: path[..<slash]), Bytes(rebasing: path[(slash + 1)...]))
        if let kind = kind(folder) {
            if let dot = Self.dot(in: rest), Self.isEqual(rest[dot...], ".md") {
                return version(of: kind, Bytes(rebasing: rest[..<dot]))
            }
            return Found(role: role(String(decoding: rest, as: UTF8.self)[...], kind))
        }
        return Found(
            role: Self.role(String(decoding: rest, as: UTF8.self)[...], in: String(decoding: folder, as: UTF8.self)))
    }

    private mutating func kind(_ folder: Bytes) -> Kind? {
        if !folder.elementsEqual(lastFolder.name) {
            lastFolder = (Array(folder), Kind.inFolder(String(decoding: folder, as: UTF8.self)))
        }
        return lastFolder.kind
    }

    private static func roleAtTop(_ path: Bytes) -> SourceRole {
        let name = String(decoding: path, as: UTF8.self)
        if name == SiteSources.definitionName { return .siteDefinition }
        return name.hasSuffix(".md") && name.first?.isUppercase == true ? .other : .unknown
    }

    private static func role(_ path: Substring, in folder: String) -> SourceRole {
        switch folder {
        case "assets": return .asset(address: "/" + path)
        case "data":
            let (name, type) = SiteSources.splitExtension(path)
            return dataExtensions.contains(type) ? .data(name: String(name)) : .unknown
        default: return otherFolders.contains(folder) ? .other : .unknown
        }
    }

    private func role(_ path: Substring, _ kind: Kind) -> SourceRole {
        let (stem, type) = SiteSources.splitExtension(path)
        switch type {
        case "md":
            var stem = String(stem)
            return stem.withUTF8 { version(of: kind, $0).role }
        case "csv":
            let folder = stem.lastIndex(of: "/").map { stem[..<$0] + "/" } ?? ""
            let name = stem.split(separator: "/").last ?? stem
            return .table(kind: kind, prefix: folder + name + "/")
        default:
            return .asset(address: (kind.name == Kind.page.name ? "/" : "/\(kind.folder)/") + path)
        }
    }

    // MARK: Markdown

    /// - Parameter stem: the path without `.md`: `a/b`, `a/b.en`, `a/index`.
    private func version(of kind: Kind, _ stem: Bytes) -> Found {
        guard let dot = Self.dot(in: stem) else { return Found(role: version(of: kind, stem, languages[0])) }
        // As written: unlike a file's type, `zh-Hant` counts its capitals.
        let suffix = stem[(dot + 1)...]
        if let language = languages.first(where: { Self.isEqual(suffix, $0) }) {
            return Found(role: version(of: kind, Bytes(rebasing: stem[..<dot]), language))
        }
        let text = String(decoding: suffix, as: UTF8.self)
        return Found(
            role: version(of: kind, stem, languages[0]), unlistedLanguage: Self.looksLikeLanguage(text) ? text : nil)
    }

    private func version(of kind: Kind, _ name: Bytes, _ language: String) -> SourceRole {
        let nameStart = name.lastIndex(of: Self.slash).map { $0 + 1 } ?? 0
        let isFolderPage = Self.isEqual(name[nameStart...], "index")
        let id = isFolderPage ? name[..<max(0, nameStart - 1)] : name[...]
        return .entry(
            kind: kind, id: String(decoding: id, as: UTF8.self), language: language, isFolderPage: isFolderPage)
    }

    private static func looksLikeLanguage(_ suffix: String) -> Bool {
        suffix == "easy" || suffix.utf8.count == 2 && suffix.utf8.allSatisfy { (0x61...0x7A).contains($0) }
            || suffix.contains("-") && SiteDefinition.Language.isCode(suffix)
    }

    // MARK: Bytes

    /// The last one in the name of the file, unless the name begins with it.
    private static func dot(in path: Bytes) -> Int? {
        var index = path.count - 1
        while index > 0, path[index] != slash {
            if path[index] == dot { return path[index - 1] == slash ? nil : index }
            index -= 1
        }
        return nil
    }

    private static func isEqual(_ bytes: Slice<Bytes>, _ text: String) -> Bool {
        bytes.count == text.utf8.count && bytes.elementsEqual(text.utf8)
    }
}
