import Model

/// Built-in filters by name, those that take the name of another filter or test left out.
let builtinFilters = table(textFilters + listFilters + numberFilters)

/// Filters that apply another filter or test to each item.
private let filtersOfItems = ["map", "select", "reject", "selectattr", "rejectattr"]

/// Filters and tests with their arguments.
extension Linker {
    /// A filter of `{% filter %}` or `{% set x | f %}`: the innermost is applied to the body.
    func link(_ syntax: ExpressionSyntax, on body: Expression, _ frame: Frame) -> Expression {
        guard case .filter(let base, let name, let arguments) = syntax.kind else { return link(syntax, frame) }
        let subject = base.map { link($0, on: body, frame) } ?? body
        return linkFilter(name, on: (subject, .scalar), arguments, at: syntax.place, frame).0
    }

    func linkFilter(
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

    var filterNames: [String] {
        Array(builtinFilters.keys) + filtersOfItems + Array(filters.keys)
    }

    func linkTest(
        _ name: String, on base: ExpressionSyntax, _ arguments: ArgumentsSyntax, at place: Place, _ frame: Frame
    ) -> Expression {
        let subject = linkSubject(base, of: name, frame).0
        guard let builtin = builtinTests[name] else {
            report(.unknown(.test, name, at: place, known: testNames))
            return subject
        }
        return link(builtin, on: subject, arguments, at: place, frame)
    }

    var testNames: [String] {
        builtinTests.keys.filter { $0.utf8.allSatisfy { $0 >= 0x61 } }
    }

    func link(
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

    func reportCount(_ name: String, at place: Place, most: Int) {
        report(
            Problem(
                "wrong-count", at: place, ja: "\(name) の引数が多すぎます", en: "too many arguments for \(name)",
                expected: Wording(ja: "\(most) 個まで", en: "at most \(most)")))
    }

    func reportTwice(_ name: String, at place: Place) {
        report(Problem("duplicate-name", at: place, ja: "引数 \(name) が二度あります", en: "argument \(name) is given twice"))
    }

    func reportMissing(_ name: String, of owner: String, at place: Place) {
        report(
            Problem(
                "missing-argument", at: place, ja: "\(owner) に引数 \(name) がありません",
                en: "\(owner) lacks its argument \(name)",
                expected: Wording(ja: "引数 \(name)", en: "argument \(name)")))
    }

    /// Arguments of a filter or function of the host.
    func link(
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

    func linkFilterOfItems(
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

    func linkItemTest(
        _ name: String, on item: Expression, _ arguments: ArgumentsSyntax, at place: Place, _ frame: Frame
    ) -> Expression {
        guard let builtin = builtinTests[name] else {
            report(.unknown(.test, name, at: place, known: testNames))
            return item
        }
        return link(builtin, on: item, arguments, at: place, frame)
    }
}

extension Shape {
    /// What a built-in filter makes of a value of this shape.
    func after(filter name: String) -> Shape {
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

    func after(method name: String) -> Shape {
        switch name {
        case "items", "values", "get": .any
        case "keys", "split": .list(.scalar)
        default: .scalar
        }
    }
}
