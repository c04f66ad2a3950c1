import FeatureKit
import Model

/// That a page was seen, as the page says it (`visit.js`).
struct Visit: Hashable, Sendable {
    enum Device: String, CaseIterable, Sendable {
        case phone, tablet, computer

        var label: String {
            switch self {
            case .phone: "スマートフォン"
            case .tablet: "タブレット"
            case .computer: "パソコン"
            }
        }
    }

    var page: String
    var language: String
    var device: Device
    /// The host that led here; empty: nobody says; nil: a page of this site.
    var source: String?

    private enum Limit {
        static let page = 300
        static let language = 20
        static let source = 100
    }

    static let schema = """
        {"type": "object", "required": ["page", "language", "device"], "properties": {
        "page": {"type": "string", "pattern": "^/", "maxLength": \(Limit.page)},
        "language": {"type": "string", "maxLength": \(Limit.language)},
        "device": {"enum": [\(Device.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))]},
        "source": {"type": "string", "maxLength": \(Limit.source)}}}
        """

    init(_ value: JSONValue) throws(Refusal) {
        page = try Self.text(value["page"], "page", most: Limit.page)
        guard page.hasPrefix("/") else { throw .wrongValue("page") }
        language = try Self.text(value["language"], "language", most: Limit.language)
        guard let device = value["device"]?.text.flatMap(Device.init) else { throw .wrongValue("device") }
        self.device = device
        if let source = value["source"] {
            self.source = try Self.text(source, "source", most: Limit.source).lowercased()
        }
    }

    private static func text(_ value: JSONValue?, _ field: String, most: Int) throws(Refusal) -> String {
        guard let text = value?.text, text.unicodeScalars.count <= most,
            !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
        else { throw .wrongValue(field) }
        return text
    }
}
