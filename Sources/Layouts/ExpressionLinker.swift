import Model

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

    func linkName(_ name: String, at place: Place, _ frame: Frame, mayBeUnknown: Bool = false) -> (
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

    func callerSlot(of macro: Int) -> Int {
        if let slot = macros[macro].callerSlot { return slot }
        let slot = newSlot("caller")
        macros[macro].callerSlot = slot
        return slot
    }

    /// What stands before `|default` or `is defined` may be a name nobody has given.
    func linkSubject(_ base: ExpressionSyntax, of name: String, _ frame: Frame) -> (Expression, Shape) {
        guard ["default", "d", "defined", "undefined"].contains(name), case .name(let variable) = base.kind else {
            return linkShaped(base, frame)
        }
        return linkName(variable, at: base.place, frame, mayBeUnknown: true)
    }

    func linkAttribute(_ base: ExpressionSyntax, _ name: String, at place: Place, _ frame: Frame) -> (
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

    func linkMember(of module: Module, _ name: String, at place: Place) -> (Expression, Shape) {
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
    func member(_ name: String, of shape: Shape, at place: Place) -> Shape {
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

    func linkSubscript(
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

    func linkRecord(
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
}

private let elseless = Name("if … without else")
