import CExpat

/// The register's answer (`type=12`): `<corporations>` with a `<corporation>` for each.
enum CorporationXML {
    /// nil: not the register's XML.
    static func reading(_ bytes: [UInt8]) -> [Corporation]? {
        guard let parser = XML_ParserCreate("UTF-8") else { return nil }
        defer { XML_ParserFree(parser) }
        // Expat itself stops entities that grow (billion laughs) from version 2.4.1 on.
        let reader = Reader()
        XML_SetUserData(parser, Unmanaged.passUnretained(reader).toOpaque())
        XML_SetElementHandler(
            parser, { context, name, _ in Reader.of(context)?.begin(name) },
            { context, name in Reader.of(context)?.end(name) })
        XML_SetCharacterDataHandler(parser) { context, text, length in Reader.of(context)?.take(text, Int(length)) }
        let isRead = bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, Int32($0.count), 1) }
        }
        return isRead == XML_STATUS_OK && reader.isRegister ? reader.found : nil
    }

    private final class Reader {
        var found: [Corporation] = []
        var isRegister = false
        private var fields: [String: String] = [:]
        private var text = ""

        static func of(_ context: UnsafeMutableRawPointer?) -> Reader? {
            context.map { Unmanaged<Reader>.fromOpaque($0).takeUnretainedValue() }
        }

        func begin(_ name: UnsafePointer<CChar>?) {
            text = ""
            switch name.map({ String(cString: $0) }) {
            case "corporations": isRegister = true
            case "corporation": fields = [:]
            default: break
            }
        }

        func take(_ bytes: UnsafePointer<CChar>?, _ length: Int) {
            guard let bytes else { return }
            bytes.withMemoryRebound(to: UInt8.self, capacity: length) {
                text += String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
            }
        }

        func end(_ name: UnsafePointer<CChar>?) {
            guard let name = name.map({ String(cString: $0) }) else { return }
            fields[name] = text
            text = ""
            guard name == "corporation", let number = fields["corporateNumber"], let title = fields["name"] else {
                return
            }
            let address = ["prefectureName", "cityName", "streetNumber"].map { fields[$0] ?? "" }.joined()
            found.append(
                Corporation(
                    number: number, name: title, address: address, isClosed: !(fields["closeDate"] ?? "").isEmpty))
        }
    }
}
