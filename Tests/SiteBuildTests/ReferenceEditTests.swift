import TestKit
import Testing

/// Edits whose effect is on other pages than the one edited.
struct ReferenceEditTests {
    @Test func `a municipality's new name shows on everything that belongs to it`() throws {
        let changed = try edited("references") {
            try $0.edit("content/municipalities/umi.md", "title: 海町", "title: 海市")
        }
        #expect(
            changed.isSuperset(of: [
                "public/office/index.html", "public/programs/rent/index.html", "public/programs/index.html",
                "public/news/open/index.html", "public/news/municipality/umi/index.html",
            ]))
    }

    @Test func `an entry of another municipality moves from list to list`() throws {
        let test = try SiteTest("news")
        test.build()
        try test.edit("content/news/n01.md", "municipality: yama", "municipality: umi")
        let changed = try test.expectCleanRebuild().changed
        #expect(
            changed.isSuperset(of: [
                "public/news/n01/index.html", "public/news/municipality/umi/index.html",
                "public/news/municipality/yama/index.html", "public/news/filter.json",
            ]))
        #expect(try test.page("/news/municipality/umi/").contains("/news/n01/"))
    }

    @Test func `a municipality's new order moves it in the facets of every list`() throws {
        try edited("news") {
            try $0.edit("content/municipalities/umi.md", "code:", "order: 2\ncode:")
            try $0.edit("content/municipalities/yama.md", "code:", "order: 1\ncode:")
        }
    }

    @Test func `a desk's new number shows wherever the desk is named`() throws {
        let changed = try edited("references") {
            try $0.edit("content/municipalities/umi.md", "0999-00-1201", "0999-00-1299")
        }
        #expect(changed.isSuperset(of: ["public/office/index.html", "public/programs/rent/index.html"]))
        let prefecture = try edited("components") { try $0.edit("content/site.yaml", "0999-00-1000", "0999-00-1001") }
        #expect(prefecture == ["public/contact/index.html"])
    }

    @Test func `a desk that a text names takes its page along`() throws {
        let changed = try edited("components") {
            try $0.edit("content/municipalities/umi.md", "0999-00-1201", "0999-00-1299")
        }
        #expect(changed.isSuperset(of: ["public/contact/index.html", "public/municipalities/umi/index.html"]))
    }

    @Test func `another desk on a page is another contact`() throws {
        let changed = try edited("references") { try $0.edit("content/pages/office.md", "umi/jumin", "prefecture/iju") }
        #expect(changed == ["public/office/index.html"])
    }

    @Test func `a deleted desk is reported where it is named, and nothing is written until that is mended`() throws {
        let test = try SiteTest("references")
        test.build()
        try test.edit("content/municipalities/umi.md", "  - {id: jumin, name: 住民課, phone: 0999-00-1201}\n", "")
        try test.edit("content/municipalities/umi.md", "desks:\n", "")
        try test.expectErrors(["unknown-desk", "unknown-desk"])
        try test.edit("content/pages/office.md", "contact: umi/jumin\n", "")
        try test.expectErrors(["unknown-desk"])
        try test.edit("content/programs/rent.md", "contact: umi/jumin\n", "")
        try test.expectCleanRebuild()
    }

    @Test func `a page that a link leads to cannot go before the link does`() throws {
        let test = try SiteTest("pages-and-sections")
        test.build()
        try test.delete("content/pages/living/water.md")
        try test.expectErrors(["broken-link"])
        #expect(test.isPublished("/living/water/"))
        try test.edit("content/pages/living/garbage.md", "[水道](water.md#fee)", "水道")
        try test.expectCleanRebuild()
        #expect(!test.isPublished("/living/water/"))
    }

    @Test func `an anchor that others link to cannot be renamed alone`() throws {
        let test = try SiteTest("pages-and-sections")
        test.build()
        try test.edit("content/pages/living/water.md", "{#fee}", "{#price}")
        try test.expectErrors(["broken-anchor"])
        try test.edit("content/pages/living/garbage.md", "#fee", "#price")
        try test.expectCleanRebuild()
    }

    @Test func `a link that lost its page and gets it back needs no edit of its own`() throws {
        let test = try SiteTest("pages-and-sections")
        test.build()
        let water = try test.read("content/pages/living/water.md")
        try test.delete("content/pages/living/water.md")
        try test.expectErrors(["broken-link"])
        try test.write("content/pages/living/water.md", water)
        try test.expectCleanRebuild()
    }

    @Test func `a file offered for download says its new size`() throws {
        let changed = try edited("references") {
            try $0.append("content/assets/files/form.txt", String(repeating: "あ", count: 2000))
        }
        #expect(changed == ["public/files/form.txt", "public/index.html"])
    }

    @Test func `a house tells when a program it names closes`() throws {
        let changed = try edited("houses") {
            try $0.edit("content/programs/repair.md", "theme:", "closes: 2026-11-01\ntheme:")
        }
        #expect(changed.contains("public/houses/s-0001/index.html"))
    }

    @Test func `open data names the desk to call, and follows it`() throws {
        let changed = try edited("references") {
            try $0.edit("content/municipalities/umi.md", "phone: 0999-00-1201", "phone: 0999-00-1299")
            #expect(try $0.page("/opendata/programs.csv").contains("住民課,0999-00-1201,"))
        }
        #expect(changed.isSuperset(of: ["public/opendata/programs.csv", "public/opendata/programs.json"]))
    }

    @Test func `redirects come and go`() throws {
        let changed = try edited("redirects") {
            try $0.edit("content/pages/tax.md", "/zei.html", "/zeikin.html")
        }
        #expect(changed == ["public/zei.html", "public/zeikin.html"])
    }

    @Test func `a redirect follows its page`() throws {
        let changed = try edited("redirects") { try $0.rename("content/pages/tax.md", "content/pages/money/tax.md") }
        #expect(
            changed.isSuperset(of: ["public/zei.html", "public/old/tax/index.html", "public/money/tax/index.html"]))
    }

    @Test func `a redirect's layout may show anything of the page it leads to`() throws {
        let test = try SiteTest("redirects")
        try test.write(
            "layouts/redirect.html",
            "{{ page.title }} {{ page.description }}{% for step in page.breadcrumb %}{{ step.title }}{% endfor %}{{ target }}\n"
        )
        test.build()
        try test.edit("content/pages/tax.md", "title: 税", "title: 税金")
        try test.expectCleanRebuild()
        #expect(try test.page("/zei.html").contains("税金"))
        try test.edit("content/site.yaml", "見本町", "見本市")
        try test.expectCleanRebuild()
    }

    @Test func `a registration card may show anything of its house`() throws {
        let test = try SiteTest("houses")
        try test.write(
            "layouts/house_card.html",
            "<html lang=ja><title>題</title><h1>{{ page.title }}</h1>{% for step in page.breadcrumb %}{{ step.title }}{% endfor %}{% for item in page.related %}{{ item.title }}{% endfor %}\n"
        )
        test.build()
        try test.edit("content/houses/s-0002.md", "title: 山の家", "title: 里の家")
        try test.expectCleanRebuild()
        #expect(try test.page("/houses/s-0001/card/").contains("里の家"))
        try test.write("content/houses/index.md", "---\ntitle: 空き家の一覧\n---\n")
        try test.expectCleanRebuild()
    }

    @Test func `a list's layout may show anything of the page that introduces it`() throws {
        let test = try SiteTest("programs")
        try test.write(
            "layouts/list.html",
            "<html lang=ja><title>題</title><h1>{{ page.title }}</h1>{% for item in page.children %}{{ item.title }}{% endfor %}{% for item in page.related %}{{ item.title }}{% endfor %}{{ page.json_ld }}\n"
        )
        try test.edit("content/programs/index.md", "title: 支援制度", "title: 支援制度\ntags: [金]")
        test.build()
        try test.write("content/pages/programs/guide.md", "---\ntitle: 手引き\n---\n")
        try test.expectCleanRebuild()
        #expect(try test.page("/programs/").contains("手引き"))
        try test.edit("content/programs/advice.md", "theme:", "tags: [金]\ntheme:")
        try test.expectCleanRebuild()
    }
}
