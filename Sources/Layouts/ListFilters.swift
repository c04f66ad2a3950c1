import Model

/// Filters on lists and mappings, with Jinja2's results.
let listFilters: [Builtin] = [
    Builtin("length") { value, _ throws(FilterFailure) in .int(try value.length()) },
    Builtin("count") { value, _ throws(FilterFailure) in .int(try value.length()) },
    Builtin("first") { value, _ throws(FilterFailure) in try value.elements().first ?? .undefined(emptyList) },
    Builtin("last") { value, _ throws(FilterFailure) in
        try value.requireReversible()
        return try value.elements().last ?? .undefined(emptyList)
    },
    Builtin("list") { value, _ throws(FilterFailure) in .list(try value.elements()) },
    Builtin("items") { value, _ throws(FilterFailure) in .object(Iteration(try value.pairs(), .generator)) },
    Builtin("join", ["d", "attribute"], apply: joined),
    Builtin("sort", ["reverse", "case_sensitive", "attribute"], apply: sorted),
    Builtin("dictsort", ["case_sensitive", "by", "reverse"], apply: sortedPairs),
    Builtin("unique", ["case_sensitive", "attribute"], apply: unique),
    Builtin("min", ["case_sensitive", "attribute"]) { value, given throws(FilterFailure) in
        try extreme(value, given, -1)
    },
    Builtin("max", ["case_sensitive", "attribute"]) { value, given throws(FilterFailure) in try extreme(value, given, 1)
    },
    Builtin("sum", ["attribute", "start"], apply: sum),
    Builtin("reverse", apply: reversed),
    Builtin("batch", ["linecount", "fill_with"], required: 1, apply: batched),
    Builtin("slice", ["slices", "fill_with"], required: 1, apply: sliced),
    Builtin("groupby", ["attribute", "default", "case_sensitive"], required: 1, apply: grouped),
    Builtin("default", ["default_value", "boolean"], takesUndefined: true, apply: fallback),
    Builtin("d", ["default_value", "boolean"], takesUndefined: true, apply: fallback),
]

private let emptyList = Name("first, last, min or max of an empty list")

private let fallback: Builtin.Body = { value, given throws(FilterFailure) in
    let other = given[0] ?? .text("")
    if case .undefined = value { return other }
    if try given.truth(1), try !value.truth() { return other }
    return value
}

/// `attribute="a.b.0"` of sort, map, groupby …: the members to follow.
struct MemberPath: Sendable {
    let keys: [Value]

    init(_ attribute: Value?) throws(FilterFailure) {
        switch attribute {
        case nil, .none?: keys = []
        case .text(let text)?:
            keys = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { part in
                let name = String(decoding: part, as: UTF8.self)
                return Int(name).map { $0 >= 0 && !name.hasPrefix("+") ? .int($0) : .text(name) } ?? .text(name)
            }
        case .int(let index)?: keys = [.int(index)]
        case let other?: throw .wrongType(other, expected: .text)
        }
    }

    func value(in item: Value, or fallback: Value? = nil) throws(FilterFailure) -> Value {
        var value = item
        for key in keys {
            value = try value.member(key)
            if let fallback, case .undefined = value { value = fallback }
        }
        return value
    }
}

extension Value {
    /// Text is compared in lower case unless asked otherwise.
    fileprivate func sortKey(caseSensitive: Bool) -> Value {
        guard !caseSensitive, let text = stringContent else { return self }
        return .text(text.lowercased())
    }

    fileprivate func pairs() throws(FilterFailure) -> [Value] {
        guard case .object(let object) = self, !(object is Iteration), !(object is Group) else {
            throw .wrongType(self, expected: .mapping)
        }
        return object.names.map { .list([.text($0.text), object.value(of: $0) ?? .undefined($0)]) }
    }

    /// A generator has no end to begin from.
    fileprivate func requireReversible() throws(FilterFailure) {
        if case .object(let object) = self, let iteration = object as? Iteration, iteration.kind == .generator {
            throw .wrongType(self, expected: .materialized)
        }
    }
}

