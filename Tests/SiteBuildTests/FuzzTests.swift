import Definitions
import Glibc
import Model
import Synchronization
import TestKit
import Testing
import YAML

@testable import SiteBuild

/// Mutated texts through everything that reads and renders them: problems or a page, never a crash, never a hang.
/// `MADOGUCHI_FUZZ` and `MADOGUCHI_SEED` for a soak.
struct FuzzTests {
    private static let count = TestSetting.number("MADOGUCHI_FUZZ", otherwise: 10_000)
    private static let seed = UInt64(TestSetting.number("MADOGUCHI_SEED", otherwise: 1))
    /// Files that one build takes, so that links, lists and references between damaged files are met too.
    private static let filesPerBuild = 250

    @Test func `damaged content gives problems or pages, never a crash`() throws {
        var mutation = Mutation(seed: Self.seed)
        var (pages, problems) = (0, 0)
        let watchdog = Watchdog("damaged content, round", seconds: 300)
        for round in 0..<max(1, Self.count * 7 / 10 / Self.filesPerBuild) {
            let test = try SiteTest()
            test.options.isDryRun = true
            try test.write("content/site.yaml", round % 2 == 0 ? Array(Corpus.site.utf8) : mutation.mutate(Corpus.site))
            try test.write("content/pages/index.md", "---\ntitle: 見本\n---\n")
            for number in 0..<Self.filesPerBuild {
                let (path, text) = mutation.random.pick(Corpus.files)
                try test.write("content/" + path.replacing("*", with: "f\(number)"), mutation.mutate(text))
            }
            watchdog.next(round)
            let report = test.build()
            pages += report.pages
            problems += report.problems.count
        }
        // Most damage is found, and some does no harm.
        #expect(problems > 0 && pages > 0)
    }

    @Test func `damaged definitions and tables give a result or a problem, never a crash`() throws {
        var mutation = Mutation(seed: Self.seed &+ 1)
        var (fine, wrong) = (0, 0)
        let watchdog = Watchdog("damaged definitions")
        for number in 0..<(Self.count * 3 / 10) {
            watchdog.next(number)
            let bytes = mutation.mutate(mutation.random.pick([Corpus.site, Corpus.data, Corpus.sheet]))
            do throws(Problem) {
                let yaml = try YAMLReader.read(bytes, file: "site.yaml")
                let (_, problems) = SiteDefinition.read(yaml, file: "site.yaml")
                if problems.isEmpty { fine += 1 } else { wrong += 1 }
            } catch {
                wrong += 1
            }
            do throws(Problem) {
                _ = try DataTable.value(bytes, file: "table.csv")
                fine += 1
            } catch {
                wrong += 1
            }
        }
        #expect(fine > 0 && wrong > 0)
    }

    /// What no mutation comes upon by chance.
    @Test(arguments: Hostile.all)
    func `a hostile file is a problem or a page`(_ file: Hostile) throws {
        let test = try SiteTest("houses")
        try test.write("content/" + file.path, file.bytes)
        test.options.isDryRun = true
        let watchdog = Watchdog(file.testDescription, seconds: 300)
        let report = test.build()
        #expect(report.outputs > 0 || report.hasErrors)
        withExtendedLifetime(watchdog) {}
    }

    @Test func `a watchdog tells which input hangs, and is silent where none does`() {
        let barks = Mutex<[Int]>([])
        let slow = Watchdog("slow", seconds: 1) { name, input in barks.withLock { $0.append(input) } }
        for input in 1...3 { slow.next(input) }
        usleep(1_300_000)
        #expect(barks.withLock { $0 } == [3])
        let quick = Watchdog("quick", seconds: 1) { name, input in barks.withLock { $0.append(-1) } }
        for input in 0..<8 {
            quick.next(input)
            usleep(200_000)
        }
        #expect(barks.withLock { $0 } == [3])
    }
}

