import Model

/// Tokens into statements. A problem in one tag does not hide those in the next.
struct Parser {
    var tokens: [Token]
    var index = 0
    var problems: [Problem]
    /// Expressions within each other; statements within each other.
    var expressionNesting = 0
    private var statementNesting = 0
    /// End tags whose opening tag could not be read: they are passed over in silence.
    private var orphanEnds: [String: Int] = [:]
    /// The end of the file was met inside a tag's body, which is reported where the tag begins.
    private var isUnclosed = false
    private let file: LayoutFile

    static func parse(_ file: LayoutFile) -> (FileSyntax, [Problem]) {
        let start = Place(file: file.place, line: 1, column: 1)
        guard file.bytes.count <= Limits.fileBytes else {
            let problem = Problem.tooLarge(start, ja: "ファイルが大きすぎます", en: "the file is too large")
            return (FileSyntax(file: file, statements: []), [problem])
        }
        guard String(validating: file.bytes, as: UTF8.self) != nil else {
            let problem = Problem(
                "not-utf8", at: Place(file: file.place), ja: "UTF-8 ではありません", en: "the file is not UTF-8")
            return (FileSyntax(file: file, statements: []), [problem])
        }
        let (tokens, problems) = Lexer.tokens(of: file)
        var parser = Parser(file: file, tokens: tokens, problems: problems)
        let statements = parser.statements(until: [], opener: nil)
        return (FileSyntax(file: file, statements: statements), parser.problems)
    }

    private init(file: LayoutFile, tokens: [Token], problems: [Problem]) {
        self.file = file
        self.tokens = tokens
        self.problems = problems
    }

    // MARK: - Cursor

    var current: Token { tokens[index] }

    var next: Token { tokens[min(index + 1, tokens.count - 1)] }

    @discardableResult
    mutating func advance() -> Token {
        let token = tokens[index]
        if index < tokens.count - 1 { index += 1 }
        return token
    }

    func isName(_ name: String) -> Bool { current.kind == .name(name) }
    func isSymbol(_ symbol: String) -> Bool { current.kind == .symbol(symbol) }

    mutating func skip(name: String) -> Bool {
        guard isName(name) else { return false }
        advance()
        return true
    }

    mutating func skip(symbol: String) -> Bool {
        guard isSymbol(symbol) else { return false }
        advance()
        return true
    }

    mutating func expect(symbol: String) throws(Problem) {
        guard skip(symbol: symbol) else { throw unexpected(expected: symbol) }
    }

    mutating func expect(name: String) throws(Problem) {
        guard skip(name: name) else { throw unexpected(expected: name) }
    }

    /// Any identifier that may name something.
    mutating func expectName() throws(Problem) -> TargetSyntax {
        guard case .name(let name) = current.kind else {
            throw unexpected(expected: Wording(ja: "名前", en: "a name"))
        }
        let place = advance().place
        guard
            !["true", "false", "none", "True", "False", "None", "not", "and", "or", "in", "is", "if", "else"].contains(
                name)
        else {
            throw .syntax(
                place, ja: "\(name) は名前として使えません", en: "\(name) cannot be used as a name",
                expected: Wording(ja: "ほかの名前", en: "another name"))
        }
        return TargetSyntax(name: name, place: place)
    }

    func unexpected(expected: String) -> Problem {
        unexpected(expected: Wording(ja: expected, en: expected))
    }

    func unexpected(expected: Wording) -> Problem {
        let (ja, en): (String, String) =
            switch current.kind {
            case .text: ("本文", "text")
            case .blockEnd: ("%}", "%}")
            case .variableEnd: ("}}", "}}")
            case .blockBegin: ("{%", "{%")
            case .variableBegin: ("{{", "{{")
            case .name(let name): (name, name)
            case .string(let text): ("\"\(text)\"", "\"\(text)\"")
            case .integer(let number): ("\(number)", "\(number)")
            case .float(let number): ("\(number)", "\(number)")
            case .symbol(let symbol): (symbol, symbol)
            case .broken, .end: ("ファイルの終わり", "the end of the file")
            }
        return .syntax(current.place, ja: "\(ja) はここに書けません", en: "unexpected \(en)", expected: expected)
    }

