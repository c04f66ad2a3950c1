import Layouts
import Model

extension Site {
    func pictureValue(_ asset: Assets.Asset, alt: String) -> Value { asset.value(alt: alt, baseURL: baseURL) }
}

extension Assets.Asset {
    /// `page.image`, `photo.file`, the result of `picture(…)`: address, size and the offered variants.
    func value(alt: String, baseURL: String) -> Value {
        let markup = PictureMarkup(self)
        return .object(
            Record([
                ("url", .text(markup.src)),
                ("absolute_url", .text(baseURL + markup.src)),
                ("width", picture.map { .int($0.width) } ?? .none),
                ("height", picture.map { .int($0.height) } ?? .none),
                ("srcset", .text(markup.srcset)),
                (
                    "sources",
                    .list(
                        markup.sources.map {
                            .object(Record([("type", .text($0.type)), ("srcset", .text($0.srcset))]))
                        })
                ),
                ("alt", .text(alt)),
            ]))
    }
}

/// The attributes of a responsive picture.
struct PictureMarkup {
    var src: String
    var srcset = ""
    var sources: [(type: String, srcset: String)] = []
    let info: PictureInfo?

    init(_ asset: Assets.Asset) {
        info = asset.picture
        let variants = asset.variants
        guard let own = asset.picture?.format, let largest = variants.last(where: { $0.format == own }) else {
            src = asset.address.href
            return
        }
        src = largest.address.href
        srcset = Self.srcset(variants.filter { $0.format == own })
        if own != .webp {
            sources = [(PictureInfo.Format.webp.type, Self.srcset(variants.filter { $0.format == .webp }))]
        }
    }

    private static func srcset(_ variants: [Assets.Asset.Variant]) -> String {
        variants.map { "\($0.address.href) \($0.width)w" }.joined(separator: ", ")
    }

    /// `<picture>` for the running text: at most as wide as the text column.
    func write(alt: String, into html: inout [UInt8]) {
        let sizes = " sizes=\"(min-width: 60rem) 48rem, 100vw\""
        if !sources.isEmpty {
            html.append("<picture>")
            for source in sources {
                html.append("<source type=\"\(source.type)\" srcset=\"\(source.srcset)\"\(sizes)>")
            }
        }
        html.append("<img src=\"")
        html.append(src)
        html.append("\"")
        if !srcset.isEmpty { html.append(" srcset=\"\(srcset)\"\(sizes)") }
        if let info, info.width > 0 { html.append(" width=\"\(info.width)\" height=\"\(info.height)\"") }
        html.append(" alt=\"")
        html.appendEscaped(alt)
        html.append("\" loading=\"lazy\" decoding=\"async\">")
        if !sources.isEmpty { html.append("</picture>") }
    }
}
