import Glibc

/// Reads the tags of a page one after the other, without a String for any of them. Plain numbers only: copying it costs
/// nothing, and nothing in it is counted.
///
/// Tags are read as browsers read them, far enough for what is looked for: names in any case, attributes in any order and
/// any quotes, comments and the texts of scripts left out. It never fails.
struct TagReader {
    private let html: UnsafeBufferPointer<UInt8>
    /// Behind the last tag.
    private(set) var index = 0

    /// A range of the page's bytes.
    struct Piece {
        var start = 0
        var end = 0

        var isEmpty: Bool { start >= end }
    }

    struct Tag {
        var isClosing: Bool
        /// nil for elements that nothing is looked for in.
        var element: Element?
        /// The name's last letters as a number, which tells names apart well enough.
        var name: UInt64
        /// From `<` to behind `>`.
        var whole: Piece
        var id = Piece()
        /// The value of `for`.
        var target = Piece()
        var given: Given = []
        var inputType: UInt64 = 0
    }

    /// Attributes that a tag has.
    struct Given: OptionSet {
        var rawValue: UInt16
        static let alt = Given(rawValue: 1 << 0)
        static let altText = Given(rawValue: 1 << 1)
        static let href = Given(rawValue: 1 << 2)
        /// `aria-label` or `aria-labelledby`
        static let name = Given(rawValue: 1 << 3)
        static let title = Given(rawValue: 1 << 4)
        static let language = Given(rawValue: 1 << 5)
        /// `hidden`, or `aria-hidden="true"`
        static let hidden = Given(rawValue: 1 << 6)
        static let positiveTabindex = Given(rawValue: 1 << 7)
        /// `role="presentation"`
        static let layoutRole = Given(rawValue: 1 << 8)
        static let selfClosing = Given(rawValue: 1 << 9)
        /// `href="#…"`
        static let innerTarget = Given(rawValue: 1 << 10)
    }

    init(_ html: UnsafeBufferPointer<UInt8>) { self.html = html }

    private func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < html.count, let base = html.baseAddress,
            let found = memchr(base + start, Int32(byte), html.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private func behind(_ byte: UInt8, from start: Int) -> Int {
        find(byte, from: start).map { $0 + 1 } ?? html.count
    }

    /// Whether anything but blanks stands in a range.
    func hasText(_ start: Int, _ end: Int) -> Bool {
        var index = start
        while index < end {
            if html[index] > 0x20 {
                // `&nbsp;` alone is no text.
                guard html[index] == UInt8(ascii: "&"), html[index..<end].starts(with: "&nbsp;".utf8) else {
                    return true
                }
                index += "&nbsp;".utf8.count
            } else {
                index += 1
            }
        }
        return false
    }

    func hash(_ piece: Piece) -> UInt64 {
        // FNV-1a; 64 bits do not meet by chance on one page.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in piece.start..<piece.end { hash = (hash ^ UInt64(html[index])) &* 0x100_0000_01b3 }
        return hash
    }

    // MARK: Tags

    mutating func next() -> Tag? {
        while let open = find(UInt8(ascii: "<"), from: index) {
            index = open + 1
            guard index < html.count else { return nil }
            switch html[index] {
            case UInt8(ascii: "/"):
                index += 1
                let name = readName()
                index =
                    index < html.count && html[index] == UInt8(ascii: ">")
                    ? index + 1 : behind(UInt8(ascii: ">"), from: index)
                return Tag(
                    isClosing: true, element: Element(rawValue: name), name: name, whole: Piece(start: open, end: index)
                )
            case UInt8(ascii: "!"), UInt8(ascii: "?"): skipMarkup()
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                let name = readName()
                var tag = Tag(
                    isClosing: false, element: Element(rawValue: name), name: name, whole: Piece(start: open, end: open)
                )
                readAttributes(&tag)
                tag.whole.end = index
                return tag
            default: break
            }
        }
        return nil
    }

    private mutating func skipMarkup() {
        let isComment = html[index...].starts(with: "!--".utf8)
        guard isComment else {
            index = behind(UInt8(ascii: ">"), from: index)
            return
        }
        index += 3
        while let end = find(UInt8(ascii: ">"), from: index) {
            index = end + 1
            if html[end - 1] == UInt8(ascii: "-"), html[end - 2] == UInt8(ascii: "-") { return }
        }
        index = html.count
    }

    /// Behind `</script>`: what stands before is no markup.
    mutating func skipText(until name: UInt64) {
        while let open = find(UInt8(ascii: "<"), from: index) {
            index = open + 1
            guard index < html.count, html[index] == UInt8(ascii: "/") else { continue }
            index += 1
            if readName() == name {
                index = behind(UInt8(ascii: ">"), from: index)
                return
            }
        }
        index = html.count
    }

    /// The letters of a name as a number, in lower case; 0 for more than eight, which are none of ours.
    private mutating func readName() -> UInt64 {
        var (name, at) = (0 as UInt64, index)
        while at < html.count {
            let byte = html[at]
            if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
            name = name << 8 | UInt64(byte | 0x20)
            at += 1
        }
        defer { index = at }
        return at - index <= 8 ? name : 0
    }

    // MARK: Attributes

    private mutating func readAttributes(_ tag: inout Tag) {
        while index < html.count {
            let byte = html[index]
            if byte == UInt8(ascii: ">") {
                if html[index - 1] == UInt8(ascii: "/") { tag.given.insert(.selfClosing) }
                index += 1
                return
            }
            if byte <= 0x20 || byte == UInt8(ascii: "/") {
                index += 1
                continue
            }
            readAttribute(&tag)
        }
    }

    private mutating func readAttribute(_ tag: inout Tag) {
        var (name, at) = (0 as UInt64, index)
        while at < html.count {
            let byte = html[at]
            if byte <= 0x20 || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") {
                break
            }
            name = name << 8 | UInt64(byte | 0x20)
            at += 1
        }
        // A stray "=" still has to make progress.
        if at == index { at += 1 }
        let length = at - index
        index = at
        let value = readValue()
        if length <= 8 { take(name, value, &tag) } else { takeLong(name, length, value, &tag) }
    }

