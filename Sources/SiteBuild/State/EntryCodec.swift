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

    mutating func add(_ header: Entry.Header) {
        add(header.title)
        add(header.description)
        add(header.date) { $0.add($1) }
        add(header.updated) { $0.add($1) }
        add(header.isDraft)
        add(header.publish) { $0.add($1) }
        add(header.expires) { $0.add($1) }
        add(header.tags)
        add(header.redirects)
        add(header.image)
        add(header.imageAlt)
        add(header.extra) { $0.add($1) }
    }

    /// Without the places, which do not show on any page.
    mutating func addContent(of entry: Entry) {
        add(entry.kind.name)
        add(entry.id)
        add(entry.language)
        add(entry.header)
        add(entry.values) { $0.add($1) { $0.add($1) } }
    }

    mutating func add(_ entry: Entry) {
        addContent(of: entry)
        add(entry.fieldPlaces) {
            $0.add($1.field)
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

    private mutating func optionalMoment() throws(CorruptState) -> Moment? {
        try optional { reader throws(CorruptState) in try reader.moment() }
    }

    mutating func header() throws(CorruptState) -> Entry.Header {
        var header = Entry.Header()
        header.title = try text()
        header.description = try optionalText()
        header.date = try optionalMoment()
        header.updated = try optionalMoment()
        header.isDraft = try bool()
        header.publish = try optionalMoment()
        header.expires = try optionalMoment()
        header.tags = try texts()
        header.redirects = try texts()
        header.image = try optionalText()
        header.imageAlt = try optionalText()
        header.extra = try optional { reader throws(CorruptState) in try reader.fieldValue() }
        return header
    }

    mutating func entry() throws(CorruptState) -> Entry {
        guard let kind = Kind.named(try text()) else { throw CorruptState() }
        var entry = Entry(kind: kind, id: try text(), language: try text())
        entry.header = try header()
        entry.values = try list { reader throws(CorruptState) in
            try reader.optional { reader throws(CorruptState) in try reader.fieldValue() }
        }
        guard entry.values.count == kind.fields.count else { throw CorruptState() }
        entry.fieldPlaces = try list { reader throws(CorruptState) in
            FieldPlace(field: try reader.text(), line: try reader.int(), column: try reader.int())
        }
        return entry
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
