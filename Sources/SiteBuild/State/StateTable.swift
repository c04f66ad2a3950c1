import CXXHash
import Glibc
import Model

/// What is kept of one thing between builds, in a table of the state.
protocol StateElement: Sendable {
    /// May leave the end unread: what only few builds ask for stands behind what all of them need.
    /// - Parameter file: what is read lies in it; nil where the caller keeps the bytes.
    init(from reader: inout ByteReader, in file: MappedFile?) throws(CorruptState)
    func write(to writer: inout ByteWriter)
}

/// Elements of the last build by their keys, read where they lie in the state's file: nothing is decoded before it is asked
/// for, and what still holds is written again as the bytes that it is.
///
/// On disk: the number of rows and of slots, the slots (a hash table of row numbers, counted from 1), where each row ends,
/// then the rows: key, element. Numbers are of 32 bits, little-endian.
struct StateTable<Element: StateElement>: @unchecked Sendable {
    private let slots: UnsafeRawBufferPointer
    private let ends: UnsafeRawBufferPointer
    private let rows: UnsafeRawBufferPointer
    let count: Int
    /// What the bytes lie in.
    let file: MappedFile?

    /// Without rows.
    init() {
        (slots, ends, rows) = (Self.nothing, Self.nothing, Self.nothing)
        count = 0
        file = nil
    }

