import Glibc
import TestKit
import Testing

@testable import SiteBuild

/// What a build leaves for the next one, and what happens when it or the output is damaged.
struct StateTests {
    private let state = "output/cache/state"

    @Test func `the state can be read back`() throws {
        let test = try SiteTest("translations")
        let report = test.build()
        let last = try #require(StateFile(output: test.options.output).load())
        #expect(last.header.pages == report.pages)
        #expect(last.header.nextChange == report.nextChange)
        let sites = last.sites(test.options)
        #expect(sites[""]?.outputs.count == report.outputs)
        #expect(sites[""]?.sources.isEmpty == false)
    }

    @Test func `a lost state is a clean build that touches nothing`() throws {
        let test = try SiteTest("translations")
        test.build()
        try test.delete(state)
        #expect(try test.expectCleanRebuild().changed == [])
    }

    @Test func `a state cut anywhere is a clean build`() throws {
        let test = try SiteTest("redirects")
        test.build()
        let whole = try Disk.read(test.root + "/" + state)
        for length in stride(from: 0, to: whole.count, by: max(1, whole.count / 12)) {
            try Disk.write(Array(whole[..<length]), to: test.root + "/" + state)
            if length % 3 == 0 { try test.append("content/pages/tax.md", "追記\(length)\n") }
            try test.expectCleanRebuild()
        }
    }

    @Test func `a state with any byte changed is a clean build`() throws {
        let test = try SiteTest("redirects")
        test.build()
        var random = Seeded(7)
        for step in 0..<12 {
            var bytes = try Disk.read(test.root + "/" + state)
            for _ in 0...random.below(3) { bytes[random.below(bytes.count)] ^= UInt8(1 + random.below(255)) }
            try Disk.write(bytes, to: test.root + "/" + state)
            if step % 3 == 0 { try test.append("content/pages/tax.md", "追記\(step)\n") }
            try test.expectCleanRebuild()
        }
    }

    @Test func `bytes that are no state end in a refusal, never in a crash`() throws {
        let test = try SiteTest("redirects")
        test.build()
        let whole = try Disk.read(test.root + "/" + state)
        var random = Seeded(11)
        for _ in 0..<3000 {
            var bytes = whole
            for _ in 0...random.below(4) { bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next()) }
            // Without the checksum the reader itself has to stand it.
            bytes.withUnsafeBytes { bytes in
                guard let opening = try? BuildState.open(bytes) else { return }
                _ = try? StandingRecord.read(opening.standing)
                guard let sites = try? BuildState.readSites(opening, in: nil) else { return }
                for site in sites.values { Self.readAll(site) }
            }
        }
    }

    private static func readAll(_ site: BuildState.SiteState) {
        for row in 0..<min(site.outputs.count, whole) {
            _ = site.outputs.element(of: row)
            _ = site.outputs.marks(of: row)
            _ = site.outputs.nameAndStamp(of: row)
        }
        for row in 0..<min(site.sources.count, whole) { _ = site.sources.element(of: row) }
        for row in 0..<min(site.assets.count, whole) { _ = site.assets.element(of: row) }
        _ = site.outputs["index.html"]
        _ = site.sources["pages/tax.md"]
    }

    /// Rows of the scenario, and more.
    private static let whole = 100

    @Test func `an output folder whose cache was deleted is taken for somebody else's`() throws {
        let test = try SiteTest("redirects")
        test.build()
        try test.delete("output/cache")
        let report = test.build()
        #expect(report.problems.map(\.code) == ["foreign-output"])
        test.options.isClean = true
        #expect(!test.build().hasErrors)
    }

    // MARK: The output

    @Test func `deleted and changed files of the output are restored`() throws {
        let test = try SiteTest("houses")
        test.build()
        try test.delete("output/public/houses/s-0001/index.html")
        #expect(try test.expectCleanRebuild().changed == ["public/houses/s-0001/index.html"])
        try test.write("output/public/feed.txt", "?")
        try test.expectCleanRebuild()
        #expect(!test.exists("output/public/feed.txt"))
        try test.edit("output/public/index.html", "空き家バンク", "空き家")
        try test.expectCleanRebuild()
        try test.delete("output/public/pictures")
        try test.expectCleanRebuild()
        try test.delete("output/public")
        try test.expectCleanRebuild()
        try test.delete("output/cache/pictures")
        try test.expectCleanRebuild()
    }

    @Test func `a changed output file of the same size is restored`() throws {
        let test = try SiteTest("redirects")
        test.build()
        try test.edit("output/public/tax/index.html", "税", "銭")
        try test.expectCleanRebuild()
    }

    @Test func `a folder in the place of an output file is cleared away`() throws {
        let test = try SiteTest("redirects")
        test.build()
        try test.delete("output/public/zei.html")
        try test.write("output/public/zei.html/x", "?")
        try test.expectCleanRebuild()
        try test.delete("output/public/tax")
        try test.write("output/public/tax", "?")
        try test.expectCleanRebuild()
    }

    // MARK: Sameness

    @Test(arguments: Scenario.all)
    func `two folders, and one worker or seven, give the same site`(_ scenario: Scenario) throws {
        let one = try SiteTest(scenario.name)
        one.options.workers = 1
        one.build()
        let seven = try SiteTest(scenario.name)
        seven.options.workers = 7
        seven.build()
        let (first, second) = (try PublishedFiles(one.options.output), try PublishedFiles(seven.options.output))
        #expect(second.differences(from: first) == [])
        #expect(!first.paths.isEmpty)
    }

    @Test func `a second run leaves output and state as they are`() throws {
        let test = try SiteTest("houses")
        test.build()
        let state = try Disk.read(test.root + "/" + state)
        let rebuild = try test.expectCleanRebuild()
        #expect(rebuild.changed == [])
        #expect(rebuild.report.written == 0)
        #expect(try Disk.read(test.root + "/" + self.state) == state)
        test.options.isClean = true
        #expect(try test.rebuild().changed == [])
    }

    @Test func `a dry run writes nothing`() throws {
        let test = try SiteTest("houses")
        test.options.isDryRun = true
        #expect(!test.build().hasErrors)
        #expect(!test.exists("output"))
    }
}
