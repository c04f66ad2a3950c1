import Definitions
import Model

/// One site on its way through a build: planned, rendered where something changed, checked, written.
struct SiteRun {
    let site: Site
    let plan: Plan
    private let read: SiteReading.ReadSite
    private let before: BuildState.SiteState
    private let options: BuildOptions
    private let fingerprints: SiteFingerprints
    private let madeNextChange: Workers.Work<Moment?>
    /// The site's output folder when the build began.
    private var standing: StandingFolder
    /// Parallel to `plan.outputs`: nil where the file of the last build still stands.
    private var finished: [FinishedOutput?] = []
    /// Parallel to `plan.outputs`: what the last build left, where it still holds.
    private var known: [KnownOutput?] = []
    /// nil in a dry run.
    private var writing: OutputWriting?
    /// Of all ids on pages with a text.
    private var ids = Fingerprint(bits: 0)
    /// Nothing is wrong with the addresses that entries' fields give.
    private var fieldsAreFine = false
    private(set) var problems: [Problem]
    /// What layouts could not do with the content.
    private(set) var failures: [Problem] = []
    /// Of every finished page in a dry run, otherwise of those with faults.
    private(set) var audits: [PageAudit] = []
    /// Filled by `write`: what will stand.
    private var rows: [StateRow<BuildState.OutputState>] = []
    private var standingFolders = StandingRecord.Folders.ofFiles
    /// By row of the last build's table of outputs, whether its file is one of this build.
    private var stays: [Bool] = []

    /// An output that is rendered and staged.
    private struct FinishedOutput: Sendable {
        var files: [OutputWriting.FinishedFile] = []
        var trace: BodyTrace?
        var problems: [Problem]
        var audit: PageAudit?
        var pieces: [OutputPiece] = []
    }

    /// An output of the last build that is what it would be now.
    private struct KnownOutput: Sendable {
        /// In the last build's table.
        var row: Int
        var state: BuildState.OutputState
        /// Where another look at its links has found others than before.
        var isChanged = false
    }

    /// - Parameter standing: the site's output folder as the build found it.
    init(
        _ read: SiteReading.ReadSite, before: BuildState.SiteState?, standing: StandingFolder, _ options: BuildOptions
    ) {
        self.standing = standing
        // Without the last build's rows, only names tell what stands.
        if !standing.files.hasRows(before?.outputs.count ?? 0) { self.standing.files = standing.files.listed }
        self.read = read
        self.options = options
        self.before = before ?? BuildState.SiteState()
        site = read.site
        let site = site
        madeNextChange = Workers.Work { NextChange.after(site.at, site) }
        (plan, fingerprints) = Workers.both(
            { Plan(site, outputs: SitePlanning.outputs(site, options)) }, { SiteFingerprints(site) })
        problems = plan.problems
    }

    var outputFolder: String { site.sources.outputFolder }
    /// Name below `output/sites/`; nil for the root site.
    var nestedName: String? {
        outputFolder.hasPrefix("sites/") ? String(outputFolder.dropFirst("sites/".count)) : nil
    }
    var pageCount: Int { site.catalog.documents.count }
    var nextChange: Moment? { madeNextChange.result }
    var state: BuildState.NextSiteState {
        BuildState.NextSiteState(
            facts: BuildState.SiteFacts(
                definition: read.definition, tableSetting: read.tableSetting, addresses: plan.addresses.fingerprint,
                unlinked: plan.unlinked, ids: ids, fieldsAreFine: fieldsAreFine,
                layouts: failures.isEmpty ? site.layouts.known : nil),
            sources: read.sources.result, assets: read.assets.result,
            outputs: StateTablePieces(rows, before: before.outputs))
    }
    var standingRecord: StandingRecord.Folder {
        StandingRecord.Folder(name: outputFolder, files: rows, before: before.outputs, folders: standingFolders)
    }

    // MARK: Rendering

