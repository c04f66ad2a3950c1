import Model

/// Built-in filters by name, those that take the name of another filter or test left out.
let builtinFilters = table(textFilters + listFilters + numberFilters)

/// Filters that apply another filter or test to each item.
private let filtersOfItems = ["map", "select", "reject", "selectattr", "rejectattr"]

extension Linker {
    func link(_ syntax: ExpressionSyntax, _ frame: Frame) -> Expression {
        linkShaped(syntax, frame).0
    }

    /// The expression and what its value may be.
    func linkShaped(_ syntax: ExpressionSyntax, _ frame: Frame) -> (Expression, Shape) {
        let place = syntax.place
        func strict(_ parts: [ExpressionSyntax], _ make: (Place, [Expression]) -> Expression) -> (Expression, Shape) {
            (make(place, parts.map { link($0, frame) }), .any)
        }
        switch syntax.kind {
        case .literal(let value): return (Constant(place, value), .scalar)
        case .name(let name): return linkName(name, at: place, frame)
        case .list(let items):
            let parts = items.map { linkShaped($0, frame) }
            let element = parts.dropFirst().reduce(parts.first?.1 ?? .any) { $0.merged(with: $1.1) }
            return (MakeList(place, parts.map(\.0)), .list(element))
        case .dictionary(let pairs): return linkRecord(pairs, at: place, frame)
        case .attribute(let base, let name): return linkAttribute(base, name, at: place, frame)
        case .subscripted(let base, let index): return linkSubscript(base, index, at: place, frame)
        case .slice(let base, let from, let to):
            let (value, shape) = linkShaped(base, frame)
            let bounds = [from, to].map { $0.map { link($0, frame) } ?? Constant(place, .none) }
            return (Slice(place, [value] + bounds), shape)
        case .call(let callee, let arguments): return linkCall(callee, arguments, at: place, frame)
        case .filter(let base, let name, let arguments):
            guard let base else { return (Constant(place, .none), .any) }
            return linkFilter(name, on: linkSubject(base, of: name, frame), arguments, at: place, frame)
        case .test(let base, let name, let arguments):
            return (linkTest(name, on: base, arguments, at: place, frame), .scalar)
        case .not(let base): return (strict([base]) { Not($0, $1) }.0, .scalar)
        case .sign(let sign, let base): return (strict([base]) { Sign($0, sign, $1) }.0, .scalar)
        case .arithmetic(let operation, let left, let right):
            return strict([left, right]) { Arithmetic($0, operation, $1) }
        case .compare(let first, let others):
            return (strict([first] + others.map(\.1)) { Compare($0, others.map(\.0), $1) }.0, .scalar)
        case .and(let left, let right), .or(let left, let right):
            let (one, oneShape) = linkShaped(left, frame)
            let (two, twoShape) = linkShaped(right, frame)
            var isOr = false
            if case .or = syntax.kind { isOr = true }
            return (Either(place, one, two, decisive: isOr), oneShape.merged(with: twoShape))
        case .concat(let items): return (strict(items) { Concat($0, $1) }.0, .scalar)
        case .conditional(let test, let then, let otherwise):
            let condition = link(test, frame)
            let (one, oneShape) = linkShaped(then, frame)
            let (two, twoShape) =
                otherwise.map { linkShaped($0, frame) } ?? (Constant(place, .undefined(elseless)), oneShape)
            return (Choose(place, test: condition, then: one, otherwise: two), oneShape.merged(with: twoShape))
        }
    }

    // MARK: - Names and members

    private func linkName(_ name: String, at place: Place, _ frame: Frame, mayBeUnknown: Bool = false) -> (
        Expression, Shape
    ) {
        switch frame.scope.resolve(name) {
        case .slot(let slot, let shape)?: return (ReadSlot(place, slot), shape == .unassigned ? .any : shape)
        case .caller(let macro)?: return (ReadSlot(place, callerSlot(of: macro)), .any)
        case .macro?, .module?, .loop?:
            report(
                .unsupported(
                    place, ja: "値としての \(name)", en: "\(name) as a value",
                    expected: Wording(ja: "\(name)() か \(name).名前", en: "\(name)() or \(name).member")))
        case .hidden?, nil:
            if isOpen {
                let slot = newSlot(name)
                inputs[Name(name)] = slot
                root.names[name] = .slot(slot, .any)
                return (ReadSlot(place, slot), .any)
            }
            if name == "self" || name == "varargs" || name == "kwargs" || name == "namespace" {
                report(.unsupported(place, name))
            } else if !mayBeUnknown {
                report(.unknown(.variable, name, at: place, known: frame.scope.visible))
            }
        }
        return (Constant(place, .undefined(Name(name))), .any)
    }

