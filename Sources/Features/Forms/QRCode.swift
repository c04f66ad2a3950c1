import CQrencode
import Glibc
import Layouts

/// A QR code of an address, for notices and leaflets (JIS X 0510, ISO/IEC 18004).
struct QRCode {
    /// Modules on a side, without the quiet zone.
    let side: Int
    private let dark: [Bool]

    /// Modules around it that stay white (ISO/IEC 18004, 5.3.8).
    private static let quiet = 4

    /// nil: too long for one.
    init?(_ text: String) {
        // M: 15 of 100 may be lost to folds and stains.
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
        guard let modules = code.pointee.data else { return nil }
        dark = (0..<side * side).map { modules[$0] & 1 == 1 }
    }

    /// `{size, path}` for an SVG: one square of one unit for each dark module.
    var value: Value {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                let start = column
                while column < side && dark[row * side + column] { column += 1 }
                if column > start {
                    path += "M\(start + Self.quiet) \(row + Self.quiet)h\(column - start)v1h-\(column - start)z"
                }
                column += 1
            }
        }
        return .record(("size", .int(side + 2 * Self.quiet)), ("path", .text(path)))
    }
}
