import Model

/// The published folders as a build finds them: looked at once, for the question whether there is anything to do and
/// for what has to be written.
struct StandingOutput: Sendable {
    /// `output/public`
    let root: FileTree
    /// `output/sites`
    let nested: FileTree
    fileprivate let output: String

    static func scan(_ output: String) throws(Problem) -> StandingOutput {
        StandingOutput(
            root: try FileTree.scan(output + "/public"), nested: try FileTree.scan(output + "/sites"), output: output)
    }

    /// - Parameter name: `public`, `sites/NAME`.
    func folder(_ name: String) throws(Problem) -> FileTree {
        name == "public" ? root : try FileTree.scan(output + "/" + name)
    }
}
