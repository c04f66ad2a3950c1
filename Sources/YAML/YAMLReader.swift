import CYAML
import Model

/// Reads one YAML document with libyaml into nodes that know their place.
public enum YAMLReader {
    /// Deeper nesting than this is nothing a person writes; it bounds recursion.
    static let maximumDepth = 32

    /// - Parameters:
    ///   - file: path for problems.
    ///   - firstLine: line number of the first byte in `file`, for front matter that starts further down.
    /// - Returns: nil for an empty document.
    /// - Throws: the first syntax problem; libyaml cannot go on behind one.
    public static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int = 1
    ) throws(Problem) -> YAMLNode? {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else {
            throw Problem(
                "yaml-memory", at: Place(file: file), ja: "YAMLを読むためのメモリが足りません", en: "out of memory while reading YAML")
        }
        defer { yaml_parser_delete(&parser) }
        // libyaml keeps the pointer for the life of the parser, which ends inside this call.
        yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
        return try withUnsafeMutablePointer(to: &parser) { pointer throws(Problem) in
            var document = YAMLDocument(parser: pointer, file: file, firstLine: firstLine)
            return try document.root()
        }
    }

    public static func read(_ bytes: [UInt8], file: String, firstLine: Int = 1) throws(Problem) -> YAMLNode? {
        var result: Result<YAMLNode?, Problem> = .success(nil)
        bytes.withUnsafeBufferPointer { buffer in
            do throws(Problem) {
                result = .success(try read(buffer, file: file, firstLine: firstLine))
            } catch {
                result = .failure(error)
            }
        }
        return try result.get()
    }
}

/// The walk over libyaml's events.
private struct YAMLDocument {
    let parser: UnsafeMutablePointer<yaml_parser_t>
    let file: String
    let firstLine: Int
    var event = yaml_event_t()

    init(parser: UnsafeMutablePointer<yaml_parser_t>, file: String, firstLine: Int) {
        self.parser = parser
        self.file = file
        self.firstLine = firstLine
    }

    mutating func root() throws(Problem) -> YAMLNode? {
        try next()
        defer { yaml_event_delete(&event) }
        while event.type == YAML_STREAM_START_EVENT || event.type == YAML_DOCUMENT_START_EVENT {
            try next()
        }
        guard event.type != YAML_STREAM_END_EVENT else { return nil }
        let node = try node(depth: 0)
        try next()
        while event.type == YAML_DOCUMENT_END_EVENT {
            try next()
        }
        guard event.type == YAML_STREAM_END_EVENT else {
            throw problem(
                "yaml-documents", at: event.start_mark,
                ja: "1つのファイルに書けるYAML文書は1つです", en: "a file holds one YAML document")
        }
        return node
    }

    /// Frees the event before and reads the one after.
    private mutating func next() throws(Problem) {
        yaml_event_delete(&event)
        guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxProblem() }
    }

    /// The node that begins at the current event; on return the current event is the node's last.
    private mutating func node(depth: Int) throws(Problem) -> YAMLNode {
        let mark = event.start_mark
        guard depth < YAMLReader.maximumDepth else {
            throw problem("yaml-depth", at: mark, ja: "入れ子が深すぎます", en: "nested too deeply")
        }
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return place(.scalar(text: text, quoted: scalar.style != YAML_PLAIN_SCALAR_STYLE), at: mark)
        case YAML_SEQUENCE_START_EVENT:
            var items: [YAMLNode] = []
            try next()
            while event.type != YAML_SEQUENCE_END_EVENT {
                items.append(try node(depth: depth + 1))
                try next()
            }
            return place(.list(items), at: mark)
        case YAML_MAPPING_START_EVENT:
            return place(.map(try entries(depth: depth)), at: mark)
        default:
            throw problem(
                "yaml-alias", at: mark, ja: "アンカーとエイリアス（& と *）は使えません",
                en: "anchors and aliases (& and *) are not supported")
        }
    }

    private mutating func entries(depth: Int) throws(Problem) -> [YAMLNode.Entry] {
        var entries: [YAMLNode.Entry] = []
        var seen: Set<String> = []
        try next()
        while event.type != YAML_MAPPING_END_EVENT {
            let mark = event.start_mark
            let keyNode = try node(depth: depth + 1)
            guard case .scalar(let key, _) = keyNode.content else {
                throw problem("yaml-key", at: mark, ja: "キーは文字列で書いてください", en: "a key has to be a plain text")
            }
            guard seen.insert(key).inserted else {
                throw problem(
                    "duplicate-key", at: mark, ja: "「\(key)」が2回書かれています", en: "`\(key)` is written twice")
            }
            try next()
            let value = try node(depth: depth + 1)
            try next()
            entries.append(.init(key: key, line: keyNode.line, column: keyNode.column, value: value))
        }
        return entries
    }

    private func place(_ content: YAMLNode.Content, at mark: yaml_mark_t) -> YAMLNode {
        YAMLNode(content, line: Int(mark.line) + firstLine, column: Int(mark.column) + 1)
    }

    private func problem(_ code: String, at mark: yaml_mark_t, ja: String, en: String) -> Problem {
        Problem(
            code, at: Place(file: file, line: Int(mark.line) + firstLine, column: Int(mark.column) + 1), ja: ja, en: en)
    }

    private func syntaxProblem() -> Problem {
        let reason = parser.pointee.problem.map { String(cString: $0) } ?? "not readable"
        var mark = parser.pointee.problem_mark
        if parser.pointee.error == YAML_READER_ERROR {
            mark = parser.pointee.mark
        }
        var problem = problem(
            "yaml-syntax", at: mark, ja: "YAMLとして読めません（\(reason)）", en: "not valid YAML: \(reason)")
        problem.expected = Self.advice(for: reason)
        return problem
    }

    /// What usually lies behind libyaml's commonest messages.
    private static func advice(for reason: String) -> Wording? {
        switch reason {
        case "mapping values are not allowed in this context":
            Wording(
                ja: "値の中に「: 」があるときは \" で囲み、行頭の空白の数をそろえてください",
                en: "quote a value that contains `: `, and check the indentation")
        case "found character that cannot start any token":
            Wording(
                ja: "タブは使えません。@ や ` で始まる値は \" で囲んでください", en: "no tabs; quote a value that starts with @ or `")
        case "could not find expected ':'", "did not find expected key":
            Wording(
                ja: "「キー: 値」の形か、字下げと引用符の閉じ忘れを確かめてください",
                en: "expected `key: value`; check the indentation and closing quotes")
        case "did not find expected <document start>":
            Wording(ja: "「キー: 値」の形で書いてください", en: "expected `key: value`")
        case "found unexpected end of stream":
            Wording(ja: "引用符やかっこの閉じ忘れを確かめてください", en: "a quote or bracket is not closed")
        default: nil
        }
    }
}
