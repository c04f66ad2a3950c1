/// What identifies one state of a file to caches, and what conditional requests make of it (RFC 9110 §13).
struct Validators: Equatable, Sendable {
    /// With its quotes. Strong: a file is written once and renamed into place, never changed where it lies.
    var entityTag: String
    /// Whole seconds.
    var modified: Int64

    /// From time and size of the file that is sent, and its coding: another coding is another representation.
    init(modified: Timestamp, sent: OpenFile, coding: Coding?) {
        let nanoseconds =
            UInt64(bitPattern: sent.modified.seconds) &* 1_000_000_000 &+ UInt64(sent.modified.nanoseconds)
        entityTag = Self.entityTag(nanoseconds, sent.size, coding)
        self.modified = modified.seconds
    }

    init(entityTag: String, modified: Int64) {
        self.entityTag = entityTag
        self.modified = modified
    }

    /// `"time-size"` or `"time-size-br"`, the numbers in hexadecimal digits, the last one first.
    private static func entityTag(_ time: UInt64, _ size: UInt64, _ coding: Coding?) -> String {
        let longest = 2 * 16 + 1 + 5 + 2
        return String(unsafeUninitializedCapacity: longest) { buffer in
            var end = 0
            func add(_ byte: UInt8) { (buffer[end], end) = (byte, end + 1) }
            func add(_ number: UInt64) {
                var rest = number
                repeat {
                    let digit = UInt8(rest & 15)
                    add(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
                    rest >>= 4
                } while rest > 0
            }
            add(UInt8(ascii: "\""))
            add(time)
            add(UInt8(ascii: "-"))
            add(size)
            if let coding {
                add(UInt8(ascii: "-"))
                for byte in coding.rawValue.utf8 { add(byte) }
            }
            add(UInt8(ascii: "\""))
            return end
        }
    }

    enum Outcome { case proceed, notModified, preconditionFailed }

    /// In the order of RFC 9110 §13.2.2.
    func outcome(_ headers: Headers) -> Outcome {
        if let wanted = headers.list("If-Match") {
            if !matches(wanted, weakly: false) { return .preconditionFailed }
        } else if let date = headers["If-Unmodified-Since"].flatMap(HTTPDate.seconds), modified > date {
            return .preconditionFailed
        }
        if let known = headers.list("If-None-Match") {
            return matches(known, weakly: true) ? .notModified : .proceed
        }
        if let date = headers["If-Modified-Since"].flatMap(HTTPDate.seconds), modified <= date { return .notModified }
        return .proceed
    }

    /// Whether a `Range` may be answered: there is no `If-Range`, or it names just this state (§13.1.5).
    func allowsRange(_ headers: Headers) -> Bool {
        guard let condition = headers["If-Range"] else { return true }
        return condition == entityTag || HTTPDate.seconds(condition) == modified
    }

    private func matches(_ list: String, weakly: Bool) -> Bool {
        list.utf8.split(separator: UInt8(ascii: ",")).contains { item in
            let item = trimmed(item)
            if item.elementsEqual("*".utf8) { return true }
            let isWeak = item.starts(with: "W/".utf8)
            return (weakly || !isWeak) && (isWeak ? item.dropFirst(2) : item).elementsEqual(entityTag.utf8)
        }
    }
}