    private static var nothing: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }

    /// - Parameter file: kept as long as the table; nil where the caller sees to that.
    init(_ bytes: UnsafeRawBufferPointer, in file: MappedFile?) throws(CorruptState) {
        guard bytes.count >= 8 else { throw CorruptState() }
        let (count, slotCount) = (bytes.number(0), bytes.number(1))
        let (slotsEnd, endsEnd) = (8 + slotCount * 4, 8 + (slotCount + count) * 4)
        guard endsEnd <= bytes.count, slotCount & (slotCount - 1) == 0, count == 0 || slotCount > count else {
            throw CorruptState()
        }
        slots = UnsafeRawBufferPointer(rebasing: bytes[8..<slotsEnd])
        ends = UnsafeRawBufferPointer(rebasing: bytes[slotsEnd..<endsEnd])
        rows = UnsafeRawBufferPointer(rebasing: bytes[endsEnd...])
        self.count = count
        self.file = file
    }

    var isEmpty: Bool { count == 0 }

    // MARK: Rows

    /// Key and element of a row, as they are written.
    func bytes(of row: Int) throws(CorruptState) -> UnsafeRawBufferPointer {
        let (start, end) = (row == 0 ? 0 : ends.number(row - 1), ends.number(row))
        guard start <= end, end <= rows.count else { throw CorruptState() }
        return UnsafeRawBufferPointer(rebasing: rows[start..<end])
    }

    func key(of row: Int) throws(CorruptState) -> String {
        var reader = ByteReader(try bytes(of: row))
        return try reader.text()
    }

    /// Stands before the row's element.
    func reader(of row: Int) throws(CorruptState) -> ByteReader {
        var reader = ByteReader(try bytes(of: row))
        _ = try reader.span()
        return reader
    }

    /// nil where the bytes are no such element, which a checksum of the whole file makes as good as impossible: what is
    /// not known is made anew.
    func element(of row: Int) -> Element? {
        guard var reader = try? reader(of: row) else { return nil }
        return try? Element(from: &reader, in: file)
    }

    // MARK: By key

    func row(of key: String, guess: Int? = nil) -> Int? {
        var key = key
        return key.withUTF8 { row(of: UnsafeRawBufferPointer($0), guess: guess) }
    }

    /// - Parameters:
    ///   - key: its UTF-8.
    ///   - guess: looked at first: who asks for many mostly asks in the order of the rows.
    func row(of key: UnsafeRawBufferPointer, guess: Int? = nil) -> Int? {
        guard count > 0 else { return nil }
        if let guess, guess < count, isKey(key, of: guess) { return guess }
        let mask = slots.count / 4 - 1
        var slot = StateTableSlots.first(key, mask)
        // Damaged slots may hold no free one.
        for _ in 0...mask {
            let number = slots.number(slot)
            if number == 0 || number > count { return nil }
            if isKey(key, of: number - 1) { return number - 1 }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private func isKey(_ key: UnsafeRawBufferPointer, of row: Int) -> Bool {
        guard var reader = try? ByteReader(bytes(of: row)), let found = try? reader.span() else { return false }
        return found.elementsEqual(key)
    }

    subscript(key: String) -> Element? { row(of: key).flatMap(element) }
}

/// A text that is decoded when somebody asks for it: a build after an edit shows few of them.
struct KeptText: @unchecked Sendable {
    private enum Source {
        case made(String)
        case lying(UnsafeRawBufferPointer, in: MappedFile?)
    }

    private let source: Source

    init(_ text: String) { source = .made(text) }

    /// - Parameter utf8: in the file of the state; nil where the caller keeps the bytes.
    init(lying utf8: UnsafeRawBufferPointer, in file: MappedFile?) { source = .lying(utf8, in: file) }

    var text: String {
        switch source {
        case .made(let text): text
        case .lying(let utf8, _): String(decoding: utf8, as: UTF8.self)
        }
    }
}

/// A row of the next state's table.
enum StateRow<Element: StateElement>: Sendable {
    /// As in the last build's table.
    case same(Int)
    /// Few of many.
    indirect case new(String, Element)
}

/// Bytes to be written: made, or such as lie in the file of the last build.
enum StatePiece: @unchecked Sendable {
    case made([UInt8])
    case lying(UnsafeRawBufferPointer, in: MappedFile?)

    func withBytes<Result>(_ use: (UnsafeRawBufferPointer) -> Result) -> Result {
        switch self {
        case .made(let bytes): bytes.withUnsafeBytes(use)
        case .lying(let bytes, _): use(bytes)
        }
    }
}

/// The next state's table, ready to be written: what lies in front of the rows, then the rows.
struct StateTablePieces: Sendable {
    private(set) var front = ByteWriter()
    private(set) var rows: [StatePiece] = []

    /// Rows that a worker writes at a time.
    private static let portion = 1024

    /// Rows are written side by side in portions, in the order given.
    init<Element>(_ rows: [StateRow<Element>], before: StateTable<Element>) {
        let portions = Workers.map((rows.count + Self.portion - 1) / Self.portion) { index in
            let first = index * Self.portion
            return Portion(rows[first..<min(rows.count, first + Self.portion)], before)
        }
        var slots = StateTableSlots(rows.count)
        var ends: [UInt32] = []
        ends.reserveCapacity(rows.count)
        var start: UInt32 = 0
        for portion in portions {
            for (hash, end) in zip(portion.hashes, portion.ends) {
                ends.append(start + end)
                slots.insert(hash, UInt32(ends.count))
            }
            start += portion.ends.last ?? 0
        }
        front.reserve(16 + (slots.numbers.count + ends.count) * 4)
        front.add(8 + (slots.numbers.count + ends.count) * 4 + Int(start))
        front.add(fixed: [UInt32(ends.count), UInt32(slots.numbers.count)])
        front.add(fixed: slots.numbers)
        front.add(fixed: ends)
        self.rows = portions.flatMap(\.pieces)
    }

    private struct Portion: Sendable {
        var pieces: [StatePiece] = []
        var ends: [UInt32] = []
        var hashes: [UInt64] = []

        /// Rows that lie side by side become one piece.
        init<Element>(_ rows: ArraySlice<StateRow<Element>>, _ before: StateTable<Element>) {
            var writer = ByteWriter()
            var run = UnsafeRawBufferPointer(start: nil, count: 0)
            var end: UInt32 = 0
            ends.reserveCapacity(rows.count)
            hashes.reserveCapacity(rows.count)
            for row in rows {
                switch row {
                case .same(let row):
                    guard let bytes = try? before.bytes(of: row) else { continue }
                    var reader = ByteReader(bytes)
                    guard let key = try? reader.span() else { continue }
                    hashes.append(XXH3_64bits(key.baseAddress, key.count))
                    end += UInt32(bytes.count)
                    if let start = run.baseAddress, start + run.count == bytes.baseAddress {
                        run = UnsafeRawBufferPointer(start: start, count: run.count + bytes.count)
                        break
                    }
                    settle(&writer, &run, before.file)
                    run = bytes
                case .new(let key, let element):
                    if run.count > 0 { settle(&writer, &run, before.file) }
                    let start = writer.count
                    hashes.append(Fingerprint(key).bits)
                    writer.add(key)
                    element.write(to: &writer)
                    end += UInt32(writer.count - start)
                }
                ends.append(end)
            }
            settle(&writer, &run, before.file)
        }

        private mutating func settle(
            _ writer: inout ByteWriter, _ run: inout UnsafeRawBufferPointer, _ file: MappedFile?
        ) {
            if writer.count > 0 { pieces.append(.made(writer.bytes)) }
            if run.count > 0 { pieces.append(.lying(run, in: file)) }
            writer = ByteWriter()
            run = UnsafeRawBufferPointer(start: nil, count: 0)
        }
    }
}

/// The hash table in front of a state table's rows: open addressing, at most half full.
struct StateTableSlots {
    private(set) var numbers: [UInt32]

    init(_ rows: Int) {
        var count = 2
        while count < rows * 2 { count *= 2 }
        numbers = Array(repeating: 0, count: count)
    }

    static func first(_ key: UnsafeRawBufferPointer, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: XXH3_64bits(key.baseAddress, key.count)) & mask
    }

    mutating func insert(_ hash: UInt64, _ number: UInt32) {
        let mask = numbers.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while numbers[slot] != 0 { slot = (slot + 1) & mask }
        numbers[slot] = number
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func number(_ index: Int) -> Int {
        Int(UInt32(littleEndian: loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
    }

    fileprivate func elementsEqual(_ other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let own = baseAddress, let others = other.baseAddress else { return true }
        return memcmp(own, others, count) == 0
    }
}
