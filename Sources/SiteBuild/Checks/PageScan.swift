/// One pass over a finished page, tag by tag.
struct PageScan {
    typealias Piece = TagReader.Piece
    typealias Tag = TagReader.Tag

    private(set) var ids: [(at: Piece, hash: UInt64)] = []
    private(set) var faults: [(kind: PageFault.Kind, at: Piece)] = []
    private(set) var seen: PageFeatures = []

    private var reader: TagReader
    /// Open elements that still lack a text to be known by.
    private var nameless: Named = []
    private var opened = OpenTags()
    private var headingLevel = 0
    private var firstHeadings = 0
    /// Open tables, innermost last: a header cell with a text has been seen.
    private var tables: [(at: Piece, hasHeader: Bool)] = []
    private var labelDepth = 0
    private var fieldsInLabel: [Piece] = []
    private var fieldsByID: [(at: Piece, hash: UInt64)] = []
    private var labelTargets: [UInt64] = []
    /// The element whose subtree readers are not given (`hidden`, `aria-hidden`), and how deep in elements of its name.
    private var hidden: (name: UInt64, depth: Int)?
    private var hasLanguage = false
    private var hasTitle = false
    private var bodySeen = false

    /// More on one page say nothing new.
    private static let maximumFaults = 20

    init(_ page: UnsafeBufferPointer<UInt8>) {
        reader = TagReader(page)
        ids.reserveCapacity(32)
        var end = 0
        while let tag = reader.next() {
            if !nameless.isEmpty, hidden == nil, reader.hasText(end, tag.whole.start) { nameless = [] }
            if !tag.id.isEmpty { ids.append((tag.id, reader.hash(tag.id))) }
            if tag.isClosing { close(tag) } else { begin(tag) }
            end = reader.index
        }
        finish()
    }

    private mutating func fault(_ kind: PageFault.Kind, _ at: Piece) {
        if faults.count < Self.maximumFaults, hidden == nil { faults.append((kind, at)) }
    }
}

// MARK: Elements

extension PageScan {
    /// Elements that people know by their text.
    private struct Named: OptionSet {
        var rawValue: UInt8
        static let link = Named(rawValue: 1 << 0)
        static let button = Named(rawValue: 1 << 1)
        static let heading = Named(rawValue: 1 << 2)
        static let title = Named(rawValue: 1 << 3)
        static let headerCell = Named(rawValue: 1 << 4)
        static let label = Named(rawValue: 1 << 5)
    }

    /// The last tags of elements that a fault may be about when they end.
    private struct OpenTags {
        var link = Piece()
        var button = Piece()
        var heading = Piece()
        var title = Piece()
    }

    private mutating func begin(_ tag: Tag) {
        if hidden != nil {
            if tag.name == hidden?.name { hidden?.depth += 1 }
        } else if tag.given.contains(.hidden), !tag.given.contains(.selfClosing), tag.element?.isVoid != true {
            hidden = (tag.name, 1)
        }
        if tag.given.contains(.positiveTabindex) { fault(.positiveTabindex, tag.whole) }
        guard let element = tag.element else { return }
        switch element {
        case .a: if tag.given.contains(.href) { beginLink(tag) }
        case .button, .summary:
            seen.insert(.control)
            opened.button = tag.whole
            open(.button, isNamed: !tag.given.isDisjoint(with: [.name, .title]))
        case .img: picture(tag)
        case .h1: beginHeading(1, tag)
        case .h2: beginHeading(2, tag)
        case .h3: beginHeading(3, tag)
        case .h4: beginHeading(4, tag)
        case .h5: beginHeading(5, tag)
        case .h6: beginHeading(6, tag)
        case .table:
            seen.insert(.table)
            tables.append((tag.whole, tag.given.contains(.layoutRole) || hidden != nil))
        case .th: open(.headerCell, isNamed: tag.given.contains(.name))
        case .label: beginLabel(tag)
        case .input, .select, .textarea: field(tag)
        case .iframe:
            seen.insert(.control)
            if tag.given.isDisjoint(with: [.title, .name]) { fault(.untitledFrame, tag.whole) }
        case .main: seen.insert(.main)
        case .nav: seen.insert(.navigation)
        case .html: hasLanguage = tag.given.contains(.language)
        case .body: bodySeen = true
        case .title:
            if bodySeen { break }
            opened.title = tag.whole
            open(.title, isNamed: false)
        case .script, .style, .template: reader.skipText(until: tag.name)
        case .br, .hr, .source: break
        }
    }

