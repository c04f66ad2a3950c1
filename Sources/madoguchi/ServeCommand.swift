import BrowserFiles
import CSystem
import Glibc
import HTTP
import Model
import Server
import SiteBuild

/// `madoguchi serve`: builds the site, serves it, and builds again when a file or the time changes it.
enum ServeCommand {
    private static let valueOptions = BuildCommand.valueOptions.union([
        "port", "bind", "data", "database", "proxies", "staff-from", "staff-port", "staff-bind", "backup",
        "access-log", "audit-copy",
    ])
    private static let flagOptions = BuildCommand.flagOptions.union(["watch", "no-build", "demo-staff"])

    /// What a page of the theme may load: its own site's files and nothing else. No inline scripts or styles.
    static let contentSecurityPolicy = policy(framedBy: "'none'")

    /// Of the one page that is made for other sites to show.
    static let framePolicy = policy(framedBy: "*")

    private static func policy(framedBy sites: String) -> String {
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
            + "frame-ancestors \(sites)"
    }

    static func run(_ arguments: [String], _ console: Console) throws(UsageError) -> CommandLineTool.Status {
        let arguments = try Arguments(arguments, values: valueOptions, flags: flagOptions)
        try arguments.refuseWords()
        let options = try BuildCommand.options(arguments)
        let proxies = try arguments.addresses("proxies")
        var companionOptions = CompanionServer.Options()
        companionOptions.staffAddresses = try arguments.addresses("staff-from")
        companionOptions.backupFolder = arguments["backup"]
        companionOptions.auditCopy = arguments["audit-copy"]
        let port = try arguments.int("port", in: 0...65_535) ?? 8080
        let desk = try arguments.int("staff-port", in: 0...65_535).map {
            Listeners.Place(arguments["staff-bind"], $0)
        }
        let liveReload = arguments.has("watch") ? LiveReload(script: reloadScript, run: String(system_now())) : nil
        let site = SiteKeeper(options, console, liveReload: liveReload, hasFixedTime: arguments["at"] != nil)
        if !arguments.has("no-build") { site.build() }
        Signals.block()
        let data = DataFolder(arguments, siteName: SiteName.read(content: options.content))
        companionOptions.exportFolder = data.path + "/exports"
        guard let companion = companion(data, companionOptions, makesDemoStaff: arguments.has("demo-staff"), console)
        else { return .problems }
        let log: AccessLog?
        let listeners: Listeners
        do throws(Problem) {
            log = try arguments["access-log"].map { path throws(Problem) in try AccessLog(path) }
            var configuration = HTTPServer.Configuration(
                securityHeaders: SecurityHeaders(contentSecurityPolicy: contentSecurityPolicy))
            configuration.proxies = proxies
            if let log { configuration.accessLog = { log.add($0) } }
            listeners = Listeners(
                configuration, site: .init(arguments["bind"], port), desk: desk,
                responder(options, data: data.path, liveReload), companion)
            try listeners.start()
        } catch {
            console.error(error.line(in: console.language))
            return .problems
        }
        announce(listeners, site, console)
        companion.start()
        site.keep(watching: liveReload != nil, builds: !arguments.has("no-build")) { log?.flush() }
        listeners.stop()
        companion.close()
        log?.flush()
        return .fine
    }

    /// nil: why not has been said.
    private static func companion(
        _ data: DataFolder, _ options: CompanionServer.Options, makesDemoStaff: Bool, _ console: Console
    ) -> CompanionServer? {
        do {
            let surroundings = try data.open(makes: true)
            var options = options
            options.delivery = try data.delivery()
            options.houseFeed = try data.houseFeed()
            options.scanner = try data.scanner()
            options.register = try data.register()
            options.tiles = try data.tiles()
            let server = try CompanionServer(surroundings, options: options) { console.error($0) }
            if makesDemoStaff { try DemoStaff.make(surroundings, console) }
            return server
        } catch let problem as Problem {
            console.error(problem.line(in: console.language))
        } catch {
            console.error("\(data.path): \(error)")
        }
        return nil
    }

    /// Standard output gets the address and nothing else, for scripts that wait for it.
    private static func announce(_ listeners: Listeners, _ site: SiteKeeper, _ console: Console) {
        console.print(listeners.siteAddress)
        for name in site.nestedSites { console.error("http://\(name).localhost:\(listeners.sitePort)/") }
        if let desk = listeners.deskAddress {
            console.error(console.language == .japanese ? "職員用: \(desk)" : "for staff: \(desk)")
        }
    }

    // MARK: What answers

    /// As late as a whole folder that was replaced.
    private static let keptMilliseconds: UInt64 = 100

