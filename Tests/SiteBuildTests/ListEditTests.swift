import TestKit
import Testing

/// News, events, programs, houses and sheets: what one entry does to lists, feeds and calendars.
struct ListEditTests {
    @Test func `a new entry pushes others to the next page of the list`() throws {
        let changed = try edited("news") {
            try $0.write("content/news/a.md", "---\ntitle: 速報\ndate: 2026-11-21\n---\n")
        }
        #expect(
            changed.isSuperset(of: [
                "public/news/a/index.html", "public/news/index.html", "public/news/page/2/index.html",
                "public/news/feed.xml",
                "public/index.html",
            ]))
    }

    @Test func `a list that shrinks to one page loses its second`() throws {
        let test = try SiteTest("news")
        test.build()
        for name in ["n01", "n02", "n03"] { try test.delete("content/news/\(name).md") }
        let changed = try test.expectCleanRebuild().changed
        #expect(changed.contains("public/news/page/2/index.html"))
        #expect(!test.exists("output/public/news/page"))
    }

    @Test func `a new date moves an entry in every list`() throws {
        let changed = try edited("news") { try $0.edit("content/news/n01.md", "2026-10-01", "2026-11-20") }
        #expect(changed.isSuperset(of: ["public/news/index.html", "public/news/atom.xml", "public/index.html"]))
    }

    @Test func `the last entry of a category takes the category's pages along`() throws {
        let test = try SiteTest("news")
        for number in [5, 10, 15, 20] { try test.delete("content/news/n\(number < 10 ? "0" : "")\(number).md") }
        test.build()
        #expect(test.isPublished("/news/category/disaster/"))
        try test.edit("content/news/n25.md", "category: disaster", "category: notice")
        try test.expectCleanRebuild()
        #expect(!test.exists("output/public/news/category/disaster"))
    }

    @Test func `an introduction of a list may come and go`() throws {
        let test = try SiteTest("news")
        test.build()
        try test.write("content/news/index.md", "---\ntitle: 町の知らせ\n---\n毎日更新。\n")
        try test.expectCleanRebuild()
        #expect(try test.page("/news/n01/").contains("町の知らせ"))
        try test.append("content/news/index.md", "[最新](n26.md)\n")
        try test.expectCleanRebuild()
        try test.delete("content/news/index.md")
        try test.expectCleanRebuild()
    }

    @Test func `the last entry of a kind takes the list along`() throws {
        let test = try SiteTest("nested-site")
        test.build()
        try test.delete("content/archive/news/old.md")
        try test.expectCleanRebuild()
        #expect(!test.exists("output/sites/archive/news"))
    }

    @Test func `an event on another day moves in calendar, months and lists`() throws {
        let changed = try edited("events") {
            try $0.edit("content/events/newyear.md", "start: 2027-01-01T06:00", "start: 2027-03-01T06:00")
        }
        #expect(
            changed.isSuperset(of: [
                "public/events/calendar.ics", "public/events/calendar/2027-01/index.html",
                "public/events/calendar/2027-03/index.html",
            ]))
    }

    @Test func `a last event moved away takes the months behind it along`() throws {
        let test = try SiteTest("events")
        test.build()
        try test.delete("content/events/newyear.md")
        try test.expectCleanRebuild()
        #expect(!test.isPublished("/events/calendar/2027-01/"))
        #expect(try !test.page("/events/calendar/2026-12/").contains("→"))
    }

    @Test func `a program of another theme moves from facet to facet`() throws {
        try edited("programs") { try $0.edit("content/programs/rent.md", "theme: housing", "theme: work") }
        try edited("programs") { try $0.edit("content/programs/rent.md", "target: [family, anyone]", "target: family") }
    }

    @Test func `another closing day changes the window on pages and facets`() throws {
        let changed = try edited("programs") { try $0.edit("content/programs/repair.md", "2026-12-10", "2027-12-10") }
        #expect(
            changed.isSuperset(of: ["public/programs/repair/index.html", "public/programs/window/closing/index.html"]))
    }

    @Test func `rows of a sheet come, change and go`() throws {
        let sheet = "content/places/libraries.csv"
        try edited("sheets") { try $0.edit(sheet, "0999-00-1301", "0999-00-1399") }
        try edited("sheets") { try $0.append(sheet, "482013,L3,海市,東分館,ヒガシブンカン,海市東3,34.5,137.4,0999-00-1303\n") }
        try edited("sheets") { try $0.edit(sheet, "482013,L1,海市,中央図書館,チュウオウトショカン,海市本町1,34.3,137.2,0999-00-1301\n", "") }
        try edited("sheets") { try $0.rename(sheet, "content/places/halls.csv") }
        try edited("sheets") { try $0.delete(sheet) }
    }

    @Test func `a sheet is read anew when the municipality in it gets another name`() throws {
        try edited("sheets") { try $0.edit("content/municipalities/umi.md", "title: 海市", "title: 湊市") }
        try edited("sheets") {
            try $0.rename("content/municipalities/umi.md", "content/municipalities/minato.md")
            try $0.edit("content/places/hall.md", "umi", "minato")
        }
    }

    @Test func `what a list's introduction had to report goes with it`() throws {
        let test = try SiteTest("events")
        try test.write("content/events/index.md", "---\ntitle: 催し\n---\n\n[こちら](/events/)\n")
        #expect(test.build().problems.map(\.code).contains("vague-link-text"))
        try test.delete("content/events/index.md")
        let rebuild = try test.rebuild()
        #expect(rebuild.differences == [])
        #expect(!rebuild.report.problems.map(\.code).contains("vague-link-text"))
    }
}
