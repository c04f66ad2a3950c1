import Model
import TestKit
import Testing

/// The answer index of a site, and what the chat is told about it.
@Suite struct AnswersTests {
    private let site = """
        name: 見本町
        desks: [{id: citizens, name: 市民課, phone: 0999-00-0000}]
        chatbot: {name: まどか, desk: prefecture/citizens}

        """

    private func town() throws -> SiteTest {
        let test = try SiteTest(embeddedTheme: true)
        try test.write("content/site.yaml", site)
        try test.write("content/pages/index.md", "---\ntitle: 見本町\n---\n\n町のページです。\n")
        try entry(test, "juminhyo", "住民票の写しはどこで取れますか？", "市民課の窓口で取れます。", variants: "住民票がほしい")
        try entry(test, "gomi", "粗大ごみはどう出しますか？", "電話で申し込みます。", variants: "ソファを捨てたい")
        return test
    }

    private func entry(_ test: SiteTest, _ id: String, _ title: String, _ text: String, variants: String) throws {
        try test.write("content/faq/\(id).md", "---\ntitle: \(title)\nvariants: [\(variants)]\n---\n\n\(text)\n")
    }

    private func version(_ test: SiteTest) throws -> String {
        let manifest = try JSONValue.reading(
            Array(test.page("answers/ja/manifest.json").utf8), file: "", limits: JSONValue.Limits())
        return try #require(manifest["version"]?.text)
    }

    /// Folders of versions that stand in the output.
    private func versions(_ test: SiteTest) -> Set<String> {
        let files = Disk.tree(test.options.output + "/public/answers/ja").map(\.path)
        return Set(files.compactMap { $0.contains("/") ? $0.split(separator: "/").first.map(String.init) : nil })
    }

    /// An edit's index is that of a clean build; of the index before only the kept version is left.
    private func expectRebuild(_ test: SiteTest, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let before = try version(test)
        let rebuild = try test.rebuild()
        #expect(rebuild.errors == [], sourceLocation: sourceLocation)
        let other = rebuild.differences.filter { $0 != "" && !$0.contains("public/answers/ja/\(before)/") }
        #expect(other == [], sourceLocation: sourceLocation)
    }

    @Test func `every kind of edit gives the index of a clean build, under a version of its own`() throws {
        let test = try town()
        #expect(!test.build().hasErrors)
        var seen = [try version(test)]
        func changed(_ edit: () throws -> Void) throws {
            try edit()
            try expectRebuild(test)
            let now = try version(test)
            #expect(!seen.contains(now))
            seen.append(now)
        }
        try changed { try test.edit("content/faq/gomi.md", "電話で", "インターネットで") }
        try changed { try test.edit("content/faq/gomi.md", "ソファを捨てたい", "たんすを捨てたい") }
        try changed { try entry(test, "zei", "税はどこで納めますか？", "役場です。", variants: "税金") }
        try changed { try test.delete("content/faq/juminhyo.md") }
        try changed { try test.write("content/thesaurus/town.txt", "ガラクタ > 粗大ごみ\n") }
        try changed {
            try test.edit(
                "content/site.yaml", "desk: prefecture/citizens", "desk: prefecture/citizens, place_names: [見本]")
        }
        try changed { try test.edit("content/pages/index.md", "町の", "村の") }
    }

    @Test func `nothing changed leaves the index as it is`() throws {
        let test = try town()
        test.build()
        #expect(try test.expectCleanRebuild().changed == [])
        try test.touch("content/faq/gomi.md")
        #expect(try test.expectCleanRebuild().changed == [])
    }

    @Test func `the version before stays while browsers may be in the middle of it, and then goes`() throws {
        let test = try town()
        test.build()
        let first = try version(test)
        try test.edit("content/faq/gomi.md", "電話で", "窓口で")
        test.build()
        let second = try version(test)
        #expect(versions(test) == [first, second])
        try test.edit("content/faq/gomi.md", "窓口で", "郵便で")
        test.build()
        #expect(versions(test) == [second, try version(test)])
    }

