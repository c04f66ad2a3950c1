import Glibc
import TestKit
import Testing

/// `madoguchi build` and `check`
struct BuildTests {
    private static let broken = "---\ntitle: 題\ndescripton: x\n---\n\n[a](/nowhere/)\n\n![](x.png)\n"

    @Test func `a build writes the site and says so to people alone`() throws {
        let place = try Workplace()
        let ended = try place.run("build")
        #expect(ended.status == 0)
        #expect(ended.output == "")
        #expect(ended.errorLines.count == 1 && ended.errors.hasPrefix("3 pages, "))
        #expect(place.exists("output/public/index.html") && place.exists("output/public/tax/index.html"))
    }

    @Test func `with json one object says what was done, and then that nothing was left to do`() throws {
        let place = try Workplace()
        let first = try place.run("build", "--json")
        let report = try first.json()
        #expect(first.status == 0)
        #expect(report.names == ["pages", "outputs", "written", "unchanged", "removed", "seconds", "problems"])
        #expect(report["pages"]?.int == 3)
        #expect(report["written"]?.int == report["outputs"]?.int && (report["outputs"]?.int ?? 0) > 20)
        #expect(report["problems"]?.items.count == 0)
        let second = try place.run("build", "--json").json()
        #expect(second["written"]?.int == 0)
        #expect(second["unchanged"]?.int == report["outputs"]?.int)
    }

    @Test func `problems are status 1, all at once with their places, and the last good site stays`() throws {
        let place = try Workplace()
        #expect(try place.run("build").status == 0)
        let before = try place.files("output/public")
        try place.write("content/pages/a.md", Self.broken)
        try place.write("content/news/b.md", "---\ntitle: 題\ndate: 来週\n---\n")
        let ended = try place.run("build")
        #expect(ended.status == 1)
        #expect(ended.output == "")
        for line in [
            "content/news/b.md:3:7: date: wrong value `来週` — a date or time like 2026-04-01 or 2026-04-01T10:00",
            "content/pages/a.md:3:1: unknown field `descripton` — expected one of: description, ",
            "content/pages/a.md:6:1: ", "content/pages/a.md:8:1: ",
        ] {
            #expect(ended.errorLines.contains { $0.hasPrefix(line) }, "\(line) in \(ended.errors)")
        }
        #expect(ended.errorLines.last?.hasSuffix("nothing was written, the last good site stays.") == true)
        #expect(try place.files("output/public") == before)
    }

    @Test func `with json the object comes on status 1 too, in the language of the locale`() throws {
        let place = try Workplace()
        try place.write("content/pages/a.md", Self.broken)
        let ended = try place.run("build", "--json", locale: "ja_JP.UTF-8")
        #expect(ended.status == 1)
        let problems = try #require(try ended.json()["problems"]).items
        #expect(problems.count >= 3)
        for problem in problems {
            #expect(problem.names == ["file", "line", "column", "severity", "code", "message", "expected"])
        }
        let unknown = try #require(problems.first { $0["code"]?.text == "unknown-field" })
        #expect(unknown["file"]?.text == "content/pages/a.md")
        #expect(unknown["line"]?.int == 3 && unknown["column"]?.int == 1)
        #expect(unknown["severity"]?.text == "error")
        #expect(unknown["message"]?.text == "「descripton」という項目はありません")
        #expect(unknown["expected"]?.text?.hasPrefix("使えるもの: description") == true)
        #expect(ended.errors.contains("content/pages/a.md:3:1: 「descripton」という項目はありません"))
        #expect(!place.exists("output/public"))
    }

    @Test func `a warning is no failure`() throws {
        let place = try Workplace()
        try place.write("content/memo.txt", "覚え書き\n")
        let ended = try place.run("build")
        #expect(ended.status == 0)
        #expect(ended.errors.hasPrefix("content/memo.txt: warning: this file is not used"))
    }

