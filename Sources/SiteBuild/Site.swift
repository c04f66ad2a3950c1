import Definitions
import Layouts
import Model
import Synchronization

/// Everything known about one site before its pages are rendered. Immutable, shared by all workers.
final class Site: Sendable {
    let definition: SiteDefinition
    let sources: SiteSources
    /// nil where there is no answer index.
    let thesaurus: SiteThesaurus?
    /// nil: no form knows addresses by their postal codes.
    let postalTables: PostalTables?
    let catalog: Catalog
    let assets: Assets
    let data: SiteData
    let theme: Theme
    let at: Moment
    let showsDrafts: Bool
    /// Folder of the content on disk, and as people write it.
    let contentFolder: String
    private let madeEntryFiles = Mutex<EntryFiles?>(nil)
    /// Languages in which anything is published, in the site's order.
    let usedLanguages: [String]
    /// Moments at which entries appear that are not public yet.
    let pendingPublications: [Moment]
    /// Of what every page may show: site.yaml, base address, style sheets.
    let fingerprint: Fingerprint

    let breadcrumbs = Mutex<[BreadcrumbPlace: Breadcrumb]>([:])
    let layouts: SiteLayouts

    init(
        definition: SiteDefinition, sources: SiteSources, catalog: Catalog, assets: Assets, data: SiteData,
        theme: Theme,
        at: Moment, showsDrafts: Bool, contentFolder: String, fingerprint: Fingerprint,
        pendingPublications: [Moment], layouts: SiteLayouts
    ) {
        self.definition = definition
        self.sources = sources
        self.catalog = catalog
        self.assets = assets
        self.data = data
        self.theme = theme
        self.at = at
        self.showsDrafts = showsDrafts
        self.contentFolder = contentFolder
        self.pendingPublications = pendingPublications
        let used = catalog.languages
        usedLanguages = definition.languages.map(\.code).filter {
            used.contains($0) || $0 == definition.defaultLanguage
        }
        postalTables = catalog.hasForms ? PostalTables(sources) { "\(contentFolder)/\($0)" } : nil
        thesaurus =
            definition.hasAnswers ? SiteThesaurus(sources) { "\(contentFolder)/\($0)" } : nil
        self.fingerprint = fingerprint
        self.layouts = layouts
    }

    /// - Parameter content: of site.yaml.
    static func fingerprint(_ definition: SiteDefinition, content: Fingerprint, _ theme: Theme) -> Fingerprint {
        Fingerprint {
            $0.add(content)
            $0.add(definition.baseURL)
            $0.add(theme.assetFolder)
        }
    }

    /// Templates of what the site does not have.
    static func idleTemplates(_ definition: SiteDefinition, hasForms: Bool) -> Set<String> {
        var idle: Set<String> = []
        if definition.chatbot == nil { idle.formUnion(SiteChat.templates) }
        if !definition.hasResidents && !hasForms {
            idle.formUnion([ServerFrameOutput.template, PausedPageOutput.template])
        }
        if !definition.hasSearch { idle.insert(SearchPageOutput.template) }
        return idle
    }

    var baseURL: String { definition.baseURL }
    var defaultLanguage: String { definition.defaultLanguage }

    /// nil for the site's first language, whose addresses have no prefix.
    func addressPrefix(_ language: String) -> String? {
        language == defaultLanguage ? nil : language
    }

    /// The language's top page.
    func home(_ language: String) -> String {
        guard let prefix = addressPrefix(language) else { return "/" }
        return "/\(prefix)/"
    }

    /// With the site's origin in front, where a base address is given.
    func absolute(_ href: String) -> String {
        href.hasPrefix("/") ? baseURL + href : href
    }

    /// Entries by their files. Made when a link first names a file.
    struct EntryFiles: Sendable {
        /// File below the content folder → position in `catalog.documents`, for entries that have a file of their own.
        var documents: [String: Int] = [:]
        /// Markdown files whose entries are not public now.
        var hidden: Set<String> = []
    }

    var entryFiles: EntryFiles {
        madeEntryFiles.withLock { made in
            if let made { return made }
            var files = EntryFiles()
            for (index, document) in catalog.documents.enumerated() {
                if case .inFile = document.body { files.documents[sources.files[document.source].path] = index }
            }
            for file in sources.files {
                if case .entry = file.role, files.documents[file.path] == nil { files.hidden.insert(file.path) }
            }
            made = files
            return files
        }
    }

    /// Absolute path of a source file.
    func diskPath(_ path: String) -> String { contentFolder + "/" + path }
}
