import CSystem
import Glibc
import Model

/// What a build left standing below `output`, in a form that is compared with the disk as it is, without being decoded.
/// Looking at the known files and at the times of their folders, which change with every name that comes or goes, takes
/// a fraction of the time of listing everything.
enum StandingRecord {
    /// Size, modification time and inode, then the path, ended by a zero byte.
    private static let stampLength = 24

    // MARK: Made

    struct Folder {
        var name: String
        var files: [String: BuildState.OutputState]
    }

    static func bytes(_ folders: [Folder], output: String) -> [UInt8] {
        let root = system_open_folder(output)
        defer { close(root) }
        var writer = ByteWriter()
        writer.add(folders) { writer, folder in
            writer.add(folder.name)
            let files = folder.files.keys.sorted()
            let above = Self.folders(of: files)
            let stamps = Workers.map(above.count) { stamp(root, "\(folder.name)/\(above[$0])") ?? .unknown }
            writer.add(stamp(root, folder.name) ?? .unknown)
            writer.add(list(zip(above, stamps)))
            writer.add(list(files.lazy.map { ($0, folder.files[$0]?.stamp ?? .unknown) }))
        }
        return writer.bytes
    }

    /// The folders that files stand in, sorted.
    private static func folders(of files: [String]) -> [String] {
        var found: Set<String> = []
        for file in files {
            var rest = file[...]
            while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
                rest = rest[..<slash]
                if !found.insert(String(rest)).inserted { break }
            }
        }
        return found.sorted()
    }

    private static func list(_ entries: some Sequence<(String, FileStamp)>) -> [UInt8] {
        var bytes: [UInt8] = []
        for (path, stamp) in entries {
            for number in [Int64(stamp.size), Int64(stamp.modified), Int64(bitPattern: stamp.inode)] {
                withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
            }
            bytes.append(contentsOf: path.utf8)
            bytes.append(0)
        }
        return bytes
    }

    // MARK: Compared with the disk

    struct Known {
        var name: String
        var own: FileStamp
        var folders: [Entry]
        var files: [Entry]
    }

    /// Points into the record.
    struct Entry: @unchecked Sendable {
        let path: UnsafePointer<CChar>
        let stamp: FileStamp
    }

    static func read(_ bytes: UnsafeRawBufferPointer) throws(CorruptState) -> [Known] {
        var reader = ByteReader(bytes)
        return try reader.list { reader throws(CorruptState) in
            let name = try reader.text()
            let own = try reader.stamp()
            return Known(
                name: name, own: own, folders: try entries(try reader.span()), files: try entries(try reader.span()))
        }
    }

    private static func entries(_ bytes: UnsafeRawBufferPointer) throws(CorruptState) -> [Entry] {
        var entries: [Entry] = []
        entries.reserveCapacity(bytes.count / 64)
        var rest = bytes
        while !rest.isEmpty {
            guard rest.count > stampLength, let start = rest.baseAddress else { throw CorruptState() }
            func number(_ index: Int) -> Int64 {
                Int64(littleEndian: rest.loadUnaligned(fromByteOffset: index * 8, as: Int64.self))
            }
            let path = start + stampLength
            guard let end = memchr(path, 0, rest.count - stampLength) else { throw CorruptState() }
            let stamp = FileStamp(
                size: Int(number(0)), modified: Int(number(1)), inode: UInt64(bitPattern: number(2)))
            entries.append(Entry(path: path.assumingMemoryBound(to: CChar.self), stamp: stamp))
            let length = UnsafeRawPointer(end) - start + 1
            rest = UnsafeRawBufferPointer(rebasing: rest[length...])
        }
        return entries
    }

    private static func stamp(_ folder: Int32, _ path: UnsafePointer<CChar>) -> FileStamp? {
        var entry = system_entry()
        return system_stat_at(folder, path, &entry) == 0 ? FileStamp(entry) : nil
    }

    /// How many looks at the disk a worker takes at a time.
    private static let portion = 512

    /// Stamps of the entries as they are now; nil for what is gone.
    private static func stamps(_ entries: [Entry], in folder: Int32) -> [FileStamp?] {
        let portions = (entries.count + portion - 1) / portion
        let found = Workers.map(portions) { index -> [FileStamp?] in
            entries[(index * portion)..<min(entries.count, (index + 1) * portion)].map { stamp(folder, $0.path) }
        }
        return found.flatMap { $0 }
    }
}

extension StandingRecord {
    /// Whether exactly this stands below `output`.
    static func holds(_ known: [Known], output: String) -> Bool {
        known.allSatisfy { holds($0, output) }
    }

    private static func holds(_ known: Known, _ output: String) -> Bool {
        let folder = system_open_folder(output + "/" + known.name)
        defer { close(folder) }
        guard folder >= 0, stamp(folder, ".") == known.own else { return false }
        for entries in [known.folders, known.files] {
            for (now, entry) in zip(stamps(entries, in: folder), entries) where now != entry.stamp { return false }
        }
        return true
    }

    /// What stands now, as far as that can be told from the record.
    static func standing(_ known: [Known], output: String) -> StandingOutput {
        var standing = StandingOutput(output: output)
        for known in known {
            if let folder = folder(known, output) { standing.add(known.name, folder) }
        }
        return standing
    }

    /// nil where names have come or gone, so that the folder has to be listed.
    private static func folder(_ known: Known, _ output: String) -> StandingFolder? {
        let folder = system_open_folder(output + "/" + known.name)
        defer { close(folder) }
        guard folder >= 0, stamp(folder, ".") == known.own else { return nil }
        for (now, entry) in zip(stamps(known.folders, in: folder), known.folders) where now != entry.stamp {
            return nil
        }
        var found = StandingFolder()
        found.files.reserveCapacity(known.files.count)
        for (now, entry) in zip(stamps(known.files, in: folder), known.files) {
            guard let now else { return nil }
            found.files[String(cString: entry.path)] = now
        }
        found.folders = known.folders.map { String(cString: $0.path) }
        return found
    }
}
