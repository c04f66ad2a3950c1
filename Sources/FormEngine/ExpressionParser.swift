import Model

extension Expression {
    /// Why an expression cannot be read.
    public struct Fault: Error, Equatable, Sendable {
        public var message: Wording
        /// Characters before it.
        public var offset: Int
    }

    /// `plan = "move" and age(birthday) >= 18`
    public static func parse(_ text: String) throws(Fault) -> Expression {
        var parser = ExpressionParser(text)
        return try parser.whole()
    }
}

/// Recursive descent: or, and, not, comparison, sum, product, one thing.
private struct ExpressionParser {
    private enum Token: Equatable {
        case number(Double)
        case text(String)
        case word(String)
        case sign(String)
        case end
    }

    private let scalars: [Unicode.Scalar]
    private var at = 0
    private var token = Token.end
    private var tokenStart = 0
    private var depth = 0

    /// Nobody writes deeper ones by hand.
    private static let deepest = 40

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    mutating func whole() throws(Expression.Fault) -> Expression {
        try advance()
        let expression = try or()
        guard token == .end else { throw fault("ここに余分なものがあります", "something is left over here") }
        return expression
    }

    private mutating func nested(
        _ body: (inout ExpressionParser) throws(Expression.Fault) -> Expression
    ) throws(Expression.Fault) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else { throw fault("入れ子が深すぎます", "nested too deeply") }
        return try body(&self)
    }

    private mutating func or() throws(Expression.Fault) -> Expression {
        var left = try and()
        while token == .word("or") {
            try advance()
            left = .call(.or, [left, try and()])
        }
        return left
    }

    private mutating func and() throws(Expression.Fault) -> Expression {
        var left = try negation()
        while token == .word("and") {
            try advance()
            left = .call(.and, [left, try negation()])
        }
        return left
    }

    private mutating func negation() throws(Expression.Fault) -> Expression {
        guard token == .word("not") else { return try comparison() }
        try advance()
        return .call(.not, [try nested { parser throws(Expression.Fault) in try parser.negation() }])
    }

    private static let comparisons = ["=", "!=", "<", "<=", ">", ">="]

    private mutating func comparison() throws(Expression.Fault) -> Expression {
        let left = try sum()
        guard case .sign(let sign) = token, Self.comparisons.contains(sign),
            let function = Expression.Function(rawValue: sign)
        else { return left }
        try advance()
        return .call(function, [left, try sum()])
    }

    private mutating func sum() throws(Expression.Fault) -> Expression {
        var left = try product()
        while token == .sign("+") || token == .sign("-") {
            let function: Expression.Function = token == .sign("+") ? .plus : .minus
            try advance()
            left = .call(function, [left, try product()])
        }
        return left
    }

    private mutating func product() throws(Expression.Fault) -> Expression {
        var left = try one()
        while token == .sign("*") || token == .sign("/") {
            let function: Expression.Function = token == .sign("*") ? .times : .divided
            try advance()
            left = .call(function, [left, try one()])
        }
        return left
    }

    private mutating func one() throws(Expression.Fault) -> Expression {
        let found = token
        switch found {
        case .number(let number):
            try advance()
            return .number(number)
        case .text(let text):
            try advance()
            return .text(text)
        case .sign("-"):
            try advance()
            return .call(.minus, [try nested { parser throws(Expression.Fault) in try parser.one() }])
        case .sign("("):
            try advance()
            let inner = try nested { parser throws(Expression.Fault) in try parser.or() }
            try expect(")")
            return inner
        case .word(let word):
            let start = tokenStart
            try advance()
            if token == .sign("(") { return try call(word, at: start) }
            return word == Expression.Function.today.rawValue ? .call(.today, []) : .item(word)
        case .sign, .end:
            throw fault("ここには項目の名前、数、引用符で囲んだ文字のどれかが必要です", "a name, a number or a quoted text is needed here")
        }
    }

    private mutating func call(_ word: String, at start: Int) throws(Expression.Fault) -> Expression {
        guard let function = Expression.Function.called.first(where: { $0.rawValue == word }) else {
            let known = Expression.Function.called.map(\.rawValue).joined(separator: ", ")
            tokenStart = start
            throw fault("「\(word)」という関数はありません（使えるもの：\(known)）", "there is no function `\(word)`; there are \(known)")
        }
        try advance()
        var arguments: [Expression] = []
        while token != .sign(")") {
            arguments.append(try nested { parser throws(Expression.Fault) in try parser.or() })
            if token == .sign(",") { try advance() } else { break }
        }
        try expect(")")
        guard function.arity.contains(arguments.count) else {
            tokenStart = start
            throw fault("「\(word)」の( )の中の数が違います", "`\(word)` takes another number of arguments")
        }
        return .call(function, arguments)
    }

    private mutating func expect(_ sign: String) throws(Expression.Fault) {
        guard token == .sign(sign) else { throw fault("「\(sign)」が必要です", "`\(sign)` is needed") }
        try advance()
    }

    // MARK: Tokens

    private mutating func advance() throws(Expression.Fault) {
        while at < scalars.count, scalars[at].properties.isWhitespace { at += 1 }
        tokenStart = at
        guard at < scalars.count else {
            token = .end
            return
        }
        let scalar = scalars[at]
        switch scalar {
        case "0"..."9": token = .number(try number())
        case "\"", "'": token = .text(try quoted(scalar))
        case "=", "+", "-", "*", "/", "(", ")", ",": sign(length: 1)
        case "<", ">", "!":
            let isLong = at + 1 < scalars.count && scalars[at + 1] == "="
            if scalar == "!" && !isLong { throw fault("「!」は「!=」として使います", "`!` stands in `!=` only") }
            sign(length: isLong ? 2 : 1)
        case _ where Self.isWord(scalar): word()
        default: throw fault("「\(scalar)」は使えません", "`\(scalar)` cannot be used")
        }
    }

    private mutating func sign(length: Int) {
        token = .sign(String(String.UnicodeScalarView(scalars[at..<at + length])))
        at += length
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" || scalar == "."
    }

    private mutating func word() {
        let start = at
        while at < scalars.count, Self.isWord(scalars[at]) { at += 1 }
        token = .word(String(String.UnicodeScalarView(scalars[start..<at])))
    }

    private mutating func number() throws(Expression.Fault) -> Double {
        let start = at
        while at < scalars.count, ("0"..."9").contains(scalars[at]) || scalars[at] == "." { at += 1 }
        guard let number = Double(String(String.UnicodeScalarView(scalars[start..<at]))) else {
            throw fault("数が正しくありません", "not a number")
        }
        return number
    }

    private mutating func quoted(_ quote: Unicode.Scalar) throws(Expression.Fault) -> String {
        let start = at + 1
        at = start
        while at < scalars.count, scalars[at] != quote { at += 1 }
        guard at < scalars.count else { throw fault("引用符が閉じられていません", "the quotation mark is not closed") }
        defer { at += 1 }
        return String(String.UnicodeScalarView(scalars[start..<at]))
    }

    private func fault(_ ja: String, _ en: String) -> Expression.Fault {
        Expression.Fault(message: Wording(ja: ja, en: en), offset: tokenStart)
    }
}
