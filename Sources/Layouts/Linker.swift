import Model

/// Puts a template together with everything it extends, includes and imports, gives every variable a slot and
/// checks every name. One linker makes one program.
final class Linker {
    let files: [String: FileSyntax]
    let filters: [String: Filter]
    let functions: [String: Function]
    /// Files whose syntax is broken: what they would have defined is unknown, so names are not checked.
    let broken: Set<String>

    private(set) var problems: Set<Problem> = []
    var isTainted = false
    /// Unknown variables are accepted: the file is checked by itself.
    let isOpen: Bool

    let root = Scope(outer: nil)
    var initial: [Value] = []
    var inputs: [Name: Int] = [:]
    var loopCount = 0
    var statementCount = 0
    var bodyDepth = 0

    var macros: [MacroUnit] = []
    /// What is needed to link a macro when it is first called.
    struct PendingMacro {
        let syntax: MacroSyntax
        let frame: Frame
        /// The files being put in place where it is defined.
        let files: [String]
        var isLinked = false
    }
    var pending: [PendingMacro] = []
    /// Macros that a `{% call %}` hands a body to, with the place.
    var called: [(macro: Int, place: Place)] = []
    var modules: [String: (module: Module, statements: [Statement])] = [:]
    var fileStack: [String] = []
    private(set) var reached: Set<String> = []

    init(
        files: [String: FileSyntax], broken: Set<String>, filters: [String: Filter], functions: [String: Function],
        isOpen: Bool
    ) {
        self.files = files
        self.broken = broken
        self.filters = filters
        self.functions = functions
        self.isOpen = isOpen
    }

    func link(_ name: String, shape: [String: Shape]) -> Program {
        for (name, shape) in shape.sorted(by: { $0.key < $1.key }) {
            let slot = newSlot(name)
            inputs[Name(name)] = slot
            root.names[name] = .slot(slot, shape)
        }
        let frame = Frame(scope: root, context: root, chain: Chain(), block: nil, macro: nil)
        let statements = linkChain(from: name, at: Place(file: name), frame, isRoot: true)
        linkRemainingMacros()
        for call in called where macros[call.macro].callerSlot == nil {
            report(
                .syntax(
                    call.place, ja: "マクロ \(macros[call.macro].name) は caller を使いません",
                    en: "macro \(macros[call.macro].name) does not use caller"))
        }
        return Program(statements: statements, macros: macros, initial: initial, loopCount: loopCount, inputs: inputs)
    }

    func linkRemainingMacros() {
        var index = 0
        while index < pending.count {
            linkMacro(index)
            index += 1
        }
    }

    func report(_ problem: Problem) {
        if isTainted, problem.code.hasPrefix("unknown-") { return }
        problems.insert(problem)
    }

    func newSlot(_ name: String) -> Int {
        initial.append(.undefined(Name(name)))
        return initial.count - 1
    }

    // MARK: - Files

    /// The file with this name, unless it is missing, broken or already being put in its place.
    func open(_ name: String, at place: Place) -> FileSyntax? {
        guard let file = files[name] else {
            report(.unknown(.template, name, at: place, known: Array(files.keys)))
            return nil
        }
        reached.insert(name)
        if broken.contains(name) { isTainted = true }
        guard !fileStack.contains(name) else {
            report(
                Problem(
                    "recursive-layout", at: place, ja: "\(name) が自分自身を読み込んでいます", en: "\(name) takes in itself",
                    expected: Wording(ja: "循環しない構成", en: "files that do not go round in a circle")))
            return nil
        }
        guard fileStack.count < Limits.fileNesting else {
            report(Problem("too-deep", at: place, ja: "ファイルの読み込みが深すぎます", en: "files take in files too deeply"))
            return nil
        }
        return file
    }

    /// A file and those it extends, as one body. Sets of all of them share the scope of `frame`.
    func linkChain(from name: String, at place: Place, _ frame: Frame, isRoot: Bool = false) -> [Statement] {
        var chain: [FileSyntax] = []
        let depth = fileStack.count
        defer { fileStack.removeLast(fileStack.count - depth) }
        var next: (name: String, place: Place)? = (name, place)
        while let current = next {
            guard let file = open(current.name, at: current.place) else { break }
            fileStack.append(current.name)
            chain.append(file)
            next = parent(of: file)
        }
        var frame = frame
        frame.chain = Chain()
        frame.block = nil
        frame.enclosingBlocks = []
        for file in chain { collectBlocks(of: file, into: frame.chain) }
        checkOverrides(chain)
        checkNesting(chain)
        var result: [Statement] = []
        let assigned = assignedNames(in: chain.flatMap(\.statements))
        declare(assigned, in: frame.scope, at: place, isRoot: isRoot, &result)
        frame.context = frame.scope
        for (index, file) in chain.enumerated() {
            let isChild = index < chain.count - 1
            let statements = isChild ? definitions(of: file, &result) : file.statements
            result += link(statements, frame)
        }
        return result
    }

    /// What the file extends, if that stands where it must: at its beginning.
    func parent(of file: FileSyntax) -> (String, Place)? {
        var parent: (String, Place)?
        var isBeginning = true
        for statement in file.statements {
            switch statement.kind {
            case .text(let bytes) where leadingSpace(in: bytes, from: 0, to: bytes.count) == bytes.count: continue
            case .extends(let name):
                guard isBeginning else {
                    report(
                        .syntax(
                            statement.place, ja: "extends はファイルの先頭に一度だけ書きます",
                            en: "extends must be the first tag of the file, once"))
                    continue
                }
                parent = (name, statement.place)
            default: break
            }
            isBeginning = false
        }
        return parent
    }

