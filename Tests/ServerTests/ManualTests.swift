import Accounts
import FeatureKit
import HTTP
import TestKit
import Testing

@testable import Manual
@testable import Server

@Suite struct ManualTests {
    private let desk = Desk(TestedDesk.files, siteName: "")

    @Test func `every text is whole, and its links and pictures are there`() {
        let (texts, problems) = ManualText.reading(desk)
        #expect(texts.count > 15)
        #expect(problems.map { $0.line(in: .english) } == [])
        for text in texts {
            #expect(text.sections.count > 1, "\(text.name)")
            #expect(Set(text.sections.map(\.id)).count == text.sections.count, "\(text.name)")
        }
    }

    @Test func `what is wrong with a text is said with its place`() {
        let head = "---\ntitle: 例\norder: 1\nfor: staff\nsummary: 例です。\n---\n"
        let texts: [DeskFiles.File] = [
            ("a.md", Array((head + "[ない](nothing.md)\n\n![図](nothing.png)\n").utf8)), ("b.md", Array("# x".utf8)),
        ]
        let (_, problems) = ManualText.reading(
            Desk(DeskFiles(templates: [], assets: [], manual: texts), siteName: ""))
        #expect(problems.map(\.code) == ["broken-link", "broken-picture", "front-matter-shape"])
        #expect(problems.map(\.place.line) == [7, 9, 1])
    }

    @Test func `every page of the menu leads to its text, and every text explains pages that exist`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        let links = try #require(
            browser.get("/staff").text.firstMatch(of: #/<ul class="menu-wide">(?<list>[^$]*?)<\/ul>/#)
        ).list.matches(of: #/href="([^"]+)"/#).map { String($0.1) }
        #expect(links.count > 8)
        for link in links + ["/staff", "/staff/account", "/staff/accounts/yamada"] where link != "/staff/manual" {
            let help = try #require(
                browser.get(link).text.firstMatch(of: #/<p class="help"><a href="([^"]+)">/#), "\(link)"
            ).1
            #expect(browser.get(String(help)).status == .ok, "\(help)")
        }
        let paths = Set(server.companion.routes.map(\.path))
        for text in ManualText.reading(desk).0 {
            for page in text.pages { #expect(paths.contains(page), "\(text.name): \(page)") }
        }
    }

    @Test func `a page of one thing leads to the text about such pages`() throws {
        let manual = Manual(try RunningServer().surroundings)
        #expect(manual.help(for: "/staff/forms/moving/results") == "/staff/manual/surveys")
        #expect(manual.help(for: "/staff/forms/moving/0123/letter") == "/staff/manual/forms-handling")
        #expect(manual.help(for: "/staff/forms/moving/0123") == "/staff/manual/forms")
        #expect(manual.help(for: "/staff/nowhere") == nil)
    }

    @Test func `links in the texts lead to pages and headings that exist`() throws {
        let server = try RunningServer()
        let browser = try server.browser()
        for text in ManualText.reading(desk).0 {
            for match in String(decoding: text.html, as: UTF8.self).matches(of: #/href="(\/staff[^"#]*)(#[^"]*)?"/#) {
                let page = browser.get(String(match.1))
                #expect(page.status == .ok, "\(text.name): \(match.1)")
                guard let anchor = match.2?.dropFirst() else { continue }
                #expect(page.text.contains("id=\"\(anchor)\""), "\(text.name): \(match.0)")
            }
        }
    }

    @Test func `words are found in headings first, whatever their width and case`() throws {
        let texts = ManualText.reading(desk).0
        let hits = ManualSearch.hits("ＣＳＶ 書き出", in: texts)
        #expect(hits.contains { $0.text.name == "lists" })
        #expect(hits.allSatisfy { $0.excerpt.count <= 93 })
        #expect(ManualSearch.hits("バックアップ", in: texts).first?.text.name == "backup")
        #expect(ManualSearch.hits("バックアップ きゅうり", in: texts).isEmpty)
        #expect(ManualSearch.hits("　", in: texts).isEmpty)
    }

    @Test func `whoever has signed in reads and searches the manual`() throws {
        let server = try RunningServer()
        let browser = try server.browser("koho", may: [])
        #expect(browser.get("/staff/manual").text.contains("サーバーを動かす人の手引き"))
        let found = browser.get("/staff/manual?" + Query([("q", "津波<b>")]).encoded)
        #expect(found.text.contains("「津波&lt;b&gt;」は0か所") && found.text.contains("別の言葉"))
        #expect(browser.get("/staff/manual/emergency").text.contains("class=\"manual-toc\""))
        #expect(browser.get("/staff/manual/nothing").status == .notFound)
        #expect(Browser(server.service).get("/staff/manual/backup").status == .seeOther)
    }
}
