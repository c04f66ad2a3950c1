import FeatureKit
import HTTP
import Model

/// A document of Open311 GeoReport v2 (https://wiki.open311.org/GeoReport_v2/), in either of its formats.
public indirect enum GeoReport: Sendable {
    case text(String)
    /// A number as it is written.
    case numeral(String)
    case truth(Bool)
    /// - Parameter item: what each is called in XML.
    case list(item: String, [GeoReport])
    case record([(String, GeoReport)])

    enum Format: String, CaseIterable, Sendable {
        case json, xml

        var mediaType: String { self == .json ? "application/json" : "text/xml" }
    }

    /// - Parameter root: what it is called in XML.
    func response(_ root: String, _ format: Format, status: Status = .ok) -> Response {
        var headers = Headers()
        headers["Content-Type"] = format == .json ? format.mediaType : "\(format.mediaType); charset=utf-8"
        headers["Cache-Control"] = "no-store"
        return Response(status, headers: headers, body: .bytes(format == .json ? json : xml(root)))
    }

    // MARK: JSON

    private var json: [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    private func write(to json: inout JSONWriter) {
        switch self {
        case .text(let text): json.value(text)
        case .numeral(let text): json.value(numeral: text)
        case .truth(let truth): json.value(truth)
        case .list(_, let items): json.array { json in for item in items { item.write(to: &json) } }
        case .record(let members):
            json.object { json in
                for (name, value) in members {
                    json.key(name)
                    value.write(to: &json)
                }
            }
        }
    }

    // MARK: XML

    private func xml(_ root: String) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\(element(root))\n".utf8)
    }

    private func element(_ name: String) -> String {
        switch self {
        case .text(let text), .numeral(let text): "<\(name)>\(Self.escaped(text))</\(name)>"
        case .truth(let truth): "<\(name)>\(truth)</\(name)>"
        case .list(let item, let items): "<\(name)>\(items.map { $0.element(item) }.joined())</\(name)>"
        case .record(let members): "<\(name)>\(members.map { $1.element($0) }.joined())</\(name)>"
        }
    }

    /// Control characters are none of XML's (https://www.w3.org/TR/xml/#charsets).
    private static func escaped(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
        return String(String.UnicodeScalarView(kept)).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
    }

    // MARK: Refusals

    /// What no route has seen, for it could not be read.
    public static func refusal(_ refusal: Refusal, target: String) -> Response {
        let path = target.prefix { $0 != "?" }
        return refusing(path.hasSuffix(".xml") ? .xml : .json).response(refusal)
    }

    static func refusing(_ format: Format) -> Route.Refusing {
        Route.Refusing(schema: format == .json ? errorSchema : xmlSchema, type: format.mediaType) { refusal in
            // The standard knows no 401: a key that is missing or wrong is 403.
            let status = refusal.status == .unauthorized ? Status.forbidden : refusal.status
            let description = [refusal.field, refusal.message].compactMap { $0 }.joined(separator: ": ")
            var response = GeoReport.list(
                item: "error",
                [.record([("code", .numeral(String(status.code))), ("description", .text(description))])]
            ).response("errors", format, status: status)
            refusal.addWaiting(to: &response)
            return response
        }
    }

    static let xmlSchema = #"{"type": "string"}"#
    private static let errorSchema =
        #"{"type": "array", "items": {"type": "object", "required": ["code", "description"], "properties": {"code": {"type": "integer"}, "description": {"type": "string"}}}}"#
}
