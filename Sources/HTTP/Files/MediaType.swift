/// What kind of file a name ends in (IANA media types; RFC 9239 for JavaScript).
struct MediaType: Hashable, Sendable {
    /// As it stands in `Content-Type`.
    var name: String
    /// Worth a precompressed sibling; pictures, fonts and archives are compressed already.
    var isCompressible: Bool
    /// Pictures, fonts, sound: a stale one does no harm, so a browser may keep it a few minutes unasked.
    var isDecoration: Bool

    static let html = text("html")
    static let unknown = MediaType(name: "application/octet-stream", isCompressible: false, isDecoration: false)

    /// By the extension of the last segment, without regard to case.
    init(path: String) {
        let name = path.utf8.suffix(while: { $0 != UInt8(ascii: "/") })
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else {
            self = .unknown
            return
        }
        let ending = String(decoding: name[name.index(after: dot)...].lazy.map(lowercased), as: UTF8.self)
        self = Self.byExtension[ending] ?? .unknown
    }

    private init(name: String, isCompressible: Bool, isDecoration: Bool) {
        self.name = name
        self.isCompressible = isCompressible
        self.isDecoration = isDecoration
    }

    private static func text(_ subtype: String) -> MediaType {
        MediaType(name: "text/\(subtype); charset=utf-8", isCompressible: true, isDecoration: false)
    }

    private static func data(_ name: String) -> MediaType {
        MediaType(name: name, isCompressible: true, isDecoration: false)
    }

    private static func packed(_ name: String) -> MediaType {
        MediaType(name: name, isCompressible: false, isDecoration: false)
    }

    private static func decoration(_ name: String, isCompressible: Bool = false) -> MediaType {
        MediaType(name: name, isCompressible: isCompressible, isDecoration: true)
    }

    private static let byExtension: [String: MediaType] = [
        "html": .html, "htm": .html, "txt": text("plain"), "md": text("markdown"), "css": text("css"),
        "js": text("javascript"), "mjs": text("javascript"), "csv": text("csv"), "tsv": text("tab-separated-values"),
        "ics": text("calendar"), "vtt": text("vtt"), "vcf": text("vcard"),

        "json": data("application/json"), "geojson": data("application/geo+json"),
        "jsonld": data("application/ld+json"),
        "map": data("application/json"), "webmanifest": data("application/manifest+json"),
        "xml": data("application/xml"), "rss": data("application/rss+xml"), "atom": data("application/atom+xml"),
        "kml": data("application/vnd.google-earth.kml+xml"), "gml": data("application/gml+xml"),
        "gpx": data("application/gpx+xml"), "ttl": text("turtle"), "wasm": data("application/wasm"),
        "rdf": data("application/rdf+xml"), "yaml": data("application/yaml"), "yml": data("application/yaml"),

        "svg": decoration("image/svg+xml", isCompressible: true), "png": decoration("image/png"),
        "jpg": decoration("image/jpeg"), "jpeg": decoration("image/jpeg"), "webp": decoration("image/webp"),
        "avif": decoration("image/avif"), "gif": decoration("image/gif"), "bmp": decoration("image/bmp"),
        "tif": decoration("image/tiff"), "tiff": decoration("image/tiff"),
        "ico": decoration("image/vnd.microsoft.icon"),
        "woff": decoration("font/woff"), "woff2": decoration("font/woff2"),
        "ttf": decoration("font/ttf", isCompressible: true), "otf": decoration("font/otf", isCompressible: true),
        "mp3": decoration("audio/mpeg"), "m4a": decoration("audio/mp4"), "ogg": decoration("audio/ogg"),
        "wav": decoration("audio/wav"), "mp4": decoration("video/mp4"), "webm": decoration("video/webm"),

        "pdf": packed("application/pdf"), "zip": packed("application/zip"), "gz": packed("application/gzip"),
        "kmz": packed("application/vnd.google-earth.kmz"), "epub": packed("application/epub+zip"),
        "doc": packed("application/msword"), "xls": packed("application/vnd.ms-excel"),
        "ppt": packed("application/vnd.ms-powerpoint"),
        "docx": packed("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        "xlsx": packed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "pptx": packed("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        "odt": packed("application/vnd.oasis.opendocument.text"),
        "ods": packed("application/vnd.oasis.opendocument.spreadsheet"),
        "odp": packed("application/vnd.oasis.opendocument.presentation"),
    ]
}

extension BidirectionalCollection {
    func suffix(while belongs: (Element) -> Bool) -> SubSequence {
        var start = endIndex
        while start > startIndex, belongs(self[index(before: start)]) { formIndex(before: &start) }
        return self[start...]
    }
}

/// What stands in `Content-Type` for a file of this name.
public func mediaType(ofPath path: String) -> String { MediaType(path: path).name }
