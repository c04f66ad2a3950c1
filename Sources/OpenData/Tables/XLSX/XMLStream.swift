import CExpat
import Glibc
import Model

/// An element's name without its prefix, valid during the call only.
struct XMLName {
    private let pointer: UnsafePointer<CChar>

    init(_ name: UnsafePointer<CChar>) {
        pointer = strrchr(name, CInt(UInt8(ascii: ":"))).map { UnsafePointer($0 + 1) } ?? name
    }

    static func ~= (text: StaticString, name: XMLName) -> Bool {
        text.withUTF8Buffer { strlen(name.pointer) == $0.count && memcmp(name.pointer, $0.baseAddress!, $0.count) == 0 }
    }
}

/// Attributes, valid during the call only.
struct XMLAttributes {
    fileprivate let pointer: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// `prefixed` attributes (`r:id`) are asked for by their local name.
    subscript(name: StaticString) -> String? {
        guard var pointer else { return nil }
        while let key = pointer[0], let value = pointer[1] {
            if name ~= XMLName(key) { return String(cString: value) }
            pointer += 2
        }
        return nil
    }
}

/// What wants to hear of the elements of a part.
protocol XMLHandler: AnyObject {
    /// Set to stop reading.
    var problem: Problem? { get set }
    func start(_ name: XMLName, _ attributes: XMLAttributes)
    func end(_ name: XMLName)
    func text(_ bytes: UnsafeRawBufferPointer)
}

/// expat, fed from the archive. A document type declaration is refused: no workbook has one, and entities are an attack.
final class XMLStream {
    private static let deepest = 64
    private let parser: XML_Parser
    private let handler: any XMLHandler
    private let file: String
    private var depth = 0

    private init(_ handler: any XMLHandler, file: String) throws(Problem) {
        guard let parser = XML_ParserCreate(nil) else {
            throw unreadableWorkbook(file, ja: "メモリーが足りません", en: "out of memory")
        }
        self.parser = parser
        self.handler = handler
        self.file = file
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser, { XMLStream.of($0).start($1!, $2) }, { XMLStream.of($0).end($1!) })
        XML_SetCharacterDataHandler(parser) { data, text, count in
            XMLStream.of(data).text(UnsafeRawBufferPointer(start: text, count: Int(count)))
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XMLStream.of(data).refuseDoctype() }
    }

    deinit { XML_ParserFree(parser) }

    /// False when the archive has no such part.
    static func read(
        _ part: String, of archive: ZipArchive, file: String, into handler: any XMLHandler
    ) throws(Problem) -> Bool {
        let stream = try XMLStream(handler, file: file)
        let found = try archive.read(part) { bytes throws(Problem) in
            try stream.feed(bytes, isLast: false, part: part)
        }
        if found { try stream.feed(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true, part: part) }
        return found
    }

    private func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool, part: String) throws(Problem) {
        let status = XML_Parse(
            parser, bytes.bindMemory(to: CChar.self).baseAddress, CInt(bytes.count), isLast ? 1 : 0)
        if let problem = handler.problem { throw problem }
        guard status == XML_STATUS_OK else {
            let line = Int(XML_GetCurrentLineNumber(parser))
            throw unreadableWorkbook(
                file, ja: "\(part) の \(line) 行目の XML が正しくありません", en: "\(part) is not well-formed XML, line \(line)")
        }
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLStream {
        Unmanaged<XMLStream>.fromOpaque(data!).takeUnretainedValue()
    }

    private func start(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard handler.problem == nil else { return stop() }
        depth += 1
        guard depth <= XMLStream.deepest else {
            handler.problem = unreadableWorkbook(file, ja: "入れ子が深すぎます", en: "elements nested too deeply")
            return stop()
        }
        handler.start(XMLName(name), XMLAttributes(pointer: attributes))
        if handler.problem != nil { stop() }
    }

    private func end(_ name: UnsafePointer<CChar>) {
        guard handler.problem == nil else { return }
        depth -= 1
        handler.end(XMLName(name))
        if handler.problem != nil { stop() }
    }

    private func text(_ bytes: UnsafeRawBufferPointer) {
        guard handler.problem == nil else { return }
        handler.text(bytes)
        if handler.problem != nil { stop() }
    }

    private func refuseDoctype() {
        handler.problem = unreadableWorkbook(
            file, ja: "DOCTYPE は使えません", en: "a document type declaration is not allowed")
        stop()
    }

    private func stop() { XML_StopParser(parser, 0) }
}
