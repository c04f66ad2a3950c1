import Corporations
import FeatureKit
import FormEngine
import HTTP
import StoreKit
import TestKit
import Testing

@testable import Server

/// Names behind corporate numbers, asked at a stand-in that answers as the register does.
@Suite struct CorporationTests {
    private static let number = "5835678256246"

    private static func answer(_ name: String = "株式会社潮見&lt;汽船&gt;", number: String = number, closed: String = "")
        -> String
    {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <corporations><lastUpdateDate>2026-11-27</lastUpdateDate><count>1</count><divideNumber>1</divideNumber>
        <divideSize>1</divideSize><corporation><sequenceNumber>1</sequenceNumber><corporateNumber>\(number)</corporateNumber>
        <process>01</process><correct>0</correct><updateDate>2026-01-05</updateDate><changeDate>2015-10-05</changeDate>
        <name>\(name)</name><nameImageId/><kind>301</kind><prefectureName>潮見県</prefectureName><cityName>潮見市</cityName>
        <streetNumber>港町１丁目２番３号</streetNumber><postCode>9990014</postCode><closeDate>\(closed)</closeDate>
        <latest>1</latest><enName/><furigana>シオミキセン</furigana><hihyoji>0</hihyoji></corporation></corporations>
        """
    }

    private func server(_ register: ReceivingServer, _ database: TestedDatabase = .sqlite) throws -> RunningServer {
        let address = CorporationRegister.Address("http://127.0.0.1:\(register.port)/4/num?id=K1234567890AB")
        var company = Item("company", .corporation, label: "法人番号")
        company.isRequired = true
        let form = Form(
            id: "apply", version: "1", title: "申請", path: "/forms/apply/",
            steps: [Form.Step(title: "一", items: [company])])
        return try RunningServer(
            database,
            pages: PublishedPages(file: { path in
                path == "/my/frame.html"
                    ? Array("%%content%%".utf8) : path == "/forms/apply/form.json" ? form.json : nil
            }), register: address)
    }

    @Test(arguments: TestedDatabase.allCases)
    func `a number is asked for once a month, and its name is said`(database: TestedDatabase) throws {
        let register = try ReceivingServer()
        register.answer("200 OK", body: Self.answer())
        let server = try server(register, database)
        for _ in 0..<3 {
            let response = server.service.answer("GET", "/api/v1/corporations/\(Self.number)")
            #expect(response.status == .ok && response.text.contains("株式会社潮見\\u003c汽船"))
            #expect(response.text.contains("潮見県潮見市港町１丁目２番３号"))
        }
        #expect(register.taken.count == 1)
        #expect(
            register.taken[0].head.hasPrefix("GET /4/num?id=K1234567890AB&number=\(Self.number)&type=12&history=0 HTTP")
        )
        server.now += 31 * 86_400
        register.answer("200 OK", body: Self.answer("潮見汽船株式会社", closed: "2026-12-01"))
        let later = server.service.answer("GET", "/api/v1/corporations/\(Self.number)").text
        #expect(later.contains("潮見汽船株式会社") && later.contains("\"closed\":true"))
    }

    @Test func `whoever applies sees the name before sending, and staff afterwards`() throws {
        let register = try ReceivingServer()
        register.answer("200 OK", body: Self.answer())
        let server = try server(register)
        let browser = Browser(server.service)
        let confirm = try #require(
            browser.send("/my/forms/apply", [("company", "５８３５−６７８２−５６２４６")], token: "").headers["Location"])
        #expect(browser.get(confirm).text.contains("5835678256246（株式会社潮見&lt;汽船&gt;）"))
        _ = browser.send(confirm.replacing("/confirm", with: "/send"), token: "")
        #expect(try server.browser().get("/staff/forms/apply").text.contains("5835678256246（株式会社潮見&lt;汽船&gt;）"))
        #expect(register.taken.count == 1)
    }

    @Test(arguments: ["500 Internal Server Error", "302 Found\r\nLocation: http://127.0.0.1:1/", "200 OK"])
    func `a register that does not answer holds nobody up`(status: String) throws {
        let register = try ReceivingServer()
        register.answer(status, body: "<html>工事中")
        let server = try server(register)
        #expect(server.service.answer("GET", "/api/v1/corporations/\(Self.number)").status == .notFound)
        let browser = Browser(server.service)
        let confirm = try #require(
            browser.send("/my/forms/apply", [("company", Self.number)], token: "").headers["Location"])
        #expect(browser.get(confirm).text.contains(Self.number))
    }

    @Test(arguments: ["5835678256247", "1", "5835678256246%26id=x", "..%2F..", "abc"])
    func `what is no corporate number does not leave the house`(number: String) throws {
        let register = try ReceivingServer()
        let server = try server(register)
        #expect(server.service.answer("GET", "/api/v1/corporations/\(number)").status.code >= 400)
        #expect(register.taken.isEmpty)
    }

    @Test(arguments: ["", "https://api.example/4/num", "http://api.example/4/num?id=x", "ftp://127.0.0.1/?id=x"])
    func `an address that is none, or speaks in the open, is refused`(text: String) {
        #expect(CorporationRegister.Address(text) == nil)
    }
}
