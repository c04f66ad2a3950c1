import TestKit
import Testing

/// What people do to a page's file, and what has to follow from it.
struct PageEditTests {
    private let pages = "pages-and-sections"

    @Test func `a changed text changes its page alone`() throws {
        let changed = try edited(pages) { try $0.edit("content/pages/living/garbage.md", "も見て", "をよく見て") }
        #expect(changed == ["public/living/garbage/index.html"])
    }

    @Test func `a text that is an excerpt changes where the page is listed`() throws {
        let changed = try edited(pages) { try $0.edit("content/pages/living/water.md", "基本料金は1,200円", "基本料金は1,300円") }
        #expect(changed == ["public/living/water/index.html", "public/living/index.html"])
    }

    @Test func `a longer text of the same first words changes its page alone`() throws {
        let changed = try edited(pages) { try $0.append("content/pages/living/garbage.md", "\n追伸。\n") }
        #expect(changed == ["public/living/garbage/index.html"])
    }

    @Test func `a new title shows wherever the page is named`() throws {
        let changed = try edited(pages) { try $0.edit("content/pages/living/water.md", "nav: 上水道", "nav: 水") }
        #expect(changed == ["public/living/water/index.html", "public/living/garbage/index.html"])
        let retitled = try edited(pages) { try $0.edit("content/pages/living/water.md", "title: 水道", "title: みず") }
        #expect(retitled.isSuperset(of: ["public/living/index.html", "public/sitemap/index.html"]))
    }

    @Test func `a new title of the folder's page shows in breadcrumbs`() throws {
        let changed = try edited(pages) { try $0.edit("content/pages/living/index.md", "nav: くらしの案内", "nav: 暮らし") }
        #expect(changed.isSuperset(of: ["public/living/water/index.html", "public/living/garbage/index.html"]))
    }

    @Test func `a new description shows in the folder's list`() throws {
        let changed = try edited(pages) { try $0.edit("content/pages/living/garbage.md", "収集日と分け方", "分け方") }
        #expect(changed == ["public/living/garbage/index.html", "public/living/index.html"])
    }

