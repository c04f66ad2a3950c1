import Model

/// Filters on text, with Jinja2's results. Markup stays markup.
let textFilters: [Builtin] = [
    Builtin("upper") { value, _ throws(FilterFailure) in try value.mappingText { $0.uppercased() } },
    Builtin("lower") { value, _ throws(FilterFailure) in try value.mappingText { $0.lowercased() } },
    Builtin("capitalize") { value, _ throws(FilterFailure) in try value.mappingText(capitalized) },
    Builtin("title") { value, _ throws(FilterFailure) in try value.mappingText(titled) },
    Builtin("trim", ["chars"]) { value, given throws(FilterFailure) in
        let characters = try given.present(0)?.strippedCharacters(for: value)
        return try value.mappingText { $0.stripped(of: characters) }
    },
    Builtin("string") { value, _ throws(FilterFailure) in value.isMarkup ? value : .text(try value.plainText()) },
    Builtin("safe") { value, _ throws(FilterFailure) in .html(Array(try value.plainText().utf8)) },
    Builtin("escape", apply: escape),
    Builtin("e", apply: escape),
    Builtin("forceescape") { value, _ throws(FilterFailure) in .html(escaped(try value.plainText())) },
    Builtin("striptags") { value, _ throws(FilterFailure) in .text(withoutTags(try value.plainText())) },
    Builtin("wordcount") { value, _ throws(FilterFailure) in .int(wordCount(try value.plainText())) },
    Builtin("truncate", ["length", "killwords", "end", "leeway"], apply: truncated),
    Builtin("indent", ["width", "first", "blank"], apply: indented),
    Builtin("replace", ["old", "new", "count"], required: 2, apply: replaced),
    Builtin("urlencode", apply: urlEncoded),
    Builtin("xmlattr", ["autospace"], apply: attributes),
]

extension Value {
    /// Text made of text, markup made of markup; other values are written first.
    func mappingText(_ change: (String) -> String) throws(FilterFailure) -> Value {
        switch self {
        case .html(let bytes): .html(Array(change(String(utf8: bytes)).utf8))
        case .text(let text): .text(change(text))
        default: .text(change(try plainText()))
        }
    }

    /// MarkupSafe escapes what is handed to methods of markup, also the characters to strip.
    func strippedCharacters(for subject: Value) throws(FilterFailure) -> String {
        guard let text = stringContent else { throw .wrongType(self, expected: .text) }
        return subject.isMarkup ? String(utf8: try markup()) : text
    }
}

private let escape: Builtin.Body = { value, _ throws(FilterFailure) in .html(try value.markup()) }

private func capitalized(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return first.properties.titlecaseMapping + String(text.unicodeScalars.dropFirst()).lowercased()
}

/// A word begins after white space, `-`, `(`, `{`, `[` or `<`.
private func titled(_ text: String) -> String {
    var result = ""
    var rest = String.UnicodeScalarView()
    var isStart = true
    for scalar in text.unicodeScalars {
        let isBorder = isPythonSpace(scalar.value) || "-({[<".unicodeScalars.contains(scalar)
        if isBorder {
            result += String(rest).lowercased()
            rest = String.UnicodeScalarView()
            result.unicodeScalars.append(scalar)
            isStart = true
        } else if isStart {
            result += scalar.properties.uppercaseMapping
            isStart = false
        } else {
            rest.append(scalar)
        }
    }
    return result + String(rest).lowercased()
}

private func wordCount(_ text: String) -> Int {
    var count = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
        let belongs = isPythonWordCharacter(scalar)
        if belongs, !isInWord { count += 1 }
        isInWord = belongs
    }
    return count
}

/// Comments and tags go, white space becomes single spaces, entities become characters.
private func withoutTags(_ text: String) -> String {
    let bytes = removing(from: Array("<!--".utf8), to: Array("-->".utf8), in: Array(text.utf8))
    let bare = removing(from: [UInt8(ascii: "<")], to: [UInt8(ascii: ">")], in: bytes)
    return unescaped(String(utf8: bare).splitOnSpace().joined(separator: " "))
}

private func removing(from begin: [UInt8], to end: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var start = 0
    while let open = position(of: begin, in: bytes, from: start),
        let close = position(of: end, in: bytes, from: open + begin.count)
    {
        result += bytes[start..<open]
        start = close + end.count
    }
    result += bytes[start...]
    return result
}

private let truncated: Builtin.Body = { value, given throws(FilterFailure) in
    guard let text = value.stringContent else { throw .wrongType(value, expected: .text) }
    let length = try given.integer(0, or: 255)
    let end = given[2] ?? .text("...")
    guard let endText = end.stringContent else { throw .wrongType(end, expected: .text) }
    let endLength = endText.unicodeScalars.count
    let leeway = try given.present(3).map { value throws(FilterFailure) in try Given([value]).integer(0, or: 0) } ?? 5
    guard length >= endLength, leeway >= 0 else {
        throw FilterFailure(
            ja: "長さ \(length) が末尾の印の長さより短いか、leeway が負です",
            en: "length \(length) is below the length of the end mark, or leeway is negative",
            expected: Wording(ja: "\(endLength) 以上", en: "at least \(endLength)"))
    }
    let scalars = Array(text.unicodeScalars)
    let (limit, isBeyond) = length.addingReportingOverflow(leeway)
    if isBeyond || scalars.count <= limit { return value }
    var kept = scalars[..<(length - endLength)]
    if try !given.truth(1), let space = kept.lastIndex(of: " ") { kept = kept[..<space] }
    let shortened = String(scalars: kept)
    if value.isMarkup { return .html(Array(shortened.utf8) + (try end.markup())) }
    if end.isMarkup { return .html(escaped(shortened) + (try end.markup())) }
    return .text(shortened + endText)
}

