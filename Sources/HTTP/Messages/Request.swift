/// One request, admitted: everything that could be read two ways has been refused before (`Service`).
public struct Request: Sendable {
    public var method: Method
    /// The request target as sent.
    public var target: String
    /// Decoded; starts with `/`. Below a mount this is the path inside it.
    public var path: String
    /// What the mounts above took from the front of the path, decoded, without a slash at its end; `""` at the top.
    public var basePath: String
    /// Behind the `?`, as sent; nil without one.
    public var rawQuery: String?
    public var headers: Headers
    /// Host and port the client asked for; nil from an HTTP/1.0 client that did not say.
    public var host: String?
    /// Whole, at most the limit its responder allows.
    public var body: [UInt8] {
        didSet { reading = FormReading() }
    }
    private var reading = FormReading()
    public var client: ClientAddress?
    /// Whether it came through TLS, which ends at a proxy of ours.
    public var isSecure = false
    /// Names this request in the log and in the answer.
    public var id = ""

    public init(
        method: Method = .get, path: String, query: String? = nil, headers: Headers = Headers(), host: String? = nil,
        body: [UInt8] = [], client: ClientAddress? = nil
    ) {
        self.method = method
        self.target = percentEncoded(path: path, query: query)
        self.path = path
        self.basePath = ""
        self.rawQuery = query
        self.headers = headers
        self.host = host
        self.body = body
        self.client = client
    }

    /// What a form of a page has sent; nil for any other body.
    public var sentForm: SentForm? {
        guard let type = headers["Content-Type"] else { return nil }
        return reading.form { SentForm.reading(body, type: type) }
    }

    /// Whether it is sent as forms with files are.
    public var isMultipart: Bool {
        headers["Content-Type"].map { $0.prefix { $0 != ";" }.lowercased() == "multipart/form-data" } ?? false
    }

    /// The fields of a form; nil for any other body.
    public var form: Query? { sentForm?.fields }

    /// The value of a cookie (RFC 6265 §4.2.1); nil also where it was sent twice, for one of them is somebody else's.
    public func cookie(_ name: String) -> String? {
        let pairs = headers.values("Cookie").flatMap { $0.split(separator: ";") }
        let values = pairs.compactMap { pair -> Substring? in
            let pair = pair.drop { $0 == " " }
            return pair.hasPrefix(name + "=") ? pair.dropFirst(name.utf8.count + 1) : nil
        }
        return values.count == 1 ? String(values[0]) : nil
    }

    public var query: Query { Query(decoding: rawQuery ?? "") }
}
