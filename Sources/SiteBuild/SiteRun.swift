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
    private var standing = StandingFolder(.empty)
    /// Parallel to `plan.outputs`: nil where the file of the last build still stands.
    private var finished: [FinishedOutput?] = []
    /// Parallel to `plan.outputs`: what the last build left, where it still holds.
    private var known: [KnownOutput?] = []
    /// By position, of known outputs in which another look has found other broken links than before.
    private var knownLinkProblems: [Int: [Problem]] = [:]
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
    private var next: NextOutputs
    private var standingFolders = StandingRecord.Folders.ofFiles

    /// An output that is rendered and staged.
    private struct FinishedOutput: Sendable {
        var files: [OutputWriting.FinishedFile] = []
        var trace: BodyTrace?
        var problems: [Problem]
        var audit: PageAudit?
        var pieces: [OutputPiece] = []
    }

    init(_ read: SiteReading.ReadSite, before: BuildState.SiteState?, _ options: BuildOptions) {
        self.read = read
        self.options = options
        self.before = before ?? BuildState.SiteState()
        site = read.site
        let site = site
        madeNextChange = Workers.Work { NextChange.after(site.at, site) }
        (plan, fingerprints) = Workers.both(
            { Plan(site, outputs: SitePlanning.outputs(site, options)) }, { SiteFingerprints(site) })
        known = Array(repeating: nil, count: plan.outputs.count)
        next = NextOutputs(before: self.before.outputs, count: plan.outputs.count)
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
            outputs: next.table)
    }
    var standingRecord: StandingRecord.Folder { next.standingRecord(outputFolder, standingFolders) }

    // MARK: Rendering

    /// Renders every output that is not what it was, stages its file, and checks all links.
    /// - Parameter output: as the build found it.
    /// - Throws: what the operating system refused.
    mutating func render(over output: StandingOutput) throws(Problem) {
        standing = try output.folder(outputFolder)
        // Without the last build's rows, only names tell what stands.
        if !standing.files.hasRows(before.outputs.count) { standing.files = standing.files.listed }
        if !options.isDryRun {
            known = KnownOutput.all(plan, before: before, standing: standing.files, fingerprints)
        }
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
        let fingerprint = KnownOutput.fingerprint(of: output, text: rendered.trace?.digest, fingerprints)
        finished.files = try writing.stage(
            rendered.content, fingerprint: fingerprint, file: output.address.file, number: position)
        return finished
    }

    /// Positions of the outputs that have to be rendered, large ones first.
    private func staleOutputs() -> [Int] {
        let outputs = plan.outputs
        // A dry run looks at pages; assets are copied or made only to be written.
        let stale = outputs.indices.filter { options.isDryRun ? outputs[$0].rank != .asset : known[$0] == nil }
        return stale.filter { outputs[$0].isLarge } + stale.filter { !outputs[$0].isLarge }
    }

    /// Links of a text have to be checked again when the text, an address or an anchor anywhere has changed.
    private mutating func checkLinks() {
        let texts = texts
        let none = Fingerprint(bits: 0)
        ids = Fingerprint { writer in
            for position in texts {
                writer.add(finished[position]?.trace?.digest.ids ?? known[position]?.state.text?.ids ?? none)
            }
        }
        let othersHold = before.facts.addresses == plan.addresses.fingerprint && before.facts.ids == ids
        let check = LinkCheck(site: site, addresses: plan.addresses, marks: marksByDocument)
        let unchecked = texts.filter { !othersHold || finished[$0] != nil }
        let found = check.problems(of: unchecked.map { plan.outputs[$0].body ?? 0 })
        checkFields(check, othersHold && before.facts.fieldsAreFine)
        problems += check.problemsBesideEntries()
        for (position, problems) in zip(unchecked, found) { setLinkProblems(problems, at: position) }
        for position in texts { problems += linkProblems(at: position) }
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

    private func linkProblems(at position: Int) -> [Problem] {
        finished[position]?.trace?.digest.linkProblems ?? knownLinkProblems[position]
            ?? known[position]?.state.text?.linkProblems ?? []
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
            knownLinkProblems[position] = problems
        }
    }

    // MARK: Putting in place

    /// Assets first, then pages, lists, manifests; deletions last. Files whose bytes are the same are not touched.
    mutating func write(into report: inout BuildReport) throws(Problem) {
        guard let writing else { return }
        try account(writing, into: &report)
        let lost = next.lost(of: standing.files)
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

    /// Removes files that stand where this build needs a folder, or in a folder where it needs a file.
    private func clearWay(of lost: [String], in folder: OutputFolder) {
        let names = next.names
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
        let keepsFolders = filesHold && !standing.folderEntries.isEmpty
        var touched: Set<Fingerprint> = []
        for position in plan.outputs.indices {
            if known[position] != nil { try keep(position, writing) }
            guard let output = finished[position] else {
                report.unchanged += 1
                continue
            }
            let address = plan.outputs[position].address
            for file in output.files { add(file, of: output, isOwn: file.name == address.file) }
            if output.files.contains(where: { $0.staged != nil }) {
                if keepsFolders { touched.insert(Fingerprint(OutputFolder.folder(of: address.file))) }
                report.written += 1
                report.changed.append(address.href)
            } else {
                report.unchanged += 1
            }
        }
        next.keepPreviousAnswers(standing.files, filesHold: filesHold)
        if keepsFolders { standingFolders = .same(standing.folderEntries, touched: touched) }
    }

    /// - Parameter isOwn: not a compressed sibling.
    private mutating func add(_ file: OutputWriting.FinishedFile, of output: FinishedOutput, isOwn: Bool) {
        var state = file.state
        state.isPrevious = false
        if isOwn {
            state.problems = output.problems
            state.text = output.trace?.digest
            state.marks = output.trace?.marks
            state.pieces = output.pieces
        }
        next.add(file.name, state)
    }

    /// An output that was not rendered keeps its file; a compressed sibling that has got lost is made again.
    private mutating func keep(_ position: Int, _ writing: OutputWriting) throws(Problem) {
        guard let output = known[position] else { return }
        let linkProblems = knownLinkProblems[position]
        if linkProblems == nil && !output.state.isPrevious {
            next.keep(row: output.row)
        } else {
            var state = output.state
            state.isPrevious = false
            if let linkProblems { state.text?.linkProblems = linkProblems }
            state.marks = before.outputs.marks(of: output.row)
            state.pieces = before.outputs.pieces(of: output.row)
            next.add(plan.outputs[position].address.file, state)
        }
        if options.compresses { try keepSiblings(output.state, position, writing) }
    }

    private mutating func keepSiblings(
        _ state: BuildState.OutputState, _ position: Int, _ writing: OutputWriting
    ) throws(Problem) {
        let files = try writing.siblings(of: plan.outputs[position].address.file, state, number: position)
        let siblings = FinishedOutput(files: files, problems: [])
        if files.contains(where: { $0.staged != nil }) {
            finished[position] = siblings
        } else {
            for file in files { add(file, of: siblings, isOwn: false) }
        }
    }
}
