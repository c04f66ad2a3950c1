import CZip
import Model

/// The parts of a workbook, unpacked as a stream within limits. A bomb is refused by its own directory, and again by
/// what really comes out.
final class ZipArchive {
    private let archive: OpaquePointer
    /// libzip reads from here for as long as the archive is open.
    private let memory: UnsafeMutableRawPointer
    private let file: String
    private let limits: ReadLimits
    private var unpacked = 0

    init(_ bytes: [UInt8], file: String, limits: ReadLimits) throws(Problem) {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
        bytes.withUnsafeBytes {
            memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count)
        }
        guard let archive = ZipArchive.opened(memory, count: bytes.count) else {
            memory.deallocate()
            throw unreadableWorkbook(file, ja: "ZIP として開けません", en: "not a readable zip archive")
        }
        self.archive = archive
        self.memory = memory
        self.file = file
        self.limits = limits
        try checkDirectory()
    }

    deinit {
        zip_discard(archive)
        memory.deallocate()
    }

    private static func opened(_ memory: UnsafeMutableRawPointer, count: Int) -> OpaquePointer? {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(memory, zip_uint64_t(count), 0, &error) else { return nil }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            return nil
        }
        return archive
    }

    private func checkDirectory() throws(Problem) {
        let count = Int(zip_get_num_entries(archive, 0))
        guard count >= 0, count <= limits.entries else { throw bomb() }
        var total: UInt64 = 0
        for index in 0..<count {
            var stat = zip_stat_t()
            guard zip_stat_index(archive, zip_uint64_t(index), 0, &stat) == 0 else { continue }
            let (sum, overflow) = total.addingReportingOverflow(stat.size)
            guard !overflow, sum <= limits.unpacked else { throw bomb() }
            total = sum
            guard stat.size < limits.ratioApplies || stat.size / max(1, stat.comp_size) <= limits.ratio else {
                throw bomb()
            }
        }
    }

    func has(_ part: String) -> Bool { zip_name_locate(archive, part, zip_flags_t(ZIP_FL_NOCASE)) >= 0 }

    /// Hands the part over piece by piece; false when there is no such part.
    func read(_ part: String, _ take: (UnsafeRawBufferPointer) throws(Problem) -> Void) throws(Problem) -> Bool {
        let index = zip_name_locate(archive, part, zip_flags_t(ZIP_FL_NOCASE))
        guard index >= 0 else { return false }
        guard let stream = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
            throw unreadableWorkbook(
                file, ja: "ブックの一部（\(part)）を開けません", en: "part \(part) of the workbook cannot be opened")
        }
        defer { zip_fclose(stream) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 1)
        defer { buffer.deallocate() }
        while true {
            let count = zip_fread(stream, buffer.baseAddress, zip_uint64_t(buffer.count))
            guard count >= 0 else {
                throw unreadableWorkbook(file, ja: "ブックの一部（\(part)）が壊れています", en: "part \(part) is damaged")
            }
            if count == 0 { return true }
            unpacked += Int(count)
            guard unpacked <= limits.unpacked else { throw bomb() }
            try take(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]))
        }
    }

    private func bomb() -> Problem {
        Problem(
            "too-large", at: Place(file: file), ja: "展開すると大きすぎるブックです", en: "the workbook unpacks to too much data",
            expected: Wording(
                ja: "展開後 \(limits.unpacked >> 20) MB まで", en: "at most \(limits.unpacked >> 20) MB unpacked"))
    }
}

func unreadableWorkbook(_ file: String, ja: String, en: String) -> Problem {
    Problem(
        "unreadable-workbook", at: Place(file: file), ja: "Excel ブックを読めません: \(ja)", en: "unreadable workbook: \(en)",
        expected: Wording(ja: "パスワードのない .xlsx 形式", en: "an .xlsx file without a password"))
}