    /// Renders every output that is not what it was, stages its file, and checks all links.
    /// - Throws: what the operating system refused.
    mutating func render() throws(Problem) {
        known = knownOutputs()
        let stale = staleOutputs()
        let (outputs, fingerprints) = (plan.outputs, fingerprints)
        let pageAudits = options.isDryRun ? .all : options.pageAudits
        let rendering = Rendering(
            site, addresses: plan.addresses, fingerprints: fingerprints, lastPieces: lastPieces)
        let checksLayouts = options.isDryRun || before.facts.layouts?.fingerprint != site.layouts.fingerprint
        // Beside the pages, each of which prepares what it needs as well.
        let preparation = checksLayouts ? Workers.Work { rendering.prepareAll() } : nil
        problems += site.layouts.problems
        let answers = SiteAnswers.begin(stale.lazy.compactMap { outputs[$0] as? AnswerOutput }, rendering)
        defer { for work in answers { work.result } }
        if !options.isDryRun { writing = try startWriting() }

        let writing = writing
        let results = Workers.map(stale.count, step: 1, state: Fingerprints(fingerprints)) {
            fingerprints, index -> Result<FinishedOutput, Problem> in
            let output = outputs[stale[index]]
            do throws(Problem) {
                return .success(
                    try Self.finish(output, stale[index], rendering, fingerprints, writing, audits: pageAudits))
            } catch {
                return .failure(error)
            }
        }
        finished = Array(repeating: nil, count: outputs.count)
        preparation?.result
        failures += rendering.layoutProblems
        // What is reported has the order of the plan.
        for index in stale.indices.sorted(by: { stale[$0] < stale[$1] }) { take(results[index], at: stale[index]) }
        for position in known.indices where known[position] != nil { problems += knownProblems(at: position) }
        problems += PageAudit.problems(audits, site)
        problems += LayoutChoiceCheck.problems(site)
        checkLinks()
    }

    private var lastPieces: @Sendable (any Output) -> LastPieces? {
        let (before, standing, folder) = (before.outputs, standing.files, options.output + "/" + outputFolder + "/")
        return { output in
            let file = output.address.file
            guard let row = before.row(of: file), let state = before.element(of: row),
                standing.stamp(of: file, row: row) == state.stamp
            else { return nil }
            return LastPieces(before.pieces(of: row), path: folder + file)
        }
    }

    /// Warnings of the last build, which hold still.
    private func knownProblems(at position: Int) -> [Problem] {
        let own = known[position]?.state.problems ?? []
        let text = known[position]?.state.text?.problems ?? []
        return own.isEmpty ? text : own + text
    }

    private func startWriting() throws(Problem) -> OutputWriting {
        OutputWriting(
            staging: try StagedFolder(output: options.output, name: outputFolder, isEmpty: standing.files.isEmpty),
            published: options.output + "/" + outputFolder, last: before.outputs,
            standing: options.isClean ? StandingFiles([:]) : standing.files, compresses: options.compresses)
    }

    private mutating func take(_ result: Result<FinishedOutput, Problem>, at position: Int) {
        switch result {
        case .success(let output):
            finished[position] = output
            problems += output.problems
            if let audit = output.audit { audits.append(audit) }
            if let trace = output.trace { problems += trace.digest.problems }
        case .failure(let problem): failures.append(problem)
        }
    }

