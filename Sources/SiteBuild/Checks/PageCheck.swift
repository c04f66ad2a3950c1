import Model

/// A finding of `madoguchi check` on a finished page: which criterion, and whether the page meets it.
public struct PageFinding: Hashable, Sendable {
    public var page: String
    public var criterion: String
    public var detail: String
}

/// One pass over a finished page: its ids, and what is wrong with it however it was made.
struct PageCheck: Sendable {
    private(set) var ids: [String] = []
    private(set) var findings: [PageFinding] = []
    private var found: [Problem] = []

    init() {}

    init(_ html: [UInt8], address: Address, file: String?) {
        ids = html.withUnsafeBufferPointer { Self.ids($0) }
        var unique: Set<String> = []
        for id in ids where !unique.insert(id).inserted {
            found.append(
                Problem(
                    "duplicate-id", at: Place(file: file ?? address.path, line: 1, column: 1),
                    ja: "できあがったページ（\(address.path)）にid「\(id)」が2つあります",
                    en: "the finished page (\(address.path)) has the id `\(id)` twice"))
        }
    }

    private static func ids(_ html: UnsafeBufferPointer<UInt8>) -> [String] {
        var ids: [String] = []
        let mark = Array(" id=\"".utf8)
        var index = 0
        while index + mark.count < html.count {
            guard html[index] == mark[0], html[index + 1] == mark[1], html[index + 2] == mark[2], html[index + 3] == mark[3], html[index + 4] == mark[4] else {
                index += 1
                continue
            }
            let start = index + mark.count
            let end = html[start...].firstIndex(of: UInt8(ascii: "\"")) ?? html.count
            ids.append(String(decoding: html[start..<end], as: UTF8.self))
            index = end
        }
        return ids
    }

    /// What the check of the text itself has not reported already.
    func problems(besides known: [Problem]) -> [Problem] {
        let codes = Set(known.map(\.code))
        return found.filter { !codes.contains($0.code) }
    }
}
