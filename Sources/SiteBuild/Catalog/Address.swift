/// Where something stands on the site.
struct Address: Hashable, Sendable {
    /// Path without the site's origin, not percent-encoded: `/a/b/`, `/feed.xml`.
    var path: String

    private static let slash = UInt8(ascii: "/")

    init(_ path: String) { self.path = path }

    /// Of an entry: `/a/b/`, with the language in front unless it is the site's first.
    init(folder: String, id: String, language: String?) {
        let language = language ?? ""
        let length = language.utf8.count + folder.utf8.count + id.utf8.count
        // Bytes, for every entry of every build has one.
        path = String(unsafeUninitializedCapacity: length + 4) { bytes in
            bytes[0] = Self.slash
            var end = 1
            func add(_ part: String) {
                if part.isEmpty { return }
                var part = part
                part.withUTF8 { end = bytes[end...].update(fromContentsOf: $0) }
                bytes[end] = Self.slash
                end += 1
            }
            add(language)
            add(folder)
            add(id)
            return end
        }
    }

    /// As written into `href`: everything but unreserved characters and slashes percent-encoded (RFC 3986).
    var href: String { Self.encoded(path) }

    /// Whether the file is below the output folder: every part of the path is a name.
    var staysInside: Bool {
        var path = path
        return path.withUTF8 { bytes in
            guard bytes.first == Self.slash else { return false }
            var start = 1
            for index in 1..<(bytes.count + 1) {
                if index < bytes.count && bytes[index] == 0 { return false }
                guard index == bytes.count || bytes[index] == Self.slash else { continue }
                // What ends in a slash has `index.html` behind it.
                let isEnd = start == bytes.count
                if !isEnd && !Self.isName(bytes[start..<index]) { return false }
                start = index + 1
            }
            return true
        }
    }

    private static func isName(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        !part.isEmpty && !(part.count <= 2 && part.allSatisfy { $0 == UInt8(ascii: ".") })
    }

    /// The file below the output folder.
    var file: String {
        let local = path.isEmpty ? path[...] : path[path.utf8.index(after: path.startIndex)...]
        return path.utf8.last == Self.slash ? local + Self.folderFile : String(local)
    }

    private static let folderFile = "index.html"

    /// The UTF-8 of `file`, for which no text is made.
    func withFileBytes<Result>(_ use: (UnsafeRawBufferPointer) -> Result) -> Result {
        var path = path
        return path.withUTF8 { bytes in
            let local = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes.dropFirst()))
            guard bytes.last == Self.slash else { return use(local) }
            let end = Self.folderFile.utf8
            return withUnsafeTemporaryAllocation(byteCount: local.count + end.count, alignment: 1) { file in
                file.copyMemory(from: local)
                UnsafeMutableRawBufferPointer(rebasing: file[local.count...]).copyBytes(from: end)
                return use(UnsafeRawBufferPointer(file))
            }
        }
    }

    static func encoded(_ path: String) -> String {
        var text = path
        guard text.withUTF8({ $0.contains { !isPlain($0) } }) else { return path }
        var result = ""
        for byte in path.utf8 {
            if isPlain(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                result += byte < 16 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return result
    }

    /// Takes percent-encoding back; text that is none stays.
    static func decoded(_ path: Substring) -> String {
        guard path.utf8.contains(UInt8(ascii: "%")) else { return String(path) }
        var bytes: [UInt8] = []
        var rest = path.utf8[...]
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "%"), let high = rest.first?.hexDigit, let low = rest.dropFirst().first?.hexDigit {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}

extension UInt8 {
    fileprivate var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
