import Glibc
import Synchronization
import Testing

@testable import HTTP

@Suite struct KeptFilesTests {
    private final class Clock: Sendable {
        let value = Mutex<UInt64>(1000)
        var now: UInt64 { value.withLock { $0 } }
        func pass(_ milliseconds: UInt64) { value.withLock { $0 += milliseconds } }
    }

    private let clock = Clock()
    private let folder = TemporaryFolder()

    private func kept(mostBytes: UInt64 = 1 << 20, mostEntries: Int = 100) -> KeptFiles {
        KeptFiles(milliseconds: 100, mostBytes: mostBytes, mostEntries: mostEntries) { [clock] in clock.now }
    }

    /// What is served under a name; nil: nothing.
    private func text(_ name: String, _ kept: KeptFiles, isSibling: Bool = false) -> String? {
        let folder = Folder(folder.path)
        guard case .file(let file) = kept.find(name, keepsAbsence: isSibling, { folder.find(name) }) else { return nil }
        return file.read(at: 0, Int(file.size)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `a file that was replaced is served after a moment, and one that is gone is gone`() {
        let kept = kept()
        folder.write("a.html", "old")
        #expect(text("a.html", kept) == "old")
        folder.write("next", "new")
        #expect(rename(folder.path + "/next", folder.path + "/a.html") == 0)
        #expect(text("a.html", kept) == "old")
        clock.pass(100)
        #expect(text("a.html", kept) == "new")
        unlink(folder.path + "/a.html")
        clock.pass(100)
        #expect(text("a.html", kept) == nil)
        folder.write("a.html", "again")
        #expect(text("a.html", kept) == "again", "that a page is not there is not remembered")
    }

    @Test func `a file that grew where it stands is read anew`() {
        let kept = kept()
        folder.write("a.html", "1")
        #expect(text("a.html", kept) == "1")
        folder.write("a.html", "12")
        clock.pass(100)
        #expect(text("a.html", kept) == "12")
    }

    @Test func `a compressed sibling is seen after a moment, and so is that it has gone`() {
        let kept = kept()
        #expect(text("a.html.br", kept, isSibling: true) == nil)
        folder.write("a.html.br", "br")
        #expect(text("a.html.br", kept, isSibling: true) == nil)
        clock.pass(100)
        #expect(text("a.html.br", kept, isSibling: true) == "br")
        unlink(folder.path + "/a.html.br")
        clock.pass(100)
        #expect(text("a.html.br", kept, isSibling: true) == nil)
    }

    @Test func `what is in memory has a bound, in bytes and in names, and large files are not in it`() {
        let kept = kept(mostBytes: 1000, mostEntries: 20)
        for number in 0..<100 {
            folder.write("\(number).html", String(repeating: "x", count: 90))
            #expect(text("\(number).html", kept)?.utf8.count == 90)
            #expect(kept.held.bytes <= 1000 && kept.held.entries <= 20)
        }
        for number in 0..<100 {
            #expect(text("no\(number).html.br", kept, isSibling: true) == nil)
            #expect(kept.held.entries <= 20)
        }
        folder.write("large.html", String(repeating: "x", count: Int(KeptFiles.largest) + 1))
        let before = kept.held
        #expect(text("large.html", kept)?.utf8.count == Int(KeptFiles.largest) + 1)
        #expect(kept.held.bytes == before.bytes && kept.held.entries == before.entries)
    }

    @Test func `many threads get whole files while they are replaced`() {
        let kept = KeptFiles(milliseconds: 1)
        let texts = (0..<4).map { String(repeating: "\($0)", count: 5000 + $0) }
        folder.write("a.html", texts[0])
        let wrong = Atomic<Int>(0)
        let isOver = Atomic<Bool>(false)
        let known = Set(texts)
        let threads = (0..<4).map { _ in
            Thread {
                while !isOver.load(ordering: .relaxed) {
                    if let text = text("a.html", kept), !known.contains(text) { wrong.add(1, ordering: .relaxed) }
                }
            }
        }
        for round in 0..<200 {
            folder.write("next", texts[round % 4])
            rename(folder.path + "/next", folder.path + "/a.html")
            usleep(500)
        }
        isOver.store(true, ordering: .relaxed)
        for thread in threads { thread.join() }
        #expect(wrong.load(ordering: .relaxed) == 0)
    }

    @Test(arguments: Way.allCases) func `answers from memory are those from the disk`(way: Way) throws {
        folder.write("page/index.html", "<p>ページ</p>")
        folder.write("page/index.html.br", "compressed")
        folder.write("404.html", "<p>ありません</p>")
        folder.write("empty.css", "")
        let disk = try way.open(StaticFiles(folders: [folder.path]))
        let memory = try way.open(StaticFiles(folders: [folder.path], options: .init(keptMilliseconds: 60_000)))
        let tag = try #require(try disk.get("/page/").headers["ETag"])
        for headers in [
            [], [("Accept-Encoding", "br")], [("Range", "bytes=3-6")], [("Range", "bytes=900-")],
            [("If-None-Match", tag)],
        ] as [[(String, String)]] {
            for path in ["/page/", "/page", "/page/index.html", "/nothing", "/empty.css"] {
                for method in ["GET", "HEAD"] {
                    let (expected, first, second) = (
                        try disk.ask(method, path, headers), try memory.ask(method, path, headers),
                        try memory.ask(method, path, headers)
                    )
                    for answer in [first, second] {
                        #expect(answer.status == expected.status, "\(method) \(path) \(headers)")
                        #expect(answer.text == expected.text, "\(method) \(path) \(headers)")
                        for name in ["Content-Length", "Content-Type", "ETag", "Content-Encoding", "Content-Range"] {
                            #expect(answer.headers[name] == expected.headers[name], "\(name) \(path) \(headers)")
                        }
                    }
                }
            }
        }
    }
}
