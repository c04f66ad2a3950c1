import Model
import Synchronization

/// One file of the layouts folder.
public struct LayoutFile: Sendable {
    /// The name templates use: `base.html`.
    public let path: String
    /// The path people see in problems: `layouts/base.html`.
    public let place: String
    public let bytes: [UInt8]

    public init(path: String, place: String, bytes: [UInt8]) {
        self.path = path
        self.place = place
        self.bytes = bytes
    }
}

/// All layouts of a site, parsed, checked and ready to render from any thread.
public final class LayoutSet: Sendable {
    private let templates: [String: Template]

    init(templates: [String: Template]) {
        self.templates = templates
    }

    /// Parses and checks every file. A file becomes a template if `shapes` tells what will be given to it; the others
    /// are parts, checked where they are used, or by themselves (without knowing variables) if nothing uses them.
    /// - Returns: the templates, and all problems of all files sorted by place. With problems, templates may be missing.
    /// - Parameter each: runs a piece of work for every index below a count, perhaps several at once; returns when all are done.
    public static func compile(
        _ files: [LayoutFile], shapes: @escaping @Sendable (String) -> [String: Shape]?, filters: [Filter] = [],
        functions: [Function] = [], each: Each = { count, work in for index in 0..<count { work(index) } }
    ) -> (LayoutSet, [Problem]) {
        let sources = ParsedFiles(files, filters: filters, functions: functions, each: each)
        let linked = Mutex<[String: LinkedFile]>([:])
        let paths = sources.paths
        each(paths.count) { index in
            guard let shape = shapes(paths[index]) else { return }
            let file = sources.link(paths[index], shape: shape)
            linked.withLock { $0[paths[index]] = file }
        }
        let templates = linked.withLock { $0 }
        var problems = sources.problems
        var reached: Set<String> = []
        for file in templates.values {
            problems.formUnion(file.problems)
            reached.formUnion(file.reached)
        }
        for path in paths where !reached.contains(path) { problems.formUnion(sources.link(path, shape: nil).problems) }
        return (LayoutSet(templates: templates.compactMapValues(\.template)), onePerPlace(problems))
    }

    public typealias Each = (_ count: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void

    fileprivate struct LinkedFile: Sendable {
        var template: Template?
        var problems: Set<Problem>
        var reached: Set<String>
    }

    /// Syntax trees do not change once they are made, so templates may be linked side by side.
    private struct ParsedFiles: @unchecked Sendable {
        private var syntax: [String: FileSyntax] = [:]
        private var broken: Set<String> = []
        private let filters: [String: Filter]
        private let functions: [String: Function]
        private(set) var problems: Set<Problem> = []
        /// Sorted.
        let paths: [String]

        private struct Parsed: @unchecked Sendable {
            let syntax: FileSyntax
            let problems: [Problem]
        }

        init(_ files: [LayoutFile], filters: [Filter], functions: [Function], each: Each) {
            self.filters = Dictionary(filters.map { ($0.name, $0) }) { first, _ in first }
            self.functions = Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
            let parsed = Mutex<[Int: Parsed]>([:])
            each(files.count) { index in
                let (syntax, problems) = Parser.parse(files[index])
                let one = Parsed(syntax: syntax, problems: problems)
                parsed.withLock { $0[index] = one }
            }
            for (index, one) in parsed.withLock({ $0 }) {
                let path = files[index].path
                syntax[path] = one.syntax
                if !one.problems.isEmpty { broken.insert(path) }
                problems.formUnion(one.problems)
            }
            paths = syntax.keys.sorted()
        }

        /// - Parameter shape: nil for a part that is checked by itself.
        func link(_ path: String, shape: [String: Shape]?) -> LinkedFile {
            let linker = Linker(
                files: syntax, broken: broken, filters: filters, functions: functions, isOpen: shape == nil)
            let program = linker.link(path, shape: shape ?? [:])
            let isSound = shape != nil && linker.problems.isEmpty && linker.reached.isDisjoint(with: broken)
            return LinkedFile(
                template: isSound ? Template(name: path, files: linker.reached.sorted(), program: program) : nil,
                problems: linker.problems, reached: linker.reached)
        }
    }

    /// A part that many templates include is reported once, though each may offer other names.
    private static func onePerPlace(_ problems: Set<Problem>) -> [Problem] {
        var seen: Set<[String]> = []
        return problems.sorted { ($0, $0.expected?.en ?? "") < ($1, $1.expected?.en ?? "") }
            .filter { seen.insert([$0.place.description, $0.code, $0.message.en]).inserted }
    }

    public static func compile(
        _ files: [LayoutFile], shapes: [String: [String: Shape]], filters: [Filter] = [], functions: [Function] = []
    ) -> (LayoutSet, [Problem]) {
        compile(files, shapes: { path in shapes[path] }, filters: filters, functions: functions)
    }

    public func template(_ name: String) -> Template? {
        templates[name]
    }

    /// Names of all templates, sorted.
    public var names: [String] { templates.keys.sorted() }
}

/// What can be known of a template without having it: what it is made of and what it looks at.
public struct TemplateFacts: Sendable {
    public let name: String
    /// Every file it reaches through extends, include and import, itself included; sorted.
    public let files: [String]
    /// What is read from the values given to `render`: `page.title`, `collections.news`. A path alone stands for
    /// everything below it: the value is looped over or handed to something that cannot be followed.
    public let reads: Set<String>

    public init(name: String, files: [String], reads: Set<String>) {
        self.name = name
        self.files = files
        self.reads = reads
    }
}

/// A layout that can be rendered, by several threads at once.
public final class Template: Sendable {
    public let name: String
    let files: [String]
    let program: Program

    init(name: String, files: [String], program: Program) {
        self.name = name
        self.files = files
        self.program = program
    }

    /// Worked out on each call.
    public var facts: TemplateFacts { TemplateFacts(name: name, files: files, reads: Layouts.reads(of: program)) }

    /// Partial evaluation: whatever depends only on `constants` — text, conditions, loops, includes, macro calls — is
    /// worked out once. The result renders the same bytes, and the constants need not be given to `render` again.
    /// - Returns: the folded template, and the problems that every page would meet in the constant parts.
    public func folded(constants: Record) -> (Template, [Problem]) {
        let folder = Folder(program, constants: constants)
        let folded = folder.fold()
        return (Template(name: name, files: files, program: folded), folder.problems.sorted())
    }

    /// Appends the page to `out`. Values under names that the shape does not hold are ignored.
    /// - Throws: what went wrong while rendering, with its place in the layout; `out` then ends anywhere.
    public func render(_ values: [(Name, Value)], into out: inout [UInt8]) throws(Problem) {
        let run = Run(program)
        for (name, value) in values {
            if let slot = program.inputs[name] { run.slots[slot] = value }
        }
        do throws(Fault) { try program.statements.run(run, &out) } catch { throw error.problem }
    }

    /// Appends the page made of the members of `values`.
    public func render(_ values: Record, into out: inout [UInt8]) throws(Problem) {
        try render(Array(zip(values.names, values.values)), into: &out)
    }
}
