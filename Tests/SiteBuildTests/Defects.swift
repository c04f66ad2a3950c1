/// Every kind of mistake that the builder promises to find.
extension Defect {
    /// Those of one group stand in a workspace of their own, and all of them in one.
    static let groups: [[Defect]] = [fields, frontMatters, references, texts, files, sites, layouts]
    static let all: [Defect] = groups.flatMap { $0 }

    private static func page(_ body: String) -> String { "---\ntitle: 題名\n---\n" + body }

    private static let fields: [Defect] = [
        Defect("unknown field", ["pages/f01.md": "---\ntitle: 題名\n‸unknown-field‸descripton: 説明\n---\n"]),
        Defect("missing title", ["pages/f02.md": "---\n‸missing-field‸description: 説明\n---\n"]),
        Defect("missing required field", ["events/f03.md": "---\n‸missing-field‸title: まつり\n---\n"]),
        Defect("not true or false", ["pages/f04.md": "---\ntitle: 題名\ndraft: ‸wrong-type‸いいえ\n---\n"]),
        Defect(
            "a count with a unit",
            ["events/f05.md": "---\ntitle: 会\nstart: 2026-12-01\ncapacity: ‸wrong-type‸20人\n---\n"]),
        Defect(
            "an amount with a comma",
            [
                "programs/f06.md":
                    "---\ntitle: 補助\ntheme: housing\ntarget: [anyone]\namount_max: ‸wrong-type‸100,000\n---\n"
            ]),
        Defect("a number in words", ["houses/f07.md": house + "land_area: ‸wrong-type‸広い\n---\n"]),
        Defect(
            "latitude out of range",
            ["places/f08.md": "---\ntitle: 公園\naddress: 町1\nlatitude: ‸wrong-type‸135.1\n---\n"]),
        Defect(
            "longitude out of range",
            ["places/f09.md": "---\ntitle: 公園\naddress: 町1\nlongitude: ‸wrong-type‸34.3\n---\n"]),
        Defect(
            "a day that does not exist",
            [
                "programs/f10.md":
                    "---\ntitle: 補助\ntheme: housing\ntarget: [anyone]\nopens: ‸wrong-type‸2026-02-30\n---\n"
            ]),
        Defect("a time in words", ["news/f11.md": "---\ntitle: 知らせ\ndate: ‸wrong-type‸来週\n---\n"]),
        Defect(
            "a web address without https",
            ["events/f12.md": "---\ntitle: 会\nstart: 2026-12-01\napply_url: ‸wrong-type‸www.example.jp\n---\n"]),
        Defect(
            "a path without a slash",
            [
                "stays/f13.md":
                    "---\ntitle: 家\nmunicipality: shiken\naddress: 町1\nreserve_url: ‸wrong-type‸yoyaku/\n---\n"
            ]),
        Defect(
            "municipality code with a wrong check digit",
            ["municipalities/f14.md": "---\ntitle: 町\ncode: ‸wrong-type‸\"131017\"\n---\n"]),
        Defect("a year in words", ["houses/f15.md": land + "built: ‸wrong-type‸むかし\n---\n"]),
        Defect(
            "unknown choice",
            ["houses/f16.md": house + "renovation: ‸unknown-choice‸castle\n---\n"]),
        Defect(
            "unknown term", ["news/f17.md": "---\ntitle: 知らせ\ndate: 2026-11-01\ncategory: ‸unknown-term‸notise\n---\n"]),
        Defect("news without a date", ["news/f29.md": "---\n‸missing-date‸title: 知らせ\n---\n"]),
        Defect("a title with nothing behind the colon", ["pages/f27.md": "---\n‸missing-field‸title:\n---\n"]),
        Defect(
            "a required field with nothing behind the colon",
            ["programs/f28.md": "---\ntitle: 補助\n‸missing-field‸theme:\ntarget: [anyone]\n---\n"]),
        Defect(
            "a list where a text belongs", ["pages/f18.md": "---\ntitle: 題名\ndescription: ‸wrong-type‸[あ, い]\n---\n"]),
        Defect(
            "a text where a list of maps belongs", ["houses/f19.md": house + "price_history: ‸wrong-type‸値下げ\n---\n"]),
        Defect("a text where a map belongs", ["houses/f20.md": house + "agent: ‸wrong-type‸山田不動産\n---\n"]),
        Defect(
            "a field missing inside a map",
            ["faq/f21.md": "---\ntitle: 問い\nlinks:\n  - ‸missing-field‸url: /madoguchi/\n---\n答え\n"]),
        Defect(
            "an unknown field inside a map",
            [
                "faq/f22.md":
                    "---\ntitle: 問い\nlinks:\n  - {title: 窓口, ‸unknown-field‸ulr: /madoguchi/, url: /madoguchi/}\n---\n答え\n"
            ]),
        Defect("an id with a blank", ["pages/f23.md": "---\ntitle: 題名\nid: ‸wrong-id‸a b\n---\n"]),
        Defect(
            "closes before it opens",
            [
                "programs/f24.md":
                    "---\ntitle: 補助\ntheme: housing\ntarget: [anyone]\nopens: 2026-05-01\ncloses: ‸wrong-order‸2026-04-01\n---\n"
            ]),
        Defect(
            "ends before it starts",
            ["events/f25.md": "---\ntitle: 会\nstart: 2026-12-02T10:00\nend: ‸wrong-order‸2026-12-02T09:00\n---\n"]),
        Defect(
            "expires before it is published",
            [
                "news/f26.md":
                    "---\ntitle: 知らせ\ndate: 2026-05-01\npublish: 2026-05-01\nexpires: ‸wrong-order‸2026-04-01\n---\n"
            ]),
    ]

