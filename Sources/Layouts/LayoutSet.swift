import Model

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
    public static func compile(
        _ files: [LayoutFile], shapes: (String) -> [String: Shape]?, filters: [Filter] = [],
        functions: [Function] = []
    ) -> (LayoutSet, [Problem]) {
        var problems: Set<Problem> = []
        var syntax: [String: FileSyntax] = [:]
        var broken: Set<String> = []
        for file in files {
            let (parsed, found) = Parser.parse(file)
            syntax[file.path] = parsed
            if !found.isEmpty { broken.insert(file.path) }
            problems.formUnion(found)
        }
        let filterTable = Dictionary(filters.map { ($0.name, $0) }) { first, _ in first }
        let functionTable = Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
        func linker(isOpen: Bool) -> Linker {
            Linker(files: syntax, broken: broken, filters: filterTable, functions: functionTable, isOpen: isOpen)
        }
        var templates: [String: Template] = [:]
        var reached: Set<String> = []
        let paths = syntax.keys.sorted()
        for path in paths {
            guard let shape = shapes(path) else { continue }
            let linker = linker(isOpen: false)
            let program = linker.link(path, shape: shape)
            problems.formUnion(linker.problems)
            reached.formUnion(linker.reached)
            if linker.problems.isEmpty, linker.reached.isDisjoint(with: broken) {
                templates[path] = Template(name: path, files: linker.reached.sorted(), program: program)
            }
        }
        for path in paths where !reached.contains(path) {
            let linker = linker(isOpen: true)
            _ = linker.link(path, shape: [:])
            problems.formUnion(linker.problems)
        }
        return (LayoutSet(templates: templates), problems.sorted())
    }

    public static func compile(
        _ files: [LayoutFile], shapes: [String: [String: Shape]], filters: [Filter] = [], functions: [Function] = []
    ) -> (LayoutSet, [Problem]) {
        compile(files, shapes: { shapes[$0] }, filters: filters, functions: functions)
    }

    public func template(_ name: String) -> Template? {
        templates[name]
    }

    /// Names of all templates, sorted.
    public var names: [String] { templates.keys.sorted() }
}

/// A layout that can be rendered, by several threads at once.
public final class Template: Sendable {
    public let name: String
    /// Every file it reaches through extends, include and import, itself included; sorted.
    public let files: [String]
    /// What is read from the values given to `render`: `page.title`, `collections.news`. A path alone stands for
    /// everything below it: the value is looped over or handed to something that cannot be followed.
    public let reads: Set<String>
    let program: Program

    init(name: String, files: [String], program: Program) {
        self.name = name
        self.files = files
        self.program = program
        reads = Layouts.reads(of: program)
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
