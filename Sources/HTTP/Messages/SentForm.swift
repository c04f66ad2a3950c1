import CMultipart
import Synchronization

/// What a form of a page sends: its fields, and its files.
public struct SentForm: Sendable {
    public var fields: Query
    public var files: [SentFile]
}

/// A file that somebody chose. Everything about it is a claim.
public struct SentFile: Hashable, Sendable {
    /// Of the field.
    public var field: String
    /// Without a path; never empty.
    public var name: String
    public var bytes: [UInt8]

    public init(field: String, name: String, bytes: [UInt8]) {
        self.field = field
        self.name = name
        self.bytes = bytes
    }
}

extension SentForm {
    /// A page of ours has fewer fields.
    private static let mostParts = 1000

    /// nil: neither of the two ways in which forms are sent (https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#form-submission-algorithm).
    static func reading(_ body: [UInt8], type: String) -> SentForm? {
        switch String(type.prefix { $0 != ";" }).lowercased() {
        case "application/x-www-form-urlencoded":
            SentForm(fields: Query(decoding: String(decoding: body, as: UTF8.self)), files: [])
        case "multipart/form-data": multipart(body, type)
        default: nil
        }
    }

    /// RFC 7578
    private static func multipart(_ body: [UInt8], _ type: String) -> SentForm? {
        let parts = body.withUnsafeBufferPointer { multipart_read(type, $0.baseAddress, $0.count, mostParts) }
        guard let parts else { return nil }
        defer { multipart_free(parts) }
        var (fields, files): ([(String, String)], [SentFile]) = ([], [])
        for index in 0..<multipart_count(parts) {
            guard let name = multipart_name(parts, index).map({ String(cString: $0) }) else { continue }
            var length = 0
            let start = multipart_bytes(parts, index, &length)
            let bytes = Array(UnsafeBufferPointer(start: start, count: length))
            if let fileName = multipart_file_name(parts, index).map({ String(cString: $0) }) {
                // A field in which no file was chosen is sent with an empty name.
                if let plain = plainName(fileName) { files.append(SentFile(field: name, name: plain, bytes: bytes)) }
            } else if let text = formText(bytes) {
                fields.append((name, text))
            }
        }
        return SentForm(fields: Query(fields), files: files)
    }

    /// Old browsers send the whole path.
    private static func plainName(_ name: String) -> String? {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let printable = String(
            String.UnicodeScalarView(last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
        return printable.isEmpty ? nil : String(printable.suffix(longestName))
    }

    /// Characters; the end of a name says what it is.
    private static let longestName = 150
}

/// The form of a request, taken apart once however often it is asked for.
final class FormReading: Sendable {
    private let form = Mutex<SentForm??>(nil)

    func form(_ read: () -> SentForm?) -> SentForm? {
        form.withLock { form in
            if let form { return form }
            let made = read()
            form = .some(made)
            return made
        }
    }
}
