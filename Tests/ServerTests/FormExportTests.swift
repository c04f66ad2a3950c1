import Accounts
import Exports
import FeatureKit
import FormEngine
import HTTP
import Model
import OpenData
import Storage
import StoreKit
import Submissions
import TestKit
import Testing

@testable import Server

/// Everything of a form, as files that are written piece by piece.
@Suite struct FormExportTests {
    private static let path = "/staff/forms/moving/exports"

    /// A server with so many submissions; of each the old address is `NUMBER番地`.
    private func server(_ count: Int, _ database: TestedDatabase = .sqlite) throws -> RunningServer {
        let server = try MovingForm.server(database)
        let desk = SubmissionDesk(store: server.surroundings.store, vault: server.surroundings.vault, siteName: "")
        for number in 0..<count { try send("\(number)番地", desk, server) }
        return server
    }

    private func send(_ old: String, _ desk: SubmissionDesk, _ server: RunningServer) throws {
        let form = MovingForm.moving()
        let answers = Answers([
            "plan": ["move"], "old": [old], "children.0.age": ["3"], "mail": ["a@example.jp"],
        ])
        let token = SubmissionDesk.Token()
        try desk.begin(form, answers, token: token, mode: .live, resident: nil, now: server.now)
        let draft = try #require(try desk.submission(token))
        _ = try desk.send(
            draft, form, Review(form, answers, today: "2026-09-21"), person: nil, staff: { _ in [] }, now: server.now)
    }

    private func ask(_ clerk: Browser, _ format: String) {
        #expect(clerk.send(Self.path, [("format", format)]).status == .seeOther)
    }

    private func finish(_ server: RunningServer) { for _ in 0..<6 { server.companion.attend() } }

