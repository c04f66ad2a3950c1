import Model

/// The parts of a file of the last build, by what they were made from.
final class LastPieces: Sendable {
    private let file: MappedFile
    private let ranges: [Fingerprint: Range<Int>]

    /// nil where there is none that could be taken over.
    init?(_ pieces: [OutputPiece], path: String) {
        guard !pieces.isEmpty, let file = MappedFile(path) else { return nil }
        self.file = file
        var ranges: [Fingerprint: Range<Int>] = [:]
        ranges.reserveCapacity(pieces.count)
        for piece in pieces where piece.range.upperBound <= file.bytes.count { ranges[piece.fingerprint] = piece.range }
        self.ranges = ranges
    }

    subscript(fingerprint: Fingerprint) -> UnsafeRawBufferPointer? {
        ranges[fingerprint].map { UnsafeRawBufferPointer(rebasing: file.bytes[$0]) }
    }
}
