import CTransfer

// The room `Transfer`: handing things over to other machines, by libcurl.
//
// TransferTarget.swift   where to, and who as
// FileTransfer.swift     putting a file there, and why it could not be

/// Where something is handed over, as an operator writes it: `https://user:password@host/path`.
public struct TransferTarget: Hashable, Sendable {
    public var scheme: String
    public var host: String
    /// Behind the host, with its slash; empty where there is none.
    public var path: String
    private var port: String
    private var user: String?
    private var password: String?

    /// User and password are percent-encoded.
    /// - Parameter schemes: those that are taken.
    public init?(_ text: String, schemes: [String]) {
        guard let scheme = schemes.first(where: { text.hasPrefix($0 + "://") }) else { return nil }
        self.scheme = scheme
        var rest = text.dropFirst(scheme.utf8.count + "://".utf8.count)
        let authorityEnd = rest.firstIndex(of: "/") ?? rest.endIndex
        path = String(rest[authorityEnd...])
        rest = rest[..<authorityEnd]
        if let at = rest.lastIndex(of: "@") {
            let parts = rest[..<at].split(separator: ":", maxSplits: 1).map { Self.decoded(String($0)) }
            guard let user = parts.first else { return nil }
            self.user = user
            password = parts.count > 1 ? parts[1] : nil
            rest = rest[rest.index(after: at)...]
        }
        let portStart = rest.first == "[" ? rest.firstIndex(of: "]").map { rest.index(after: $0) } : rest.startIndex
        let colon = portStart.flatMap { rest[$0...].firstIndex(of: ":") } ?? rest.endIndex
        (host, port) = (String(rest[..<colon]), String(rest[colon...]))
        let isPlain = { (text: String) in text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }
        guard !host.isEmpty, isPlain(host), isPlain(path), port.isEmpty || UInt16(port.dropFirst()) != nil else {
            return nil
        }
    }

    /// Without user and password: fit to be shown.
    public var shown: String { "\(scheme)://\(host)\(port)\(path)" }

    /// This machine itself is spoken to in the open.
    public var isThisMachine: Bool { ["localhost", "127.0.0.1", "[::1]"].contains(host) }

    func withTarget<Result>(_ body: (UnsafePointer<transfer_target>) -> Result) -> Result {
        shown.withCString { url in
            scheme.withCString { scheme in
                Self.with(user) { user in
                    Self.with(password) { password in
                        var target = transfer_target(
                            url: url, scheme: scheme, user: user, password: password,
                            needs_tls: isThisMachine ? 0 : 1)
                        return body(&target)
                    }
                }
            }
        }
    }

    private static func with<Result>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
        if let text { text.withCString(body) } else { body(nil) }
    }

    /// Percent-encoding (RFC 3986 §2.1).
    private static func decoded(_ text: String) -> String {
        var (bytes, rest): ([UInt8], Substring.UTF8View) = ([], text[...].utf8)
        while let byte = rest.popFirst() {
            let pair = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), pair.utf8.count == 2, let value = UInt8(pair, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