    // MARK: - Statements

    private static let endTags: Set<String> = [
        "endif", "elif", "else", "endfor", "endblock", "endset", "endmacro", "endcall", "endfilter", "endwith",
        "endautoescape",
    ]

    /// Statements up to one of the end tags, whose name becomes the current token; or to the end of the file.
    private mutating func statements(until ends: Set<String>, opener: TargetSyntax?) -> [StatementSyntax] {
        statementNesting += 1
        defer { statementNesting -= 1 }
        var result: [StatementSyntax] = []
        while true {
            let token = current
            switch token.kind {
            case .end:
                if let opener {
                    isUnclosed = true
                    problems.append(
                        .syntax(
                            opener.place, ja: "\(opener.name) が閉じていません", en: "\(opener.name) is not closed",
                            expected: .oneOf(ends.sorted())))
                }
                return result
            case .text(let bytes):
                advance()
                result.append(StatementSyntax(place: token.place, kind: .text(bytes)))
            case .variableBegin:
                advance()
                output(at: token.place, into: &result)
            case .blockBegin:
                if case .name(let name) = next.kind, ends.contains(name) {
                    advance()
                    return result
                }
                advance()
                tag(at: token.place, into: &result)
            default:
                advance()
            }
        }
    }

    private mutating func output(at place: Place, into result: inout [StatementSyntax]) {
        do throws(Problem) {
            let expression = try tuple()
            guard current.kind == .variableEnd else { throw unexpected(expected: "}}") }
            advance()
            result.append(StatementSyntax(place: place, kind: .output(expression)))
        } catch {
            abandon(error)
        }
    }

    private mutating func tag(at place: Place, into result: inout [StatementSyntax]) {
        let start = index
        if takesOrphanEnd() {
            skipTag()
            return
        }
        do throws(Problem) {
            if let kind = try statement() { result.append(StatementSyntax(place: place, kind: kind)) }
            guard current.kind == .blockEnd else { throw unexpected(expected: "%}") }
            advance()
        } catch {
            if case .name(let name) = tokens[start].kind, index < tokens.count, opensBody(name, from: start) {
                orphanEnds[name, default: 0] += 1
            }
            abandon(error)
        }
    }

    /// Whether the tag that could not be read has an end tag to come: its own header was at fault.
    private func opensBody(_ name: String, from start: Int) -> Bool {
        guard ["if", "for", "block", "macro", "call", "filter", "with", "set", "autoescape"].contains(name) else {
            return false
        }
        let header = tokens[start..<index]
        if name == "set", header.contains(where: { $0.kind == .symbol("=") }) { return false }
        return !header.contains { $0.kind == .blockEnd }
    }

    private mutating func takesOrphanEnd() -> Bool {
        guard case .name(let name) = current.kind, Self.endTags.contains(name) else { return false }
        guard name.hasPrefix("end") else { return orphanEnds["if", default: 0] + orphanEnds["for", default: 0] > 0 }
        let opener = String(name.dropFirst(3))
        guard let count = orphanEnds[opener], count > 0 else { return false }
        orphanEnds[opener] = count - 1
        return true
    }

    /// Reports, then goes on behind the tag.
    private mutating func abandon(_ problem: Problem) {
        let isReported = current.kind == .broken || current.kind == .end && isUnclosed
        if !isReported || problems.isEmpty { problems.append(problem) }
        skipTag()
    }

    private mutating func skipTag() {
        while true {
            switch current.kind {
            case .blockEnd, .variableEnd, .broken:
                advance()
                return
            case .end, .blockBegin, .variableBegin, .text: return
            default: advance()
            }
        }
    }

