import TestKit

/// The content of a town of about 60 entries, made from a seed, and edits such as people make in a year. Some edits leave
/// the content with mistakes, as people's do.
struct Town {
    var random: Seeded
    /// Path below the workspace → bytes; what the workspace holds.
    private(set) var files: [String: [UInt8]] = [:]
    private var counter = 0

    private static let municipalities = ["umi", "yama", "shima"]
    private static let themes = ["housing", "work", "childcare"]
    private static let words = [
        "町", "海", "山", "祭り", "税", "水道", "子育て", "相談", "冬", "港", "{潮見|しおみ}", "**大切**", "100円", "A & B", "a < b", "`code`",
    ]
    private static let pictures = ["/pictures/a.png", "/pictures/b.png", "c.png"]
    private static let days = [
        "2026-01-05", "2026-10-31", "2026-11-20", "2026-11-21", "2026-11-22", "2026-12-01", "2026-12-21", "2027-01-01",
        "2027-03-31",
    ]

    init(seed: UInt64) {
        random = Seeded(seed)
        writeSite()
        for (index, id) in Self.municipalities.enumerated() {
            put(
                "content/municipalities/\(id).md",
                front([
                    "title: \(id)町", "code: \"\(["482013", "482021", "483010"][index])\"", "order: \(index + 1)",
                    "desks: [{id: iju, name: 定住係, phone: 0999-00-12\(index)0}, {id: zei, name: 税務係}]",
                ]))
        }
        put("content/pages/index.md", front(["title: 見本県"]) + "ようこそ。\n")
        put("content/pages/index.en.md", front(["title: Mihon"]) + "Welcome.\n")
        for folder in ["living", "living/tax", "town"] {
            put("content/pages/\(folder)/index.md", front(["title: \(folder)"]) + text())
        }
        for _ in 0..<54 { addEntry() }
        put(
            "content/places/halls.csv",
            "全国地方公共団体コード,ID,地方公共団体名,名称,名称_カナ,所在地_連結表記\n482013,H1,umi町,公民館,コウミンカン,海1\n482021,H2,yama町,集会所,シュウカイジョ,山2\n")
        put("content/data/numbers.yaml", "population: 8000\n")
        for (index, name) in ["a", "b"].enumerated() { putPicture("content/assets/pictures/\(name).png", index) }
        put("content/assets/files/form.txt", "申請書\n")
    }

    private mutating func put(_ path: String, _ text: String) { files[path] = Array(text.utf8) }

    private mutating func putPicture(_ path: String, _ seed: Int) {
        files[path] = TestPicture.png(width: 2 + seed % 5, height: 2, seed: seed)
    }

    private mutating func number() -> Int {
        counter += 1
        return counter
    }

    private mutating func writeSite() {
        put(
            "content/site.yaml",
            """
            name: 見本県
            name_en: Mihon
            base_url: https://mihon.example.jp
            languages: [{code: ja, name: 日本語}, {code: en, name: English}]
            menus:
              main: [{title: くらし, title_en: Living, url: /living/}, {title: 町, title_en: Town, url: /town/}]
            desks: [{id: iju, name: 移住センター, phone: 0999-00-1000}]
            vocabularies:
              theme: {housing: 住まい, work: しごと, childcare: 子育て}
              target: {family: 子育て世帯, anyone: どなたでも}
              news_category: {notice: お知らせ, disaster: 防災}
              event_category: {seminar: 相談会, festival: まつり}

            """)
    }

    // MARK: Texts

    private func front(_ lines: [String]) -> String { "---\n" + lines.joined(separator: "\n") + "\n---\n" }

    private mutating func sentence() -> String {
        (0..<(2 + random.below(4))).map { _ in random.pick(Self.words) }.joined() + "です。"
    }

    private mutating func text() -> String {
        var text = ""
        for _ in 0..<random.below(4) {
            switch random.below(9) {
            case 0: text += "## 見出し\(random.below(4)) {#h\(number())}\n\n"
            case 1: text += "- \(sentence())\n- \(sentence())\n\n"
            case 2: text += "[リンク](\(link()))\n\n"
            case 3: text += "![絵](\(random.pick(["/pictures/a.png", "/pictures/b.png"])))\n\n"
            case 4: text += component()
            default: text += sentence() + "\n\n"
            }
        }
        return text
    }

