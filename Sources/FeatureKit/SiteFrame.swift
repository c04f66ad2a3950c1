import HTTP

/// Pages that the server writes for residents, in the frame that the site has published for them.
public struct SiteFrame: Sendable {
    private let pages: PublishedPages

    private static let file = "/my/frame.html"

    /// - Parameter language: of a form's translation.
    private static func file(in language: String) -> String { "/my/\(language)/frame.html" }

    public init(_ pages: PublishedPages) { self.pages = pages }

    /// Whether residents have accounts: `residents` in `site.yaml`.
    public var hasAccounts: Bool {
        pages.file(Self.file).map { String(decoding: $0, as: UTF8.self).contains("data-accounts") } ?? false
    }

    /// - Parameters:
    ///   - content: HTML.
    ///   - language: that it is written in; nil, or one without a frame: the site's first one.
    /// - Throws: `Refusal`, where the site has published no frame.
    public func page(
        _ title: String, _ content: [UInt8], in language: String? = nil, status: Status = .ok
    ) throws(Refusal) -> Response {
        guard let frame = language.flatMap({ pages.file(Self.file(in: $0)) }) ?? pages.file(Self.file) else {
            throw Refusal.notFound
        }
        let html = Self.filled(String(decoding: frame, as: UTF8.self), title, content)
        var headers = Headers()
        headers["Content-Type"] = "text/html; charset=utf-8"
        // A shared PC's back button shows nobody's data.
        headers["Cache-Control"] = "no-store"
        headers["Referrer-Policy"] = "same-origin"
        return Response(status, headers: headers, body: .bytes(html))
    }

    /// The same for everybody: a page below `/live/` that is found by search engines.
    /// - Parameters:
    ///   - content: HTML.
    ///   - path: where it is published.
    /// - Returns: nil where the site has published no frame.
    public func published(_ title: String, _ content: [UInt8], path: String) -> [UInt8]? {
        guard let frame = pages.file(Self.file) else { return nil }
        let found = String(decoding: frame, as: UTF8.self)
            .replacing("<meta name=\"robots\" content=\"noindex\">\n", with: "")
            .replacing(Self.file, with: path)
        return Self.filled(found, title, content)
    }

    private static func filled(_ frame: String, _ title: String, _ content: [UInt8]) -> [UInt8] {
        let html = frame.replacing("%%title%%", with: escaped(title))
            .replacing("%%content%%", with: String(decoding: content, as: UTF8.self))
        return Array(html.utf8)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
