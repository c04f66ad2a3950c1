import Definitions
import Japanese
import Model
import OpenData
import YAML

/// The entries of a workspace as records for sheets: drafts too, what has expired too.
public struct SiteContent: Sendable {
    public let name: String
    /// Without a trailing slash; empty where the site gives none.
    public let baseURL: String
    /// The first is the site's own.
    public let languages: [String]
    public let municipalities: [MunicipalityName]
    public let vocabularies: Vocabularies
    /// What kept a file from being read.
    public let problems: [Problem]

    private let definition: SiteDefinition
    private let pages: [ContentPage]
    private let tables: [ContentTable]

    /// Reads the pages and tables of these kinds, and the municipalities.
    /// - Parameter folder: the content folder; sites nested in it are not read.
    /// - Throws: the content cannot be read, or is no site.
    public static func reading(_ folder: String, kinds: Set<SheetKind>) throws(Problem) -> SiteContent {
        let tree = try FileTree.scan(folder)
        var sources = SiteSources.divide(tree).first { $0.folder.isEmpty } ?? SiteSources(folder: "", files: [])
        guard sources.files.contains(where: { $0.path == SiteSources.definitionName }) else {
            throw Problem(
                "no-site", at: Place(file: "\(folder)/\(SiteSources.definitionName)"), ja: "site.yamlがありません",
                en: "there is no site.yaml",
                expected: Wording(
                    ja: "サイトのフォルダー（madoguchi new で作れます）", en: "a site's folder; `madoguchi new` makes one"))
        }
        let file = "\(folder)/\(SiteSources.definitionName)"
        let yaml = try YAMLReader.read(try FileBuffer.contents(file), file: file)
        let (definition, found) = SiteDefinition.read(yaml, file: file)
        var problems = found
        var ignored: [Problem] = []
        sources.assignRoles(
            languages: definition.languages.map(\.code), problems: &ignored, contentFolder: folder)
        let wanted = kinds.union([.municipality])
        let files = sources.files.filter { file in
            switch file.role {
            case .entry(let kind, _, _, _), .table(let kind, _):
                SheetKind(rawValue: kind.name).map(wanted.contains) ?? false
            case .data: kinds.contains(.refuse) && file.path.hasSuffix(".csv")
            default: false
            }
        }
        let read = Workers.map(files.count) { ContentFile.reading(files[$0], folder: folder) }
        var pages: [ContentPage] = []
        var tables: [ContentTable] = []
        for result in read {
            switch result {
            case .success(.page(let page)): pages.append(page)
            case .success(.table(let table)): tables.append(table)
            case .success(.folderPage): break
            case .failure(let problem): problems.append(problem)
            }
        }
        return SiteContent(definition, pages, tables, problems.sorted())
    }

    private init(_ definition: SiteDefinition, _ pages: [ContentPage], _ tables: [ContentTable], _ problems: [Problem])
    {
        self.definition = definition
        self.pages = pages
        self.tables = tables
        self.problems = problems
        name = definition.name
        baseURL = definition.baseURL
        languages = definition.languages.map(\.code)
        let first = languages[0]
        municipalities = pages.filter { $0.kind == .municipality && $0.language == first }.map { page in
            MunicipalityName(id: page.id, code: page.text("code") ?? "", name: page.text("title") ?? "")
        }
        vocabularies = Vocabularies(definition)
    }

    /// The tables of a kind by the names their rows' ids begin with.
    public func tableNames(_ kind: SheetKind) -> [String] {
        tables.filter { $0.kind == kind || isRefuse($0, kind) }.map(\.name)
    }

    public func header(ofTable name: String, _ kind: SheetKind) -> [String]? {
        tables.first { $0.name == name && ($0.kind == kind || isRefuse($0, kind)) }?.table.header
    }

    /// In the order of the files and their rows. A version in another language says what it does not say itself as the original does.
    /// - Parameters:
    ///   - language: nil for the site's own. Rows of tables have no other.
    ///   - table: only the rows of this table.
    public func records(_ kind: SheetKind, language: String? = nil, table: String? = nil) -> (
        records: [SheetRecord], problems: [Problem]
    ) {
        let language = language ?? languages[0]
        var records: [SheetRecord] = []
        var problems: [Problem] = []
        let originals = Dictionary(
            pages.filter { $0.kind == kind && $0.language == languages[0] }.map { ($0.id, $0) }
        ) { first, _ in first }
        for page in pages where page.kind == kind && page.language == language && table == nil {
            records.append(page.record(inheriting: language == languages[0] ? nil : originals[page.id]))
        }
        guard language == languages[0] else { return (records, problems) }
        for sheet in tables where sheet.kind == kind || isRefuse(sheet, kind) {
            if let table, table != sheet.name { continue }
            let result = importing(
                kind, tables: [sheet.table], into: ContentFolder(), options: options(for: sheet, kind))
            problems += result.problems.filter { $0.severity == .error }
            records += result.records.map { SheetRecord(id: "\(sheet.name)/\($0.id)", fields: $0.fields) }
        }
        return (records, problems)
    }

    private func options(for sheet: ContentTable, _ kind: SheetKind) -> ImportOptions {
        var options = ImportOptions()
        options.municipalities = municipalities
        options.vocabularies = vocabularies
        let name = sheet.name.split(separator: "/").last.map(String.init) ?? sheet.name
        if kind == .place { options.category = vocabularies.placeCategory(ofTable: name) }
        return options
    }

    /// Of the tables for layouts, the one that knows refuse by name and by kind.
    private func isRefuse(_ sheet: ContentTable, _ kind: SheetKind) -> Bool {
        kind == .refuse && sheet.kind == nil && OpenData.isRefuseTable(sheet.table)
    }

    /// What a build would say about the fields of a page that is not written yet.
    public func problems(ofPage path: String, _ bytes: [UInt8], kind: SheetKind, folder: String) -> [Problem] {
        guard path.hasSuffix(".md"), let kind = Kind.named(kind.rawValue) else { return [] }
        let file = "\(folder)/\(path)"
        return bytes.withUnsafeBufferPointer { buffer in
            do throws(Problem) {
                let front = try FrontMatter.read(buffer, file: file)
                var check = FieldCheck(file: file, vocabularies: definition.vocabularies)
                let entry = Entry.read(
                    front.yaml, kind: kind, id: path, language: languages[0], isTranslation: false, check: &check)
                return check.problems + unknownMunicipality(entry, file)
            } catch {
                return [error]
            }
        }
    }

    private func unknownMunicipality(_ entry: Entry, _ file: String) -> [Problem] {
        guard let id = entry["municipality"]?.text, !municipalities.contains(where: { $0.id == id }) else { return [] }
        return [
            Problem(
                "unknown-municipality", at: entry.place(of: "municipality", in: file), ja: "市町村「\(id)」はありません",
                en: "there is no municipality `\(id)`", expected: .oneOf(municipalities.map(\.id), near: id))
        ]
    }
}
