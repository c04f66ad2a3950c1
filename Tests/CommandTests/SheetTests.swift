import Glibc
import Japanese
import Model
import TestKit
import Testing

@testable import OpenData

/// `madoguchi import` and `export`
struct SheetTests {
    /// A sheet of each kind as a town may have it, and what becomes of its row.
    struct Sheet: Sendable, CustomTestStringConvertible {
        var kind: String
        var csv: String
        /// Where the row goes.
        var path: String
        var testDescription: String { kind }
    }

    static let sheets: [Sheet] = [
        Sheet(kind: "page", csv: "id,title,body\nguide,案内,本文です。\n", path: "pages/guide.md"),
        Sheet(
            kind: "faq", csv: "id,question,answer,variants,category,links\nq1,いつですか,6月です。,時期|期限,税,\n", path: "faq/q1.md"
        ),
        Sheet(kind: "news", csv: "id,title,date,body\nn1,知らせ,2026年4月1日,本文です。\n", path: "news/n1.md"),
        Sheet(kind: "event", csv: "ID,イベント名,開始日,開始時間\ne1,相談会,2026/12/1,10:00\n", path: "events/e1.md"),
        Sheet(kind: "program", csv: "id,title,theme,target\np1,補助,housing,anyone\n", path: "programs/p1.md"),
        Sheet(
            kind: "house", csv: "物件番号,title,市町村,物件種別,取引形態,状態,売買価格\nS-1,海の家,見本町,house,sale,open,\"1,200,000円\"\n",
            path: "houses/s-1.md"),
        Sheet(kind: "stay", csv: "id,title,municipality\ns1,試しの家,mihon\n", path: "stays/s1.md"),
        Sheet(kind: "recruit", csv: "id,title,municipality\nr1,隊員,mihon\n", path: "recruits/r1.md"),
        Sheet(kind: "municipality", csv: "id,title,code\nfuchu,別町,131024\n", path: "municipalities/fuchu.md"),
        Sheet(kind: "place", csv: "ID,名称,所在地_連結表記\nk1,公園,町1\n", path: "places/sheet.csv"),
        Sheet(kind: "shelter", csv: "ID,名称,所在地_連結表記\nh1,小学校,町2\n", path: "places/sheet.csv"),
        Sheet(kind: "refuse", csv: "ごみの品目,分別区分\nびん,資源\n", path: "data/sheet.csv"),
    ]

    @Test(arguments: sheets)
    func `a trial import shows what would happen and writes nothing; the import does it`(_ sheet: Sheet) throws {
        let place = try Workplace()
        try place.write("sheet.csv", sheet.csv)
        let before = try place.files(".")
        let trial = try place.run("import", sheet.kind, "sheet.csv", "--dry-run")
        #expect(trial.status == 0, "\(trial.errors)")
        #expect(trial.output == "")
        #expect(trial.errors.contains("1 new, 0 changed, 0 the same, 0 rows rejected"), "\(trial.errors)")
        #expect(try place.files(".") == before)

        let done = try place.run("import", sheet.kind, "sheet.csv", "--json")
        #expect(done.status == 0)
        let report = try done.json()
        #expect(report["dryRun"]?.content == .bool(false))
        #expect(report["entries"]?["new"]?.int == 1)
        #expect(report["written"]?.items.compactMap(\.text).contains(sheet.path) == true, "\(done.output)")
        #expect(place.exists("content/" + sheet.path))

        let again = try place.run("import", sheet.kind, "sheet.csv", "--json").json()
        #expect(again["entries"]?["same"]?.int == 1)
        #expect(again["written"]?.items.count == 0)
        #expect(try place.run("build").status == 0)
    }

