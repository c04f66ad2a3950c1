import Definitions
import Layouts
import Model

extension Site {
    /// A field as templates see it; `document` gives language, references and the place for pictures.
    func value(_ value: FieldValue, _ type: FieldType, of document: Document) -> Value {
        switch (value, type) {
        case (.list(let items), .list(let element)):
            return .list(items.map { self.value($0, element, of: document) })
        case (.text(let code), .term(let vocabulary)):
            let label = definition.vocabularies[vocabulary]?.label(of: code, in: document.language) ?? code
            return Self.choice(code, label)
        case (.text(let code), .choice(let choices)):
            return Self.choice(code, choices.first { $0.code == code }?.label(in: document.language) ?? code)
        case (.text(let id), .reference(let kind)):
            return catalog.document(kind, id, document.language).map { .object(card($0)) } ?? .none
        case (_, .contact): return contact(value)
        case (.map, .map(let fields)) where fields.contains { $0.name == "file" }: return photo(value, of: document)
        case (.map(let pairs), .map(let fields)):
            return .object(
                Record(
                    fields.map { field in
                        let own = pairs.first { $0.name == field.name }?.value
                        return (field.name, own.map { self.value($0, field.type, of: document) } ?? .none)
                    }))
        case (.text(let file), .file), (.text(let file), .picture):
            return asset(file, of: document).map { pictureValue($0, alt: "") } ?? .text(file)
        default: return Self.plain(value)
        }
    }

    private static let choiceShape = RecordShape("code", "label")

    static func choice(_ code: String, _ label: String) -> Value {
        .object(Record(choiceShape, [.text(code), .text(label)]))
    }

    /// Free YAML, as in `extra`.
    static func plain(_ value: FieldValue) -> Value {
        switch value {
        case .text(let text): .text(text)
        case .bool(let bool): .bool(bool)
        case .int(let int): .int(int)
        case .number(let number): .double(number)
        case .moment(let moment): .moment(moment)
        case .list(let items): .list(items.map(plain))
        case .map(let pairs): .object(Record(pairs.map { ($0.name, plain($0.value)) }))
        }
    }

    /// A desk spelt out: the one that is named, or the fields written in place; nil for none, and for an unknown name.
    func desk(_ value: FieldValue?) -> FieldValue? {
        let desk = value?.text.flatMap { catalog.desks[$0] } ?? value
        return desk?.map != nil ? desk : nil
    }

    /// The entry that an address inside the site leads to, in a language where there is such a version.
    func document(at url: String, in language: String) -> Document? {
        let own = addressPrefix(language).flatMap { catalog.byPath["/\($0)\(url)"] }
        return (own ?? catalog.byPath[url]).map { catalog.documents[$0] }
    }

    /// Every member is there; what is not given is none.
    func contact(_ value: FieldValue?) -> Value {
        guard let desk = desk(value) else { return .none }
        return .object(Record(Kind.contactFields.map { ($0.name, desk[$0.name].map(Self.plain) ?? .none) }))
    }

    private func photo(_ value: FieldValue, of document: Document) -> Value {
        guard let file = value["file"]?.text, let asset = asset(file, of: document) else { return .none }
        let alt = value["alt"]?.text ?? ""
        return .object(
            Record([
                ("file", pictureValue(asset, alt: alt)), ("alt", .text(alt)),
                ("caption", value["caption"].map(Self.plain) ?? .none),
            ]))
    }

    /// A file named by an entry: an address (`/pictures/x.jpg`), or a name beside the entry's own file.
    func asset(_ name: String, of document: Document) -> Assets.Asset? {
        if name.hasPrefix("/") { return assets[name] }
        let own = sources.files[document.source].path
        let folder = own.lastIndex(of: "/").map { own[...$0] } ?? ""
        return assets.asset(source: RelativePath.resolve(name, in: folder))
    }
}

/// `../a/./b` inside a folder.
enum RelativePath {
    /// - Parameter folder: with a trailing slash, or empty.
    static func resolve(_ path: String, in folder: Substring) -> String {
        var parts = folder.split(separator: "/")
        for part in path.split(separator: "/") {
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}
