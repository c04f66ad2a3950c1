import CSystem
import Glibc
import Model
import SiteBuild

/// A site in a temporary folder of its own: built, edited, built again, and each time compared with a clean build.
public final class SiteTest {
    public let root: String
    public var options: BuildOptions
    /// Leaves on edited files the time of the edit, so that the builder cannot trust it yet. Otherwise every edit gets a
    /// time of its own in the past, as if somebody had worked for an hour.
    public var editsAreFresh = false
    private var clock: Int

    private static let hour = 3_600_000_000_000
    private static let clockStep = 1_000_000

    /// - Parameters:
    ///   - scenario: a folder of Tests/Sites; nil: an empty site with the layouts that the scenarios share.
    ///   - embeddedTheme: with the program's own theme instead of those layouts.
    public init(_ scenario: String? = nil, at time: String = Scenario.time, embeddedTheme: Bool = false) throws {
        root = try Disk.temporaryFolder()
        options = BuildOptions(at: Self.moment(time))
        options.content = root + "/content"
        options.layouts = root + "/layouts"
        options.output = root + "/output"
        options.usesEmbeddedTheme = embeddedTheme
        clock = Int(system_now()) - Self.hour
        try Disk.makeFolder(root + "/content")
        try Disk.makeFolder(root + "/layouts")
        if !embeddedTheme { try copy(Scenario.sharedLayouts, to: "layouts") }
        if let scenario {
            let folder = Scenario.root + "/" + scenario
            try copy(folder + "/content", to: "content")
            try copy(folder + "/layouts", to: "layouts")
        }
    }

    deinit { Disk.remove(root) }

    /// The moment the site is built for, as `--at` takes it.
    public func setTime(_ text: String) { options.at = Self.moment(text) }

    private static func moment(_ text: String) -> Moment {
        guard let moment = Moment(text) else { preconditionFailure("not a moment: \(text)") }
        return moment
    }

    // MARK: Edits; paths are relative to the workspace (`content/pages/a.md`)

    public func copy(_ folder: String, to place: String) throws {
        for file in Disk.tree(folder) { try write(place + "/" + file.path, Disk.read(folder + "/" + file.path)) }
    }

    public func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

    public func write(_ path: String, _ bytes: [UInt8]) throws {
        try Disk.write(bytes, to: root + "/" + path)
        try touch(path)
    }

    public func append(_ path: String, _ text: String) throws { try write(path, try read(path) + text) }

    /// - Throws: where the old text is not in the file: the test is about something else than it says.
    public func edit(_ path: String, _ old: String, _ new: String) throws {
        let text = try read(path)
        guard text.contains(old) else { throw TextNotFound(path: path, text: old) }
        try write(path, text.replacing(old, with: new, maxReplacements: 1))
    }

    public struct TextNotFound: Error {
        let path: String
        let text: String
    }

    /// Keeps the file's time, as moving does.
    public func rename(_ from: String, _ to: String) throws {
        try Disk.makeFolder(Disk.folder(of: root + "/" + to))
        guard Glibc.rename(root + "/" + from, root + "/" + to) == 0 else { throw DiskFailure("cannot rename", from) }
    }

    public func delete(_ path: String) throws {
        guard Disk.exists(root + "/" + path) else { throw TextNotFound(path: path, text: "") }
        Disk.remove(root + "/" + path)
    }

    /// A new time on the file, the same bytes.
    public func touch(_ path: String) throws {
        if editsAreFresh { return }
        clock += Self.clockStep
        try Disk.setModified(root + "/" + path, clock)
    }

    public func read(_ path: String) throws -> String {
        String(decoding: try Disk.read(root + "/" + path), as: UTF8.self)
    }

    public func exists(_ path: String) -> Bool { Disk.exists(root + "/" + path) }

    /// A published file of the root site: `/a/` or `feed.xml`.
    public func page(_ address: String) throws -> String {
        let local = address.hasPrefix("/") ? String(address.dropFirst()) : address
        return try read("output/public/" + (local.isEmpty || local.hasSuffix("/") ? local + "index.html" : local))
    }

    public func isPublished(_ address: String) -> Bool { (try? page(address)) != nil }

    // MARK: Building

    @discardableResult
    public func build() -> BuildReport { SiteBuild.run(options) }

    /// Builds, and compares everything with a clean build of the same content and with what stood there before.
    public func rebuild() throws -> Rebuild {
        let before = try PublishedFiles(options.output)
        let report = build()
        let after = try PublishedFiles(options.output)
        var differences = after.touchedInVain(since: before)
        let (clean, cleanReport) = try cleanBuild()
        if cleanReport.hasErrors {
            differences += before.differences(from: after).map { "written in spite of errors: \($0)" }
        } else {
            differences += after.differences(from: clean)
        }
        differences += Self.differences(report, cleanReport)
        return Rebuild(report: report, differences: differences, changed: after.changed(since: before))
    }

    /// The same content into another folder, by a builder that knows nothing.
    private func cleanBuild() throws -> (PublishedFiles, BuildReport) {
        var options = options
        options.output = root + "/clean"
        Disk.remove(options.output)
        let report = SiteBuild.run(options)
        defer { Disk.remove(options.output) }
        return (try PublishedFiles(options.output), report)
    }

    /// What a report says about the site must not depend on how the site came about either.
    private static func differences(_ report: BuildReport, _ clean: BuildReport) -> [String] {
        var found: [String] = []
        for problem in Set(clean.problems).subtracting(report.problems).sorted() {
            found.append("not reported: \(problem.line(in: .english))")
        }
        for problem in Set(report.problems).subtracting(clean.problems).sorted() {
            found.append("reported although it is gone: \(problem.line(in: .english))")
        }
        if report.hasErrors || clean.hasErrors { return found }
        if report.nextChange != clean.nextChange {
            found.append(
                "next change \(report.nextChange?.iso ?? "never") instead of \(clean.nextChange?.iso ?? "never")")
        }
        if report.pages != clean.pages { found.append("\(report.pages) pages instead of \(clean.pages)") }
        if report.outputs != clean.outputs { found.append("\(report.outputs) outputs instead of \(clean.outputs)") }
        if report.nestedSites != clean.nestedSites {
            found.append("nested sites \(report.nestedSites) instead of \(clean.nestedSites)")
        }
        return found
    }
}

/// A build after an edit.
public struct Rebuild {
    public let report: BuildReport
    /// Between this build and a clean one, and files touched although their bytes stayed; empty if all is well.
    public let differences: [String]
    /// Files written, changed or removed: `public/a/index.html`.
    public let changed: Set<String>

    /// Codes of the errors reported.
    public var errors: [String] { report.problems.filter { $0.severity == .error }.map(\.code) }
    public var warnings: [String] { report.problems.filter { $0.severity == .warning }.map(\.code) }
}