    @Test func `folders may be named, with a slash or without`() throws {
        let place = try Workplace(empty: true)
        try place.write("in/site.yaml", Workplace.site)
        try place.write("in/pages/index.md", "---\ntitle: 町\n---\n")
        try place.write("look/partials/footer.html", "<footer>手作り</footer>\n")
        #expect(try place.run("build", "--content=in/", "--layouts", "look", "--output", "deep/out/").status == 0)
        #expect(try place.read("deep/out/public/index.html").contains("手作り"))
        let missing = try place.run("build", "--content", "in", "--layouts", "nowhere")
        #expect(missing.status == 1)
        #expect(missing.errors.hasPrefix("nowhere: the layouts folder does not exist"))
    }

    @Test func `the time of the site and drafts are options`() throws {
        let place = try Workplace()
        try place.write("content/news/later.md", "---\ntitle: 後で\ndate: 2026-05-01\npublish: 2026-05-01T10:00\n---\n")
        try place.write("content/news/draft.md", "---\ntitle: 下書き\ndate: 2026-05-01\ndraft: true\n---\n")
        func published(_ options: String...) throws -> [Bool] {
            #expect(try Program.run(["build"] + options, in: place.root, locale: "C").status == 0)
            return ["later", "draft"].map { place.exists("output/public/news/\($0)/index.html") }
        }
        #expect(try published("--at", "2026-05-01T09:59") == [false, false])
        #expect(try published("--at", "2026-05-01T10:00") == [true, false])
        #expect(try published("--at", "2026-04-01", "--drafts") == [false, true])
        #expect(try published("--at=2026-05-02", "--drafts") == [true, true])
    }

    @Test func `the address given wins over the site's own`() throws {
        let place = try Workplace()
        try place.write("content/site.yaml", Workplace.site + "base_url: https://old.example.jp\n")
        #expect(try place.run("build", "--base-url", "https://new.example.jp/").status == 0)
        let map = try place.read("output/public/sitemap.xml")
        #expect(map.contains("<loc>https://new.example.jp/tax/</loc>") && !map.contains("old.example.jp"))
    }

