/// Everything below `public/` and `sites/` of an output folder.
public struct PublishedFiles {
    private struct File {
        var bytes: [UInt8]
        var stamp: DiskStamp
    }

    private var files: [String: File] = [:]

    public init(_ output: String) throws {
        for part in ["public", "sites"] {
            for (path, stamp) in Disk.tree(output + "/" + part) {
                files[part + "/" + path] = File(bytes: try Disk.read("\(output)/\(part)/\(path)"), stamp: stamp)
            }
        }
    }

    public var paths: Set<String> { Set(files.keys) }

    public subscript(path: String) -> [UInt8]? { files[path]?.bytes }

    /// What is missing, too many or otherwise than in `wanted`.
    public func differences(from wanted: PublishedFiles) -> [String] {
        var found = wanted.paths.subtracting(paths).sorted().map { "missing: \($0)" }
        found += paths.subtracting(wanted.paths).sorted().map { "should not be there: \($0)" }
        for path in paths.intersection(wanted.paths).sorted() where self[path] != wanted[path] {
            found.append("\(path): \(FirstDifference(self[path] ?? [], wanted[path] ?? []))")
        }
        return found
    }

    func changed(since before: PublishedFiles) -> Set<String> {
        Set(paths.union(before.paths).filter { self[$0] != before[$0] })
    }

    /// Files written although their bytes are what they were.
    func touchedInVain(since before: PublishedFiles) -> [String] {
        paths.intersection(before.paths).sorted()
            .filter { files[$0]?.bytes == before.files[$0]?.bytes && files[$0]?.stamp != before.files[$0]?.stamp }
            .map { "touched without need: \($0)" }
    }
}

/// Shows where two texts part, so that a failing test tells what is stale.
struct FirstDifference: CustomStringConvertible {
    let description: String
    private static let shown = 80

    init(_ found: [UInt8], _ wanted: [UInt8]) {
        var index = 0
        while index < min(found.count, wanted.count), found[index] == wanted[index] { index += 1 }
        let start = max(0, index - 20)
        func part(_ bytes: [UInt8]) -> String {
            String(decoding: bytes[min(start, bytes.count)..<min(start + Self.shown, bytes.count)], as: UTF8.self)
        }
        description = "at byte \(index) “\(part(found))” instead of “\(part(wanted))”"
    }
}
