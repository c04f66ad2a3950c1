import Model

/// Methods of text and mappings that a template may call: `text.startswith('a')`, `mapping.items()`.
let builtinMethods: [String: Builtin] = table([
    Builtin("items") { value, _ throws(FilterFailure) in
        let object = try value.mapping()
        return .object(
            Iteration(object.names.map { .list([.text($0.text), object.value(of: $0) ?? .undefined($0)]) }, .view))
    },
    Builtin("keys") { value, _ throws(FilterFailure) in
        .object(Iteration(try value.mapping().names.map { .text($0.text) }, .view))
    },
    Builtin("values") { value, _ throws(FilterFailure) in
        let object = try value.mapping()
        return .object(Iteration(object.names.map { object.value(of: $0) ?? .undefined($0) }, .view))
    },
    Builtin("get", ["key", "default"], required: 1) { value, given throws(FilterFailure) in
        let object = try value.mapping()
        return try given.text(0, or: "").member(of: object) ?? given[1] ?? .none
    },
    Builtin("startswith", ["prefix"], required: 1) { value, given throws(FilterFailure) in
        .bool(try value.string().utf8.starts(with: given.text(0, or: "").utf8))
    },
    Builtin("endswith", ["suffix"], required: 1) { value, given throws(FilterFailure) in
        .bool(try value.string().utf8.reversed().starts(with: given.text(0, or: "").utf8.reversed()))
    },
    Builtin("upper") { value, _ throws(FilterFailure) in try value.changed { $0.uppercased() } },
    Builtin("lower") { value, _ throws(FilterFailure) in try value.changed { $0.lowercased() } },
    stripping("strip", leading: true, trailing: true),
    stripping("lstrip", leading: true, trailing: false),
    stripping("rstrip", leading: false, trailing: true),
    Builtin("split", ["sep", "maxsplit"], apply: split),
    Builtin("replace", ["old", "new", "count"], required: 2) { value, given throws(FilterFailure) in
        _ = try value.string()
        // Unlike the filter, the method of plain text takes markup for text.
        let isMarkup = value.isMarkup
        func bytes(_ index: Int) throws(FilterFailure) -> [UInt8] {
            let text = try given.text(index, or: "")
            return isMarkup ? try (given[index] ?? .text(text)).markup() : Array(text.utf8)
        }
        let source = Array(try value.string().utf8)
        let (old, new) = (try bytes(0), try bytes(1))
        guard source.count + 1 <= Limits.outputBytes / (new.count + 1) else { throw .tooLong }
        let result = replacing(old, with: new, in: source, most: try given.integer(2, or: -1))
        return isMarkup ? .html(result) : .text(String(utf8: result))
    },
])

/// Python's own names on mappings: `page.items` would be the method, not a member.
let mappingMethodNames: Set<String> = [
    "items", "keys", "values", "get", "copy", "pop", "popitem", "update", "clear", "setdefault", "fromkeys",
]

extension Value {
    fileprivate func mapping() throws(FilterFailure) -> any LayoutObject {
        guard case .object(let object) = self, !(object is Iteration), !(object is Group) else {
            throw .wrongType(self, expected: .mapping)
        }
        return object
    }

    fileprivate func string() throws(FilterFailure) -> String {
        guard let text = stringContent else { throw .wrongType(self, expected: .text) }
        return text
    }

    fileprivate func changed(_ change: (String) -> String) throws(FilterFailure) -> Value {
        _ = try string()
        return try mappingText(change)
    }
}

extension String {
    fileprivate func member(of object: any LayoutObject) -> Value? {
        Name.existing(self).flatMap { object.value(of: $0) }
    }
}

private func stripping(_ name: String, leading: Bool, trailing: Bool) -> Builtin {
    Builtin(name, ["chars"]) { value, given throws(FilterFailure) in
        let characters = try given.present(0)?.strippedCharacters(for: value)
        return try value.changed { $0.stripped(of: characters, leading: leading, trailing: trailing) }
    }
}

private let split: Builtin.Body = { value, given throws(FilterFailure) in
    let text = try value.string()
    let most = try given.integer(1, or: -1)
    var parts: [String]
    if given.present(0) != nil {
        let separator = Array(try given.text(0, or: "").utf8)
        guard !separator.isEmpty else {
            throw FilterFailure(ja: "区切りが空です", en: "the separator is empty", expected: .text)
        }
        let bytes = Array(text.utf8)
        parts = []
        var start = 0
        while most < 0 || parts.count < most, let found = position(of: separator, in: bytes, from: start) {
            parts.append(String(utf8: Array(bytes[start..<found])))
            start = found + separator.count
        }
        parts.append(String(utf8: Array(bytes[start...])))
    } else {
        parts = text.splitOnSpace(most: most)
    }
    return .list(parts.map { value.isMarkup ? .html(Array($0.utf8)) : .text($0) })
}
