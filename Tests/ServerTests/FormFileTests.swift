import Accounts
import Attachments
import FeatureKit
import FormEngine
import HTTP
import StoreKit
import Submissions
import TestKit
import Testing

@testable import Server

/// Files that are sent with forms.
@Suite struct FormFileTests {
    /// Papers and a photo on the first page, then one more question.
    private static let form = makeForm(keepsPlace: false)

    private static func makeForm(keepsPlace: Bool) -> Form {
        var papers = Item("papers", .file, label: "書類")
        papers.isRequired = true
        papers.most = 2
        var photo = Item("photo", .photo, label: "写真")
        photo.keepsPlace = keepsPlace
        var rows = Item("children", .group, label: "お子さん")
        rows.items = [Item("name", .text, label: "名前"), Item("card", .file, label: "証明書")]
        return Form(
            id: "moving", version: "1", title: "引っ越し", path: "/forms/moving/",
            steps: [
                Form.Step(title: "書類", items: [papers, photo, rows]),
                Form.Step(title: "連絡先", items: [Item("mail", .mail, label: "メール")]),
            ])
    }

    private func server(
        _ database: TestedDatabase = .sqlite, scanner: VirusScanner? = nil, _ form: Form = Self.form
    ) throws -> RunningServer {
        let pages = PublishedPages(file: { path in
            switch path {
            case "/my/frame.html": Array("<title>%%title%%</title>%%content%%".utf8)
            case "/forms/moving/form.json": form.json
            default: nil
            }
        })
        return try RunningServer(database, pages: pages, scanner: scanner)
    }

    private static let pdf = AttachmentFixtures.pdf()

