import Model
import Synchronization

/// An identifier of the layouts language, interned: comparing and hashing cost as much as for an integer.
/// Names are made while templates are compiled and objects are set up, never while a page is rendered.
public struct Name: Hashable, Sendable, CustomStringConvertible {
    /// Position in the table of all names of this process; says nothing about spelling or order.
    public let id: Int32

    public init(_ text: String) {
        id = table.withLock { $0.intern(text) }
    }

    private init(id: Int32) {
        self.id = id
    }

    public var text: String {
        table.withLock { $0.texts[Int(id)] }
    }

    public var description: String { text }

    /// The name with this spelling if anybody has made one: what a template looks up by a computed key.
    /// A key that was never interned cannot be a member of anything.
    static func existing(_ text: String) -> Name? {
        table.withLock { $0.ids[Spelling(text)] }.map(Name.init(id:))
    }

    static let grouper = Name("grouper")
    static let list = Name("list")
    static let caller = Name("caller")
}

/// Equality of text as Python has it: the same code points. Swift's `String` also equates canonical equivalents.
struct Spelling: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: Spelling, right: Spelling) -> Bool {
        left.text.hasSameUTF8(as: right.text)
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

private struct InternedNames {
    var ids: [Spelling: Int32] = [:]
    var texts: [String] = []

    mutating func intern(_ text: String) -> Int32 {
        if let id = ids[Spelling(text)] { return id }
        let id = Int32(texts.count)
        texts.append(text)
        ids[Spelling(text)] = id
        return id
    }
}

private let table = Mutex(InternedNames())

/// Something for some of the names, found by an array access: for the members of objects that every page asks for.
public struct NameTable<Element: Sendable>: Sendable {
    @usableFromInline let elements: [Element?]

    public init(_ elements: [(String, Element)]) {
        let named = elements.map { (Name($0.0), $0.1) }
        var table: [Element?] = Array(repeating: nil, count: Int(named.map(\.0.id).max() ?? -1) + 1)
        for (name, element) in named { table[Int(name.id)] = element }
        self.elements = table
    }

    @inlinable
    public subscript(name: Name) -> Element? {
        let position = Int(name.id)
        return position < elements.count ? elements[position] : nil
    }
}
