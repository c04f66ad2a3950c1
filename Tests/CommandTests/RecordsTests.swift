import Glibc
import StoreKit
import TestKit
import Testing

/// Accounts, backups, keys and databases from the command line.
@Suite struct RecordsTests {
    /// A place with an account and a conversation.
    private func place() throws -> Workplace {
        let place = try Workplace()
        #expect(try place.run("build").status == 0)
        #expect(try place.run("staff", "add", "yamada", "--group", "kanri", "--title", "山田 花子").status == 0)
        let serving = try place.start("serve", "--no-build", "--port", "0")
        let port = try servedPort(serving)
        let body =
            "{\"id\":\"0123456789abcdef0123456789abcdef\",\"language\":\"ja\",\"page\":\"/\",\"turns\":[{\"number\":1,\"question\":\"ごみの日\",\"outcome\":\"none\",\"shown\":[]}]}"
        let answer = try exchange(
            "POST /api/v1/conversations HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nOrigin: http://127.0.0.1:\(port)\r\n"
                + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)",
            port)
        #expect(answer.hasPrefix("HTTP/1.1 204"))
        serving.send(SIGTERM)
        #expect(try serving.ended().status == 0)
        return place
    }

    private func conversations(_ place: Workplace, data: String = "data") throws -> Bool {
        try place.run("export", "conversations", "--data", data).output.contains("ごみの日")
    }

    @Test func `the first account gets a password once and may do everything; wrong ones are said`() throws {
        let place = try Workplace()
        let added = try place.run("staff", "add", "yamada", "--group", "kanri", "--title", "山田 花子")
        #expect(added.status == 0 && added.output.split(separator: "-").count == 4)
        #expect(try place.run("staff", "list").output == "yamada\t山田 花子\tkanri\tactive\n")
        #expect(try place.run("staff", "add", "yamada", "--group", "kanri").status == 1)
        #expect(try place.run("staff", "add", "Yamada", "--group", "kanri").status == 1)
        #expect(try place.run("staff", "disable", "yamada").errors.contains("last account"))
        #expect(try place.run("staff", "add", "suzuki", "--group", "koho").status == 0)
        #expect(try place.run("staff", "group", "koho").output == "\n")
        #expect(
            try place.run("staff", "group", "koho", "--permissions", "questions.read houses.edit@municipality:tsukimi")
                .output
                == "houses.edit@municipality:tsukimi questions.read@*\n")
        #expect(try place.run("staff", "disable", "suzuki").status == 0)
        #expect(try place.run("staff", "list").output.contains("suzuki\tsuzuki\tkoho\tdisabled"))
        #expect(try place.run("staff", "token", "yamada").output.utf8.count == 65)
        #expect(try place.run("staff", "fly", "yamada").status == 2)
    }

    @Test func `accounts come from a table, and each row that is wrong is named`() throws {
        let place = try Workplace()
        #expect(try place.run("staff", "add", "yamada", "--group", "kanri").status == 0)
        try place.write(
            "staff.csv",
            "name,title,mail,groups,state\nsuzuki,鈴木 一郎,suzuki@town.example,kanri,active\nWrong Name,x,,,\nsato,佐藤,,kanri,disabled\n"
        )
        let first = try place.run("staff", "import", "staff.csv")
        #expect(first.status == 1)
        #expect(first.errors.contains("staff.csv:3"))
        #expect(first.output.hasPrefix("suzuki\t"))
        #expect(try place.run("staff", "list").output.contains("sato\t佐藤\tkanri\tdisabled"))
        try place.write("staff.csv", "name,title,groups\nsuzuki,鈴木 次郎,kanri\n")
        #expect(try place.run("staff", "import", "staff.csv").output == "")
        #expect(try place.run("staff", "list").output.contains("suzuki\t鈴木 次郎"))
        // A file that says nothing of it leaves it as it is.
        try place.write("staff.csv", "name,title,state\nsuzuki,鈴木 三郎,\nsato,佐藤 花子,\n")
        #expect(try place.run("staff", "import", "staff.csv").status == 0)
        let kept = try place.run("staff", "list").output
        #expect(kept.contains("suzuki\t鈴木 三郎\tkanri\t"))
        #expect(kept.contains("sato\t佐藤 花子\tkanri\tdisabled"))
    }

    @Test func `a backup is verified, and restored into an empty folder that has the keys`() throws {
        let place = try place()
        let made = try place.run("backup", "backups")
        #expect(made.status == 0)
        let file = made.output.split(separator: "\n").joined()
        #expect(try place.run("verify", file).status == 0)
        #expect(try place.run("restore", file).errors.contains("notEmpty"))
        #expect(
            try place.run("restore", file, "--data", "other").status == 1, "without the keys there is nothing to read")
        try Disk.makeFolder(place.root + "/other")
        try Disk.write(try Disk.read(place.root + "/data/keys"), to: place.root + "/other/keys")
        #expect(try place.run("restore", file, "--data", "other").status == 0)
        #expect(try conversations(place, data: "other"))
        #expect(try place.run("staff", "list", "--data", "other").output.contains("yamada"))
    }

    @Test func `after a rotation of keys everything is read as before, older backups too`() throws {
        let place = try place()
        let before = try place.run("backup", "backups").output.split(separator: "\n").joined()
        let keys = try place.read("data/keys")
        #expect(try place.run("keys", "rotate").status == 0)
        #expect(try place.read("data/keys").hasPrefix(keys + "2 "))
        #expect(try conversations(place))
        #expect(try place.run("verify", before).status == 0)
        var status = stat()
        stat(place.root + "/data/keys", &status)
        #expect(status.st_mode & 0o777 == 0o600)
        // Without the new key the wrapped data keys are gone, as they should be.
        try Disk.write(Array(keys.utf8), to: place.root + "/data/keys")
        #expect(try place.run("export", "conversations").status == 1)
    }

    @Test func `a store moves to PostgreSQL and answers there`() throws {
        let place = try place()
        let database = try PostgresServer.shared.newDatabase()
        let copied = try place.run("store", "copy", "data/store.db", database)
        #expect(copied.status == 0, "\(copied.errors)")
        #expect(copied.output.contains("conversations\t1\t"))
        #expect(try place.run("export", "conversations", "--database", database).output.contains("ごみの日"))
        #expect(try place.run("store", "copy", "data/store.db", database).status == 1, "there is something already")
        #expect(try place.run("store", "copy", "data/nothing.db", database).status == 1)
    }

    @Test func `at the end of a contract everything is deleted, and asked for twice`() throws {
        let place = try place()
        #expect(try place.run("store", "erase").status == 2)
        #expect(try conversations(place))
        // What the public sees of reports is a record too.
        let published = ["road.geojson", "road/index.html", "road/1-2.jpg"].map { "data/live/reports/" + $0 }
        for file in published { try Disk.write([1], to: "\(place.root)/\(file)") }
        let erased = try place.run("store", "erase", "--yes")
        #expect(erased.status == 0)
        #expect(erased.output.contains("conversations\t1\n"))
        for file in ["keys", "store.db", "store.db-wal"] { #expect(!place.exists("data/" + file)) }
        for file in published { #expect(!place.exists(file)) }
    }

    @Test(arguments: ["nginx", "caddy", "systemd"])
    func `a configuration names the host, the folders and who may reach the desk`(kind: String) throws {
        let place = try Workplace()
        let printed = try place.run("config", kind, "--host", "www.shiomi.example", "--staff-from", "192.0.2.0/24")
        #expect(printed.status == 0)
        #expect(printed.output.contains("192.0.2.0/24"))
        #expect(kind == "systemd" || printed.output.contains("www.shiomi.example"))
        #expect(printed.output.contains("\(place.root)/output"))
        #expect(try place.run("config", kind, "--host", "evil; }").status == 2)
    }

    @Test func `with a host of its own the desk stands nowhere else, and the server is told where it listens`() throws {
        let place = try Workplace()
        let nginx = try WebServer(place.root)
        let host = ["--staff-host", "staff.shiomi.example", "--staff-port", "9123"]
        let printed = try place.run(
            ["config", "nginx", "--certificate", "\(place.root)/own.pem", "--key", "\(place.root)/own.key"] + host)
        try place.write("output/public/index.html", "<p>home</p>")
        try place.write("output/public/404.html", "<p>lost</p>")
        try nginx.start(printed.output)
        #expect(try nginx.get("/", host: "www.town.example").contains("<p>home</p>"))
        #expect(try nginx.get("/staff", host: "www.town.example").hasPrefix("HTTP/2 404"))
        // The server is off: whoever asks the desk's host gets as far as it, and sees nothing of the site.
        let desk = try nginx.get("/staff", host: "staff.shiomi.example")
        #expect(desk.hasPrefix("HTTP/2 502") && !desk.contains("lost"))
        #expect(try !nginx.get("/", host: "staff.shiomi.example").contains("home"))
        #expect(try place.run(["config", "systemd"] + host).output.contains("--staff-port 9123"))
        let caddy = try place.run(["config", "caddy", "--staff-from", "192.0.2.0/24"] + host).output
        #expect(caddy.contains("staff.shiomi.example {") && caddy.contains("reverse_proxy 127.0.0.1:9123"))
    }

    /// Ports above 1024 and a certificate of its own: then it runs for anybody.
    @Test func `nginx takes its configuration, and what it sends is what the server sends`() throws {
        let place = try Workplace()
        let nginx = try WebServer(place.root)
        let printed = try place.run(
            "config", "nginx", "--host", "www.shiomi.example", "--certificate", "\(place.root)/own.pem", "--key",
            "\(place.root)/own.key")
        try place.write("output/public/index.html", "<p>home</p>")
        try place.write("output/public/404.html", "<p>lost</p>")
        try place.write("output/public/paused.html", "<p>paused</p>")
        try place.write("output/public/chat/frame/index.html", "<p>frame</p>")
        try place.write("output/public/assets/0123456789/site.css", "p{}")
        try place.write("data/live/emergency.json", "{}")
        try nginx.start(printed.output)
        let home = try nginx.get("/")
        #expect(home.contains("<p>home</p>") && home.contains("frame-ancestors 'none'"))
        #expect(
            home.lowercased().contains("x-frame-options: deny") && home.lowercased().contains("cache-control: no-cache")
        )
        let frame = try nginx.get("/chat/frame/")
        #expect(frame.contains("frame-ancestors *") && !frame.lowercased().contains("x-frame-options"))
        #expect(try nginx.get("/assets/0123456789/site.css").contains("immutable"))
        #expect(try nginx.get("/live/emergency.json").hasPrefix("HTTP/2 200"))
        let lost = try nginx.get("/staff-recruit/")
        #expect(lost.hasPrefix("HTTP/2 404") && lost.contains("<p>lost</p>"))
        // With the server off.
        let paused = try nginx.get("/my/forms/moving")
        #expect(paused.hasPrefix("HTTP/2 502") && paused.contains("<p>paused</p>"))
    }
}
