import TestKit
import Testing

struct ScenarioTests {
    @Test(arguments: Scenario.all)
    func `a scenario gives the expected site, built clean and built after the one before`(_ scenario: Scenario) throws {
        let test = try SiteTest(scenario.name)
        for expectation in scenario.expectations {
            scenario.prepare(test, for: expectation)
            let rebuild = try test.rebuild()
            #expect(rebuild.errors == [], "\(rebuild.report.problems.map { $0.line(in: .english) })")
            #expect(rebuild.differences == [], "\(expectation)")
            #expect(try scenario.differences(test, after: rebuild.report, from: expectation) == [], "\(expectation)")
        }
    }

    @Test func `expected files are not overwritten from a build with errors`() throws {
        let test = try SiteTest("menus")
        let place = test.root + "/scenarios"
        let scenario = Scenario(name: "menus", in: place)
        #expect(try scenario.differences(test, after: test.build(), from: "expected", overwrites: true) == [])
        let before = try PublishedFiles(place + "/menus/expected")
        #expect(before.paths.contains("public/index.html"))

        try test.append("content/pages/index.md", "\n[どこにもない](/nowhere/)\n")
        let refusal = try scenario.differences(test, after: test.build(), from: "expected", overwrites: true)
        #expect(refusal.count == 2 && refusal.last?.contains("/nowhere/") == true, "\(refusal)")
        #expect(try PublishedFiles(place + "/menus/expected").differences(from: before) == [])
    }

    @Test func `there are scenarios for all that a site can be`() {
        #expect(Scenario.all.count >= 13)
    }
}
