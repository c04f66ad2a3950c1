import Model
import YAML

extension Entry {
    /// Reads an entry from its front matter; problems are added to `check`, and the entry is as complete as it can be.
    ///
    /// - Parameters:
    ///   - isTranslation: a version in another language; only `title` is required, the rest is inherited.
    public static func read(
        _ yaml: YAMLNode?, kind: Kind, id: String, language: String, isTranslation: Bool, isFolderPage: Bool = false,
        check: inout FieldCheck
    ) -> Entry {
        var entry = Entry(kind: kind, id: id, language: language)
        let top = yaml ?? YAMLNode(.map([]), line: 1, column: 1)
        guard let fields = top.entries else {
            check.report(
                Problem(
                    "front-matter-shape", at: check.place(top), ja: "先頭の項目は「項目: 値」の形で書きます",
                    en: "front matter is a map of fields", expected: Wording(ja: "title: 題名", en: "title: …")))
            return entry
        }
        for field in fields { entry.take(field, check: &check) }
        entry.checkRequired(top, isTranslation: isTranslation, isFolderPage: isFolderPage, check: &check)
        entry.checkOrder(check: &check)
        // The list's introduction is no form.
        if !isFolderPage { kind.check?(entry.id, top, &check) }
        return entry
    }

    private mutating func take(_ field: YAMLNode.Entry, check: inout FieldCheck) {
        let place = check.place(
            field.value.isNull ? YAMLNode(field.value.content, line: field.line, column: field.column) : field.value)
        if let position = kind.position[field.key] {
            values[position] = check.value(field.value, kind.fields[position].type, field: field.key)
            setPlace(position, place)
            return
        }
        guard let number = Kind.commonFields.firstIndex(where: { $0.name == field.key }) else {
            check.report(check.unknownField(field, among: kind.fields.map(\.name) + Kind.commonFields.map(\.name)))
            return
        }
        let common = Kind.commonFields[number]
        setPlace(kind.fields.count + number, place)
        guard let value = check.value(field.value, common.type, field: field.key) else { return }
        header.set(field.key, value)
        if field.key == "id", let text = value.text { takeID(text, at: place, check: &check) }
    }

    private mutating func setPlace(_ position: Int, _ place: Place) {
        fieldPlaces.append(FieldPlace(position: position, line: place.line, column: place.column))
    }

    private mutating func takeID(_ text: String, at place: Place, check: inout FieldCheck) {
        let allowed = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x5F
                || byte == 0x2F || byte == 0x2E || byte >= 0x80
        }
        guard allowed, !text.hasPrefix("/"), !text.hasSuffix("/"), !text.contains("//"), !text.contains("..") else {
            check.report(
                Problem(
                    "wrong-id", at: place, ja: "id「\(text)」に使えない文字があります",
                    en: "the id `\(text)` has characters it cannot have",
                    expected: Wording(ja: "英数字・ハイフン・下線・日本語", en: "letters, digits, hyphens and underscores")))
            return
        }
        id = text
    }

    private func checkRequired(_ top: YAMLNode, isTranslation: Bool, isFolderPage: Bool, check: inout FieldCheck) {
        let start = check.place(top)
        func checkGiven(_ field: Field) {
            guard let given = top.entries?.first(where: { $0.key == field.name }) else {
                check.report(check.missingField(field, at: start))
                return
            }
            // Written, but nothing behind the colon.
            if given.value.isNull { check.report(check.missingField(field, at: check.place(given))) }
        }
        if let title = Kind.commonFields.first { checkGiven(title) }
        if isTranslation || isFolderPage { return }
        for field in kind.fields where field.isRequired { checkGiven(field) }
        if case .newestFirst? = kind.listing?.order, header.date == nil, !sets("date") {
            check.report(Self.missingDate(at: start))
        }
    }

    /// Published all the same: what is urgent must not wait for it.
    private static func missingDate(at place: Place) -> Problem {
        Problem(
            "missing-date", at: place, severity: .warning, ja: "日付（date）がないので、一覧のいちばん後ろに並びます",
            en: "without a `date` it stands at the end of every list",
            expected: Wording(ja: "date: 2026-04-01", en: "date: 2026-04-01"))
    }

    private func checkOrder(check: inout FieldCheck) {
        for (first, then) in kind.ordered {
            guard let early = self[first]?.moment, let late = self[then]?.moment, late.isOver(before: early) else {
                continue
            }
            check.report(
                Problem(
                    "wrong-order", at: place(of: then, in: check.file),
                    ja: "\(then)（\(late.iso)）が\(first)（\(early.iso)）より前です",
                    en: "\(then) (\(late.iso)) is before \(first) (\(early.iso))"))
        }
        if let publish = header.publish, let expires = header.expires, expires.end <= publish {
            check.report(
                Problem(
                    "wrong-order", at: place(of: "expires", in: check.file),
                    ja: "expires（\(expires.iso)）がpublish（\(publish.iso)）より前です",
                    en: "expires (\(expires.iso)) is before publish (\(publish.iso))"))
        }
    }

    /// A version in another language takes from the original what it does not set itself.
    public mutating func inherit(from original: Entry) {
        for position in kind.fields.indices where !sets(position: position) {
            values[position] = original.values[position]
        }
        for name in ["date", "publish", "expires", "tags", "image", "image_alt", "draft"] where !sets(name) {
            header.copy(name, from: original.header)
        }
    }
}

extension Moment {
    /// A day is over when the next one begins; a moment may be the beginning and the end of the same thing.
    fileprivate func isOver(before start: Moment) -> Bool {
        hasTime ? self < start : end <= start
    }
}

extension Entry.Header {
    mutating func set(_ name: String, _ value: FieldValue) {
        switch name {
        case "title": title = value.text ?? ""
        case "description": description = value.text
        case "date": date = value.moment
        case "updated": updated = value.moment
        case "draft": isDraft = value.bool ?? false
        case "publish": publish = value.moment
        case "expires": expires = value.moment
        case "tags": tags = value.list?.compactMap(\.text) ?? []
        case "redirects": redirects = value.list?.compactMap(\.text) ?? []
        case "image": image = value.text
        case "image_alt": imageAlt = value.text
        case "extra": extra = value
        default: break
        }
    }

    mutating func copy(_ name: String, from other: Self) {
        switch name {
        case "date": date = other.date
        case "draft": isDraft = other.isDraft
        case "publish": publish = other.publish
        case "expires": expires = other.expires
        case "tags": tags = other.tags
        case "image": image = other.image
        case "image_alt": imageAlt = other.imageAlt
        default: break
        }
    }
}