    @Test func `every row that cannot be content is named, and with json too`() throws {
        let place = try Workplace()
        try place.write("events.csv", "イベント名,開始日\n相談会,2026/12/1\nまつり,\n,2026/12/3\n講座,いつか\n")
        let ended = try place.run("import", "event", "events.csv", "--dry-run", "--json")
        #expect(ended.status == 1)
        let report = try ended.json()
        #expect(report["files"]?.items.first?["imported"]?.int == 1)
        #expect(report["files"]?.items.first?["rejected"]?.int == 3)
        let errors = report["problems"]?.items.filter { $0["severity"]?.text == "error" } ?? []
        #expect(Set(errors.compactMap { $0["line"]?.int }) == [3, 4, 5])
        let people = try place.run("import", "event", "events.csv", "--dry-run")
        #expect(people.status == 1)
        for line in 3...5 { #expect(people.errors.contains("events.csv:\(line):"), "\(people.errors)") }
    }

    @Test(
        arguments: [
            (["import", "faq", "nowhere.csv"], "nowhere.csv"), (["import", "faq", "picture.png"], "picture.png"),
            (["import", "place", "ok.csv", "--municipality", "nobody"], "--municipality"),
            (["import", "place", "ok.csv", "--category", "castle"], "--category"),
            (["import", "faq", "ok.csv", "--content", "elsewhere"], "elsewhere"),
        ])
    func `what cannot be imported is status 1, and nothing is written`(_ words: [String], _ named: String) throws {
        let place = try Workplace()
        try Disk.write([0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 0xFF], to: place.root + "/picture.png")
        try place.write("ok.csv", "id,question,answer\na,b,c\n")
        let before = try place.files(".")
        let ended = try Program.run(words + ["--json"], in: place.root, locale: "C")
        #expect(ended.status == 1)
        let problems = try ended.json()["problems"]?.items ?? []
        #expect(problems.contains { $0["file"]?.text?.hasPrefix(named) == true }, "\(ended.output)")
        #expect(try place.files(".") == before)
    }

    @Test func `an export goes to standard output as a file does, and nothing else with it`() throws {
        let place = try Workplace()
        try place.write("content/faq/a.md", "---\ntitle: いつですか\n---\n6月です。\n")
        let shown = try place.run("export", "faq")
        #expect(shown.status == 0)
        #expect(shown.errors == "1 entries exported\n")
        #expect(try place.run("export", "faq", "--output", "a.csv").output == "")
        #expect(try place.read("a.csv") == shown.output)
        #expect(try Array(Disk.read(place.root + "/a.csv").prefix(3)) == [0xEF, 0xBB, 0xBF])
        let japanese = try place.run("export", "faq", "--format", "json", locale: "ja_JP.UTF-8")
        #expect(japanese.errors == "1件を書き出しました\n")
        #expect(
            try JSONValue.reading(Array(japanese.output.utf8), file: "", limits: JSONValue.Limits()).items.count == 1)
    }

    @Test func `an export that cannot be is status 1 and leaves no file`() throws {
        let place = try Workplace()
        for words in [
            ["faq", "--content", "elsewhere"], ["faq", "--lang", "fr"], ["place", "--name", "none"],
            ["faq", "--output", "no/such/folder/a.csv"],
        ] {
            let ended = try Program.run(["export"] + words, in: place.root, locale: "C")
            #expect(ended.status == 1, "\(words)")
            #expect(ended.output == "" && !ended.errors.isEmpty)
        }
        #expect(Disk.tree(place.root).allSatisfy { $0.path.hasPrefix("content/") })
    }

    @Test func `the feed for the national bank is CSV and JSON beside each other`() throws {
        let place = try Workplace()
        try place.write(
            "content/houses/a.md",
            "---\ntitle: 家\nnumber: S-1\nmunicipality: mihon\ntype: house\ndeal: sale\nstate: open\nprice: 1000000\nfloor_area: 80\nbuilt: 1980\n---\n"
        )
        let ended = try place.run("export", "house", "--feed", "--output", "bank.csv")
        #expect(ended.status == 0)
        #expect(ended.errors.contains("there is no photo"))
        #expect(try place.read("bank.csv").contains("S-1"))
        let feed = try JSONValue.reading(Array(place.read("bank.json").utf8), file: "", limits: JSONValue.Limits())
        #expect(feed.items.count == 1)
    }

    // MARK: There and back