    private func links(_ clerk: Browser) -> [String] {
        clerk.get(Self.path).text.matches(of: #/href="([^"]*\/exports\/[0-9a-f]{16}\/\d+)"/#).map { String($0.1) }
    }

    /// An exporter with its own idea of how much a step is, as another run of the server would have it.
    private func exporter(_ server: RunningServer, rows: Int = 3, bytes: Int = 64 << 20) -> SubmissionExporter {
        var pace = SubmissionExporter.Pace()
        pace.rows = rows
        pace.archiveBytes = bytes
        let surroundings = server.surroundings
        return SubmissionExporter(
            surroundings.store, surroundings.vault, folder: server.folder + "/exports", server: surroundings.server,
            pace: pace)
    }

    @Test(arguments: TestedDatabase.allCases, ["csv", "csv-cp932", "xlsx"])
    func `who asks for everything gets it, and nobody else does`(database: TestedDatabase, format: String) throws {
        let server = try server(7, database)
        let clerk = try server.browser()
        ask(clerk, format)
        #expect(links(clerk).isEmpty && !clerk.get("/staff").text.contains("の書き出しが終わりました"))
        finish(server)
        #expect(clerk.get("/staff").text.contains("「引っ越し」の書き出しが終わりました。"))
        let link = try #require(links(clerk).first)
        let file = clerk.get(link)
        #expect(file.status == .ok && file.headers["Content-Disposition"]?.contains("moving.") == true)
        let bytes = try #require(file.bytes(limit: 1 << 22))
        let table = try ReadBack.table(bytes, format == "xlsx" ? "moving.xlsx" : "moving.csv")
        #expect(table.count == 8 && table[0].contains("前の住所"))
        #expect(Set(table.dropFirst().flatMap { $0 }.filter { $0.hasSuffix("番地") }).count == 7)
        let other = try server.browser("sato", may: [Permission("forms.read", .part("form:moving"))])
        #expect(links(other).isEmpty && !other.get("/staff").text.contains("の書き出し"))
        #expect(other.get(link).status == .notFound)
        let stranger = try server.browser("suzuki", may: [Permission("forms.read", .part("form:other"))])
        #expect(
            stranger.get(link).status == .forbidden
                && stranger.send(Self.path, [("format", "csv")]).status == .forbidden)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a killed server goes on where it was, with the same bytes`(database: TestedDatabase) throws {
        let server = try server(10, database)
        let clerk = try server.browser()
        ask(clerk, "csv")
        ask(clerk, "csv")
        // One without a break, the other with a new server for each step, of which some wrote more than they could say.
        let whole = exporter(server)
        var steps = 0
        while !clerk.get(Self.path).text.contains("終わりました"), steps < 50 {
            #expect(try whole.work(now: server.now) { _ in MovingForm.moving() })
            steps += 1
        }
        #expect(steps > 5)
        var position = -1
        while links(clerk).count < 2, steps < 100 {
            #expect(try exporter(server).work(now: server.now) { _ in MovingForm.moving() })
            try Self.spoil(server)
            steps += 1
            // It never begins anew.
            let now = try progress(server)
            #expect(now.done > 0 || now.phase == .writing)
            if now.phase == .writing && position >= 0 { #expect(now.done >= position) }
            position = now.phase == .writing ? now.done : -1
        }
        let files = links(clerk).map { clerk.get($0).bytes(limit: 1 << 22) }
        #expect(files.count == 2 && files[0] == files[1] && files[0]?.isEmpty == false)
    }

    /// Of the export that goes on, or was the last one to.
    private func progress(_ server: RunningServer) throws -> SubmissionExport.Progress {
        let vault = server.surroundings.vault
        let all = try server.surroundings.store.read { try ExportStore($0, vault).exports("moving", askedBy: "yamada") }
        let export = all.first { $0.state == .waiting } ?? all.last
        return try #require(export).progress
    }

    /// What a killed server has written and not told: rubbish behind every file.
    private static func spoil(_ server: RunningServer) throws {
        for (name, _) in Disk.tree(server.folder + "/exports") where name.hasSuffix(".sealed") {
            let path = "\(server.folder)/exports/\(name)"
            let bytes = try Disk.read(path)
            // Only of what goes on: the end of the others is read.
            try Disk.write(bytes + [1, 2, 3], to: path)
        }
    }

    @Test func `what was lost on the disk is begun anew`() throws {
        let server = try server(10)
        let clerk = try server.browser()
        ask(clerk, "csv")
        let first = exporter(server)
        for _ in 0..<6 { #expect(try first.work(now: server.now) { _ in nil }) }
        #expect(try progress(server).phase == .writing)
        Disk.remove(server.folder + "/exports")
        for _ in 0..<20 { _ = try exporter(server).work(now: server.now) { _ in nil } }
        let file = clerk.get(try #require(links(clerk).first)).text
        #expect(file.split(separator: "\r\n").count == 11)
    }

    @Test func `an Excel file begins anew in another run of the server, and is whole`() throws {
        let server = try server(10)
        let clerk = try server.browser()
        ask(clerk, "xlsx")
        let first = exporter(server)
        for _ in 0..<6 { #expect(try first.work(now: server.now) { _ in nil }) }
        let second = exporter(server)
        for _ in 0..<20 { _ = try second.work(now: server.now) { _ in nil } }
        let link = try #require(links(clerk).first)
        let bytes = try #require(clerk.get(link).bytes(limit: 1 << 22))
        #expect(try ReadBack.table(bytes, "moving.xlsx").count == 11)
    }

    @Test func `nothing that was written can be read without the keys, and it goes when it is deleted`() throws {
        let server = try server(5)
        let clerk = try server.browser()
        ask(clerk, "csv")
        finish(server)
        let files = Disk.tree(server.folder + "/exports").map(\.0)
        #expect(files.count == 1)
        for name in files {
            let bytes = try Disk.read("\(server.folder)/exports/\(name)")
            #expect(bytes.firstRange(of: Array("番地".utf8)) == nil && !bytes.isEmpty)
        }
        let delete = String(
            try #require(clerk.get(Self.path).text.firstMatch(of: #/action="([^"]*\/delete)"/#)).1)
        #expect(clerk.send(delete).status == .seeOther)
        #expect(Disk.tree(server.folder + "/exports").isEmpty && links(clerk).isEmpty)
    }

    @Test func `what nobody fetches is deleted after a week`() throws {
        let server = try server(2)
        let clerk = try server.browser()
        ask(clerk, "csv")
        finish(server)
        server.now += 8 * 86_400
        #expect(try exporter(server).deleteOld(now: server.now) == 1)
        #expect(Disk.tree(server.folder + "/exports").isEmpty)
    }

    @Test func `what another server has deleted does not stay here`() throws {
        let server = try server(1)
        let clerk = try server.browser()
        ask(clerk, "csv")
        finish(server)
        let file = server.folder + "/exports/0123456789abcdef-0.sealed"
        try Disk.write([1, 2, 3], to: file)
        server.companion.attend()
        #expect(Disk.exists(file))
        server.now += 3600
        server.companion.attend()
        #expect(!Disk.exists(file) && Disk.tree(server.folder + "/exports").count == 1)
    }

    @Test func `what staff have filled in stands behind the answers`() throws {
        let server = try server(2)
        let clerk = try server.browser()
        let page = try MovingForm.handled(clerk)
        #expect(clerk.send(page + "/staff-items", [("_revision", "0"), ("paid", "600")]).status == .seeOther)
        ask(clerk, "csv")
        finish(server)
        let link = try #require(links(clerk).first)
        let table = try ReadBack.table(try #require(clerk.get(link).bytes(limit: 1 << 22)), "moving.csv")
        #expect(table[0].suffix(2) == ["支給額", "決裁番号"])
        #expect(table.dropFirst().map { $0[$0.count - 2] }.sorted() == ["", "600円"])
    }

    @Test func `letters that Shift_JIS does not have are named`() throws {
        let server = try server(0)
        let desk = SubmissionDesk(store: server.surroundings.store, vault: server.surroundings.vault, siteName: "")
        for _ in 0..<2 { try send("𠮷野家の隣 髙﨑", desk, server) }
        let clerk = try server.browser()
        ask(clerk, "csv-cp932")
        finish(server)
        let page = clerk.get(Self.path).text
        #expect(page.contains("<td>𠮷</td><td>〓</td><td class=\"number\">2</td>") && !page.contains("<td>髙</td>"))
    }

    @Test func `somebody who asks for more and more is told to tidy up`() throws {
        let server = try server(1)
        let clerk = try server.browser()
        for _ in 0..<10 { ask(clerk, "csv") }
        let refused = clerk.send(Self.path, [("format", "csv")])
        #expect(refused.status == .unprocessable && refused.text.contains("1人10個まで"))
        #expect(clerk.send(Self.path, [("format", "exe")]).status == .unprocessable)
    }

    // MARK: Attachments

    private static let papers: Form = {
        var papers = Item("papers", .file, label: "住民票/写し")
        papers.most = 3
        return Form(
            id: "moving", version: "1", title: "引っ越し", path: "/forms/moving/",
            steps: [Form.Step(title: "書類", items: [papers, Item("mail", .mail, label: "メール")])])
    }()

    @Test(arguments: TestedDatabase.allCases)
    func `attachments come as ZIP files with names that people can read`(database: TestedDatabase) throws {
        let server = try MovingForm.server(database, Self.papers)
        var receipts: [String] = []
        for number in 1...3 {
            let browser = Browser(server.service)
            let files = (1...2).map {
                (field: "papers", name: "IMG\(number)-\($0).pdf", bytes: AttachmentFixtures.pdf("\(number)-\($0)"))
            }
            let confirm = try MovingForm.path(browser.send("/my/forms/moving", [("_go", "next")], files: files))
            let status = try MovingForm.path(browser.send(confirm.replacing("/confirm", with: "/send"), token: ""))
            receipts.append(try MovingForm.receipt(browser.get(status)))
            server.now += 1
        }
        let clerk = try server.browser()
        ask(clerk, "zip")
        // So small that each file is an archive of its own; each by another run of the server.
        for _ in 0..<10 { _ = try exporter(server, bytes: 1).work(now: server.now) { _ in nil } }
        #expect(links(clerk).count == 6)
        ask(clerk, "zip")
        for _ in 0..<3 { _ = try exporter(server).work(now: server.now) { _ in nil } }
        let whole = try #require(links(clerk).first { $0.hasSuffix("/1") })
        let archives = links(clerk).filter {
            $0.split(separator: "/").dropLast() == whole.split(separator: "/").dropLast()
        }
        let wanted = receipts.flatMap { ["\($0)/住民票＿写し-1.pdf", "\($0)/住民票＿写し-2.pdf"] }.sorted()
        let names = archives.flatMap { ZipNames.all(clerk.get($0).bytes(limit: 1 << 22) ?? []) }
        #expect(names.sorted() == wanted)
        // Nothing stays open on the disk.
        #expect(Disk.tree(server.folder + "/exports").allSatisfy { $0.0.hasSuffix(".sealed") })
    }

    @Test func `a form without attachments says so`() throws {
        let server = try server(1)
        let clerk = try server.browser()
        ask(clerk, "zip")
        finish(server)
        #expect(clerk.get(Self.path).text.contains("添付ファイルはありませんでした"))
    }
}

/// A file read back as a table.
private enum ReadBack {
    static func table(_ bytes: [UInt8], _ file: String) throws -> [[String]] {
        let table = try #require(Table.reading(bytes, file: file).table)
        return [table.header] + table.rows.map(\.cells)
    }
}

/// Names in the central directory of a ZIP file (APPNOTE.TXT 4.3.12).
private enum ZipNames {
    static func all(_ bytes: [UInt8]) -> [String] {
        var names: [String] = []
        var rest = 0
        while let found = bytes[rest...].firstRange(of: [0x50, 0x4B, 0x01, 0x02] as [UInt8]) {
            let start = found.lowerBound
            let length = Int(bytes[start + 28]) | Int(bytes[start + 29]) << 8
            // General purpose bit 11: the name is UTF-8.
            #expect(bytes[start + 9] & 0x08 != 0)
            names.append(String(decoding: bytes[(start + 46)..<(start + 46 + length)], as: UTF8.self))
            rest = start + 46 + length
        }
        return names
    }
}
