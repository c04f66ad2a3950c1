import Glibc
import TestKit
import Testing

@testable import SiteBuild

/// What a build leaves for the next one, and what happens when it or the output is damaged.
struct StateTests {
    @Test func `the state can be read back`() throws {
        let test = try SiteTest("translations")
        let report = test.build()
        let last = try #require(StateFile(output: test.options.output).load())
        #expect(last.header.pages == report.pages)
        #expect(last.header.nextChange == report.nextChange)
        let sites = last.sites(test.options)
        #expect(sites[""]?.outputs.count == report.outputs)
        #expect(sites[""]?.sources.isEmpty == false)
    }
}
