import Testing

@testable import HTTP

@Suite struct CodingTests {
    @Test(arguments: Way.allCases) func `a precompressed sibling goes to whoever takes it`(way: Way) throws {
        let folder = TemporaryFolder()
        for name in ["index.html", "404.html", "both.css", "plain.css", "picture.png"] { folder.write(name, name) }
        folder.write("index.html.gz", "gz")
        folder.write("404.html.br", "br")
        folder.write("both.css.br", "br")
        folder.write("both.css.gz", "gz")
        folder.write("picture.png.br", "br")
        folder.write("orphan.css.br", "br")
        let site = try way.open(StaticFiles(folders: [folder.path]))
        for (path, accept, coding) in [
            ("/both.css", "gzip, deflate, br, zstd", "br"), ("/both.css", "gzip", "gzip"),
            ("/both.css", "br;q=0.5, gzip;q=0.8", "gzip"), ("/both.css", "*", "br"), ("/both.css", "br;q=0, *", "gzip"),
            ("/both.css", "BR", "br"), ("/both.css", "x-gzip", "gzip"), ("/both.css", "gzip ; q=0.5", "gzip"),
            ("/", "br, gzip", "gzip"), ("/x", "br", "br"),
        ] {
            let answer = try site.get(path, [("Accept-Encoding", accept)])
            #expect(answer.headers["Content-Encoding"] == coding, "\(path) \(accept)")
            #expect(answer.text == (coding == "br" ? "br" : "gz"))
            #expect(answer.headers["Vary"] == "Accept-Encoding")
        }
        for (path, accept) in [
            ("/both.css", ""), ("/both.css", "identity"), ("/both.css", "br;q=0, gzip;q=0.0"), ("/both.css", "deflate"),
            ("/both.css", "br;q=2, gzip;q=x"), ("/both.css", "identity, gzip;q=0.5"), ("/both.css", "*;q=0"),
            ("/plain.css", "br, gzip"), ("/picture.png", "br"),
        ] {
            let answer = try site.get(path, accept.isEmpty ? [] : [("Accept-Encoding", accept)])
            #expect(answer.headers["Content-Encoding"] == nil, "\(path) \(accept)")
            #expect(answer.text == String(path.dropFirst()))
            #expect(answer.headers["Vary"] == (path == "/picture.png" ? nil : "Accept-Encoding"))
        }
        #expect(try site.get("/orphan.css", [("Accept-Encoding", "br")]).status == 404)
    }

    @Test(arguments: Way.allCases) func `each coding has a tag of its own and its own type`(way: Way) throws {
        let folder = TemporaryFolder()
        for name in ["a.json", "a.json.br", "a.json.gz"] {
            folder.write(name, "{}")
            folder.touch(name, 1_000_000)
        }
        let site = try way.open(StaticFiles(folders: [folder.path]))
        let tags = try ["identity", "br", "gzip"].map { coding in
            let answer = try site.get("/a.json", [("Accept-Encoding", coding)])
            #expect(answer.headers["Content-Type"] == "application/json")
            return try #require(answer.headers["ETag"])
        }
        #expect(Set(tags).count == 3)
        let known = [("If-None-Match", tags[1])]
        #expect(try site.get("/a.json", known + [("Accept-Encoding", "br")]).status == 304)
        #expect(try site.get("/a.json", known + [("Accept-Encoding", "gzip")]).status == 200)
    }

    @Test(
        arguments: [
            ("a.html", "text/html; charset=utf-8"), ("a.JS", "text/javascript; charset=utf-8"),
            ("a.mjs", "text/javascript; charset=utf-8"), ("a.css", "text/css; charset=utf-8"),
            ("a.json", "application/json"), ("a.geojson", "application/geo+json"), ("a.svg", "image/svg+xml"),
            ("a.webp", "image/webp"), ("a.avif", "image/avif"), ("a.png", "image/png"), ("a.jpg", "image/jpeg"),
            ("a.JPEG", "image/jpeg"), ("favicon.ico", "image/vnd.microsoft.icon"), ("a.pdf", "application/pdf"),
            ("sitemap.xml", "application/xml"), ("a.rss", "application/rss+xml"), ("a.atom", "application/atom+xml"),
            ("a.ics", "text/calendar; charset=utf-8"), ("a.csv", "text/csv; charset=utf-8"),
            ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("a.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            ("a.zip", "application/zip"), ("a.woff2", "font/woff2"), ("a.txt", "text/plain; charset=utf-8"),
            ("site.webmanifest", "application/manifest+json"), ("a.b/c", "application/octet-stream"),
            ("a.unheard-of", "application/octet-stream"), ("a.", "application/octet-stream"),
        ])
    func `a name tells its type`(name: String, type: String) {
        #expect(MediaType(path: name).name == type)
    }

    @Test func `dates are written and read as HTTP has them`() {
        for (seconds, text) in [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        ] as [(Int64, String)] {
            #expect(HTTPDate.text(seconds) == text)
            #expect(HTTPDate.seconds(text) == seconds)
        }
        for text in [
            "", "Sun", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 6x Nov 1994 08:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 99999 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Nov 1994 08:49:37 JST", "1994-11-06T08:49:37Z",
        ] {
            #expect(HTTPDate.seconds(text) == nil, "\(text)")
        }
    }
}