    private mutating func component() -> String {
        let name = random.pick(["button", "latest", "programs", "contact", "desks", "download", "figure"])
        let body: String
        switch name {
        case "button": body = "label: 見る\nurl: \(link())"
        case "latest": body = "kind: \(random.pick(["news", "event"]))\nlimit: \(random.below(4))"
        case "programs": body = "theme: \(random.pick(Self.themes))"
        case "contact": body = "desk: \(desk())"
        case "desks": body = "items: [{municipality: \(random.pick(Self.municipalities)), desk: \(desk())}]"
        case "download": body = "items: [{label: 書類, file: /files/form.txt}]"
        default: body = "file: /pictures/a.png\nalt: 絵"
        }
        return "```@\(name)\n\(body)\n```\n\n"
    }

    private mutating func desk() -> String { random.pick(["prefecture/iju", "umi/iju", "yama/zei", "shima/iju"]) }

    /// Mostly to something that is there.
    private mutating func link() -> String {
        let entries = paths { $0.hasSuffix(".md") }
        if entries.isEmpty || random.chance(5) { return "/nowhere\(random.below(3))/" }
        if random.chance(15) {
            return random.pick(["https://example.com/", "/files/form.txt", "/events/calendar/", "/news/feed.xml"])
        }
        let entry = random.pick(entries)
        var local = String(entry.dropFirst("content/".count).dropLast(".md".count))
        if local.hasPrefix("pages/") { local = String(local.dropFirst("pages/".count)) }
        if local.hasSuffix(".en") { local = "en/" + local.dropLast(3) }
        if local.hasSuffix("index") { local = String(local.dropLast(5)) }
        return local.isEmpty ? "/" : "/\(local)\(local.hasSuffix("/") ? "" : "/")"
    }

