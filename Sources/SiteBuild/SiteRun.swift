import Definitions
import Model

/// One site on its way through a build: planned, rendered where something changed, checked, written.
struct SiteRun {
    let site: Site
    let plan: Plan
    private let read: SiteReading.ReadSite
    private let before: BuildState.SiteState
    private let options: BuildOptions
    private let fingerprints: Fingerprints
    /// The site's output folder when the build began.
    private let standing: StandingFolder
    /// Parallel to `plan.outputs`: nil where the file of the last build still stands.
    private var finished: [FinishedOutput?] = []
    /// nil in a dry run.
    private var writing: OutputWriting?
    private(set) var traces: [String: BodyTrace] = [:]
    /// Of all ids on pages with a text: what anchors can lead to.
    private var ids = Fingerprint(bits: 0)
    private(set) var problems: [Problem]
    /// What layouts could not do with the content.
    private(set) var failures: [Problem] = []
    /// Of every finished page in a dry run, otherwise of those with faults.
    private(set) var audits: [PageAudit] = []
    /// Filled by `write`.
    private(set) var outputStates: [String: BuildState.OutputState] = [:]
    /// Folders below the site's that `write` has left as they were; none where names may have come or gone anywhere.
    private(set) var untouchedFolders: [String: FileStamp] = [:]

    /// An output that is rendered and staged.
    private struct FinishedOutput: Sendable {
        var files: [OutputWriting.FinishedFile] = []
        var trace: BodyTrace?
        var problems: [Problem]
        var audit: PageAudit?
    }

    /// - Parameter standing: the site's output folder as the build found it.
    init(
        _ read: SiteReading.ReadSite, before: BuildState.SiteState?, standing: StandingFolder, _ options: BuildOptions
    ) {
        self.standing = standing
        self.read = read
        self.options = options
        self.before = before ?? BuildState.SiteState()
        site = read.site
        plan = Plan(site, outputs: SitePlanning.outputs(site, options))
        fingerprints = Fingerprints(site, addresses: plan.addresses)
        problems = plan.problems
    }

    var outputFolder: String { site.sources.outputFolder }
    /// Name below `output/sites/`; nil for the root site.
    var nestedName: String? {
        outputFolder.hasPrefix("sites/") ? String(outputFolder.dropFirst("sites/".count)) : nil
    }
    var pageCount: Int { site.catalog.documents.count }
    var nextChange: Moment? { NextChange.after(site.at, site) }
    var state: BuildState.SiteState {
        BuildState.SiteState(
            definition: read.definition, tableSetting: read.tableSetting, addresses: plan.addresses.fingerprint,
            unlinked: plan.unlinked, ids: ids, layouts: failures.isEmpty ? site.layouts.known : nil,
            sources: read.sources, assets: read.assets,
            traces: traces, outputs: outputStates)
    }

    // MARK: Rendering

    /// Renders every output that is not what it was, stages its file, and checks all links.
    /// - Throws: what the operating system refused.
    mutating func render() throws(Problem) {
        let stale = staleOutputs()
        let (outputs, fingerprints) = (plan.outputs, fingerprints)
        let pageAudits = options.isDryRun ? .all : options.pageAudits
        let rendering = Rendering(
            site, addresses: plan.addresses,
            preparesAll: options.isDryRun || before.layouts?.fingerprint != site.layouts.fingerprint)
        problems += site.layouts.problems
        let answers = SiteAnswers.begin(stale.lazy.compactMap { outputs[$0] as? AnswerOutput }, rendering)
        defer { for work in answers { work.result } }
        if !options.isDryRun { writing = try startWriting() }

        let writing = writing
        let results = Workers.map(stale.count) { index -> Result<FinishedOutput, Problem> in
            let output = outputs[stale[index]]
            do throws(Problem) {
                return .success(
                    try Self.finish(output, stale[index], rendering, fingerprints, writing, audits: pageAudits))
            } catch {
                return .failure(error)
            }
        }
        finished = Array(repeating: nil, count: outputs.count)
        failures += rendering.layoutProblems
        for (position, result) in zip(stale, results) { take(result, at: position) }
        keepTraces(but: stale)
        problems += PageAudit.problems(audits, site)
        problems += LayoutChoiceCheck.problems(site)
        checkLinks()
    }