    /// What counts in a file that extends another: definitions, and white space before `extends`.
    func definitions(of file: FileSyntax, _ result: inout [Statement]) -> [StatementSyntax] {
        var kept: [StatementSyntax] = []
        var isBeforeExtends = true
        for statement in file.statements {
            switch statement.kind {
            case .text(let bytes):
                if isBeforeExtends {
                    result.append(WriteText(statement.place, bytes))
                } else if leadingSpace(in: bytes, from: 0, to: bytes.count) < bytes.count {
                    reportLost(statement)
                }
            case .extends: isBeforeExtends = false
            case .block: break
            case .set, .setBlock, .macro, .importModule: kept.append(statement)
            default: reportLost(statement)
            }
        }
        return kept
    }

    func reportLost(_ statement: StatementSyntax) {
        report(
            Problem(
                "outside-block", at: statement.place, ja: "extends のあるファイルでは、block の外は書き出されません",
                en: "in a file with extends nothing outside of a block is written",
                expected: Wording(
                    ja: "block の中に書く (外に書けるのは set, macro, import)",
                    en: "inside a block (only set, macro and import may stand outside)")))
    }

    func collectBlocks(of file: FileSyntax, into chain: Chain) {
        var seen: Set<String> = []
        for block in blocks(in: file.statements) {
            if !seen.insert(block.name).inserted {
                report(
                    Problem(
                        "duplicate-block", at: block.place, ja: "block \(block.name) が二度あります",
                        en: "block \(block.name) appears twice", expected: Wording(ja: "ファイルの中で一度", en: "once per file")
                    ))
                continue
            }
            chain.blocks[block.name, default: []].append(Chain.Version(file: file.file, block: block))
        }
    }

    /// All blocks of a file, the outer ones first.
    func blocks(in statements: [StatementSyntax]) -> [BlockSyntax] {
        statements.flatMap { statement -> [BlockSyntax] in
            switch statement.kind {
            case .block(let block): [block] + blocks(in: block.body)
            case .conditional(let branches, let otherwise):
                branches.flatMap { blocks(in: $0.body) } + blocks(in: otherwise)
            case .loop(let loop): blocks(in: loop.body) + blocks(in: loop.otherwise)
            case .with(_, let body), .filterBlock(_, let body), .setBlock(_, _, let body): blocks(in: body)
            case .callBlock(_, _, let body): blocks(in: body)
            default: []
            }
        }
    }

    /// A block that nothing above it has would silently vanish.
    func checkOverrides(_ chain: [FileSyntax]) {
        guard chain.count > 1, !chain.contains(where: { broken.contains($0.file.path) }) else { return }
        for (index, file) in chain.enumerated().dropLast() {
            let known = Set(chain[(index + 1)...].flatMap { blocks(in: $0.statements).map(\.name) })
            for case .block(let block) in file.statements.map(\.kind) where !known.contains(block.name) {
                report(.unknown(.block, block.name, at: block.place, known: known.sorted()))
            }
        }
    }

    /// `extends` inside another tag.
    func checkNesting(_ chain: [FileSyntax]) {
        func visit(_ statements: [StatementSyntax], isTop: Bool) {
            for statement in statements {
                if case .extends = statement.kind, !isTop {
                    report(
                        .syntax(
                            statement.place, ja: "extends はファイルの先頭に一度だけ書きます",
                            en: "extends must be the first tag of the file, once"))
                }
                for body in bodies(of: statement) { visit(body, isTop: false) }
            }
        }
        for file in chain { visit(file.statements, isTop: true) }
    }

    // MARK: - Scopes

    /// Gives the names assigned in a body their slots; each begins with what the name means outside.
    func declare(
        _ assigned: [(name: String, count: Int)], in scope: Scope, at place: Place, isRoot: Bool = false,
        _ result: inout [Statement]
    ) {
        for (name, count) in assigned {
            if let own = scope.names[name] {
                // An input that is also assigned, or the target of the loop whose body this is.
                if case .slot(let slot, _) = own { scope.names[name] = .slot(slot, .any) }
                continue
            }
            let slot = newSlot(name)
            let outer = isRoot ? nil : scope.resolve(name)
            if case .slot(let outside, _)? = outer {
                result.append(Assign(place, slot: slot, value: ReadSlot(place, outside)))
                scope.names[name] = .slot(slot, .any)
            } else {
                if !isRoot {
                    result.append(Assign(place, slot: slot, value: Constant(place, .undefined(Name(name)))))
                }
                scope.names[name] = .slot(slot, count == 1 ? .unassigned : .any)
            }
        }
    }

    /// A body with a scope of its own.
    func linkScoped(
        _ body: [StatementSyntax], _ frame: Frame, at place: Place, binding: (Scope) -> Void = { _ in }
    ) -> [Statement] {
        var frame = frame
        frame.scope = Scope(outer: frame.scope)
        frame.isConditional = false
        binding(frame.scope)
        var result: [Statement] = []
        declare(assignedNames(in: body), in: frame.scope, at: place, &result)
        return result + link(body, frame)
    }
}

extension Shape {
    /// Stands for the shape of a variable that is assigned once, until that assignment is met.
    static let unassigned = Shape.open(["": .scalar])
}

/// The bodies inside a statement.
func bodies(of statement: StatementSyntax) -> [[StatementSyntax]] {
    switch statement.kind {
    case .conditional(let branches, let otherwise): branches.map(\.body) + [otherwise]
    case .loop(let loop): [loop.body, loop.otherwise]
    case .block(let block): [block.body]
    case .macro(let macro): [macro.body]
    case .setBlock(_, _, let body), .callBlock(_, _, let body), .filterBlock(_, let body), .with(_, let body): [body]
    case .text, .output, .set, .extends, .include, .importModule: []
    }
}
