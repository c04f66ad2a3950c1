import Model

/// Each tag with its body.
extension Parser {
    /// Body of a tag whose header ends here; takes the end tag's name as well.
    mutating func body(_ opener: TargetSyntax, until end: String) throws(Problem) -> [StatementSyntax] {
        let body = try body(opener, until: [end])
        advance()
        return body
    }

    mutating func body(_ opener: TargetSyntax, until ends: Set<String>) throws(Problem) -> [StatementSyntax] {
        guard current.kind == .blockEnd else { throw unexpected(expected: "%}") }
        advance()
        let result = statements(until: ends, opener: opener)
        return result
    }

    mutating func conditional(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
        var branches: [(test: ExpressionSyntax, body: [StatementSyntax])] = []
        advance()
        while true {
            let test = try tuple(allowsConditional: false)
            branches.append((test, try body(opener, until: ["elif", "else", "endif"])))
            if skip(name: "elif") { continue }
            if skip(name: "else") {
                return .conditional(branches, otherwise: try body(opener, until: "endif"))
            }
            advance()
            return .conditional(branches, otherwise: [])
        }
    }

    mutating func loop(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
        advance()
        let (targets, unpacks) = try targets()
        try expect(name: "in")
        let iterable = try tuple(allowsConditional: false)
        let condition = skip(name: "if") ? try expression() : nil
        if isName("recursive") { throw .unsupported(current.place, "recursive") }
        let body = try body(opener, until: ["else", "endfor"])
        var otherwise: [StatementSyntax] = []
        if skip(name: "else") {
            otherwise = try self.body(opener, until: "endfor")
        } else {
            advance()
        }
        return .loop(
            LoopSyntax(
                targets: targets, unpacks: unpacks, iterable: iterable, condition: condition, body: body,
                otherwise: otherwise))
    }

    mutating func targets() throws(Problem) -> ([TargetSyntax], unpacks: Bool) {
        let isParenthesized = skip(symbol: "(")
        var targets = [try expectName()]
        var unpacks = false
        while skip(symbol: ",") {
            unpacks = true
            guard case .name(let name) = current.kind, name != "in" else { break }
            targets.append(try expectName())
        }
        if isParenthesized { try expect(symbol: ")") }
        return (targets, unpacks)
    }

    mutating func set(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
        advance()
        let (targets, unpacks) = try targets()
        if isSymbol(".") {
            throw .unsupported(current.place, "namespace", expected: Wording(ja: "変数名", en: "the name of a variable"))
        }
        if skip(symbol: "=") {
            let value = try tuple()
            guard !unpacks || targets.count > 1 else {
                throw .unsupported(
                    opener.place, "set a, = …", expected: Wording(ja: "変数を一つか、二つ以上", en: "one name, or several"))
            }
            return .set(targets, value)
        }
        guard targets.count == 1 else { throw unexpected(expected: "=") }
        let filter = isSymbol("|") ? try filters(on: nil) : nil
        return .setBlock(targets[0], filter: filter, body: try body(opener, until: "endset"))
    }

    mutating func block(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
        advance()
        let name = try expectName()
        let isScoped = skip(name: "scoped")
        let isRequired = skip(name: "required")
        let body = try body(opener, until: "endblock")
        if case .name(let closing) = current.kind {
            guard closing == name.name else { throw unexpected(expected: name.name) }
            advance()
        }
        return .block(
            BlockSyntax(name: name.name, place: name.place, isScoped: isScoped, isRequired: isRequired, body: body))
    }

    mutating func fileName() throws(Problem) -> String {
        guard case .string(let name) = current.kind else {
            throw .unsupported(
                current.place, ja: "計算したファイル名", en: "a computed file name",
                expected: Wording(ja: "\"base.html\" のような文字列", en: "a literal such as \"base.html\""))
        }
        advance()
        return name
    }

    mutating func include() throws(Problem) -> StatementSyntax.Kind {
        advance()
        let name = try fileName()
        if isName("ignore") { throw .unsupported(current.place, "ignore missing") }
        if isName("without") { throw .unsupported(current.place, "include … without context") }
        if skip(name: "with") { try expect(name: "context") }
        return .include(name)
    }

    mutating func importing(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
        advance()
        let place = current.place
        let file = try fileName()
        var module: TargetSyntax?
        var names: [(name: TargetSyntax, alias: String)] = []
        if opener.name == "import" {
            try expect(name: "as")
            module = try expectName()
        } else {
            try expect(name: "import")
            repeat {
                if isName("with") || isName("without"), next.kind == .name("context") { break }
                let name = try expectName()
                guard !name.name.hasPrefix("_") else {
                    throw .unsupported(name.place, ja: "_ で始まる名前の読み込み", en: "importing a name that begins with _")
                }
                names.append((name, skip(name: "as") ? try expectName().name : name.name))
            } while skip(symbol: ",")
        }
        var withContext = false
        if isName("with") || isName("without"), next.kind == .name("context") {
            withContext = isName("with")
            advance()
            advance()
        }
        return .importModule(
            ImportSyntax(file: file, place: place, module: module, names: names, withContext: withContext))
    }

    mutating func parameters() throws(Problem) -> ParametersSyntax {
        var parameters = ParametersSyntax()
        try expect(symbol: "(")
        while !isSymbol(")") {
            if !parameters.list.isEmpty { try expect(symbol: ",") }
            let target = try expectName()
            guard !parameters.list.contains(where: { $0.target.name == target.name }) else {
                throw Problem(
                    "duplicate-name", at: target.place, ja: "引数 \(target.name) が二度あります",
                    en: "parameter \(target.name) appears twice")
            }
            if skip(symbol: "=") {
                parameters.list.append((target, try expression()))
            } else if parameters.list.last?.fallback != nil {
                throw .syntax(
                    target.place, ja: "既定値のない引数が既定値のある引数の後にあります",
                    en: "a parameter without a default follows one with a default")
            } else {
                parameters.list.append((target, nil))
            }
        }
        try expect(symbol: ")")
        return parameters
    }

    mutating func macro(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
        advance()
        let name = try expectName()
        let parameters = try parameters()
        let body = try body(opener, until: "endmacro")
        return .macro(MacroSyntax(name: name.name, place: name.place, parameters: parameters, body: body))
    }

    mutating func callBlock(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
        advance()
        let parameters = isSymbol("(") ? try parameters() : ParametersSyntax()
        let call = try expression()
        guard case .call = call.kind else {
            throw .syntax(
                call.place, ja: "マクロの呼び出しではありません", en: "not a call", expected: Wording(ja: "マクロ名()", en: "name()"))
        }
        return .callBlock(parameters, call: call, body: try body(opener, until: "endcall"))
    }

    mutating func with(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
        advance()
        var assignments: [(TargetSyntax, ExpressionSyntax)] = []
        while current.kind != .blockEnd {
            if !assignments.isEmpty { try expect(symbol: ",") }
            let target = try expectName()
            try expect(symbol: "=")
            assignments.append((target, try expression()))
        }
        return .with(assignments, body: try body(opener, until: "endwith"))
    }
}
