import CVips
import Glibc

/// Files as people send them, and as others do.
public enum AttachmentFixtures {
    public static let secret = "GPS-35.6581N-139.7414E"

    /// A photograph with place, camera and a comment in it, and another file behind its end.
    public static var photo: [UInt8] {
        let plain = jpeg(width: 64, height: 48)
        // Behind the start of the picture: APP1 with Exif, APP13, and a comment (JFIF, Exif 2.32).
        let exif = segment(0xE1, Array("Exif\0\0MM\0*\0\0\0\u{8}".utf8) + Array(secret.utf8))
        let xmp = segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>\(secret)</x:xmpmeta>".utf8))
        let comment = segment(0xFE, Array(secret.utf8))
        return Array(plain[..<2]) + exif + xmp + comment + Array(plain[2...]) + archive.bytes
    }

    /// A photograph that says where it was taken: 35° 39′ 29.16″ north, 139° 44′ 29.04″ east (Exif 2.32, 4.6.6).
    public static var placedPhoto: [UInt8] {
        func number(_ value: Int, _ bytes: Int) -> [UInt8] {
            (0..<bytes).reversed().map { UInt8(value >> (8 * $0) & 0xFF) }
        }
        func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
            number(tag, 2) + number(type, 2) + number(count, 4) + value
        }
        func degrees(_ parts: [(Int, Int)]) -> [UInt8] { parts.flatMap { number($0.0, 4) + number($0.1, 4) } }
        let (ascii, long, rational) = (2, 4, 5)
        let (places, north, east) = (26, 80, 104)
        let head = Array("MM\0*".utf8) + number(8, 4)
        let first = number(1, 2) + entry(0x8825, long, 1, number(places, 4)) + number(0, 4)
        let gps =
            number(4, 2) + entry(1, ascii, 2, Array("N\0\0\0".utf8)) + entry(2, rational, 3, number(north, 4))
            + entry(3, ascii, 2, Array("E\0\0\0".utf8)) + entry(4, rational, 3, number(east, 4)) + number(0, 4)
        let values = degrees([(35, 1), (39, 1), (2916, 100)]) + degrees([(139, 1), (44, 1), (2904, 100)])
        let plain = jpeg(width: 64, height: 48)
        return plain[..<2] + segment(0xE1, Array("Exif\0\0".utf8) + head + first + gps + values) + plain[2...]
    }

    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
    }

    private static var archive: ZipFixture {
        var zip = ZipFixture()
        zip.add("evil.html", "<script>alert('\(secret)')</script>")
        return zip
    }

    /// A picture of one colour, made by the library itself.
    public static func jpeg(width: Int, height: Int, ending: String = ".jpg") -> [UInt8] {
        let pixels = [UInt8](repeating: 0x80, count: width * height * 3)
        let ppm = Array("P6 \(width) \(height) 255\n".utf8) + pixels
        var (made, length): (UnsafeMutablePointer<UInt8>?, Int) = (nil, 0)
        _ = pictures_clean(ppm, ppm.count, ending, 10_000, 1 << 40, &made, &length)
        defer { free(made) }
        return Array(UnsafeBufferPointer(start: made, count: length))
    }

    public static func pdf(_ content: String = "", end: String = "\n%%EOF\n") -> [UInt8] {
        Array(
            "%PDF-1.7\n1 0 obj\n<< /Type /Catalog \(content) >>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\(end)"
                .utf8)
    }

    public static func word(with parts: [String] = [], types: String = "<Types/>") -> ZipFixture {
        var zip = ZipFixture()
        zip.add("[Content_Types].xml", types)
        zip.add("word/document.xml", "<w:document/>")
        for part in parts { zip.add(part, "x") }
        return zip
    }
}
