import Definitions
import Model

// The stored form of entries and problems; also what fingerprints of entries are made of.

extension ByteWriter {
    mutating func add(_ value: FieldValue) {
        switch value {
        case .text(let text):
            add(0)
            add(text)
        case .bool(let bool):
            add(1)
            add(bool)
        case .int(let int):
            add(2)
            add(int)
        case .number(let number):
            add(3)
            add(number)
        case .moment(let moment):
            add(4)
            add(moment)
        case .list(let list):
            add(5)
            add(list) { $0.add($1) }
        case .map(let pairs):
            add(6)
            add(pairs) {
                $0.add($1.name)
                $0.add($1.value)
            }
        }
    }

    mutating func add(_ moment: Moment) {
        add(moment.minutes)
        add(moment.hasTime)
    }

    /// Which of the optional parts follow, then those: most entries have few of them.
    mutating func add(_ header: Entry.Header) {
        let parts = HeaderParts(header)
        add(parts.rawValue)
        add(header.title)
        if let description = header.description { add(description) }
        if let date = header.date { add(date) }
        if let updated = header.updated { add(updated) }
        if let publish = header.publish { add(publish) }
        if let expires = header.expires { add(expires) }
        if parts.contains(.tags) { add(header.tags) }
        if parts.contains(.redirects) { add(header.redirects) }
        if let image = header.image { add(image) }
        if let imageAlt = header.imageAlt { add(imageAlt) }
        if let extra = header.extra { add(extra) }
    }

    /// Without the places, which do not show on any page.
    mutating func addContent(of entry: Entry) {
        add(entry.kind.name)
        addParts(of: entry)
    }

    private mutating func addParts(of entry: Entry) {
        add(entry.id)
        add(entry.language)
        add(entry.header)
        for value in entry.values { add(value) { $0.add($1) } }
    }

    mutating func add(_ entry: Entry) {
        add(entry.kind.number)
        addParts(of: entry)
        add(entry.fieldPlaces) {
            $0.add($1.position)
            $0.add($1.line)
            $0.add($1.column)
        }
    }

    mutating func add(_ place: Place) {
        add(place.file)
        add(place.line)
        add(place.column)
    }

    mutating func add(_ wording: Wording) {
        add(wording.ja)
        add(wording.en)
    }

    mutating func add(_ problem: Problem) {
        add(problem.code)
        add(problem.severity == .error)
        add(problem.place)
        add(problem.message)
        add(problem.expected) { $0.add($1) }
    }
}

extension ByteReader {
    mutating func fieldValue() throws(CorruptState) -> FieldValue {
        switch try int() {
        case 0: return .text(try text())
        case 1: return .bool(try bool())
        case 2: return .int(try int())
        case 3: return .number(try double())
        case 4: return .moment(try moment())
        case 5: return .list(try list { reader throws(CorruptState) in try reader.fieldValue() })
        case 6:
            return .map(
                try list { reader throws(CorruptState) in
                    FieldPair(try reader.text(), try reader.fieldValue())
                })
        default: throw CorruptState()
        }
    }

    mutating func moment() throws(CorruptState) -> Moment {
        Moment(minutes: try int(), hasTime: try bool())
    }

    private mutating func header() throws(CorruptState) -> Entry.Header {
        let parts = HeaderParts(rawValue: try int())
        var header = Entry.Header()
        header.title = try text()
        if parts.contains(.description) { header.description = try text() }
        if parts.contains(.date) { header.date = try moment() }
        if parts.contains(.updated) { header.updated = try moment() }
        header.isDraft = parts.contains(.isDraft)
        if parts.contains(.publish) { header.publish = try moment() }
        if parts.contains(.expires) { header.expires = try moment() }
        if parts.contains(.tags) { header.tags = try texts() }
        if parts.contains(.redirects) { header.redirects = try texts() }
        if parts.contains(.image) { header.image = try text() }
        if parts.contains(.imageAlt) { header.imageAlt = try text() }
        if parts.contains(.extra) { header.extra = try fieldValue() }
        return header
    }

    mutating func entry() throws(CorruptState) -> Entry {
        let number = try int()
        guard Kind.all.indices.contains(number) else { throw CorruptState() }
        let kind = Kind.all[number]
        let (id, language, header) = (try text(), try text(), try header())
        var values: [FieldValue?] = Array(repeating: nil, count: kind.fields.count)
        for position in values.indices where try bool() { values[position] = try fieldValue() }
        let places = try list { reader throws(CorruptState) in
            FieldPlace(position: try reader.int(), line: try reader.int(), column: try reader.int())
        }
        return Entry(kind: kind, id: id, language: language, header: header, values: values, fieldPlaces: places)
    }

    mutating func place() throws(CorruptState) -> Place {
        Place(file: try text(), line: try int(), column: try int())
    }

    mutating func wording() throws(CorruptState) -> Wording {
        Wording(ja: try text(), en: try text())
    }

    mutating func problem() throws(CorruptState) -> Problem {
        let code = try text()
        let isError = try bool()
        let place = try place()
        let message = try wording()
        let expected = try optional { reader throws(CorruptState) in try reader.wording() }
        return Problem(
            code, at: place, severity: isError ? .error : .warning, ja: message.ja, en: message.en, expected: expected)
    }
}

/// The parts of a header that not every entry has.
private struct HeaderParts: OptionSet {
    var rawValue: Int

    static let description = HeaderParts(rawValue: 1 << 0)
    static let date = HeaderParts(rawValue: 1 << 1)
    static let updated = HeaderParts(rawValue: 1 << 2)
    static let isDraft = HeaderParts(rawValue: 1 << 3)
    static let publish = HeaderParts(rawValue: 1 << 4)
    static let expires = HeaderParts(rawValue: 1 << 5)
    static let tags = HeaderParts(rawValue: 1 << 6)
    static let redirects = HeaderParts(rawValue: 1 << 7)
    static let image = HeaderParts(rawValue: 1 << 8)
    static let imageAlt = HeaderParts(rawValue: 1 << 9)
    static let extra = HeaderParts(rawValue: 1 << 10)
}

extension HeaderParts {
    init(_ header: Entry.Header) {
        let present: [(HeaderParts, Bool)] = [
            (.description, header.description != nil), (.date, header.date != nil),
            (.updated, header.updated != nil), (.isDraft, header.isDraft), (.publish, header.publish != nil),
            (.expires, header.expires != nil), (.tags, !header.tags.isEmpty),
            (.redirects, !header.redirects.isEmpty), (.image, header.image != nil),
            (.imageAlt, header.imageAlt != nil), (.extra, header.extra != nil),
        ]
        self = present.reduce(into: []) { parts, part in if part.1 { parts.insert(part.0) } }
    }
}
