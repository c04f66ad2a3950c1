import Glibc
import TestKit
import Testing

@testable import OpenData

/// Files of a real city and 1,786 real questions, which are not part of this repository; `MADOGUCHI_SHARED_DATA` names the
/// folder that holds them.
private let sharedData = getenv("MADOGUCHI_SHARED_DATA").map { String(cString: $0) }

private struct PublishedFile {
    var name: String
    var kind: String
    var category: String?
    var imported: Int
    var rejected = 0
}

private let cityFiles = [
    PublishedFile(name: "aed_location.xlsx", kind: "place", category: "aed", imported: 450),
    PublishedFile(name: "citizen_service_center.xlsx", kind: "place", category: "office", imported: 2),
    PublishedFile(name: "evacuation_space.xlsx", kind: "shelter", imported: 195),
    // Without a day there is no event, without a name nothing to throw away.
    PublishedFile(name: "events.xlsx", kind: "event", imported: 45, rejected: 6),
    PublishedFile(name: "garbage_separation_list.xlsx", kind: "refuse", imported: 606, rejected: 7),
    PublishedFile(name: "gymnasium.xlsx", kind: "place", category: "sports", imported: 11),
    PublishedFile(name: "hospital.csv", kind: "place", category: "medical", imported: 628),
    PublishedFile(name: "library.xlsx", kind: "place", category: "library", imported: 5),
    PublishedFile(name: "nursery_school.xlsx", kind: "place", category: "childcare", imported: 118),
    PublishedFile(name: "public_toilet.csv", kind: "place", category: "toilet", imported: 169),
    PublishedFile(name: "tourist_facilities.xlsx", kind: "place", category: "tourism", imported: 52),
]

@Suite(.enabled(if: sharedData != nil)) struct RealRunTests {
    @Test func `a real city's files and questions become one site that can be browsed`() throws {
        let data = try #require(sharedData)
        let place = try Workplace(empty: true)
        try place.write("content/site.yaml", "name: 高松市\nbase_url: https://takamatsu.example.jp\n")
        try place.write("content/pages/index.md", "---\ntitle: 高松市\n---\n\n[質問](/faq/)、[施設](/places/)、[催し](/events/)\n")
        try place.write("content/municipalities/takamatsu.md", "---\ntitle: 高松市\ncode: \"372013\"\n---\n")

        let questions = try place.run("import", "faq", data + "/localgovfaq/corpus.json", "--json")
        #expect(questions.status == 0)
        #expect(try questions.json()["files"]?.items.first?["imported"]?.int == 1786)
        #expect(try questions.json()["problems"]?.items.count == 0)
        for file in cityFiles { try importing(file, from: data, place) }

        let built = try place.run("build", "--json")
        let report = try built.json()
        let errors = report["problems"]?.items.filter { $0["severity"]?.text == "error" } ?? []
        #expect(errors.map { "\($0["file"]?.text ?? "") \($0["message"]?.text ?? "")" }.prefix(5) == [])
        #expect(built.status == 0)
        let entries = cityFiles.filter { $0.kind != "refuse" }.reduce(0) { $0 + $1.imported }
        #expect(report["pages"]?.int == 1786 + entries + 2)
        try browse(place)
    }

    /// Every row is imported or named with its line and the reason.
    private func importing(_ file: PublishedFile, from data: String, _ place: Workplace) throws {
        let path = data + "/takamatsu-opendata/" + file.name
        var words = ["import", file.kind, path, "--municipality", "takamatsu", "--json"]
        if let category = file.category { words += ["--category", category] }
        let ended = try Program.run(words, in: place.root, locale: "ja_JP.UTF-8")
        #expect(ended.status == (file.rejected == 0 ? 0 : 1), "\(file.name)")
        let report = try ended.json()
        let counts = try #require(report["files"]?.items.first)
        #expect(counts["imported"]?.int == file.imported, "\(file.name)")
        #expect(counts["rejected"]?.int == file.rejected, "\(file.name)")
        let named = report["problems"]?.items.filter { $0["severity"]?.text == "error" } ?? []
        #expect(Set(named.compactMap { $0["line"]?.int }).count == file.rejected, "\(file.name)")
        #expect(named.allSatisfy { $0["file"]?.text == path && $0["message"]?.text?.isEmpty == false })
        #expect(report["toDo"]?.items.filter { $0["severity"]?.text == "error" }.count == 0, "\(file.name)")
    }

    /// Follows every link from the home page: each leads to a file, and every page is found.
    private func browse(_ place: Workplace) throws {
        let root = place.root + "/output/public"
        var (seen, waiting): (Set<String>, [String]) = (["/"], ["/"])
        while let address = waiting.popLast() {
            let path = root + address + (address.hasSuffix("/") ? "index.html" : "")
            guard let bytes = try? Disk.read(path) else {
                Issue.record("nothing stands at \(address)")
                continue
            }
            guard path.hasSuffix(".html") else { continue }
            for link in Self.links(bytes) where seen.insert(link).inserted { waiting.append(link) }
        }
        let pages = Disk.tree(root).map(\.path).filter { $0.hasSuffix("/index.html") }
        let lost = pages.map { "/" + $0.dropLast("index.html".count) }.filter { !seen.contains($0) }
        #expect(lost.prefix(5) == [])
        #expect(pages.count > 3400)
    }

    /// Addresses within the site that `href="…"` names, without their anchors.
    private static func links(_ html: [UInt8]) -> [String] {
        let mark = Array("href=\"/".utf8)
        var links: [String] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "h")) {
            rest = rest[start...]
            guard rest.starts(with: mark) else {
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(mark.count - 1)
            let link = rest.prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
            if !link.starts(with: "//".utf8) { links.append(decoded(link)) }
        }
        return links
    }

    private static func decoded(_ link: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        var rest = link
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
