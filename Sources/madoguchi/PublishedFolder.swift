import FeatureKit
import Glibc
import Model

/// The pages and files of a built site.
enum PublishedFolder {
    /// The head of a page is not longer, up to its title.
    private static let headLength = 8192

    static func pages(output: String) -> PublishedPages {
        let (folder, runtime) = (output + "/public", output + "/runtime")
        return PublishedPages(
            exists: { path in page(folder, path).map { access($0, R_OK) == 0 } ?? false },
            title: { path in page(folder, path).flatMap(title) },
            file: { path in file(folder, path).flatMap { try? FileAccess.contents($0) } },
            runtime: { path in file(runtime, path).flatMap { try? FileAccess.contents($0) } })
    }

    /// nil: no path of a page. What a visitor sends never leads out of the folder.
    private static func page(_ folder: String, _ path: String) -> String? {
        guard path.hasSuffix("/") else { return nil }
        return file(folder, path).map { $0 + "index.html" }
    }

    private static func file(_ folder: String, _ path: String) -> String? {
        guard path.hasPrefix("/"), !path.utf8.contains(0),
            !path.split(separator: "/").contains(where: { $0 == ".." || $0 == "." })
        else { return nil }
        return folder + path
    }

    /// The part before the site's name.
    private static func title(_ file: String) -> String? {
        let descriptor = open(file, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: headLength)
        let count = read(descriptor, &bytes, bytes.count)
        let head = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        guard let start = head.firstRange(of: "<title>"), let end = head.firstRange(of: "</title>"),
            start.upperBound <= end.lowerBound
        else { return nil }
        let whole = head[start.upperBound..<end.lowerBound]
        let own = whole.firstRange(of: " | ").map { whole[..<$0.lowerBound] } ?? whole
        return String(own).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
