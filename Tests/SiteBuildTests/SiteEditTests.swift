import TestKit
import Testing

/// Edits of site.yaml, layouts, words, data, pictures and translations: what concerns many pages at once.
struct SiteEditTests {
    // MARK: site.yaml

    @Test func `a new name of the site shows on every page`() throws {
        let test = try SiteTest("pages-and-sections")
        let pages = test.build().pages
        try test.edit("content/site.yaml", "name: 見本町", "name: 見本市")
        #expect(try test.expectCleanRebuild().changed.count >= pages)
    }

    @Test func `a menu's new item shows on every page`() throws {
        let test = try SiteTest("menus")
        let pages = test.build().pages
        try test.edit("content/site.yaml", "    - {title: 外,", "    - {title: 町, url: /town/}\n    - {title: 外,")
        #expect(try test.expectCleanRebuild().changed.count >= pages)
    }

    @Test func `a vocabulary's new label shows on entries, lists and facets`() throws {
        let changed = try edited("programs") { try $0.edit("content/site.yaml", "housing: 住まい", "housing: 住宅") }
        #expect(
            changed.isSuperset(of: ["public/programs/rent/index.html", "public/programs/theme/housing/index.html"]))
    }

    @Test func `a vocabulary's new order changes the order of lists`() throws {
        let changed = try edited("programs") {
            try $0.edit("content/site.yaml", "{housing: 住まい, work: しごと}", "{work: しごと, housing: 住まい}")
        }
        #expect(changed.contains("public/programs/index.html"))
    }

    @Test func `a language more or less is a change everywhere`() throws {
        let test = try SiteTest("translations")
        test.build()
        try test.edit(
            "content/site.yaml", "  - {code: easy, name: やさしい日本語}\n",
            "  - {code: easy, name: やさしい日本語}\n  - {code: ko, name: 한국어}\n")
        try test.write("content/pages/tax.ko.md", "---\ntitle: 세금\n---\n")
        try test.expectCleanRebuild()
        #expect(try test.page("/moving/").contains("한국어"))
        try test.delete("content/pages/tax.ko.md")
        try test.expectCleanRebuild()
        #expect(try !test.page("/moving/").contains("한국어"))
        try test.delete("content/pages/moving.easy.md")
        try test.edit("content/site.yaml", "  - {code: easy, name: やさしい日本語}\n", "")
        try test.expectCleanRebuild()
        #expect(!test.isPublished("/easy/moving/"))
    }

    @Test func `another base address changes every address given in full`() throws {
        let test = try SiteTest("events")
        test.build()
        test.options.baseURL = "https://www.example.jp"
        try test.expectCleanRebuild()
        #expect(try test.page("/events/calendar.ics").contains("https://www.example.jp/events/"))
        test.options.baseURL = nil
        try test.expectCleanRebuild()
        try test.edit("content/site.yaml", "https://town.example.jp", "https://machi.example.jp")
        try test.expectCleanRebuild()
    }

    @Test func `a wrong site file is reported, and the last good site stays`() throws {
        let test = try SiteTest("menus")
        test.build()
        try test.edit("content/site.yaml", "name: 見本町", "nome: 見本町")
        try test.expectErrors(["missing-field", "unknown-field"])
        try test.edit("content/site.yaml", "nome: 見本町", "name: 見本町")
        try test.expectCleanRebuild()
    }

    // MARK: Translations

    @Test func `a translation shows in its original's list of versions and in menus`() throws {
        let changed = try edited("menus") { try $0.write("content/pages/town/index.en.md", "---\ntitle: Town\n---\n") }
        #expect(changed.isSuperset(of: ["public/en/town/index.html", "public/en/living/index.html"]))
    }

    @Test func `a translation that goes takes its address out of menus and links`() throws {
        let test = try SiteTest("translations")
        test.build()
        try test.delete("content/pages/moving.en.md")
        try test.expectCleanRebuild()
        #expect(try test.page("/en/").contains("href=\"/moving/\""))
        try test.write("content/pages/tax.en.md", "---\ntitle: Taxes\n---\n")
        try test.expectCleanRebuild()
        #expect(try test.page("/en/").contains("href=\"/en/tax/\""))
    }

    @Test func `the last page of a language takes the language along`() throws {
        let test = try SiteTest("menus")
        test.build()
        try test.delete("content/pages/living.en.md")
        try test.expectCleanRebuild()
        #expect(!test.exists("output/public/en"))
    }

    @Test func `what a translation inherits changes with the original`() throws {
        let changed = try edited("translations") { try $0.edit("content/pages/moving.md", "2026-04-01", "2026-05-01") }
        #expect(changed.isSuperset(of: ["public/en/moving/index.html", "public/easy/moving/index.html"]))
        try edited("translations") { try $0.edit("content/news/snow.md", "date:", "expires: 2026-11-20\ndate:") }
    }

    @Test func `a translation without its original is a problem, and nothing is written`() throws {
        let test = try SiteTest("translations")
        test.build()
        try test.delete("content/news/snow.md")
        try test.expectErrors(["missing-original"])
        try test.delete("content/news/snow.en.md")
        try test.expectCleanRebuild()
    }

    // MARK: Layouts and words

    @Test func `an edited layout changes the pages made by it and no others`() throws {
        let changed = try edited("news") { try $0.append("layouts/news.html", "{# nothing #}") }
        #expect(changed == [])
        let lists = try edited("news") { try $0.edit("layouts/list.html", "{{ page.body }}", "<hr>{{ page.body }}") }
        #expect(lists.contains("public/news/index.html") && !lists.contains("public/news/n01/index.html"))
        let all = try edited("news") { try $0.edit("layouts/base.html", "<footer>", "<footer><hr>") }
        #expect(all.isSuperset(of: ["public/news/n01/index.html", "public/404.html", "public/sitemap/index.html"]))
    }

    @Test func `an edited part changes every page that takes it in`() throws {
        let changed = try edited("news") { try $0.edit("layouts/cards/entry.html", "<li>", "<li class=\"entry\">") }
        #expect(changed.isSuperset(of: ["public/index.html", "public/news/index.html", "public/news/filter.json"]))
    }

    @Test func `a kind's own list layout replaces the common one, and back`() throws {
        let test = try SiteTest("news")
        test.build()
        try test.write("layouts/news_list.html", wholePage("{{ page.kind }}{{ list.total }}\n"))
        try test.expectCleanRebuild()
        #expect(try test.page("/news/").contains("\nlist26\n"))
        try test.delete("layouts/news_list.html")
        try test.expectCleanRebuild()
    }

    @Test func `a broken layout is reported, and the last good site stays`() throws {
        let test = try SiteTest("news")
        test.build()
        try test.append("layouts/news.html", "{% if %}")
        let rebuild = try test.rebuild()
        #expect(rebuild.report.hasErrors)
        #expect(rebuild.differences == [])
        #expect(rebuild.changed == [])
        try test.edit("layouts/news.html", "{% if %}", "")
        try test.expectCleanRebuild()
    }

    @Test func `a layout that is missing is reported until it is there`() throws {
        let test = try SiteTest("news")
        test.build()
        let layout = try test.read("layouts/news.html")
        try test.delete("layouts/news.html")
        let rebuild = try test.rebuild()
        #expect(rebuild.report.hasErrors)
        #expect(rebuild.changed == [])
        try test.write("layouts/news.html", layout)
        try test.expectCleanRebuild()
    }

    @Test func `a file laid over the embedded theme replaces it until it is taken away`() throws {
        let test = try SiteTest("pages-and-sections", embeddedTheme: true)
        test.build()
        try test.write("layouts/partials/footer.html", "<footer>手作り</footer>\n")
        try test.expectCleanRebuild()
        #expect(try test.page("/about/").contains("手作り"))
        try test.write("layouts/assets/extra.css", "p { color: red }\n")
        let changed = try test.expectCleanRebuild().changed
        #expect(changed.contains("public/about/index.html"))
        try test.delete("layouts/partials/footer.html")
        try test.expectCleanRebuild()
        #expect(try !test.page("/about/").contains("手作り"))
    }

    @Test func `other words show on pages of their language alone`() throws {
        let changed = try edited("translations") { try $0.edit("layouts/words/en.yaml", "Town hall", "City hall") }
        #expect(changed.contains("public/en/index.html") && !changed.contains("public/index.html"))
    }

    @Test func `words that change places change their pages`() throws {
        let test = try SiteTest("translations")
        try test.write("layouts/home.html", wholePage("{{ words.footer }} {{ words.updated }}\n"))
        test.build()
        try test.edit("layouts/words/ja.yaml", "footer: 役場\nupdated: 更新", "updated: 役場\nfooter: 更新")
        try test.expectCleanRebuild()
        #expect(try test.page("/").contains("\n更新 役場\n"))
    }

    @Test func `a word of another language shows where an entry of it is named`() throws {
        let test = try SiteTest("houses")
        try test.write(
            "content/site.yaml", "name: 空き家バンク\nlanguages:\n  - {code: ja, name: 日本語}\n  - {code: en, name: English}\n")
        try test.write("content/houses/s-0001/index.en.md", "---\ntitle: House by the sea\n---\n")
        test.build()
        try test.edit("layouts/words/ja.yaml", "window_always: 随時", "window_always: いつでも")
        try test.expectCleanRebuild()
        #expect(try test.page("/en/houses/s-0001/").contains("いつでも"))
    }

    @Test func `a component's layout changes the pages that use it`() throws {
        let changed = try edited("components") {
            try $0.edit("layouts/components/button.html", "<p>", "<p class=\"b\">")
        }
        #expect(changed == ["public/index.html"])
    }

    // MARK: Data

    @Test func `a data file changes the pages whose layout reads it`() throws {
        let yaml = try edited("data-files") { try $0.edit("content/data/numbers.yaml", "8000", "8001") }
        #expect(yaml == ["public/index.html"])
        let json = try edited("data-files") { try $0.edit("content/data/links.json", "県", "国") }
        #expect(json == ["public/index.html"])
        let csv = try edited("data-files") { try $0.append("content/data/stops.csv", "学校前,8:50\n") }
        #expect(csv == ["public/index.html"])
    }

    @Test func `the same bytes under another type are other data`() throws {
        let test = try SiteTest("data-files")
        try test.write("content/data/links.json", "a: b\n")
        try test.rename("content/data/links.json", "content/data/links.yaml")
        try test.write("layouts/home.html", wholePage("{{ data.links | tojson }}\n"))
        test.build()
        try test.rename("content/data/links.yaml", "content/data/links.csv")
        try test.expectCleanRebuild()
    }

    @Test func `data that a layout needs cannot go`() throws {
        let test = try SiteTest("data-files")
        test.build()
        try test.delete("content/data/numbers.yaml")
        let rebuild = try test.rebuild()
        #expect(rebuild.report.hasErrors)
        #expect(rebuild.differences == [])
        #expect(rebuild.changed == [])
    }

    @Test func `data that only an unused layout needs is missed all the same`() throws {
        let test = try SiteTest("data-files")
        try test.write("layouts/stay.html", wholePage("{{ data.extra.price }}\n"))
        try test.write("content/data/extra.yaml", "price: 1\n")
        test.build()
        try test.delete("content/data/extra.yaml")
        let rebuild = try test.rebuild()
        #expect(rebuild.report.hasErrors)
        #expect(rebuild.differences == [])
    }

    // MARK: Entries that components list

    @Test func `a component's list follows its entries`() throws {
        let test = try SiteTest("components")
        test.build()
        try test.write("content/news/n4.md", "---\ntitle: 最新\ndate: 2026-11-20\n---\n")
        try test.expectCleanRebuild()
        #expect(try test.page("/").contains("最新"))
        try test.edit("content/programs/rent.md", "2026-12-10", "2027-12-10")
        try test.expectCleanRebuild()
        try test.edit("content/programs/job.md", "theme: work", "theme: housing")
        try test.expectCleanRebuild()
        #expect(try test.page("/").contains("就職の支度金"))
    }

    // MARK: Pictures and files

    @Test func `a replaced picture changes wherever it is shown`() throws {
        let test = try SiteTest("houses")
        test.build()
        try test.write("content/assets/pictures/port.png", TestPicture.png(width: 700, height: 3, seed: 5))
        let changed = try test.expectCleanRebuild().changed
        #expect(
            changed.isSuperset(of: ["public/index.html", "public/houses/s-0002/index.html", "public/houses/index.html"])
        )
        try test.write("content/houses/s-0001/front.png", TestPicture.png(width: 20, height: 9, seed: 6))
        try test.expectCleanRebuild()
        try test.edit("content/houses/s-0002.md", "/pictures/port.png", "/houses/s-0001/front.png")
        try test.expectCleanRebuild()
    }

    @Test func `a picture that only a component shows is made anew with it`() throws {
        let changed = try edited("components") {
            try $0.write("content/assets/pictures/dot.png", TestPicture.png(width: 5, height: 5, seed: 2))
        }
        #expect(changed.contains("public/index.html"))
    }

    @Test func `a picture named by a layout, by data or by site.yaml is made anew with it`() throws {
        for (layout, path, text) in [
            ("{{ picture('/pictures/port.png').url }}\n", "", ""),
            ("{{ picture (data.hero.image).width }}\n", "content/data/hero.yaml", "image: /pictures/port.png\n"),
            (
                "{{ picture(\"/pictures/\" ~ site.extra.hero ~ \".png\").url }}\n", "content/site.yaml",
                "name: 港\nextra: {hero: port}\n"
            ),
        ] {
            let test = try SiteTest("houses")
            try test.write("layouts/home.html", wholePage(layout))
            if !path.isEmpty { try test.write(path, text) }
            test.build()
            try test.write("content/assets/pictures/port.png", TestPicture.png(width: 44, height: 4, seed: 3))
            try test.expectCleanRebuild()
        }
    }

    @Test func `many files of the same picture are made at the same time`() throws {
        let test = try SiteTest("houses")
        for number in 0..<24 {
            try test.write("content/assets/pictures/p\(number).png", TestPicture.png(width: 500, height: 2, seed: 9))
        }
        test.options.workers = 8
        try test.expectCleanRebuild()
        try test.write("content/assets/pictures/p3.png", TestPicture.png(width: 500, height: 2, seed: 10))
        try test.expectCleanRebuild()
        try test.rename("content/assets/pictures/p4.png", "content/assets/photos/p4.png")
        try test.expectCleanRebuild()
    }

    @Test func `a picture that cannot be read is a problem, and the last good site stays`() throws {
        let test = try SiteTest("houses")
        test.build()
        try test.write("content/assets/pictures/port.png", "not a picture")
        try test.expectErrors(["unreadable-picture", "not-a-picture", "not-a-picture"])
        try test.write("content/assets/pictures/port.png", TestPicture.png(width: 44, height: 4, seed: 3))
        try test.expectCleanRebuild()
    }

    // MARK: Nested sites

    @Test func `a nested site changes by itself, comes and goes`() throws {
        let test = try SiteTest("nested-site")
        test.build()
        try test.append("content/archive/pages/2025.md", "追記\n")
        #expect(try test.expectCleanRebuild().changed == ["sites/archive/2025/index.html"])
        try test.write("content/history/site.yaml", "name: 町史\n")
        try test.write("content/history/pages/index.md", "---\ntitle: 町史\n---\n")
        try test.expectCleanRebuild()
        try test.delete("content/archive")
        try test.expectCleanRebuild()
        #expect(!test.exists("output/sites/archive"))
        try test.delete("content/history")
        try test.expectCleanRebuild()
    }

    @Test func `two sites that would be published into one folder are a problem`() throws {
        let test = try SiteTest("nested-site")
        test.build()
        for folder in ["a/b", "a-b"] {
            try test.write("content/\(folder)/site.yaml", "name: 支所\n")
            try test.write("content/\(folder)/pages/index.md", "---\ntitle: 支所\n---\n")
        }
        try test.expectErrors(["site-collision"])
    }
}