    private func startWriting() throws(Problem) -> OutputWriting {
        OutputWriting(
            staging: try StagedFolder(output: options.output, name: outputFolder, isEmpty: standing.files.isEmpty),
            published: options.output + "/" + outputFolder, last: before.outputs,
            standing: options.isClean ? [:] : standing.files, compresses: options.compresses)
    }

    private mutating func take(_ result: Result<FinishedOutput, Problem>, at position: Int) {
        switch result {
        case .success(let output):
            finished[position] = output
            problems += output.problems
            if let audit = output.audit { audits.append(audit) }
            if let trace = output.trace { traces[plan.outputs[position].address.path] = trace }
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
            rendered.trace?.ids = check.ids
            rendered.trace?.idsFingerprint = Fingerprint { $0.add(check.ids) }
            if audits != .none, audits == .all || !check.faults.isEmpty {
                audit = PageAudit(output, rendering.site, check, textProblems: rendered.trace?.problems ?? [])
            }
        }
        var finished = FinishedOutput(trace: rendered.trace, problems: rendered.problems, audit: audit)
        guard let writing else { return finished }
        let fingerprint = complete(output, trace: rendered.trace, fingerprints, addressesHold: true)
        finished.files = try writing.stage(
            rendered.content, fingerprint: fingerprint, file: output.address.file, number: position)
        return finished
    }

    /// Positions of the outputs that differ from what the last build wrote, or of which no file stands.
    private func staleOutputs() -> [Int] {
        // A dry run looks at pages; assets are copied or made only to be written.
        if options.isDryRun { return plan.outputs.indices.filter { plan.outputs[$0].rank != .asset } }
        if before.outputs.isEmpty { return Array(plan.outputs.indices) }
        let (outputs, before, fingerprints) = (plan.outputs, before, fingerprints)
        let addressesHold = before.addresses == plan.addresses.fingerprint
        let standing = standing.files
        let isStale = Workers.map(outputs.count) { index -> Bool in
            let output = outputs[index]
            let file = output.address.file
            guard let last = before.outputs[file], standing[file] == last.stamp else { return true }
            var trace: BodyTrace?
            if let body = output.body {
                trace = before.traces[output.address.path]
                guard trace?.content == fingerprints.site.catalog.documents[body].content else { return true }
            }
            return Self.complete(output, trace: trace, fingerprints, addressesHold: addressesHold) != last.fingerprint
        }
        return isStale.indices.filter { isStale[$0] }
    }

    /// Of everything an output is made from, its text included.
    private static func complete(
        _ output: any Output, trace: BodyTrace?, _ fingerprints: Fingerprints, addressesHold: Bool
    ) -> Fingerprint {
        Fingerprint { writer in
            writer.add(output.fingerprint(fingerprints))
            if let trace, let body = output.body {
                let document = fingerprints.site.catalog.documents[body]
                writer.add(fingerprints.body(trace, of: document, addressesHold: addressesHold))
            }
        }
    }

    /// Traces of texts that were not rendered again, with what they had to report.
    /// - Parameter stale: positions that were; where that failed, nothing is known of the text as it is now.
    private mutating func keepTraces(but stale: [Int]) {
        let made = traces
        traces = before.traces
        for position in stale where finished[position] == nil { traces[plan.outputs[position].address.path] = nil }
        traces.merge(made) { _, new in new }
        // A text can go while its address stays: a list without its introduction.
        let paths = plan.outputs.lazy.filter { $0.body != nil }.map(\.address.path)
        let kept = paths.reduce(0) { $0 + (traces[$1] == nil ? 0 : 1) }
        if traces.count != kept {
            let planned = Set(paths)
            traces = traces.filter { planned.contains($0.key) }
        }
        for trace in traces.values { problems += trace.problems }
        if before.outputs.values.contains(where: { !$0.problems.isEmpty }) {
            for (position, output) in plan.outputs.enumerated() where finished[position] == nil {
                problems += before.outputs[output.address.file]?.problems ?? []
            }
        }
    }

