import Model

/// What a picture file is.
enum PictureReading {
    /// - Returns: nil for files that are no pictures by name.
    static func info(_ path: String, name: String) throws(Problem) -> PictureInfo? {
        guard let format = PictureInfo.format(ofExtension: SiteSources.splitExtension(path[...]).type) else { return nil }
        return PictureInfo(format: format, width: 0, height: 0)
    }
}
