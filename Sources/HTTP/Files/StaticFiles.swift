import Glibc

/// Serves folders of finished files, the first folder that has a file first.
///
/// `/a/` is `a/index.html`; `/a` and `/a/index.html` lead there (308). What is missing gets the site's `404.html`,
/// below a language's folder that one's own. Folders are never listed; names that start with a dot do not exist, but
/// for `/.well-known/` (RFC 8615); links that leave the folder lead nowhere.
public struct StaticFiles: Responder {
    public enum Caching: Sendable {
        /// Fingerprinted names for ever, pictures and fonts for minutes, the rest asks each time whether it changed.
        case byName
        /// Everything asks each time.
        case alwaysRevalidate
    }

    public struct Options: Sendable {
        public var caching: Caching
        /// Looked for at the top and in the first folder of the path.
        public var notFoundPage: String
        /// Send `name.br` or `name.gz` in place of `name` to clients that take it. Whoever writes the files keeps the
        /// siblings in step.
        public var usesPrecompressed: Bool
        /// Small files stay in memory, and are believed to be what they were for so long; 0: they do not.
        public var keptMilliseconds: UInt64

        public init(
            caching: Caching = .byName, notFoundPage: String = "404.html", usesPrecompressed: Bool = true,
            keptMilliseconds: UInt64 = 0
        ) {
            self.caching = caching
            self.notFoundPage = notFoundPage
            self.usesPrecompressed = usesPrecompressed
            self.keptMilliseconds = keptMilliseconds
        }
    }

    private static let index = "index.html"
    private static let allowed = "GET, HEAD, OPTIONS"

    private let folders: [Folder]
    private let options: Options
    private let kept: KeptFiles?

    /// Paths of folders, relative to the working directory or absolute. They may appear later.
    public init(folders: [String], options: Options = Options()) {
        self.folders = folders.map { Folder($0) }
        self.options = options
        kept = options.keptMilliseconds > 0 ? KeptFiles(milliseconds: options.keptMilliseconds) : nil
    }

    public func respond(to request: Request) -> Response {
        switch request.method {
        case .get, .head: break
        case .options: return Response(.noContent, headers: Headers([("Allow", Self.allowed)]))
        default: return .plain(.methodNotAllowed, headers: Headers([("Allow", Self.allowed)]))
        }
        guard let path = ServedPath(request.path) else { return missing(request) }
        return path.isFolder ? respond(toFolder: path.relative, request) : respond(toFile: path.relative, request)
    }

    private func respond(toFolder folder: String, _ request: Request) -> Response {
        switch find(folder + Self.index) {
        case .file(let file): return send(file, folder + Self.index, request)
        case .folder, .absent: return missing(request)
        case .failed(let error): return failure(error)
        }
    }

    private func respond(toFile name: String, _ request: Request) -> Response {
        switch find(name) {
        case .file(let file):
            guard name == Self.index || name.hasSuffix("/" + Self.index) else { return send(file, name, request) }
            return redirect(to: String(request.path.dropLast(Self.index.utf8.count)), request)
        case .folder:
            if case .file = find(name + "/" + Self.index) { return redirect(to: request.path + "/", request) }
            return missing(request)
        case .absent: return missing(request)
        case .failed(let error): return failure(error)
        }
    }

    /// - Parameter isSibling: of a file that is asked for often, which it does for all of them or for none.
    private func find(_ relative: String, isSibling: Bool = false) -> Folder.Found {
        kept?.find(relative, keepsAbsence: isSibling) { look(relative) } ?? look(relative)
    }

    private func look(_ relative: String) -> Folder.Found {
        for folder in folders {
            let found = folder.find(relative)
            if case .absent = found { continue }
            return found
        }
        return .absent
    }

    private func redirect(to path: String, _ request: Request) -> Response {
        let location = percentEncoded(path: request.basePath + path, query: request.rawQuery)
        // A browser may keep a 308 for ever; a page that becomes a file must not be lost to it.
        return Response(
            .permanentRedirect, headers: Headers([("Location", location), ("Cache-Control", "no-cache")]))
    }

    /// Out of descriptors or memory passes; anything else is broken.
    private func failure(_ error: Int32) -> Response {
        switch error {
        case EMFILE, ENFILE, ENOMEM, EAGAIN: .plain(.serviceUnavailable, headers: Headers([("Retry-After", "1")]))
        default: .plain(.internalError)
        }
    }
}

extension StaticFiles {
    private static let forEver = "public, max-age=31536000, immutable"
    private static let fewMinutes = "public, max-age=300"
    private static let revalidated = "no-cache"

