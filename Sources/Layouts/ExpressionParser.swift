import Model

/// Expressions with Jinja2's precedence: inline if, or, and, not, comparison, + -, ~, * / // %, **, sign, postfix.
extension Parser {
    mutating func expression() throws(Problem) -> ExpressionSyntax {
        try enter()
        defer { expressionNesting -= 1 }
        var result = try disjunction()
        while isName("if") {
            let place = advance().place
            let test = try disjunction()
            let otherwise = skip(name: "else") ? try expression() : nil
            result = try ExpressionSyntax(.conditional(test: test, then: result, otherwise: otherwise), at: place)
        }
        return result
    }

    private mutating func enter() throws(Problem) {
        guard expressionNesting < Limits.expressionNesting else {
            throw Problem("too-deep", at: current.place, ja: "式の入れ子が深すぎます", en: "the expression is nested too deeply")
        }
        expressionNesting += 1
    }

    /// Several expressions separated by commas make a tuple.
    mutating func tuple(allowsConditional: Bool = true, isParenthesized: Bool = false) throws(Problem)
        -> ExpressionSyntax
    {
        let place = current.place
        var items: [ExpressionSyntax] = []
        var isTuple = false
        while !isTupleEnd {
            items.append(allowsConditional ? try expression() : try disjunction())
            guard skip(symbol: ",") else { break }
            isTuple = true
        }
        if !isTuple, let only = items.first { return only }
        guard isTuple || isParenthesized else { throw unexpected(expected: Wording(ja: "式", en: "an expression")) }
        return try ExpressionSyntax(.list(items), at: place)
    }

    private var isTupleEnd: Bool {
        switch current.kind {
        case .variableEnd, .blockEnd, .symbol(")"): true
        default: false
        }
    }

    private mutating func disjunction() throws(Problem) -> ExpressionSyntax {
        var left = try conjunction()
        while isName("or") {
            let place = advance().place
            left = try ExpressionSyntax(.or(left, try conjunction()), at: place)
        }
        return left
    }

    private mutating func conjunction() throws(Problem) -> ExpressionSyntax {
        var left = try negation()
        while isName("and") {
            let place = advance().place
            left = try ExpressionSyntax(.and(left, try negation()), at: place)
        }
        return left
    }

    private mutating func negation() throws(Problem) -> ExpressionSyntax {
        guard isName("not") else { return try comparison() }
        try enter()
        defer { expressionNesting -= 1 }
        let place = advance().place
        return try ExpressionSyntax(.not(try negation()), at: place)
    }

    private mutating func comparison() throws(Problem) -> ExpressionSyntax {
        let first = try sum()
        var others: [(CompareOperator, ExpressionSyntax)] = []
        let place = current.place
        while let comparing = takeComparison() {
            others.append((comparing, try sum()))
        }
        return others.isEmpty ? first : try ExpressionSyntax(.compare(first, others), at: place)
    }

    private mutating func takeComparison() -> CompareOperator? {
        switch current.kind {
        case .symbol(let symbol):
            guard let comparing = CompareOperator(rawValue: symbol) else { return nil }
            advance()
            return comparing
        case .name("in"):
            advance()
            return .within
        case .name("not") where next.kind == .name("in"):
            advance()
            advance()
            return .notWithin
        default:
            return nil
        }
    }

    private mutating func sum() throws(Problem) -> ExpressionSyntax {
        var left = try concatenation()
        while let operation = arithmetic(["+", "-"]) {
            let place = advance().place
            left = try ExpressionSyntax(.arithmetic(operation, left, try concatenation()), at: place)
        }
        return left
    }

    private func arithmetic(_ symbols: Set<String>) -> ArithmeticOperator? {
        guard case .symbol(let symbol) = current.kind, symbols.contains(symbol) else { return nil }
        return ArithmeticOperator(rawValue: symbol)
    }

    private mutating func concatenation() throws(Problem) -> ExpressionSyntax {
        let place = current.place
        var items = [try product()]
        while skip(symbol: "~") { items.append(try product()) }
        return items.count == 1 ? items[0] : try ExpressionSyntax(.concat(items), at: place)
    }

    private mutating func product() throws(Problem) -> ExpressionSyntax {
        var left = try power()
        while let operation = arithmetic(["*", "/", "//", "%"]) {
            let place = advance().place
            left = try ExpressionSyntax(.arithmetic(operation, left, try power()), at: place)
        }
        return left
    }