    private mutating func statement() throws(Problem) -> StatementSyntax.Kind? {
        guard case .name(let name) = current.kind else {
            throw unexpected(expected: Wording(ja: "タグ名", en: "the name of a tag"))
        }
        guard statementNesting <= Limits.statementNesting else {
            throw Problem("too-deep", at: current.place, ja: "タグの入れ子が深すぎます", en: "tags are nested too deeply")
        }
        let opener = TargetSyntax(name: name, place: current.place)
        switch name {
        case "if": return try conditional(opener)
        case "for": return try loop(opener)
        case "set": return try set(opener)
        case "block": return try block(opener)
        case "extends":
            advance()
            return .extends(try fileName())
        case "include": return try include()
        case "import", "from": return try importing(opener)
        case "macro": return try macro(opener)
        case "call": return try callBlock(opener)
        case "filter":
            advance()
            let filter = try filterChain(nil)
            return .filterBlock(filter, body: try body(opener, until: "endfilter"))
        case "with": return try with(opener)
        default: throw unknownTag(name)
        }
    }

    private static let tags = [
        "if", "for", "set", "block", "extends", "include", "import", "from", "macro", "call", "filter", "with", "raw",
    ]

    private mutating func unknownTag(_ name: String) -> Problem {
        let place = current.place
        if Self.endTags.contains(name) {
            return .syntax(
                place, ja: "対応する開始タグのない \(name) です", en: "\(name) without a tag that it would close",
                expected: Wording(ja: "開始タグ", en: "its opening tag"))
        }
        if ["print", "do", "autoescape", "trans", "continue", "break", "debug", "endraw"].contains(name) {
            return .unsupported(place, name, expected: .oneOf(Self.tags, near: name))
        }
        return .unknown(.tag, name, at: place, known: Self.tags)
    }

    /// Body of a tag whose header ends here; takes the end tag's name as well.
    private mutating func body(_ opener: TargetSyntax, until end: String) throws(Problem) -> [StatementSyntax] {
        let body = try body(opener, until: [end])
        advance()
        return body
    }

    private mutating func body(_ opener: TargetSyntax, until ends: Set<String>) throws(Problem) -> [StatementSyntax] {
        guard current.kind == .blockEnd else { throw unexpected(expected: "%}") }
        advance()
        let result = statements(until: ends, opener: opener)
        return result
    }

    private mutating func conditional(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
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

    private mutating func loop(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
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

    private mutating func targets() throws(Problem) -> ([TargetSyntax], unpacks: Bool) {
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

    private mutating func set(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
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

    private mutating func block(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
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

    private mutating func fileName() throws(Problem) -> String {
        guard case .string(let name) = current.kind else {
            throw .unsupported(
                current.place, ja: "計算したファイル名", en: "a computed file name",
                expected: Wording(ja: "\"base.html\" のような文字列", en: "a literal such as \"base.html\""))
        }
        advance()
        return name
    }

    private mutating func include() throws(Problem) -> StatementSyntax.Kind {
        advance()
        let name = try fileName()
        if isName("ignore") { throw .unsupported(current.place, "ignore missing") }
        if isName("without") { throw .unsupported(current.place, "include … without context") }
        if skip(name: "with") { try expect(name: "context") }
        return .include(name)
    }

    private mutating func importing(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
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

    private mutating func parameters() throws(Problem) -> ParametersSyntax {
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

    private mutating func macro(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
        advance()
        let name = try expectName()
        let parameters = try parameters()
        let body = try body(opener, until: "endmacro")
        return .macro(MacroSyntax(name: name.name, place: name.place, parameters: parameters, body: body))
    }

    private mutating func callBlock(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
        advance()
        let parameters = isSymbol("(") ? try parameters() : ParametersSyntax()
        let call = try expression()
        guard case .call = call.kind else {
            throw .syntax(
                call.place, ja: "マクロの呼び出しではありません", en: "not a call", expected: Wording(ja: "マクロ名()", en: "name()"))
        }
        return .callBlock(parameters, call: call, body: try body(opener, until: "endcall"))
    }

    private mutating func with(_ opener: TargetSyntax) throws(Problem) -> StatementSyntax.Kind {
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
