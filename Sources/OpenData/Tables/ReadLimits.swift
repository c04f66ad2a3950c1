import Model

/// How much a file may ask of us. The defaults leave room for every open-data file seen and stop a bomb within a second.
public struct ReadLimits: Sendable {
    /// Size of the file itself.
    public var bytes = 64 << 20
    /// Rows, header included. Excel ends at 1,048,576.
    public var rows = 300_000
    /// Columns. Excel ends at 16,384; no standard sheet has more than 100.
    public var columns = 1_000
    /// Rows × widest row.
    public var cells = 6_000_000
    /// Bytes of text in all cells together.
    public var text = 256 << 20
    /// Parts of a workbook (files in the zip archive).
    public var entries = 2_000
    /// Bytes of all parts of a workbook after unpacking.
    public var unpacked = 512 << 20
    /// Unpacked over packed size of one part; sheets of blank cells reach 100.
    public var ratio = 300
    /// Below this size the ratio says nothing.
    public var ratioApplies = 1 << 20
    /// Entries of the shared string table.
    public var sharedStrings = 2_000_000
    /// Objects and arrays inside each other.
    public var depth = 32

    public init() {}
}

extension ReadLimits {
    var json: JSONValue.Limits { JSONValue.Limits(depth: depth, values: cells) }
}
