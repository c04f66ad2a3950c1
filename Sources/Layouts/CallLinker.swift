import Model

/// Calls of macros, functions and methods.
extension Linker {
    func linkCall(
        _ callee: ExpressionSyntax, _ arguments: ArgumentsSyntax, at place: Place, _ frame: Frame
    ) -> (Expression, Shape) {
        switch callee.kind {
        case .name("super"): return (linkSuper(arguments, at: callee.place, frame), .scalar)
        case .name(let name):
            switch frame.scope.resolve(name) {
            case .macro(let macro)?:
                return (linkCall(of: macro, arguments, caller: nil, at: callee.place, frame), .scalar)
            case .caller(let macro)?:
                if let named = arguments.named.first {
                    report(.unsupported(named.place, ja: "caller の名前付き引数", en: "a named argument of caller"))
                }
                let values = arguments.positional.map { link($0, frame) }
                return (CallCaller(callee.place, slot: callerSlot(of: macro), arguments: values), .scalar)
            default: return linkFunction(name, arguments, at: callee.place, frame)
            }
        case .attribute(let base, let name): return linkMethod(base, name, arguments, at: callee.place, frame)
        default:
            report(
                .unsupported(
                    place, ja: "この値の呼び出し", en: "a call of this",
                    expected: Wording(ja: "マクロか関数の名前", en: "the name of a macro or function")))
            return (Constant(place, .none), .any)
        }
    }

    func linkFunction(
        _ name: String, _ arguments: ArgumentsSyntax, at place: Place, _ frame: Frame
    ) -> (Expression, Shape) {
        if let function = functions[name] ?? (name == "range" ? rangeFunction : nil) {
            let (positional, named) = link(arguments, for: name, function.arity, at: place, frame)
            return (CallFunction(place, function, positional, named), name == "range" ? .list(.scalar) : .any)
        }
        _ = arguments.all.map { link($0, frame) }
        if ["dict", "lipsum", "cycler", "joiner", "namespace"].contains(name) {
            report(.unsupported(place, "\(name)()"))
        } else {
            let macros = frame.scope.visible.filter { name in
                if case .macro? = frame.scope.resolve(name) { return true }
                return false
            }
            report(.unknown(.function, name, at: place, known: macros + Array(functions.keys) + ["range"]))
        }
        return (Constant(place, .none), .any)
    }

    func linkMethod(
        _ base: ExpressionSyntax, _ name: String, _ arguments: ArgumentsSyntax, at place: Place, _ frame: Frame
    ) -> (Expression, Shape) {
        if case .name(let variable) = base.kind {
            switch frame.scope.resolve(variable) {
            case .module(let module)?:
                if case .macro(let macro)? = module.member(name) {
                    return (linkCall(of: macro, arguments, caller: nil, at: place, frame), .scalar)
                }
                report(.unknown(.macro, name, at: place, known: module.members))
                return (Constant(place, .none), .any)
            case .loop(let state)? where name == "cycle" && !arguments.positional.isEmpty && arguments.named.isEmpty:
                return (Cycle(place, state: state, choices: arguments.positional.map { link($0, frame) }), .any)
            case .loop?:
                report(.unknown(.method, "loop.\(name)", at: place, known: ["cycle"]))
                return (Constant(place, .none), .any)
            default: break
            }
            if variable == "self" {
                report(
                    .unsupported(base.place, "self", expected: Wording(ja: "super() か macro", en: "super() or a macro"))
                )
                return (Constant(place, .none), .any)
            }
        }
        let (value, shape) = linkShaped(base, frame)
        guard let method = builtinMethods[name] else {
            report(.unknown(.method, name, at: place, known: Array(builtinMethods.keys)))
            _ = arguments.all.map { link($0, frame) }
            return (value, .any)
        }
        if let named = arguments.named.first {
            report(
                .unsupported(
                    named.place, ja: "メソッドの名前付き引数", en: "a named argument of a method",
                    expected: Wording(ja: "名前なしの引数", en: "an argument without name")))
        }
        let call = link(method, on: value, arguments, at: place, frame)
        return (call, shape.after(method: name))
    }

