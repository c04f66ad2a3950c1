import OpenData
import Testing

struct PostalTests {
    private func read(_ rows: [String]) -> PostalAddresses {
        PostalAddresses.reading(Array(rows.joined(separator: "\r\n").utf8), file: "utf_ken_all.csv")
    }

    private func row(_ code: String, _ town: String, city: String = "潮見市") -> String {
        "48201,\"99900\",\"\(code)\",\"シオミケン\",\"シ\",\"チョウ\",\"潮見県\",\"\(city)\",\"\(town)\",0,0,0,0,0,0"
    }

    @Test(arguments: [
        ("県庁通", "県庁通"), ("以下に掲載がない場合", ""), ("北山（１丁目〜３丁目）", "北山"), ("塩田の次に番地がくる場合", ""),
        ("星ヶ原村一円", ""), ("一円", "一円"), ("大通西（１〜１９丁目）", "大通西"),
    ])
    func `what is no part of an address is left out`(town: String, expected: String) {
        #expect(read([row("9990001", town)]).addresses.map(\.town) == [expected])
    }

    @Test func `a town that goes on in the next rows is one`() {
        let read = read([row("9990021", "北山（１"), row("9990021", "２、３"), row("9990021", "４番地）"), row("9990022", "南山")])
        #expect(read.addresses.map(\.town) == ["北山", "南山"] && read.problems.isEmpty)
    }

    @Test func `several places of one code stay in their order, each once`() {
        let read = read([row("9990014", "浜手"), row("9990014", "浜手新田"), row("9990014", "浜手（東）")])
        #expect(read.addresses.map(\.town) == ["浜手", "浜手新田"])
    }

    @Test func `a row that is none is named, and the others are read`() {
        let read = read(["氏名,住所", row("9990001", "県庁通"), row("99900", "駅前")])
        #expect(read.problems.map { "\($0.place.line) \($0.code)" } == ["1 wrong-postal-row", "3 wrong-postal-row"])
        #expect(read.addresses.count == 1)
    }

    @Test func `what is kept is read as it was`() {
        let first = read([row("9990001", "県庁通"), row("9990000", "以下に掲載がない場合", city: "汐浜市")])
        #expect(PostalAddresses.reading(first.table, file: "a").addresses == first.addresses)
    }
}
