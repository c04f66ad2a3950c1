import Glibc

/// SQLite's write-ahead log as a file (https://www.sqlite.org/fileformat2.html#walformat): a header of 32 bytes, then frames,
/// each a header of 24 bytes and a page. Its salts change when the log is begun anew.
struct WriteAheadLog {
    /// Counts up each time the log is begun anew.
    let sequence: UInt32
    let salts: UInt64
    private let file: Int32
    private let frameLength: Int

    static let headerLength = 32
    private static let frameHeaderLength = 24
    private static let magic: UInt32 = 0x377F_0682

    /// nil: there is no log, or nothing in it.
    init?(_ path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        guard let header = Self.read(file, Self.headerLength, at: 0), Self.number(header, 0) & ~1 == Self.magic else {
            Glibc.close(file)
            return nil
        }
        self.file = file
        frameLength = Self.frameHeaderLength + Int(Self.number(header, 8))
        sequence = Self.number(header, 12)
        salts = Self.salts(header, 16)
    }

    func close() { Glibc.close(file) }

    /// What was committed behind a place in the file; frames of the log before, which lie behind them, are not in it.
    func committed(from start: Int) -> [UInt8] {
        var end = start
        var place = max(start, Self.headerLength)
        while let header = Self.read(file, Self.frameHeaderLength, at: place), Self.salts(header, 8) == salts {
            place += frameLength
            // The size of the database behind a frame that ends a transaction; 0 in the others.
            if Self.number(header, 4) != 0 { end = place }
        }
        return end > start ? Self.read(file, end - start, at: start) ?? [] : []
    }

    private static func number(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func salts(_ bytes: [UInt8], _ place: Int) -> UInt64 {
        UInt64(number(bytes, place)) << 32 | UInt64(number(bytes, place + 4))
    }

    /// nil where there are fewer.
    private static func read(_ file: Int32, _ count: Int, at place: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var got = 0
        while got < count {
            let more = bytes.withUnsafeMutableBytes {
                pread(file, $0.baseAddress! + got, count - got, off_t(place + got))
            }
            if more < 0 && errno == EINTR { continue }
            guard more > 0 else { return nil }
            got += more
        }
        return bytes
    }
}
