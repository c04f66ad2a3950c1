import Glibc
import Model
import Synchronization

// A backup that follows an SQLite store within seconds (requirements A4): a copy of the database's file, then everything
// that is committed to its write-ahead log, in sealed pieces. What both make together is what was committed when the last
// piece was written.
//
// ContinuousBackup.swift   follows a store
// ContinuousCopy.swift     what lies in the folder: listed, put together again, thinned out
// WriteAheadLog.swift      SQLite's log as a file
// SealedFile.swift         files that are sealed to their end

/// Follows a store. While it does, nobody else in this process moves the log into the database's file: a part of the log
/// that is not copied yet would get lost.
public final class ContinuousBackup: Sendable {
    private let store: SQLiteStore
    private let keyring: Keyring
    private let folder: String
    private let progress = Mutex(Progress())

    private struct Progress {
        /// nil: the file has to be copied (anew).
        var position: Position?
        /// After a failure, not before this. Seconds since 1970.
        var patience = 0
    }

    /// Where it has got to.
    private struct Position {
        var copy: ContinuousCopy
        /// When the database's file was copied. Seconds since 1970.
        var began: Int
        /// When everything that was committed had been copied.
        var followed: Int
        /// Counts the logs since the file was copied.
        var log = 1
        /// nil: no log has been seen yet.
        var known: (sequence: UInt32, salts: UInt64)?
        var length = 0
        /// All of the log stands in the database's file, so the next write begins it anew.
        var isMoved = false
    }

    /// After so long the file is copied anew: to go through fewer pieces when it is needed.
    private static let renewedAfter = 86_400
    /// Beyond this the log is moved into the database's file; reading a long log is slow.
    private static let longestLog = 8 << 20
    /// The log may begin anew while the file is copied, where another program moves it.
    private static let mostAttempts = 3
    /// A disk that is full stays so for a while, and each attempt copies the whole file.
    private static let secondsAfterFailure = 60

    public init(_ store: SQLiteStore, _ keyring: Keyring, folder: String) {
        self.store = store
        self.keyring = keyring
        self.folder = folder
        store.keepsLog()
    }

    /// When everything that was committed had been copied; nil: not yet, or not any more.
    public var followed: Int? { progress.withLock { $0.position?.followed } }

    /// Everything that was committed is copied when it returns; after a failure it does nothing for a minute.
    /// - Throws: `Problem`, `StoreFailure`; the next attempt begins with a new copy of the file.
    public func follow(now: Int) throws {
        try progress.withLock { progress in
            if now < progress.patience { return }
            do {
                progress.position = try next(progress.position, now)
            } catch {
                progress = Progress(patience: now + Self.secondsAfterFailure)
                // Nobody waits for the log any more; it would grow for ever.
                _ = try? store.moveLog()
                throw error
            }
        }
    }

    private func next(_ position: Position?, _ now: Int) throws -> Position {
        if let position, now - position.began < Self.renewedAfter, let next = try follow(position, now) { return next }
        return try begin(now)
    }

    // MARK: The file

    private func begin(_ now: Int) throws -> Position {
        for _ in 1..<Self.mostAttempts { if let begun = try attempt(now) { return begun } }
        guard let begun = try attempt(now) else { throw StoreFailure(.unavailable, code: "log") }
        return begun
    }

    /// nil: the log was begun anew meanwhile.
    ///
    /// The file may be written to while it is copied, but only with pages that the log holds too: they are put over it.
    private func attempt(_ now: Int) throws -> Position? {
        let copy = try ContinuousCopy.make(in: folder, now: now)
        let before = log { ($0.sequence, $0.salts) }
        try SealedFile.write(copy.base, keyring) { sealed in
            try SealedFile.pieces(store.path) { try sealed.add($0) }
        }
        var position = Position(copy: copy, began: now, followed: now)
        position.known = before
        guard let begun = try follow(position, now) else {
            copy.remove()
            return nil
        }
        try ContinuousCopy.thinOut(folder)
        return begun
    }

    // MARK: The log

    private func log<Result>(_ look: (WriteAheadLog) -> Result) -> Result? {
        guard let log = WriteAheadLog(store.path + "-wal") else { return nil }
        defer { log.close() }
        return look(log)
    }

    /// nil: the log is another one than it should be, so the file has to be copied anew.
    private func follow(_ before: Position, _ now: Int) throws -> Position? {
        // With the writer's lock nobody adds to the log, nor begins it anew.
        let (known, length, isMoved) = (before.known, before.length, before.isMoved)
        let seen = try store.write { [self] _ in try look(known: known, length: length, isMoved: isMoved) }
        guard let seen else { return nil }
        var position = before
        if seen.isNew {
            position.log += 1
            position.length = 0
        }
        position.known = seen.log ?? position.known
        position.isMoved = seen.isMoved
        if !seen.bytes.isEmpty {
            try SealedFile.write(position.copy.piece(log: position.log, from: position.length), keyring) {
                try $0.add(seen.bytes)
            }
            position.length += seen.bytes.count
        }
        position.followed = now
        return position
    }

    private struct Seen: Sendable {
        var log: (sequence: UInt32, salts: UInt64)?
        /// Behind those that are known.
        var bytes: [UInt8] = []
        /// It is the log behind the known one.
        var isNew = false
        var isMoved = false
    }

    private func look(
        known: (sequence: UInt32, salts: UInt64)?, length: Int, isMoved: Bool
    ) throws -> Seen? {
        guard let log = WriteAheadLog(store.path + "-wal") else { return known == nil ? Seen() : nil }
        defer { log.close() }
        var seen = Seen(log: (log.sequence, log.salts), isMoved: isMoved)
        if let known, known.salts != log.salts {
            guard isMoved, log.sequence == known.sequence &+ 1 else { return nil }
            seen.isNew = true
            seen.isMoved = false
        }
        let start = seen.isNew ? 0 : length
        seen.bytes = log.committed(from: start)
        if !seen.bytes.isEmpty { seen.isMoved = false }
        if !seen.isMoved && start + seen.bytes.count > Self.longestLog { seen.isMoved = try store.moveLog() }
        return seen
    }
}