private let indented: Builtin.Body = { value, given throws(FilterFailure) in
    guard let text = value.stringContent else { throw .wrongType(value, expected: .text) }
    let indention: String
    if let width = given[0]?.stringContent {
        indention = width
    } else {
        let width = try given.integer(0, or: 4)
        guard width <= Limits.listItems else { throw .tooLong }
        indention = String(repeating: " ", count: max(0, width))
    }
    let indentsBlank = try given.truth(2)
    let lines = pythonLines(text + "\n")
    guard lines.count < Limits.outputBytes / (indention.utf8.count + 1) else { throw .tooLong }
    var result = ""
    for (index, line) in lines.enumerated() {
        if index > 0 { result += "\n" }
        let isIndented = index == 0 ? try given.truth(1) : indentsBlank || !line.isEmpty
        result += isIndented ? indention + line : line
    }
    return value.isMarkup ? .html(Array(result.utf8)) : .text(result)
}

/// `str.splitlines()`.
private func pythonLines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
        if isAfterReturn, scalar == "\n" {
            isAfterReturn = false
            continue
        }
        isAfterReturn = scalar == "\r"
        switch scalar.value {
        case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029:
            lines.append(String(line))
            line = String.UnicodeScalarView()
        default:
            line.append(scalar)
        }
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
}

private let replaced: Builtin.Body = { value, given throws(FilterFailure) in
    let old = given[0] ?? .text("")
    let new = given[1] ?? .text("")
    let count = try given.present(2).map { value throws(FilterFailure) in try Given([value]).integer(0, or: -1) } ?? -1
    let becomesMarkup = value.isMarkup || old.isMarkup || new.isMarkup
    func bytes(_ value: Value) throws(FilterFailure) -> [UInt8] {
        becomesMarkup ? try value.markup() : Array(try value.plainText().utf8)
    }
    // soft_str first: a number is not escaped but written, which gives the same bytes.
    let source = try bytes(value)
    let (from, to) = (try bytes(old), try bytes(new))
    guard (source.count + 1) <= Limits.outputBytes / (to.count + 1) else { throw .tooLong }
    let result = replacing(from, with: to, in: source, most: count)
    return becomesMarkup ? .html(result) : .text(String(utf8: result))
}

private let urlEncoded: Builtin.Body = { value, _ throws(FilterFailure) in
    func pair(_ key: Value, _ value: Value) throws(FilterFailure) -> String {
        try quoted(key.plainText(), forQuery: true) + "=" + quoted(value.plainText(), forQuery: true)
    }
    var pairs: [String] = []
    switch value {
    case .object(let object) where !(object is Iteration) && !(object is Group):
        for name in object.names {
            pairs.append(try pair(.text(name.text), object.value(of: name) ?? .undefined(name)))
        }
    case .list, .object:
        for item in try value.elements() {
            let parts = try item.elements()
            guard parts.count == 2 else {
                throw FilterFailure(ja: "名前と値の組ではありません", en: "not a pair", expected: .mapping)
            }
            pairs.append(try pair(parts[0], parts[1]))
        }
    default:
        return .text(quoted(try value.plainText(), forQuery: false))
    }
    return .text(pairs.joined(separator: "&"))
}

private func quoted(_ text: String, forQuery: Bool) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
        case 0x2F where !forQuery: result.append(byte)
        case 0x20 where forQuery: result.append(UInt8(ascii: "+"))
        default: result += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
        }
    }
    return String(utf8: result)
}

private let attributes: Builtin.Body = { value, given throws(FilterFailure) in
    guard case .object(let object) = value, !(object is Iteration), !(object is Group) else {
        throw .wrongType(value, expected: .mapping)
    }
    var result: [UInt8] = []
    for name in object.names {
        let value = object.value(of: name) ?? .undefined(name)
        switch value {
        case .none, .undefined: continue
        default: break
        }
        guard !name.text.utf8.contains(where: { isPythonSpace(UInt32($0)) || [0x2F, 0x3E, 0x3D].contains($0) }) else {
            throw FilterFailure(
                ja: "属性名 \(name.text) に使えない文字があります",
                en: "attribute name \(name.text) holds a character that is not allowed")
        }
        if !result.isEmpty { result.append(UInt8(ascii: " ")) }
        result += escaped(name.text) + Array("=\"".utf8) + (try value.markup()) + [UInt8(ascii: "\"")]
    }
    let hasSpace = try given[0]?.truth() ?? true
    return .html(hasSpace && !result.isEmpty ? [UInt8(ascii: " ")] + result : result)
}