    private static func finish(
        _ output: any Output, _ position: Int, _ rendering: Rendering, _ fingerprints: Fingerprints,
        _ writing: OutputWriting?, audits: BuildOptions.PageAudits
    ) throws(Problem) -> FinishedOutput {
        var rendered = try output.render(rendering)
        var audit: PageAudit?
        if case .bytes(let bytes) = rendered.content, output.address.file.hasSuffix(".html") {
            let check = PageCheck(bytes)
            rendered.trace?.marks.ids = check.ids
            rendered.trace?.digest.ids = Fingerprint { $0.add(check.ids) }
            if audits != .none, audits == .all || !check.faults.isEmpty {
                audit = PageAudit(output, rendering.site, check, textProblems: rendered.trace?.digest.problems ?? [])
            }
        }
        var finished = FinishedOutput(
            trace: rendered.trace, problems: rendered.problems, audit: audit, pieces: rendered.pieces)
        guard let writing else { return finished }
        let fingerprint = complete(output, text: rendered.trace?.digest, fingerprints)
        finished.files = try writing.stage(
            rendered.content, fingerprint: fingerprint, file: output.address.file, number: position)
        return finished
    }

    /// What of the last build is what it would be now, and stands.
    private func knownOutputs() -> [KnownOutput?] {
        if options.isDryRun || before.outputs.isEmpty { return Array(repeating: nil, count: plan.outputs.count) }
        let (outputs, before, fingerprints, standing) = (plan.outputs, before.outputs, fingerprints, standing.files)
        let addresses = plan.addresses
        let addressesHold = self.before.facts.addresses == addresses.fingerprint
        return Workers.map(outputs.count, state: Fingerprints(fingerprints)) { fingerprints, index -> KnownOutput? in
            let output = outputs[index]
            let file = output.address.file
            guard let row = before.row(of: file), let state = before.element(of: row),
                standing.stamp(of: file, row: row) == state.stamp
            else { return nil }
            if let body = output.body {
                guard state.text?.content == fingerprints.content(body) else { return nil }
            }
            let now = Self.complete(output, text: state.text, fingerprints) { document in
                guard !addressesHold else { return nil }
                return fingerprints.links(before.marks(of: row)?.references ?? [], of: document, addresses)
            }
            return now == state.fingerprint ? KnownOutput(row: row, state: state) : nil
        }
    }

    /// Positions of the outputs that have to be rendered, large ones first.
    private func staleOutputs() -> [Int] {
        let outputs = plan.outputs
        // A dry run looks at pages; assets are copied or made only to be written.
        let stale = outputs.indices.filter { options.isDryRun ? outputs[$0].rank != .asset : known[$0] == nil }
        return stale.filter { outputs[$0].isLarge } + stale.filter { !outputs[$0].isLarge }
    }

    /// Of everything an output is made from, its text included.
    /// - Parameter links: of where the text's links lead now; nil where that is where they led.
    private static func complete(
        _ output: any Output, text: BodyTrace.Digest?, _ fingerprints: Fingerprints,
        links: (Document) -> Fingerprint? = { _ in nil }
    ) -> Fingerprint {
        Fingerprint.mix({ mix in
            mix.add(output.fingerprint(fingerprints))
            if let text, let body = output.body {
                let document = fingerprints.site.catalog.documents[body]
                mix.add(links(document) ?? text.links)
                for dependency in text.dependencies { mix.add(fingerprints.of(dependency, document.language)) }
            }
        })
    }

    /// Links of a text have to be checked again when the text, an address or an anchor anywhere has changed.
    private mutating func checkLinks() {
        let texts = texts
        ids = Fingerprint { writer in
            for position in texts { writer.add(digest(at: position)?.ids ?? Fingerprint(bits: 0)) }
        }
        let othersHold = before.facts.addresses == plan.addresses.fingerprint && before.facts.ids == ids
        let check = LinkCheck(site: site, addresses: plan.addresses, marks: marksByDocument)
        let unchecked = texts.filter { !othersHold || finished[$0] != nil }
        let found = check.problems(of: unchecked.map { plan.outputs[$0].body ?? 0 })
        checkFields(check, othersHold && before.facts.fieldsAreFine)
        problems += check.problemsBesideEntries()
        for (position, problems) in zip(unchecked, found) { setLinkProblems(problems, at: position) }
        for position in texts { problems += digest(at: position)?.linkProblems ?? [] }
    }

