import Glibc
import Testing

@testable import HTTP

/// The same small site for all rows.
private struct Site {
    /// 1994-11-06 08:49:37 UTC, the date of RFC 9110's examples.
    static let changed = 784_111_777
    static let changedText = "Sun, 06 Nov 1994 08:49:37 GMT"

    let folder = TemporaryFolder()
    let asking: any Asking

    init(_ way: Way, _ options: StaticFiles.Options = .init()) throws {
        folder.write("index.html", "<p>トップ</p>")
        folder.write("404.html", "<p>ありません</p>")
        folder.write("en/index.html", "<p>Top</p>")
        folder.write("en/404.html", "<p>Nothing here</p>")
        folder.write("news/a/index.html", "<p>ニュース</p>")
        folder.write("empty/picture.png", "png")
        folder.write("data.csv", "0123456789")
        folder.write("窓口 案内.txt", "案内")
        folder.touch("data.csv", Self.changed)
        asking = try way.open(StaticFiles(folders: [folder.path], options: options))
    }
}

@Suite struct StaticFilesTests {
    @Test(arguments: Way.allCases) func `a folder is its index page, never cached without asking`(way: Way) throws {
        let site = try Site(way)
        for (path, text) in [("/", "<p>トップ</p>"), ("/news/a/", "<p>ニュース</p>"), ("/?q=1", "<p>トップ</p>")] {
            let answer = try site.asking.get(path)
            #expect(answer.status == 200)
            #expect(answer.text == text)
            #expect(answer.headers["Content-Type"] == "text/html; charset=utf-8")
            #expect(answer.headers["Cache-Control"] == "no-cache")
            #expect(answer.headers["Content-Length"] == String(text.utf8.count))
        }
    }

    @Test(arguments: Way.allCases) func `clean addresses are led to by 308 and keep their query`(way: Way) throws {
        let site = try Site(way)
        for (path, location) in [
            ("/news/a", "/news/a/"), ("/news/a?x=%E3%81%82&y", "/news/a/?x=%E3%81%82&y"), ("/index.html", "/"),
            ("/news/a/index.html", "/news/a/"), ("/en", "/en/"), ("http://test/en", "/en/"),
        ] {
            let answer = try site.asking.get(path)
            #expect(answer.status == 308, "\(path)")
            #expect(answer.headers["Location"] == location)
            #expect(answer.body.isEmpty)
        }
        // A folder without an index page is not there, and neither is an index page in it.
        for path in ["/empty", "/empty/", "/empty/index.html", "/data.csv/", "/news/"] {
            #expect(try site.asking.get(path).status == 404, "\(path)")
        }
    }

    @Test(arguments: Way.allCases) func `what is missing gets the page of its language with status 404`(way: Way) throws
    {
        let site = try Site(way)
        for (path, text) in [
            ("/x", "<p>ありません</p>"), ("/news/x", "<p>ありません</p>"), ("/en/x/y", "<p>Nothing here</p>"),
            ("//evil.example/", "<p>ありません</p>"), ("/a//b", "<p>ありません</p>"),
        ] {
            let answer = try site.asking.get(path)
            #expect(answer.status == 404)
            #expect(answer.text == text)
            #expect(answer.headers["Content-Type"] == "text/html; charset=utf-8")
            #expect(answer.headers["ETag"] == nil)
        }
        let bare = TemporaryFolder()
        let answer = try way.open(StaticFiles(folders: [bare.path])).get("/x")
        #expect(answer.status == 404)
        #expect(answer.text == "お探しのページは見つかりませんでした。 (404 Not Found)\n")
    }