    /// Links of a text have to be checked again when the text, an address or an anchor anywhere has changed.
    private mutating func checkLinks() {
        let texts = plan.outputs.indices.filter { plan.outputs[$0].body != nil }
        ids = Fingerprint { writer in
            for position in texts {
                writer.add(traces[plan.outputs[position].address.path]?.idsFingerprint ?? Fingerprint(bits: 0))
            }
        }
        let othersHold = before.addresses == plan.addresses.fingerprint && before.ids == ids
        let unchecked = texts.filter { !othersHold || finished[$0] != nil }.map { plan.outputs[$0].address.path }
        let check = LinkCheck(site: site, addresses: plan.addresses, traces: traces)
        let found = check.problems(at: unchecked)
        problems += check.problemsBesideTexts()
        for (path, problems) in zip(unchecked, found) {
            let isSame = problems.isEmpty && traces[path]?.linkProblems.isEmpty != false
            if !isSame { traces[path]?.linkProblems = problems }
        }
        for trace in traces.values { problems += trace.linkProblems }
    }

    // MARK: Putting in place

    /// Assets first, then pages, lists, manifests; deletions last. Files whose bytes are the same are not touched.
    mutating func write(into report: inout BuildReport) throws(Problem) {
        guard let writing else { return }
        try account(writing, into: &report)
        keepPreviousAnswers()
        let lost = standing.files.keys.filter { outputStates[$0] == nil }
        let folder = OutputFolder(root: writing.published)
        if writing.staging.appearsWhole {
            try writing.staging.placeWhole()
        } else {
            clearWay(of: lost, in: folder)
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

    /// The answers of the last build stay for one more: a visitor's browser may be in the middle of them.
    private mutating func keepPreviousAnswers() {
        for (file, state) in before.outputs where outputStates[file] == nil {
            guard file.hasPrefix(SiteAnswers.folder), !state.isPrevious, standing.files[file] == state.stamp else {
                continue
            }
            outputStates[file] = state
            outputStates[file]?.isPrevious = true
        }
    }

    /// Removes files that stand where this build needs a folder, or in a folder where it needs a file.
    private func clearWay(of lost: [String], in folder: OutputFolder) {
        let isFolderInTheWay = standing.folders.contains { outputStates[$0] != nil }
        if lost.isEmpty && !isFolderInTheWay { return }
        let folders = Set(outputStates.keys.flatMap(OutputFolder.folders(above:)))
        for file in lost
        where folders.contains(file) || OutputFolder.folders(above: file).contains(where: { outputStates[$0] != nil }) {
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
        // The same addresses have the same files, and nearly all of them are kept.
        let filesHold =
            before.addresses == plan.addresses.fingerprint && before.unlinked == plan.unlinked && !options.compresses
        if filesHold { outputStates = before.outputs } else { outputStates.reserveCapacity(finished.count) }
        if filesHold { untouchedFolders = standing.folderStamps }
        for position in plan.outputs.indices {
            if finished[position] == nil && !filesHold { try keep(position, writing) }
            guard let output = finished[position] else {
                report.unchanged += 1
                continue
            }
            for file in output.files { outputStates[file.name] = file.state }
            if !output.problems.isEmpty {
                outputStates[plan.outputs[position].address.file]?.problems = output.problems
            }
            if output.files.contains(where: { $0.staged != nil }) {
                if filesHold {
                    untouchedFolders[OutputFolder.folder(of: plan.outputs[position].address.file)] = .unknown
                }
                report.written += 1
                report.changed.append(plan.outputs[position].address.href)
            } else {
                report.unchanged += 1
            }
        }
    }

    /// An output that was not rendered keeps its file; a compressed sibling that has got lost is made again.
    private mutating func keep(_ position: Int, _ writing: OutputWriting) throws(Problem) {
        let files = try writing.keep(plan.outputs[position].address.file, number: position)
        if files.contains(where: { $0.staged != nil }) {
            finished[position] = FinishedOutput(files: files, problems: files[0].state.problems)
        }
        for file in files {
            outputStates[file.name] = file.state
            outputStates[file.name]?.isPrevious = false
        }
    }
}
