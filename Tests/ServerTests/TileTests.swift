import FeatureKit
import HTTP
import Maps
import TestKit
import Testing

@testable import Server

/// Maps through this server, from a stand-in of the Geospatial Information Authority.
@Suite struct TileTests {
    private static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]
    private static let tile = "/tiles/std/14/14438/6528"

    private func server(_ authority: ReceivingServer, most: Int = TileSource.usualMost) throws -> RunningServer {
        try RunningServer(tiles: { folder in
            TileSource("http://127.0.0.1:\(authority.port)/xyz", folder: folder, most: most)
        })
    }

    @Test func `a part of a map is fetched once a month, and shown from then on`() throws {
        let authority = try ReceivingServer()
        authority.answer("200 OK", bytes: Self.picture)
        let server = try server(authority)
        for _ in 0..<3 {
            let response = server.service.answer("GET", Self.tile)
            #expect(response.status == .ok && response.headers["Content-Type"] == "image/png")
            #expect(response.bytes(limit: 100) == Self.picture)
        }
        #expect(authority.taken.count == 1 && authority.taken[0].head.hasPrefix("GET /xyz/std/14/14438/6528.png HTTP"))
        // Nothing about the visitor goes along.
        #expect(
            !authority.taken[0].head.contains("town.example")
                && !authority.taken[0].head.lowercased().contains("cookie"))
        server.now += 31 * 86_400
        // What is old is better than nothing.
        authority.answer("500 Internal Server Error")
        #expect(server.service.answer("GET", Self.tile).status == .ok)
        authority.answer("200 OK", bytes: Self.picture + [4])
        #expect(server.service.answer("GET", Self.tile).bytes(limit: 100) == Self.picture + [4])
    }

    @Test func `nothing is fetched that is no part of a map of Japan`() throws {
        let authority = try ReceivingServer()
        authority.answer("200 OK", bytes: Self.picture)
        let server = try server(authority)
        for path in [
            "photo/14/14438/6528", "std/4/14/6", "std/19/462000/208900", "std/14/0/0", "std/14/14438/16384",
            "std/14/14438/06528", "std/14/+14438/6528", "std/14/14438/6528.png", "std/x/y/z", "std/14/-1/6528",
            "std/14/14438/99999999999999999999",
        ] { #expect(server.service.answer("GET", "/tiles/" + path).status == .notFound, "\(path)") }
        #expect(authority.taken.isEmpty)
        #expect(try RunningServer().service.answer("GET", Self.tile).status == .notFound)
    }

    @Test func `what is no picture is not handed on, and where there is none nobody asks again at once`() throws {
        let authority = try ReceivingServer()
        let server = try server(authority)
        authority.answer("200 OK", body: "<html>")
        #expect(server.service.answer("GET", Self.tile).status == .notFound)
        authority.answer("404 Not Found")
        for _ in 0..<3 { #expect(server.service.answer("GET", "/tiles/pale/14/14438/6529").status == .notFound) }
        #expect(authority.taken.count == 2)
        authority.answer("500 Internal Server Error")
        let later = server.service.answer("GET", "/tiles/std/14/14438/6530")
        #expect(later.status == .serviceUnavailable && later.headers["Retry-After"] == "10")
    }

    @Test func `strangers cannot make this server fetch without bounds`() throws {
        let authority = try ReceivingServer()
        authority.answer("200 OK", bytes: Self.picture)
        let server = try server(authority)
        let answers = (0..<700).map { number in
            let browser = Browser(server.service)
            // Each from an address of its own.
            browser.client = ClientAddress(ipv4: UInt32(0xC633_0000 + number))
            return browser.get("/tiles/std/15/\(28_800 + number)/13056").status
        }
        #expect(answers.count { $0 == .ok } == 600 && authority.taken.count == 600)
        #expect(answers.last == .serviceUnavailable)
        server.now += 60
        #expect(server.service.answer("GET", "/tiles/std/15/29499/13056").status == .ok)
    }

    @Test func `what was fetched is there after a restart`() throws {
        let authority = try ReceivingServer()
        authority.answer("200 OK", bytes: Self.picture)
        let folder = try Disk.temporaryFolder()
        defer { Disk.remove(folder) }
        for _ in 0..<2 {
            let server = try RunningServer(tiles: { _ in
                TileSource("http://127.0.0.1:\(authority.port)/xyz", folder: folder + "/tiles")
            })
            #expect(server.service.answer("GET", Self.tile).status == .ok)
        }
        #expect(authority.taken.count == 1)
    }

    @Test func `the oldest parts go where there is no more room`() throws {
        let authority = try ReceivingServer()
        authority.answer("200 OK", bytes: Self.picture)
        let server = try server(authority, most: 5 * Self.picture.count)
        for number in 0..<7 {
            server.now += 60
            #expect(server.service.answer("GET", "/tiles/std/15/\(28_800 + number)/13056").status == .ok)
        }
        #expect(Disk.tree(server.folder + "/tiles").count <= 5)
        _ = server.service.answer("GET", "/tiles/std/15/28806/13056")
        #expect(authority.taken.count == 7)
        _ = server.service.answer("GET", "/tiles/std/15/28800/13056")
        #expect(authority.taken.count == 8)
    }
}