    private func path(_ response: Response) throws -> String { try #require(response.headers["Location"]) }

    private func links(_ page: Response) -> [String] {
        page.text.matches(of: #/href="([^"]*\/files\/[0-9a-f]{32})"/#).map { String($0.1) }
    }

    /// To the page where it is received.
    private func sent(_ browser: Browser, _ draft: String) throws -> Response {
        #expect(try path(browser.send(draft, [("_step", "1")], token: "")) == draft + "/confirm")
        return browser.get(try path(browser.send(draft + "/send", token: "")))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `files are sent along, shown to the applicant and to staff, and sealed`(database: TestedDatabase) throws {
        let server = try server(database)
        let browser = Browser(server.service)
        let second = try path(
            browser.send(
                "/my/forms/moving", [("_go", "next"), ("children.0.name", "太郎")],
                files: [
                    ("papers", "住民票 1.pdf", Self.pdf), ("photo", "IMG.JPG", AttachmentFixtures.photo),
                    ("children.0.card", "a.pdf", Self.pdf),
                ]))
        let draft = String(second.prefix { $0 != "?" })
        #expect(second == draft + "?step=1")
        let page = try sent(browser, draft)
        #expect(page.text.contains("住民票 1.pdf") && page.text.contains("証明書（1件目）"))
        let own = links(page)
        #expect(own.count == 3)
        let paper = browser.get(try #require(own.last))
        #expect(paper.headers["Content-Type"] == "application/pdf" || paper.headers["Content-Type"] == "image/jpeg")
        #expect(paper.headers["Content-Security-Policy"]?.contains("sandbox") == true)
        let pictures = own.map { browser.get($0) }.filter { $0.headers["Content-Type"] == "image/jpeg" }
        #expect(pictures.count == 1 && !pictures[0].text.contains(AttachmentFixtures.secret))
        let clerk = try server.browser()
        let inbox = clerk.get("/staff/forms/moving").text
        let one = String(try #require(inbox.firstMatch(of: #/\/staff\/forms\/moving\/[0-9a-f]{32}/#)).0)
        let files = links(clerk.get(one))
        #expect(files.count == 3 && files.allSatisfy { clerk.get($0).status == .ok })
        try server.surroundings.store.read { rows in
            try rows.forEach("SELECT name, content FROM submission_files") { row in
                for value in [row.bytes(0), row.bytes(1)].compactMap({ $0 }) {
                    #expect(
                        value.firstRange(of: Array("%PDF".utf8)) == nil
                            && value.firstRange(of: Array("住民票".utf8)) == nil)
                }
            }
        }
    }

    @Test(arguments: TestedDatabase.allCases, [true, false])
    func `where a photo was taken is seen by both sides where the form asks for it, and sealed`(
        database: TestedDatabase, isAsked: Bool
    ) throws {
        let server = try server(database, Self.makeForm(keepsPlace: isAsked))
        let browser = Browser(server.service)
        let second = try path(
            browser.send(
                "/my/forms/moving", [("_go", "next")],
                files: [("papers", "a.pdf", Self.pdf), ("photo", "IMG.JPG", AttachmentFixtures.placedPhoto)]))
        let page = try sent(browser, String(second.prefix { $0 != "?" }))
        #expect(page.text.contains("撮影場所：緯度35.6581、経度139.7414") == isAsked)
        let clerk = try server.browser()
        let inbox = clerk.get("/staff/forms/moving").text
        let one = String(try #require(inbox.firstMatch(of: #/\/staff\/forms\/moving\/[0-9a-f]{32}/#)).0)
        #expect(clerk.get(one).text.contains("撮影場所：緯度35.6581、経度139.7414") == isAsked)
        try server.surroundings.store.read { rows in
            let kept = try rows.rows("SELECT taken_at FROM submission_files").compactMap { $0.bytes(0) }
            #expect(kept.count == (isAsked ? 1 : 0))
            #expect(kept.allSatisfy { $0.firstRange(of: Array("35.65".utf8)) == nil })
        }
    }

    @Test func `nobody gets a file with another submission's address`() throws {
        let server = try server()
        let (one, other) = (Browser(server.service), Browser(server.service))
        var drafts: [String] = []
        for browser in [one, other] {
            let second = try path(
                browser.send("/my/forms/moving", [("_go", "next")], files: [("papers", "a.pdf", Self.pdf)]))
            drafts.append(String(second.prefix { $0 != "?" }))
        }
        let file = try #require(links(try sent(one, drafts[0])).first)
        let id = String(file.suffix(32))
        #expect(other.get(drafts[1] + "/files/" + id).status == .notFound)
        // Nor by naming it as if it were one's own.
        _ = other.send(drafts[1], [("_step", "0"), ("papers", "\(id) a.pdf"), ("_go", "next")], token: "")
        #expect(other.get(drafts[1] + "/files/" + id).status == .notFound)
    }

    @Test func `with something else wrong the files stay, and are named beside what is wrong`() throws {
        let server = try server()
        let browser = Browser(server.service)
        let page = browser.send(
            "/my/forms/moving", [("_go", "next")],
            files: [
                ("photo", "IMG.JPG", AttachmentFixtures.photo),
                ("papers", "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            ])
        #expect(page.status == .unprocessable)
        #expect(page.text.contains("「a.doc」は古い形式のため受け付けられません。"))
        #expect(page.text.contains("IMG.JPG") && page.text.contains("「書類」を選んでください。"))
        let draft = String(try #require(page.text.firstMatch(of: #/action="(\/my\/forms\/moving\/[0-9a-f]{32})"/#)).1)
        let next = browser.send(draft, [("_step", "0"), ("_go", "next")], files: [("papers", "b.pdf", Self.pdf)])
        #expect(try path(next) == draft + "?step=1")
        #expect(try links(sent(browser, draft)).count == 2)
    }

    @Test func `a file is taken away, and no more than asked for are taken`() throws {
        let server = try server()
        let browser = Browser(server.service)
        let page = browser.send(
            "/my/forms/moving", [("_go", "next")], files: (1...3).map { ("papers", "\($0).pdf", Self.pdf) })
        #expect(page.text.contains("「書類」は2つまでにしてください。"))
        let draft = String(try #require(page.text.firstMatch(of: #/action="(\/my\/forms\/moving\/[0-9a-f]{32})"/#)).1)
        let drop = String(try #require(page.text.firstMatch(of: #/name="_drop" value="(papers\/[0-9a-f]{32})"/#)).1)
        let without = browser.send(draft, [("_step", "0"), ("_drop", drop)], token: "")
        #expect(without.status == .ok && !without.text.contains("1.pdf") && without.text.contains("2.pdf"))
        #expect(try path(browser.send(draft, [("_step", "0"), ("_go", "next")], token: "")) == draft + "?step=1")
        #expect(try links(sent(browser, draft)).count == 2)
    }

    @Test func `a virus is refused, and without the scanner nobody sees a file`() throws {
        let stand = try StandInScanner()
        let server = try server(scanner: VirusScanner(stand.address))
        let browser = Browser(server.service)
        let infected = AttachmentFixtures.pdf(StandInScanner.eicar)
        let page = browser.send("/my/forms/moving", [("_go", "next")], files: [("papers", "a.pdf", infected)])
        #expect(page.status == .unprocessable && page.text.contains("ウイルスが見つかったため受け付けられません。"))
        stand.stop()
        // The listener may still have one connection in its queue.
        _ = Browser(server.service).send("/my/forms/moving", [("_go", "next")], files: [("papers", "x.pdf", Self.pdf)])
        let second = try path(
            browser.send("/my/forms/moving", [("_go", "next")], files: [("papers", "b.pdf", Self.pdf)]))
        let draft = String(second.prefix { $0 != "?" })
        let received = try sent(browser, draft)
        #expect(received.text.contains("ウイルスの検査を待っています") && links(received).isEmpty)
        let clerk = try server.browser()
        let one = String(
            try #require(clerk.get("/staff/forms/moving").text.firstMatch(of: #/\/staff\/forms\/moving\/[0-9a-f]{32}/#))
                .0)
        #expect(links(clerk.get(one)).isEmpty)
    }

    @Test func `what waited is looked at when the scanner is back`() throws {
        let server = try server()
        let browser = Browser(server.service)
        let surroundings = server.surroundings
        let away = SubmissionDesk(
            store: surroundings.store, vault: surroundings.vault, siteName: "", scanner: VirusScanner("unix:/nowhere"))
        let second = try path(
            browser.send("/my/forms/moving", [("_go", "next")], files: [("papers", "first.pdf", Self.pdf)]))
        let draft = String(second.prefix { $0 != "?" })
        let token = try #require(SubmissionDesk.Token(String(draft.suffix(32))))
        for (name, bytes) in [("good.pdf", Self.pdf), ("bad.pdf", AttachmentFixtures.pdf(StandInScanner.eicar))] {
            let file = try away.attach(
                bytes, name: name, to: "papers", of: try #require(try away.submission(token)), onlyPictures: false,
                now: server.now)
            #expect(file.state == .waiting)
        }
        let stand = try StandInScanner()
        let back = SubmissionDesk(
            store: surroundings.store, vault: surroundings.vault, siteName: "", scanner: VirusScanner(stand.address))
        #expect(try back.scanWaiting(now: server.now) == 2)
        let files = try back.files(try #require(try back.submission(token)))
        #expect(
            files.map { "\($0.name) \($0.state)" }.sorted() == [
                "bad.pdf infected", "first.pdf clean", "good.pdf clean",
            ])
        #expect(try back.scanWaiting(now: server.now) == 0)
    }

    @Test func `nobody fills the disk from one address`() throws {
        let server = try server()
        func send(_ client: ClientAddress) -> Status {
            let browser = Browser(server.service)
            browser.client = client
            return browser.send("/my/forms/moving", [("_go", "next")], files: [("papers", "a.pdf", Self.pdf)]).status
        }
        let statuses = (0..<31).map { _ in send(ClientAddress(ipv4: 1)) }
        #expect(statuses.prefix(30).allSatisfy { $0 == .seeOther } && statuses.last == .tooManyRequests)
        #expect(send(ClientAddress(ipv4: 2)) == .seeOther)
        server.now += 60
        #expect(send(ClientAddress(ipv4: 1)) == .seeOther)
    }

    @Test func `a body beyond the limit is refused as such`() throws {
        let server = try server()
        let large = [UInt8](repeating: 0, count: 33 << 20)
        let response = Browser(server.service).send("/my/forms/moving", [], files: [("papers", "a.pdf", large)])
        #expect(response.status == .contentTooLarge)
    }
}