    private mutating func close(_ tag: Tag) {
        switch tag.element {
        case .a: if nameless.remove(.link) != nil { fault(.emptyLink, opened.link) }
        case .button, .summary: if nameless.remove(.button) != nil { fault(.emptyButton, opened.button) }
        case .h1, .h2, .h3, .h4, .h5, .h6: if nameless.remove(.heading) != nil { fault(.emptyHeading, opened.heading) }
        case .th: closeHeaderCell()
        case .table: closeTable()
        case .label: closeLabel()
        case .title:
            if !opened.title.isEmpty, nameless.remove(.title) == nil { hasTitle = true }
        default: break
        }
        guard hidden != nil, tag.name == hidden?.name else { return }
        hidden?.depth -= 1
        if hidden?.depth == 0 { hidden = nil }
    }

    private mutating func open(_ element: Named, isNamed: Bool) {
        if isNamed || hidden != nil { nameless.remove(element) } else { nameless.insert(element) }
    }

    private mutating func beginLink(_ tag: Tag) {
        seen.insert([.link, .control])
        // A link into the page before any navigation lets people skip it.
        if tag.given.contains(.innerTarget), !seen.contains(.navigation) { seen.insert(.skipLink) }
        opened.link = tag.whole
        open(.link, isNamed: !tag.given.isDisjoint(with: [.name, .title]))
    }

    private mutating func picture(_ tag: Tag) {
        seen.insert(.image)
        if !tag.given.contains(.alt), !tag.given.contains(.name) { fault(.missingAlt, tag.whole) }
        if !tag.given.isDisjoint(with: [.altText, .name]), hidden == nil { nameless = [] }
    }

    private mutating func beginHeading(_ level: Int, _ tag: Tag) {
        opened.heading = tag.whole
        open(.heading, isNamed: tag.given.contains(.name))
        guard hidden == nil else { return }
        seen.insert(.heading)
        if level == 1 {
            firstHeadings += 1
            if firstHeadings == 2 { fault(.secondFirstHeading, tag.whole) }
        }
        if headingLevel > 0, level > headingLevel + 1 { fault(.headingJump, tag.whole) }
        headingLevel = level
    }

    private mutating func closeHeaderCell() {
        if nameless.remove(.headerCell) == nil, !tables.isEmpty { tables[tables.count - 1].hasHeader = true }
    }

    private mutating func closeTable() {
        if let table = tables.popLast(), !table.hasHeader { fault(.tableWithoutHeader, table.at) }
    }
}

// MARK: Form fields, and what only the whole page tells

extension PageScan {
    private mutating func field(_ tag: Tag) {
        if tag.element == .input, let type = TagReader.ButtonType(rawValue: tag.inputType) {
            if type == .image, !tag.given.contains(.altText) { fault(.missingAlt, tag.whole) }
            return
        }
        seen.insert([.field, .control])
        guard hidden == nil, tag.given.isDisjoint(with: [.name, .title]) else { return }
        if labelDepth > 0 {
            fieldsInLabel.append(tag.whole)
        } else if !tag.id.isEmpty {
            fieldsByID.append((tag.whole, reader.hash(tag.id)))
        } else {
            fault(.missingLabel, tag.whole)
        }
    }

    private mutating func beginLabel(_ tag: Tag) {
        labelDepth += 1
        if !tag.target.isEmpty { labelTargets.append(reader.hash(tag.target)) }
        open(.label, isNamed: false)
    }

    private mutating func closeLabel() {
        labelDepth = max(0, labelDepth - 1)
        if nameless.remove(.label) != nil {
            for field in fieldsInLabel { fault(.missingLabel, field) }
        }
        fieldsInLabel.removeAll(keepingCapacity: true)
    }

    private mutating func finish() {
        hidden = nil
        for field in fieldsByID where !labelTargets.contains(field.hash) { fault(.missingLabel, field.at) }
        if !hasLanguage { fault(.missingLanguage, Piece()) }
        if !hasTitle { fault(.missingTitle, Piece()) }
        if firstHeadings == 0 { fault(.missingFirstHeading, Piece()) }
        if seen.contains(.navigation), seen.isDisjoint(with: [.main, .skipLink]) { fault(.noWayPast, Piece()) }
        findDuplicates()
    }

    private mutating func findDuplicates() {
        guard ids.count > 1 else { return }
        let sorted = ids.sorted { ($0.hash, $0.at.start) < ($1.hash, $1.at.start) }
        var last = sorted[0].hash
        var reported: UInt64?
        for id in sorted.dropFirst() {
            if id.hash == last, id.hash != reported {
                fault(.duplicateID, id.at)
                reported = id.hash
            }
            last = id.hash
        }
    }
}
