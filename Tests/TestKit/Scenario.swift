import Glibc
import SiteBuild

/// A folder of Tests/Sites: `content/`, `layouts/` (laid over the shared ones) and what has to come out. `expected/` is the
/// site at `Scenario.time`; `expected-2027-04-01/` is the same content built for that day, `expected-drafts/` with drafts.
public struct Scenario: Sendable, CustomStringConvertible {
    public static let time = "2026-11-21T09:00"
    public let name: String
    public var description: String { name }

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

    private var folder: String { Self.root + "/" + name }

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
    public func differences(_ test: SiteTest, from expectation: String) throws -> [String] {
        let place = folder + "/" + expectation
        let built = try PublishedFiles(test.options.output)
        if TestSetting.isSet("SNAPSHOTS", to: "overwrite") {
            Disk.remove(place)
            for path in built.paths {
                try Disk.write(Self.isMade(path) ? [] : built[path] ?? [], to: place + "/" + path)
            }
            return []
        }
        let expected = try PublishedFiles(place)
        return built.differences(from: expected).filter { difference in
            !built.paths.contains { Self.isMade($0) && difference.hasPrefix("\($0): ") }
        }
    }

    /// Pictures in several sizes (`bay-480.HASH.webp`) come out of libvips, whose versions differ: they have to be there,
    /// and stand in the expected folder as empty files.
    private static func isMade(_ path: String) -> Bool {
        let parts = path.split(separator: ".")
        guard parts.count >= 3, ["webp", "png", "jpg"].contains(parts[parts.count - 1]) else { return false }
        return parts[parts.count - 2].utf8.count == 10
    }
}
