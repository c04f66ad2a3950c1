import Glibc

/// One pass over the bytes of a finished page, tag by tag, without a String per tag.
///
/// It reads tags as browsers do, far enough for what is looked for: names in any case, attributes in any order and any
/// quotes, comments, and the texts of scripts left out. It never fails: what is no HTML has no findings.
struct PageScan {
    private(set) var ids: [Piece] = []
    private(set) var faults: [(kind: PageFault.Kind, at: Piece)] = []
    private(set) var seen: PageFeatures = []

    /// A range of the page's bytes.
    struct Piece {
        var start: Int
        var end: Int
        var hash: UInt64 = 0
    }

    private let html: UnsafeBufferPointer<UInt8>
    private let count: Int
    private var index = 0
    /// Open elements that still lack a text to be known by.
    private var nameless: Named = []
    private var opened: [Piece] = Array(repeating: Piece(start: 0, end: 0), count: Named.bits)
    private var headingLevel = 0
    private var firstHeadings = 0
    /// Open tables, innermost last: a header cell with a text has been seen.
    private var tables: [(at: Piece, hasHeader: Bool)] = []
    private var labelDepth = 0
    private var labelledFields: [Piece] = []
    private var fieldsByID: [Piece] = []
    private var labelTargets: [UInt64] = []
    /// The element whose subtree readers are not given (`hidden`, `aria-hidden`), and how deep in elements of its name.
    private var hidden: (name: UInt64, depth: Int)?
    private var hasLanguage = false
    private var hasTitle = false
    private var bodySeen = false

    /// More on one page say nothing new.
    private static let maximumFaults = 20

    init(_ page: UnsafeBufferPointer<UInt8>) {
        html = page
        count = page.count
        ids.reserveCapacity(32)
        while let open = next(UInt8(ascii: "<"), from: index) {
            if !nameless.isEmpty, hidden == nil, hasText(index, open) { nameless = [] }
            index = open + 1
            readTag(open)
        }
        finish()
    }

