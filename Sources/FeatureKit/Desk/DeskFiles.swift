import HTTP
import Layouts
import Model
import Storage

/// Templates and style sheets of the desk, compiled once.
public final class DeskFiles: Sendable {
    let layouts: LayoutSet
    let assetFolder: String
    let manual: [File]
    private let assets: [String: [UInt8]]

    public static let assetPath = "/staff/assets"

    public typealias File = (name: String, bytes: [UInt8])

    /// - Parameters:
    ///   - templates: by their names in `extends`: `frame.html`, `questions/statistics.html`.
    ///   - assets: style sheets, modules and pictures by name.
    ///   - manual: its texts, by their file names.
    public init(templates: [File], assets: [File], manual: [File] = []) {
        self.manual = manual
        let files = templates.map { LayoutFile(path: $0.name, place: "desk/\($0.name)", bytes: $0.bytes) }
        let (set, problems) = LayoutSet.compile(
            files, shapes: { Self.isPart($0) ? nil : ["desk": .any, "page": .any] })
        precondition(problems.isEmpty, "A template of the desk is wrong: \(problems.map { $0.line(in: .english) })")
        layouts = set
        self.assets = Dictionary(assets.map { ($0.name, $0.bytes) }) { first, _ in first }
        let content = assets.sorted { $0.name < $1.name }.flatMap { Array($0.name.utf8) + $0.bytes }
        assetFolder = "\(Self.assetPath)/\(Sodium.hash(content, length: 16).hexadecimal)"
    }

    /// What other templates extend or take macros from.
    private static func isPart(_ name: String) -> Bool {
        ["frame.html", "parts.html"].contains(name.split(separator: "/").last)
    }

    func picture(_ name: String) -> Desk.Picture? {
        assets[name].map { Desk.Picture(address: "\(assetFolder)/\(name)", size: Self.size($0)) }
    }

    /// Of a PNG (https://www.w3.org/TR/png-3/#11IHDR).
    private static func size(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        guard bytes.count > 24, bytes[1...3].elementsEqual("PNG".utf8) else { return nil }
        func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(16), number(20))
    }

    func asset(_ path: String) -> Response? {
        guard path.hasPrefix(assetFolder + "/"), let bytes = assets[String(path.dropFirst(assetFolder.utf8.count + 1))]
        else {
            return nil
        }
        var headers = Headers()
        headers["Content-Type"] = mediaType(ofPath: path)
        headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return Response(.ok, headers: headers, body: .bytes(bytes))
    }
}
