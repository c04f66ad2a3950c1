import Synchronization

/// Texts that stay in memory from the reading of their front matter until they are rendered, so that no file is opened
/// twice; as many as fit. The others are read again.
final class HeldTexts: Sendable {
    /// A town's whole site; a sixtieth of what a build of 100,000 pages may take.
    private static let mostBytes = 32 << 20
    private let left = Atomic<Int>(mostBytes)

    /// - Returns: nil where there is no room left.
    func hold(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard left.wrappingSubtract(text.count, ordering: .relaxed).newValue >= 0 else { return nil }
        return Array(text)
    }
}
