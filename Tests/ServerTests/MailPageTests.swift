import Accounts
import Mail
import StoreKit
import TestKit
import Testing

@testable import Server

@Suite struct MailPageTests {
    @Test(arguments: TestedDatabase.allCases)
    func `a job that has failed for good is mailed to those who can mend it, with its cause`(database: TestedDatabase)
        throws
    {
        let server = try RunningServer(database)
        let browser = try server.browser()
        _ = browser.send(
            "/staff/accounts/yamada", [("title", "山田"), ("mail", "yamada@town.example"), ("groups", "g-yamada")])
        try server.addStaff("suzuki", [])
        _ = browser.send(
            "/staff/accounts/suzuki", [("title", "鈴木"), ("mail", "suzuki@town.example"), ("groups", "g-suzuki")])
        // Nobody can write a backup where a file is in the way.
        try Disk.write([], to: server.folder + "/backups")
        for _ in 1...7 {
            server.companion.runDueJobs()
            server.now += 2000
        }
        let again = try server.browser("tanaka")
        let list = again.get("/staff/mail").text
        #expect(list.contains("自動の仕事がうまくいきませんでした：バックアップ"))
        #expect(list.contains("yamada@town.example") && !list.contains("suzuki@town.example"))
        // On SQLite two jobs write there, and each has a mail.
        let paths = list.matches(of: #/href="(\/staff\/mail\/[0-9a-f]+\/0)"/#).map { String($0.1) }
        let path = try #require(paths.first { again.get($0).text.contains("バックアップを書き込めません") })
        #expect(again.get(path).text.contains("6回"))
        #expect(again.get("/staff/audit").text.contains("<td>mails</td>"))
        #expect(again.get("/staff/mail/nothing/0").status == .notFound)
        #expect(again.send(path + "/retry").status == .notFound)
    }
}