func generator(_ items: [Value]) -> Value {
    .object(Iteration(items, .generator))
}

/// A stable sort by keys of which each may be a list of keys.
private func sort(_ items: [(key: Value, value: Value)], reverse: Bool) throws(FilterFailure) -> [Value] {
    var failure: FilterFailure?
    let order = items.indices.sorted { left, right in
        guard failure == nil else { return left < right }
        do throws(FilterFailure) {
            let order = try items[left].key.order(items[right].key) ?? 0
            return order == 0 ? left < right : reverse ? order > 0 : order < 0
        } catch {
            failure = error
            return left < right
        }
    }
    if let failure { throw failure }
    return order.map { items[$0].value }
}

private let sorted: Builtin.Body = { value, given throws(FilterFailure) in
    let caseSensitive = try given.truth(1)
    var paths: [MemberPath] = []
    if let text = given.present(2)?.stringContent {
        for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            paths.append(try MemberPath(.text(String(decoding: part, as: UTF8.self))))
        }
    } else {
        paths = [try MemberPath(given.present(2))]
    }
    var keyed: [(key: Value, value: Value)] = []
    for item in try value.elements() {
        var keys: [Value] = []
        for path in paths { keys.append(try path.value(in: item).sortKey(caseSensitive: caseSensitive)) }
        keyed.append((keys.count == 1 ? keys[0] : .list(keys), item))
    }
    return .list(try sort(keyed, reverse: try given.truth(0)))
}

private let sortedPairs: Builtin.Body = { value, given throws(FilterFailure) in
    let caseSensitive = try given.truth(0)
    let by = try given.text(1, or: "key")
    guard by == "key" || by == "value" else {
        throw FilterFailure(ja: "並べ替えの基準 \(by) は使えません", en: "cannot sort by \(by)", expected: .oneOf(["key", "value"]))
    }
    var keyed: [(key: Value, value: Value)] = []
    for pair in try value.pairs() {
        let parts = try pair.elements()
        keyed.append((parts[by == "key" ? 0 : 1].sortKey(caseSensitive: caseSensitive), pair))
    }
    return .list(try sort(keyed, reverse: try given.truth(2)))
}

private let joined: Builtin.Body = { value, given throws(FilterFailure) in
    let path = try MemberPath(given.present(1))
    var items: [Value] = []
    for item in try value.elements() { items.append(try path.value(in: item)) }
    let separator = given[0] ?? .text("")
    if separator.isMarkup || items.contains(where: \.isMarkup) {
        let between = try separator.markup()
        var bytes: [UInt8] = []
        for (index, item) in items.enumerated() {
            if index > 0 { bytes += between }
            try item.write(to: &bytes)
            guard bytes.count <= Limits.outputBytes else { throw .tooLong }
        }
        return .html(bytes)
    }
    let between = try separator.plainText()
    var text = ""
    for (index, item) in items.enumerated() {
        if index > 0 { text += between }
        text += try item.plainText()
        guard text.utf8.count <= Limits.outputBytes else { throw .tooLong }
    }
    return .text(text)
}

/// What Python's hash tables take for the same key.
private enum HashedKey: Hashable {
    case none
    case text(Spelling)
    case int(Int)
    case double(Double)

    init(_ value: Value) throws(FilterFailure) {
        switch value {
        case .none: self = .none
        case .text(let text): self = .text(Spelling(text))
        case .html(let bytes): self = .text(Spelling(String(utf8: bytes)))
        case .undefined(let name): throw .undefined(name)
        case .list, .object: throw .wrongType(value, expected: Wording(ja: "文字列か数値", en: "text or numbers"))
        case .double(let number):
            self = Int(exactly: number).map(HashedKey.int) ?? .double(number)
        case .int, .bool: self = .int(value.integer ?? 0)
        }
    }
}