    private func callerSlot(of macro: Int) -> Int {
        if let slot = macros[macro].callerSlot { return slot }
        let slot = newSlot("caller")
        macros[macro].callerSlot = slot
        return slot
    }

    /// What stands before `|default` or `is defined` may be a name nobody has given.
    private func linkSubject(_ base: ExpressionSyntax, of name: String, _ frame: Frame) -> (Expression, Shape) {
        guard ["default", "d", "defined", "undefined"].contains(name), case .name(let variable) = base.kind else {
            return linkShaped(base, frame)
        }
        return linkName(variable, at: base.place, frame, mayBeUnknown: true)
    }

    private func linkAttribute(_ base: ExpressionSyntax, _ name: String, at place: Place, _ frame: Frame) -> (
        Expression, Shape
    ) {
        if case .name(let variable) = base.kind {
            switch frame.scope.resolve(variable) {
            case .loop(let state)?:
                if let member = ReadLoop.Member(rawValue: name) { return (ReadLoop(place, member, state: state), .any) }
                report(.unknown(.attribute, "loop.\(name)", at: place, known: ReadLoop.Member.allCases.map(\.rawValue)))
                return (Constant(place, .none), .any)
            case .module(let module)?: return linkMember(of: module, name, at: place)
            default: break
            }
        }
        let (value, shape) = linkShaped(base, frame)
        if mappingMethodNames.contains(name) {
            report(
                .unsupported(
                    place, ".\(name)",
                    expected: Wording(ja: ".\(name)() か ['\(name)']", en: ".\(name)() or ['\(name)']")))
            return (value, .any)
        }
        return (ReadMember(place, value, Name(name)), member(name, of: shape, at: place))
    }

    private func linkMember(of module: Module, _ name: String, at place: Place) -> (Expression, Shape) {
        switch module.member(name) {
        case .slot(let slot, let shape)?: return (ReadSlot(place, slot), shape == .unassigned ? .any : shape)
        case nil: report(.unknown(.attribute, name, at: place, known: module.members))
        default:
            report(
                .unsupported(
                    place, ja: "値としての \(name)", en: "\(name) as a value",
                    expected: Wording(ja: "\(name)()", en: "\(name)()")))
        }
        return (Constant(place, .none), .any)
    }

    /// The shape of a member; reports one that cannot be.
    private func member(_ name: String, of shape: Shape, at place: Place) -> Shape {
        switch shape {
        case .any: return .any
        case .open(let members): return members[name] ?? .any
        case .record(let members):
            if let member = members[name] { return member }
            report(.unknown(.attribute, name, at: place, known: Array(members.keys)))
        case .list, .scalar:
            report(.unknown(.attribute, name, at: place, known: []))
        }
        return .any
    }

    private func linkSubscript(
        _ base: ExpressionSyntax, _ index: ExpressionSyntax, at place: Place, _ frame: Frame
    ) -> (Expression, Shape) {
        let (value, shape) = linkShaped(base, frame)
        if case .literal(.text(let key)) = index.kind {
            return (ReadMember(place, value, Name(key)), member(key, of: shape, at: index.place))
        }
        let node = Subscript(place, [value, link(index, frame)])
        switch shape {
        case .list(let element): return (node, element)
        default: return (node, .any)
        }
    }

    private func linkRecord(
        _ pairs: [(ExpressionSyntax, ExpressionSyntax)], at place: Place, _ frame: Frame
    ) -> (Expression, Shape) {
        var names: [Name] = []
        var parts: [Expression] = []
        var shapes: [String: Shape] = [:]
        for (key, value) in pairs {
            let (part, shape) = linkShaped(value, frame)
            guard case .literal(.text(let name)) = key.kind else {
                report(
                    .unsupported(
                        key.place, ja: "文字列でないキー", en: "a key that is not literal text",
                        expected: Wording(ja: "'名前'", en: "'name'")))
                continue
            }
            names.append(Name(name))
            parts.append(part)
            shapes[name] = shape
        }
        return (MakeRecord(place, names, parts), .record(shapes))
    }

    // MARK: - Filters and tests

