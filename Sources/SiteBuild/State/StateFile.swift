import CSystem
import Glibc
import Model

/// `output/cache/state` on disk.
struct StateFile {
    let output: String
    private var folder: OutputFolder { OutputFolder(root: output + "/cache") }
    private static let name = "state"

    init(output: String) { self.output = output }

    /// nil where there is none, or one that this program cannot read.
    func load() -> LastBuild? {
        MappedFile(output + "/cache/" + Self.name).flatMap { LastBuild($0, output: output) }
    }

    func save(
        _ builds: [SiteRun], _ workspace: Workspace, _ options: BuildOptions, _ report: BuildReport
    ) throws(Problem) {
        let records = builds.map(\.standingRecord)
        let (sites, standing) = Workers.both(
            { Dictionary(uniqueKeysWithValues: builds.map { ($0.site.sources.folder, $0.state) }) },
            { StandingRecord.bytes(records, output: options.output) })
        let header = BuildState.Header(
            setting: LastBuild.setting(options),
            trees: workspace.hasUntrustedStamps ? Fingerprint(bits: 0) : LastBuild.trees(workspace),
            head: workspace.git?.head ?? "", at: options.at, nextChange: report.nextChange, problems: report.problems,
            pages: report.pages, outputs: report.outputs, nestedSites: report.nestedSites)
        let state = BuildState.encoded(header, standing: standing, sites: sites)
        _ = try folder.write(pieces: state, to: Self.name)
        if !Self.isMarked(output) { _ = try folder.write(Array(Self.tag.utf8), to: Self.tagName) }
    }

    /// Tells backup programs that the folder need not be kept (https://bford.info/cachedir/), and the builder that the
    /// output folder is its own, also where the state has been lost.
    private static let tagName = "CACHEDIR.TAG"
    private static let tag = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by madoguchi build; may be deleted.\n"

    static func isMarked(_ output: String) -> Bool {
        (try? FileBuffer.contents(output + "/cache/" + tagName)) == Array(tag.utf8)
    }
}

/// A file mapped into memory: only the parts that are looked at are read.
final class MappedFile: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    init?(_ path: String) {
        let file = system_open(path, O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var entry = system_entry()
        guard system_fstat(file, &entry) == 0, entry.size > 0,
            let start = mmap(nil, Int(entry.size), PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED
        else { return nil }
        bytes = UnsafeRawBufferPointer(start: start, count: Int(entry.size))
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}

/// The state of the last build, its sites not yet decoded. The file is replaced by renaming, so what is mapped stays whole.
struct LastBuild: @unchecked Sendable {
    private let file: MappedFile
    private let opening: BuildState.Opening
    private let observed: StandingObservation
    var header: BuildState.Header { opening.header }

    /// Begins to look at what stands of it, too: every build needs to know.
    init?(_ file: MappedFile, output: String) {
        guard let opening = try? BuildState.open(try BuildState.verified(file.bytes)),
            let known = try? StandingRecord.read(opening.standing)
        else { return nil }
        self.file = file
        self.opening = opening
        observed = StandingObservation.begin(known, in: file, output: output)
    }

    /// Of the program and the options.
    static func setting(_ options: BuildOptions) -> Fingerprint {
        Fingerprint {
            $0.add(options.fingerprint)
            $0.add(BuildState.format)
        }
    }

    /// Everything on disk that the build reads.
    static func trees(_ workspace: Workspace) -> Fingerprint {
        Fingerprint {
            $0.add(workspace.content.signature)
            $0.add(workspace.layouts.signature)
        }
    }

    /// A report without any work, when nothing the site depends on has changed since.
    func reportIfNothingChanged(
        _ workspace: Workspace, _ options: BuildOptions
    ) -> BuildReport? {
        guard Self.setting(options) == header.setting, header.head == workspace.git?.head ?? "",
            options.at >= header.at, header.nextChange.map({ options.at < $0 }) ?? true,
            header.trees.bits != 0, header.trees == Self.trees(workspace),
            observed.isUnchanged
        else { return nil }
        var report = BuildReport()
        report.pages = header.pages
        report.outputs = header.outputs
        report.unchanged = header.outputs
        report.problems = header.problems
        report.nextChange = header.nextChange
        report.nestedSites = header.nestedSites
        return report
    }

    /// What can be used again; nothing after a change of program or options.
    func sites(_ options: BuildOptions) -> [String: BuildState.SiteState] {
        guard header.setting == Self.setting(options) else { return [:] }
        return (try? BuildState.readSites(opening, in: file)) ?? [:]
    }

    var standing: StandingOutput { observed.standing }
}