/// A file made to break a reader.
struct Hostile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let path: String
    let bytes: [UInt8]

    init(_ description: String, _ path: String, _ text: String) {
        self.init(description, path, Array(text.utf8))
    }

    init(_ description: String, _ path: String, _ bytes: [UInt8]) {
        testDescription = description
        self.path = path
        self.bytes = bytes
    }

    private static let front = "---\ntitle: 題\n---\n"
    private static func page(_ description: String, _ body: String) -> Hostile {
        Hostile(description, "pages/x.md", front + body)
    }
    private static func fields(_ description: String, _ kind: String, _ lines: String) -> Hostile {
        Hostile(description, "\(kind)/x.md", "---\ntitle: 題\n\(lines)\n---\n")
    }
    private static func many(_ text: String, _ count: Int = 20_000) -> String { String(repeating: text, count: count) }

    static let all: [Hostile] = [
        page("deep quotations", many(">")),
        page("deep lists", (0..<2000).map { String(repeating: " ", count: $0) + "- a\n" }.joined()),
        page("many brackets", many("[")),
        page("many links within each other", many("[a](", 5000) + many(")", 5000)),
        page("much emphasis", many("*a_ ")),
        page("many backticks", many("`a ``b ")),
        page("many rubies", many("{漢|かん}")),
        page("open rubies", many("{漢|")),
        page("a wide table", many("|a") + "|\n" + many("|-") + "|\n" + many("|b") + "|\n"),
        page(
            "many footnotes",
            (0..<3000).map { "[^\($0)]" }.joined() + "\n\n" + (0..<3000).map { "[^\($0)]: a\n" }.joined()),
        page("a footnote that names itself", "[^a]\n\n[^a]: [^a] [^a]\n"),
        page("many headings of one name", many("## 同じ\n\n", 3000)),
        page("a long line", many("あ", 300_000)),
        page("NUL bytes", "a\u{0}b\n\n```@button\nlabel: \"\\0\"\nurl: /\n```\n"),
        page("lines of another system", "a\r\rb\r\n\r\n## c\r"),
        page("a component without end", "```@button\nlabel: a"),
        page("a component of a list", "```@button\n- a\n```\n"),
        page("a component of nothing", "```@button\n```\n\n```@\n```\n\n```@../base\n```\n"),
        page("a negative limit", "```@latest\nkind: program\nlimit: -3\n```\n"),
        page(
            "a huge limit",
            "```@latest\nkind: program\nlimit: 99999999999999999999\n```\n\n```@latest\nkind: program\nlimit: 9223372036854775807\n```\n"
        ),
        page("a list of an unknown kind", "```@latest\nkind: nothing\n```\n"),
        page("desks of nobody", "```@desks\nitems: [{municipality: }, {municipality: [a]}, a]\n```\n"),
        page(
            "links to strange places",
            "[a](%) [b](%00) [c](%ff%fe) [d](../../../../../etc/passwd) [e](//) [f](:) [g](#%) [h](?) ![i](..) ![j](%2e%2e/x) [k](<>)\n"
        ),
        page("a picture of itself", "![x](x.md) ![y](/x/)\n"),
        Hostile("deep YAML", "pages/x.md", "---\ntitle: " + many("[", 5000) + "\n---\n"),
        Hostile("deep YAML maps", "data/x.yaml", (0..<500).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
        Hostile("an alias bomb", "data/x.yaml", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n"),
        Hostile("front matter without end", "pages/x.md", "---\ntitle: 題\n"),
        Hostile("front matter alone", "pages/x.md", "---\n---"),
        Hostile("nothing at all", "pages/x.md", ""),
        Hostile("a byte order mark", "pages/x.md", [0xEF, 0xBB, 0xBF] + Array("---\ntitle: 題\n---\n".utf8)),
        Hostile("bytes that are no text", "pages/x.md", [UInt8](0...255)),
        Hostile(
            "Shift_JIS", "pages/x.md",
            Array("---\ntitle: ".utf8) + [0x82, 0xA0, 0x0A] + Array("---\n".utf8) + [0x93, 0xFA, 0x96, 0x7B]),
        fields("the longest event", "events", "start: 0001-01-01\nend: 9999-12-31"),
        fields("the first day", "events", "start: 0001-01-01T00:00+14:00\napply_until: 0001-01-01"),
        fields("the last day", "events", "start: 9999-12-31T23:59:59-12:00\nend: 9999-12-31"),
        fields(
            "the last closing day", "programs", "theme: housing\ntarget: anyone\nopens: 9999-12-31\ncloses: 9999-12-31"),
        fields(
            "numbers beyond all measure", "houses",
            "number: x\nmunicipality: umi\ntype: house\ndeal: sale\nstate: open\nprice: 9223372036854775807\nrent: 9223372036854775807\nfloor_area: 1e308\nland_area: -1e308\nplan: 99999999999999999999DK\nbuilt: 昭和999999999999年"
        ),
        fields(
            "numbers that are none", "houses",
            "number: x\nmunicipality: umi\ntype: house\ndeal: sale\nstate: open\nfloor_area: .nan\nland_area: .inf\nplan: DK"
        ),
        fields(
            "an address above the root", "pages",
            "redirects: [/../../x, //, /, /a/../b, \"/%2e%2e/x\", \"/\\0\", /x/index.html/, /x]"),
        fields("an id above the root", "pages", "id: ../../x"),
        fields("a redirect onto the page itself", "pages", "redirects: [/x/, /x]"),
        fields("a picture above the root", "pages", "image: ../../../../etc/passwd"),
        fields("a layout above the root", "pages", "layout: ../../x"),
        fields("order beyond all measure", "pages", "order: 9223372036854775807"),
        fields("a tag of many", "pages", "tags: [" + many("a,", 3000) + "a]"),
        fields("much under extra", "pages", "extra: {a: [{b: [{c: 1e999, d: -0, e: 0x7fffffffffffffff, f: 0o7}]}]}"),
        Hostile(
            "an SVG without measure", "assets/x.svg", "<svg width=\"99999999999999999999999999\" height=\"1\"></svg>"),
        Hostile("an SVG of no number", "assets/x.svg", "<svg viewBox=\"0 0 nan inf\"></svg>"),
        Hostile("an SVG of exponents", "assets/x.svg", "<svg viewBox='0 0 1e300 1e300'></svg>"),
        Hostile("an SVG without end", "assets/x.svg", "<svg width=\"" + many("1")),
        Hostile("half a PNG", "assets/x.png", Array(TestPicture.png(width: 30, height: 30, seed: 1).prefix(60))),
        Hostile("a table of quotation marks", "places/x.csv", many("\"")),
        Hostile("a table of one line", "places/x.csv", many("名称,", 10_000)),
        Hostile("a table of many empty rows", "places/x.csv", "名称\n" + many("\n")),
        Hostile("a table under data of no columns", "data/x.csv", ""),
        Hostile("a data file of two documents", "data/x.yaml", "a: 1\n---\nb: 2\n"),
        Hostile("a data file of a tab", "data/x.yaml", "\t- a"),
        Hostile("a long name", "pages/\(String(repeating: "a", count: 200)).md", front),
        Hostile("a name with a line break", "pages/a\nb.md", front),
        Hostile("a name of percent signs", "pages/%2e%2e.md", front),
        Hostile("a site that is a list", "sub/site.yaml", "- a\n"),
        Hostile("a site of nothing", "sub/site.yaml", ""),
        Hostile(
            "languages of nothing", "sub/site.yaml",
            "name: x\nlanguages: [{code: \"\", name: \"\"}, {code: a/b, name: c}, {code: \"..\", name: c}]\n"),
        Hostile(
            "a language twice", "sub/site.yaml", "name: x\nlanguages: [{code: ja, name: a}, {code: ja, name: b}]\n"),
        Hostile(
            "a menu of menus", "sub/site.yaml",
            "name: x\nmenus: {main: [{title: a, url: /, children: [{title: b, children: [{title: c, children: [a]}]}]}, 3, [4]]}\n"
        ),
    ]
}

/// Whole, sound files to be damaged.
private enum Corpus {
    static let site = """
        name: 見本県
        base_url: https://mihon.example.jp
        languages: [{code: ja, name: 日本語}, {code: en, name: English}]
        organization: {name: 見本県, phone: 0999-00-1000, code: "480002"}
        menus:
          main:
            - {title: くらし, title_en: Living, url: /, children: [{title: 税, url: /tax/}]}
        desks: [{id: iju, name: 移住センター, phone: 0999-00-1000}]
        vocabularies:
          theme: {housing: 住まい, work: {ja: しごと, en: Work}}
          target: {anyone: どなたでも}
        related_sites: [{name: 県, url: "https://pref.example.jp/"}]
        extra: {logo: /logo.svg, count: 3}

        """

    static let data = """
        title: 数字で見る
        figures:
          - {label: 人口, value: 8000, unit: 人, note: "前年より\\u3042"}
          - label: 率
            value: 1.5e3
        text: |
          長い
          文章
        flag: yes

        """

    static let sheet = """
        全国地方公共団体コード,ID,地方公共団体名,名称,名称_カナ,所在地_連結表記,緯度,経度,電話番号
        482013,L1,海市,中央図書館,チュウオウトショカン,"海市本町1,2",34.3,137.2,0999-00-1301
        482013,L2,海市,"港""分館",ミナトブンカン,海市港2,34.4,137.3,0999-00-1302

        """

    static let files: [(path: String, text: String)] = [
        (
            "pages/*.md",
            """
            ---
            title: ごみの出し方
            description: 収集日と分け方です。
            tags: [ごみ, くらし]
            order: 2
            contact: {name: 環境課, phone: 0999-00-1000}
            extra: {a: [1, 2.5, true], b: {c: d}}
            ---
            ## 収集日 {#days}

            {燃|も}やすごみは**月曜**と~~木曜~~*金曜*です[^1]。[予約](f1.md#days)、<https://example.com/>、`code`。

            | 種類 | 曜日 |
            |---|:-:|
            | 燃やす | 月 |

            > [!NOTE]
            > 8時までに出します。

            - [ ] 袋
            - [x] 札
              1. 一
              2. 二

            [^1]: 祝日も集めます。

            """
        ),
        (
            "pages/*.md",
            """
            ---
            title: 部品
            ---
            ```@button
            label: 相談する
            url: /f2/
            ```

            ```@desks
            items:
              - {municipality: umi, desk: prefecture/iju}
            ```

            ```@programs
            theme: housing
            limit: 3
            ```

            ```swift
            let a = 1
            ```

            ![絵](絵.png "題") &amp; \\* <br>

            """
        ),
        (
            "news/*.md",
            "---\ntitle: 知らせ\ndate: 2026-11-01\ncategory: notice\nmunicipality: umi\npublish: 2026-11-01T09:00\nexpires: 2027-01-01\n---\n本文です。\n"
        ),
        (
            "events/*.md",
            "---\ntitle: 相談会\nstart: 2026-12-05T10:00\nend: 2026-12-05T16:00\napply_until: 2026-12-01\nlatitude: 34.3\nlongitude: 137.2\ncapacity: 20\n---\n"
        ),
        (
            "programs/*.md",
            "---\ntitle: 補助\ntheme: housing\ntarget: [anyone]\namount_max: 1000000\nopens: 2026-04-01\ncloses: 2027-03-31\ndocuments: [申請書]\n---\n"
        ),
        (
            "houses/*.md",
            "---\ntitle: 家\nnumber: S-1\nmunicipality: umi\ntype: house\ndeal: sale\nstate: open\nprice: 2800000\nplan: 5DK\nfloor_area: 96.5\nbuilt: 昭和53年\nphotos:\n  - {file: a.png, alt: 正面}\nprice_history: [{date: 2026-01-01, price: 3000000}]\n---\n"
        ),
        (
            "municipalities/*.md",
            "---\ntitle: 海町\ncode: \"482013\"\npopulation: 8000\narea_km2: 12.5\ndesks:\n  - {id: iju, name: 定住係}\nlinks: [{title: 県, url: \"https://example.com/\"}]\n---\n"
        ),
        ("faq/*.md", "---\ntitle: 税はいつ納めますか。\nvariants: [納期は]\ncategory: 税\n---\n6月です。\n"),
        ("pages/*.en.md", "---\ntitle: Garbage\n---\nOn Mondays.\n"),
        ("places/*.csv", sheet),
        ("data/*.yaml", data),
        (
            "assets/*.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\" viewBox=\"0 0 40 20\"><path d=\"M0 0\"/></svg>\n"
        ),
    ]
}

/// Damages bytes the way editors, transfers and enemies do.
private struct Mutation {
    var random: Seeded

    init(seed: UInt64) { random = Seeded(seed) }

    private static let pieces: [[UInt8]] =
        [
            "---\n", "\n\n", "```", "```@", "{", "}", "[", "]", "(", ")", "|", "\"", "'", ":", ": ", "- ", "#", "##",
            "> ", "*", "_", "~~", "<", ">", "&",
            "\\", "[^1]", "![", "](", "\t", "\r", "\r\n", "\u{0}", "\u{FEFF}", "\u{202E}", "　", "𠮷", "が", "か\u{3099}",
            "👨‍👩‍👧", "-1", "0", "1e400", "99999999999999999999",
            ".nan", "null", "~", "true", "2026-02-30", "0000-00-00", "9999-12-31", "%", "%00", "../", "/", "//",
            "https://", "javascript:", "#", "{#", "{漢|", "limit: -1\n",
            "title: x\n", "id: a\n", "draft: true\n", "redirects: [/x]\n", "kind: news\n", "&a ", "*a", "!!binary ",
            "<<: ", "%YAML 9\n", "|\n", ">-\n", ",", "=", "$", "@", "</p>", "<script>",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xC0, 0x80], [0xE3, 0x81], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
        ]

    mutating func mutate(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0...random.below(4) { mutate(&bytes) }
        return bytes
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else {
            bytes = random.pick(Self.pieces)
            return
        }
        let start = random.below(bytes.count)
        let end = min(bytes.count, start + 1 + random.below(random.chance(20) ? 200 : 12))
        switch random.below(8) {
        case 0: bytes[start] ^= 1 << UInt8(random.below(8))
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: random.below(bytes.count))
        case 3: bytes.replaceSubrange(start..<end, with: random.pick(Self.pieces))
        case 4: bytes.removeSubrange(end...)
        case 5:
            bytes.insert(contentsOf: (0..<(1 + random.below(40))).flatMap { _ in Array(bytes[start..<end]) }, at: start)
        default: bytes.insert(contentsOf: random.pick(Self.pieces), at: start)
        }
    }
}