    /// A filter of `{% filter %}` or `{% set x | f %}`: the innermost is applied to the body.
    func link(_ syntax: ExpressionSyntax, on body: Expression, _ frame: Frame) -> Expression {
        guard case .filter(let base, let name, let arguments) = syntax.kind else { return link(syntax, frame) }
        let subject = base.map { link($0, on: body, frame) } ?? body
        return linkFilter(name, on: (subject, .scalar), arguments, at: syntax.place, frame).0
    }

    private func linkFilter(
        _ name: String, on subject: (Expression, Shape), _ arguments: ArgumentsSyntax, at place: Place, _ frame: Frame
    ) -> (Expression, Shape) {
        if let filter = filters[name] {
            let (positional, named) = link(arguments, for: name, filter.arity, at: place, frame)
            return (CallFilter(place, filter, subject.0, positional, named), .any)
        }
        if filtersOfItems.contains(name) {
            return linkFilterOfItems(name, on: subject, arguments, at: place, frame)
        }
        guard let builtin = builtinFilters[name] else {
            report(.unknown(.filter, name, at: place, known: filterNames))
            _ = arguments.all.map { link($0, frame) }
            return (subject.0, .any)
        }
        let call = link(builtin, on: subject.0, arguments, at: place, frame)
        return (call, subject.1.after(filter: name))
    }

    private var filterNames: [String] {
        Array(builtinFilters.keys) + filtersOfItems + Array(filters.keys)
    }

    private func linkTest(
        _ name: String, on base: ExpressionSyntax, _ arguments: ArgumentsSyntax, at place: Place, _ frame: Frame
    ) -> Expression {
        let subject = linkSubject(base, of: name, frame).0
        guard let builtin = builtinTests[name] else {
            report(.unknown(.test, name, at: place, known: testNames))
            return subject
        }
        return link(builtin, on: subject, arguments, at: place, frame)
    }

    private var testNames: [String] {
        builtinTests.keys.filter { $0.utf8.allSatisfy { $0 >= 0x61 } }
    }

    private func link(
        _ builtin: Builtin, on subject: Expression, _ syntax: ArgumentsSyntax, at place: Place, _ frame: Frame
    ) -> Expression {
        var positions: [Int] = []
        var arguments: [Expression] = []
        for (index, argument) in syntax.positional.enumerated() {
            arguments.append(link(argument, frame))
            positions.append(index)
        }
        if syntax.positional.count > builtin.parameters.count {
            reportCount(builtin.name, at: place, most: builtin.parameters.count)
            return subject
        }
        for (name, namePlace, value) in syntax.named {
            arguments.append(link(value, frame))
            guard let position = builtin.parameters.firstIndex(of: name) else {
                report(.unknown(.argument, name, at: namePlace, known: builtin.parameters))
                return subject
            }
            if positions.contains(position) { reportTwice(name, at: namePlace) }
            positions.append(position)
        }
        for position in 0..<builtin.required where !positions.contains(position) {
            reportMissing(builtin.parameters[position], of: builtin.name, at: place)
        }
        return CallBuiltin(place, builtin, subject, arguments, positions: positions)
    }

    private func reportCount(_ name: String, at place: Place, most: Int) {
        report(
            Problem(
                "wrong-count", at: place, ja: "\(name) の引数が多すぎます", en: "too many arguments for \(name)",
                expected: Wording(ja: "\(most) 個まで", en: "at most \(most)")))
    }

    private func reportTwice(_ name: String, at place: Place) {
        report(Problem("duplicate-name", at: place, ja: "引数 \(name) が二度あります", en: "argument \(name) is given twice"))
    }

    private func reportMissing(_ name: String, of owner: String, at place: Place) {
        report(
            Problem(
                "missing-argument", at: place, ja: "\(owner) に引数 \(name) がありません",
                en: "\(owner) lacks its argument \(name)",
                expected: Wording(ja: "引数 \(name)", en: "argument \(name)")))
    }

