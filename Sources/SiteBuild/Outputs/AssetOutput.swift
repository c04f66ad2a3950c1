import Model

/// A file of the content folder, published as it is.
struct AssetOutput: Output {
    let asset: Assets.Asset

    /// Pictures of pixels aside, which `PictureOutput` writes without their metadata.
    static func all(_ site: Site) -> [any Output] {
        site.assets.all.filter { $0.cleaned == nil }.map { AssetOutput(asset: $0) }
    }

    var address: Address { asset.address }
    var rank: OutputRank { .asset }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint { asset.content }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        Rendered(content: .copy(of: rendering.site.diskPath(asset.source)))
    }
}

/// A style sheet, browser module or drawing of the theme.
struct ThemeAssetOutput: Output {
    let name: String
    let bytes: [UInt8]
    let address: Address

    static func all(_ site: Site) -> [any Output] {
        site.theme.assets.map {
            ThemeAssetOutput(name: $0.name, bytes: $0.bytes, address: Address("\(site.theme.assetFolder)/\($0.name)"))
        }
    }

    var rank: OutputRank { .asset }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint { Fingerprint(bytes) }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered { Rendered(content: .bytes(bytes)) }
}
