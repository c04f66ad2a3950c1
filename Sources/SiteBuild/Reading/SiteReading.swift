import Definitions
import Model
import OpenData
import YAML

/// All sites of a workspace, read and put together.
struct SiteReading: Sendable {
    struct ReadSite: Sendable {
        var site: Site
        /// For the next build's state.
        var sources: Workers.Work<StateTablePieces>
        var assets: Workers.Work<StateTablePieces>
        var definition: Fingerprint
        var tableSetting: Fingerprint
    }

    var sites: [ReadSite] = []
    var problems: [Problem] = []

    static func read(
        _ workspace: Workspace, _ divided: [SiteSources], _ theme: Theme, _ options: BuildOptions,
        before: [String: BuildState.SiteState]
    ) -> SiteReading {
        var reading = SiteReading()
        let gitDates = workspace.git?.dates() ?? [:]
        reading.problems += SiteSources.collisions(divided, contentFolder: options.content)
        let texts = HeldTexts()
        for sources in divided {
            var one = OneSite(
                sources, workspace, options, texts, before: before[sources.folder] ?? BuildState.SiteState())
            if let site = one.read(theme, gitDates) { reading.sites.append(site) }
            reading.problems += one.problems
        }
        return reading
    }
}

private struct OneSite {
    var sources: SiteSources
    let workspace: Workspace
    let options: BuildOptions
    let before: BuildState.SiteState
    var problems: [Problem] = []
    private var tableSetting = Fingerprint(bits: 0)
    private let texts: HeldTexts

    init(
        _ sources: SiteSources, _ workspace: Workspace, _ options: BuildOptions, _ texts: HeldTexts,
        before: BuildState.SiteState
    ) {
        self.sources = sources
        self.workspace = workspace
        self.options = options
        self.before = before
        self.texts = texts
    }

    private func name(_ path: String) -> String { options.content + "/" + path }

    mutating func read(_ theme: Theme, _ gitDates: [String: Moment]) -> SiteReading.ReadSite? {
        guard let (definition, content) = readDefinition() else { return nil }
        sources.assignRoles(
            languages: definition.languages.map(\.code), problems: &problems, contentFolder: options.content)
        let known = content == before.facts.definition ? before.sources : StateTable()
        let read = readSources(definition, known: known)
        let readAssets = readAssets()
        let assets = Assets(readAssets.map(\.asset))
        let data = readData()
        let fingerprint = Site.fingerprint(definition, content: content, theme)
        // One worker makes the catalogue. Meanwhile the others see to the layouts and write what has been read.
        let (hasForms, knownLayouts) = (Self.hasForms(read), before.facts.layouts)
        let layouts = Workers.Work {
            SiteLayouts(
                definition, theme, site: fingerprint, assets, data, hasForms: hasForms, known: knownLayouts)
        }
        let (sourceTable, assetTable) = writeTables(state(of: read), readAssets.map(\.row))
        let catalog = makeCatalog(definition, read, gitDates)
        let site = Site(
            definition: definition, sources: sources, catalog: catalog, assets: assets, data: data, theme: theme,
            at: options.at, showsDrafts: options.showsDrafts, contentFolder: options.content, fingerprint: fingerprint,
            pendingPublications: Self.publications(read), layouts: layouts.result)
        return SiteReading.ReadSite(
            site: site, sources: sourceTable, assets: assetTable, definition: content, tableSetting: tableSetting)
    }

    private mutating func readData() -> SiteData {
        let folder = options.content
        let (data, found) = SiteData.read(sources, folder: folder) { folder + "/" + $0 }
        problems += found
        return data
    }

    private mutating func makeCatalog(
        _ definition: SiteDefinition, _ read: [ReadState?], _ gitDates: [String: Moment]
    ) -> Catalog {
        let folder = options.content
        let (catalog, found) = Catalog.make(
            CatalogInput(
                site: definition, sources: sources, read: read.map { $0?.state.read }, contentFolder: folder,
                at: options.at, showDrafts: options.showsDrafts, gitDates: gitDates))
        problems += found
        return catalog
    }

    /// For the next build, beside what else is done; nothing where nothing will be written.
    private func writeTables(
        _ sources: [StateRow<BuildState.SourceState>], _ assets: [StateRow<BuildState.AssetState>]
    ) -> (Workers.Work<StateTablePieces>, Workers.Work<StateTablePieces>) {
        let (before, isWanted) = (before, !options.isDryRun)
        return (
            Workers.Work { StateTablePieces(isWanted ? sources : [], before: before.sources) },
            Workers.Work { StateTablePieces(isWanted ? assets : [], before: before.assets) }
        )
    }

    private static func hasForms(_ read: [ReadState?]) -> Bool {
        read.contains { $0?.state.read.items.first?.entry.kind === Kind.form }
    }

    private mutating func readDefinition() -> (SiteDefinition, Fingerprint)? {
        let path = (sources.folder.isEmpty ? "" : sources.folder + "/") + SiteSources.definitionName
        guard sources.files.contains(where: { $0.path == path }) else {
            problems.append(
                Problem(
                    "no-site", at: Place(file: name(path)), ja: "site.yamlがありません", en: "there is no site.yaml",
                    expected: Wording(ja: "name: サイトの名前", en: "name: the site's name")))
            return nil
        }
        do throws(Problem) {
            let bytes = try FileBuffer.contents(options.content + "/" + path)
            var (definition, found) = SiteDefinition.read(
                try YAMLReader.read(bytes, file: name(path)), file: name(path))
            // Reported as missing; a stand-in keeps every page from complaining about it.
            if definition.name.isEmpty { definition.name = SiteSources.definitionName }
            if let baseURL = options.baseURL, sources.folder.isEmpty { definition.baseURL = baseURL }
            problems += found
            return (definition, Fingerprint(bytes))
        } catch {
            problems.append(error)
            return nil
        }
    }

