import Model
import TestKit
import Testing

@testable import OpenData

/// A folder in which commands are given: a small site, and whatever a test adds.
final class Workplace {
    let root: String

    static let site = """
        name: 見本町
        languages: [{code: ja, name: 日本語}, {code: en, name: English}]
        desks: [{id: madoguchi, name: 総合窓口, phone: 0999-00-0000}]

        """

    init(empty: Bool = false) throws {
        root = try Disk.temporaryFolder()
        if empty { return }
        try write("content/site.yaml", Self.site)
        try write("content/pages/index.md", "---\ntitle: 見本町\n---\n\n本文です。\n")
        try write("content/pages/tax.md", "---\ntitle: 税\n---\n\n## 納め方\n\n役場で納めます。\n")
        try write("content/municipalities/mihon.md", "---\ntitle: 見本町\ncode: \"131016\"\n---\n")
    }

    deinit { Disk.remove(root) }

    func write(_ path: String, _ text: String) throws { try Disk.write(Array(text.utf8), to: root + "/" + path) }

    func read(_ path: String) throws -> String { String(decoding: try Disk.read(root + "/" + path), as: UTF8.self) }

    func exists(_ path: String) -> Bool { Disk.exists(root + "/" + path) }

    func run(_ arguments: String..., locale: String = "C.UTF-8") throws -> Ended {
        try run(arguments, locale: locale)
    }

    func run(_ arguments: [String], locale: String = "C.UTF-8") throws -> Ended {
        try Program.run(arguments, in: root, locale: locale)
    }

    func start(_ arguments: String...) throws -> Program { try start(arguments) }
    func start(_ arguments: [String]) throws -> Program { try Program(arguments, in: root, locale: "C.UTF-8") }

    /// Paths and bytes of everything below a folder.
    func files(_ folder: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for file in Disk.tree(root + "/" + folder) {
            files[file.path] = try Disk.read("\(root)/\(folder)/\(file.path)")
        }
        return files
    }
}

extension Ended {
    /// Standard output as one JSON object and a line end, with nothing around them.
    func json(sourceLocation: SourceLocation = #_sourceLocation) throws -> JSONValue {
        let value = try JSONValue.reading(Array(output.utf8), file: "stdout", limits: JSONValue.Limits())
        guard case .object = value.content else {
            Issue.record("no object: \(output)", sourceLocation: sourceLocation)
            return value
        }
        #expect(output.hasSuffix("}\n"), sourceLocation: sourceLocation)
        return value
    }
}

extension JSONValue {
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
    }

    var names: [String] {
        guard case .object(let members) = content else { return [] }
        return members.map(\.name)
    }

    var items: [JSONValue] {
        guard case .array(let items) = content else { return [] }
        return items
    }

    var text: String? {
        guard case .string(let text) = content else { return nil }
        return text
    }

    var int: Int? {
        guard case .number(let text) = content else { return nil }
        return Int(text)
    }

    /// Members of every object in the order of their names: two values that say the same are equal.
    var sorted: JSONValue {
        switch content {
        case .array(let items): JSONValue(content: .array(items.map(\.sorted)), line: 0)
        case .object(let members):
            JSONValue(
                content: .object(
                    members.map { Member(name: $0.name, value: $0.value.sorted) }.sorted { $0.name < $1.name }),
                line: 0)
        default: self
        }
    }
}
