import Accounts
import FeatureKit
import FormEngine
import HTTP
import Storage
import StoreKit
import Submissions
import TestKit
import Testing

@testable import Server

/// What came out of a survey, for staff and for everybody.
@Suite struct FormResultTests {
    private static let path = "/staff/forms/moving/results"

    private static let survey: Form = {
        var place = Item("place", .choice, label: "お住まい")
        place.options = [.init("a", "潮見市"), .init("b", "汐浜市"), .init("c", "山守町")]
        var likes = Item("likes", .choices, label: "好きなもの")
        likes.options = [.init("x", "海"), .init("y", "山")]
        let ideas = Item("ideas", .paragraph, label: "ご意見")
        return Form(
            id: "moving", version: "1", title: "くらしのアンケート", path: "/forms/moving/", site: "https://town.example",
            steps: [Form.Step(title: "一", items: [place, likes, ideas])], use: .survey)
    }()

    private func server(_ database: TestedDatabase = .sqlite) throws -> RunningServer {
        try MovingForm.server(database, Self.survey)
    }

    private func answer(_ server: RunningServer, _ count: Int, _ answers: [String: [String]]) throws {
        let desk = SubmissionDesk(store: server.surroundings.store, vault: server.surroundings.vault, siteName: "")
        for _ in 0..<count {
            let token = SubmissionDesk.Token()
            let typed = Answers(answers)
            try desk.begin(Self.survey, typed, token: token, mode: .live, resident: nil, now: server.now)
            _ = try desk.send(
                try #require(try desk.submission(token)), Self.survey, Review(Self.survey, typed, today: "2026-09-21"),
                person: nil, staff: { _ in [] }, now: server.now)
        }
    }

    /// Twelve in one place, seven in another, two in the third.
    private func answered(_ database: TestedDatabase = .sqlite) throws -> RunningServer {
        let server = try server(database)
        try answer(server, 12, ["place": ["a"], "likes": ["x", "y"], "ideas": ["収集の回数を増やしてほしい。"]])
        try answer(server, 7, ["place": ["b"], "likes": ["x"], "ideas": ["ごみの収集が早すぎて間に合いません。"]])
        try answer(server, 2, ["place": ["c"], "likes": ["y"]])
        return server
    }

