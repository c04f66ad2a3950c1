import TestKit
import Testing

/// The same content at another time, with other options, by another program.
struct TimeTests {
    @Test func `pages appear and expire at their time`() throws {
        let test = try SiteTest("publishing", at: "2026-11-21T09:00")
        test.build()
        for (time, published) in [
            ("2026-11-21T11:59", false), ("2026-11-21T12:00", true), ("2026-11-30T23:59", true), ("2026-12-01", true),
        ] {
            test.setTime(time)
            try test.expectCleanRebuild()
            #expect(test.isPublished("/news/snow/") == published, "\(time)")
        }
        #expect(test.isPublished("/winter/") && !test.isPublished("/news/sale/"))
        test.setTime("2027-03-01")
        try test.expectCleanRebuild()
        #expect(!test.isPublished("/winter/"))
        test.setTime("2026-11-21T09:00")
        try test.expectCleanRebuild()
        #expect(test.isPublished("/news/sale/"))
    }

    @Test func `an edit may move an entry across the present moment`() throws {
        let test = try SiteTest("publishing")
        test.build()
        try test.edit("content/pages/winter.md", "publish: 2026-12-01", "publish: 2026-11-01")
        try test.expectCleanRebuild()
        #expect(test.isPublished("/winter/"))
        try test.edit("content/pages/winter.md", "expires: 2027-02-28", "expires: 2026-11-20")
        try test.expectCleanRebuild()
        #expect(!test.isPublished("/winter/"))
        try test.edit("content/pages/plan.md", "draft: true", "draft: false")
        try test.expectCleanRebuild()
        #expect(test.isPublished("/plan/"))
    }

    /// From one announced change to the next: in between nothing changes, and at each of them something may.
    @Test(arguments: ["programs", "events", "publishing", "components", "houses"])
    func `between two announced moments the site stays as it is`(_ scenario: String) throws {
        let test = try SiteTest(scenario)
        var report = try test.expectCleanRebuild().report
        var steps = 0
        while let next = report.nextChange, steps < 12 {
            test.options.at.minutes = next.minutes - 1
            test.options.at.hasTime = true
            let quiet = try test.expectCleanRebuild()
            #expect(quiet.changed == [], "before \(next.iso)")
            test.options.at = next
            report = try test.expectCleanRebuild().report
            steps += 1
        }
        #expect(steps > 0 || scenario == "houses")
    }

    /// Far apart moments in any order, so that windows open and close, months turn and events pass.
    @Test(arguments: ["programs", "events", "publishing"])
    func `time may jump forwards and backwards`(_ scenario: String) throws {
        let test = try SiteTest(scenario)
        for time in [
            "2026-11-21T09:00", "2026-11-30T23:59", "2026-12-01T00:00", "2026-12-10T10:00", "2026-12-11", "2027-03-01",
            "2027-03-31T23:59",
            "2027-04-01", "2030-01-01", "2026-01-01", "2026-11-21T09:00",
        ] {
            test.setTime(time)
            try test.expectCleanRebuild()
        }
    }

    @Test func `an event's sign-up closes soon, then closes`() throws {
        let test = try SiteTest("events", at: "2026-10-01")
        try test.write("content/events/far.md", "---\ntitle: 春の会\nstart: 2027-05-20\napply: 電話で\n---\n")
        var report = try test.expectCleanRebuild().report
        var texts: [String] = []
        while let next = report.nextChange, next.day.year < 2027 || next.day.month < 6 {
            test.options.at = next
            report = try test.expectCleanRebuild().report
            let text = try test.page("/events/far/")
            texts += ["受付中", "まもなく締切", "受付終了"].filter { text.contains($0) && !texts.contains($0) }
            if next.day.month > 1 && next.day.month < 4 { test.options.at.minutes += 1 }
        }
        #expect(texts == ["受付中", "まもなく締切", "受付終了"])
    }

    @Test func `drafts come and go with the option`() throws {
        let test = try SiteTest("publishing")
        for shown in [true, false, true] {
            test.options.showsDrafts = shown
            try test.expectCleanRebuild()
            #expect(test.isPublished("/plan/") == shown)
        }
    }

    @Test func `compressed files come and go with the option, and follow their originals`() throws {
        let test = try SiteTest("pages-and-sections")
        try test.append("content/pages/about.md", String(repeating: "長い文章です。\n", count: 200))
        try test.expectCleanRebuild()
        test.options.compresses = true
        try test.expectCleanRebuild()
        #expect(test.exists("output/public/about/index.html.gz"))
        try test.append("content/pages/about.md", "追記。\n")
        try test.expectCleanRebuild()
        try test.delete("output/public/about/index.html.br")
        try test.expectCleanRebuild()
        test.options.compresses = false
        try test.expectCleanRebuild()
        #expect(!test.exists("output/public/about/index.html.gz"))
    }

    @Test func `another version of the program builds the same site anew`() throws {
        let test = try SiteTest("translations")
        test.options.programVersion = "1"
        try test.expectCleanRebuild()
        test.options.programVersion = "2"
        #expect(try test.expectCleanRebuild().changed == [])
    }
}
