import CVips
import Model

/// What a picture file is.
enum PictureReading {
    /// - Returns: nil for files that are no pictures by name.
    static func info(_ path: String, name: String) throws(Problem) -> PictureInfo? {
        guard let format = PictureInfo.format(ofExtension: SiteSources.splitExtension(path[...]).type) else {
            return nil
        }
        if format == .svg {
            let (width, height) = SVGSize.of(try FileBuffer.contents(path))
            return PictureInfo(format: .svg, width: width, height: height)
        }
        var (width, height): (Int32, Int32) = (0, 0)
        guard pictures_size(path, &width, &height) == 0 else { throw unreadable(name) }
        return PictureInfo(format: format, width: Int(width), height: Int(height))
    }

    static func unreadable(_ name: String) -> Problem {
        let reason = String(cString: pictures_error())
        return Problem(
            "unreadable-picture", at: Place(file: name), ja: "画像として読めません（\(reason)）",
            en: "not readable as a picture: \(reason)")
    }
}

/// The size an SVG declares: `width` and `height`, else its `viewBox`. 0 × 0 where it declares none.
enum SVGSize {
    /// The root element is within the first bytes.
    private static let searched = 4096
    /// Pixels; what is beyond is no picture's size.
    private static let largest = 1_000_000.0

    static func of(_ svg: [UInt8]) -> (width: Int, height: Int) {
        let text = Array(svg.prefix(searched))
        guard let start = (0..<text.count).first(where: { text[$0...].starts(with: "<svg".utf8) }),
            let tag = HTMLTagReader(text, at: start)
        else { return (0, 0) }
        func length(_ name: String) -> Int? {
            tag.attributes.first { $0.name == name }.flatMap { Double($0.value.prefix { $0.isNumber || $0 == "." }) }
                .map(pixels)
        }
        if let width = length("width"), let height = length("height"), !tag.isRelative { return (width, height) }
        let box =
            tag.attributes.first { $0.name == "viewbox" }?.value.split { $0 == " " || $0 == "," }.compactMap {
                Double($0)
            } ?? []
        return box.count == 4 ? (pixels(box[2]), pixels(box[3])) : (0, 0)
    }

    private static func pixels(_ number: Double) -> Int {
        number >= 0 && number <= largest ? Int(number.rounded()) : 0
    }
}

/// The attributes of one tag.
private struct HTMLTagReader {
    var attributes: [(name: String, value: String)] = []

    /// Sizes in percent say nothing about pixels.
    var isRelative: Bool {
        attributes.contains { ($0.name == "width" || $0.name == "height") && $0.value.hasSuffix("%") }
    }

    init?(_ bytes: [UInt8], at start: Int) {
        guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
        var rest = Substring(decoding: bytes[start..<end], as: UTF8.self).drop { !$0.isWhitespace }
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].split { $0.isWhitespace }.last.map { $0.lowercased() } ?? ""
            rest = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
            guard let quote = rest.first, quote == "\"" || quote == "'" else { continue }
            rest = rest.dropFirst()
            let value = rest.prefix { $0 != quote }
            attributes.append((name, String(value)))
            rest = rest.dropFirst(value.count + 1)
        }
    }
}
