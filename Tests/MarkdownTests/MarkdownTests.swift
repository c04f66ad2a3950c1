import Markdown
import Model
import Testing

@Suite struct `Markdown into HTML` {
    @Test func `a heading gets an anchor from its words`() {
        let document = render("## 必要なもの\n\n## Open Data 2026\n").document
        #expect(document.headings.map(\.id) == ["必要なもの", "open-data-2026"])
        #expect(String(decoding: document.html, as: UTF8.self).hasPrefix("<h2 id=\"必要なもの\">必要なもの</h2>\n"))
    }

    @Test func `a repeated heading takes the heading above it as prefix`() {
        let text = "## 転入\n### 必要なもの\n## 転出\n### 必要なもの\n### 必要なもの\n"
        #expect(render(text).document.headings.map(\.id) == ["転入", "必要なもの", "転出", "転出-必要なもの", "必要なもの-2"])
    }

    @Test func `headings leave the ids of the page around them alone`() {
        let text = "## Top\n\n## Main\n\n## Living\n\n### Main\n\n## Top\n\n## FN 1\n\n## Fn\n\n## Fnord 1\n"
        #expect(
            render(text).document.headings.map(\.id) == [
                "section-top", "section-main", "living", "living-section-main", "section-top-2", "section-fn-1", "fn",
                "fnord-1",
            ])
        // Every further number would be a footnote's.
        #expect(
            render("## fn\n\n## fn\n\n## fn\n").document.headings.map(\.id) == ["fn", "section-fn-2", "section-fn-3"])
        #expect(render("## fn\n\n### 1\n\n## x\n\n### 1\n\n## fn\n\n### 1\n").document.headings.count == 6)
        #expect(render("## 一 {#main}\n").document.problems.map(\.code) == ["duplicate-id"])
        #expect(render("## 一 {#section-main}\n").document.problems == [])
    }

    @Test func `an anchor fixed by the author stays and its mark is not shown`() {
        let (document, _) = render("## 申請の方法 {#apply}\n")
        #expect(document.headings == [.init(id: "apply", title: "申請の方法", level: 2)])
        #expect(String(decoding: document.html, as: UTF8.self) == "<h2 id=\"apply\">申請の方法</h2>\n")
        #expect(document.problems.isEmpty)
    }

    @Test func `the same fixed anchor twice is a problem at the second`() {
        let problems = render("## あ {#x}\n\n## い {#x}\n").document.problems
        #expect(problems.map(\.code) == ["duplicate-id"])
        #expect(problems.first?.place == Place(file: "a.md", line: 3, column: 1))
    }

    @Test func `ruby is written with fallback brackets, in tables too`() {
        #expect(html("{転入届|てんにゅうとどけ}を出す") == "<p><ruby>転入届<rp>（</rp><rt>てんにゅうとどけ</rt><rp>）</rp></ruby>を出す</p>\n")
        #expect(html("|{市|し}|b|\n|-|-|\n|{町|まち}|c|\n").contains("<td><ruby>町<rp>（</rp><rt>まち</rt>"))
        #expect(render("## {市|し}のこと\n").document.headings.first?.title == "市のこと")
    }

    @Test func `braces with a bar in code stay as they are`() {
        #expect(
            html("`{a|b}`\n\n```\n{c|d}\n```\n")
                == "<p><code>{a|b}</code></p>\n<pre tabindex=\"0\"><code>{c|d}\n</code></pre>\n")
    }

    @Test func `a line break between Japanese characters leaves no blank`() {
        #expect(html("市役所の\n窓口") == "<p>市役所の窓口</p>\n")
        #expect(html("市役所の\n**窓口**") == "<p>市役所の<strong>窓口</strong></p>\n")
        #expect(html("city\nhall") == "<p>city\nhall</p>\n")
    }

    @Test func `external links and files are marked`() {
        #expect(
            html("[総務省](https://example.jp/)")
                == "<p><a href=\"https://example.jp/\" class=\"external\">総務省<span class=\"visually-hidden\">（外部サイト）</span></a></p>\n"
        )
        #expect(
            html("[申請書](a.pdf)")
                == "<p><a href=\"a.pdf\" class=\"file\">申請書<span class=\"file-note\">（PDF：12KB）</span></a></p>\n")
    }

    @Test func `tables scroll, have header cells and a name`() {
        let text = html("## 手数料\n\n|種類|金額|\n|--|--:|\n|住民票|300円|\n")
        #expect(text.contains("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"表1 手数料\">"))
        #expect(text.contains("<th scope=\"col\">種類</th>"))
        #expect(text.contains("<td class=\"right\">300円</td>"))
    }

    @Test func `below an empty corner the first column names the rows`() {
        let text = html("| |甲市|乙町|\n|--|--|--:|\n|1次|11月2日|11月4日|\n| |2月|3月|\n")
        #expect(
            text.contains(
                "<tr>\n<td></td>\n<th scope=\"col\">甲市</th>\n<th scope=\"col\" class=\"right\">乙町</th>\n</tr>"))
        #expect(text.contains("<tr>\n<th scope=\"row\">1次</th>\n<td>11月2日</td>"))
        #expect(text.contains("<tr>\n<td></td>\n<td>2月</td>"))
    }

    @Test func `GitHub alerts become notes`() {
        #expect(
            html("> [!WARNING]\n> 締切です。\n")
                == "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">注意</p>\n<p>締切です。</p>\n</div>\n"
        )
        #expect(html("> ふつうの引用\n") == "<blockquote>\n<p>ふつうの引用</p>\n</blockquote>\n")
    }

    @Test func `footnotes lead there and back`() {
        let text = html("本文[^1]と[^1]。\n\n[^1]: 注です。\n")
        #expect(text.contains("<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup>"))
        #expect(text.contains("id=\"fnref-1-2\""))
        #expect(text.contains("<li id=\"fn-1\">\n<p>注です。</p>\n<p class=\"footnote-back\"><a href=\"#fnref-1\""))
    }

    @Test func `task lists say aloud what is done`() {
        #expect(
            html("- [x] 印鑑\n- [ ] 写真\n")
                == "<ul class=\"tasks\">\n<li class=\"task task-done\"><span class=\"visually-hidden\">済</span>印鑑</li>\n<li class=\"task\"><span class=\"visually-hidden\">未</span>写真</li>\n</ul>\n"
        )
    }

    @Test func `a picture alone in its paragraph is a figure with its title below`() {
        #expect(
            html("![海](sea.jpg \"朝の海\")")
                == "<figure class=\"picture\"><img src=\"sea.jpg\" alt=\"海\"><figcaption>朝の海</figcaption></figure>\n")
    }

    @Test func `a component gets its YAML`() {
        #expect(html("```@button\nlabel: 申し込む\n```\n") == "<x-button>申し込む</x-button>\n")
        let problems = render("本文\n\n```@button\nlabel: a: b\n```\n", firstLine: 10).document.problems
        #expect(problems.map(\.code) == ["yaml-syntax"])
        #expect(problems.first?.place.line == 13)
    }
}