    /// All that a registration card needs, so that the bank's feed has nothing to say.
    private static let house = houseWithoutPhotos + photos
    private static let houseWithoutPhotos = sale + "type: house\nfloor_area: 80\nbuilt: 1980\n"
    private static let land = sale + "type: land\nland_area: 200\n" + photos
    private static let sale =
        "---\ntitle: 家\nnumber: \"1\"\nmunicipality: shiken\ndeal: sale\nprice: 1000000\nstate: open\n"
    private static let photos = "photos: [{file: /ie.svg, alt: 外観}]\n"

    private static let frontMatters: [Defect] = [
        Defect("front matter not closed", ["pages/y01.md": "‸front-matter-open‸---\ntitle: 題名\n\n本文\n"]),
        Defect("a colon inside a value", ["pages/y02.md": "---\ntitle: 受付‸yaml-syntax‸: 平日\n---\n"]),
        Defect("a tab", ["pages/y03.md": "---\ntitle: 題名\nextra:\n‸yaml-syntax‸\ta: 1\n---\n"]),
        Defect("a quote not closed", ["pages/y04.md": "---\ntitle: \"題名\n‸yaml-syntax‸---\n"]),
        Defect("a key written twice", ["pages/y05.md": "---\ntitle: 題名\n‸duplicate-key‸title: 題名\n---\n"]),
        Defect("front matter that is a list", ["pages/y06.md": "---\n‸front-matter-shape‸- 題名\n---\n"]),
    ]