    /// Arguments of a filter or function of the host.
    private func link(
        _ syntax: ArgumentsSyntax, for name: String, _ arity: Arity, at place: Place, _ frame: Frame
    ) -> ([Expression], [(Name, Expression)]) {
        if syntax.positional.count > arity.positional.upperBound {
            reportCount(name, at: place, most: arity.positional.upperBound)
        }
        if syntax.positional.count < arity.positional.lowerBound {
            let least = arity.positional.lowerBound
            report(
                Problem(
                    "missing-argument", at: place, ja: "\(name) の引数が足りません", en: "too few arguments for \(name)",
                    expected: Wording(ja: "\(least) 個以上", en: "at least \(least)")))
        }
        for argument in syntax.named where !arity.named.contains(argument.name) {
            report(.unknown(.argument, argument.name, at: argument.place, known: arity.named))
        }
        return (syntax.positional.map { link($0, frame) }, syntax.named.map { (Name($0.name), link($0.value, frame)) })
    }

    // MARK: - map, select and their kin

    private func linkFilterOfItems(
        _ name: String, on subject: (Expression, Shape), _ syntax: ArgumentsSyntax, at place: Place, _ frame: Frame
    ) -> (Expression, Shape) {
        var rest = syntax
        let keeps = name == "map" ? nil : name.hasPrefix("select")
        var path: Expression?
        var fallback: Expression?
        if name == "map", let attribute = rest.named.first(where: { $0.name == "attribute" }) {
            guard rest.positional.isEmpty else {
                reportCount(name, at: place, most: 0)
                return (subject.0, .any)
            }
            for argument in rest.named where argument.name != "attribute" && argument.name != "default" {
                report(.unknown(.argument, argument.name, at: argument.place, known: ["attribute", "default"]))
            }
            fallback = rest.named.first { $0.name == "default" }.map { link($0.value, frame) }
            return (MapMembers(place, subject.0, link(attribute.value, frame), fallback), .list(.any))
        }
        if name.hasSuffix("attr") {
            guard !rest.positional.isEmpty else {
                reportMissing("attribute", of: name, at: place)
                return (subject.0, .any)
            }
            path = link(rest.positional.removeFirst(), frame)
        }
        guard !rest.positional.isEmpty else {
            if name == "map" {
                reportMissing("attribute", of: name, at: place)
                return (subject.0, .any)
            }
            let each = EachItem(place, subject.0, path: path, call: nil, keeps: keeps)
            return (each, .list(subject.1.element))
        }
        let first = rest.positional.removeFirst()
        guard case .literal(.text(let inner)) = first.kind else {
            report(
                .unsupported(
                    first.place, ja: "計算したフィルター名・テスト名", en: "a computed name of a filter or test",
                    expected: Wording(ja: "'upper' のような文字列", en: "a literal such as 'upper'")))
            return (subject.0, .any)
        }
        let item = newSlot("item")
        let itemNode = ReadSlot(first.place, item)
        let call =
            name == "map"
            ? linkFilter(inner, on: (itemNode, subject.1.element), rest, at: first.place, frame).0
            : linkItemTest(inner, on: itemNode, rest, at: first.place, frame)
        let each = EachItem(
            place, subject.0, path: path, call: EachItem.Call(slot: item, expression: call), keeps: keeps)
        return (each, name == "map" ? .list(.any) : .list(subject.1.element))
    }

    private func linkItemTest(
        _ name: String, on item: Expression, _ arguments: ArgumentsSyntax, at place: Place, _ frame: Frame
    ) -> Expression {
        guard let builtin = builtinTests[name] else {
            report(.unknown(.test, name, at: place, known: testNames))
            return item
        }
        return link(builtin, on: item, arguments, at: place, frame)
    }

    // MARK: - Calls

    private func linkCall(
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

    private func linkFunction(
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

    private func linkMethod(
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

    private func linkSuper(_ arguments: ArgumentsSyntax, at place: Place, _ frame: Frame) -> Expression {
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

    private func macro(_ callee: ExpressionSyntax, _ frame: Frame) -> Int? {
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

    private func linkCall(
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

private let elseless = Name("if … without else")

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

extension Shape {
    /// What a built-in filter makes of a value of this shape.
    fileprivate func after(filter name: String) -> Shape {
        switch name {
        case "first", "last", "min", "max": element
        case "list", "sort", "reverse", "unique": self == .any || self == .scalar ? .any : .list(element)
        case "batch", "slice": .list(.list(element))
        case "groupby": .list(.open(["grouper": .any, "list": .list(element)]))
        case "default", "d": self
        case "sum", "abs", "items", "dictsort": .any
        default: .scalar
        }
    }

    fileprivate func after(method name: String) -> Shape {
        switch name {
        case "items", "values", "get": .any
        case "keys", "split": .list(.scalar)
        default: .scalar
        }
    }
}