    @Test(arguments: Way.allCases) func `escaped Japanese names are found`(way: Way) throws {
        let site = try Site(way)
        let path = "/%E7%AA%93%E5%8F%A3%20%E6%A1%88%E5%86%85.txt"
        #expect(try site.asking.get(path).text == "案内")
        site.folder.write("窓口 案内/index.html", "x")
        #expect(
            try site.asking.get("/%E7%AA%93%E5%8F%A3%20%E6%A1%88%E5%86%85").headers["Location"]
                == "/%E7%AA%93%E5%8F%A3%20%E6%A1%88%E5%86%85/")
    }

    @Test(arguments: Way.allCases) func `HEAD is GET without the body`(way: Way) throws {
        let site = try Site(way)
        for path in ["/", "/data.csv", "/x", "/en"] {
            let get = try site.asking.get(path)
            let head = try site.asking.ask("HEAD", path)
            #expect(head.status == get.status)
            #expect(head.body.isEmpty)
            var named = [get.headers, head.headers]
            for index in named.indices { named[index]["Date"] = nil }
            #expect(named[0] == named[1], "\(path)")
        }
    }

    @Test(arguments: Way.allCases) func `other methods are told what is allowed`(way: Way) throws {
        let site = try Site(way)
        for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "get"] {
            let answer = try site.asking.ask(method, "/")
            #expect(answer.status == 405, "\(method)")
            #expect(answer.headers["Allow"] == "GET, HEAD, OPTIONS")
        }
        for target in ["/", "*"] {
            let answer = try site.asking.ask("OPTIONS", target)
            #expect(answer.status == 204)
            #expect(answer.headers["Allow"] == "GET, HEAD, OPTIONS")
            #expect(answer.headers["Content-Length"] == nil)
        }
    }

    @Test(arguments: Way.allCases) func `an unchanged file is 304`(way: Way) throws {
        let site = try Site(way)
        let full = try site.asking.get("/data.csv")
        let tag = try #require(full.headers["ETag"])
        #expect(full.headers["Last-Modified"] == Site.changedText)
        for header in [
            ("If-None-Match", tag), ("If-None-Match", "\"x\", W/\(tag)"), ("If-None-Match", "*"),
            ("If-Modified-Since", Site.changedText), ("If-Modified-Since", "Sunday, 06-Nov-94 08:49:37 GMT"),
            ("If-Modified-Since", "Sun Nov  6 08:49:37 1994"),
        ] {
            let answer = try site.asking.get("/data.csv", [header])
            #expect(answer.status == 304, "\(header)")
            #expect(answer.body.isEmpty)
            #expect(answer.headers["ETag"] == tag)
            // If it says a length at all it is that of the whole (RFC 9110 §8.6).
            #expect(answer.headers["Content-Length"] == "10")
        }
        for headers in [
            [("If-None-Match", "\"other\"")], [("If-Modified-Since", "Sun, 06 Nov 1994 08:49:36 GMT")],
            // The tag counts more than the date.
            [("If-None-Match", "\"other\""), ("If-Modified-Since", Site.changedText)],
            [("If-Modified-Since", "yesterday")],
        ] {
            #expect(try site.asking.get("/data.csv", headers).status == 200)
        }
        #expect(try site.asking.get("/data.csv", [("If-Match", "\"other\"")]).status == 412)
        #expect(try site.asking.get("/data.csv", [("If-Match", tag)]).status == 200)
        #expect(
            try site.asking.get("/data.csv", [("If-Unmodified-Since", "Sun, 06 Nov 1994 08:49:36 GMT")]).status == 412)
    }

    @Test(arguments: Way.allCases) func `a changed file has another tag`(way: Way) throws {
        let site = try Site(way)
        let before = try site.asking.get("/data.csv").headers["ETag"]
        site.folder.write("data.csv", "9876543210")
        let after = try site.asking.get("/data.csv", [("If-None-Match", before ?? "")])
        #expect(after.status == 200)
        #expect(after.text == "9876543210")
    }

    @Test(arguments: Way.allCases) func `one range is answered, several are not asked for`(way: Way) throws {
        let site = try Site(way)
        for (range, text, contentRange) in [
            ("bytes=0-0", "0", "bytes 0-0/10"), ("bytes=2-4", "234", "bytes 2-4/10"),
            ("bytes=7-", "789", "bytes 7-9/10"), ("bytes=-3", "789", "bytes 7-9/10"),
            ("bytes=-99", "0123456789", "bytes 0-9/10"), ("bytes=8-99999999999999999999", "89", "bytes 8-9/10"),
            ("Bytes=0-1", "01", "bytes 0-1/10"),
        ] {
            let answer = try site.asking.get("/data.csv", [("Range", range)])
            #expect(answer.status == 206, "\(range)")
            #expect(answer.text == text)
            #expect(answer.headers["Content-Range"] == contentRange)
        }
        for range in ["bytes=10-", "bytes=-0", "bytes=99-100"] {
            let answer = try site.asking.get("/data.csv", [("Range", range)])
            #expect(answer.status == 416, "\(range)")
            #expect(answer.headers["Content-Range"] == "bytes */10")
        }
        for range in ["bytes=0-1,3-4", "bytes=4-2", "bytes=a-b", "bytes=", "bytes=-", "lines=1-2", "bytes=1 -2"] {
            let answer = try site.asking.get("/data.csv", [("Range", range)])
            #expect(answer.status == 200, "\(range)")
            #expect(answer.text == "0123456789")
        }
        #expect(try site.asking.ask("HEAD", "/data.csv", [("Range", "bytes=0-0")]).status == 200)
    }

    @Test(arguments: Way.allCases) func `a range only continues what is still the same`(way: Way) throws {
        let site = try Site(way)
        let tag = try #require(try site.asking.get("/data.csv").headers["ETag"])
        for (condition, status) in [
            (tag, 206), (Site.changedText, 206), ("\"other\"", 200), ("W/\(tag)", 200),
            ("Sun, 06 Nov 1994 08:49:38 GMT", 200),
        ] {
            let headers = [("Range", "bytes=0-0"), ("If-Range", condition)]
            #expect(try site.asking.get("/data.csv", headers).status == UInt16(status), "\(condition)")
        }
    }

    @Test(arguments: Way.allCases) func `names with a fingerprint are kept for ever, pictures for minutes`(way: Way)
        throws
    {
        let site = try Site(way)
        for (name, caching) in [
            ("app.0a1b2c3d.js", "public, max-age=31536000, immutable"),
            ("app.12345678.css", "public, max-age=31536000, immutable"),
            ("a/b.0123456789ABCDEF.woff2", "public, max-age=31536000, immutable"),
            ("app.0a1b2c3.js", "no-cache"), ("app.0a1b2c3g.js", "no-cache"), ("0a1b2c3d.js", "no-cache"),
            ("minutes.20261121.pdf", "no-cache"), ("page.0a1b2c3d.html", "no-cache"),
            ("a.png", "public, max-age=300"), ("a.pdf", "no-cache"), ("a.js", "no-cache"),
        ] {
            site.folder.write(name, "x")
            #expect(try site.asking.get("/" + name).headers["Cache-Control"] == caching, "\(name)")
        }
        let live = try way.open(StaticFiles(folders: [site.folder.path], options: .init(caching: .alwaysRevalidate)))
        #expect(try live.get("/app.0a1b2c3d.js").headers["Cache-Control"] == "no-cache")
    }

    @Test func `a replaced folder is served after a moment, as is one that appears`() throws {
        let parent = TemporaryFolder()
        let service = Service(responder: StaticFiles(folders: [parent.path + "/site"]))
        #expect(service.answer("GET", "/a.txt").status == .notFound)
        parent.write("site/a.txt", "old")
        let moment = useconds_t(Folder.recheckMilliseconds * 1000 + 20_000)
        usleep(moment)
        #expect(service.answer("GET", "/a.txt").bytes(limit: 9) == Array("old".utf8))
        parent.write("next/b.txt", "new")
        #expect(rename(parent.path + "/site", parent.path + "/gone") == 0)
        #expect(rename(parent.path + "/next", parent.path + "/site") == 0)
        usleep(moment)
        #expect(service.answer("GET", "/b.txt").bytes(limit: 9) == Array("new".utf8))
        #expect(service.answer("GET", "/a.txt").status == .notFound)
    }

    @Test func `the first of several folders that has a file gives it`() throws {
        let first = TemporaryFolder()
        let second = TemporaryFolder()
        first.write("a.txt", "first")
        second.write("a.txt", "second")
        second.write("b.txt", "second")
        let service = Service(responder: StaticFiles(folders: [first.path, second.path]))
        #expect(service.answer("GET", "/a.txt").bytes(limit: 9) == Array("first".utf8))
        #expect(service.answer("GET", "/b.txt").bytes(limit: 9) == Array("second".utf8))
    }
}