    private mutating func power() throws(Problem) -> ExpressionSyntax {
        var left = try signed()
        while isSymbol("**") {
            let place = advance().place
            left = try ExpressionSyntax(.arithmetic(.power, left, try signed()), at: place)
        }
        return left
    }

    private mutating func signed(takesFilters: Bool = true) throws(Problem) -> ExpressionSyntax {
        var node: ExpressionSyntax
        if case .symbol(let symbol) = current.kind, let sign = SignOperator(rawValue: symbol) {
            try enter()
            defer { expressionNesting -= 1 }
            let place = advance().place
            node = try ExpressionSyntax(.sign(sign, try signed(takesFilters: false)), at: place)
        } else {
            node = try primary()
        }
        node = try postfix(on: node)
        return takesFilters ? try filtersAndTests(on: node) : node
    }

    private mutating func primary() throws(Problem) -> ExpressionSyntax {
        let token = current
        switch token.kind {
        case .name(let name):
            advance()
            return try ExpressionSyntax(constant(name) ?? .name(name), at: token.place)
        case .string(var text):
            advance()
            while case .string(let more) = current.kind {
                text += more
                advance()
            }
            return try ExpressionSyntax(.literal(.text(text)), at: token.place)
        case .integer(let number):
            advance()
            return try ExpressionSyntax(.literal(.int(number)), at: token.place)
        case .float(let number):
            advance()
            return try ExpressionSyntax(.literal(.double(number)), at: token.place)
        case .symbol("("):
            advance()
            let inner = try tuple(isParenthesized: true)
            try expect(symbol: ")")
            return inner
        case .symbol("["):
            return try list()
        case .symbol("{"):
            return try dictionary()
        default:
            throw unexpected(expected: Wording(ja: "式", en: "an expression"))
        }
    }

    private func constant(_ name: String) -> ExpressionSyntax.Kind? {
        switch name {
        case "true", "True": .literal(.bool(true))
        case "false", "False": .literal(.bool(false))
        case "none", "None": .literal(.none)
        default: nil
        }
    }

    private mutating func list() throws(Problem) -> ExpressionSyntax {
        let place = advance().place
        var items: [ExpressionSyntax] = []
        while !isSymbol("]") {
            if !items.isEmpty {
                try expect(symbol: ",")
                if isSymbol("]") { break }
            }
            items.append(try expression())
        }
        try expect(symbol: "]")
        return try ExpressionSyntax(.list(items), at: place)
    }

    private mutating func dictionary() throws(Problem) -> ExpressionSyntax {
        let place = advance().place
        var pairs: [(ExpressionSyntax, ExpressionSyntax)] = []
        while !isSymbol("}") {
            if !pairs.isEmpty {
                try expect(symbol: ",")
                if isSymbol("}") { break }
            }
            let key = try expression()
            try expect(symbol: ":")
            pairs.append((key, try expression()))
        }
        try expect(symbol: "}")
        return try ExpressionSyntax(.dictionary(pairs), at: place)
    }

    private mutating func postfix(on base: ExpressionSyntax) throws(Problem) -> ExpressionSyntax {
        var node = base
        while true {
            switch current.kind {
            case .symbol("."): node = try attribute(of: node)
            case .symbol("["): node = try subscripted(node)
            case .symbol("("):
                let place = current.place
                node = try ExpressionSyntax(.call(node, try arguments()), at: place)
            default: return node
            }
        }
    }

    private mutating func attribute(of base: ExpressionSyntax) throws(Problem) -> ExpressionSyntax {
        advance()
        let place = current.place
        switch current.kind {
        case .name(let name):
            advance()
            return try ExpressionSyntax(.attribute(base, name), at: place)
        case .integer(let number):
            advance()
            let index = try ExpressionSyntax(.literal(.int(number)), at: place)
            return try ExpressionSyntax(.subscripted(base, index), at: place)
        default:
            throw unexpected(expected: Wording(ja: "属性の名前", en: "the name of an attribute"))
        }
    }