    private static func responder(
        _ options: BuildOptions, data: String, _ liveReload: LiveReload?
    ) -> any Responder {
        let caching: StaticFiles.Caching = liveReload == nil ? .byName : .alwaysRevalidate
        @Sendable func files(_ folder: String) -> any Responder {
            let live = StaticFiles(folders: [data + "/live"], options: .init(caching: .alwaysRevalidate))
            let site = StaticFiles(
                folders: [folder],
                options: .init(caching: caching, keptMilliseconds: liveReload == nil ? keptMilliseconds : 0))
            let mounted = Mounts([("/live", live)], otherwise: site)
            return liveReload?.serving(mounted) ?? mounted
        }
        let output = options.output
        let root = files(output + "/public")
        return Respond { request in
            let site = nestedSite(request).map { files(output + "/sites/" + $0) } ?? root
            var response = site.respond(to: request)
            if request.path.hasSuffix(SiteChat.framePath) {
                response.headers.append("Content-Security-Policy", framePolicy)
            }
            return response
        }
    }

    /// `NAME.localhost`: a nested site on the same port; browsers lead every such name to this machine (RFC 6761 §6.3).
    private static func nestedSite(_ request: Request) -> String? {
        guard let host = request.headers["host"]?.lowercased() else { return nil }
        let name = host.prefix { $0 != ":" }
        guard name.hasSuffix(".localhost") else { return nil }
        let site = name.dropLast(".localhost".count)
        let isPlain =
            !site.isEmpty
            && site.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        return isPlain ? String(site) : nil
    }

    private static var reloadScript: [UInt8] {
        for index in 0..<browser_file_count {
            guard let file = browser_file_at(index)?.pointee, strcmp(file.path, "live/reload.js") == 0 else { continue }
            return Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
        }
        return []
    }
}

/// SIGTERM and SIGINT end the program in an orderly way.
private enum Signals {
    private static var ending: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGTERM)
        sigaddset(&set, SIGINT)
        return set
    }

    /// Before any thread starts, so that all of them leave the signals to `haveCome`.
    static func block() {
        var set = ending
        pthread_sigmask(SIG_BLOCK, &set, nil)
        signal(SIGPIPE, SIG_IGN)
    }

    static func haveCome() -> Bool {
        var set = ending
        var now = timespec(tv_sec: 0, tv_nsec: 0)
        return sigtimedwait(&set, nil, &now) > 0
    }
}

/// Builds the site whenever it has to be built.
private final class SiteKeeper {
    private var options: BuildOptions
    private let console: Console
    private let liveReload: LiveReload?
    private let hasFixedTime: Bool
    private var nextChange: Moment?
    private(set) var nestedSites: [String] = []

    /// How long a stop may take to be noticed.
    private static let pollMilliseconds: Int32 = 100
    /// Editors write several files at once; the build waits until they are still.
    private static let settlingMilliseconds: Int32 = 30

    init(_ options: BuildOptions, _ console: Console, liveReload: LiveReload?, hasFixedTime: Bool) {
        self.options = options
        self.console = console
        self.liveReload = liveReload
        self.hasFixedTime = hasFixedTime
    }

    private var now: Moment { Moment(unixSeconds: Int(system_now() / 1_000_000_000)) }

    func build() {
        if !hasFixedTime { options.at = now }
        let started = system_now()
        let report = SiteBuild.run(options)
        let seconds = Double(system_now() - started) / 1e9
        console.endProgress()
        BuildReportWriting.printForPeople(report, seconds: seconds, console)
        nextChange = report.nextChange
        nestedSites = report.nestedSites
        publish(report)
    }

    private func publish(_ report: BuildReport) {
        guard let liveReload else { return }
        if report.hasErrors {
            var json = JSONWriter()
            BuildReportWriting.problems(report.problems, console.language, &json)
            liveReload.publish(.problems(String(decoding: json.bytes, as: UTF8.self)))
        } else if !report.changed.isEmpty {
            liveReload.publish(.reload(report.changed))
        } else {
            liveReload.publish(.problems("[]"))
        }
    }

    /// Until a signal ends the program.
    /// - Parameter atEachLook: several times a second.
    func keep(watching: Bool, builds: Bool, atEachLook: () -> Void) {
        let watch = watching && builds ? system_watch_start() : -1
        watchFolders(watch)
        while !Signals.haveCome() {
            let hasChanged = waitForChange(watch)
            atEachLook()
            let isTime = !hasFixedTime && nextChange.map { now >= $0 } ?? false
            guard builds, hasChanged || isTime else { continue }
            build()
            watchFolders(watch)
        }
        if watch >= 0 { close(watch) }
    }

    private func waitForChange(_ watch: Int32) -> Bool {
        guard watch >= 0 else {
            usleep(UInt32(Self.pollMilliseconds) * 1000)
            return false
        }
        guard system_watch_wait(watch, Self.pollMilliseconds) > 0 else { return false }
        while system_watch_wait(watch, Self.settlingMilliseconds) > 0 {}
        return true
    }

    /// Watching a folder twice does nothing, so new folders are found by going through all of them again.
    private func watchFolders(_ watch: Int32) {
        guard watch >= 0 else { return }
        for root in [options.content, options.layouts].compactMap({ $0 }) {
            system_watch_folder(watch, root)
            for folder in SiteBuild.folders(below: root) { system_watch_folder(watch, root + "/" + folder) }
        }
    }
}
