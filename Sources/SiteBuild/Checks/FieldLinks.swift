import Definitions
import Model

/// Which fields of a kind hold addresses and files; found once per kind, so that entries without any cost nothing.
struct FieldLinks: Sendable {
    indirect enum Shape: Sendable {
        case address, picture, file
        /// Free YAML: texts that begin with a slash are addresses.
        case free
        case list(Shape)
        case map([(name: String, shape: Shape)])
    }

    /// Positions in `Entry.values`.
    let fields: [(position: Int, name: String, shape: Shape)]

    private static let byKind: [String: FieldLinks] = Dictionary(
        uniqueKeysWithValues: Kind.all.map { ($0.name, FieldLinks($0)) })

    static func of(_ kind: Kind) -> FieldLinks { byKind[kind.name] ?? FieldLinks(kind) }

    private init(_ kind: Kind) {
        fields = kind.fields.enumerated().compactMap { position, field in
            Shape(field.type).map { (position, field.name, $0) }
        }
    }
}

extension FieldLinks.Shape {
    /// nil for types in which no address or file can stand.
    init?(_ type: FieldType) {
        switch type {
        case .path, .webAddress: self = .address
        case .picture: self = .picture
        case .file: self = .file
        case .anything: self = .free
        case .contact: self.init(.map(Kind.contactFields))
        case .list(let element):
            guard let shape = Self(element) else { return nil }
            self = .list(shape)
        case .map(let fields):
            let members = fields.compactMap { field in Self(field.type).map { (name: field.name, shape: $0) } }
            if members.isEmpty { return nil }
            self = .map(members)
        default: return nil
        }
    }

    /// Calls `visit` for every text in `value` that is an address or names a file.
    func visit(_ value: FieldValue, _ visit: (String, FieldLinks.Shape) -> Void) {
        switch (self, value) {
        case (.address, .text(let text)), (.picture, .text(let text)), (.file, .text(let text)): visit(text, self)
        case (.free, .text(let text)): if text.hasPrefix("/") { visit(text, self) }
        case (.free, .list(let items)): for item in items { self.visit(item, visit) }
        case (.free, .map(let pairs)): for pair in pairs { self.visit(pair.value, visit) }
        case (.list(let element), .list(let items)): for item in items { element.visit(item, visit) }
        case (.map(let members), .map(let pairs)):
            for pair in pairs {
                if let member = members.first(where: { $0.name == pair.name }) { member.shape.visit(pair.value, visit) }
            }
        default: break
        }
    }
}
