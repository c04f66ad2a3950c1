import Model

/// One thing of the content: a page, a house, a shelter. From a Markdown file or a row of a sheet.
public struct Entry: Sendable {
    /// What every kind has.
    public struct Header: Hashable, Sendable {
        public var title = ""
        public var description: String?
        public var date: Moment?
        public var updated: Moment?
        public var isDraft = false
        public var publish: Moment?
        public var expires: Moment?
        public var tags: [String] = []
        public var redirects: [String] = []
        public var image: String?
        public var imageAlt: String?
        public var extra: FieldValue?

        public init() {}
    }

    /// Entries are handed around a lot: one reference is copied, not the dozen that a header holds. Only a value that holds
    /// it alone writes it, so nobody has to watch over overlapping accesses.
    @usableFromInline
    final class Storage: @unchecked Sendable {
        /// Kinds live as long as the program, so nobody counts who holds them: all workers would count at once.
        @usableFromInline unowned(unsafe) let kind: Kind
        @usableFromInline @exclusivity(unchecked) var id: String
        @usableFromInline @exclusivity(unchecked) var language: String
        @usableFromInline @exclusivity(unchecked) var header: Header
        @usableFromInline @exclusivity(unchecked) var values: [FieldValue?]
        @usableFromInline @exclusivity(unchecked) var fieldPlaces: [FieldPlace]

        init(
            kind: Kind, id: String, language: String, header: Header, values: [FieldValue?], fieldPlaces: [FieldPlace]
        ) {
            self.kind = kind
            self.id = id
            self.language = language
            self.header = header
            self.values = values
            self.fieldPlaces = fieldPlaces
        }

        func copy() -> Storage {
            Storage(
                kind: kind, id: id, language: language, header: header, values: values, fieldPlaces: fieldPlaces)
        }
    }

    /// Written only while nobody else holds it.
    @usableFromInline var storage: Storage

    @usableFromInline mutating func own() {
        if !isKnownUniquelyReferenced(&storage) { storage = storage.copy() }
    }

    @inlinable public var kind: Kind { storage.kind }
    /// Path below the kind's folder without extension and language, or the `id` of the front matter.
    @inlinable public var id: String {
        get { storage.id }
        set {
            own()
            storage.id = newValue
        }
    }
    /// Language code of this version: `ja`, `en`, `easy` …
    @inlinable public var language: String {
        get { storage.language }
        set {
            own()
            storage.language = newValue
        }
    }
    @inlinable public var header: Header {
        _read { yield storage.header }
        _modify {
            own()
            yield &storage.header
        }
    }
    /// By position in `kind.fields`.
    @inlinable public var values: [FieldValue?] {
        _read { yield storage.values }
        _modify {
            own()
            yield &storage.values
        }
    }
    /// The fields that this version sets itself, and where; a translation inherits the others.
    @inlinable public var fieldPlaces: [FieldPlace] {
        _read { yield storage.fieldPlaces }
        _modify {
            own()
            yield &storage.fieldPlaces
        }
    }

    public init(kind: Kind, id: String, language: String) {
        self.init(
            kind: kind, id: id, language: language, header: Header(),
            values: Array(repeating: nil, count: kind.fields.count), fieldPlaces: [])
    }

    /// - Parameter values: by position in `kind.fields`.
    public init(
        kind: Kind, id: String, language: String, header: Header, values: [FieldValue?], fieldPlaces: [FieldPlace]
    ) {
        storage = Storage(
            kind: kind, id: id, language: language, header: header, values: values, fieldPlaces: fieldPlaces)
    }

    @inlinable public subscript(field: String) -> FieldValue? {
        get { kind.position[field].flatMap { values[$0] } }
        set { if let position = kind.position[field] { values[position] = newValue } }
    }

    @inlinable public subscript(field: Field.Frequent) -> FieldValue? {
        kind.frequentPositions[field.rawValue].flatMap { values[$0] }
    }

    public func sets(_ field: String) -> Bool { fieldPlace(field) != nil }

    /// - Parameter position: in `kind.fields`.
    public func sets(position: Int) -> Bool { fieldPlaces.contains { $0.position == position } }

    private func fieldPlace(_ field: String) -> FieldPlace? {
        guard let position = kind.placePosition(of: field) else { return nil }
        return fieldPlaces.first { $0.position == position }
    }

    /// Where a field's value stands in `file`; the file's beginning where the field is inherited.
    public func place(of field: String, in file: String) -> Place {
        guard let found = fieldPlace(field) else { return Place(file: file, line: 1, column: 1) }
        return Place(file: file, line: found.line, column: found.column)
    }
}

/// Where a field's value stands in its file. Small, for every entry keeps one for each field that it sets.
public struct FieldPlace: Hashable, Sendable {
    private let field: UInt32
    private let lineNumber: UInt32
    private let columnNumber: UInt32

    /// As `Kind.placePosition` gives it.
    public var position: Int { Int(field) }
    /// From 1.
    public var line: Int { Int(lineNumber) }
    /// From 1.
    public var column: Int { Int(columnNumber) }

    public init(position: Int, line: Int, column: Int) {
        field = UInt32(clamping: position)
        lineNumber = UInt32(clamping: line)
        columnNumber = UInt32(clamping: column)
    }
}
