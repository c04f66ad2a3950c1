import CSystem
import Glibc

/// Another program of the machine, run to its end.
enum Program {
    struct Result {
        var output: [UInt8]
        var status: Int32
    }

    /// - Parameter arguments: the program's name first, found by PATH; no shell in between.
    /// - Returns: nil where it cannot be started.
    static func run(_ arguments: [String]) -> Result? {
        var pid: pid_t = 0
        let output = withCArguments(arguments) { system_spawn_reading($0, &pid) }
        guard output >= 0 else { return nil }
        let bytes = readAll(output)
        close(output)
        return Result(output: bytes, status: system_wait(pid))
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let got = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if got < 0 && errno == EINTR { continue }
            if got <= 0 { return all }
            all += buffer[..<got]
        }
    }

    private static func withCArguments<Result>(
        _ arguments: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = arguments.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        let pointers = copies.map { UnsafePointer<CChar>($0) } + [nil]
        return pointers.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: UnsafePointer<CChar>?.self) { body($0.baseAddress!) }
        }
    }
}
