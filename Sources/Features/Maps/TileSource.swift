import Transfer

/// Where parts of maps are fetched, and where they are kept.
public struct TileSource: Sendable {
    let target: TransferTarget
    let folder: String
    /// Bytes.
    let most: Int

    public static let standard = "https://cyberjapandata.gsi.go.jp/xyz"
    /// Bytes: about twenty thousand parts, a town in all zooms that people look at.
    public static let usualMost = 256 << 20

    /// - Parameter address: nil where it is none, or not of https; this machine is spoken to in the open, for tests.
    public init?(_ address: String, folder: String, most: Int = Self.usualMost) {
        guard let target = TransferTarget(address, schemes: ["https", "http"]),
            target.scheme == "https" || target.isThisMachine
        else { return nil }
        self.target = target
        self.folder = folder
        self.most = most
    }

    /// A part has about ten thousand.
    private static let largest = 512 << 10
    /// https://www.w3.org/TR/png-3/#5PNG-file-signature
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// nil: there is none; at sea there is not.
    /// - Throws: `TransferFailure`
    func fetch(_ tile: Tile) throws -> [UInt8]? {
        do {
            let bytes = try target.below("/" + tile.path).get(most: Self.largest)
            return bytes.starts(with: Self.signature) ? bytes : nil
        } catch let failure where failure.code == 404 {
            return nil
        }
    }
}
