/// Header fields in the order they came; names compare without regard to ASCII case.
public struct Headers: Hashable, Sendable {
    public struct Field: Hashable, Sendable {
        public var name: String
        public var value: String
    }

    public private(set) var fields: [Field] = []

    public init() {}

    public init(_ pairs: [(String, String)]) {
        fields = pairs.map { Field(name: $0.0, value: $0.1) }
    }

    /// The first value of that name. Setting replaces all of them; nil or an empty value removes.
    public subscript(name: String) -> String? {
        get { fields.first { equalIgnoringCase($0.name, name) }?.value }
        set {
            fields.removeAll { equalIgnoringCase($0.name, name) }
            if let newValue, !newValue.isEmpty { fields.append(Field(name: name, value: newValue)) }
        }
    }

    public func contains(_ name: String) -> Bool {
        fields.contains { equalIgnoringCase($0.name, name) }
    }

    public func values(_ name: String) -> [String] {
        fields.lazy.filter { equalIgnoringCase($0.name, name) }.map(\.value)
    }

    /// All values of a header that is a comma-separated list, as one (RFC 9110 §5.3).
    public func list(_ name: String) -> String? {
        let values = values(name)
        return values.count < 2 ? values.first : values.joined(separator: ", ")
    }

    /// Adds beside what is there; an empty value adds nothing.
    public mutating func append(_ name: String, _ value: String) {
        if !value.isEmpty { fields.append(Field(name: name, value: value)) }
    }

    /// A received field counts also where it is empty: `Content-Length:` is not the same as none.
    mutating func appendReceived(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    mutating func reserveCapacity(_ count: Int) {
        fields.reserveCapacity(count)
    }

    /// Whether every name is a token and no value could break out of its line.
    var areSendable: Bool {
        fields.allSatisfy { isToken($0.name) && isFieldValue($0.value) }
    }
}

func equalIgnoringCase(_ left: String, _ right: String) -> Bool {
    let left = left.utf8
    let right = right.utf8
    guard left.count == right.count else { return false }
    return zip(left, right).allSatisfy { lowercased($0) == lowercased($1) }
}

func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}

/// `token` of RFC 9110 §5.6.2.
func isToken(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in !bytes.isEmpty && bytes.allSatisfy(isTokenByte) }
}

func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true  // ! # $ % & ' * + - . ^ _ ` | ~
    default: false
    }
}

/// No control character but a tab (RFC 9110 §5.5).
func isFieldValue(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 } }
}
