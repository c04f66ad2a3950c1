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
        guard let bytes = try? FileBuffer.contents(output + "/cache/" + Self.name) else { return nil }
        return LastBuild(bytes)
    }

    func save(
        _ builds: [SiteRun], _ workspace: Workspace, _ options: BuildOptions, _ report: BuildReport
    ) throws(Problem) {
        let header = BuildState.Header(
            setting: LastBuild.setting(options),
            trees: workspace.hasUntrustedStamps ? Fingerprint(bits: 0) : LastBuild.trees(workspace, output: options.output),
            head: workspace.git?.head ?? "", at: options.at, nextChange: report.nextChange, problems: report.problems,
            pages: report.pages, outputs: report.outputs, nestedSites: report.nestedSites)
        var sites: [String: BuildState.SiteState] = [:]
        for build in builds { sites[build.site.sources.folder] = build.state }
        _ = try folder.write(BuildState(header: header, sites: sites).encoded(), to: Self.name)
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

/// The state of the last build, its sites not yet decoded.
struct LastBuild {
    private let bytes: [UInt8]
    let header: BuildState.Header

    init?(_ bytes: [UInt8]) {
        guard let header = try? bytes.withUnsafeBytes({ try BuildState.readHeader(try BuildState.verified($0)).0 }) else {
            return nil
        }
        self.bytes = bytes
        self.header = header
    }

    /// Of the program and the options.
    static func setting(_ options: BuildOptions) -> Fingerprint {
        Fingerprint {
            $0.add(options.fingerprint)
            $0.add(BuildState.format)
        }
    }

    /// Everything on disk that the build reads, and what it has written.
    static func trees(_ workspace: Workspace, output: String) -> Fingerprint {
        Fingerprint {
            $0.add(workspace.content.signature)
            $0.add(workspace.layouts.signature)
            $0.add(FileTree.signature(of: output + "/public") ?? Fingerprint(bits: 0))
            $0.add(FileTree.signature(of: output + "/sites") ?? Fingerprint(bits: 0))
        }
    }

    /// A report without any work, when nothing the site depends on has changed since.
    func reportIfNothingChanged(_ workspace: Workspace, _ options: BuildOptions) -> BuildReport? {
        guard Self.setting(options) == header.setting, header.head == workspace.git?.head ?? "",
            options.at >= header.at, header.nextChange.map({ options.at < $0 }) ?? true,
            header.trees.bits != 0, header.trees == Self.trees(workspace, output: options.output)
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
        return (try? bytes.withUnsafeBytes { try BuildState.readSites(try BuildState.readHeader(try BuildState.verified($0)).1) }) ?? [:]
    }
}