    private func send(_ original: OpenFile, _ name: String, _ request: Request) -> Response {
        let type = MediaType(path: name)
        let (file, coding) = representation(of: original, name, type, request)
        let validators = Validators(modified: original.modified, sent: file, coding: coding)

        var headers = Headers()
        headers.reserveCapacity(16)
        describe(type, coding, &headers)
        headers.append("Cache-Control", caching(name, type))
        headers.append("ETag", validators.entityTag)
        headers.append("Last-Modified", HTTPDate.text(validators.modified))
        headers.append("Accept-Ranges", "bytes")

        switch validators.outcome(request.headers) {
        case .notModified: return Response(.notModified, headers: headers, body: .omitted(count: file.size))
        case .preconditionFailed: return .plain(.preconditionFailed)
        case .proceed: return part(of: file, validators, headers, request)
        }
    }

    private func part(
        of file: OpenFile, _ validators: Validators, _ headers: Headers, _ request: Request
    ) -> Response {
        let whole = Response(.ok, headers: headers, body: .file(file, offset: 0, count: file.size))
        guard request.method == .get, let wanted = request.headers["Range"], validators.allowsRange(request.headers)
        else { return whole }
        switch ByteRange(wanted, size: file.size) {
        case .whole: return whole
        case .unsatisfiable:
            return .plain(.rangeNotSatisfiable, headers: Headers([("Content-Range", "bytes */\(file.size)")]))
        case .part(let offset, let count):
            var headers = headers
            headers.append("Content-Range", "bytes \(offset)-\(offset + count - 1)/\(file.size)")
            return Response(.partialContent, headers: headers, body: .file(file, offset: offset, count: count))
        }
    }

    private func missing(_ request: Request) -> Response {
        let inFirstFolder = firstFolder(of: request.path).map { $0 + "/" + options.notFoundPage }
        for name in [inFirstFolder, options.notFoundPage] {
            guard let name, case .file(let original) = find(name) else { continue }
            let type = MediaType(path: name)
            let (file, coding) = representation(of: original, name, type, request)
            var headers = Headers()
            describe(type, coding, &headers)
            headers.append("Cache-Control", Self.revalidated)
            return Response(.notFound, headers: headers, body: .file(file, offset: 0, count: file.size))
        }
        return .plain(.notFound)
    }

    private func firstFolder(of path: String) -> String? {
        let rest = path.utf8.dropFirst()
        guard let end = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        return ServedPath("/" + String(Substring(rest[..<end])))?.relative
    }

    /// The file itself, or the precompressed sibling the client likes best.
    private func representation(
        of original: OpenFile, _ name: String, _ type: MediaType, _ request: Request
    ) -> (OpenFile, Coding?) {
        guard options.usesPrecompressed, type.isCompressible else { return (original, nil) }
        for coding in Coding.acceptable(request.headers.list("Accept-Encoding")) {
            if case .file(let sibling) = find(name + coding.fileSuffix, isSibling: true) { return (sibling, coding) }
        }
        return (original, nil)
    }

    private func describe(_ type: MediaType, _ coding: Coding?, _ headers: inout Headers) {
        headers.append("Content-Type", type.name)
        if let coding { headers.append("Content-Encoding", coding.rawValue) }
        if options.usesPrecompressed, type.isCompressible { headers.append("Vary", "Accept-Encoding") }
    }

    private func caching(_ name: String, _ type: MediaType) -> String {
        switch options.caching {
        case .alwaysRevalidate: Self.revalidated
        case .byName where type == .html: Self.revalidated
        case .byName where isFingerprinted(name): Self.forEver
        case .byName: type.isDecoration ? Self.fewMinutes : Self.revalidated
        }
    }
}

/// A request path as the name of something that may be served.
struct ServedPath: Equatable {
    /// Without the slash in front; with one at the end where `isFolder`, but `""` for the top.
    var relative: String
    var isFolder: Bool

    private static let wellKnown = ".well-known"

    /// nil for names that do not exist here: empty segments, a dot in front, `\`, control characters.
    init?(_ path: String) {
        guard path.utf8.first == UInt8(ascii: "/") else { return nil }
        let rest = path.utf8.dropFirst()
        var isStart = true
        for (index, byte) in zip(rest.indices, rest) {
            switch byte {
            case UInt8(ascii: "/") where isStart: return nil
            case UInt8(ascii: ".") where isStart && !Self.isWellKnown(rest, index): return nil
            case 0...0x1F, 0x7F, UInt8(ascii: "\\"): return nil
            default: isStart = byte == UInt8(ascii: "/")
            }
        }
        relative = String(Substring(rest))
        isFolder = isStart
    }

    private static func isWellKnown(_ rest: Substring.UTF8View, _ index: String.Index) -> Bool {
        index == rest.startIndex && rest.starts(with: wellKnown.utf8)
            && rest.dropFirst(wellKnown.utf8.count).first == UInt8(ascii: "/")
    }
}
