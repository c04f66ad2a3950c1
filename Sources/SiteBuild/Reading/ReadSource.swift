import Definitions
import Model
import YAML

/// What one content file became when it was read: kept between builds as long as the file stays the same.
struct ReadSource: Sendable {
    struct Item: Sendable {
        var entry: Entry
        var body: Body
        /// The beginning of the text, for entries without a description.
        var excerpt: KeptText
        /// Of everything that this item was made from.
        var content: Fingerprint
        /// Of everything of it that others may show: its fields and its excerpt.
        private(set) var shown: Fingerprint
        /// The Markdown of a file that was read in this build.
        var text: [UInt8]?

        /// - Parameter shown: as it was when the item was kept; nil: to be made.
        init(
            entry: Entry, body: Body, excerpt: KeptText, content: Fingerprint, shown: Fingerprint? = nil,
            text: [UInt8]? = nil
        ) {
            self.entry = entry
            self.body = body
            self.excerpt = excerpt
            self.content = content
            self.shown = shown ?? Fingerprint(bits: 0)
            self.text = text
            if shown == nil { setShown() }
        }

        /// After a change of the entry.
        mutating func setShown() {
            shown = Fingerprint {
                $0.addContent(of: entry)
                $0.add(excerpt.text)
            }
        }
    }

    /// Where an entry's Markdown is.
    enum Body: Hashable, Sendable {
        /// From this byte of the file, which is on this line.
        case inFile(start: Int, line: Int)
        /// A cell of a sheet.
        case text(String, line: Int)
    }

    var items: [Item] = []
    var problems: [Problem] = []
    /// Of the file's bytes.
    var content = Fingerprint(bits: 0)
}

extension ReadSource {
    /// - Parameters:
    ///   - path: of the file on disk.
    ///   - name: as people know it.
    static func read(
        _ role: SourceRole, path: String, name: String, site: SiteDefinition, tables: TableSetting,
        texts: HeldTexts, buffer: inout FileBuffer
    ) -> ReadSource {
        do throws(Problem) {
            return try buffer.withFile(path) { bytes in
                var source = ReadSource()
                source.content = Fingerprint(UnsafeRawBufferPointer(bytes))
                switch role {
                case .entry(let kind, let id, let language, let isFolderPage):
                    source.readMarkdown(
                        bytes, kind: kind, id: id, language: language, isFolderPage: isFolderPage, name: name,
                        site: site, texts)
                case .table(let kind, let prefix):
                    source.readTable(
                        bytes, kind: kind, prefix: prefix, name: name, site: site, setting: tables)
                default: break
                }
                return source
            }
        } catch {
            return ReadSource(problems: [error])
        }
    }

    private mutating func readMarkdown(
        _ bytes: UnsafeBufferPointer<UInt8>, kind: Kind, id: String, language: String, isFolderPage: Bool, name: String,
        site: SiteDefinition, _ texts: HeldTexts
    ) {
        let front: FrontMatter
        do throws(Problem) {
            front = try FrontMatter.read(bytes, file: name)
        } catch {
            // Bytes of another encoding are no YAML either; the encoding is what has to be mended.
            problems.append(Self.invalidUTF8(bytes, name: name, firstLine: 1) ?? error)
            return
        }
        var check = FieldCheck(file: name, vocabularies: site.vocabularies)
        var entry = Entry.read(
            front.yaml, kind: kind, id: id, language: language, isTranslation: language != site.defaultLanguage,
            isFolderPage: isFolderPage && kind.listing != nil && id.isEmpty, check: &check)
        problems += check.problems
        // Reported as missing; a stand-in keeps links and headings made from it from complaining too.
        if entry.header.title.isEmpty { entry.header.title = name }
        let text = UnsafeBufferPointer(rebasing: bytes[front.bodyStart...])
        var body = Body.inFile(start: front.bodyStart, line: front.bodyLine)
        if let broken = Self.invalidUTF8(text, name: name, firstLine: front.bodyLine) {
            problems.append(broken)
            body = .text("", line: front.bodyLine)
        }
        items = [
            Item(
                entry: entry, body: body,
                excerpt: KeptText(entry.header.description == nil ? Excerpt.of(text) : ""), content: content,
                text: texts.hold(text))
        ]
    }

    private static func isUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        (try? UTF8Span(validating: text.span)) != nil
    }

    /// A text that is not UTF-8 (often a file saved as Shift_JIS) would come out as question marks.
    private static func invalidUTF8(_ text: UnsafeBufferPointer<UInt8>, name: String, firstLine: Int) -> Problem? {
        if isUTF8(text) { return nil }
        var line = firstLine
        var start = text.startIndex
        while start < text.endIndex {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
            if !isUTF8(UnsafeBufferPointer(rebasing: text[start..<end])) { break }
            start = min(end + 1, text.endIndex)
            line += 1
        }
        return Problem(
            "not-utf8", at: Place(file: name, line: line, column: 1), ja: "文字コードがUTF-8ではありません",
            en: "the text is not UTF-8", expected: Wording(ja: "UTF-8で保存し直す", en: "save it as UTF-8"))
    }
}
