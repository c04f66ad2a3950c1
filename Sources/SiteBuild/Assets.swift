import Model

/// Files of the content folder that are published as they are, and pictures in several sizes.
struct Assets: Sendable {
    struct Asset: Sendable {
        /// Relative to the content folder.
        var source: String
        /// `/pictures/bay.jpg`
        var address: Address
        var size: Int
        var content: Fingerprint
        /// nil for anything but pictures.
        var picture: PictureInfo?
    }

    let all: [Asset]
    private let byPath: [String: Int]
    private let bySource: [String: Int]

    init(_ all: [Asset]) {
        self.all = all
        byPath = Dictionary(all.enumerated().map { ($1.address.path, $0) }) { first, _ in first }
        bySource = Dictionary(all.enumerated().map { ($1.source, $0) }) { first, _ in first }
    }

    /// By address: `/pictures/bay.jpg`.
    subscript(path: String) -> Asset? { byPath[path].map { all[$0] } }

    /// By file below the content folder.
    func asset(source: String) -> Asset? { bySource[source].map { all[$0] } }
}

/// What a picture is, read from its header once and kept between builds.
struct PictureInfo: Hashable, Sendable {
    enum Format: String, Sendable {
        case jpeg = "jpg"
        case png, webp, svg, gif

        var type: String { self == .svg ? "image/svg+xml" : self == .jpeg ? "image/jpeg" : "image/\(rawValue)" }
        /// Photographs and drawings of pixels are offered in several sizes; SVG scales by itself, GIF may move.
        var isResized: Bool { self == .jpeg || self == .png || self == .webp }
    }

    var format: Format
    /// Pixels.
    var width: Int
    var height: Int

    static func format(ofExtension name: String) -> Format? {
        switch name {
        case "jpg", "jpeg": .jpeg
        case "png": .png
        case "webp": .webp
        case "svg": .svg
        case "gif": .gif
        default: nil
        }
    }
}

extension Assets.Asset {
    /// Widths in pixels: a phone, a phone of high density or a tablet, a desktop column of high density.
    private static let widths = [480, 960, 1600]

    struct Variant: Hashable, Sendable {
        var width: Int
        var format: PictureInfo.Format
        var address: Address
    }

    /// The sizes in which a picture is published, in its own format and in WebP. Names carry the content's fingerprint.
    var variants: [Variant] {
        guard let picture, picture.format.isResized else { return [] }
        var widths = Self.widths.filter { $0 < picture.width }
        widths.append(min(picture.width, Self.widths.last ?? picture.width))
        let formats: [PictureInfo.Format] = picture.format == .webp ? [.webp] : [.webp, picture.format]
        return formats.flatMap { format in
            Set(widths).sorted().map { width in
                Variant(width: width, format: format, address: variantAddress(width, format))
            }
        }
    }

    private func variantAddress(_ width: Int, _ format: PictureInfo.Format) -> Address {
        let stem = address.path.prefix(upTo: address.path.lastIndex(of: ".") ?? address.path.endIndex)
        return Address("\(stem)-\(width).\(content.short).\(format.rawValue)")
    }
}
