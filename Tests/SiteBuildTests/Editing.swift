import TestKit
import Testing

/// Builds a scenario, edits it and builds again: the result has to be what a clean build makes, to the byte, and files that
/// stay the same may not be touched.
/// - Returns: the files that changed.
@discardableResult
func edited(
    _ scenario: String?, at time: String = Scenario.time, embeddedTheme: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation, _ edit: (SiteTest) throws -> Void
) throws -> Set<String> {
    let test = try SiteTest(scenario, at: time, embeddedTheme: embeddedTheme)
    let first = test.build()
    #expect(first.problems.filter { $0.severity == .error } == [], sourceLocation: sourceLocation)
    try edit(test)
    return try test.expectCleanRebuild(sourceLocation: sourceLocation).changed
}

extension SiteTest {
    /// The build after an edit is without errors and gives what a clean build gives.
    @discardableResult
    func expectCleanRebuild(sourceLocation: SourceLocation = #_sourceLocation) throws -> Rebuild {
        let rebuild = try rebuild()
        #expect(
            rebuild.report.problems.filter { $0.severity == .error }.map { $0.line(in: .english) } == [],
            sourceLocation: sourceLocation)
        #expect(rebuild.differences == [], sourceLocation: sourceLocation)
        return rebuild
    }

    /// The build after an edit reports these errors, a clean build the same, and nothing that stands is touched.
    func expectErrors(_ codes: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let rebuild = try rebuild()
        #expect(rebuild.errors == codes, sourceLocation: sourceLocation)
        #expect(rebuild.differences == [], sourceLocation: sourceLocation)
        #expect(rebuild.changed == [], sourceLocation: sourceLocation)
    }
}
