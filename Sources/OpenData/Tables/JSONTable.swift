import Model

/// JSON as a table. Accepted are
/// - an array of objects; members become columns in the order of their first appearance, objects inside become
///   `contact.phone`, lists of plain values one cell joined by `|`, anything deeper its own JSON text;
/// - an object whose members are objects: the member's name is the `id`;
/// - an object whose members are texts `Question: …\nAnswer: …`: `id`, `question`, `answer`.
struct JSONTable {
    private let file: String
    private let limits: ReadLimits
    private var header: [String] = []
    private var columns: [String: Int] = [:]
    private var rows: [Table.Row] = []
    private var cellCount = 0
    private var problems: [Problem] = []

    static func reading(_ bytes: [UInt8], file: String, limits: ReadLimits) throws(Problem) -> TableReading {
        var table = JSONTable(file: file, limits: limits)
        try table.readRows(try JSONValue.reading(bytes, file: file, limits: limits.json))
        return try table.finish()
    }

    private init(file: String, limits: ReadLimits) {
        self.file = file
        self.limits = limits
    }

    private mutating func readRows(_ value: JSONValue) throws(Problem) {
        switch value.content {
        case .array(let elements):
            for element in elements {
                guard case .object(let members) = element.content else {
                    problems.append(notAnObject(element.line))
                    continue
                }
                try addRow(members, line: element.line)
            }
        case .object(let members):
            for member in members {
                try addRow(idObject(member), line: member.value.line)
            }
        default: throw notAnObject(value.line, severity: .error)
        }
    }

    private func idObject(_ member: JSONValue.Member) -> [JSONValue.Member] {
        let line = member.value.line
        let id = JSONValue.Member(name: "id", value: JSONValue(content: .string(member.name), line: line))
        switch member.value.content {
        case .object(let members): return [id] + members.filter { $0.name != "id" }
        case .string(let text):
            let (question, answer) = questionAndAnswer(text)
            return [
                id, .init(name: "question", value: JSONValue(content: .string(question), line: line)),
                .init(name: "answer", value: JSONValue(content: .string(answer), line: line)),
            ]
        default: return [id, .init(name: "value", value: member.value)]
        }
    }

    private mutating func addRow(_ members: [JSONValue.Member], line: Int) throws(Problem) {
        guard rows.count < limits.rows else { throw tooLarge(file: file, line: line) }
        var cells: [Int: String] = [:]
        for member in members { try add(member, prefix: "", to: &cells) }
        cellCount += header.count
        guard cellCount <= limits.cells else { throw tooLarge(file: file, line: line) }
        var row = [String](repeating: "", count: header.count)
        for (column, text) in cells { row[column] = text }
        rows.append(Table.Row(number: line, cells: row))
    }

    private mutating func add(
        _ member: JSONValue.Member, prefix: String, to cells: inout [Int: String]
    ) throws(Problem) {
        let name = prefix + member.name
        if case .object(let members) = member.value.content {
            for inner in members { try add(inner, prefix: name + ".", to: &cells) }
            return
        }
        let column = columns[name] ?? header.count
        if column == header.count {
            guard header.count < limits.columns else { throw tooLarge(file: file, line: member.value.line) }
            header.append(name)
            columns[name] = column
        }
        cells[column] = cellText(member.value)
    }

    private func cellText(_ value: JSONValue) -> String {
        switch value.content {
        case .null: return ""
        case .bool(let bool): return bool ? "true" : "false"
        case .number(let text), .string(let text): return text
        case .array(let elements):
            let plain = elements.compactMap { plainText($0) }
            return plain.count == elements.count ? listText(plain) : JSONWriter.text(value)
        case .object: return JSONWriter.text(value)
        }
    }

    private func plainText(_ value: JSONValue) -> String? {
        switch value.content {
        case .string(let text), .number(let text): text
        case .bool(let bool): bool ? "true" : "false"
        default: nil
        }
    }

    private mutating func finish() throws(Problem) -> TableReading {
        let width = header.count
        guard rows.count * max(1, width) <= limits.cells else { throw tooLarge(file: file) }
        for index in rows.indices {
            rows[index].cells.append(contentsOf: repeatElement("", count: width - rows[index].cells.count))
        }
        let table = Table(file: file, header: header, rows: rows)
        return TableReading(table: table, problems: problems, encoding: "UTF-8")
    }

    private func notAnObject(_ line: Int, severity: Problem.Severity = .warning) -> Problem {
        Problem(
            "not-a-row", at: Place(file: file, line: line), severity: severity, ja: "表の行として読めない値です",
            en: "not a row of a table",
            expected: Wording(ja: "オブジェクト {…} の配列", en: "an array of objects"))
    }
}

/// `Question: …\nAnswer: …`; a text without these words is all question.
private func questionAndAnswer(_ text: String) -> (String, String) {
    let question = "Question:"
    let answer = "\nAnswer:"
    guard text.hasPrefix(question) else { return (text, "") }
    let bytes = Array(text.utf8.dropFirst(question.utf8.count))
    let mark = Array(answer.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: mark) }
    func piece(_ slice: ArraySlice<UInt8>) -> String {
        String(decoding: slice.first == 0x20 ? slice.dropFirst() : slice, as: UTF8.self)
    }
    guard let start else { return (piece(bytes[...]), "") }
    return (piece(bytes[..<start]), piece(bytes[(start + mark.count)...]))
}
