import Model

/// Imported files and macros.
extension Linker {
    // MARK: - Imports

    func linkImport(_ syntax: ImportSyntax, at place: Place, _ frame: Frame, _ result: inout [Statement]) {
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
    func bind(_ name: String, to binding: Scope.Binding, at place: Place, _ frame: Frame) {
        switch (frame.scope.names[name], binding) {
        case (nil, _): break
        case (.module(let old)?, .module(let new)) where old.file == new.file: break
        case (.macro(let old)?, .macro(let new)) where old == new: break
        case (.slot?, _) where frame.scope === root && inputs[Name(name)] != nil: break
        default: return reportTaken(TargetSyntax(name: name, place: place))
        }
        frame.scope.names[name] = binding
    }

    func linkModule(_ syntax: ImportSyntax, at place: Place, _ frame: Frame) -> (Module, [Statement])? {
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

    func finishModule(_ file: FileSyntax, _ scope: Scope, at place: Place, _ frame: Frame) -> (
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

    func define(_ syntax: MacroSyntax, _ frame: Frame) {
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
