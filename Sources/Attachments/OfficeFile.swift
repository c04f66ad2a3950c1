import CZip

/// Documents of Word, Excel and PowerPoint (ECMA-376): archives whose parts are named in `[Content_Types].xml`.
enum OfficeFile {
    private static let typesName = "[Content_Types].xml"

    /// A document of a town has fewer.
    private static let mostParts = 5000
    /// Bytes of all parts unpacked: what opens it would hold them in memory.
    private static let mostUnpacked: UInt64 = 300 << 20
    /// Unpacked over packed; sheets of blank cells reach 100.
    private static let mostRatio: UInt64 = 300
    private static let largestTypes: UInt64 = 1 << 20

    private struct Part {
        var name: String
        var size: UInt64
        var packed: UInt64
    }

    /// nil: some other archive.
    static func type(_ bytes: [UInt8]) -> AttachedType? {
        reading(bytes) { archive, parts in
            let names = parts.map(\.name)
            guard names.contains(typesName) else { return nil }
            if names.contains(where: { $0.hasPrefix("word/") }) { return .word }
            if names.contains(where: { $0.hasPrefix("xl/") }) { return .excel }
            return names.contains { $0.hasPrefix("ppt/") } ? .powerPoint : nil
        } ?? nil
    }

    static func check(_ bytes: [UInt8]) throws(AttachedFile.Refusal) {
        // The archive begins where the file begins, and ends where it ends: nothing else is in front or behind.
        let end = Array("PK\u{5}\u{6}".utf8)
        guard let last = bytes.lastRange(of: end), last.lowerBound + endLength <= bytes.count,
            Int(bytes[last.lowerBound + 20]) | Int(bytes[last.lowerBound + 21]) << 8
                == bytes.count - last.lowerBound - endLength
        else { throw .damaged }
        let found: AttachedFile.Refusal?? = reading(bytes) { archive, parts in
            guard parts.count <= mostParts, parts.reduce(0, { $0 &+ $1.size }) <= mostUnpacked,
                parts.allSatisfy({ $0.size <= largestTypes || $0.size / max(1, $0.packed) <= mostRatio })
            else { return .damaged }
            let isActive = parts.contains { part in
                let name = part.name.lowercased()
                return name.contains("vbaproject") || name.contains("macrosheets/") || name.contains("activex/")
                    || [".exe", ".dll", ".js", ".vbs", ".zip", ".docm", ".xlsm", ".bat", ".scr"].contains(
                        where: name.hasSuffix)
            }
            if isActive { return .hasMacros }
            guard let types = contents(archive, typesName) else { return .damaged }
            return types.firstRange(of: Array("macroEnabled".utf8)) == nil ? nil : .hasMacros
        }
        guard let found else { throw .damaged }
        if let refusal = found { throw refusal }
    }

    /// Bytes of the end record before its comment (APPNOTE.TXT 4.3.16).
    private static let endLength = 22

    private static func reading<Result>(_ bytes: [UInt8], _ body: (OpaquePointer, [Part]) -> Result) -> Result? {
        bytes.withUnsafeBytes { buffer in
            var error = zip_error_t()
            zip_error_init(&error)
            defer { zip_error_fini(&error) }
            guard let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error) else {
                return nil
            }
            guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
                zip_source_free(source)
                return nil
            }
            defer { zip_discard(archive) }
            let count = zip_get_num_entries(archive, 0)
            guard count >= 0, count <= mostParts else { return nil }
            let parts = (0..<UInt64(count)).compactMap { index -> Part? in
                var stat = zip_stat_t()
                guard zip_stat_index(archive, index, 0, &stat) == 0, let name = stat.name else { return nil }
                return Part(name: String(cString: name), size: stat.size, packed: stat.comp_size)
            }
            return body(archive, parts)
        }
    }

    private static func contents(_ archive: OpaquePointer, _ name: String) -> [UInt8]? {
        var stat = zip_stat_t()
        guard zip_stat(archive, name, 0, &stat) == 0, stat.size <= largestTypes,
            let file = zip_fopen(archive, name, 0)
        else { return nil }
        defer { zip_fclose(file) }
        var bytes = [UInt8](repeating: 0, count: Int(stat.size))
        let count = zip_fread(file, &bytes, UInt64(bytes.count))
        return count == bytes.count ? bytes : nil
    }
}