private let unique: Builtin.Body = { value, given throws(FilterFailure) in
    let caseSensitive = try given.truth(0)
    let path = try MemberPath(given.present(1))
    var seen: Set<HashedKey> = []
    var kept: [Value] = []
    for item in try value.elements() {
        let key = try HashedKey(path.value(in: item).sortKey(caseSensitive: caseSensitive))
        if seen.insert(key).inserted { kept.append(item) }
    }
    return generator(kept)
}

/// The first of the smallest (-1) or largest (1) items.
private func extreme(_ value: Value, _ given: Given, _ direction: Int) throws(FilterFailure) -> Value {
    let caseSensitive = try given.truth(0)
    let path = try MemberPath(given.present(1))
    var best: (key: Value, item: Value)?
    for item in try value.elements() {
        let key = try path.value(in: item).sortKey(caseSensitive: caseSensitive)
        if let current = best, try key.order(current.key) != direction { continue }
        best = (key, item)
    }
    return best?.item ?? .undefined(emptyList)
}

private let sum: Builtin.Body = { value, given throws(FilterFailure) in
    let path = try MemberPath(given.present(0))
    var total = given[1] ?? .int(0)
    if total.stringContent != nil { throw .wrongType(total, expected: .number) }
    for item in try value.elements() { total = try total.arithmetic(.add, path.value(in: item)) }
    return total
}

private let reversed: Builtin.Body = { value, _ throws(FilterFailure) in
    if value.stringContent != nil {
        return try value.mappingText { String(scalars: $0.unicodeScalars.reversed()) }
    }
    try value.requireReversible()
    return generator(try value.elements().reversed())
}

private let batched: Builtin.Body = { value, given throws(FilterFailure) in
    let count = try given.integer(0, or: 1)
    guard count <= Limits.listItems else { throw .tooLong }
    var rows: [[Value]] = []
    var row: [Value] = []
    for item in try value.elements() {
        if row.count == count {
            rows.append(row)
            row = []
        }
        row.append(item)
    }
    if !row.isEmpty {
        if let filler = given.present(1), row.count < count {
            row += Array(repeating: filler, count: count - row.count)
        }
        rows.append(row)
    }
    return generator(rows.map { .list($0) })
}

private let sliced: Builtin.Body = { value, given throws(FilterFailure) in
    let count = try given.integer(0, or: 1)
    guard count != 0 else { throw .divisionByZero }
    guard count <= Limits.listItems else { throw .tooLong }
    let items = try value.elements()
    guard count > 0 else { return generator([]) }
    let (length, extra) = items.count.quotientAndRemainder(dividingBy: count)
    var columns: [Value] = []
    var start = 0
    for column in 0..<count {
        let end = start + length + (column < extra ? 1 : 0)
        var part = Array(items[start..<end])
        if let filler = given.present(1), column >= extra { part.append(filler) }
        columns.append(.list(part))
        start = end
    }
    return generator(columns)
}

private let grouped: Builtin.Body = { value, given throws(FilterFailure) in
    let path = try MemberPath(given[0])
    let fallback = given.present(1)
    let caseSensitive = try given.truth(2)
    var keyed: [(key: Value, value: Value)] = []
    for item in try value.elements() {
        let key = try path.value(in: item, or: fallback)
        keyed.append(
            (key.sortKey(caseSensitive: caseSensitive), .list([key.sortKey(caseSensitive: caseSensitive), item])))
    }
    var groups: [(key: Value, items: [Value])] = []
    for entry in try sort(keyed, reverse: false) {
        guard case .list(let parts) = entry else { continue }
        if let last = groups.last, try last.key.equals(parts[0]) {
            groups[groups.count - 1].items.append(parts[1])
        } else {
            groups.append((parts[0], [parts[1]]))
        }
    }
    var result: [Value] = []
    for group in groups {
        let grouper = caseSensitive ? group.key : try path.value(in: group.items[0], or: fallback)
        result.append(.object(Group(grouper: grouper, list: group.items)))
    }
    return .list(result)
}
