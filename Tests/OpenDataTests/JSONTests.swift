import Model
import Testing

@testable import OpenData

private func read(_ text: String) -> TableReading { Table.reading(Array(text.utf8), file: "a.json") }

@Suite struct JSONTests {
    @Test func `objects become rows, inner objects dotted columns, lists one cell`() throws {
        let table = try #require(
            read(
                "[{\"title\": \"図書館\", \"contact\": {\"phone\": \"1\"}, \"tags\": [\"a\", \"b|c\"]},\n {\"tags\": [], \"n\": 1.50, \"t\": true}]"
            ).table)
        #expect(table.header == ["title", "contact.phone", "tags", "n", "t"])
        #expect(table.rows.map(\.cells) == [["図書館", "1", "a|b\\|c", "", ""], ["", "", "", "1.50", "true"]])
        #expect(table.rows.map(\.number) == [1, 2])
    }

    @Test func `an object of questions and answers keeps its ids`() throws {
        let table = try #require(read("{\"12\": \"Question: ごみは?\\nAnswer: 朝8時\\nまで\", \"7\": \"なし\"}").table)
        #expect(table.header == ["id", "question", "answer"])
        #expect(table.rows.map(\.cells) == [["12", "ごみは?", "朝8時\nまで"], ["7", "なし", ""]])
    }

    @Test func `an object of objects gives the member's name as the id`() throws {
        let table = try #require(read("{\"a-1\": {\"question\": \"q\", \"id\": \"x\"}}").table)
        #expect(table.rows.map(\.cells) == [["a-1", "q"]])
    }

    @Test func `escapes and surrogates are read`() throws {
        #expect(try #require(read("[{\"a\": \"\\u9ad8\\ud83d\\ude00\\n\\/\"}]").table).rows[0].cells == ["高😀\n/"])
    }

    @Test(arguments: [
        "", "[", "[{]", "{\"a\":}", "[01]", "[1.]", "[tru]", "[\"a]", "[\"\\x\"]", "[{\"a\":1,\"a\":2}]", "[] x",
        "[\"\u{1}\"]", "nul", "[1e]", "[\"\\u12\"]",
    ])
    func `broken JSON is a problem with its place`(text: String) {
        let reading = read(text)
        #expect(reading.table == nil)
        #expect(reading.problems.map(\.code) == ["broken-json"])
        #expect(reading.problems.first?.place.line == 1)
    }

    @Test func `nesting without end is a problem, not a crash`() {
        #expect(read(String(repeating: "[", count: 100_000)).problems.map(\.code) == ["broken-json"])
        #expect(read(String(repeating: "{\"a\":", count: 100_000)).problems.map(\.code) == ["broken-json"])
    }

    @Test func `many columns and many rows are refused before they fill the memory`() {
        let wide = "{" + (0..<900).map { "\"c\($0)\": 1" }.joined(separator: ",") + "}"
        let text = "[\(wide)" + String(repeating: ",{}", count: 50_000) + "]"
        #expect(read(text).problems.map(\.code) == ["too-large"])
    }

    @Test func `elements that are no rows are named`() {
        let reading = read("[{\"a\": 1},\n 5]")
        #expect(reading.table?.rows.count == 1)
        #expect(reading.problems.map(\.place.line) == [2])
    }

    @Test func `lists come back from a cell as they were`() {
        var random = Seeded(7)
        for _ in 0..<5000 {
            let items = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                (0..<Int.random(in: 1...5, using: &random)).map { _ in random.pick(["a", "|", "\\", "空", "x y"]) }
                    .joined()
            }
            #expect(listItems(listText(items)) == items, "\(items)")
        }
    }

    @Test func `a list from elsewhere is taken as it is`() {
        #expect(listItems(" 空き家 | 空家｜住まい||") == ["空き家", "空家", "住まい"])
        #expect(listItems("C:\\data|\\\\server\\share") == ["C:\\data", "\\\\server\\share"])
    }
}
