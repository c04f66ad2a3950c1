import Glibc
import Synchronization

/// A mail server of a few words on this machine (RFC 5321). Addresses that begin with `refused` are unknown to it, those with
/// `later` it has no room for.
final class PostOffice: @unchecked Sendable {
    // Sendable: the thread is started once; what it took is behind a mutex.
    let port: UInt16
    private let listener: Int32
    private let mails = Mutex<[(to: String, text: String)]>([])

    var taken: [(to: String, text: String)] { mails.withLock { $0 } }

    struct NoPort: Error {}

    init() throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isListening else { throw NoPort() }
        port = UInt16(bigEndian: address.sin_port)
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { own in
                Unmanaged<PostOffice>.fromOpaque(own!).takeRetainedValue().work()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        pthread_detach(thread)
    }

    func close() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func work() {
        while true {
            let client = accept(listener, nil, nil)
            guard client >= 0 else { return }
            talk(client)
            Glibc.close(client)
        }
    }

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
