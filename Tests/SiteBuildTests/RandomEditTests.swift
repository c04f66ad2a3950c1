import TestKit
import Testing

/// A year of edits in random order: after each the site is what a clean build of the same content gives, to the byte.
/// `MADOGUCHI_SEED` and `MADOGUCHI_STEPS` for a soak.
struct RandomEditTests {
    private static let seed = TestSetting.number("MADOGUCHI_SEED", otherwise: 20_261_121)
    private static let steps = TestSetting.number("MADOGUCHI_STEPS", otherwise: 300)
    /// Each runs its share of the steps on a town of its own, so that they share the cores.
    private static let towns = 2

    @Test(arguments: 0..<towns)
    func `after any edits the site is what a clean build makes`(_ town: Int) throws {
        var walk = try RandomWalk(seed: UInt64(Self.seed + town))
        var good = 0
        for step in 0..<(Self.steps / Self.towns) {
            let (what, rebuild) = try walk.step()
            if !rebuild.report.hasErrors { good += 1 }
            if !rebuild.differences.isEmpty {
                Issue.record("town \(Self.seed + town), step \(step), after \(what): \(rebuild.differences.prefix(4))")
                return
            }
        }
        // A walk through nothing but mistakes would prove little.
        #expect(good * 3 > Self.steps / Self.towns)
    }
}

private struct RandomWalk {
    private var town: Town
    private let test: SiteTest
    private var onDisk: [String: [UInt8]] = [:]
    /// Layouts as the scenarios share them, for going back.
    private var lastGood: [String: [UInt8]]

    init(seed: UInt64) throws {
        town = Town(seed: seed)
        test = try SiteTest()
        lastGood = town.files
        try bringToDisk()
        // The first towns have a mistake or two; the walk begins at one without.
        var report = test.build()
        while report.hasErrors {
            for problem in report.problems where problem.severity == .error {
                town.giveUp(String(problem.place.file.dropFirst(test.root.utf8.count + 1)))
            }
            try bringToDisk()
            report = test.build()
        }
        lastGood = town.files
    }

    mutating func step() throws -> (what: String, Rebuild) {
        var what: [String] = []
        test.editsAreFresh = town.random.chance(10)
        for _ in 0...town.random.below(3) {
            what.append(town.random.chance(25) ? try changeSurroundings() : town.edit())
        }
        try bringToDisk()
        let rebuild = try test.rebuild()
        if !rebuild.report.hasErrors {
            lastGood = town.files
        } else if town.random.chance(60) {
            town.restore(lastGood)
        }
        return (what.joined(separator: ", "), rebuild)
    }

    /// Writes what differs, deletes what is gone.
    private mutating func bringToDisk() throws {
        for path in onDisk.keys.sorted() where town.files[path] == nil {
            try path.hasPrefix("layouts/") ? restoreLayout(path) : test.delete(path)
        }
        for (path, bytes) in town.files.sorted(by: { $0.key < $1.key }) where onDisk[path] != bytes {
            try test.write(path, bytes)
        }
        onDisk = town.files
    }

    private func restoreLayout(_ path: String) throws {
        let shared = Scenario.root + "/" + path
        if Disk.exists(shared) { try test.write(path, Disk.read(shared)) } else { try test.delete(path) }
    }

    /// Time, options, output and state; nothing that the content shows.
    private mutating func changeSurroundings() throws -> String {
        switch town.random.below(9) {
        case 0, 1:
            test.options.at.minutes += town.random.below(3 * 24 * 60)
            test.options.at.hasTime = true
            return "later"
        case 2:
            test.options.at.minutes += (town.random.below(200) - 100) * 24 * 60
            return "another day"
        case 3:
            test.options.showsDrafts.toggle()
            return "drafts"
        case 4:
            test.options.baseURL = test.options.baseURL == nil ? "https://other.example.jp" : nil
            return "base address"
        case 5: return try damageOutput()
        case 6:
            try Disk.write([UInt8](repeating: 7, count: town.random.below(99)), to: test.root + "/output/cache/state")
            return "state damaged"
        case 7:
            test.options.workers = 1 + town.random.below(4)
            return "workers"
        default:
            let paths = town.files.keys.sorted()
            let path = town.random.pick(paths)
            if test.exists(path) { try test.touch(path) }
            return "touch \(path)"
        }
    }

    private mutating func damageOutput() throws -> String {
        let files = Disk.tree(test.root + "/output/public")
        guard !files.isEmpty else { return "no output" }
        let path = "output/public/" + town.random.pick(files).path
        if town.random.chance(50) { try test.delete(path) } else { try test.write(path, "?") }
        return "damaged \(path)"
    }
}