    private mutating func subscripted(_ base: ExpressionSyntax) throws(Problem) -> ExpressionSyntax {
        let place = advance().place
        let from = isSymbol(":") ? nil : try expression()
        guard skip(symbol: ":") else {
            try expect(symbol: "]")
            guard let from else { throw unexpected(expected: Wording(ja: "式", en: "an expression")) }
            return try ExpressionSyntax(.subscripted(base, from), at: place)
        }
        let to = isSymbol("]") || isSymbol(":") ? nil : try expression()
        if isSymbol(":") { throw .unsupported(current.place, ja: "間隔のあるスライス", en: "a slice with a step") }
        try expect(symbol: "]")
        return try ExpressionSyntax(.slice(base, from: from, to: to), at: place)
    }

    private mutating func arguments() throws(Problem) -> ArgumentsSyntax {
        var arguments = ArgumentsSyntax()
        try expect(symbol: "(")
        while !isSymbol(")") {
            if !arguments.positional.isEmpty || !arguments.named.isEmpty {
                try expect(symbol: ",")
                if isSymbol(")") { break }
            }
            if isSymbol("*") || isSymbol("**") {
                throw .unsupported(current.place, ja: "呼び出しの * と **", en: "* or ** in a call")
            }
            if case .name(let name) = current.kind, next.kind == .symbol("=") {
                let place = advance().place
                advance()
                guard !arguments.named.contains(where: { $0.name == name }) else {
                    throw Problem(
                        "duplicate-name", at: place, ja: "引数 \(name) が二度あります", en: "argument \(name) is given twice")
                }
                arguments.named.append((name, place, try expression()))
            } else {
                guard arguments.named.isEmpty else {
                    throw unexpected(expected: Wording(ja: "名前=値", en: "name=value"))
                }
                arguments.positional.append(try expression())
            }
        }
        try expect(symbol: ")")
        return arguments
    }

    private mutating func filtersAndTests(on base: ExpressionSyntax) throws(Problem) -> ExpressionSyntax {
        var node = base
        while true {
            if isSymbol("|") {
                advance()
                node = try filterChain(node)
            } else if isName("is") {
                node = try test(on: node)
            } else if isSymbol("(") {
                let place = current.place
                node = try ExpressionSyntax(.call(node, try arguments()), at: place)
            } else {
                return node
            }
        }
    }

    /// One filter after `|`, and those that follow.
    mutating func filterChain(_ base: ExpressionSyntax?) throws(Problem) -> ExpressionSyntax {
        let name = try expectName()
        if isSymbol(".") { throw .unsupported(current.place, ja: "点のあるフィルター名", en: "a filter name with a dot") }
        let arguments = isSymbol("(") ? try arguments() : ArgumentsSyntax()
        let node = try ExpressionSyntax(.filter(base, name.name, arguments), at: name.place)
        return isSymbol("|") ? try filters(on: node) : node
    }

    mutating func filters(on base: ExpressionSyntax?) throws(Problem) -> ExpressionSyntax {
        var node = base
        while skip(symbol: "|") {
            let name = try expectName()
            let arguments = isSymbol("(") ? try arguments() : ArgumentsSyntax()
            node = try ExpressionSyntax(.filter(node, name.name, arguments), at: name.place)
        }
        guard let node else { throw unexpected(expected: "|") }
        return node
    }

    private mutating func test(on base: ExpressionSyntax) throws(Problem) -> ExpressionSyntax {
        advance()
        let isNegated = skip(name: "not")
        let place = current.place
        let name: String
        switch current.kind {
        case .name(let text): name = text
        default: throw unexpected(expected: Wording(ja: "テストの名前", en: "the name of a test"))
        }
        advance()
        var arguments = ArgumentsSyntax()
        if isSymbol("(") {
            arguments = try self.arguments()
        } else if beginsTestArgument {
            if isName("is") { throw .unsupported(current.place, "is … is …") }
            arguments.positional = [try postfix(on: try primary())]
        }
        let node = try ExpressionSyntax(.test(base, name, arguments), at: place)
        return isNegated ? try ExpressionSyntax(.not(node), at: place) : node
    }

    /// `is divisibleby 3`: one argument may stand without parentheses.
    private var beginsTestArgument: Bool {
        switch current.kind {
        case .name(let name): !["else", "or", "and", "if", "in", "not", "recursive"].contains(name)
        case .string, .integer, .float, .symbol("["), .symbol("{"): true
        default: false
        }
    }
}