    private static let references: [Defect] = [
        Defect(
            "duplicate id",
            [
                "pages/r01a.md": "---\ntitle: 甲\nid: r01\n---\n",
                "pages/r01b.md": "---\ntitle: 乙\nid: ‸duplicate-id‸r01\n---\n",
            ]),
        Defect(
            "unknown municipality",
            ["news/r02.md": "---\ntitle: 知らせ\ndate: 2026-11-01\nmunicipality: ‸unknown-municipality‸shikenn\n---\n"]),
        Defect("unknown desk", ["pages/r03.md": "---\ntitle: 題名\ncontact: ‸unknown-desk‸prefecture/madoguti\n---\n"]),
        Defect(
            "unknown program among others",
            ["houses/r04.md": house + "programs: [sumai, ‸unknown-program‸sumaii]\n---\n"]),
        Defect("a translation without its original", ["pages/r05.en.md": "‸missing-original‸---\ntitle: Title\n---\n"]),
        Defect(
            "a language the site does not have",
            ["pages/r06.fr.md": "‸unlisted-language‸---\ntitle: Titre\n---\n"]),
        Defect(
            "two files for one address",
            ["pages/r07.md": "‸duplicate-id‸---\ntitle: 甲\n---\n", "pages/r07/index.md": "---\ntitle: 乙\n---\n"]),
        Defect(
            "a page at the address of a list",
            ["pages/faq.md": "‸address-collision‸---\ntitle: 質問\n---\n", "faq/r08.md": "---\ntitle: 問い\n---\n答え\n"]),
        Defect(
            "a redirect from a page that exists",
            ["pages/r09.md": "---\ntitle: 題名\nredirects: [/old-r09/, ‸address-collision‸/madoguchi/]\n---\n"]),
        Defect(
            "redirects that lead out of the site",
            [
                "pages/r10.md":
                    "---\ntitle: 題名\nredirects:\n  - ‸wrong-redirect‸/../../etc/\n  - ‸wrong-redirect‸https://example.jp/\n---\n"
            ]),
        Defect(
            "a category whose page would lie outside its folder",
            ["faq/r22.md": "---\ntitle: 問い\ncategory: ‸wrong-address‸\"..\"\n---\n答え\n"]),
        Defect("an id that leads nowhere", ["pages/r23.md": "---\ntitle: 題名\nid: ‸wrong-address‸a/./b\n---\n"]),
        Defect("unknown layout", ["pages/r11.md": "---\ntitle: 題名\nlayout: ‸unknown-layout‸paeg\n---\n"]),
        Defect(
            "broken link in a field",
            [
                "faq/r12.md":
                    "---\ntitle: 問い\nlinks:\n  - {title: 窓口, url: /madoguchi/}\n  - {title: ない, url: ‸broken-link‸/nai/}\n---\n答え\n"
            ]),
        Defect(
            "broken address to apply at",
            ["recruits/r13.md": "---\ntitle: 隊員\nmunicipality: shiken\napply_url: ‸broken-link‸/nai/\n---\n"]),
        Defect(
            "broken address of a desk",
            [
                "municipalities/r14.md":
                    "---\ntitle: 町\ncode: \"131024\"\ndesks:\n  - {id: a, name: 窓口, url: ‸broken-link‸/nai/}\n---\n"
            ]),
        Defect(
            "broken picture of an entry",
            ["news/r15.md": "---\ntitle: 知らせ\ndate: 2026-11-01\nimage: ‸broken-picture‸/nai.jpg\n---\n"]),
        Defect(
            "a file that is no picture",
            [
                "news/r16.md": "---\ntitle: 知らせ\ndate: 2026-11-01\nimage: ‸not-a-picture‸r16.txt\n---\n",
                "news/r16.txt": "文",
            ]),
        Defect(
            "broken photograph",
            ["houses/r17.md": houseWithoutPhotos + "photos:\n  - file: ‸broken-picture‸r17.jpg\n    alt: 外観\n---\n"]),
        Defect("broken floor plan", ["houses/r18.md": house + "floor_plan: ‸broken-file‸r18.pdf\n---\n"]),
        Defect(
            "broken address in a free field",
            ["pages/r19.md": "---\ntitle: 題名\nextra:\n  button: {label: 窓口, to: ‸broken-link‸/nai/}\n---\n"]),
        Defect(
            "broken anchor in a field",
            ["faq/r20.md": "---\ntitle: 問い\nlinks:\n  - {title: 窓口, url: ‸broken-anchor‸/madoguchi/#nai}\n---\n答え\n"]),
        Defect(
            "a field that leads to a draft",
            [
                "faq/r21.md": "---\ntitle: 問い\nlinks:\n  - {title: 下書き, url: ‸hidden-link‸/r21/}\n---\n答え\n",
                "pages/r21.md": "---\ntitle: 下書き\ndraft: true\n---\n",
            ]),
    ]

