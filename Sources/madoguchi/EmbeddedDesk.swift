import BrowserFiles
import FeatureKit
import Glibc

extension DeskFiles {
    /// Colours, type, the mark and maps are the site's own.
    private static let shared = [
        "assets/tokens.css", "assets/mark.svg", "assets/elements.js", "assets/maps/map.js", "assets/maps/reports.js",
        "assets/leaflet/leaflet.js", "assets/leaflet/leaflet.css", "assets/map.css",
    ]
    private static let templatePrefix = "desk/templates/"
    private static let manualPrefix = "desk/manual/"
    private static let assetPrefix = "desk/assets/"

    /// Those inside the program.
    static var embedded: DeskFiles {
        var (templates, assets, manual): ([File], [File], [File]) = ([], [], [])
        for index in 0..<browser_file_count {
            guard let file = browser_file_at(index)?.pointee else { continue }
            let path = String(cString: file.path)
            let bytes = { Array(UnsafeBufferPointer(start: file.bytes, count: file.length)) }
            if path.hasPrefix(templatePrefix) {
                templates.append((String(path.dropFirst(templatePrefix.utf8.count)), bytes()))
            } else if path.hasPrefix(manualPrefix) {
                manual.append((String(path.dropFirst(manualPrefix.utf8.count)), bytes()))
            } else if path.hasPrefix(assetPrefix) {
                assets.append((String(path.dropFirst(assetPrefix.utf8.count)), bytes()))
            } else if shared.contains(path) {
                assets.append((String(path.dropFirst("assets/".utf8.count)), bytes()))
            }
        }
        return DeskFiles(templates: templates, assets: assets, manual: manual)
    }
}