    @Test func `another order moves a page in lists, navigation and site map`() throws {
        let changed = try edited(pages) { try $0.edit("content/pages/living/garbage.md", "order: 2", "order: 0") }
        #expect(
            changed.isSuperset(of: [
                "public/living/index.html", "public/living/water/index.html", "public/sitemap/index.html",
            ]))
    }

    @Test func `a new date of change shows on the page and in the site map for search engines`() throws {
        let changed = try edited(pages) { try $0.edit("content/pages/living/water.md", "2026-10-01", "2026-11-01") }
        #expect(changed == ["public/living/water/index.html", "public/sitemap.xml"])
    }

    @Test func `another tag changes which pages are related`() throws {
        let changed = try edited(pages) { try $0.edit("content/pages/about.md", "tags: [町]", "tags: [村]") }
        #expect(changed == ["public/about/index.html", "public/history/index.html"])
    }

    @Test func `a page left out of the search leaves the site map`() throws {
        let changed = try edited(pages) { try $0.edit("content/pages/about.md", "tags:", "search: false\ntags:") }
        #expect(changed.contains("public/sitemap.xml"))
    }

    @Test func `a page with another layout looks different`() throws {
        let changed = try edited(pages) {
            let layout = "<html lang=ja><title>広い</title><h1>{{ page.title }}</h1>{{ page.body }}</html>\n"
            try $0.write("layouts/wide.html", layout)
            try $0.edit("content/pages/about.md", "tags:", "layout: wide\ntags:")
        }
        #expect(changed == ["public/about/index.html"])
    }

    @Test func `touching a file changes nothing`() throws {
        let changed = try edited(pages) { try $0.touch("content/pages/about.md") }
        #expect(changed == [])
    }

    @Test func `an edit in the same instant as the build is seen by the next build`() throws {
        let test = try SiteTest(pages)
        test.editsAreFresh = true
        try test.write("content/pages/about.md", "---\ntitle: 一\n---\n")
        try test.expectCleanRebuild()
        for title in ["二", "三", "四"] {
            try test.write("content/pages/about.md", "---\ntitle: \(title)\n---\n")
            try test.expectCleanRebuild()
            #expect(try test.page("/about/").contains("<h1>\(title)</h1>"))
        }
    }

    // MARK: Files come, go and move

    @Test func `a new page appears in its folder's list and beside its neighbours`() throws {
        let changed = try edited(pages) { try $0.write("content/pages/living/tax.md", "---\ntitle: 税\n---\n") }
        #expect(
            changed.isSuperset(of: [
                "public/living/tax/index.html", "public/living/index.html", "public/living/water/index.html",
                "public/sitemap/index.html", "public/sitemap.xml",
            ]))
    }

    @Test func `a renamed page moves, and links to it are mended with it`() throws {
        let changed = try edited(pages) {
            try $0.rename("content/pages/living/water.md", "content/pages/living/mizu.md")
            try $0.edit("content/pages/living/garbage.md", "water.md", "mizu.md")
            #expect(!$0.isPublished("/living/mizu/"))
        }
        #expect(changed.isSuperset(of: ["public/living/water/index.html", "public/living/mizu/index.html"]))
    }

    @Test func `a page moved to another folder leaves no trace in the old one`() throws {
        let test = try SiteTest(pages)
        test.build()
        try test.rename("content/pages/about.md", "content/pages/living/about.md")
        try test.expectCleanRebuild()
        #expect(!test.exists("output/public/about"))
        #expect(try test.page("/living/").contains("/living/about/"))
    }

    @Test func `a page that gets a folder of its own keeps its address`() throws {
        try edited(pages) { try $0.rename("content/pages/history.md", "content/pages/history/index.md") }
        try edited(pages) {
            try $0.rename("content/pages/history.md", "content/pages/history/index.md")
            try $0.write("content/pages/history/meiji.md", "---\ntitle: 明治\n---\n")
        }
    }

    @Test func `a deleted page is gone everywhere`() throws {
        let changed = try edited(pages) { try $0.delete("content/pages/history.md") }
        #expect(
            changed == [
                "public/history/index.html", "public/about/index.html", "public/sitemap/index.html",
                "public/sitemap.xml",
            ])
    }

    @Test func `a folder without its page is no section any more`() throws {
        try edited(pages) {
            try $0.delete("content/pages/living/index.md")
            try $0.edit("content/pages/index.md", "living/index.md", "living/water.md")
        }
    }

    @Test func `a folder that gets a page becomes a section`() throws {
        let test = try SiteTest(pages)
        try test.delete("content/pages/living/index.md")
        try test.edit("content/pages/index.md", "living/index.md", "living/water.md")
        test.build()
        try test.write("content/pages/living/index.md", "---\ntitle: くらし\n---\n")
        try test.expectCleanRebuild()
        #expect(try test.page("/living/water/").contains("くらし"))
    }

    @Test func `a page and a file may change places`() throws {
        let test = try SiteTest(pages)
        try test.write("content/assets/history.d/x", "一枚の紙")
        test.build()
        try test.delete("content/assets/history.d")
        try test.write("content/assets/history.d", "一枚の紙")
        try test.expectCleanRebuild()
        try test.delete("content/assets/history.d")
        try test.write("content/pages/history.d/x.md", "---\ntitle: 紙\n---\n")
        try test.expectCleanRebuild()
    }

    @Test func `a file that stands where a page's folder has to be is a problem, and nothing is written`() throws {
        let test = try SiteTest(pages)
        test.build()
        try test.write("content/assets/history", "一枚の紙")
        try test.expectErrors(["address-collision"])
    }

    @Test func `a page may lie in a folder named like a language`() throws {
        let test = try SiteTest("translations")
        try test.write("content/pages/easy/steps.md", "---\ntitle: かんたんな手順\n---\n")
        test.build()
        try test.append("content/pages/easy/steps.md", "一つずつ。\n")
        try test.expectCleanRebuild()
    }

    @Test func `the same file under the same id in another folder shows the other folder's picture`() throws {
        let test = try SiteTest(pages)
        let page = "---\ntitle: 絵\nid: drawing\nimage: a.png\nimage_alt: 絵\n---\n"
        try test.write("content/pages/one/x.md", page)
        try test.write("content/pages/one/a.png", TestPicture.png(width: 3, height: 2, seed: 1))
        test.build()
        try test.rename("content/pages/one/x.md", "content/pages/two/x.md")
        try test.rename("content/pages/one/a.png", "content/pages/two/a.png")
        try test.expectCleanRebuild()
    }

    @Test func `what a text had to report goes when its page can no longer be made`() throws {
        let test = try SiteTest("pages-and-sections")
        try test.write("layouts/measured.html", wholePage("{{ page.extra.to | absolute }}{{ page.body }}"))
        let text = "---\ntitle: 題\nlayout: measured\nextra: {to: /about/}\n---\n\n[こちら](/)\n"
        try test.write("content/pages/measured.md", text)
        #expect(test.build().problems.map(\.code) == ["vague-link-text"])
        try test.edit("content/pages/measured.md", "to: /about/", "to: 5")
        let rebuild = try test.rebuild()
        #expect(rebuild.report.hasErrors)
        #expect(rebuild.differences == [])
    }

    @Test func `what a deleted text had to report goes also while another page cannot be made`() throws {
        let test = try SiteTest("pages-and-sections")
        try test.write("layouts/measured.html", wholePage("{{ page.extra.to | absolute }}{{ page.body }}"))
        try test.write(
            "content/pages/measured.md", "---\ntitle: 題\nlayout: measured\nextra: {to: /about/}\n---\n\n文。\n")
        try test.write("content/pages/vague.md", "---\ntitle: あいまい\n---\n\n[こちら](/)\n")
        #expect(test.build().problems.map(\.code) == ["vague-link-text"])
        try test.edit("content/pages/measured.md", "to: /about/", "to: 5")
        try test.delete("content/pages/vague.md")
        let rebuild = try test.rebuild()
        #expect(rebuild.report.problems.map(\.code).contains("vague-link-text") == false)
        #expect(rebuild.differences == [])
    }
}
