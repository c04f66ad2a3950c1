import Glibc
import TestKit
import Testing

/// What a run of the program left behind.
struct Ended {
    /// The exit status; 128 and the signal's number where a signal ended it, as shells say it.
    var status: Int32
    /// Standard output.
    var output: String
    /// Standard error.
    var errors: String

    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
}

/// `madoguchi` as people and scripts start it: a process, with a folder it stands in and a locale.
final class Program {
    /// Beside the test program.
    static let path: String = {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let own = String(decoding: buffer.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return Disk.folder(of: own) + "/madoguchi"
    }()

    /// Nothing here takes a minute, even on a busy machine; what takes longer is a hang.
    private static let patience = 120.0

    let pid: pid_t
    private let capture: String
    private var status: Int32?

    /// - Parameter program: another one than `madoguchi`.
    init(_ arguments: [String], in folder: String, locale: String, program: String = Program.path) throws {
        capture = try Disk.temporaryFolder()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        for (descriptor, name) in [(STDOUT_FILENO, "output"), (STDERR_FILENO, "errors")] {
            posix_spawn_file_actions_addopen(
                &actions, descriptor, capture + "/" + name, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        // Threads of a test block signals, and what a thread blocks its children do.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        // The shell changes the folder and becomes the program, which so keeps the process id.
        let words = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, program] + arguments
        let search = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        let environment = ["LC_ALL=\(locale)", "PATH=\(search)", "HOME=/nonexistent"]
        var child = pid_t()
        let failure = Self.withStrings(words) { words in
            Self.withStrings(environment) { posix_spawn(&child, "/bin/sh", &actions, &attributes, words, $0) }
        }
        pid = child
        try #require(failure == 0, "\(Self.path) cannot be started: \(String(cString: strerror(failure)))")
    }

    deinit {
        if status == nil {
            kill(pid, SIGKILL)
            waitpid(pid, nil, 0)
        }
        Disk.remove(capture)
    }

    static func run(_ arguments: [String], in folder: String, locale: String, program: String = Program.path) throws
        -> Ended
    {
        try Program(arguments, in: folder, locale: locale, program: program).ended()
    }

    private static func withStrings<Result>(
        _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) } + [nil]
        defer { for copy in copies { free(copy) } }
        return copies.withUnsafeBufferPointer { body($0.baseAddress!) }
    }

    func send(_ signal: Int32) { kill(pid, signal) }

    /// Standard output so far, once something stands there.
    func firstOutput() throws -> String {
        try wait("output") { try self.text("output").contains("\n") }
        return try text("output")
    }

    func errors(containing part: String) throws {
        try wait("“\(part)”") { try self.text("errors").contains(part) }
    }

    func ended() throws -> Ended {
        try wait("the end") {
            var raw: Int32 = 0
            guard waitpid(self.pid, &raw, WNOHANG) == self.pid else { return false }
            self.status = raw & 0x7F == 0 ? raw >> 8 & 0xFF : 128 + raw & 0x7F
            return true
        }
        return Ended(status: status ?? -1, output: try text("output"), errors: try text("errors"))
    }

    var hasEnded: Bool { kill(pid, 0) != 0 }

    func text(_ name: String) throws -> String {
        String(decoding: try Disk.read(capture + "/" + name), as: UTF8.self)
    }

    private func wait(_ what: String, _ isThere: () throws -> Bool) throws {
        var start = timespec()
        clock_gettime(CLOCK_MONOTONIC, &start)
        while try !isThere() {
            var now = timespec()
            clock_gettime(CLOCK_MONOTONIC, &now)
            guard Double(now.tv_sec - start.tv_sec) < Self.patience else {
                throw Late(what: what, errors: try text("errors"))
            }
            usleep(5000)
        }
    }

    struct Late: Error {
        let what: String
        let errors: String
    }
}
