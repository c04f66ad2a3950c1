import Model
import Testing
import YAML

@Suite struct `Reading YAML` {
    func read(_ text: String, firstLine: Int = 1) throws -> YAMLNode? {
        try YAMLReader.read(Array(text.utf8), file: "a.md", firstLine: firstLine)
    }

    @Test func `scalars keep their text and know what they can be`() throws {
        let node = try #require(
            try read("title: 転入届\nopen: true\ncount: 12\narea: 34.5\ncode: \"001\"\nnone:\nday: 2026-04-01\n"))
        #expect(node["title"]?.text == "転入届")
        #expect(node["open"]?.bool == true)
        #expect(node["count"]?.int == 12)
        #expect(node["area"]?.number == 34.5)
        #expect(node["code"]?.int == nil)
        #expect(node["code"]?.text == "001")
        #expect(node["none"]?.isNull == true)
        #expect(node["day"]?.text == "2026-04-01")
    }

    @Test func `lines and columns count from the first line of the file`() throws {
        let node = try #require(try read("title: あ\ntags:\n  - 住まい\n  - 仕事\n", firstLine: 2))
        let second = try #require(node["tags"]?.list?[1])
        #expect(second.line == 5)
        #expect(second.column == 5)
        #expect(node.entries?[1].line == 3)
    }

    @Test func `a key written twice is a problem at the second one`() throws {
        #expect(
            throws: Problem(
                "duplicate-key", at: Place(file: "a.md", line: 2, column: 1), ja: "「a」が2回書かれています",
                en: "`a` is written twice")
        ) {
            try read("a: 1\na: 2\n")
        }
    }

    @Test(arguments: [
        "a: [1, 2", "a: b: c", "\tx: 1", "a: &x 1\nb: *x", "- a\nb: c", "a: \"x", "? [a]\n: b", "a: 1\n---\nb: 2",
    ])
    func `broken YAML is a problem, never a crash`(text: String) {
        #expect(throws: Problem.self) { try read(text) }
    }

    @Test func `nesting beyond the limit is refused`() {
        #expect(throws: Problem.self) {
            try read(String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000))
        }
    }

    @Test func `bytes that are not UTF-8 are a problem`() {
        #expect(throws: Problem.self) { try YAMLReader.read([0x61, 0x3A, 0x20, 0xFF, 0xFE], file: "a.md") }
    }

    @Test func `an empty document is nothing`() throws {
        #expect(try read("") == nil)
        #expect(try read("# only a comment\n") == nil)
    }
}

extension YAMLNode: Equatable {
    public static func == (left: YAMLNode, right: YAMLNode) -> Bool { "\(left)" == "\(right)" }
}
