import Japanese
import Model

extension CellReader {
    /// Items split by `|`, their parts by `;`, the last part taking the rest; or the JSON text of an array of objects.
    /// A link may also be only its address, or `[title](address)`.
    func readMaps(_ text: String, _ keys: MapKeys, _ column: Column, _ reading: inout CellReading) {
        if text.hasPrefix("["), let items = jsonMaps(text) { return take(items, keys, column, &reading) }
        let isLink = keys == .link
        let items = lineItems(text).map { isLink ? link($0) : map($0, keys.names) }.filter { !$0.isEmpty }
        take(items, keys, column, &reading)
    }

    /// A link that leads nowhere is no link; its text is kept.
    private func take(
        _ items: [[FieldValue.MapEntry]], _ keys: MapKeys, _ column: Column, _ reading: inout CellReading
    ) {
        guard keys == .link else {
            let typed = items.map { item in
                item.map { FieldValue.MapEntry($0.name, $0.value, isNumber: keys.numbers.contains($0.name)) }
            }
            return reading.take(column.field, .maps(typed))
        }
        let wrong = items.filter { item in item.first { $0.name == "url" }.map { !isAddress($0.value) } ?? true }
        reading.take(column.field, .maps(items.filter { !wrong.contains($0) }))
        guard let first = wrong.first else { return }
        let text = first.map(\.value).joined(separator: ";")
        reading.keep("not-a-url", "リンク先として読めません: \(text.short)", "not a link: \(text.short)")
    }

    private func isAddress(_ text: String) -> Bool {
        let isPath = text.hasPrefix("/") && !text.hasPrefix("//")
        let isWeb = ["https://", "http://", "mailto:", "tel:"].contains {
            text.hasPrefix($0) && text.utf8.count > $0.utf8.count
        }
        return (isPath || isWeb) && !text.unicodeScalars.contains(where: isSpace)
    }

    private func map(_ item: String, _ keys: [String]) -> [FieldValue.MapEntry] {
        let parts = item.utf8.split(
            separator: UInt8(ascii: ";"), maxSplits: keys.count - 1, omittingEmptySubsequences: false)
        return zip(keys, parts).map { FieldValue.MapEntry($0, trimmed(String(Substring($1)))) }.filter {
            !$0.value.isEmpty
        }
    }

    private func link(_ item: String) -> [FieldValue.MapEntry] {
        if item.hasPrefix("["), item.hasSuffix(")"), let middle = item.utf8.firstRange(of: "](".utf8) {
            let title = Substring(item.utf8[..<middle.lowerBound]).dropFirst()
            let url = Substring(item.utf8[middle.upperBound...]).dropLast()
            return [.init("title", String(title)), .init("url", String(url))]
        }
        let entries = map(item, ["title", "url"])
        return entries.count == 2 ? entries : [.init("title", item), .init("url", item)]
    }

    private func jsonMaps(_ text: String) -> [[FieldValue.MapEntry]]? {
        guard let value = readingJSON(text), case .array(let elements) = value.content else { return nil }
        var items: [[FieldValue.MapEntry]] = []
        for element in elements {
            guard case .object(let members) = element.content else { return nil }
            items.append(
                members.compactMap { member in
                    switch member.value.content {
                    case .string(let text), .number(let text): FieldValue.MapEntry(member.name, text)
                    case .bool(let bool): FieldValue.MapEntry(member.name, bool ? "true" : "false")
                    case .null: nil
                    case .array, .object: FieldValue.MapEntry(member.name, JSONWriter.text(member.value))
                    }
                })
        }
        return items.filter { !$0.isEmpty }
    }
}

/// The cell for a list of maps, in a form `readMaps` reads back: `;` and `|` where that is exact, JSON otherwise.
func mapsText(_ items: [[FieldValue.MapEntry]], keys: [String]) -> String {
    let isPlain = items.allSatisfy { item in
        let names = item.map(\.name)
        // Without gaps, and nothing that would be cut differently.
        return names == Array(keys.prefix(names.count)) && names.count == keys.count
            && item.dropLast().allSatisfy { !$0.value.utf8.contains(UInt8(ascii: ";")) }
            && item.allSatisfy { $0.value == trimmed($0.value) && !$0.value.utf8.contains(0x0A) && !$0.value.isEmpty }
    }
    if isPlain {
        let text = listText(items.map { item in item.map(\.value).joined(separator: ";") })
        if !text.hasPrefix("[") { return text }
    }
    return JSONWriter.text(jsonMaps(items))
}

func jsonMaps(_ items: [[FieldValue.MapEntry]]) -> JSONValue {
    JSONValue(
        content: .array(
            items.map { item in
                JSONValue(
                    content: .object(
                        item.map { entry in
                            let content: JSONValue.Content =
                                entry.isNumber ? .number(entry.value) : .string(entry.value)
                            return .init(name: entry.name, value: JSONValue(content: content, line: 0))
                        }),
                    line: 0)
            }), line: 0)
}

extension Collection where Element: Equatable {
    fileprivate func firstRange(of pattern: some Collection<Element>) -> Range<Index>? {
        var start = startIndex
        while start != endIndex {
            if self[start...].starts(with: pattern) { return start..<index(start, offsetBy: pattern.count) }
            start = index(after: start)
        }
        return nil
    }
}
