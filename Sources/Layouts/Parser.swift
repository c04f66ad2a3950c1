import Model

/// Tokens into statements. A problem in one tag does not hide those in the next.
struct Parser {
    var tokens: [Token]
    var index = 0
    var problems: [Problem]
    /// Expressions within each other; statements within each other.
    var expressionNesting = 0
    var statementNesting = 0
    /// End tags whose opening tag could not be read: they are passed over in silence.
    var orphanEnds: [String: Int] = [:]
    /// The end of the file was met inside a tag's body, which is reported where the tag begins.
    var isUnclosed = false
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

    static let endTags: Set<String> = [
        "endif", "elif", "else", "endfor", "endblock", "endset", "endmacro", "endcall", "endfilter", "endwith",
        "endautoescape",
    ]

    /// Statements up to one of the end tags, whose name becomes the current token; or to the end of the file.
    mutating func statements(until ends: Set<String>, opener: TargetSyntax?) -> [StatementSyntax] {
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

    mutating func output(at place: Place, into result: inout [StatementSyntax]) {
        do throws(Problem) {
            let expression = try tuple()
            guard current.kind == .variableEnd else { throw unexpected(expected: "}}") }
            advance()
            result.append(StatementSyntax(place: place, kind: .output(expression)))
        } catch {
            abandon(error)
        }
    }

    mutating func tag(at place: Place, into result: inout [StatementSyntax]) {
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
    func opensBody(_ name: String, from start: Int) -> Bool {
        guard ["if", "for", "block", "macro", "call", "filter", "with", "set", "autoescape"].contains(name) else {
            return false
        }
        let header = tokens[start..<index]
        if name == "set", header.contains(where: { $0.kind == .symbol("=") }) { return false }
        return !header.contains { $0.kind == .blockEnd }
    }

    mutating func takesOrphanEnd() -> Bool {
        guard case .name(let name) = current.kind, Self.endTags.contains(name) else { return false }
        guard name.hasPrefix("end") else { return orphanEnds["if", default: 0] + orphanEnds["for", default: 0] > 0 }
        let opener = String(name.dropFirst(3))
        guard let count = orphanEnds[opener], count > 0 else { return false }
        orphanEnds[opener] = count - 1
        return true
    }

    /// Reports, then goes on behind the tag.
    mutating func abandon(_ problem: Problem) {
        let isReported = current.kind == .broken || current.kind == .end && isUnclosed
        if !isReported || problems.isEmpty { problems.append(problem) }
        skipTag()
    }

    mutating func skipTag() {
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

    mutating func statement() throws(Problem) -> StatementSyntax.Kind? {
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

    static let tags = [
        "if", "for", "set", "block", "extends", "include", "import", "from", "macro", "call", "filter", "with", "raw",
    ]

    mutating func unknownTag(_ name: String) -> Problem {
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
}
