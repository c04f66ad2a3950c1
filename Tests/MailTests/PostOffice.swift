import Glibc
import Synchronization
import TestKit

/// A mail server of a few words on this machine (RFC 5321). Addresses that begin with `refused` are unknown to it, those with
/// `later` it has no room for.
final class PostOffice: Sendable {
    var port: UInt16 { listener.port }
    private let listener: LoopbackListener
    private let mails = Mutex<[(to: String, text: String)]>([])

    var taken: [(to: String, text: String)] { mails.withLock { $0 } }

    init() throws {
        listener = try LoopbackListener()
        listener.answer { [self] in talk($0) }
    }

    func close() { listener.close() }

    private func talk(_ client: Int32) {
        say("220 here", client)
        var (recipient, text, isText) = ("", "", false)
        while let line = line(client) {
            if isText {
                if line == "." {
                    isText = false
                    mails.withLock { $0.append((recipient, text)) }
                    say("250 taken", client)
                } else {
                    text += (line.hasPrefix("..") ? String(line.dropFirst()) : line) + "\r\n"
                }
                continue
            }
            switch line.prefix(4).uppercased() {
            case "RCPT":
                recipient = String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
                if recipient.hasPrefix("refused") {
                    say("550 \(recipient) unknown", client)
                } else {
                    say(recipient.hasPrefix("later") ? "452 no room" : "250 fine", client)
                }
            case "DATA":
                (text, isText) = ("", true)
                say("354 go on", client)
            case "QUIT":
                say("221 bye", client)
                return
            default: say("250 fine", client)
            }
        }
    }

    private func say(_ line: String, _ client: Int32) {
        let bytes = Array((line + "\r\n").utf8)
        _ = send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    private func line(_ client: Int32) -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while read(client, &byte, 1) == 1 {
            if byte == UInt8(ascii: "\n") { return String(decoding: bytes.dropLast(), as: UTF8.self) }
            bytes.append(byte)
        }
        return nil
    }
}