    @Test func `drafts and entries that are not to be found are not in the index`() throws {
        let test = try town()
        try test.edit("content/faq/gomi.md", "title:", "draft: true\ntitle:")
        try test.edit("content/faq/juminhyo.md", "title:", "search: false\ntitle:")
        test.build()
        let manifest = try test.page("answers/ja/manifest.json")
        #expect(manifest.contains("\"questions\":0"))
        test.options.showsDrafts = true
        test.build()
        #expect(try test.page("answers/ja/manifest.json").contains("\"questions\":1"))
    }

    @Test func `every file that the chat keeps for use without a network is there`() throws {
        let test = try town()
        try test.write("content/assets/counter.png", TestPicture.png(width: 40, height: 30, seed: 1))
        try test.write(
            "content/faq/madoguchi.md", "---\ntitle: 窓口はどこですか？\n---\n\n![窓口の見取り図](../assets/counter.png)\n")
        #expect(test.build().problems.filter { $0.severity == .error } == [])
        let list = try JSONValue.reading(
            Array(test.page("chat/files.ja.json").utf8), file: "", limits: JSONValue.Limits())
        let files = (list["files"]?.elements ?? []).compactMap(\.text)
        #expect(list["version"]?.text == (try version(test)))
        #expect(files == Set(files).sorted())
        for file in files + [list["manifest"]?.text ?? ""] {
            #expect(test.isPublished(file), "\(file)")
        }
        let shards = Disk.tree(test.options.output + "/public/answers/ja").map { "/answers/ja/" + $0.path }
        #expect(Set(shards).subtracting(files) == ["/answers/ja/manifest.json"])
        #expect(files.contains { $0.contains("/counter") }, "the picture of an answer")
        #expect(try test.page("chat/menu.ja.json").contains("\"files\":\"/chat/files.ja.json\""))
    }

    @Test func `a chat without a search page still has its answers`() throws {
        let test = try town()
        try test.append("content/site.yaml", "search: false\n")
        #expect(!test.build().hasErrors)
        #expect(test.isPublished("answers/ja/manifest.json"))
        #expect(!test.isPublished("/search/"))
    }

    @Test func `a base of one's own without the chat's blocks is fine until there is a chat`() throws {
        let test = try town()
        let theme =
            "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Sources/Theme/templates/"
        let base = String(decoding: try Disk.read(theme + "base.html"), as: UTF8.self)
        try test.write("layouts/base.html", base.replacing("block chat", with: "block own"))
        try test.write("content/site.yaml", "name: 見本町\n")
        #expect(test.build().problems.map(\.code).filter { $0 == "unknown-block" } == [])
        try test.write("content/site.yaml", site)
        #expect(test.build().problems.map(\.code).contains("unknown-block"))
    }

    @Test func `without chat and search nothing of them is published`() throws {
        let test = try town()
        try test.write("content/site.yaml", "name: 見本町\n")
        #expect(!test.build().hasErrors)
        #expect(Disk.tree(test.options.output + "/public/answers").isEmpty)
        #expect(!test.isPublished("/chat/") && !test.isPublished("/search/"))
        #expect(!test.isPublished("service-worker.js"))
    }

    @Test func `a desk that the site does not have is a problem at its place`() throws {
        let test = try town()
        try test.edit("content/site.yaml", "desk: prefecture/citizens", "desk: nobody")
        let problems = test.build().problems.filter { $0.severity == .error }
        #expect(problems.map(\.place.line) == [3])
        #expect(problems.first?.place.file.hasSuffix("content/site.yaml") == true)
        #expect(problems.first?.line(in: .japanese).contains("nobody") == true)
    }

    @Test func `a line of the thesaurus that says nothing is named, and goes with the line`() throws {
        let test = try town()
        try test.write("content/thesaurus/town.txt", "# 愛称\nくるりん\n\nプール >\nくるりん コミュニティバス\n")
        func idle() -> [Int] { test.build().problems.filter { $0.code == "idle-thesaurus-line" }.map(\.place.line) }
        #expect(idle() == [2, 4])
        #expect(idle() == [2, 4], "without a change they are still there")
        try test.write("content/thesaurus/town.txt", "くるりん コミュニティバス\n")
        #expect(idle() == [])
    }
}
