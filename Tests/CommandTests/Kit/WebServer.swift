import Glibc
import TestKit
import Testing

/// nginx with a configuration that `madoguchi config` printed, on a port and with a certificate of its own.
final class WebServer {
    private let folder: String
    private let port: UInt16
    private var running: Program?

    /// - Parameter folder: gets `own.pem` and `own.key`.
    init(_ folder: String) throws {
        self.folder = folder
        port = try Self.freePort()
        // Its workers are somebody else, where it was started by root.
        chmod(folder, 0o755)
        let words =
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -keyout own.key -out own.pem"
        let made = try Program.run(
            words.split(separator: " ").map(String.init), in: folder, locale: "C.UTF-8", program: "openssl")
        try #require(made.status == 0, "\(made.errors)")
    }

    func start(_ printed: String) throws {
        // Only the ports differ from what an operator puts in place; plain HTTP is left out.
        let here = printed.replacing("listen [::]:443 ssl http2;", with: "")
            .replacing("listen 443 ssl http2;", with: "listen 127.0.0.1:\(port) ssl http2;")
            .replacing("listen [::]:80;", with: "").replacing("listen 80;", with: "listen unix:\(folder)/plain;")
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(folder)/\($0);" }
        let text = """
            daemon off; pid \(folder)/nginx.pid; error_log \(folder)/nginx.log; worker_processes 1;
            events {}
            http {
                include /etc/nginx/mime.types; access_log off;
                \(temporary.joined(separator: " "))
                \(here)
            }
            """
        try Disk.write(Array(text.utf8), to: folder + "/nginx.conf")
        let arguments = ["-c", folder + "/nginx.conf", "-e", folder + "/nginx.log"]
        let checked = try Program.run(["-t"] + arguments, in: folder, locale: "C.UTF-8", program: Self.path)
        try #require(checked.status == 0, "\(checked.errors)")
        running = try Program(arguments, in: folder, locale: "C.UTF-8", program: Self.path)
        for _ in 1...Self.looks where try get("/").isEmpty { usleep(50_000) }
    }

    private static let path = "/usr/sbin/nginx"
    /// Until it listens: five seconds.
    private static let looks = 100

    /// Head and body.
    /// - Parameter host: by whose name it is asked.
    func get(_ path: String, host: String? = nil) throws -> String {
        let named = host.map { ["--header", "Host: \($0)"] } ?? []
        let arguments =
            ["--silent", "--include", "--insecure", "--http2"] + named + ["https://127.0.0.1:\(port)\(path)"]
        return try Program.run(arguments, in: folder, locale: "C.UTF-8", program: "curl").output
    }

    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        try #require(isBound)
        return UInt16(bigEndian: address.sin_port)
    }
}
