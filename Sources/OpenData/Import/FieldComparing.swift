import Japanese
import Model
import YAML

/// Whether the lines of a field already say this, in whatever notation.
func says(_ lines: [String]?, _ value: FieldValue) -> Bool {
    lines.flatMap(readingField).map { says($0, value) } ?? false
}

/// Whether the lines of a map (`contact`, `extra`) already say all of these fields of it.
func sayAll(_ lines: [String]?, _ fields: [SheetRecord.Field], under name: String) -> Bool {
    guard let map = lines.flatMap(readingField), map.entries != nil else { return false }
    return fields.allSatisfy { field in
        map[String(field.name.dropFirst(name.count + 1))].map { says($0, field.value) } ?? false
    }
}

/// The value of `key: …` over its lines; nil where it is no YAML.
private func readingField(_ lines: [String]) -> YAMLNode? {
    do throws(Problem) {
        return try YAMLReader.read(Array(lines.joined(separator: "\n").utf8), file: "")?.entries?.first?.value
    } catch {
        return nil
    }
}

private func says(_ node: YAMLNode, _ value: FieldValue) -> Bool {
    switch value {
    case .text(let text):
        if let said = node.text { return trimmed(said) == trimmed(text) }
        return readingJSON(text).map { says(node, $0) } ?? false
    case .int(let int): return node.number == Double(int)
    case .number(let number): return node.number == number
    case .bool(let bool): return node.bool == bool
    case .date, .dateTime: return node.text.flatMap { Moment($0) }?.minutes == moment(value)?.minutes
    case .list(let items): return (node.list?.map(\.text) ?? [node.text]) == items
    case .maps(let items):
        guard let said = node.list, said.count == items.count else { return false }
        return zip(said, items).allSatisfy { says($0, $1) }
    }
}

private func says(_ node: YAMLNode, _ item: [FieldValue.MapEntry]) -> Bool {
    let said = node.entries?.filter { !$0.value.isNull } ?? []
    return said.count == item.count
        && item.allSatisfy { entry in
            said.first { $0.key == entry.name }?.value.text.map(trimmed) == trimmed(entry.value)
        }
}

/// What is deeper than a cell can hold comes as JSON.
private func says(_ node: YAMLNode, _ json: JSONValue) -> Bool {
    switch json.content {
    case .null: return node.isNull
    case .bool(let bool): return node.bool == bool
    case .number(let text), .string(let text): return node.text == text
    case .array(let elements):
        guard let said = node.list, said.count == elements.count else { return false }
        return zip(said, elements).allSatisfy { says($0, $1) }
    case .object(let members):
        guard let said = node.entries, said.count == members.count else { return false }
        return members.allSatisfy { member in
            said.first { $0.key == member.name }.map { says($0.value, member.value) } ?? false
        }
    }
}

private func moment(_ value: FieldValue) -> Moment? {
    switch value {
    case .date(let date): Moment(date.description)
    case .dateTime(let date, let time): Moment("\(date)T\(time)")
    default: nil
    }
}

/// Nil for what is no JSON.
func readingJSON(_ text: String) -> JSONValue? {
    do throws(Problem) {
        return try JSONValue.reading(Array(text.utf8), file: "", limits: JSONValue.Limits())
    } catch {
        return nil
    }
}
