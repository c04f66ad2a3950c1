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
    static func cleaned(
        _ bytes: [UInt8], as type: AttachedType, longestSide: Int32 = Self.longestSide
    ) throws(AttachedFile.Refusal) -> [UInt8] {
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

extension AttachedFile {
    /// Where a picture was taken.
    public struct Place: Hashable, Sendable {
        /// Degrees, WGS 84.
        public var latitude: Double
        public var longitude: Double

        public init(latitude: Double, longitude: Double) {
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    /// nil: it does not say.
    static func place(_ picture: [UInt8]) -> Place? {
        var place = Place(latitude: 0, longitude: 0)
        defer { pictures_end_thread() }
        let result = picture.withUnsafeBufferPointer {
            pictures_place($0.baseAddress, $0.count, &place.latitude, &place.longitude)
        }
        guard result == 0, (-90...90).contains(place.latitude), (-180...180).contains(place.longitude) else {
            return nil
        }
        return place
    }

    /// Of a picture that the public sees: pixels of the longer side, enough for a page.
    private static let publicSide: Int32 = 1200

    /// A picture that was taken, as a JPEG for the public. nil: it is none.
    public static func published(_ picture: [UInt8]) -> [UInt8]? {
        try? PictureCleaning.cleaned(picture, as: .jpeg, longestSide: publicSide)
    }
}
