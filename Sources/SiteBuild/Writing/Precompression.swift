import CBrotli
import CZlib
import Model

/// `.br` and `.gz` beside text files, for web servers that send them as they are (`build --compress`).
enum Precompression: CaseIterable, Sendable {
    case brotli, gzip

    var suffix: String { self == .brotli ? ".br" : ".gz" }

    /// Below this the headers of an answer weigh more than what is saved.
    private static let smallest = 512
    /// The last steps to 11 cost ten times the time for two percent.
    private static let brotliQuality: Int32 = 9
    private static let gzipLevel: Int32 = 9
    private static let types: Set<String> = [
        "html", "css", "js", "json", "geojson", "xml", "svg", "txt", "csv", "ics", "webmanifest",
    ]

    static func isWorthwhile(_ file: String, size: Int) -> Bool {
        size >= smallest && types.contains(SiteSources.splitExtension(file[...]).type)
    }

    /// The same bytes for the same input: no time, no name.
    func compress(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
        let compressed = self == .brotli ? Self.brotli(bytes) : Self.gzip(bytes)
        guard let compressed else {
            throw Problem("compression-failed", at: Place(file: ""), ja: "圧縮できませんでした", en: "compression failed")
        }
        return compressed
    }

    private static func brotli(_ bytes: [UInt8]) -> [UInt8]? {
        var size = BrotliEncoderMaxCompressedSize(bytes.count)
        var out = [UInt8](repeating: 0, count: size)
        let isDone = BrotliEncoderCompress(
            brotliQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.count, bytes, &size, &out)
        return isDone == BROTLI_TRUE ? Array(out[..<size]) : nil
    }

    private static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        // 15 bits of window, and 16 for gzip's header (zlib.h).
        let started = deflateInit2_(
            &stream, gzipLevel, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard started == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        var out = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let ended = input.withUnsafeMutableBufferPointer { source in
            out.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        return ended == Z_STREAM_END ? Array(out[..<Int(stream.total_out)]) : nil
    }
}
