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
    private let standingTree: FileTree
    /// Files below the output folder when the build began.
    private let standing: [String: FileStamp]
    /// Parallel to `plan.outputs`: nil where the file of the last build still stands.
    private var rendered: [RenderedOutput?] = []
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

    /// A rendered output with the fingerprint of everything it was made from.
    private struct RenderedOutput: Sendable {
        var rendered: Rendered
        var fingerprint: Fingerprint
        var audit: PageAudit?
    }

    /// - Parameter standing: the site's output folder as the build found it.
    init(
        _ read: SiteReading.ReadSite, before: BuildState.SiteState?, standing: FileTree, _ options: BuildOptions
    ) {
        standingTree = standing
        self.standing = standing.stamps
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
            ids: ids, layouts: failures.isEmpty ? site.layouts.known : nil, sources: read.sources, assets: read.assets, traces: traces, outputs: outputStates)
    }

    // MARK: Rendering

    /// Renders every output that is not what it was, and checks all links.
    mutating func render() {
        let stale = staleOutputs()
        let (outputs, fingerprints) = (plan.outputs, fingerprints)
        let pageAudits = options.isDryRun ? .all : options.pageAudits
        let rendering = Rendering(
            site, addresses: plan.addresses,
            preparesAll: options.isDryRun || before.layouts?.fingerprint != site.layouts.fingerprint)
        problems += site.layouts.problems

        let results = Workers.map(stale.count) { index -> Result<RenderedOutput, Problem> in
            let output = outputs[stale[index]]
            do throws(Problem) {
                return .success(try Self.render(output, rendering, fingerprints, audits: pageAudits))
            } catch {
                return .failure(error)
            }
        }
        rendered = Array(repeating: nil, count: outputs.count)
        failures += rendering.layoutProblems
        for (position, result) in zip(stale, results) { take(result, at: position) }
        keepTraces()
        problems += PageAudit.problems(audits, site)
        problems += LayoutChoiceCheck.problems(site)
        checkLinks()
    }

    private mutating func take(_ result: Result<RenderedOutput, Problem>, at position: Int) {
        switch result {
        case .success(let output):
            rendered[position] = output
            problems += output.rendered.problems
            if let audit = output.audit { audits.append(audit) }
            if let trace = output.rendered.trace { traces[plan.outputs[position].address.path] = trace }
        case .failure(let problem): failures.append(problem)
        }
    }

    private static func render(
        _ output: any Output, _ rendering: Rendering, _ fingerprints: Fingerprints, audits: BuildOptions.PageAudits
    ) throws(Problem) -> RenderedOutput {
        var rendered = try output.render(rendering)
        var audit: PageAudit?
        if case .bytes(let bytes) = rendered.content, output.address.file.hasSuffix(".html") {
            let check = PageCheck(bytes)
            rendered.trace?.ids = check.ids
            if audits != .none, audits == .all || !check.faults.isEmpty {
                audit = PageAudit(output, rendering.site, check, textProblems: rendered.trace?.problems ?? [])
            }
        }
        let fingerprint = complete(output, trace: rendered.trace, fingerprints, addressesHold: true)
        return RenderedOutput(rendered: rendered, fingerprint: fingerprint, audit: audit)
    }

    /// Positions of the outputs that differ from what the last build wrote, or of which no file stands.
    private func staleOutputs() -> [Int] {
        // A dry run looks at pages; assets are copied or made only to be written.
        if options.isDryRun { return plan.outputs.indices.filter { plan.outputs[$0].rank != .asset } }
        if before.outputs.isEmpty { return Array(plan.outputs.indices) }
        let (outputs, before, fingerprints) = (plan.outputs, before, fingerprints)
        let addressesHold = before.addresses == plan.addresses.fingerprint
        let standing = standing
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
    private mutating func keepTraces() {
        for (position, output) in plan.outputs.enumerated() where output.body != nil && rendered[position] == nil {
            guard let trace = before.traces[output.address.path] else { continue }
            traces[output.address.path] = trace
        }
        for trace in traces.values { problems += trace.problems }
        for (position, output) in plan.outputs.enumerated() where rendered[position] == nil {
            problems += before.outputs[output.address.file]?.problems ?? []
        }
    }

    /// Links of a text have to be checked again when the text, an address or an anchor anywhere has changed.
    private mutating func checkLinks() {
        let texts = plan.outputs.indices.filter { plan.outputs[$0].body != nil }
        ids = Fingerprint { writer in
            for position in texts { writer.add(traces[plan.outputs[position].address.path]?.ids ?? []) }
        }
        let othersHold = before.addresses == plan.addresses.fingerprint && before.ids == ids
        let unchecked = texts.filter { !othersHold || rendered[$0] != nil }.map { plan.outputs[$0].address.path }
        let check = LinkCheck(site: site, addresses: plan.addresses, traces: traces)
        let found = check.problems(at: unchecked)
        problems += check.problemsBesideTexts()
        for (path, problems) in zip(unchecked, found) { traces[path]?.linkProblems = problems }
        for trace in traces.values { problems += trace.linkProblems }
    }

    // MARK: Writing

    private var folder: OutputFolder { OutputFolder(root: options.output + "/" + outputFolder) }

    /// Assets first, then pages, lists, manifests; deletions last. Files whose bytes are the same are not touched.
    mutating func write(into report: inout BuildReport) throws(Problem) {
        clearWay(in: standingTree)
        let byRank = Dictionary(grouping: plan.outputs.indices) { plan.outputs[$0].rank }
        for rank in byRank.keys.sorted() {
            try write(byRank[rank] ?? [], into: &report)
        }
        let lost = standing.keys.filter { outputStates[$0] == nil }
        for file in lost { folder.remove(file) }
        if !lost.isEmpty { folder.removeEmptyFolders(standingTree.folders) }
        report.removed += lost.count
    }

    /// Removes files that stand where this build needs a folder, or in a folder where it needs a file.
    private func clearWay(in tree: FileTree) {
        let planned = Set(plan.outputs.map(\.address.file))
        let lost = tree.files.filter { !planned.contains($0.path) }
        let isFolderInTheWay = tree.folders.contains(where: planned.contains)
        if lost.isEmpty && !isFolderInTheWay { return }
        let folders = Set(planned.flatMap(OutputFolder.folders(above:)))
        for file in lost
        where folders.contains(file.path) || OutputFolder.folders(above: file.path).contains(where: planned.contains) {
            folder.remove(file.path)
        }
        if isFolderInTheWay { folder.removeEmptyFolders(tree.folders) }
    }

    private mutating func write(
        _ positions: [Int], into report: inout BuildReport
    ) throws(Problem) {
        let (outputs, rendered) = (plan.outputs, rendered)
        let writing = OutputWriting(
            folder: folder, last: before.outputs, standing: options.isClean ? [:] : standing,
            compresses: options.compresses)
        let results = Workers.map(positions.count) { index -> Result<[OutputWriting.WrittenFile], Problem> in
            let output = rendered[positions[index]]
            do throws(Problem) {
                return .success(
                    try writing.write(
                        output?.rendered.content, fingerprint: output?.fingerprint,
                        to: outputs[positions[index]].address.file))
            } catch {
                return .failure(error)
            }
        }
        for (position, result) in zip(positions, results) {
            let files = try result.get()
            for file in files { outputStates[file.name] = file.state }
            if let made = rendered[position] {
                outputStates[outputs[position].address.file]?.problems = made.rendered.problems
            }
            if files.contains(where: \.isWritten) {
                report.written += 1
                report.changed.append(outputs[position].address.href)
            } else {
                report.unchanged += 1
            }
        }
    }
}
