import CVips
import Glibc

/// Pictures, made anew by libvips: nothing of the original file is left but what can be seen. Place, camera, thumbnails and whatever
/// else stood behind it are gone.
enum PictureCleaning {
    /// Pixels of the longer side: enough to read a document.
    private static let longestSide: Int32 = 3000
    /// Width × height; more is a bomb.
    private static let mostPixels: Int64 = 120_000_000

    /// - Throws: `noPicture`; what cannot be cleaned is not taken.
    static func cleaned(_ bytes: [UInt8], as type: AttachedType) throws(AttachedFile.Refusal) -> [UInt8] {
        var (made, length): (UnsafeMutablePointer<UInt8>?, Int) = (nil, 0)
        let result = bytes.withUnsafeBufferPointer {
            pictures_clean(
                $0.baseAddress, $0.count, type == .png ? ".png" : ".jpg", longestSide, mostPixels, &made, &length)
        }
        defer {
            free(made)
            pictures_end_thread()
        }
        guard result == 0, let made else { throw .noPicture }
        return Array(UnsafeBufferPointer(start: made, count: length))
    }
}
