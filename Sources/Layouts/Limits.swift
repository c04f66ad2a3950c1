/// What one template may ask for. Layouts come from outside: too much is a problem with a place, never a crash.
enum Limits {
    /// Bytes of one template file; the largest file of the default theme is below 40 KB.
    static let fileBytes = 1 << 20
    /// Parentheses, `not`, inline ifs within each other: bounds the recursion of the parser.
    static let expressionNesting = 40
    /// Longest chain of operators, filters or attributes: bounds the recursion of evaluation.
    static let expressionDepth = 100
    /// Tags within each other in one file.
    static let statementNesting = 40
    /// Includes, extends and imports within each other.
    static let fileNesting = 20
    /// Bodies within each other after everything was put in its place, macros from call to call included.
    static let linkedNesting = 100
    /// Statements of one template after everything it includes was put in its place.
    static let linkedStatements = 100_000
    /// Problems of one template; whoever has so many mends the first ones first.
    static let problems = 500
    /// Macro calls within each other.
    static let macroDepth = 50
    /// Stack that calls of macros may use; threads have 8 MB unless somebody asks for less.
    static let stackBytes = 3 << 20
    /// Steps of all loops of one render.
    static let loopSteps = 500_000
    /// Bytes of one rendered page or text.
    static let outputBytes = 64 << 20
    /// Items of one list made by `range`, `*`, `+`, `batch` …
    static let listItems = 100_000
    /// How deep lists and objects are followed when they are compared or written as JSON.
    static let valueDepth = 30
    /// Loop steps that folding may write out one after the other, per template.
    static let unrolledSteps = 5_000
    /// Statements that folding works through per template before it leaves loops and macro calls as they are.
    static let foldedStatements = 200_000
}
