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
    public var body: [UInt8]
    public var client: ClientAddress?

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

    public var query: Query { Query(decoding: rawQuery ?? "") }
}
