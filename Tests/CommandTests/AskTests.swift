import Model
import TestKit
import Testing

/// `madoguchi ask` and `evaluate`
@Suite struct AskTests {
    private func town() throws -> Workplace {
        let place = try Workplace()
        try place.write("content/site.yaml", Workplace.site + "chatbot: {desk: prefecture/madoguchi}\n")
        try place.write(
            "content/faq/juminhyo.md",
            "---\ntitle: 住民票の写しはどこで取れますか？\nvariants: [住民票がほしい]\n---\n\n市民課で取れます。\n")
        try place.write(
            "content/faq/gomi.md", "---\ntitle: 粗大ごみの出し方を教えてください\nvariants: [ソファを捨てたい]\n---\n\n電話で申し込みます。\n")
        return place
    }

    private func built() throws -> Workplace {
        let place = try town()
        #expect(try place.run("build").status == 0)
        return place
    }

    @Test func `a question is answered from the built site`() throws {
        let place = try built()
        let ended = try place.run("ask", "住民票がほしい", "--json")
        #expect(ended.status == 0)
        let answer = try ended.json()
        #expect(answer.names == ["outcome", "confidence", "results"])
        #expect(answer["results"]?.items.first?["id"]?.text == "juminhyo")
        #expect(answer["results"]?.items.first?["url"]?.text == "/faq/juminhyo/")
        let people = try place.run("ask", "住民票がほしい", "--top", "1", locale: "ja_JP.UTF-8")
        #expect(people.output.contains("1. 住民票の写しはどこで取れますか？"))
        #expect(!people.output.contains("2. "))
    }

    @Test func `how a question was read is told word by word`() throws {
        let place = try built()
        let words = try place.run("ask", "ソファはどう捨てる", "--explain", "--json").json()["words"]?.items ?? []
        let sofa = words.first { $0["text"]?.text == "ソファ" }
        #expect(sofa?["role"]?.text == "term")
        #expect((sofa?["impact"]?.int ?? 0) > 0)
        #expect(words.contains { $0["role"]?.text == "function" || $0["role"]?.text == "stop" })
    }

    @Test func `drafts are asked for beside the published site`() throws {
        let place = try built()
        try place.write(
            "content/faq/draft.md", "---\ntitle: 図書館は何時まで開いていますか？\ndraft: true\n---\n\n午後7時までです。\n")
        #expect(try place.run("build").status == 0)
        let before = try place.files("output/public")
        func first(_ options: String...) throws -> String? {
            try Program.run(["ask", "図書館は何時まで", "--json"] + options, in: place.root, locale: "C.UTF-8").json()[
                "results"]?.items.first?["id"]?.text
        }
        #expect(try first() != "draft")
        #expect(try first("--drafts") == "draft")
        #expect(try place.files("output/public") == before)
    }

    @Test func `without an index, and with a damaged one, the file is named`() throws {
        let place = try town()
        let none = try place.run("ask", "住民票")
        #expect(none.status == 1)
        #expect(none.errors.contains("output/public/answers/ja/manifest.json"))
        #expect(try place.run("build").status == 0)
        for file in Disk.tree(place.root + "/output/public/answers/ja") where file.path.contains("/terms/") {
            Disk.remove(place.root + "/output/public/answers/ja/" + file.path)
        }
        let damaged = try place.run("ask", "住民票")
        #expect(damaged.status == 1)
        #expect(damaged.errors.contains("/terms/"))
        #expect(damaged.output == "")
    }

    @Test func `evaluate measures against known answers`() throws {
        let place = try built()
        try place.write("queries.json", "{\"a\": \"住民票がほしい\", \"b\": \"ソファを捨てたい\", \"c\": \"対象外\"}")
        try place.write("qrels.json", "{\"a\": {\"juminhyo\": 2}, \"b\": {\"gomi\": 2}, \"c\": {\"gomi\": 0}}")
        let report = try place.run("evaluate", "--queries", "queries.json", "--qrels", "qrels.json", "--json").json()
        #expect(report["queries"]?.int == 2)
        func value(_ name: String) -> String? {
            guard case .number(let text)? = report[name]?.content else { return nil }
            return text
        }
        for name in ["recall@10", "ndcg@10", "hit@1", "mrr"] {
            #expect(["1", "1.0"].contains(value(name)), "\(name)")
        }
        try place.write("qrels.json", "{\"a\": {\"juminhyo\": \"yes\"}}")
        let wrong = try place.run("evaluate", "--queries", "queries.json", "--qrels", "qrels.json")
        #expect(wrong.status == 1)
        #expect(wrong.errors.hasPrefix("qrels.json:1"))
    }
}
