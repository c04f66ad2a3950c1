import Definitions
import Model

extension ReadSource {
    /// Rows of a sheet in one of the open-data formats, each an entry.
    mutating func readTable(
        _ bytes: UnsafeBufferPointer<UInt8>, kind: Kind, prefix: String, name: String, site: SiteDefinition
    ) {
    }
}