    /// The sample prefecture, which has of every kind what real content has.
    private static let sample = Disk.folder(of: Disk.folder(of: Disk.folder(of: #filePath))) + "/content"
    private static let kinds = sheets.map(\.kind).filter { !["shelter", "refuse"].contains($0) }
    private static let formats = ["csv", "csv-cp932", "xlsx", "json"]

    /// The sample's definition and municipalities, and the folders named.
    private func sampleWorkplace(_ folders: String...) throws -> Workplace {
        let place = try Workplace(empty: true)
        for file in Disk.tree(Self.sample)
        where file.path == "site.yaml" || folders.contains(where: { file.path.hasPrefix($0 + "/") }) {
            try Disk.write(Disk.read(Self.sample + "/" + file.path), to: place.root + "/content/" + file.path)
        }
        return place
    }

    @Test(arguments: kinds, formats)
    func `importing what was exported loses nothing`(_ kind: String, _ format: String) throws {
        let place = kind == "municipality" ? try sampleWorkplace() : try sampleWorkplace("municipalities")
        let file = kind + (format.hasPrefix("csv") ? ".csv" : "." + format)
        let out = try place.run("export", kind, "--content", Self.sample, "--format", format, "--output", file)
        #expect(out.status == 0, "\(out.errors)")
        let came = try place.run("import", kind, file, "--json").json()
        // Pictures and programs that the pages name are not there, which is said (`toDo`) and no reason to stop.
        let refused = came["problems"]?.items.filter { $0["severity"]?.text == "error" } ?? []
        #expect(refused.compactMap { $0["message"]?.text } == [])
        let wrong = came["toDo"]?.items.compactMap { $0["code"]?.text }.filter { $0.hasPrefix("wrong-") } ?? []
        #expect(wrong == [])

        let before = try records(kind, Self.sample, place).mapValues { Self.replacing(out.replacements, in: $0) }
        let lost = Self.differences(before, try records(kind, place.root + "/content", place))
        #expect(lost.prefix(5) == [])
        #expect(out.replacements.isEmpty || format == "csv-cp932")
    }

    /// What an export as JSON says, by id.
    private func records(_ kind: String, _ content: String, _ place: Workplace) throws -> [String: JSONValue] {
        let ended = try place.run("export", kind, "--content", content, "--format", "json")
        let records = try JSONValue.reading(Array(ended.output.utf8), file: "", limits: JSONValue.Limits()).items
        #expect(records.count >= 6)
        var found: [String: JSONValue] = [:]
        for record in records {
            let id = record["id"]?.text ?? ""
            // Rows of several tables have become rows of one, `place.csv`.
            found[id.hasPrefix("place/") ? String(id.dropFirst("place/".count)) : id] = record.sorted
        }
        #expect(found.count == records.count)
        return found
    }

    private static func differences(_ before: [String: JSONValue], _ after: [String: JSONValue]) -> [String] {
        var found = Set(before.keys).symmetricDifference(after.keys).map { "id \($0)" }
        for (id, record) in before {
            for name in Set(record.names).union(after[id]?.names ?? []) where name != "id" {
                let (was, has) = (record[name], after[id]?[name])
                guard was != has else { continue }
                found.append("\(id) \(name): \(was.map(JSONWriter.text) ?? "-") → \(has.map(JSONWriter.text) ?? "-")")
            }
        }
        return found.sorted()
    }

    private static func replacing(_ replacements: [(String, String)], in value: JSONValue) -> JSONValue {
        switch value.content {
        case .string(var text):
            for (character, writtenAs) in replacements { text = text.replacing(character, with: writtenAs) }
            return JSONValue(content: .string(text), line: 0)
        case .array(let items):
            return JSONValue(content: .array(items.map { replacing(replacements, in: $0) }), line: 0)
        case .object(let members):
            let replaced = members.map {
                JSONValue.Member(name: $0.name, value: replacing(replacements, in: $0.value))
            }
            return JSONValue(content: .object(replaced), line: 0)
        default: return value
        }
    }

    @Test func `a table that goes out by its name and comes back as it was changes nothing`() throws {
        let place = try sampleWorkplace("municipalities", "places")
        let before = try place.files("content")
        let tables = before.keys.filter { $0.hasPrefix("places/") && $0.hasSuffix(".csv") }.sorted()
        #expect(tables.count > 5)
        for (table, format) in zip(tables, Self.formats + Self.formats) {
            let name = String(table.dropFirst("places/".count).dropLast(".csv".count))
            let file = name + (format.hasPrefix("csv") ? ".csv" : "." + format)
            let out = try place.run("export", "place", "--name", name, "--format", format, "--output", file)
            #expect(out.status == 0, "\(out.errors)")
            let came = try place.run("import", "place", file, "--json")
            #expect(came.status == 0, "\(came.errors)")
            if out.replacements.isEmpty {
                #expect(try came.json()["written"]?.items.compactMap(\.text) == [], "\(name)")
            }
        }
        #expect(Set(try place.files("content").keys) == Set(before.keys))
    }

    @Test func `postal codes are imported from Japan Post's tables, in either encoding`() throws {
        let place = try Workplace()
        try place.write("content/site.yaml", "name: 見本県\n")
        let row = "48201,\"99900\",\"9990001\",\"ｼｵﾐｹﾝ\",\"ｼｵﾐｼ\",\"ｹﾝﾁｮｳ\",\"潮見県\",\"潮見市\",\"県庁通\",0,0,0,0,0,0\r\n"
        try Disk.write(
            try #require(converted(Array(row.utf8), from: "UTF-8", to: "CP932")), to: place.root + "/KEN_ALL.CSV")
        #expect(try place.run("import", "postal", "KEN_ALL.CSV", "--dry-run").status == 0)
        #expect(!place.exists("content/postal"))
        let ended = try place.run("import", "postal", "KEN_ALL.CSV")
        #expect(ended.status == 0 && ended.errors.contains("1 postal codes, 1 addresses"))
        #expect(try place.read("content/postal/utf_ken_all.csv").contains("\"潮見県\",\"潮見市\",\"県庁通\""))
    }
}

extension Ended {
    /// Characters an export could not write and what stands for them, as it tells people: `  〜 U+301C → ～ (3 times)`.
    fileprivate var replacements: [(String, String)] {
        errors.matches(of: /(?m)^  (\S+) U\+[^→]*→ (\S+) \(\d+ times\)$/).map { (String($0.1), String($0.2)) }
    }
}
