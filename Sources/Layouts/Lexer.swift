import Model

/// A piece of a template: text between tags, or one token inside a tag.
struct Token {
    enum Kind: Equatable {
        case text([UInt8])
        case blockBegin, blockEnd, variableBegin, variableEnd
        case name(String)
        case string(String)
        case integer(Int)
        case float(Double)
        case symbol(String)
        /// The rest of the tag could not be read; the problem is already reported.
        case broken
        case end
    }

    let kind: Kind
    let place: Place
}

/// Cuts a template into tokens the way Jinja2 does with `trim_blocks`, `lstrip_blocks` and `keep_trailing_newline`.
struct Lexer {
    let source: [UInt8]
    var position = 0
    /// The text since the last tag begins at the start of a line.
    var isLineStart = true
    var tracker: PlaceTracker
    private(set) var tokens: [Token] = []
    private(set) var problems: [Problem] = []

    static func tokens(of file: LayoutFile) -> ([Token], [Problem]) {
        var lexer = Lexer(file)
        lexer.run()
        return (lexer.tokens, lexer.problems)
    }

    private init(_ file: LayoutFile) {
        source = withPlainNewlines(file.bytes)
        tracker = PlaceTracker(file: file.place)
    }

    mutating func run() {
        while position < source.count {
            guard let tag = nextTag() else {
                add(.text(Array(source[position...])), at: position)
                position = source.count
                break
            }
            addText(upTo: tag)
            position = tag.start
            switch tag.kind {
            case .comment: skipComment(tag)
            case .raw(let begin): addRaw(tag, begin: begin)
            case .block: addTag(tag, .blockBegin, .blockEnd, "%")
            case .variable: addTag(tag, .variableBegin, .variableEnd, "}")
            }
        }
        add(.end, at: source.count)
    }

    mutating func add(_ kind: Token.Kind, at offset: Int) {
        tokens.append(Token(kind: kind, place: tracker.place(at: offset, in: source)))
    }

    mutating func report(at offset: Int, ja: String, en: String, expected: Wording? = nil) {
        let place = tracker.place(at: offset, in: source)
        problems.append(.syntax(place, ja: ja, en: en, expected: expected))
    }

    // MARK: - Text and tag borders

    struct Tag {
        enum Kind {
            case comment, block, variable
            /// Where the raw text begins.
            case raw(Int)
        }
        let kind: Kind
        let start: Int
        let sign: UInt8?
        /// Behind the opening braces and the sign.
        let inside: Int
    }

    func nextTag() -> Tag? {
        var index = position
        while index + 1 < source.count {
            guard source[index] == UInt8(ascii: "{") else {
                index += 1
                continue
            }
            let kind: Tag.Kind
            switch source[index + 1] {
            case UInt8(ascii: "%"): kind = .block
            case UInt8(ascii: "#"): kind = .comment
            case UInt8(ascii: "{"): kind = .variable
            default:
                index += 1
                continue
            }
            var sign: UInt8?
            if index + 2 < source.count,
                source[index + 2] == UInt8(ascii: "-") || source[index + 2] == UInt8(ascii: "+")
            {
                sign = source[index + 2]
            }
            let inside = index + (sign == nil ? 2 : 3)
            if case .block = kind, let raw = rawBegin(at: inside) {
                return Tag(kind: .raw(raw), start: index, sign: sign, inside: inside)
            }
            return Tag(kind: kind, start: index, sign: sign, inside: inside)
        }
        return nil
    }

    /// `\s*raw\s*(-%}\s*|%})`: where the raw text begins.
    func rawBegin(at start: Int) -> Int? {
        guard let end = word("raw", at: start) else { return nil }
        if has("-%}", at: end) { return end + 3 + leadingSpace(in: source, from: end + 3, to: source.count) }
        return has("%}", at: end) ? end + 2 : nil
    }

    /// Behind the word and the white space around it.
    func word(_ word: StaticString, at start: Int) -> Int? {
        var index = start + leadingSpace(in: source, from: start, to: source.count)
        guard has(word, at: index) else { return nil }
        index += word.utf8CodeUnitCount
        return index + leadingSpace(in: source, from: index, to: source.count)
    }