    @Test func `compressed files stand beside the others and go with the option`() throws {
        let place = try Workplace()
        #expect(try place.run("build", "--compress").status == 0)
        for type in ["br", "gz"] { #expect(place.exists("output/public/index.html.\(type)")) }
        #expect(try Array(Disk.read(place.root + "/output/public/index.html.gz").prefix(2)) == [0x1F, 0x8B])
        #expect(try place.run("build").status == 0)
        for type in ["br", "gz"] { #expect(!place.exists("output/public/index.html.\(type)")) }
    }

    @Test func `files of others in the output folder stop the build unless it is a clean one`() throws {
        let place = try Workplace()
        try place.write("output/public/theirs.html", "x")
        let ended = try place.run("build", "--json")
        #expect(ended.status == 1)
        #expect(try ended.json()["problems"]?.items.compactMap { $0["code"]?.text } == ["foreign-output"])
        #expect(try place.read("output/public/theirs.html") == "x")
        #expect(try place.run("build", "--clean").status == 0)
        #expect(!place.exists("output/public/theirs.html") && place.exists("output/public/index.html"))
    }

    @Test func `a clean build gives the same site`() throws {
        let place = try Workplace()
        #expect(try place.run("build", "--at", "2026-05-01").status == 0)
        let before = try place.files("output/public")
        #expect(try place.run("build", "--clean", "--at", "2026-05-01").status == 0)
        #expect(try place.files("output/public") == before)
    }

    // MARK: What surrounds the content

    @Test(arguments: ["content", "empty", "content/site.yaml/x"])
    func `without content nothing is built, and the problem says what is missing`(_ folder: String) throws {
        let place = try Workplace(empty: true)
        try Disk.makeFolder(place.root + "/empty")
        for verb in ["build", "check"] {
            let ended = try place.run(verb, "--content", folder, "--json")
            #expect(ended.status == 1)
            #expect(try ended.json()["problems"]?.items.count == 1)
            #expect(ended.errors.hasPrefix("\(folder): "))
        }
        #expect(!place.exists("output"))
    }

    @Test func `a content folder without a site says so`() throws {
        let place = try Workplace()
        try Disk.write([], to: place.root + "/other/pages/index.md")
        let ended = try place.run("build", "--content", "other", "--json")
        #expect(ended.status == 1)
        #expect(try ended.json()["problems"]?.items.compactMap { $0["code"]?.text }.contains("no-site") == true)
    }

    @Test(
        arguments: [
            ("content", "content"), ("content", "content/output"), ("content", "./content/../content/x/y"),
            ("layouts", "layouts/output"), ("content", "linked/output"), ("output/public", "output"),
            ("output/cache/content", "output"),
        ])
    func `an output folder within the content or around it is refused`(_ source: String, _ output: String) throws {
        let place = try Workplace()
        try place.write("layouts/partials/footer.html", "<footer>手作り</footer>\n")
        symlink("content", place.root + "/linked")
        for path in ["output/public", "output/cache/content"] {
            try place.write(path + "/site.yaml", Workplace.site)
            try place.write(path + "/pages/index.md", "---\ntitle: 町\n---\n")
        }
        let before = try place.files(".")
        let content = source == "layouts" ? "content" : source
        let ended = try place.run("build", "--content", content, "--output", output, "--clean", "--json")
        #expect(ended.status == 1)
        #expect(try ended.json()["problems"]?.items.compactMap { $0["code"]?.text } == ["output-in-content"])
        #expect(try place.files(".") == before)
    }

    @Test func `content beside its output in one folder is fine`() throws {
        let place = try Workplace()
        #expect(try place.run("build", "--output", "content-output").status == 0)
        #expect(try place.run("build", "--output", ".", "--clean").status == 0)
        #expect(place.exists("public/index.html") && place.exists("content/site.yaml"))
    }

    /// The superuser may write everywhere but where the kernel keeps its own files.
    @Test func `an output folder that cannot be written is a problem with its path`() throws {
        let place = try Workplace()
        var folder = place.root + "/closed"
        try Disk.makeFolder(folder)
        if geteuid() == 0 { folder = "/sys/kernel" } else { chmod(folder, 0o555) }
        let ended = try place.run("build", "--output", folder + "/out", "--json")
        #expect(ended.status == 1)
        let problems = try ended.json()["problems"]?.items ?? []
        #expect(problems.compactMap { $0["code"]?.text } == ["unwritable-output"])
        #expect(problems.first?["file"]?.text?.hasPrefix(folder + "/out/") == true)
    }

    @Test func `a file where the output folder should be is a problem`() throws {
        let place = try Workplace()
        try place.write("output", "x")
        let ended = try place.run("build", "--json")
        #expect(ended.status == 1)
        #expect(try ended.json()["problems"]?.items.count == 1)
        #expect(try place.read("output") == "x")
    }

    // MARK: check

    @Test func `a check writes nothing and lists every page against every criterion`() throws {
        let place = try Workplace()
        let before = try place.files(".")
        let ended = try place.run("check", "--json")
        #expect(ended.status == 0)
        let report = try ended.json()
        #expect(report.names == ["pages", "problems", "criteria", "results"])
        #expect(report["pages"]?.int == 3)
        let results = report["results"]?.items ?? []
        let automatic = report["criteria"]?.items.filter { $0["method"]?.text == "automatic" }.count ?? 0
        #expect(automatic > 10)
        let pages = Set(results.compactMap { $0["page"]?.text })
        #expect(pages.isSuperset(of: ["/", "/tax/", "/404.html"]))
        #expect(results.count == pages.count * automatic)
        #expect(results.allSatisfy { $0.names == ["page", "criterion", "result", "details"] })
        #expect(try place.files(".") == before)
    }

    @Test func `a check with problems is status 1 and names the criteria that fail`() throws {
        let place = try Workplace()
        try place.write("content/pages/a.md", "---\ntitle: 題\n---\n\n![](x.svg)\n")
        try place.write(
            "content/pages/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>")
        let ended = try place.run("check", "--json")
        #expect(ended.status == 1)
        let report = try ended.json()
        #expect(report["problems"]?.items.compactMap { $0["code"]?.text } == ["missing-alt"])
        let failed = report["results"]?.items.filter { $0["result"]?.text == "fail" } ?? []
        #expect(failed.map { "\($0["page"]?.text ?? "") \($0["criterion"]?.text ?? "")" } == ["/a/ 1.1.1"])
        #expect(!place.exists("output"))
    }
}
