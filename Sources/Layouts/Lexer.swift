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
    private let source: [UInt8]
    private var position = 0
    /// The text since the last tag begins at the start of a line.
    private var isLineStart = true
    private var tracker: PlaceTracker
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

    private mutating func run() {
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

    private mutating func add(_ kind: Token.Kind, at offset: Int) {
        tokens.append(Token(kind: kind, place: tracker.place(at: offset, in: source)))
    }

    private mutating func report(at offset: Int, ja: String, en: String, expected: Wording? = nil) {
        let place = tracker.place(at: offset, in: source)
        problems.append(.syntax(place, ja: ja, en: en, expected: expected))
    }

    // MARK: - Text and tag borders

    private struct Tag {
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

    private func nextTag() -> Tag? {
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
    private func rawBegin(at start: Int) -> Int? {
        guard let end = word("raw", at: start) else { return nil }
        if has("-%}", at: end) { return end + 3 + leadingSpace(in: source, from: end + 3, to: source.count) }
        return has("%}", at: end) ? end + 2 : nil
    }

    /// Behind the word and the white space around it.
    private func word(_ word: StaticString, at start: Int) -> Int? {
        var index = start + leadingSpace(in: source, from: start, to: source.count)
        guard has(word, at: index) else { return nil }
        index += word.utf8CodeUnitCount
        return index + leadingSpace(in: source, from: index, to: source.count)
    }

    private func has(_ text: StaticString, at start: Int) -> Bool {
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard start + bytes.count <= source.count else { return false }
        return source[start..<start + bytes.count].elementsEqual(bytes)
    }

    /// The text before a tag, without what `-` or the indentation rule takes away.
    private mutating func addText(upTo tag: Tag) {
        var keepsIndent = tag.sign != nil
        if case .variable = tag.kind { keepsIndent = true }
        let end = endOfText(upTo: tag.start, strips: tag.sign == UInt8(ascii: "-"), keepsIndent: keepsIndent)
        if end > position { add(.text(Array(source[position..<end])), at: position) }
    }

    private func endOfText(upTo end: Int, strips: Bool, keepsIndent: Bool) -> Int {
        if strips { return end - trailingSpace(in: source, from: position, to: end) }
        guard !keepsIndent else { return end }
        let lineStart = source[position..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? position
        guard lineStart > position || isLineStart else { return end }
        return lineStart + leadingSpace(in: source, from: lineStart, to: end) == end ? lineStart : end
    }

    private mutating func skipComment(_ tag: Tag) {
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
    private mutating func closeTag(at end: Int, strips: Bool, keeps: Bool) {
        position = end
        if strips {
            position += leadingSpace(in: source, from: end, to: source.count)
        } else if !keeps, position < source.count, source[position] == UInt8(ascii: "\n") {
            position += 1
        }
        isLineStart = source[position - 1] == UInt8(ascii: "\n")
    }

    private mutating func addRaw(_ tag: Tag, begin: Int) {
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

    private mutating func addTag(_ tag: Tag, _ begin: Token.Kind, _ end: Token.Kind, _ closing: Unicode.Scalar) {
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

    private func closesTag(isBlock: Bool) -> Bool {
        isBlock
            ? has("%}", at: position) || has("-%}", at: position) || has("+%}", at: position)
            : has("}}", at: position) || has("-}}", at: position)
    }

    /// After a piece that cannot be read: on behind the end of the tag, so that later tags are still checked.
    private mutating func abandonTag(isBlock: Bool) {
        tokens.append(Token(kind: .broken, place: tokens[tokens.count - 1].place))
        let mark = Array((isBlock ? "%}" : "}}").utf8)
        let end = Layouts.position(of: mark, in: source, from: position).map { $0 + 2 } ?? source.count
        closeTag(at: end, strips: false, keeps: !isBlock)
    }

    private mutating func addToken(_ open: inout [UInt8]) -> Bool {
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

    private func identifierLength(at start: Int) -> Int? {
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

    private static let symbols = [
        "//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<", "=",
        ".", ":", "|", ",", ";",
    ]

    private mutating func addSymbol(_ open: inout [UInt8]) -> Bool {
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
    private var offset = 0
    private var place: Place

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

// MARK: - Strings and numbers

extension Lexer {
    private mutating func addString(_ quote: UInt8) -> Bool {
        let start = position
        var index = position + 1
        var text: [UInt8] = []
        while index < source.count, source[index] != quote {
            guard source[index] == UInt8(ascii: "\\"), index + 1 < source.count else {
                text.append(source[index])
                index += 1
                continue
            }
            guard let length = addEscape(at: index + 1, to: &text) else {
                report(
                    at: index, ja: "文字列の \\ の使い方が正しくありません", en: "the escape sequence is not valid",
                    expected: Wording(ja: #"\n \t \\ \' \" \uXXXX など"#, en: #"\n \t \\ \' \" \uXXXX …"#))
                return false
            }
            index += 1 + length
        }
        guard index < source.count else {
            report(
                at: start, ja: "文字列が閉じていません", en: "the text is not closed",
                expected: Wording(ja: String(utf8: [quote]), en: String(utf8: [quote])))
            return false
        }
        add(.string(String(utf8: text)), at: start)
        position = index + 1
        return true
    }

    /// Python's escapes; an unknown letter keeps its backslash. Returns the length behind the backslash.
    private func addEscape(at index: Int, to text: inout [UInt8]) -> Int? {
        let simple: [UInt8: UInt8] = [
            0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x62: 0x08, 0x66: 0x0C, 0x76: 0x0B, 0x61: 0x07,
            0x5C: 0x5C, 0x27: 0x27, 0x22: 0x22,
        ]
        let byte = source[index]
        if let plain = simple[byte] {
            text.append(plain)
            return 1
        }
        switch byte {
        case UInt8(ascii: "\n"): return 1
        case UInt8(ascii: "x"): return addScalar(at: index + 1, digits: 2, to: &text)
        case UInt8(ascii: "u"): return addScalar(at: index + 1, digits: 4, to: &text)
        case UInt8(ascii: "U"): return addScalar(at: index + 1, digits: 8, to: &text)
        case UInt8(ascii: "N"): return nil
        case 0x30...0x37:
            var length = 0
            var value: UInt32 = 0
            while length < 3, index + length < source.count, (0x30...0x37).contains(source[index + length]) {
                value = value * 8 + UInt32(source[index + length] - 0x30)
                length += 1
            }
            guard let scalar = Unicode.Scalar(value) else { return nil }
            text += String(Character(scalar)).utf8
            return length
        default:
            text.append(UInt8(ascii: "\\"))
            return 0
        }
    }

    private func addScalar(at index: Int, digits: Int, to text: inout [UInt8]) -> Int? {
        guard index + digits <= source.count,
            let value = UInt32(String(utf8: Array(source[index..<index + digits])), radix: 16),
            source[index] != UInt8(ascii: "+"),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        text += String(Character(scalar)).utf8
        return 1 + digits
    }

    private mutating func addNumber() -> Bool {
        let start = position
        let text = numberText()
        let plain = String(utf8: text.filter { $0 != UInt8(ascii: "_") })
        if text.contains(UInt8(ascii: "."))
            || !plain.hasPrefix("0x") && !plain.hasPrefix("0X") && plain.lowercased().contains("e")
        {
            guard let number = Double(plain) else { return reportNumber(at: start) }
            add(.float(number), at: start)
        } else {
            let bases: [String: Int] = ["0x": 16, "0o": 8, "0b": 2]
            let base = bases[String(plain.prefix(2)).lowercased()]
            let digits = base == nil ? plain : String(plain.dropFirst(2))
            let isOctalOfOld = base == nil && digits.hasPrefix("0") && digits.contains { $0 != "0" }
            guard !isOctalOfOld, let number = Int(digits, radix: base ?? 10) else { return reportNumber(at: start) }
            add(.integer(number), at: start)
        }
        position = start + text.count
        return true
    }

    private mutating func reportNumber(at start: Int) -> Bool {
        report(
            at: start, ja: "数値が正しくないか大きすぎます", en: "the number is malformed or too large",
            expected: Wording(ja: "64 ビット整数か小数", en: "a 64-bit integer or a decimal number"))
        return false
    }

    /// Digits with single underscores, an optional fraction and exponent, or a prefixed number.
    private func numberText() -> [UInt8] {
        let rest = source[position...]
        func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (0x41...0x46).contains(byte & 0xDF) }
        func digits(from start: Int, _ belongs: (UInt8) -> Bool) -> Int {
            var index = start
            while index < source.count {
                if belongs(source[index]) {
                    index += 1
                } else if source[index] == UInt8(ascii: "_"), index + 1 < source.count, belongs(source[index + 1]) {
                    index += 2
                } else {
                    break
                }
            }
            return index
        }
        let second = rest.count > 1 ? source[position + 1] | 0x20 : 0
        if source[position] == UInt8(ascii: "0"), [0x78, 0x6F, 0x62].contains(second) {
            let end = digits(from: position + 2) {
                second == 0x78 ? isHex($0) : second == 0x6F ? $0 < 0x38 && isDigit($0) : $0 == 0x30 || $0 == 0x31
            }
            if end > position + 2 { return Array(source[position..<end]) }
        }
        var end = digits(from: position, isDigit)
        if end + 1 < source.count, source[end] == UInt8(ascii: "."), isDigit(source[end + 1]) {
            end = digits(from: end + 1, isDigit)
        }
        if end < source.count, source[end] | 0x20 == UInt8(ascii: "e") {
            var exponent = end + 1
            if exponent < source.count, source[exponent] == UInt8(ascii: "+") || source[exponent] == UInt8(ascii: "-") {
                exponent += 1
            }
            if exponent < source.count, isDigit(source[exponent]) { end = digits(from: exponent, isDigit) }
        }
        return Array(source[position..<end])
    }
}
