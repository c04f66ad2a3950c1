import Glibc
import Model

/// Standard output for results, standard error for people.
struct Console: Sendable {
    let language: StaffLanguage
    /// Takes what is written to a descriptor; tests look at it.
    var sink: @Sendable ([UInt8], Int32) -> Void = Console.writeAll

    init(language: StaffLanguage) { self.language = language }

    var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    var isResultOnTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }
    func print(_ bytes: [UInt8]) { write(bytes + [UInt8(ascii: "\n")], to: STDOUT_FILENO) }
    /// A file on standard output, to the byte.
    func output(_ bytes: [UInt8]) { sink(bytes, STDOUT_FILENO) }
    func error(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    /// Over the line before, on a terminal only.
    func progress(_ text: String) {
        if isTerminal { write("\r\u{1B}[2K" + text, to: STDERR_FILENO) }
    }

    func endProgress() {
        if isTerminal { write("\r\u{1B}[2K", to: STDERR_FILENO) }
    }

    private func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

    private func write(_ bytes: [UInt8], to descriptor: Int32) { sink(bytes, descriptor) }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            if written <= 0 { return }
            rest = rest.dropFirst(written)
        }
    }
}