    /// - Parameter othersHold: every entry but those that are rendered again gives addresses that are known to be right.
    private mutating func checkFields(_ check: LinkCheck, _ othersHold: Bool) {
        let documents =
            othersHold
            ? plan.outputs.indices.filter { finished[$0] != nil }.compactMap { plan.outputs[$0].body }
            : Array(site.catalog.documents.indices)
        let found = check.problemsOfFields(documents)
        fieldsAreFine = found.isEmpty
        problems += found
    }

    /// Positions of the outputs with an entry's text.
    private var texts: [Int] { plan.outputs.indices.filter { plan.outputs[$0].body != nil } }

    private func digest(at position: Int) -> BodyTrace.Digest? {
        finished[position]?.trace?.digest ?? known[position]?.state.text
    }

    /// The ids and references of documents' texts.
    var marksByDocument: @Sendable (Int) -> BodyTrace.Marks? {
        var positions = Array(repeating: -1, count: site.catalog.documents.count)
        for position in texts { if let body = plan.outputs[position].body { positions[body] = position } }
        let (finished, known, before) = (finished, known, before.outputs)
        return { [positions] document in
            let position = positions[document]
            if position < 0 { return nil }
            return finished[position]?.trace?.marks ?? known[position].flatMap { before.marks(of: $0.row) }
        }
    }

    private mutating func setLinkProblems(_ problems: [Problem], at position: Int) {
        if finished[position]?.trace != nil {
            if !problems.isEmpty { finished[position]?.trace?.digest.linkProblems = problems }
        } else if let before = known[position]?.state.text?.linkProblems, before != problems {
            known[position]?.state.text?.linkProblems = problems
            known[position]?.isChanged = true
        }
    }

    // MARK: Putting in place

    /// Assets first, then pages, lists, manifests; deletions last. Files whose bytes are the same are not touched.
    mutating func write(into report: inout BuildReport) throws(Problem) {
        guard let writing else { return }
        try account(writing, into: &report)
        let lost = lostFiles()
        let folder = OutputFolder(root: writing.published)
        if writing.staging.appearsWhole {
            try writing.staging.placeWhole()
        } else {
            // As long as no name has come or gone, nothing can stand in a file's way.
            if standing.folderEntries.isEmpty || !filesHold { clearWay(of: lost, in: folder) }
            let byRank = Dictionary(grouping: plan.outputs.indices.filter { finished[$0] != nil }) {
                plan.outputs[$0].rank
            }
            for rank in byRank.keys.sorted() { try place(byRank[rank] ?? [], writing.staging) }
        }
        for file in lost { folder.remove(file) }
        if !lost.isEmpty { folder.removeEmptyFolders(standing.folders) }
        report.removed += lost.count
        self.writing = nil
    }

    /// The same addresses have the same files.
    private var filesHold: Bool {
        before.facts.addresses == plan.addresses.fingerprint && before.facts.unlinked == plan.unlinked
            && !options.compresses
    }

    /// Files that stand and are none of this build's.
    private func lostFiles() -> [String] {
        if let lost = standing.files.names(besideRows: stays) { return lost }
        let standing = standing.files.names
        if standing.isEmpty { return [] }
        let names = fileNames
        return standing.filter { !names.contains($0) }
    }

    private var fileNames: Set<String> {
        Set(
            rows.lazy.compactMap { row in
                switch row {
                case .same(let row): try? before.outputs.key(of: row)
                case .new(let name, _): name
                }
            })
    }

    /// Removes files that stand where this build needs a folder, or in a folder where it needs a file.
    private func clearWay(of lost: [String], in folder: OutputFolder) {
        let names = fileNames
        let isFolderInTheWay = standing.folders.contains(where: names.contains)
        if lost.isEmpty && !isFolderInTheWay { return }
        let folders = Set(names.flatMap(OutputFolder.folders(above:)))
        for file in lost
        where folders.contains(file) || OutputFolder.folders(above: file).contains(where: names.contains) {
            folder.remove(file)
        }
        if isFolderInTheWay { folder.removeEmptyFolders(standing.folders) }
    }

