import TestKit
import Testing

/// What people and sheets write becomes addresses, and none of them may lead out of the output folder.
struct AddressTests {
    private static let sheet = "全国地方公共団体コード,ID,名称,所在地_連結表記\n131016,%,公園,町1\n"

    private func town() throws -> SiteTest {
        let test = try SiteTest(embeddedTheme: true)
        try test.write("content/site.yaml", "name: 見本町\n")
        try test.write("content/pages/index.md", "---\ntitle: 見本町\n---\n")
        try test.write("content/municipalities/mihon.md", "---\ntitle: 見本町\ncode: \"131016\"\n---\n")
        return test
    }

    @Test(
        arguments: [
            ("faq/a.md", "---\ntitle: 問い\ncategory: ..\n---\n答え\n", "wrong-address"),
            ("faq/a.md", "---\ntitle: 問い\ncategory: ../../../x\n---\n答え\n", "wrong-address"),
            ("faq/a.md", "---\ntitle: 問い\ncategory: \"x//y\"\n---\n答え\n", "wrong-address"),
            ("faq/a.md", "---\ntitle: 問い\ncategory: \"/\"\n---\n答え\n", "wrong-address"),
            ("pages/a.md", "---\ntitle: 題\nid: ../../x\n---\n", "wrong-id"),
            ("pages/a.md", "---\ntitle: 題\nid: a/./b\n---\n", "wrong-address"),
            ("pages/a.md", "---\ntitle: 題\nid: .\n---\n", "wrong-address"),
            ("pages/a.md", "---\ntitle: 題\nredirects: [/../../x]\n---\n", "wrong-redirect"),
            ("pages/a.md", "---\ntitle: 題\nredirects: [/a//b/]\n---\n", "wrong-redirect"),
            ("places/a.csv", sheet.replacing("%", with: "../../x"), "wrong-address"),
            ("places/a.csv", sheet.replacing("%", with: "."), "wrong-address"),
        ])
    func `an address that would leave the output folder is a problem, and nothing is written`(
        _ path: String, _ text: String, _ code: String
    ) throws {
        let test = try town()
        #expect(test.build().problems == [])
        let before = Disk.tree(test.root).map(\.path)
        try test.write("content/" + path, text)
        let report = test.build()
        #expect(report.problems.filter { $0.severity == .error }.map(\.code).contains(code), "\(report.problems)")
        #expect(report.problems.allSatisfy { $0.place.file.hasPrefix(test.root) }, "\(report.problems)")
        let line = path.hasSuffix(".csv") ? 2 : 3
        #expect(report.problems.filter { $0.code == code }.allSatisfy { $0.expected != nil && $0.place.line == line })
        #expect(Disk.tree(test.root).map(\.path) == (before + ["content/" + path]).sorted())
    }

    @Test func `an id with points inside a name is an address like any other`() throws {
        let test = try town()
        try test.write("content/pages/a.md", "---\ntitle: 題\nid: v1.2/x\n---\n")
        #expect(test.build().problems == [])
        #expect(test.isPublished("/v1.2/x/"))
    }
}