    private func row(_ page: String, _ label: String) throws -> String {
        let start = try #require(page.firstRange(of: "<th scope=\"row\">\(label)</th>"))
        return String(
            page[start.upperBound...].prefix(
                upTo: try #require(page[start.upperBound...].firstRange(of: "</tr>")).lowerBound))
    }

    @Test(arguments: TestedDatabase.allCases)
    func `staff see how many have chosen what, and two questions side by side`(database: TestedDatabase) throws {
        let server = try answered(database)
        let clerk = try server.browser()
        let page = clerk.get(Self.path + "?row=place&column=likes").text
        #expect(page.contains("21件の集計です"))
        #expect(try row(page, "潮見市").contains("12件") && row(page, "潮見市").contains("57%"))
        let cross = String(page[try #require(page.firstRange(of: "クロス集計\">")).upperBound...])
        #expect(try row(cross, "汐浜市").contains("7人<br>100%") && row(cross, "汐浜市").contains("0人<br>0%"))
        #expect(clerk.get(Self.path + "/counts?format=csv").text.contains("お住まい,潮見市,12,57,21"))
        let file = clerk.get(Self.path + "/cross?row=place&column=likes&format=csv").text
        #expect(file.contains("お住まい＼好きなもの,海,山,回答数") && file.contains("汐浜市,7,0,7"))
        #expect(clerk.get(Self.path + "/cross?row=place&column=place&format=csv").status == .notFound)
    }

    @Test func `what was written is told by its words, those that say nothing aside`() throws {
        let server = try answered()
        let clerk = try server.browser()
        let page = clerk.get(Self.path).text
        #expect(try row(page, "収集").contains("19件"))
        let words = clerk.get(Self.path + "/words?item=ideas&format=csv").text.split(separator: "\r\n").map {
            String($0.prefix { $0 != "," })
        }
        #expect(words.contains("収集") && words.contains("回数"))
        for word in ["の", "を", "て", "ほしい", "欲しい", "が"] { #expect(!words.contains(word)) }
    }

    @Test func `what was withdrawn or tried out does not count`() throws {
        let server = try server()
        try answer(server, 3, ["place": ["a"]])
        let desk = SubmissionDesk(store: server.surroundings.store, vault: server.surroundings.vault, siteName: "")
        let vault = server.surroundings.vault
        let one = try #require(
            try server.surroundings.store.read { try SubmissionStore($0, vault).received("moving") }.first)
        try desk.withdraw(one, Self.survey, now: server.now)
        #expect(try server.browser().get(Self.path).text.contains("2件の集計です"))
    }

    // MARK: For everybody

    private func published(_ server: RunningServer) -> String? {
        (try? Disk.read(server.folder + "/live/survey-moving.html")).map { String(decoding: $0, as: UTF8.self) }
    }

    private func publish(_ clerk: Browser, _ questions: [String], version: String = "0", step: String = "publish")
        -> Response
    {
        clerk.send(
            Self.path + "/publish",
            [("introduction", "ご協力ありがとうございました。"), ("version", version), ("step", step)]
                + questions.map { ("question", $0) })
    }

    @Test(arguments: TestedDatabase.allCases)
    func `chosen questions are looked at, published, and withdrawn`(database: TestedDatabase) throws {
        let server = try answered(database)
        let clerk = try server.browser()
        let preview = publish(clerk, ["likes"], step: "")
        #expect(preview.status == .ok && preview.text.contains("まだ公開していません") && published(server) == nil)
        #expect(publish(clerk, ["likes"]).status == .seeOther)
        let page = try #require(published(server))
        #expect(page.contains("<title>くらしのアンケートの結果</title>") && page.contains("ご協力ありがとうございました。"))
        #expect(page.contains("好きなもの") && page.contains("19件") && !page.contains("お住まい") && !page.contains("収集"))
        // Who looked at an older state is told.
        #expect(publish(clerk, ["likes"]).status == .unprocessable)
        // Numbers stay those of the day.
        try answer(server, 5, ["likes": ["x"]])
        server.companion.attend()
        #expect(published(server) == page)
        let withdraw = clerk.send(Self.path + "/withdraw", [("version", "1")])
        #expect(withdraw.status == .seeOther && published(server) == nil)
        #expect(clerk.send(Self.path + "/withdraw", [("version", "2")]).status == .unprocessable)
        #expect(publish(clerk, ["likes"], version: "2").status == .seeOther && published(server) != nil)
    }

    @Test func `a small group is not shown, nor what would tell it`() throws {
        let server = try answered()
        let clerk = try server.browser()
        #expect(publish(clerk, ["place"]).status == .seeOther)
        let page = try #require(published(server))
        #expect(try row(page, "山守町").contains("少ないため表示しません"))
        // 21 − 12 − 7 would tell the two.
        #expect(try row(page, "汐浜市").contains("少ないため表示しません"))
        #expect(try row(page, "潮見市").contains("12件"))
    }

    @Test func `small groups that are a small group together hide another one`() throws {
        let server = try server()
        try answer(server, 20, ["place": ["a"]])
        try answer(server, 2, ["place": ["b"]])
        try answer(server, 1, ["place": ["c"]])
        #expect(publish(try server.browser(), ["place"]).status == .seeOther)
        let page = try #require(published(server))
        for place in ["潮見市", "汐浜市", "山守町"] { #expect(try row(page, place).contains("少ないため表示しません")) }
    }

    @Test func `a question that few have answered is not published`() throws {
        let server = try server()
        try answer(server, 4, ["place": ["a"]])
        let clerk = try server.browser()
        let refused = publish(clerk, ["place", "likes"])
        #expect(refused.status == .unprocessable && refused.text.contains("ご協力ありがとうございました。</textarea>"))
        #expect(published(server) == nil)
    }

    @Test func `who may only read publishes nothing, and what is published is in the audit`() throws {
        let server = try answered()
        let reader = try server.browser("sato", may: [Permission("forms.read", .part("form:moving"))])
        #expect(reader.get(Self.path).status == .ok && !reader.get(Self.path).text.contains("結果を公開する"))
        #expect(publish(reader, ["likes"]).status == .forbidden)
        #expect(reader.send(Self.path + "/withdraw", [("version", "1")]).status == .forbidden)
        let other = try server.browser("suzuki", may: [Permission("forms.read", .part("form:other"))])
        for path in [
            "", "/counts?format=csv", "/cross?row=place&column=likes&format=csv", "/words?item=ideas&format=csv",
        ] {
            #expect(other.get(Self.path + path).status == .forbidden)
        }
        let clerk = try server.browser()
        #expect(publish(clerk, ["likes"]).status == .seeOther)
        #expect(clerk.get("/staff/audit").text.contains("form/moving/results"))
    }
}