    private static let texts: [Defect] = [
        Defect("broken relative link", ["pages/t01.md": page("\n詳しくは‸broken-link‸[案内](annai.md)へ。\n")]),
        Defect("broken absolute link", ["pages/t02.md": page("\n- 一\n- ‸broken-link‸[案内](/nai/)\n")]),
        Defect("broken anchor", ["pages/t03.md": page("\n‸broken-anchor‸[受付](madoguchi.md#nai)\n")]),
        Defect("broken anchor on the same page", ["pages/t04.md": page("\n## 受付\n\n‸broken-anchor‸[受付](#uketuke)\n")]),
        Defect("broken picture", ["pages/t05.md": page("\n‸broken-picture‸![地図](chizu.png)\n")]),
        Defect("broken file", ["pages/t06.md": page("\n‸broken-link‸[申請書](shinsei.pdf)\n")]),
        Defect(
            "a link to a draft",
            [
                "pages/t07.md": page("\n‸hidden-link‸[下書き](t07b.md)\n"),
                "pages/t07b.md": "---\ntitle: 下書き\ndraft: true\n---\n",
            ]),
        Defect(
            "missing alternative text",
            ["pages/t08.md": page("\n文字 ‸missing-alt‸![](t08.svg) 文字\n"), "pages/t08.svg": svg]),
        Defect("heading jump", ["pages/t09.md": page("\n## 一\n\n‸heading-jump‸#### 二\n")]),
        Defect("a heading of level one", ["pages/t10.md": page("\n‸heading-level-one‸# 題名\n\n本文\n")]),
        Defect("an id fixed twice", ["pages/t11.md": page("\n## 一 {#a}\n\n‸duplicate-id‸## 二 {#a}\n")]),
        Defect("an id that the page around the text has", ["pages/t24.md": page("\n‸duplicate-id‸## 一 {#main}\n")]),
        Defect(
            "an id of a heading and of an element",
            ["pages/t26.md": "‸duplicate-id‸" + page("\n## 一 {#a}\n\n<p id=\"a\">二</p>\n")]),
        Defect("empty heading", ["pages/t12.md": page("\n‸empty-heading‸##\n\n本文\n")]),
        Defect("empty link text", ["pages/t13.md": page("\n‸empty-link-text‸[](madoguchi.md)\n")]),
        Defect("a link that says nothing", ["pages/t14.md": page("\n‸vague-link-text‸[こちら](madoguchi.md)\n")]),
        Defect(
            "a table without headings", ["pages/t15.md": page("\n‸table-without-header‸| | |\n|---|---|\n| 一 | 二 |\n")]),
        Defect("a script", ["pages/t16.md": page("\n‸raw-html‸<script>alert(1)</script>\n")]),
        Defect("a style attribute", ["pages/t17.md": page("\n‸raw-html‸<div style=\"color:red\">\n\n赤\n\n</div>\n")]),
        Defect("an element not closed", ["pages/t18.md": page("\n‸raw-html‸<div class=\"a\">\n\n本文\n")]),
        Defect(
            "unknown component",
            ["pages/t19.md": page("\n‸unknown-component‸```@contakt\ndesk: prefecture/madoguchi\n```\n")]),
        Defect(
            "a component without what it needs",
            ["pages/t20.md": page("\n‸undefined-value‸```@button\nlabel: 窓口\n```\n")]),
        Defect(
            "a component's YAML broken",
            ["pages/t21.md": page("\n```@button\nlabel: \"窓口\nurl: /madoguchi/\n‸yaml-syntax‸```\n")]),
        Defect(
            "a component's link broken",
            ["pages/t22.md": page("\n```@button\nlabel: 窓口\nurl: ‸broken-link‸/nai/\n```\n")]),
        Defect(
            "a component's desk unknown",
            ["pages/t23.md": page("\n‸unknown-desk‸```@contact\ndesk: prefecture/nai\n```\n")]),
        Defect(
            "a component that shows fewer than none",
            ["pages/t25.md": page("\n```@latest\nkind: news\nlimit: ‸wrong-type‸-1\n```\n")]),
        Defect(
            "a component that shows many",
            ["pages/t27.md": page("\n```@latest\nkind: news\nlimit: ‸wrong-type‸たくさん\n```\n")]),
    ]

    private static let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"></svg>"

    /// 「窓口」 in Shift_JIS (CP932), as older editors on Windows save it.
    private static let windowInCP932: [UInt8] = [0x91, 0x8B, 0x8C, 0xFB]

    private static let files: [Defect] = [
        Defect("a file nobody uses", ["memo.txt": "覚え書き"], ofWholeFiles: ["memo.txt": "unknown-file"]),
        Defect(
            "a text that is not UTF-8", [:],
            raw: ["pages/b01.md": Array("---\ntitle: 題名\n---\n\n本文\n".utf8) + [0xFF, 0x0A]],
            elsewhere: [Problem("pages/b01.md", 6, 1, "not-utf8")]),
        Defect(
            "a file saved as Shift_JIS", [:],
            raw: ["pages/b02.md": Array("---\ntitle: ".utf8) + windowInCP932 + Array("\n---\n".utf8)],
            elsewhere: [Problem("pages/b02.md", 2, 1, "not-utf8")]),
        Defect(
            "a picture that is none", ["assets/b03.png": "no picture"],
            ofWholeFiles: ["assets/b03.png": "unreadable-picture"]),
        Defect("data that is no YAML", ["data/b04.yaml": "a: 1\nb: c‸yaml-syntax‸: d\n"]),
        Defect(
            "a row of a sheet without a name",
            ["places/b05.csv": "名称,住所,緯度,経度\n公園,町1,34.3,137.2\n‸missing-title‸,町2,34.3,137.2\n"]),
        Defect(
            "a row of a sheet with a number in words",
            ["places/b06.csv": "名称,住所,緯度,経度,想定収容人数\n公園,町1,34.3,137.2,20\n広場,町2,34.3,137.2,多い\n"],
            elsewhere: [Problem("places/b06.csv", 3, 5, "not-a-number")]),
    ]