    func has(_ text: StaticString, at start: Int) -> Bool {
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard start + bytes.count <= source.count else { return false }
        return source[start..<start + bytes.count].elementsEqual(bytes)
    }

    /// The text before a tag, without what `-` or the indentation rule takes away.
    mutating func addText(upTo tag: Tag) {
        var keepsIndent = tag.sign != nil
        if case .variable = tag.kind { keepsIndent = true }
        let end = endOfText(upTo: tag.start, strips: tag.sign == UInt8(ascii: "-"), keepsIndent: keepsIndent)
        if end > position { add(.text(Array(source[position..<end])), at: position) }
    }

    func endOfText(upTo end: Int, strips: Bool, keepsIndent: Bool) -> Int {
        if strips { return end - trailingSpace(in: source, from: position, to: end) }
        guard !keepsIndent else { return end }
        let lineStart = source[position..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? position
        guard lineStart > position || isLineStart else { return end }
        return lineStart + leadingSpace(in: source, from: lineStart, to: end) == end ? lineStart : end
    }

    mutating func skipComment(_ tag: Tag) {
        guard let close = Layouts.position(of: Array("#}".utf8), in: source, from: tag.inside) else {
            report(
                at: tag.start, ja: "コメントが閉じていません", en: "the comment is not closed",
                expected: Wording(ja: "#}", en: "#}"))
            position = source.count
            return
        }
        let sign = close > tag.inside ? source[close - 1] : 0
        closeTag(at: close + 2, strips: sign == UInt8(ascii: "-"), keeps: sign == UInt8(ascii: "+"))
    }

    /// Moves behind a tag: `-` eats all white space, otherwise one newline goes with the tag.
    mutating func closeTag(at end: Int, strips: Bool, keeps: Bool) {
        position = end
        if strips {
            position += leadingSpace(in: source, from: end, to: source.count)
        } else if !keeps, position < source.count, source[position] == UInt8(ascii: "\n") {
            position += 1
        }
        isLineStart = source[position - 1] == UInt8(ascii: "\n")
    }

    mutating func addRaw(_ tag: Tag, begin: Int) {
        position = begin
        isLineStart = source[begin - 1] == UInt8(ascii: "\n")
        var search = begin
        while let open = Layouts.position(of: Array("{%".utf8), in: source, from: search) {
            search = open + 1
            var inside = open + 2
            let sign = inside < source.count ? source[inside] : 0
            let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
            if isSigned { inside += 1 }
            guard let close = word("endraw", at: inside) else { continue }
            let closing: (length: Int, strips: Bool, keeps: Bool)
            if has("-%}", at: close) {
                closing = (3, true, false)
            } else if has("+%}", at: close) {
                closing = (3, false, true)
            } else if has("%}", at: close) {
                closing = (2, false, false)
            } else {
                continue
            }
            let end = endOfText(upTo: open, strips: sign == UInt8(ascii: "-"), keepsIndent: isSigned)
            if end > begin { add(.text(Array(source[begin..<end])), at: begin) }
            closeTag(at: close + closing.length, strips: closing.strips, keeps: closing.keeps)
            return
        }
        report(
            at: tag.start, ja: "raw が閉じていません", en: "raw is not closed",
            expected: Wording(ja: "{% endraw %}", en: "{% endraw %}"))
        position = source.count
    }

    // MARK: - Inside a tag

    mutating func addTag(_ tag: Tag, _ begin: Token.Kind, _ end: Token.Kind, _ closing: Unicode.Scalar) {
        add(begin, at: tag.start)
        position = tag.inside
        var open: [UInt8] = []
        let isBlock = begin == .blockBegin
        while true {
            if open.isEmpty, closesTag(isBlock: isBlock) {
                add(end, at: position)
                let sign = source[position]
                let strips = sign == UInt8(ascii: "-")
                let keeps = sign == UInt8(ascii: "+") || !isBlock
                closeTag(at: position + (strips || sign == UInt8(ascii: "+") ? 3 : 2), strips: strips, keeps: keeps)
                return
            }
            position += leadingSpace(in: source, from: position, to: source.count)
            if open.isEmpty, closesTag(isBlock: isBlock) { continue }
            guard position < source.count else {
                let mark = isBlock ? "%}" : "}}"
                report(
                    at: tag.start, ja: "タグが閉じていません", en: "the tag is not closed",
                    expected: Wording(ja: mark, en: mark))
                tokens.append(Token(kind: .broken, place: tokens[tokens.count - 1].place))
                return
            }
            guard addToken(&open) else {
                abandonTag(isBlock: isBlock)
                return
            }
        }
    }

    func closesTag(isBlock: Bool) -> Bool {
        isBlock
            ? has("%}", at: position) || has("-%}", at: position) || has("+%}", at: position)
            : has("}}", at: position) || has("-}}", at: position)
    }

    /// After a piece that cannot be read: on behind the end of the tag, so that later tags are still checked.
    mutating func abandonTag(isBlock: Bool) {
        tokens.append(Token(kind: .broken, place: tokens[tokens.count - 1].place))
        let mark = Array((isBlock ? "%}" : "}}").utf8)
        let end = Layouts.position(of: mark, in: source, from: position).map { $0 + 2 } ?? source.count
        closeTag(at: end, strips: false, keeps: !isBlock)
    }

    mutating func addToken(_ open: inout [UInt8]) -> Bool {
        let byte = source[position]
        if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { return addString(byte) }
        if isDigit(byte) { return addNumber() }
        if let length = identifierLength(at: position) {
            add(.name(String(utf8: Array(source[position..<position + length]))), at: position)
            position += length
            return true
        }
        return addSymbol(&open)
    }

    func identifierLength(at start: Int) -> Int? {
        var index = start
        while index < source.count {
            let (value, length) = decodeScalar(in: source, at: index)
            guard let scalar = Unicode.Scalar(value) else { break }
            let belongs =
                scalar == "_" || (index == start ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue)
            guard belongs else { break }
            index += length
        }
        return index > start ? index - start : nil
    }

    static let symbols = [
        "//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<", "=",
        ".", ":", "|", ",", ";",
    ]

    mutating func addSymbol(_ open: inout [UInt8]) -> Bool {
        guard
            let symbol = Self.symbols.first(where: { symbol in
                source[position...].starts(with: symbol.utf8)
            })
        else {
            let (scalar, _) = decodeScalar(in: source, at: position)
            let text = Unicode.Scalar(scalar).map { String(Character($0)) } ?? "?"
            report(at: position, ja: "ここに「\(text)」は書けません", en: "'\(text)' has no meaning here")
            return false
        }
        let byte = source[position]
        switch byte {
        case UInt8(ascii: "("): open.append(UInt8(ascii: ")"))
        case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
        case UInt8(ascii: "{"): open.append(UInt8(ascii: "}"))
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            guard let expected = open.popLast(), expected == byte else {
                report(at: position, ja: "かっこ「\(symbol)」の対応がありません", en: "'\(symbol)' closes nothing that is open")
                return false
            }
        default: break
        }
        add(.symbol(symbol), at: position)
        position += symbol.utf8.count
        return true
    }
}

/// Counts lines and columns forward; offsets must not decrease.
struct PlaceTracker {
    var offset = 0
    var place: Place

    init(file: String) {
        place = Place(file: file, line: 1, column: 1)
    }

    mutating func place(at target: Int, in source: [UInt8]) -> Place {
        while offset < target {
            let byte = source[offset]
            if byte == UInt8(ascii: "\n") {
                place.line += 1
                place.column = 1
            } else if byte & 0xC0 != 0x80 {
                place.column += 1
            }
            offset += 1
        }
        return place
    }
}

/// `\r\n` and `\r` become `\n`.
private func withPlainNewlines(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\r")) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
        if byte == UInt8(ascii: "\r") {
            result.append(UInt8(ascii: "\n"))
        } else if byte != UInt8(ascii: "\n") || index == 0 || bytes[index - 1] != UInt8(ascii: "\r") {
            result.append(byte)
        }
    }
    return result
}
