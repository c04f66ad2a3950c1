import Model

extension JSONWriter {
    /// On one line.
    static func text(_ value: JSONValue) -> String {
        var writer = JSONWriter(.readable)
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    mutating func value(_ value: JSONValue) {
        switch value.content {
        case .null: null()
        case .bool(let bool): self.value(bool)
        case .number(let text): self.value(numeral: text)
        case .string(let text): self.value(text)
        case .array(let elements):
            array { writer in
                for element in elements { writer.value(element) }
            }
        case .object(let members): self.value(members)
        }
    }

    mutating func value(_ members: [JSONValue.Member]) {
        object { writer in
            for member in members {
                writer.key(member.name)
                writer.value(member.value)
            }
        }
    }
}

extension Table {
    /// An array of objects, one line per row, every cell a text.
    public func json() -> [UInt8] {
        let names = columnNames
        var writer = JSONWriter(.readable)
        writer.lines(of: rows) { writer, row in
            writer.object { writer in
                for (name, cell) in zip(names, row.cells) { writer.member(name, cell) }
            }
        }
        return writer.bytes
    }
}
