import CVips
import Glibc
import Model

/// A picture in one size and format; made once per content and kept in `output/cache/pictures`.
struct PictureOutput: Output {
    let asset: Assets.Asset
    let variant: Assets.Asset.Variant
    /// Folder of the made pictures.
    let cache: String

    static func all(_ site: Site, cache: String) -> [any Output] {
        site.assets.all.flatMap { asset in
            (asset.variants + [asset.cleaned].compactMap { $0 }).map {
                PictureOutput(asset: asset, variant: $0, cache: cache)
            }
        }
    }

    var address: Address { variant.address }
    var rank: OutputRank { .asset }

    /// Named by content, not by place, so that moving a picture costs nothing.
    var cachedName: String { "\(asset.content.hex)-\(variant.width).\(variant.format.rawValue)" }
    private var cached: String { cache + "/" + cachedName }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint { Fingerprint { $0.add(cachedName) } }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        if access(cached, R_OK) != 0 { try make(rendering.site) }
        return Rendered(content: .copy(of: cached))
    }

    private func make(_ site: Site) throws(Problem) {
        OutputFolder(root: cache).makeFolder(cache)
        // Whole or not at all, also when two builds, or two files of the same content, make the same picture.
        let temporary = "\(cache)/.\(getpid())-\(Fingerprint(address.path).short)-\(cachedName)"
        guard pictures_scale(site.diskPath(asset.source), temporary, Int32(variant.width)) == 0 else {
            unlink(temporary)
            throw PictureReading.unreadable(site.contentFolder + "/" + asset.source)
        }
        guard rename(temporary, cached) == 0 else {
            throw FileFailure.problem("unwritable-output", cached, errno: errno)
        }
    }
}

extension Assets.Asset {
    /// The picture under its own name: full size, without the metadata a camera puts in (place, time, device).
    var cleaned: Variant? {
        guard let picture, picture.format.isResized else { return nil }
        return Variant(width: picture.width, format: picture.format, address: address)
    }
}
