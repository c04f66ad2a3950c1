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
    private var isTainted = false
    /// Unknown variables are accepted: the file is checked by itself.
    let isOpen: Bool

    let root = Scope(outer: nil)
    var initial: [Value] = []
    var inputs: [Name: Int] = [:]
    var loopCount = 0
    private var statementCount = 0
    private var bodyDepth = 0

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
    private var modules: [String: (module: Module, statements: [Statement])] = [:]
    private var fileStack: [String] = []
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

    private func linkRemainingMacros() {
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
    private func open(_ name: String, at place: Place) -> FileSyntax? {
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
    private func linkChain(from name: String, at place: Place, _ frame: Frame, isRoot: Bool = false) -> [Statement] {
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
    private func parent(of file: FileSyntax) -> (String, Place)? {
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
    private func definitions(of file: FileSyntax, _ result: inout [Statement]) -> [StatementSyntax] {
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

    private func reportLost(_ statement: StatementSyntax) {
        report(
            Problem(
                "outside-block", at: statement.place, ja: "extends のあるファイルでは、block の外は書き出されません",
                en: "in a file with extends nothing outside of a block is written",
                expected: Wording(
                    ja: "block の中に書く (外に書けるのは set, macro, import)",
                    en: "inside a block (only set, macro and import may stand outside)")))
    }

    private func collectBlocks(of file: FileSyntax, into chain: Chain) {
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
    private func blocks(in statements: [StatementSyntax]) -> [BlockSyntax] {
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
    private func checkOverrides(_ chain: [FileSyntax]) {
        guard chain.count > 1, !chain.contains(where: { broken.contains($0.file.path) }) else { return }
        for (index, file) in chain.enumerated().dropLast() {
            let known = Set(chain[(index + 1)...].flatMap { blocks(in: $0.statements).map(\.name) })
            for case .block(let block) in file.statements.map(\.kind) where !known.contains(block.name) {
                report(.unknown(.block, block.name, at: block.place, known: known.sorted()))
            }
        }
    }

    /// `extends` inside another tag.
    private func checkNesting(_ chain: [FileSyntax]) {
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

    // MARK: - Statements

    func link(_ statements: [StatementSyntax], _ frame: Frame) -> [Statement] {
        var result: [Statement] = []
        bodyDepth += 1
        defer { bodyDepth -= 1 }
        guard bodyDepth <= Limits.linkedNesting else {
            if let first = statements.first {
                report(
                    Problem("too-deep", at: first.place, ja: "レイアウトの入れ子が深すぎます", en: "the layout is nested too deeply"))
            }
            return result
        }
        for statement in statements {
            statementCount += 1
            guard problems.count < Limits.problems else { return result }
            guard statementCount <= Limits.linkedStatements else {
                report(.tooLarge(statement.place, ja: "レイアウトが大きすぎます", en: "the layout grows too large"))
                return result
            }
            link(statement, frame, &result)
        }
        return result
    }

    private func link(_ statement: StatementSyntax, _ frame: Frame, _ result: inout [Statement]) {
        let place = statement.place
        switch statement.kind {
        case .text(let bytes):
            if let last = result.last as? WriteText {
                result[result.count - 1] = WriteText(last.place, last.bytes + bytes)
            } else {
                result.append(WriteText(place, bytes))
            }
        case .output(let expression):
            let value = link(expression, frame)
            if let capture = value as? Capture {
                result += capture.body
            } else {
                result.append(WriteValue(place, value))
            }
        case .conditional(let branches, let otherwise):
            var inner = frame
            inner.isConditional = true
            let arms = branches.map { Branch.Arm(test: link($0.test, frame), body: link($0.body, inner)) }
            result.append(Branch(place, arms: arms, otherwise: link(otherwise, inner)))
        case .loop(let loop): link(loop, at: place, frame, &result)
        case .set(let targets, let value): linkSet(targets, value, at: place, frame, &result)
        case .setBlock(let target, let filter, let body):
            let capture = Capture(place, linkScoped(body, frame, at: place))
            let value = filter.map { asMarkup(link($0, on: capture, frame)) } ?? capture
            guard let slot = slot(of: target, frame, shape: .scalar) else { return }
            result.append(Assign(place, slot: slot, value: value))
        case .block(let block): result += linkBlock(block, level: 0, frame)
        case .extends: break
        case .include(let name): linkInclude(name, at: place, frame, &result)
        case .importModule(let syntax): linkImport(syntax, at: place, frame, &result)
        case .macro(let syntax): define(syntax, frame)
        case .callBlock(let parameters, let call, let body):
            result.append(WriteValue(place, linkCallBlock(parameters, call, body, at: place, frame)))
        case .filterBlock(let filter, let body):
            let capture = Capture(place, linkScoped(body, frame, at: place))
            result.append(WriteRaw(place, link(filter, on: capture, frame)))
        case .with(let assignments, let body):
            let values = assignments.map { linkShaped($0.1, frame) }
            var slots: [(name: String, slot: Int, shape: Shape)] = []
            for ((target, _), (value, shape)) in zip(assignments, values) {
                let slot = newSlot(target.name)
                slots.append((target.name, slot, shape))
                result.append(Assign(target.place, slot: slot, value: value))
            }
            result += linkScoped(body, frame, at: place) { scope in
                for (name, slot, shape) in slots { scope.names[name] = .slot(slot, shape) }
            }
        }
    }

    private func asMarkup(_ value: Expression) -> Expression {
        guard let safe = builtinFilters["safe"] else { return value }
        return CallBuiltin(value.place, safe, value, [], positions: [])
    }

    /// The slot a name is assigned to here. Its shape is known from its only assignment, if there is only one.
    private func slot(of target: TargetSyntax, _ frame: Frame, shape: Shape) -> Int? {
        guard case .slot(let slot, let known)? = frame.scope.names[target.name] else {
            reportTaken(target)
            return nil
        }
        if known == Shape.unassigned { frame.scope.names[target.name] = .slot(slot, shape) }
        return slot
    }

    private func reportTaken(_ target: TargetSyntax) {
        report(
            Problem(
                "duplicate-name", at: target.place, ja: "\(target.name) はすでに別のものの名前です",
                en: "\(target.name) already names something else", expected: Wording(ja: "ほかの名前", en: "another name")))
    }

    private func linkSet(
        _ targets: [TargetSyntax], _ value: ExpressionSyntax, at place: Place, _ frame: Frame,
        _ result: inout [Statement]
    ) {
        let (value, shape) = linkShaped(value, frame)
        let slots = targets.compactMap { slot(of: $0, frame, shape: targets.count == 1 ? shape : .any) }
        guard slots.count == targets.count else { return }
        if slots.count == 1 {
            result.append(Assign(place, slot: slots[0], value: value))
        } else {
            result.append(Unpack(place, slots: slots, value: value))
        }
    }

    private func link(_ loop: LoopSyntax, at place: Place, _ frame: Frame, _ result: inout [Statement]) {
        let (iterable, shape) = linkShaped(loop.iterable, frame)
        let state = loopCount
        loopCount += 1
        var names: [String: Scope.Binding] = [:]
        var slots: [Int] = []
        for target in loop.targets {
            if target.name == "loop" { reportTaken(target) }
            let slot = newSlot(target.name)
            slots.append(slot)
            names[target.name] = .slot(slot, loop.unpacks ? .any : shape.element)
        }
        var testFrame = frame
        testFrame.scope = Scope(outer: frame.scope)
        testFrame.scope.names = names
        testFrame.scope.names["loop"] = .hidden
        let condition = loop.condition.map { link($0, testFrame) }
        names["loop"] = .loop(state)
        let body = linkScoped(loop.body, frame, at: place) { $0.names = names }
        let otherwise = linkScoped(loop.otherwise, frame, at: place)
        result.append(
            Loop(
                place, iterable: iterable, targets: slots, unpacks: loop.unpacks, condition: condition, state: state,
                body: body, otherwise: otherwise))
    }

    /// A version of a block where the block stands, or where the version above it is called for.
    func linkBlock(_ block: BlockSyntax, level: Int, _ frame: Frame) -> [Statement] {
        guard frame.macro == nil, !frame.isModule else {
            report(
                frame.isModule
                    ? .unsupported(block.place, ja: "読み込まれるファイルの block", en: "block in an imported file")
                    : .unsupported(block.place, ja: "マクロの中の block", en: "block in a macro"))
            return []
        }
        guard let versions = frame.chain.blocks[block.name], level < versions.count else { return [] }
        let outer = block.isScoped ? frame.scope : frame.context
        if level == 0, versions[0].block.isRequired {
            report(
                Problem(
                    "missing-block", at: versions[0].block.place, ja: "必須の block \(block.name) が書かれていません",
                    en: "required block \(block.name) is not written"))
        }
        return linkVersion(of: block.name, level, versions, outer: outer, frame)
    }

    func linkVersion(
        of name: String, _ level: Int, _ versions: [Chain.Version], outer: Scope, _ frame: Frame
    ) -> [Statement] {
        var inner = frame
        inner.scope = outer
        inner.context = outer
        inner.block = Frame.BlockPosition(name: name, level: level, scope: outer)
        let version = versions[level]
        guard !frame.enclosingBlocks.contains(where: { $0.name == name && $0.level == level }) else {
            report(
                Problem(
                    "recursive-layout", at: version.block.place, ja: "block \(name) が自分自身の中にあります",
                    en: "block \(name) stands inside itself"))
            return []
        }
        inner.enclosingBlocks.append((name, level))
        return linkScoped(version.block.body, inner, at: version.block.place)
    }

    private func linkInclude(_ name: String, at place: Place, _ frame: Frame, _ result: inout [Statement]) {
        var inner = frame
        inner.scope = Scope(outer: frame.scope)
        inner.scope.names["loop"] = .hidden
        inner.isConditional = false
        inner.isModule = false
        result += linkChain(from: name, at: place, inner)
    }

    // MARK: - Imports

    private func linkImport(_ syntax: ImportSyntax, at place: Place, _ frame: Frame, _ result: inout [Statement]) {
        guard !frame.isConditional else {
            report(.unsupported(place, ja: "if の中の import", en: "import inside if"))
            return
        }
        guard let (module, statements) = linkModule(syntax, at: place, frame) else {
            for name in [syntax.module?.name].compactMap(\.self) + syntax.names.map(\.alias) {
                isTainted = true
                frame.scope.names[name] = .slot(newSlot(name), .any)
            }
            return
        }
        result += statements
        if let name = syntax.module { bind(name.name, to: .module(module), at: name.place, frame) }
        for (name, alias) in syntax.names {
            guard let member = module.member(name.name) else {
                report(.unknown(.macro, name.name, at: name.place, known: module.members))
                continue
            }
            bind(alias, to: member, at: name.place, frame)
        }
    }

    /// Binds a name once and for all; the same thing may be bound again.
    private func bind(_ name: String, to binding: Scope.Binding, at place: Place, _ frame: Frame) {
        switch (frame.scope.names[name], binding) {
        case (nil, _): break
        case (.module(let old)?, .module(let new)) where old.file == new.file: break
        case (.macro(let old)?, .macro(let new)) where old == new: break
        case (.slot?, _) where frame.scope === root && inputs[Name(name)] != nil: break
        default: return reportTaken(TargetSyntax(name: name, place: place))
        }
        frame.scope.names[name] = binding
    }

    private func linkModule(_ syntax: ImportSyntax, at place: Place, _ frame: Frame) -> (Module, [Statement])? {
        if !syntax.withContext, let known = modules[syntax.file] { return known }
        guard let file = open(syntax.file, at: syntax.place) else { return nil }
        fileStack.append(syntax.file)
        defer { fileStack.removeLast() }
        let scope = Scope(outer: syntax.withContext ? frame.scope : isOpen ? Scope(outer: nil) : nil)
        if syntax.withContext {
            let border = Scope(outer: frame.scope)
            border.names["loop"] = .hidden
            return finishModule(file, Scope(outer: border), at: place, frame)
        }
        let result = finishModule(file, scope, at: place, frame)
        modules[syntax.file] = result
        return result
    }

    private func finishModule(_ file: FileSyntax, _ scope: Scope, at place: Place, _ frame: Frame) -> (
        Module, [Statement]
    ) {
        var inner = Frame(scope: scope, context: scope, chain: Chain(), block: nil, macro: frame.macro)
        inner.isModule = true
        var statements: [Statement] = []
        declare(assignedNames(in: file.statements), in: scope, at: place, &statements)
        if let extends = parent(of: file) {
            report(.unsupported(extends.1, ja: "読み込まれるファイルの extends", en: "extends in an imported file"))
        }
        let body = link(file.statements, inner).filter { !($0 is WriteText) }
        if body.allSatisfy({ $0 is Assign }) {
            statements += body
        } else {
            statements.append(Discard(place, body))
        }
        return (Module(file: file.file.path, scope: scope), statements)
    }

    // MARK: - Macros

    private func define(_ syntax: MacroSyntax, _ frame: Frame) {
        guard !frame.isConditional else {
            report(.unsupported(syntax.place, ja: "if の中の macro", en: "macro inside if"))
            return
        }
        let index = macros.count
        macros.append(MacroUnit(name: syntax.name, place: syntax.place))
        pending.append(PendingMacro(syntax: syntax, frame: frame, files: fileStack))
        bind(syntax.name, to: .macro(index), at: syntax.place, frame)
    }

    /// Links the body of a macro when it is first called; a call from within finds it already begun.
    func linkMacro(_ index: Int) {
        guard !pending[index].isLinked else { return }
        pending[index].isLinked = true
        let (syntax, unit) = (pending[index].syntax, macros[index])
        let callingFiles = fileStack
        fileStack = pending[index].files
        defer { fileStack = callingFiles }
        var frame = pending[index].frame
        frame.scope = Scope(outer: frame.scope)
        frame.macro = index
        frame.block = nil
        frame.isModule = false
        let first = initial.count
        unit.parameters = linkParameters(syntax.parameters, frame)
        frame.scope.names["caller"] = frame.scope.names["caller"] ?? .caller(index)
        var statements: [Statement] = []
        declare(assignedNames(in: syntax.body), in: frame.scope, at: syntax.place, &statements)
        unit.body = statements + link(syntax.body, frame)
        unit.slots = first..<initial.count
    }

    /// Binds parameters in the scope of `frame`, one after the other: a default sees those before it.
    func linkParameters(_ syntax: ParametersSyntax, _ frame: Frame) -> [MacroUnit.Parameter] {
        syntax.list.map { target, fallback in
            let value = fallback.map { link($0, frame) }
            let slot = newSlot(target.name)
            frame.scope.names[target.name] = .slot(slot, .any)
            return MacroUnit.Parameter(name: Name(target.name), slot: slot, fallback: value)
        }
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
