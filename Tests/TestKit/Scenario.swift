import Glibc
import Model
import SiteBuild

/// A folder of Tests/Sites: `content/`, `layouts/` (laid over the shared ones) and what has to come out. `expected/` is the
/// site at `Scenario.time`; `expected-2027-04-01/` is the same content built for that day, `expected-drafts/` with drafts.
public struct Scenario: Sendable, CustomStringConvertible {
    public static let time = "2026-11-21T09:00"
    public let name: String
    private let folder: String
    public var description: String { name }

    private init(name: String) { self.init(name: name, in: Self.root) }

    /// A scenario elsewhere, for tests of the scenarios themselves.
    public init(name: String, in root: String) {
        self.name = name
        folder = root + "/" + name
    }

    /// Tests/Sites
    public static let root: String = {
        let tests = Disk.folder(of: Disk.folder(of: #filePath))
        return tests + "/Sites"
    }()

    static var sharedLayouts: String { root + "/layouts" }

    /// Every folder with content, sorted.
    public static let all: [Scenario] = {
        let names = Disk.folders(root).filter {
            $0.hasSuffix("/content") && $0.utf8.count { $0 == UInt8(ascii: "/") } == 1
        }
        return names.map { Scenario(name: Disk.folder(of: $0)) }.sorted { $0.name < $1.name }
    }()

    /// Names of the expected folders, `expected` first.
    public var expectations: [String] {
        let found = Disk.folders(folder).filter { $0.hasPrefix("expected") && !$0.contains("/") }.sorted()
        return found.isEmpty ? ["expected"] : found
    }

    /// Applies what the name of an expected folder says.
    public func prepare(_ test: SiteTest, for expectation: String) {
        test.setTime(Self.time)
        test.options.showsDrafts = false
        switch expectation {
        case "expected": break
        case "expected-drafts": test.options.showsDrafts = true
        default: test.setTime(String(expectation.dropFirst("expected-".count)))
        }
    }

    /// What differs from the expected folder; with `SNAPSHOTS=overwrite` the folder is written anew instead.
    /// - Parameter report: of the build that stands in the output folder.
    public func differences(
        _ test: SiteTest, after report: BuildReport, from expectation: String,
        overwrites: Bool = TestSetting.isSet("SNAPSHOTS", to: "overwrite")
    ) throws -> [String] {
        let place = folder + "/" + expectation
        let built = try PublishedFiles(test.options.output)
        if overwrites { return try overwrite(place, with: built, report) }
        let expected = try PublishedFiles(place)
        return built.differences(from: expected).filter { difference in
            !built.paths.contains { Self.isMade($0) && difference.hasPrefix("\($0): ") }
        }
    }

    /// A build with errors leaves the site before it, or none: nothing to be expected of this content.
    private func overwrite(_ place: String, with built: PublishedFiles, _ report: BuildReport) throws -> [String] {
        let errors = report.problems.filter { $0.severity == .error }
        guard errors.isEmpty, !built.paths.isEmpty else {
            return ["not overwritten, the build has errors: \(place)"] + errors.map { $0.line(in: .english) }
        }
        Disk.remove(place)
        for path in built.paths {
            try Disk.write(Self.isMade(path) ? [] : built[path] ?? [], to: place + "/" + path)
        }
        return []
    }

    /// Pictures in several sizes (`bay-480.HASH.webp`) come out of libvips, whose versions differ: they have to be there,
    /// and stand in the expected folder as empty files.
    private static func isMade(_ path: String) -> Bool {
        let parts = path.split(separator: ".")
        guard parts.count >= 3, ["webp", "png", "jpg"].contains(parts[parts.count - 1]) else { return false }
        return parts[parts.count - 2].utf8.count == 10
    }
}
