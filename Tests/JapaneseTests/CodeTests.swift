import Japanese
import Testing

@Suite struct MunicipalityCodeTests {
    @Test(arguments: ["011002", "131016", "271004", "401307", "472077", "372013", "482013", "483419"])
    func `published codes have the right check digit`(code: String) {
        #expect(MunicipalityCode(code) != nil)
    }

    @Test(arguments: ["011003", "37201", "3720130", "37201a", "", "３７２０１３"])
    func `other texts are no codes`(code: String) {
        #expect(MunicipalityCode(code) == nil)
    }

    @Test(arguments: [
        ("372013", "372013", MunicipalityCode.Repair.none), ("３７２０１３", "372013", .notation),
        ("372013.0", "372013", .notation),
        ("37201", "372013", .checkDigitAdded), ("11002", "011002", .zeroPadded), ("01100", "011002", .checkDigitAdded),
        ("1100", "011002", .checkDigitAdded),
    ])
    func `damaged codes are mended and the damage is named`(text: String, code: String, repair: MunicipalityCode.Repair)
    {
        let found = MunicipalityCode.repairing(text)
        #expect(found?.code.text == code)
        #expect(found?.repair == repair)
    }

    @Test func `a wrong check digit is not mended`() {
        #expect(MunicipalityCode.repairing("372014") == nil)
        #expect(MunicipalityCode.repairing("高松市") == nil)
    }

    @Test func `the first two digits are the prefecture`() {
        #expect(MunicipalityCode("372013").flatMap { Prefecture.name(number: $0.prefectureNumber) } == "香川県")
        #expect(Prefecture.names.count == 47)
        #expect(Prefecture.name(number: 48) == nil)
    }
}

@Suite struct AddressTests {
    @Test(arguments: [
        ("〒760-8571 香川県高松市番町一丁目8番15号", ["760-8571", "香川県", "高松市", "番町一丁目", "8番15号"]),
        ("香川県木田郡三木町大字氷上310", ["", "香川県", "木田郡三木町", "大字氷上", "310"]),
        ("東京都千代田区霞が関２丁目１−２", ["", "東京都", "千代田区", "霞が関２丁目", "１−２"]),
        ("三重県四日市市諏訪町1-5", ["", "三重県", "四日市市", "諏訪町", "1-5"]),
        ("千葉県市川市八幡1-1-1", ["", "千葉県", "市川市", "八幡", "1-1-1"]),
        ("大阪府大阪市北区中之島1-3-20", ["", "大阪府", "大阪市北区", "中之島", "1-3-20"]),
        ("広島県廿日市市下平良一丁目11番1号", ["", "広島県", "廿日市市", "下平良一丁目", "11番1号"]),
        ("高松市香川町川東上1865-13", ["", "", "高松市", "香川町川東上", "1865-13"]),
        ("富山県中新川郡上市町法音寺1", ["", "富山県", "中新川郡上市町", "法音寺", "1"]),
        ("福島県郡山市朝日一丁目23-7", ["", "福島県", "郡山市", "朝日一丁目", "23-7"]),
    ])
    func `addresses come apart at their joints`(text: String, pieces: [String]) {
        let address = PostalAddress(text)
        let found = [address.postalCode, address.prefecture, address.municipality, address.town, address.rest]
        #expect(found.map { $0 ?? "" } == pieces)
    }

    @Test func `an address put together again is the address without its postal code`() {
        #expect(PostalAddress("7608571香川県高松市番町一丁目8番15号").joined == "香川県高松市番町一丁目8番15号")
        #expect(PostalAddress("").joined == "")
    }

    @Test func `postal codes are read in every notation`() {
        #expect(postalCode("〒７６０－８５７１") == "760-8571")
        #expect(postalCode("7608571") == "760-8571")
        #expect(postalCode("76-08571") == nil)
        #expect(postalCode("760857") == nil)
    }

    @Test func `telephone numbers become half-width and keep their joints`() {
        #expect(phoneNumber("０８７－８３９－２０１１") == "087-839-2011")
        #expect(phoneNumber("087(839)2011") == "087-839-2011")
        #expect(phoneNumber("087ー839ー2011\n") == "087-839-2011")
        #expect(phoneNumber("+81-87-839-2011") == "+81-87-839-2011")
        #expect(phoneNumber("119") == "119")
        #expect(phoneNumber("087-839-2011（内線12）") == nil)
        #expect(phoneNumber("-") == nil)
    }
}