    func linkSuper(_ arguments: ArgumentsSyntax, at place: Place, _ frame: Frame) -> Expression {
        guard arguments.all.isEmpty else {
            reportCount("super", at: place, most: 0)
            return Constant(place, .none)
        }
        guard let block = frame.block, frame.macro == nil else {
            report(.syntax(place, ja: "super() は block の中だけで使えます", en: "super() is only for blocks"))
            return Constant(place, .none)
        }
        let versions = frame.chain.blocks[block.name] ?? []
        guard block.level + 1 < versions.count else {
            report(
                .unknown(.block, block.name, at: place, known: []).with(
                    expected: Wording(ja: "親のファイルにある block の中", en: "a block that the extended file has as well")))
            return Constant(place, .none)
        }
        return Capture(place, linkVersion(of: block.name, block.level + 1, versions, outer: block.scope, frame))
    }

    func linkCallBlock(
        _ parameters: ParametersSyntax, _ call: ExpressionSyntax, _ body: [StatementSyntax], at place: Place,
        _ frame: Frame
    ) -> Expression {
        var inner = frame
        inner.scope = Scope(outer: frame.scope)
        // Jinja2 takes the body for a macro of its own, which nobody hands a caller to.
        inner.scope.names["caller"] = .hidden
        let linked = linkParameters(parameters, inner)
        let unit = CallUnit(parameters: linked, body: linkScoped(body, inner, at: place), macro: frame.macro)
        guard case .call(let callee, let arguments) = call.kind, let macro = macro(callee, frame) else {
            report(
                .syntax(
                    call.place, ja: "マクロの呼び出しではありません", en: "not the call of a macro",
                    expected: Wording(ja: "マクロ名()", en: "name()")))
            return Constant(place, .none)
        }
        called.append((macro, callee.place))
        return linkCall(of: macro, arguments, caller: unit, at: callee.place, frame)
    }

    func macro(_ callee: ExpressionSyntax, _ frame: Frame) -> Int? {
        switch callee.kind {
        case .name(let name):
            if case .macro(let macro)? = frame.scope.resolve(name) { return macro }
        case .attribute(let base, let name):
            if case .name(let variable) = base.kind, case .module(let module)? = frame.scope.resolve(variable),
                case .macro(let macro)? = module.member(name)
            {
                return macro
            }
        default: break
        }
        return nil
    }

    func linkCall(
        of macro: Int, _ syntax: ArgumentsSyntax, caller: CallUnit?, at place: Place, _ frame: Frame
    ) -> Expression {
        linkMacro(macro)
        let names = pending[macro].syntax.parameters.list.map(\.target.name)
        var arguments: [Expression?] = Array(repeating: nil, count: names.count)
        for (index, value) in syntax.positional.enumerated() {
            let linked = link(value, frame)
            if index < names.count { arguments[index] = linked }
        }
        if syntax.positional.count > names.count { reportCount(macros[macro].name, at: place, most: names.count) }
        for (name, namePlace, value) in syntax.named {
            let linked = link(value, frame)
            guard let index = names.firstIndex(of: name) else {
                report(.unknown(.argument, name, at: namePlace, known: names))
                continue
            }
            if arguments[index] != nil { reportTwice(name, at: namePlace) }
            arguments[index] = linked
        }
        return CallMacro(place, macro: macro, arguments: arguments, caller: caller)
    }
}

extension Problem {
    func with(expected: Wording) -> Problem {
        var problem = self
        problem.expected = expected
        return problem
    }
}

/// `range(stop)`, `range(start, stop, step)`.
private let rangeFunction = Function("range", Arity(1...3)) { arguments, _ throws(FilterFailure) in
    var numbers: [Int] = []
    for argument in arguments {
        guard let number = argument.integer else { throw .wrongType(argument, expected: .wholeNumber) }
        numbers.append(number)
    }
    let (start, stop) = numbers.count == 1 ? (0, numbers[0]) : (numbers[0], numbers[1])
    let step = numbers.count == 3 ? numbers[2] : 1
    guard step != 0 else { throw FilterFailure(ja: "間隔が 0 です", en: "the step is zero") }
    var items: [Value] = []
    var current = start
    while step > 0 ? current < stop : current > stop {
        guard items.count < Limits.listItems else { throw .tooLong }
        items.append(.int(current))
        let (next, overflow) = current.addingReportingOverflow(step)
        guard !overflow else { break }
        current = next
    }
    return .list(items)
}