    private func place(_ positions: [Int], _ staging: StagedFolder) throws(Problem) {
        let files = positions.flatMap { finished[$0]?.files ?? [] }.filter { $0.staged != nil }
        let failures = Workers.map(files.count) { index -> Problem? in
            guard let staged = files[index].staged else { return nil }
            do throws(Problem) {
                try staging.place(staged, at: files[index].name)
                return nil
            } catch {
                return error
            }
        }
        if let failure = failures.lazy.compactMap({ $0 }).first { throw failure }
    }

    /// What will stand, and what of it is new.
    private mutating func account(_ writing: OutputWriting, into report: inout BuildReport) throws(Problem) {
        stays = Array(repeating: false, count: before.outputs.count)
        let keepsFolders = filesHold && !standing.folderEntries.isEmpty
        var touched: Set<Fingerprint> = []
        rows.reserveCapacity(plan.outputs.count)
        for position in plan.outputs.indices {
            if known[position] != nil { try keep(position, writing) }
            guard let output = finished[position] else {
                report.unchanged += 1
                continue
            }
            let address = plan.outputs[position].address
            for file in output.files { addRow(of: file, output, isOwn: file.name == address.file) }
            if output.files.contains(where: { $0.staged != nil }) {
                if keepsFolders { touched.insert(Fingerprint(OutputFolder.folder(of: address.file))) }
                report.written += 1
                report.changed.append(address.href)
            } else {
                report.unchanged += 1
            }
        }
        keepPreviousAnswers()
        if keepsFolders {
            standingFolders = .same(standing.folderEntries, touched: touched)
        }
    }

    private mutating func addRow(
        of file: OutputWriting.FinishedFile, _ output: FinishedOutput, isOwn: Bool
    ) {
        var state = file.state
        state.isPrevious = false
        if isOwn {
            state.problems = output.problems
            state.text = output.trace?.digest
            state.marks = output.trace?.marks
            state.pieces = output.pieces
        }
        rows.append(.new(file.name, state))
        if let row = before.outputs.row(of: file.name) { stays[row] = true }
    }

    /// An output that was not rendered keeps its file; a compressed sibling that has got lost is made again.
    private mutating func keep(_ position: Int, _ writing: OutputWriting) throws(Problem) {
        guard let row = known[position]?.row else { return }
        stays[row] = true
        if known[position]?.isChanged != true && known[position]?.state.isPrevious != true {
            rows.append(.same(row))
            if !options.compresses { return }
        }
        guard let known = known[position] else { return }
        let file = plan.outputs[position].address.file
        if known.isChanged || known.state.isPrevious {
            var state = known.state
            state.isPrevious = false
            state.marks = before.outputs.marks(of: row)
            state.pieces = before.outputs.pieces(of: row)
            rows.append(.new(file, state))
        }
        if !options.compresses { return }
        let siblings = try writing.siblings(of: file, known.state, number: position)
        let sibling = FinishedOutput(files: siblings, problems: [])
        if siblings.contains(where: { $0.staged != nil }) {
            finished[position] = sibling
        } else {
            for file in siblings { addRow(of: file, sibling, isOwn: false) }
        }
    }

    /// The answers of the last build stay for one more: a visitor's browser may be in the middle of them.
    private mutating func keepPreviousAnswers() {
        for row in stays.indices where !stays[row] {
            guard let file = try? before.outputs.key(of: row), file.hasPrefix(SiteAnswers.folder),
                var state = before.outputs.element(of: row), filesHold || !state.isPrevious,
                standing.files.stamp(of: file, row: row) == state.stamp
            else { continue }
            state.isPrevious = true
            rows.append(.new(file, state))
            stays[row] = true
        }
    }
}
