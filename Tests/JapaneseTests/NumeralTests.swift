import Japanese
import Testing

@Suite struct NumeralTests {
    @Test(arguments: [
        ("12", 12), ("１２，０００", 12_000), ("1万2千", 12_000), ("１万２千", 12_000), ("三十五", 35), ("二〇二六", 2026), ("百", 100),
        ("1.5万", 15_000), ("3億2千万", 320_000_000), ("十", 10), ("2兆", 2_000_000_000_000), ("0", 0), ("千二百三十四", 1234),
    ])
    func `whole numbers are read as people write them`(text: String, value: Int) {
        #expect(wholeNumber(text) == value)
    }

    @Test(arguments: [
        "", "約12", "1,2", "1,2345", "万", "1.5", "12人", "1万2億", "99999999999999999999", "-5", "1..5万", "十百",
    ])
    func `anything else is no whole number`(text: String) {
        #expect(wholeNumber(text) == nil)
    }

    @Test(arguments: [
        ("１万２千円", 12_000), ("12,000円", 12_000), ("￥12,000-", 12_000), ("月額3万円", 30_000), ("¥500", 500),
        ("45000円/月", 45_000),
        ("金100万円", 1_000_000), ("0", 0),
    ])
    func `amounts of money lose their marks`(text: String, value: Int) {
        #expect(yen(text) == value)
    }

    @Test(arguments: ["応相談", "100万円（税込）", "円", "上限100万円", "1〜2万円"])
    func `an amount with a remark is no amount`(text: String) {
        #expect(yen(text) == nil)
    }
}
