import CSystem
import Glibc
import Model

/// What a build left standing below `output`, in a form that is compared with the disk as it is, without being decoded.
/// Looking at the known files and at the times of their folders, which change with every name that comes or goes, takes
/// a fraction of the time of listing everything.
enum StandingRecord {
    /// Size, modification time and inode, then the path, ended by a zero byte.
    private static let stampLength = 24
    /// Of a usual entry.
    private static let usualLength = 56

    // MARK: Made

    struct Folder {
        var name: String
        /// The rows of the next state's table of outputs; what is written of them here has the same order.
        var files: [StateRow<BuildState.OutputState>]
        var before: StateTable<BuildState.OutputState>
        var folders: Folders
    }

    /// The folders that the files stand in.
    enum Folders {
        case ofFiles
        /// The same as before; names have come or gone in those whose names have these fingerprints.
        case same([Entry], touched: Set<Fingerprint>)
    }

    static func bytes(_ folders: [Folder], output: String) -> [UInt8] {
        let root = system_open_folder(output)
        defer { close(root) }
        var writer = ByteWriter()
        writer.add(folders) { writer, folder in
            writer.add(folder.name)
            writer.add(stamp(root, folder.name) ?? .unknown)
            switch folder.folders {
            case .ofFiles:
                let above = Self.folders(of: folder.names)
                let path = output + "/" + folder.name
                let stamps = Workers.map(above.count, state: OpenFolder(path)) { open, index in
                    stamp(open.descriptor, above[index]) ?? .unknown
                }
                writer.add(list(zip(above, stamps)))
            case .same(let entries, let touched):
                writer.add(list(entries, touched: touched, below: "\(folder.name)/", root))
            }
            writer.add(list(folder.files, folder.before))
        }
        return writer.bytes
    }

    private static func folders(of files: some Sequence<String>) -> [String] {
        var found: Set<String> = []
        var last: Substring = ""
        for file in files {
            // Files of one folder mostly stand side by side.
            let own = file[..<(file.utf8.lastIndex(of: UInt8(ascii: "/")) ?? file.startIndex)]
            if own == last { continue }
            last = own
            var rest = file[...]
            while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
                rest = rest[..<slash]
                if !found.insert(String(rest)).inserted { break }
            }
        }
        return Array(found)
    }

    private static func list(_ entries: some Sequence<(String, FileStamp)>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 << 16)
        for (path, stamp) in entries {
            append(stamp, to: &bytes)
            bytes.append(contentsOf: path.utf8)
            bytes.append(0)
        }
        return bytes
    }

    private static func list(
        _ rows: [StateRow<BuildState.OutputState>], _ before: StateTable<BuildState.OutputState>
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rows.count * usualLength)
        for row in rows {
            switch row {
            case .same(let row):
                guard let (name, stamp) = before.nameAndStamp(of: row) else { continue }
                append(stamp, to: &bytes)
                bytes.append(contentsOf: name)
            case .new(let name, let state):
                append(state.stamp, to: &bytes)
                bytes.append(contentsOf: name.utf8)
            }
            bytes.append(0)
        }
        return bytes
    }

    private static func list(
        _ entries: [Entry], touched: Set<Fingerprint>, below folder: String, _ root: Int32
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.count * usualLength)
        for entry in entries {
            let isTouched = !touched.isEmpty && touched.contains(entry.name)
            append(isTouched ? stamp(root, folder + String(cString: entry.path)) ?? .unknown : entry.stamp, to: &bytes)
            bytes.append(contentsOf: UnsafeRawBufferPointer(start: entry.path, count: strlen(entry.path) + 1))
        }
        return bytes
    }

    private static func append(_ stamp: FileStamp, to bytes: inout [UInt8]) {
        let numbers = (Int64(stamp.size).littleEndian, Int64(stamp.modified).littleEndian, stamp.inode.littleEndian)
        withUnsafeBytes(of: numbers) { bytes.append(contentsOf: $0) }
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

        /// Of the path.
        var name: Fingerprint { Fingerprint(UnsafeRawBufferPointer(start: path, count: strlen(path))) }
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
        entries.reserveCapacity(bytes.count / usualLength)
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

    static func stamp(_ folder: Int32, _ path: UnsafePointer<CChar>) -> FileStamp? {
        var entry = system_entry()
        return system_stat_at(folder, path, &entry) == 0 ? FileStamp(entry) : nil
    }

    fileprivate final class OpenFolder {
        let descriptor: Int32
        init(_ path: String) { descriptor = system_open_folder(path) }
        deinit { close(descriptor) }
    }
}

/// What stands now of what a build left: looked at while a build has nothing else to do, until somebody asks.
struct StandingObservation: Sendable {
    private let folders: [Folder]
    private let output: String

    fileprivate struct Folder: Sendable {
        let known: StandingRecord.Known
        let record: MappedFile
        let path: String
        /// Stamps of the known files, then of the known folders; nil for what is gone.
        let looks: Workers.Background<StandingRecord.OpenFolder, FileStamp?>
    }

    /// - Parameter record: what is known lies in it.
    static func begin(_ known: [StandingRecord.Known], in record: MappedFile, output: String) -> StandingObservation {
        StandingObservation(folders: known.map { Folder($0, in: record, output) }, output: output)
    }

    /// Whether exactly this stands.
    var isUnchanged: Bool { folders.allSatisfy(\.isUnchanged) }

    var standing: StandingOutput {
        var standing = StandingOutput(output: output)
        for folder in folders where folder.namesHold { standing.add(folder.known.name, folder.standing) }
        return standing
    }
}

extension StandingObservation.Folder {
    fileprivate init(_ known: StandingRecord.Known, in record: MappedFile, _ output: String) {
        self.known = known
        self.record = record
        let path = output + "/" + known.name
        self.path = path
        let (files, folders) = (known.files, known.folders)
        // A descriptor for each worker: the kernel counts the uses of one, which is costly when all count the same.
        looks = Workers.Background(files.count + folders.count, state: StandingRecord.OpenFolder(path)) { open, index in
            withExtendedLifetime(record) {
                let entry = index < files.count ? files[index] : folders[index - files.count]
                return StandingRecord.stamp(open.descriptor, entry.path)
            }
        }
    }

    /// No name has come or gone.
    fileprivate var namesHold: Bool {
        let folder = system_open_folder(path)
        defer { close(folder) }
        return StandingRecord.stamp(folder, ".") == known.own
            && zip(looks.finish()[known.files.count...], known.folders).allSatisfy { $0 == $1.stamp }
    }

    fileprivate var isUnchanged: Bool {
        namesHold && zip(looks.finish(), known.files).allSatisfy { $0 == $1.stamp }
    }

    fileprivate var standing: StandingFolder {
        let stamps = Array(looks.finish()[..<known.files.count])
        return StandingFolder(
            observed: StandingFiles(known: known.files, found: stamps, in: record), folders: known.folders, in: record)
    }
}

extension StandingRecord.Folder {
    fileprivate var names: [String] {
        files.compactMap { row in
            switch row {
            case .same(let row): try? before.key(of: row)
            case .new(let name, _): name
            }
        }
    }
}
