import Definitions
import Model

/// What a file of the content folder is for.
enum SourceRole: Sendable {
    case siteDefinition
    /// A Markdown file: one version of one entry. `isFolderPage`: its name is `index.md`.
    case entry(kind: Kind, id: String, language: String, isFolderPage: Bool)
    /// A sheet of many entries; ids get `prefix` in front.
    case table(kind: Kind, prefix: String)
    /// Published as it is (or as a picture in several sizes) at this address.
    case asset(address: String)
    /// `data.NAME` for layouts.
    case data(name: String)
    /// Known, but not for pages (the thesaurus, postal codes, …).
    case other
    /// Nothing we know.
    case unknown
}

struct SourceFile: Sendable {
    /// Relative to the content folder.
    var path: String
    var stamp: FileStamp
    var role: SourceRole
}

/// The files of one site, sorted by path: a folder with `site.yaml`, without the sites nested in it.
struct SiteSources: Sendable {
    /// Relative to the content folder; empty for the root site.
    var folder: String
    var files: [SourceFile]

    /// Folder name of the output: `public` for the root site.
    var outputFolder: String {
        folder.isEmpty ? "public" : "sites/" + folder.replacing("/", with: "-")
    }
}

extension SiteSources {
    static let definitionName = "site.yaml"

    /// Divides the tree into sites by their `site.yaml`.
    static func divide(_ tree: FileTree) -> [SiteSources] {
        let suffix = "/" + definitionName
        let files = tree.files
        var folders = files.filter { $0.path.hasSuffix(suffix) }.map { String($0.path.dropLast(suffix.count)) }
        folders.insert("", at: 0)
        var sites = folders.map { SiteSources(folder: $0, files: []) }
        // The longest matching folder owns the file; there are few sites, so a scan per file is cheap.
        let nestedFirst = folders.indices.sorted { folders[$0].utf8.count > folders[$1].utf8.count }
        sites[0].files.reserveCapacity(files.count)
        for file in files {
            let owner = nestedFirst.first { folders[$0].isEmpty || file.path.hasPrefix(folders[$0] + "/") } ?? 0
            sites[owner].files.append(SourceFile(path: file.path, stamp: file.stamp, role: .unknown))
        }
        return sites
    }

    /// `a/b` and `a-b` would both be published into `sites/a-b`.
    static func collisions(_ sites: [SiteSources], contentFolder: String) -> [Problem] {
        var first: [String: SiteSources] = [:]
        return sites.compactMap { site in
            guard let other = first.updateValue(site, forKey: site.outputFolder) else { return nil }
            return Problem(
                "site-collision",
                at: Place(file: "\(contentFolder)/\(site.folder)/\(definitionName)", line: 1, column: 1),
                ja: "フォルダー\(other.folder)のサイトと出力先（\(site.outputFolder)）が重なっています",
                en: "the site in \(other.folder) is published into the same folder, \(site.outputFolder)")
        }
    }

    /// Gives every file its role, now that the site's languages are known.
    mutating func assignRoles(languages: [String], problems: inout [Problem], contentFolder: String) {
        let sources = self
        let start = folder.isEmpty ? 0 : folder.utf8.count + 1
        let found = Workers.map(files.count, state: RoleReading(languages: languages)) { reading, index in
            reading.read(sources.files[index].path, from: start)
        }
        for (index, found) in found.enumerated() {
            files[index].role = found.role
            if case .unknown = found.role {
                problems.append(Self.unknownFile(contentFolder + "/" + files[index].path))
            }
            guard let language = found.unlistedLanguage else { continue }
            problems.append(
                Problem(
                    "unlisted-language", at: Place(file: contentFolder + "/" + files[index].path, line: 1, column: 1),
                    ja: "言語「\(language)」がsite.yamlのlanguagesにありません",
                    en: "the language `\(language)` is not in site.yaml's languages",
                    expected: .oneOf(languages)))
        }
    }

    static func splitExtension(_ path: Substring) -> (stem: Substring, type: String) {
        guard let dot = dot(in: path) else { return (path, "") }
        let type = path[path.utf8.index(after: dot)...]
        let isLower = type.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
        return (path[..<dot], isLower ? String(type) : type.lowercased())
    }

    /// Before the extension of a file's name; a dot at the name's beginning makes none.
    private static func dot(in path: Substring) -> Substring.Index? {
        let found = path.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            for index in bytes.indices.reversed() {
                if bytes[index] == UInt8(ascii: "/") { return nil }
                if bytes[index] == UInt8(ascii: ".") {
                    return index > 0 && bytes[index - 1] != UInt8(ascii: "/") ? index : nil
                }
            }
            return nil
        }
        // A part of a native text lies in one piece.
        guard let found, let offset = found else { return nil }
        return path.utf8.index(path.startIndex, offsetBy: offset)
    }

    private static func unknownFile(_ path: String) -> Problem {
        Problem(
            "unknown-file", at: Place(file: path), severity: .warning, ja: "使われないファイルです", en: "this file is not used",
            expected: Wording(
                ja: "置ける場所: \((Kind.all.map(\.folder) + ["assets", "data"]).joined(separator: "、"))",
                en: "one of the folders \((Kind.all.map(\.folder) + ["assets", "data"]).joined(separator: ", "))"))
    }
}