@Suite struct `Checks on a text` {
    @Test(arguments: [
        ("# 題", "heading-level-one", 1, 1),
        ("## a\n\n#### b", "heading-jump", 3, 1),
        ("あ ![](a.jpg)", "missing-alt", 1, 3),
        ("本文\n\nここは [](b.md) です", "empty-link-text", 3, 5),
        ("[こちら](b.md)", "vague-link-text", 1, 1),
        ("|  |  |\n|--|--|\n|a|b|", "table-without-header", 1, 1),
        ("本文\n\n<script>x</script>", "raw-html", 3, 1),
        ("a <b>c", "raw-html", 1, 3),
        ("a <span onclick=\"x\">c</span>", "raw-html", 1, 3),
        ("##", "empty-heading", 1, 1),
    ])
    func `each fault is found at its place`(text: String, code: String, line: Int, column: Int) {
        let problem = render(text).document.problems.first
        #expect(problem?.code == code)
        #expect(problem?.place == Place(file: "a.md", line: line, column: column))
    }

    @Test func `columns count characters, not bytes, and lines count from the front matter`() {
        let site = render("窓口は[市民課](c.md)です\n次の行の[税](z.md)", firstLine: 5).site
        #expect(site.places == [Place(file: "a.md", line: 5, column: 4), Place(file: "a.md", line: 6, column: 5)])
    }

    @Test func `nesting beyond the limit is a problem, not a crash`() {
        let problems = render(String(repeating: "> ", count: 20_000) + "x").document.problems
        #expect(problems.contains { $0.code == "nested-too-deeply" })
        #expect(render(String(repeating: "*a **b ", count: 5_000)).document.html.isEmpty == false)
    }
}

@Suite struct `cmark-gfm on several threads` {
    // The library changes a global table around every parse; see CmarkThreads.h.
    @Test func `strikethrough and autolinks come out the same ten thousand times`() async {
        let text = "~~x~~ https://example.jp/a ~~y~~ www.example.jp\n\n- [x] a\n\n|a|\n|-|\n|~~b~~|\n"
        let expected = render(text).document.html
        let wrong = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask { (0..<2_500).count { _ in render(text).document.html != expected } }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