    private static let sites: [Defect] = [
        Defect(
            "a site without a name",
            ["s01/site.yaml": "‸missing-field‸tagline: 町\n", "s01/pages/index.md": page("\n本文\n")]),
        Defect(
            "menus to nowhere",
            [
                "s02/site.yaml":
                    "name: 町\nmenus:\n  main:\n    - title: ない\n      url: ‸broken-link‸/nai/\n      children:\n        - {title: ない, url: ‸broken-link‸/nai/nai/}\n",
                "s02/pages/index.md": page("\n本文\n"),
            ]),
        Defect(
            "an unknown field of a site",
            [
                "s03/site.yaml": "name: 町\n‸unknown-field‸baseurl: https://example.jp\n",
                "s03/pages/index.md": page("\n本文\n"),
            ]),
        Defect(
            "a free field of a site that leads nowhere",
            ["s04/site.yaml": "name: 町\nextra:\n  logo: ‸broken-link‸/nai.svg\n", "s04/pages/index.md": page("\n本文\n")]),
        Defect(
            "a site's address without https",
            [
                "s06/site.yaml": "name: 町\nbase_url: ‸wrong-type‸www.example.jp\n",
                "s06/pages/index.md": page("\n本文\n"),
            ]),
        Defect(
            "languages by the code of a country, in no usual form and twice",
            [
                "s07/site.yaml":
                    "name: 町\nlanguages:\n  - {code: ‸wrong-language‸jp, name: 日本語}\n  - {code: ‸wrong-language‸zh_TW, name: 繁體中文}\n  - {code: en, name: English}\n  - {code: ‸wrong-language‸en, name: English}\n",
                "s07/pages/index.md": page("\n本文\n"),
            ]),
        Defect(
            "a desk of a site that leads nowhere",
            [
                "s05/site.yaml": "name: 町\ndesks:\n  - {id: a, name: 窓口, url: ‸broken-link‸/nai/}\n",
                "s05/pages/index.md": page("\n本文\n"),
            ]),
    ]

    private static let layouts: [Defect] = [
        Defect(
            "a layout with an unknown name",
            [
                "layouts/l01.html":
                    "{% extends \"page.html\" %}\n{% block content %}{{ ‸unknown-variable‸pgae.title }}{% endblock %}\n",
                "pages/l01.md": "---\ntitle: 題名\nlayout: l01\n---\n",
            ]),
        Defect(
            "a layout with an unknown filter",
            [
                "layouts/l02.html":
                    "{% extends \"page.html\" %}\n{% block content %}{{ page.title|‸unknown-filter‸uper }}{% endblock %}\n",
                "pages/l02.md": "---\ntitle: 題名\nlayout: l02\n---\n",
            ]),
        Defect(
            "a layout with an unknown block",
            [
                "layouts/l03.html": "{% extends \"page.html\" %}\n{% block ‸unknown-block‸contents %}{% endblock %}\n",
                "pages/l03.md": "---\ntitle: 題名\nlayout: l03\n---\n",
            ]),
        Defect(
            "a layout with half an expression",
            [
                "layouts/l04.html":
                    "{% extends \"page.html\" %}\n{% block content %}\n{{ page.title ~ ‸layout-syntax‸}}\n{% endblock %}\n",
                "pages/l04.md": "---\ntitle: 題名\nlayout: l04\n---\n",
            ]),
        Defect(
            "a layout that links to nowhere",
            [
                "layouts/l05.html":
                    "{% extends \"page.html\" %}\n{% block content %}<a href=\"‸broken-link‸/nai/\">窓口</a>{% endblock %}\n",
                "pages/l05.md": "---\ntitle: 題名\nlayout: l05\n---\n",
            ]),
        Defect(
            "a layout whose pages cannot be used by everyone",
            [
                "layouts/l06.html":
                    "<html><head><title>{{ page.title }}</title></head><body><main><h1>題</h1><a href=\"/\"></a></main></body></html>\n",
                "pages/l06.md": "‸missing-lang‸‸empty-link-text‸---\ntitle: 題名\nlayout: l06\n---\n",
            ]),
        Defect(
            "a colour too faint to read",
            ["layouts/assets/l07.css": ":root {\n  ‸low-contrast‸--link: #aaaaaa;\n}\n"]),
        Defect("words that are no YAML", ["layouts/words/vi.yaml": "home: Trang‸yaml-syntax‸: x\n"]),
    ]
}
