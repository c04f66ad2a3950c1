import Model

/// `xl/workbook.xml`: the sheets in order, and which epoch dates count from.
final class WorkbookPart: XMLHandler {
    struct Sheet {
        var name: String
        var relation: String
        var isHidden: Bool
    }

    var problem: Problem?
    private(set) var sheets: [Sheet] = []
    private(set) var countsFrom1904 = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "sheet":
            sheets.append(
                Sheet(
                    name: attributes["name"] ?? "", relation: attributes["id"] ?? "",
                    isHidden: attributes["state"].map { $0 != "visible" } ?? false))
        case "workbookPr":
            countsFrom1904 = attributes["date1904"].map { $0 == "1" || $0 == "true" } ?? false
        default: break
        }
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// `xl/_rels/workbook.xml.rels`: where the parts are.
final class RelationsPart: XMLHandler {
    var problem: Problem?
    private var targets: [String: String] = [:]
    private(set) var sharedStrings = "xl/sharedStrings.xml"
    private(set) var styles = "xl/styles.xml"

    /// The part's path in the archive.
    func target(_ relation: String) -> String? { targets[relation] }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard "Relationship" ~= name, let id = attributes["Id"], let target = attributes["Target"],
            attributes["TargetMode"] != "External"
        else { return }
        let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        targets[id] = path
        let type = attributes["Type"] ?? ""
        if type.hasSuffix("/sharedStrings") { sharedStrings = path }
        if type.hasSuffix("/styles") { styles = path }
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// `xl/sharedStrings.xml`: texts that cells name by number. Readings (rPh) are not part of the text.
final class SharedStringsPart: XMLHandler {
    var problem: Problem?
    private(set) var strings: [String] = []
    private let file: String
    private let limits: ReadLimits
    private var current = RichText()
    private var total = 0

    init(file: String, limits: ReadLimits) {
        self.file = file
        self.limits = limits
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) { current.start(name) }

    func end(_ name: XMLName) {
        current.end(name)
        guard "si" ~= name else { return }
        strings.append(current.take())
        if strings.count > limits.sharedStrings { problem = tooLarge(file: file) }
    }

    func text(_ bytes: UnsafeRawBufferPointer) {
        total += bytes.count
        if total > limits.text { problem = tooLarge(file: file) }
        current.text(bytes)
    }
}

/// The text of `<si>` or `<is>`: every `<t>` outside a phonetic run.
struct RichText {
    private var bytes: [UInt8] = []
    private var inText = false
    private var phonetic = 0

    mutating func start(_ name: XMLName) {
        switch name {
        case "t": inText = phonetic == 0
        case "rPh": phonetic += 1
        default: break
        }
    }

    mutating func end(_ name: XMLName) {
        switch name {
        case "t": inText = false
        case "rPh": phonetic = max(0, phonetic - 1)
        default: break
        }
    }

    mutating func text(_ more: UnsafeRawBufferPointer) {
        if inText { bytes.append(contentsOf: more) }
    }

    mutating func take() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return unescapingCharacters(bytes)
    }
}

/// `_x000D_` stands for a character XML cannot hold (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
func unescapingCharacters(_ bytes: [UInt8]) -> String {
    guard bytes.contains(UInt8(ascii: "_")) else { return String(decoding: bytes, as: UTF8.self) }
    var units: [UInt16] = []
    let text = Array(String(decoding: bytes, as: UTF8.self).utf16)
    var index = 0
    while index < text.count {
        if let unit = escapedUnit(text, at: index) {
            units.append(unit)
            index += 7
        } else {
            units.append(text[index])
            index += 1
        }
    }
    return String(decoding: units, as: UTF16.self)
}

private func escapedUnit(_ text: [UInt16], at index: Int) -> UInt16? {
    guard index + 6 < text.count, text[index] == 0x5F, text[index + 1] == 0x78, text[index + 6] == 0x5F else {
        return nil
    }
    var value: UInt16 = 0
    for unit in text[(index + 2)...(index + 5)] {
        switch unit {
        case 0x30...0x39: value = value << 4 | (unit - 0x30)
        case 0x41...0x46: value = value << 4 | (unit - 0x41 + 10)
        case 0x61...0x66: value = value << 4 | (unit - 0x61 + 10)
        default: return nil
        }
    }
    return value
}
