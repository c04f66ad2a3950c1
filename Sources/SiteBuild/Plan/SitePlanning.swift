import Definitions
import Model

/// Which files a site has. One line per kind of output; each kind is a file in `Outputs/`.
enum SitePlanning {
    static func outputs(_ site: Site, _ options: BuildOptions) -> [any Output] {
        var outputs: [any Output] = []
        outputs += PageOutput.all(site)
        outputs += AssetOutput.all(site)
        outputs += ThemeAssetOutput.all(site)
        return outputs
    }
}

extension PageOutput {
    static func all(_ site: Site) -> [any Output] {
        site.catalog.documents.indices.compactMap { index in
            let document = site.catalog.documents[index]
            // The page at the top of a kind's folder is the introduction of its list.
            let isListIntroduction = document.entry.id.isEmpty && document.kind.listing != nil
            return isListIntroduction ? nil : PageOutput(site, index)
        }
    }
}