    /// Empty for an attribute without a value.
    private mutating func readValue() -> Piece {
        var at = index
        while at < html.count, html[at] <= 0x20 { at += 1 }
        guard at < html.count, html[at] == UInt8(ascii: "=") else { return Piece(start: index, end: index) }
        at += 1
        while at < html.count, html[at] <= 0x20 { at += 1 }
        guard at < html.count else {
            index = html.count
            return Piece(start: index, end: index)
        }
        let quote = html[at]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let end = find(quote, from: at + 1) ?? html.count
            index = min(end + 1, html.count)
            return Piece(start: at + 1, end: end)
        }
        let start = at
        while at < html.count, html[at] > 0x20, html[at] != UInt8(ascii: ">") { at += 1 }
        index = at
        return Piece(start: start, end: at)
    }

    private func take(_ name: UInt64, _ value: Piece, _ tag: inout Tag) {
        switch Attribute(rawValue: name) {
        case .id: tag.id = value
        case .for: tag.target = value
        case .alt: tag.given.insert(hasText(value.start, value.end) ? [.alt, .altText] : .alt)
        case .href:
            tag.given.insert(.href)
            if value.end - value.start > 1, html[value.start] == UInt8(ascii: "#") { tag.given.insert(.innerTarget) }
        case .title: if hasText(value.start, value.end) { tag.given.insert(.title) }
        case .lang: if hasText(value.start, value.end) { tag.given.insert(.language) }
        case .hidden: tag.given.insert(.hidden)
        case .tabindex: if isPositive(value) { tag.given.insert(.positiveTabindex) }
        case .type: tag.inputType = packed(value)
        case .role: if RoleValue(rawValue: packed(value)) != nil { tag.given.insert(.layoutRole) }
        case nil: break
        }
    }

    private func takeLong(_ name: UInt64, _ length: Int, _ value: Piece, _ tag: inout Tag) {
        switch LongAttribute(rawValue: name) {
        case .ariaLabel where length == 10, .ariaLabelledby where length == 15:
            if hasText(value.start, value.end) { tag.given.insert(.name) }
        case .ariaHidden where length == 11: if packed(value) == Self.true { tag.given.insert(.hidden) }
        default: break
        }
    }

    private func packed(_ value: Piece) -> UInt64 {
        var packed: UInt64 = 0
        for index in value.start..<value.end { packed = packed << 8 | UInt64(html[index] | 0x20) }
        return packed
    }

    private func isPositive(_ value: Piece) -> Bool {
        !value.isEmpty && (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(html[value.start])
    }

    private static let `true`: UInt64 = 0x7472_7565
}

// MARK: Names as numbers, their letters one behind the other

extension TagReader {
    enum Element: UInt64 {
        case a = 0x61
        case body = 0x626F_6479
        case br = 0x6272
        case button = 0x6275_7474_6F6E
        case h1 = 0x6831
        case h2 = 0x6832
        case h3 = 0x6833
        case h4 = 0x6834
        case h5 = 0x6835
        case h6 = 0x6836
        case hr = 0x6872
        case html = 0x6874_6D6C
        case iframe = 0x6966_7261_6D65
        case img = 0x69_6D67
        case input = 0x69_6E70_7574
        case label = 0x6C_6162_656C
        case main = 0x6D61_696E
        case nav = 0x6E_6176
        case script = 0x7363_7269_7074
        case select = 0x7365_6C65_6374
        case source = 0x736F_7572_6365
        case style = 0x73_7479_6C65
        case summary = 0x73_756D_6D61_7279
        case table = 0x74_6162_6C65
        case template = 0x7465_6D70_6C61_7465
        case textarea = 0x7465_7874_6172_6561
        case th = 0x7468
        case title = 0x74_6974_6C65

        /// Elements that have no end tag.
        var isVoid: Bool {
            switch self {
            case .br, .hr, .img, .input, .source: true
            default: false
            }
        }
    }

    private enum Attribute: UInt64 {
        case id = 0x6964
        case `for` = 0x66_6F72
        case alt = 0x61_6C74
        case href = 0x6872_6566
        case title = 0x74_6974_6C65
        case lang = 0x6C61_6E67
        case hidden = 0x6869_6464_656E
        case tabindex = 0x7461_6269_6E64_6578
        case type = 0x7479_7065
        case role = 0x726F_6C65
    }

    /// By their last eight letters.
    private enum LongAttribute: UInt64 {
        case ariaLabel = 0x6961_2D6C_6162_656C
        case ariaLabelledby = 0x6265_6C6C_6564_6279
        case ariaHidden = 0x612D_6869_6464_656E
    }

    /// Roles that take a table's meaning away.
    private enum RoleValue: UInt64 {
        case none = 0x6E6F_6E65
        /// Its last eight letters.
        case presentation = 0x656E_7461_7469_6F6E
    }

    /// Values of `type` with which an input is no field to fill in.
    enum ButtonType: UInt64 {
        case submit = 0x7375_626D_6974
        case reset = 0x72_6573_6574
        case button = 0x6275_7474_6F6E
        case hidden = 0x6869_6464_656E
        case image = 0x69_6D61_6765
    }
}
