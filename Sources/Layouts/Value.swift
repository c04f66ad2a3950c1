/// What a name holds while a page is rendered. Copying is cheap: at most one reference count.
public enum Value: Sendable {
    /// Nothing was given under this name. Using it (writing, attribute, operator) is a problem;
    /// `is defined`, `is undefined` and `default` accept it.
    case undefined(Name)
    case none
    case bool(Bool)
    case int(Int)
    case double(Double)
    /// Plain text, escaped when it is written.
    case text(String)
    /// Safe markup in UTF-8, written as it is.
    case html([UInt8])
    /// A list or a tuple; the language does not tell them apart.
    case list([Value])
    /// A mapping from names to values.
    case object(any LayoutObject)
}

/// Something with named members that a template can look into. It behaves as a mapping: `a.b` and `a['b']` read
/// a member, a loop over it yields the names of its members.
public protocol LayoutObject: AnyObject, Sendable {
    /// nil: there is no such member. Called from several threads at once.
    func value(of name: Name) -> Value?
    /// The members in the order in which a loop meets them.
    var names: [Name] { get }
    /// Whether the object counts as false in a condition; a mapping without members does.
    var isEmpty: Bool { get }
}

extension LayoutObject {
    public var isEmpty: Bool { names.isEmpty }
}

/// The members of records that are made by the thousand, named once.
public final class RecordShape: Sendable {
    public let names: [Name]
    /// Only for long records; short ones are scanned.
    private let positions: [Name: Int]

    private static let scannedLength = 8

    /// - Parameter names: each once.
    init(_ names: [Name]) {
        self.names = names
        positions =
            names.count > Self.scannedLength
            ? Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first } : [:]
    }

    public convenience init(_ names: String...) {
        self.init(names.map(Name.init))
    }

    func position(of name: Name) -> Int? {
        names.count > Self.scannedLength ? positions[name] : names.firstIndex(of: name)
    }
}

/// An immutable mapping in the order in which it was written.
public final class Record: LayoutObject {
    private let shape: RecordShape
    public let values: [Value]

    public var names: [Name] { shape.names }

    /// - Parameter values: parallel to the names of the shape.
    public init(_ shape: RecordShape, _ values: [Value]) {
        precondition(shape.names.count == values.count)
        self.shape = shape
        self.values = values
    }

    /// A name given twice keeps its first place and its last value.
    public init(_ pairs: [(Name, Value)]) {
        var names: [Name] = []
        var values: [Value] = []
        names.reserveCapacity(pairs.count)
        values.reserveCapacity(pairs.count)
        var positions = Positions(count: pairs.count)
        for (name, value) in pairs {
            if let position = positions.position(of: name, in: names) {
                values[position] = value
            } else {
                positions.add(name, names.count)
                names.append(name)
                values.append(value)
            }
        }
        shape = RecordShape(names)
        self.values = values
    }

    public convenience init(_ pairs: [(String, Value)]) {
        self.init(pairs.map { (Name($0.0), $0.1) })
    }

    public func value(of name: Name) -> Value? {
        shape.position(of: name).map { values[$0] }
    }

    public var isEmpty: Bool { values.isEmpty }

    /// Finds names given twice: by looking along a few names, by hash among many.
    private struct Positions {
        private var byName: [Name: Int] = [:]
        private let isLong: Bool

        init(count: Int) {
            isLong = count > 16
            if isLong { byName.reserveCapacity(count) }
        }

        func position(of name: Name, in names: [Name]) -> Int? {
            isLong ? byName[name] : names.firstIndex(of: name)
        }

        mutating func add(_ name: Name, _ position: Int) {
            if isLong { byName[name] = position }
        }
    }
}

/// What `map`, `select`, `batch` … and `.items()` hand on: something to go through, not a list.
/// Jinja2 hands out generators, which are always true, have no length and can be gone through once; accepting
/// more than that would make templates that Jinja2 renders differently.
final class Iteration: LayoutObject, @unchecked Sendable {
    enum Kind {
        /// Can be gone through once.
        case generator
        /// `.items()`, `.keys()`, `.values()`: has a length and can be gone through again.
        case view
    }

    let items: [Value]
    let kind: Kind
    /// Touched by one render only: an iteration never becomes part of a compiled template.
    private var isSpent = false

    init(_ items: [Value], _ kind: Kind = .generator) {
        self.items = items
        self.kind = kind
    }

    func value(of name: Name) -> Value? { nil }
    var names: [Name] { [] }

    func take() throws(FilterFailure) -> [Value] {
        guard kind == .generator else { return items }
        guard !isSpent else { throw .spent }
        isSpent = true
        return items
    }
}

/// One group of `groupby`: `(grouper, list)` that can be unpacked and has both as members.
final class Group: LayoutObject {
    let grouper: Value
    let list: [Value]

    init(grouper: Value, list: [Value]) {
        self.grouper = grouper
        self.list = list
    }

    func value(of name: Name) -> Value? {
        switch name {
        case .grouper: grouper
        case .list: .list(list)
        default: nil
        }
    }

    var names: [Name] { [.grouper, .list] }
}