    /// Moments at which entries appear.
    private static func publications(_ read: [ReadState?]) -> [Moment] {
        var moments: [Moment] = []
        for read in read {
            guard let items = read?.state.read.items else { continue }
            for item in items { if let moment = item.entry.header.publish { moments.append(moment) } }
        }
        return moments
    }

    /// A source with its row in the last build's table, where it is the same.
    private struct ReadState: Sendable {
        var state: BuildState.SourceState
        var row: Int?
    }

    /// Markdown files first: the municipalities among them give the codes and names that sheets use.
    private mutating func readSources(
        _ definition: SiteDefinition, known: StateTable<BuildState.SourceState>
    ) -> [ReadState?] {
        var read = readSources(definition, known: known, tables: TableSetting(municipalities: [])) { role in
            if case .entry = role { return true }
            return false
        }
        let setting = TableSetting(municipalities: Self.municipalities(read, definition.defaultLanguage))
        tableSetting = setting.fingerprint
        let knownTables = before.facts.tableSetting == tableSetting ? known : StateTable()
        let tables = readSources(definition, known: knownTables, tables: setting) { role in
            if case .table = role { return true }
            return false
        }
        for (index, table) in tables.enumerated() where table != nil { read[index] = table }
        for source in read { if let source { problems += source.state.read.problems } }
        return read
    }

    private static func municipalities(_ read: [ReadState?], _ language: String) -> [MunicipalityName] {
        var municipalities: [MunicipalityName] = []
        for source in read {
            guard let items = source?.state.read.items else { continue }
            for item in items where item.entry.kind === Kind.municipality {
                let entry = item.entry
                if entry.language != language || entry.id.isEmpty { continue }
                municipalities.append(
                    MunicipalityName(id: entry.id, code: entry["code"]?.text ?? "", name: entry.header.title))
            }
        }
        return municipalities
    }

    /// From the state where the file has not been touched, else from disk, on all cores.
    private func readSources(
        _ definition: SiteDefinition, known: StateTable<BuildState.SourceState>, tables: TableSetting,
        which: @escaping @Sendable (SourceRole) -> Bool
    ) -> [ReadState?] {
        let (files, folder, texts) = (sources.files, options.content, texts)
        guard files.contains(where: { which($0.role) }) else { return Array(repeating: nil, count: files.count) }
        return Workers.map(files.count, state: (buffer: FileBuffer(), nextRow: 0)) { worker, index -> ReadState? in
            guard which(files[index].role) else { return nil }
            if let row = known.row(of: files[index].path, guess: worker.nextRow) {
                worker.nextRow = row + 1
                if let state = known.source(of: row, ifStill: files[index].stamp) {
                    return ReadState(state: state, row: row)
                }
            }
            let file = files[index]
            let path = folder + "/" + file.path
            let read = ReadSource.read(
                file.role, path: path, name: path, site: definition, tables: tables, texts: texts,
                buffer: &worker.buffer)
            return ReadState(state: BuildState.SourceState(stamp: file.stamp, read: read))
        }
    }

    private func state(of read: [ReadState?]) -> [StateRow<BuildState.SourceState>] {
        var rows: [StateRow<BuildState.SourceState>] = []
        rows.reserveCapacity(read.count)
        for (index, read) in read.enumerated() {
            guard let read else { continue }
            let isTrusted = workspace.isTrusted(read.state.stamp)
            if let row = read.row, isTrusted {
                rows.append(.same(row))
                continue
            }
            var state = read.state
            if !isTrusted { state.stamp = .unknown }
            rows.append(.new(sources.files[index].path, state))
        }
        return rows
    }

    // MARK: Assets

    private struct ReadAsset: Sendable {
        var asset: Assets.Asset
        var row: StateRow<BuildState.AssetState>
        var problem: Problem?
    }

    private mutating func readAssets() -> [ReadAsset] {
        let (before, folder, workspace) = (before.assets, options.content, workspace)
        let files = sources.files.compactMap { file -> (SourceFile, Address)? in
            guard case .asset(let address) = file.role else { return nil }
            return (file, Address(address))
        }
        let read = Workers.map(files.count, state: FileBuffer()) { buffer, index -> ReadAsset in
            let (file, address) = files[index]
            var (state, problem) = Self.assetState(file, known: before[file.path], folder: folder, &buffer)
            let asset = Assets.Asset(
                source: file.path, address: address, size: file.stamp.size, content: state.content,
                picture: state.picture)
            if !workspace.isTrusted(state.stamp) { state.stamp = .unknown }
            return ReadAsset(asset: asset, row: .new(file.path, state), problem: problem)
        }
        problems += read.compactMap(\.problem)
        return read
    }

    private static func assetState(
        _ file: SourceFile, known: BuildState.AssetState?, folder: String, _ buffer: inout FileBuffer
    ) -> (BuildState.AssetState, Problem?) {
        if let known, known.stamp == file.stamp { return (known, nil) }
        let path = folder + "/" + file.path
        do throws(Problem) {
            let content = try buffer.withFile(path) { Fingerprint(UnsafeRawBufferPointer($0)) }
            var state = BuildState.AssetState(stamp: file.stamp, content: content, picture: known?.picture)
            if known?.content != content || known == nil {
                state.picture = try PictureReading.info(path, name: path)
            }
            return (state, nil)
        } catch {
            return (BuildState.AssetState(stamp: .unknown, content: Fingerprint(bits: 0), picture: nil), error)
        }
    }
}
