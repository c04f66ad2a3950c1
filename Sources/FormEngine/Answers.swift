import Model

/// What somebody has typed, by the paths of the fields: `plan`, `applicant.family`, `children.0.name`. Kept as it was typed;
/// `Review` says what it means.
public struct Answers: Hashable, Sendable {
    public private(set) var values: [String: [String]]

    public init(_ values: [String: [String]] = [:]) { self.values = values }

    public subscript(path: String) -> [String] {
        get { values[path] ?? [] }
        set { values[path] = newValue.isEmpty ? nil : newValue }
    }

    public func text(_ path: String) -> String { values[path]?.first ?? "" }

    /// How many rows of a group there are: up to the last one that was typed into.
    public func rows(of group: String) -> Int {
        let prefix = group + "."
        return values.keys.reduce(0) { rows, path in
            guard path.hasPrefix(prefix) else { return rows }
            let number = path.dropFirst(prefix.utf8.count).prefix { $0 != "." }
            return max(rows, (Int(number) ?? -1) + 1)
        }
    }

    /// Takes a row out; those behind it move up.
    public mutating func removeRow(_ row: Int, of group: String) {
        let prefix = group + "."
        var moved: [String: [String]] = [:]
        for (path, value) in values {
            guard path.hasPrefix(prefix) else {
                moved[path] = value
                continue
            }
            let parts = path.dropFirst(prefix.utf8.count).split(separator: ".", maxSplits: 1)
            guard parts.count == 2, let number = Int(parts[0]) else { continue }
            if number == row { continue }
            moved["\(prefix)\(number > row ? number - 1 : number).\(parts[1])"] = value
        }
        values = moved
    }

    /// Everything below a path goes.
    public mutating func remove(_ path: String) {
        let prefix = path + "."
        values = values.filter { $0.key != path && !$0.key.hasPrefix(prefix) }
    }

    // MARK: JSON

    /// `{"plan": ["move"], …}`, sorted: the same answers have the same bytes.
    public var json: [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            for (path, values) in values.sorted(by: { $0.key < $1.key }) {
                json.key(path)
                json.array { json in for value in values { json.value(value) } }
            }
        }
    }

    /// Texts and lists of texts by path; nil: something else.
    public init?(_ json: JSONValue) {
        guard let members = json.members else { return nil }
        values = [:]
        for member in members {
            if let text = member.value.text {
                self[member.name] = [text]
            } else if let elements = member.value.elements {
                let texts = elements.compactMap(\.text)
                guard texts.count == elements.count else { return nil }
                self[member.name] = texts
            } else {
                return nil
            }
        }
    }
}
