import Glibc
import Testing

@testable import HTTP

@Suite struct StaticFilesSafetyTests {
    private static let secret = "outside"

    /// `site/` is served, `secret.txt` lies beside it.
    private static func makeSite() -> TemporaryFolder {
        let folder = TemporaryFolder()
        folder.write("secret.txt", secret)
        folder.write("site/index.html", "top")
        folder.write("site/a/b.txt", "inside")
        folder.write("site/.env", secret)
        folder.write("site/.git/config", secret)
        folder.write("site/a/.htpasswd", secret)
        folder.write("site/.well-known/security.txt", "Contact: mailto:x@example.jp")
        folder.write("site/.well-known/.hidden", secret)
        return folder
    }

    /// Ways out that have worked somewhere, in every spelling of dot, slash and depth.
    static let traversals: [String] = {
        let dots = [
            "..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "%c0%ae%c0%ae", "%e0%80%ae%e0%80%ae", "%f0%80%80%ae.",
            "..%00", "..;", "..;x=y", "..%3b", "%u002e%u002e", "．．", "%EF%BC%8E%EF%BC%8E", "..%20", "...", "..%0d%0a",
            "..%09", ".%00.",
        ]
        let slashes = ["/", "%2f", "%252f", "\\", "%5c", "%255c", "//", "/./", "%c0%af", "%e2%88%95", "/a/../"]
        return dots.flatMap { dot in
            slashes.flatMap { slash in
                ["/\(dot)\(slash)secret.txt", "/a/\(dot)\(slash)\(dot)\(slash)secret.txt"]
            }
        }
    }()

    @Test(arguments: Way.allCases) func `no spelling of a path leads out of the folder`(way: Way) throws {
        #expect(Self.traversals.count >= 200)
        let folder = Self.makeSite()
        let site = try way.open(StaticFiles(folders: [folder.path + "/site"]))
        for path in Self.traversals + [
            "/a/b.txt/../../../secret.txt", "/./secret.txt", "/" + folder.path + "/secret.txt",
        ] {
            let answer = try site.get(path)
            #expect(answer.status == 400 || answer.status == 404, "\(path)")
            #expect(!answer.text.contains(Self.secret), "\(path)")
        }
        #expect(try site.get("/a/b.txt").text == "inside")
    }

    @Test(arguments: Way.allCases) func `names with a dot in front do not exist, but for well-known ones`(way: Way)
        throws
    {
        let folder = Self.makeSite()
        let site = try way.open(StaticFiles(folders: [folder.path + "/site"]))
        for path in [
            "/.env", "/%2eenv", "/.git/config", "/.git", "/.git/", "/a/.htpasswd", "/.well-known/.hidden",
            "/a/.well-known/x", "/.well-knownx", "/.well-known",
        ] {
            let answer = try site.get(path)
            #expect(answer.status == 404, "\(path)")
            #expect(!answer.text.contains(Self.secret))
        }
        #expect(try site.get("/.well-known/security.txt").text == "Contact: mailto:x@example.jp")
    }

    @Test(arguments: Way.allCases) func `links are followed inside the folder and lead nowhere else`(way: Way) throws {
        let folder = Self.makeSite()
        for (target, name) in [
            ("../secret.txt", "out.txt"), (folder.path + "/secret.txt", "absolute.txt"), ("..", "up"),
            ("/etc", "etc"), ("loop", "loop"), ("/proc/self/root", "root"), ("a", "inner"), ("a/b.txt", "inner.txt"),
        ] {
            #expect(symlink(target, folder.path + "/site/" + name) == 0)
        }
        let site = try way.open(StaticFiles(folders: [folder.path + "/site"]))
        for path in ["/out.txt", "/absolute.txt", "/up/secret.txt", "/etc/passwd", "/loop", "/root/etc/passwd", "/up"] {
            #expect(try site.get(path).status == 404, "\(path)")
        }
        #expect(try site.get("/inner.txt").text == "inside")
        #expect(try site.get("/inner/b.txt").text == "inside")
    }

    @Test func `where the kernel cannot hold a lookup beneath a folder, no link is followed`() throws {
        let folder = Self.makeSite()
        symlink("../secret.txt", folder.path + "/site/out.txt")
        symlink("a", folder.path + "/site/inner")
        let site = Folder(folder.path + "/site", lookup: .stepwise)
        guard case .file(let file) = site.find("a/b.txt"), case .folder = site.find("a") else {
            Issue.record("a plain file or folder is not found")
            return
        }
        #expect(file.read(at: 0, 6) == Array("inside".utf8))
        let long = String(repeating: "n", count: 300)
        for path in ["out.txt", "inner/b.txt", "../secret.txt", "a/../../secret.txt", "a//b.txt", "", "a/", "x", long] {
            guard case .absent = site.find(path) else {
                Issue.record("\(path) is found")
                continue
            }
        }
    }

    @Test(arguments: Way.allCases) func `pipes, sockets and devices are not waited for`(way: Way) throws {
        let folder = Self.makeSite()
        #expect(mkfifo(folder.path + "/site/pipe.txt", 0o644) == 0)
        let site = try way.open(StaticFiles(folders: [folder.path + "/site"]))
        #expect(try site.get("/pipe.txt").status == 404)
        symlink("/dev/zero", folder.path + "/site/zero.txt")
        #expect(try site.get("/zero.txt").status == 404)
    }

    @Test(arguments: Way.allCases) func `folders are never listed`(way: Way) throws {
        let folder = Self.makeSite()
        let site = try way.open(StaticFiles(folders: [folder.path + "/site"]))
        let answer = try site.get("/a/")
        #expect(answer.status == 404)
        #expect(!answer.text.contains("b.txt"))
    }

    @Test(arguments: Way.allCases) func `a name longer than any file's is not found`(way: Way) throws {
        let folder = Self.makeSite()
        let site = try way.open(StaticFiles(folders: [folder.path + "/site"]))
        #expect(try site.get("/" + String(repeating: "a", count: 300)).status == 404)
        #expect(try site.get(String(repeating: "/a", count: 4000)).status == 404)
        #expect(try site.get("/" + String(repeating: "a", count: 8192)).status == 414)
    }

    @Test(arguments: Way.allCases) func `every answer carries the security headers`(way: Way) throws {
        let folder = Self.makeSite()
        let policy = "default-src 'self'; object-src 'none'"
        let site = try way.open(
            StaticFiles(folders: [folder.path + "/site"]),
            securityHeaders: SecurityHeaders(contentSecurityPolicy: policy))
        for (method, path) in [
            ("GET", "/"), ("HEAD", "/"), ("GET", "/x"), ("GET", "/a"), ("POST", "/"), ("GET", "/%00"),
        ] {
            let headers = try site.ask(method, path).headers
            #expect(headers["Content-Security-Policy"] == policy, "\(method) \(path)")
            #expect(headers["X-Content-Type-Options"] == "nosniff")
            #expect(headers["Referrer-Policy"] == "strict-origin-when-cross-origin")
            #expect(headers["Permissions-Policy"] == SecurityHeaders.standardPermissions)
            #expect(headers["X-Frame-Options"] == "DENY")
            #expect(headers["Cross-Origin-Opener-Policy"] == "same-origin")
        }
        let framed = try way.open(Respond { _ in Response(.ok, headers: Headers([("X-Frame-Options", "SAMEORIGIN")])) })
        #expect(try framed.get("/").headers.values("X-Frame-Options") == ["SAMEORIGIN"])
    }
}