    private func next(_ byte: UInt8, from start: Int) -> Int? {
        guard start < count, let base = html.baseAddress, let found = memchr(base + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Whether anything but blanks stands in a range.
    private func hasText(_ start: Int, _ end: Int) -> Bool {
        var index = start
        while index < end {
            if html[index] > 0x20 { return !isBlankEntity(index, end) }
            index += 1
        }
        return false
    }

    /// `&nbsp;` alone is no text.
    private func isBlankEntity(_ start: Int, _ end: Int) -> Bool {
        guard html[start] == UInt8(ascii: "&"), html[start..<end].starts(with: "&nbsp;".utf8) else { return false }
        return !hasText(start + 6, end)
    }

    private mutating func fault(_ kind: PageFault.Kind, _ at: Piece) {
        if faults.count < Self.maximumFaults, hidden == nil { faults.append((kind, at)) }
    }

    // MARK: Tags

    private mutating func readTag(_ open: Int) {
        guard index < count else { return }
        switch html[index] {
        case UInt8(ascii: "/"):
            index += 1
            let name = readName()
            index = next(UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? count
            close(name)
        case UInt8(ascii: "!"), UInt8(ascii: "?"): skipMarkup()
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            let name = readName()
            var attributes = Attributes()
            readAttributes(&attributes)
            begin(name, attributes, Piece(start: open, end: index))
        default: break
        }
    }

    private mutating func skipMarkup() {
        let isComment = index + 2 < count && html[index + 1] == UInt8(ascii: "-") && html[index + 2] == UInt8(ascii: "-")
        guard isComment else {
            index = next(UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? count
            return
        }
        index += 3
        while let end = next(UInt8(ascii: ">"), from: index) {
            index = end + 1
            if html[end - 1] == UInt8(ascii: "-"), html[end - 2] == UInt8(ascii: "-") { return }
        }
        index = count
    }

    /// The last eight bytes of a name, in lower case; names of more than eight letters are none of ours.
    private mutating func readName() -> UInt64 {
        let start = index
        var name: UInt64 = 0
        while index < count {
            let byte = html[index]
            if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
            name = name << 8 | UInt64(byte | 0x20)
            index += 1
        }
        return index - start <= 8 ? name : 0
    }

    private struct Attributes {
        var id: Piece?
        var target: Piece?
        var given: Given = []
        var inputType: UInt64 = 0
    }

    /// Attributes that a tag has.
    private struct Given: OptionSet {
        var rawValue: UInt16
        static let alt = Given(rawValue: 1 << 0)
        static let altText = Given(rawValue: 1 << 1)
        static let href = Given(rawValue: 1 << 2)
        static let name = Given(rawValue: 1 << 3)
        static let title = Given(rawValue: 1 << 4)
        static let language = Given(rawValue: 1 << 5)
        static let hidden = Given(rawValue: 1 << 6)
        static let positiveTabindex = Given(rawValue: 1 << 7)
        static let layoutRole = Given(rawValue: 1 << 8)
        static let selfClosing = Given(rawValue: 1 << 9)
        static let innerTarget = Given(rawValue: 1 << 10)
    }

    private mutating func readAttributes(_ attributes: inout Attributes) {
        while index < count {
            let byte = html[index]
            if byte == UInt8(ascii: ">") {
                if html[index - 1] == UInt8(ascii: "/") { attributes.given.insert(.selfClosing) }
                index += 1
                return
            }
            if byte <= 0x20 || byte == UInt8(ascii: "/") {
                index += 1
                continue
            }
            readAttribute(&attributes)
        }
    }

    private mutating func readAttribute(_ attributes: inout Attributes) {
        let nameStart = index
        var name: UInt64 = 0
        while index < count {
            let byte = html[index]
            if byte <= 0x20 || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
            name = name << 8 | UInt64(byte | 0x20)
            index += 1
        }
        // A stray "=" still has to make progress.
        if index == nameStart { index += 1 }
        let length = index - nameStart
        take(name, length: length, readValue(), &attributes)
    }

    /// Empty for an attribute without a value.
    private mutating func readValue() -> Piece {
        var next = index
        while next < count, html[next] <= 0x20 { next += 1 }
        guard next < count, html[next] == UInt8(ascii: "=") else { return Piece(start: index, end: index) }
        next += 1
        while next < count, html[next] <= 0x20 { next += 1 }
        guard next < count else {
            index = count
            return Piece(start: count, end: count)
        }
        let quote = html[next]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let end = self.next(quote, from: next + 1) ?? count
            index = min(end + 1, count)
            return Piece(start: next + 1, end: end)
        }
        let start = next
        while next < count, html[next] > 0x20, html[next] != UInt8(ascii: ">") { next += 1 }
        index = next
        return Piece(start: start, end: next)
    }

    private func take(_ name: UInt64, length: Int, _ value: Piece, _ attributes: inout Attributes) {
        if length > 8 {
            takeLong(name, length: length, value, &attributes)
            return
        }
        switch name {
        case Attribute.id: attributes.id = value
        case Attribute.for: attributes.target = value
        case Attribute.alt: attributes.given.insert(hasText(value.start, value.end) ? [.alt, .altText] : .alt)
        case Attribute.href:
            attributes.given.insert(.href)
            if value.end - value.start > 1, html[value.start] == UInt8(ascii: "#") { attributes.given.insert(.innerTarget) }
        case Attribute.title: if hasText(value.start, value.end) { attributes.given.insert(.title) }
        case Attribute.lang: if hasText(value.start, value.end) { attributes.given.insert(.language) }
        case Attribute.hidden: attributes.given.insert(.hidden)
        case Attribute.tabindex: if isPositive(value) { attributes.given.insert(.positiveTabindex) }
        case Attribute.type: attributes.inputType = packed(value)
        case Attribute.role:
            let role = packed(value)
            if role == Role.none || role == Role.presentation { attributes.given.insert(.layoutRole) }
        default: break
        }
    }

    /// `aria-label`, `aria-labelledby`, `aria-hidden`: told apart by length and their last eight letters.
    private func takeLong(_ name: UInt64, length: Int, _ value: Piece, _ attributes: inout Attributes) {
        switch (length, name) {
        case (10, Attribute.ariaLabel), (15, Attribute.ariaLabelledby):
            if hasText(value.start, value.end) { attributes.given.insert(.name) }
        case (11, Attribute.ariaHidden):
            if packed(value) == Attribute.true { attributes.given.insert(.hidden) }
        default: break
        }
    }

    private func packed(_ value: Piece) -> UInt64 {
        var packed: UInt64 = 0
        for index in value.start..<value.end { packed = packed << 8 | UInt64(html[index] | 0x20) }
        return packed
    }

    private func isPositive(_ value: Piece) -> Bool {
        let first = value.start < value.end ? html[value.start] : 0
        return (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(first)
    }
}

// MARK: Elements

extension PageScan {
    /// Elements that people know by their text.
    struct Named: OptionSet {
        var rawValue: UInt8
        static let link = Named(rawValue: 1 << 0)
        static let button = Named(rawValue: 1 << 1)
        static let heading = Named(rawValue: 1 << 2)
        static let title = Named(rawValue: 1 << 3)
        static let headerCell = Named(rawValue: 1 << 4)
        static let label = Named(rawValue: 1 << 5)
        static let bits = 6

        var position: Int { rawValue.trailingZeroBitCount }
    }

    private mutating func begin(_ name: UInt64, _ attributes: Attributes, _ tag: Piece) {
        if let id = attributes.id, id.end > id.start { ids.append(hashed(id)) }
        if hidden != nil {
            if name == hidden?.name { hidden?.depth += 1 }
        } else if attributes.given.contains(.hidden), !attributes.given.contains(.selfClosing), !Element.isVoid(name) {
            hidden = (name, 1)
        }
        if attributes.given.contains(.positiveTabindex) { fault(.positiveTabindex, tag) }
        switch name {
        case Element.a: if attributes.given.contains(.href) { beginLink(attributes, tag) }
        case Element.button, Element.summary:
            seen.insert(.control)
            open(.button, tag, isNamed: !attributes.given.isDisjoint(with: [.name, .title]))
        case Element.img: picture(attributes, tag)
        case Element.h1...Element.h6: beginHeading(Int(name - Element.h1) + 1, attributes, tag)
        case Element.table:
            seen.insert(.table)
            let isLayout = attributes.given.contains(.layoutRole) || hidden != nil
            tables.append((tag, isLayout))
        case Element.th: open(.headerCell, tag, isNamed: attributes.given.contains(.name))
        case Element.label:
            labelDepth += 1
            if let target = attributes.target { labelTargets.append(hashed(target).hash) }
            open(.label, tag, isNamed: false)
        case Element.input, Element.select, Element.textarea: field(name, attributes, tag)
        case Element.iframe:
            seen.insert(.control)
            if attributes.given.isDisjoint(with: [.title, .name]) { fault(.untitledFrame, tag) }
        case Element.main: seen.insert(.main)
        case Element.nav: seen.insert(.navigation)
        case Element.html: hasLanguage = attributes.given.contains(.language)
        case Element.body: bodySeen = true
        case Element.title: if !bodySeen { open(.title, tag, isNamed: false) }
        case Element.script, Element.style, Element.template: skipText(until: name)
        default: break
        }
    }

    private mutating func close(_ name: UInt64) {
        switch name {
        case Element.a: shut(.link, .emptyLink)
        case Element.button, Element.summary: shut(.button, .emptyButton)
        case Element.h1...Element.h6: shut(.heading, .emptyHeading)
        case Element.th: closeHeaderCell()
        case Element.table: closeTable()
        case Element.label: closeLabel()
        case Element.title:
            if !bodySeen, opened[Named.title.position].end > 0 { hasTitle = hasTitle || !nameless.contains(.title) }
            nameless.remove(.title)
        default: break
        }
        guard name == hidden?.name else { return }
        hidden?.depth -= 1
        if hidden?.depth == 0 { hidden = nil }
    }

    private mutating func open(_ element: Named, _ tag: Piece, isNamed: Bool) {
        opened[element.position] = tag
        if isNamed || hidden != nil { nameless.remove(element) } else { nameless.insert(element) }
    }

    private mutating func shut(_ element: Named, _ kind: PageFault.Kind) {
        if nameless.remove(element) != nil { fault(kind, opened[element.position]) }
    }

    private mutating func beginLink(_ attributes: Attributes, _ tag: Piece) {
        seen.insert([.link, .control])
        // A link into the page before any navigation lets people skip it.
        if attributes.given.contains(.innerTarget), !seen.contains(.navigation) { seen.insert(.skipLink) }
        open(.link, tag, isNamed: !attributes.given.isDisjoint(with: [.name, .title]))
    }

    private mutating func picture(_ attributes: Attributes, _ tag: Piece) {
        seen.insert(.image)
        if !attributes.given.contains(.alt), !attributes.given.contains(.name) { fault(.missingAlt, tag) }
        if !attributes.given.isDisjoint(with: [.altText, .name]), hidden == nil { nameless = [] }
    }

    private mutating func beginHeading(_ level: Int, _ attributes: Attributes, _ tag: Piece) {
        open(.heading, tag, isNamed: attributes.given.contains(.name))
        guard hidden == nil else { return }
        seen.insert(.heading)
        if level == 1 {
            firstHeadings += 1
            if firstHeadings == 2 { fault(.secondFirstHeading, tag) }
        }
        if headingLevel > 0, level > headingLevel + 1 { fault(.headingJump, tag) }
        headingLevel = level
    }

    private mutating func closeHeaderCell() {
        guard !nameless.contains(.headerCell) else {
            nameless.remove(.headerCell)
            return
        }
        if !tables.isEmpty { tables[tables.count - 1].hasHeader = true }
    }

    private mutating func closeTable() {
        guard let table = tables.popLast() else { return }
        if !table.hasHeader { fault(.tableWithoutHeader, table.at) }
    }

    // MARK: Form fields

    private mutating func field(_ name: UInt64, _ attributes: Attributes, _ tag: Piece) {
        if name == Element.input, Element.isButtonType(attributes.inputType) {
            if attributes.inputType == Element.imageType, !attributes.given.contains(.altText) { fault(.missingAlt, tag) }
            return
        }
        seen.insert([.field, .control])
        guard hidden == nil, attributes.given.isDisjoint(with: [.name, .title]) else { return }
        if labelDepth > 0 {
            labelledFields.append(tag)
        } else if let id = attributes.id {
            fieldsByID.append(Piece(start: tag.start, end: tag.end, hash: hashed(id).hash))
        } else {
            fault(.missingLabel, tag)
        }
    }

    private mutating func closeLabel() {
        labelDepth = max(0, labelDepth - 1)
        if nameless.remove(.label) != nil {
            for field in labelledFields { fault(.missingLabel, field) }
        }
        labelledFields.removeAll(keepingCapacity: true)
    }

    // MARK: The end

    private mutating func finish() {
        for field in fieldsByID where !labelTargets.contains(field.hash) { fault(.missingLabel, field) }
        let start = Piece(start: 0, end: 0)
        hidden = nil
        if !hasLanguage { fault(.missingLanguage, start) }
        if !hasTitle { fault(.missingTitle, start) }
        if firstHeadings == 0 { fault(.missingFirstHeading, start) }
        if seen.contains(.navigation), seen.isDisjoint(with: [.main, .skipLink]) { fault(.noWayPast, start) }
        findDuplicates()
    }

    private mutating func findDuplicates() {
        guard ids.count > 1 else { return }
        let sorted = ids.sorted { ($0.hash, $0.start) < ($1.hash, $1.start) }
        var last = sorted[0]
        var reported: UInt64?
        for id in sorted.dropFirst() {
            if id.hash == last.hash, id.hash != reported {
                fault(.duplicateID, id)
                reported = id.hash
            }
            last = id
        }
    }

    /// FNV-1a; 64 bits do not meet by chance on one page.
    private func hashed(_ piece: Piece) -> Piece {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in piece.start..<piece.end { hash = (hash ^ UInt64(html[index])) &* 0x100_0000_01b3 }
        return Piece(start: piece.start, end: piece.end, hash: hash)
    }

    /// Behind `</script>`: what stands before is no markup.
    private mutating func skipText(until name: UInt64) {
        while let open = next(UInt8(ascii: "<"), from: index) {
            index = open + 1
            guard index < count, html[index] == UInt8(ascii: "/") else { continue }
            index += 1
            if readName() == name {
                index = next(UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? count
                return
            }
        }
        index = count
    }
}

/// Names as numbers: their letters one behind the other.
private enum Element {
    static let a: UInt64 = 0x61
    static let button: UInt64 = 0x6275_7474_6F6E
    static let summary: UInt64 = 0x73_756D_6D61_7279
    static let img: UInt64 = 0x69_6D67
    static let h1: UInt64 = 0x6831
    static let h6: UInt64 = 0x6836
    static let table: UInt64 = 0x74_6162_6C65
    static let th: UInt64 = 0x7468
    static let label: UInt64 = 0x6C_6162_656C
    static let input: UInt64 = 0x69_6E70_7574
    static let select: UInt64 = 0x7365_6C65_6374
    static let textarea: UInt64 = 0x7465_7874_6172_6561
    static let iframe: UInt64 = 0x6966_7261_6D65
    static let main: UInt64 = 0x6D61_696E
    static let nav: UInt64 = 0x6E_6176
    static let html: UInt64 = 0x6874_6D6C
    static let body: UInt64 = 0x626F_6479
    static let title: UInt64 = 0x74_6974_6C65
    static let script: UInt64 = 0x7363_7269_7074
    static let style: UInt64 = 0x73_7479_6C65
    static let template: UInt64 = 0x7465_6D70_6C61_7465
    static let br: UInt64 = 0x6272
    static let hr: UInt64 = 0x6872
    static let source: UInt64 = 0x736F_7572_6365

    static func isVoid(_ name: UInt64) -> Bool {
        name == img || name == input || name == br || name == hr || name == source
    }

    /// `submit`, `reset`, `button`, `hidden`, `image`
    static func isButtonType(_ type: UInt64) -> Bool {
        type == 0x7375_626D_6974 || type == 0x72_6573_6574 || type == button || type == Attribute.hidden || type == imageType
    }

    static let imageType: UInt64 = 0x69_6D61_6765
}

private enum Attribute {
    static let id: UInt64 = 0x6964
    static let `for`: UInt64 = 0x66_6F72
    static let alt: UInt64 = 0x61_6C74
    static let href: UInt64 = 0x6872_6566
    static let title: UInt64 = 0x74_6974_6C65
    static let lang: UInt64 = 0x6C61_6E67
    static let hidden: UInt64 = 0x6869_6464_656E
    static let tabindex: UInt64 = 0x7461_6269_6E64_6578
    static let type: UInt64 = 0x7479_7065
    static let role: UInt64 = 0x726F_6C65
    /// …`ia-label`, …`belledby`, …`a-hidden`
    static let ariaLabel: UInt64 = 0x6961_2D6C_6162_656C
    static let ariaLabelledby: UInt64 = 0x6265_6C6C_6564_6279
    static let ariaHidden: UInt64 = 0x612D_6869_6464_656E
    static let `true`: UInt64 = 0x7472_7565
}

private enum Role {
    static let none: UInt64 = 0x6E6F_6E65
    /// …`entation`
    static let presentation: UInt64 = 0x656E_7461_7469_6F6E
}