    private mutating func fields(_ kind: String) -> [String] {
        var lines = [
            "title: \(kind)\(number())\(random.pick(Self.words.filter { !$0.contains("*") && !$0.contains("{") }))"
        ]
        switch kind {
        case "news": lines += ["date: \(random.pick(Self.days))", "category: \(random.pick(["notice", "disaster"]))"]
        case "events":
            lines += ["start: \(random.pick(Self.days))", "category: \(random.pick(["seminar", "festival"]))"]
            if random.chance(50) { lines.append("apply: 電話で") }
        case "programs":
            lines += ["theme: \(random.pick(Self.themes))", "target: [\(random.pick(["family", "anyone"]))]"]
            if random.chance(60) { lines.append("closes: \(random.pick(Self.days))") }
        case "houses":
            lines += [
                "number: S-\(number())", "municipality: \(random.pick(Self.municipalities))", "type: house",
                "deal: \(random.pick(["sale", "rent"]))", "state: \(random.pick(["open", "negotiating"]))",
                "price: \(random.below(20) * 500_000)",
            ]
        default: break
        }
        return lines
    }

    private static let kinds = ["pages", "pages", "pages", "news", "news", "events", "programs", "houses", "faq"]

    private mutating func addEntry() {
        let kind = random.pick(Self.kinds)
        let folder =
            kind == "pages"
            ? random.pick(["", "living/", "living/tax/", "town/", "new/"]) : random.chance(20) ? "old/" : ""
        put("content/\(kind)/\(folder)e\(number()).md", front(fields(kind)) + text())
    }

    private func paths(_ isWanted: (String) -> Bool) -> [String] { files.keys.filter(isWanted).sorted() }

    private mutating func entry() -> String { random.pick(paths { $0.hasSuffix(".md") }) }

    private func kind(_ path: String) -> String { String(path.split(separator: "/").dropFirst().first ?? "") }

    // MARK: Edits

    /// One edit; says what it did.
    mutating func edit() -> String {
        switch random.below(30) {
        case 0...3: return changeText()
        case 4...11: return changeField()
        case 12, 13:
            addEntry()
            return "new entry"
        case 14, 15:
            let path = entry()
            files[path] = nil
            return "delete \(path)"
        case 16, 17: return move()
        case 18, 19: return translate()
        case 20: return changeFolderPage()
        case 21, 22: return changeSite()
        case 23: return changePicture()
        case 24, 25: return changeLayout()
        case 26: return changeSheet()
        case 27:
            put("content/data/numbers.yaml", "population: \(random.below(9000))\n")
            return "data"
        case 28: return changeNestedSite()
        default: return changeFile()
        }
    }

    private mutating func changeText() -> String {
        let path = entry()
        let old = String(decoding: files[path] ?? [], as: UTF8.self)
        if random.chance(30), let end = old.firstRange(of: "\n---\n") {
            put(path, old[..<end.upperBound] + text())
            return "new text of \(path)"
        }
        put(path, old + "\n" + text())
        return "longer text of \(path)"
    }

    private mutating func changeField() -> String {
        let path = entry()
        let (name, value) = field(kind(path))
        var lines = String(decoding: files[path] ?? [], as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        let end = lines.dropFirst().firstIndex(of: "---") ?? 1
        lines[..<end].removeAll { $0.hasPrefix(name + ":") }
        if name == "title" || !random.chance(25) { lines.insert("\(name): \(value)", at: 1) }
        put(path, lines.joined(separator: "\n"))
        return "\(name) of \(path): \(value)"
    }

    private mutating func field(_ kind: String) -> (String, String) {
        var fields: [(String, String)] = [
            ("title", "題名\(random.below(50))"), ("description", "説明\(random.below(50))。"),
            ("updated", random.pick(Self.days)),
            ("draft", random.pick(["true", "false"])), ("publish", random.pick(Self.days)),
            ("expires", random.pick(Self.days)),
            ("tags", random.pick(["[町]", "[海, 山]", "[]"])), ("redirects", "[/old/\(random.below(30))]"),
            ("image", random.pick(Self.pictures)), ("extra", "{a: \(random.below(5))}"),
        ]
        let municipality = random.chance(6) ? "nobody" : random.pick(Self.municipalities)
        switch kind {
        case "pages":
            fields += [
                ("order", "\(random.below(9))"), ("nav", "短\(random.below(9))"), ("municipality", municipality),
                ("contact", desk()), ("search", "false"),
            ]
        case "news":
            fields += [
                ("date", random.pick(Self.days)), ("municipality", municipality), ("important", "true"),
                ("category", "notice"), ("contact", desk()),
            ]
        case "events":
            fields += [
                ("start", random.pick(Self.days)), ("municipality", municipality), ("apply_until", "2026-12-05"),
                ("place", "港"),
            ]
        case "programs":
            fields += [
                ("opens", "2026-12-01"), ("closes", random.pick(Self.days)), ("municipality", municipality),
                ("theme", random.pick(Self.themes)),
            ]
        case "houses":
            fields += [
                ("price", "\(random.below(9))000000"), ("municipality", municipality), ("state", "contracted"),
                ("photos", "[{file: /pictures/b.png, alt: 絵}]"),
            ]
        case "municipalities": fields += [("order", "\(random.below(9))"), ("population", "\(random.below(9999))")]
        default: fields += [("category", random.pick(["税", "水道"]))]
        }
        return random.pick(fields)
    }

    private mutating func move() -> String {
        let path = entry()
        let kind = kind(path)
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        let folder = random.pick(["", "living/", "town/", "moved\(random.below(3))/"])
        let place = "content/\(kind)/\(folder)\(random.chance(50) ? name : "m\(number()).md")"
        guard files[place] == nil else { return "stay" }
        files[place] = files[path]
        files[path] = nil
        return "move \(path) to \(place)"
    }

    private mutating func translate() -> String {
        let path = entry()
        if path.hasSuffix(".en.md") {
            files[path] = nil
            return "delete \(path)"
        }
        let version = path.dropLast(3) + ".en.md"
        put(
            String(version),
            front(["title: English \(random.below(50))"]) + (random.chance(50) ? "See [this](\(link())).\n" : ""))
        return "write \(version)"
    }

    private mutating func changeFolderPage() -> String {
        let path =
            "content/" + random.pick(["pages/living", "pages/town", "pages/new", "news", "programs", "events"])
            + "/index.md"
        if files[path] != nil {
            files[path] = nil
            return "delete \(path)"
        }
        put(path, front(["title: 案内\(random.below(9))"]) + text())
        return "write \(path)"
    }

    private mutating func changeSite() -> String {
        let path = "content/site.yaml"
        let text = String(decoding: files[path] ?? [], as: UTF8.self)
        let edits = [
            ("name: 見本県", "name: 見本州"), ("name: 見本州", "name: 見本県"), ("0999-00-1000", "0999-00-1001"), ("住まい", "住宅"),
            ("url: /town/", "url: /living/tax/"), ("{family: 子育て世帯, anyone: どなたでも}", "{anyone: だれでも, family: 家族}"),
            ("{code: en, name: English}]", "{code: en, name: English}, {code: ko, name: 한국어}]"),
            (", {code: ko, name: 한국어}]", "]"),
        ].filter { text.contains($0.0) }
        if edits.isEmpty || random.chance(10) {
            writeSite()
            return "site.yaml as at first"
        }
        let (old, new) = random.pick(edits)
        put(path, text.replacing(old, with: new))
        return "site.yaml: \(new)"
    }

    private mutating func changePicture() -> String {
        let place = random.pick([
            "content/assets/pictures/a.png", "content/assets/pictures/b.png", "content/pages/living/c.png",
            "content/news/c.png", "content/assets/pictures/d.png",
        ])
        if files[place] != nil, random.chance(20) {
            files[place] = nil
            return "delete \(place)"
        }
        putPicture(place, random.below(60))
        return "draw \(place)"
    }

    private mutating func changeLayout() -> String {
        let (path, texts) = random.pick([
            ("layouts/news_list.html", [wholePage("{{ page.title }} {{ list.total }}\n"), ""]),
            ("layouts/cards/faq.html", ["<li>{{ item.title }}</li>\n", "<li><b>{{ item.title }}</b></li>\n"]),
            (
                "layouts/house_card.html",
                [
                    wholePage("{{ page.title }}{% for item in page.related %}{{ item.title }}{% endfor %}\n"),
                    wholePage("{{ page.title }}\n"),
                ]
            ),
            (
                "layouts/faq.html",
                [
                    wholePage("{{ page.title }}{{ data.numbers.population }}\n"),
                    wholePage("{{ page.title }}{{ page.body }}\n"),
                ]
            ),
            (
                "layouts/components/latest.html",
                [
                    "{% for item in c.cards %}{{ item.title }}{% endfor %}\n",
                    "{% for item in c.cards %}{{ item.url }}{% endfor %}\n",
                ]
            ),
            ("layouts/words/en.yaml", ["footer: Hall\n", "footer: Town\nupdated: Changed\n"]),
            ("layouts/redirect.html", ["{{ target }} {{ page.title }}\n", "{{ target }}\n"]),
        ])
        let text = random.pick(texts)
        files[path] = text.isEmpty ? nil : Array(text.utf8)
        return "layout \(path)"
    }

    private mutating func changeSheet() -> String {
        let path = "content/places/halls.csv"
        var rows = String(decoding: files[path] ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
        if rows.count > 2, random.chance(40) {
            rows.remove(at: 1 + random.below(rows.count - 1))
        } else {
            rows.append("482013,H\(number() + 2),umi町,館\(random.below(9)),カン,海\(random.below(9))")
        }
        put(path, rows.joined(separator: "\n") + "\n")
        return "sheet"
    }

    private mutating func changeNestedSite() -> String {
        if files["content/archive/site.yaml"] != nil, random.chance(40) {
            for path in paths({ $0.hasPrefix("content/archive/") }) { files[path] = nil }
            return "archive deleted"
        }
        put("content/archive/site.yaml", "name: 記録\(random.below(3))\n")
        put("content/archive/pages/index.md", front(["title: 記録"]) + sentence() + "\n")
        put(
            "content/archive/news/a\(random.below(4)).md",
            front(["title: 古い知らせ", "date: 2025-01-0\(1 + random.below(9))"]))
        return "archive"
    }

    private mutating func changeFile() -> String {
        let path = "content/assets/files/form.txt"
        put(path, String(repeating: "申請書\n", count: 1 + random.below(300)))
        return "form"
    }

    /// Does without a file.
    mutating func giveUp(_ path: String) { files[path] = nil }

    /// Goes back to other files, keeping the course of the random numbers.
    mutating func restore(_ files: [String: [UInt8]]) { self.files = files }
}
