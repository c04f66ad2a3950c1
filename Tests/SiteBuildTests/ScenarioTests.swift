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
            #expect(try scenario.differences(test, from: expectation) == [], "\(expectation)")
        }
    }

    @Test func `there are scenarios for all that a site can be`() {
        #expect(Scenario.all.count >= 13)
    }
}
