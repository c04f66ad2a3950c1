/// An answer, as a value. The date, the connection headers and `Content-Length` are added on the way out.
public struct Response: Sendable {
    public enum Body: Sendable {
        case bytes([UInt8])
        /// Part of an open file; anything but a small one never passes through the process (sendfile).
        /// `offset + count` is at most its size.
        case file(OpenFile, offset: UInt64, count: UInt64)
        /// Bytes that come when they come.
        case stream(ResponseStream)
        /// Nothing is sent, but this many bytes would have been (304).
        case omitted(count: UInt64)
    }

    public var status: Status
    public var headers: Headers
    public var body: Body

    public init(_ status: Status, headers: Headers = Headers(), body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A plain sentence in Japanese with the status, for what has no page.
    public static func plain(_ status: Status, headers: Headers = Headers()) -> Response {
        var headers = headers
        headers["Content-Type"] = "text/plain; charset=utf-8"
        headers["Cache-Control"] = "no-store"
        return Response(
            status, headers: headers, body: .bytes(Array("\(status.sentence) (\(status) \(status.phrase))\n".utf8)))
    }

    /// Bytes in the body; nil for a stream.
    public var contentLength: UInt64? {
        switch body {
        case .bytes(let bytes): UInt64(bytes.count)
        case .file(_, _, let count): count
        case .omitted(let count): count
        case .stream: nil
        }
    }

    /// The body as bytes, read from its file where it is one; nil where it is longer than `limit`, cannot be read,
    /// or is a stream.
    public func bytes(limit: Int) -> [UInt8]? {
        switch body {
        case .bytes(let bytes): bytes.count <= limit ? bytes : nil
        case .file(let file, let offset, let count): count <= UInt64(limit) ? file.read(at: offset, Int(count)) : nil
        case .omitted: []
        case .stream: nil
        }
    }
}
