import Model

/// Content and layouts into `output/`: read, plan, render, check, write. The same path serves a first build, a build after
/// an edit and watch mode; what has not changed is known from the state of the last build.
public enum SiteBuild {
    public static func run(_ options: BuildOptions) -> BuildReport {
        Workers.$count.withValue(options.workers.map { max(1, $0) } ?? Workers.count) {
            Workers.asMember { report(options) }
        }
    }

    private static func report(_ options: BuildOptions) -> BuildReport {
        do throws(Problem) {
            return try build(options)
        } catch {
            var report = BuildReport()
            report.problems = [error]
            return report
        }
    }

    /// Relative paths of all folders below a folder, for watching; none where it cannot be read.
    public static func folders(below root: String) -> [String] {
        (try? FileTree.scan(root).folders) ?? []
    }

    private static func build(_ options: BuildOptions) throws(Problem) -> BuildReport {
        try OutputGuard.checkPlace(options)
        let stateFile = StateFile(output: options.output)
        let (workspace, last) = try Workers.both(
            { () throws(Problem) in try Workspace.scan(options) },
            { options.isClean || options.isDryRun ? nil : stateFile.load() })
        if let last, let report = last.reportIfNothingChanged(workspace, options) { return report }
        let (theme, sources) = try Workers.both(
            { () throws(Problem) in try Theme.read(options, tree: workspace.layouts) },
            { SiteSources.divide(workspace.content) })
        let before = last?.sites(options) ?? [:]
        let reading = SiteReading.read(workspace, sources, theme, options, before: before)
        var builds: [SiteRun] = []
        for site in reading.sites { builds.append(SiteRun(site, before: before[site.site.sources.folder], options)) }
        if !options.isDryRun { try OutputGuard.check(options, hasState: last != nil) }
        let standing = last?.standing ?? StandingOutput(output: options.output)
        for index in builds.indices { try builds[index].render(over: standing) }

        var report = BuildReport()
        report.problems = problems(reading, builds, theme)
        report.nextChange = builds.compactMap(\.nextChange).min()
        report.nestedSites = builds.compactMap(\.nestedName)
        report.pages = builds.reduce(0) { $0 + $1.pageCount }
        report.outputs = builds.reduce(0) { $0 + $1.plan.outputs.count }
        if options.isDryRun {
            report.audit = AuditReport(builds.flatMap(\.audits), themeProblems: ContrastCheck.problems(theme))
            report.externalLinks = builds.flatMap(\.externalLinks)
            return report
        }
        if report.hasErrors { return report }

        for index in builds.indices { try builds[index].write(into: &report) }
        // The server answers for the root site.
        if let root = builds.first(where: { $0.nestedName == nil }) {
            try RuntimeFiles(output: options.output).write(root.site)
        }
        try OutputGuard.removeLostSites(options, folders: builds.map(\.outputFolder), &report)
        try stateFile.save(builds, workspace, options, report)
        if options.endsProcess { Leftovers.leave(builds, reading, before) }
        return report
    }

    /// What the operating system takes back sooner than we could take it apart.
    private final class Leftovers {
        private let builds: [SiteRun]
        private let reading: SiteReading
        private let before: [String: BuildState.SiteState]

        private init(_ builds: [SiteRun], _ reading: SiteReading, _ before: [String: BuildState.SiteState]) {
            self.builds = builds
            self.reading = reading
            self.before = before
        }

        static func leave(_ builds: [SiteRun], _ reading: SiteReading, _ before: [String: BuildState.SiteState]) {
            _ = Unmanaged.passRetained(Leftovers(builds, reading, before))
        }
    }

    private static func problems(_ reading: SiteReading, _ builds: [SiteRun], _ theme: Theme) -> [Problem] {
        var all = Set(reading.problems)
        for build in builds { all.formUnion(build.problems) }
        all.formUnion(ContrastCheck.problems(theme))
        // Layouts stumble over content that is wrong. What they could not do is told once everything else is right.
        if !all.contains(where: { $0.severity == .error }) { all.formUnion(builds.flatMap(\.failures)) }
        return all.sorted()
    }
}
