import TestKit
import Testing

@testable import SiteBuild

/// What the pass over finished pages finds, and what it leaves alone.
@Suite struct DefectsOnPagesTests {
    private static func page(_ body: String, head: String = "<title>題</title>") -> [UInt8] {
        Array(
            "<!DOCTYPE html>\n<html lang=\"ja\"><head>\(head)</head><body><main><h1>題</h1>\(body)</main></body></html>"
                .utf8)
    }

    private static func faults(_ body: String) -> [PageFault.Kind] { PageCheck(page(body)).faults.map(\.kind) }

    @Test(arguments: [
        ("<img src=\"a.png\">", PageFault.Kind.missingAlt),
        ("<IMG SRC=a.png>", .missingAlt),
        ("<input type=image src=\"a.png\">", .missingAlt),
        ("<h3>三</h3>", .headingJump),
        ("<h2>二</h2><h5>五</h5>", .headingJump),
        ("<h1>もう1つ</h1>", .secondFirstHeading),
        ("<h2> \n</h2>", .emptyHeading),
        ("<h2><span aria-hidden=\"true\">★</span></h2>", .emptyHeading),
        ("<a href=\"/\"></a>", .emptyLink),
        ("<a href='/'><svg aria-hidden=\"true\"><path d=\"M0 0\"/></svg>&nbsp;</a>", .emptyLink),
        ("<a href=\"/\"><img src=\"a.png\" alt=\"\"></a>", .emptyLink),
        ("<button type=\"button\"><svg aria-hidden=\"true\"></svg></button>", .emptyButton),
        ("<details><summary></summary>文</details>", .emptyButton),
        ("<table><tr><td>1</td></tr></table>", .tableWithoutHeader),
        ("<table><tr><th></th><td>1</td></tr></table>", .tableWithoutHeader),
        ("<input type=\"text\" name=\"q\" placeholder=\"さがす\">", .missingLabel),
        ("<label></label><select id=\"a\"><option>1</option></select>", .missingLabel),
        ("<label for=\"b\">名前</label><textarea id=\"a\"></textarea>", .missingLabel),
        ("<label><input type=\"checkbox\"></label>", .missingLabel),
        ("<iframe src=\"/\"></iframe>", .untitledFrame),
        ("<div tabindex=\"2\">文</div>", .positiveTabindex),
        ("<p id=\"a\"></p><p id='a'></p>", .duplicateID),
    ])
    func `a fault is found once`(_ html: String, _ fault: PageFault.Kind) {
        #expect(Self.faults(html) == [fault])
    }

    @Test(arguments: [
        "<img src=\"a.png\" alt=\"\">",
        "<img src=\"a.png\" alt>",
        "<!-- <img src=\"a.png\"> -- > <h4> --><p>文</p>",
        "<script>if (a < b) document.write(\"<img src=x><h6>\")</script>",
        "<template><a href=\"/\"></a><h6></h6><p id=\"x\"></p></template><p id=\"x\"></p>",
        "<a href=\"/\"><img src=\"a.png\" alt=\"町の地図\"></a>",
        "<a href=\"/\" aria-label=\"地図\"><svg></svg></a>",
        "<a id=\"top\"></a>",
        "<h2 hidden></h2><h2>二</h2><h3>三</h3><h2>二</h2>",
        "<div hidden><h5></h5><div><a href=\"\"></a></div></div><h2>二</h2>",
        "<button><span class=\"visually-hidden\">閉じる</span></button>",
        "<button><img src=\"a.png\" alt=\"閉じる\"></button>",
        "<table role=\"presentation\"><tr><td>1</td></tr></table>",
        "<table><tr><th scope=\"row\">名</th><td><table><tr><th>小</th></tr></table></td></tr></table>",
        "<label>名前 <input name=\"a\"></label>",
        "<label><input type=\"radio\" name=\"a\"><span>大</span></label>",
        "<select id=\"a\"><option>1</option></select><label for=\"a\">年</label>",
        "<input aria-labelledby=\"n\"><span id=\"n\">名前</span>",
        "<input type=\"hidden\" name=\"a\"><input type=\"submit\" value=\"送る\">",
        "<iframe title=\"地図\" src=\"/\"></iframe>",
        "<div tabindex=\"0\">文</div><div tabindex=\"-1\">文</div>",
        "<p title=\"a > b\" id=\"a\">1 < 2 && <</p>",
        "<a href=\"/\"><h2>題名</h2></a>",
    ])
    func `what is right is left alone`(_ html: String) {
        #expect(Self.faults(html) == [])
    }

    @Test func `a page needs a language, a title, and one h1`() {
        let bare = PageCheck(Array("<html><head><title> </title></head><body><h2>二</h2></body></html>".utf8))
        #expect(Set(bare.faults.map(\.kind)) == [.missingLanguage, .missingTitle, .missingFirstHeading])
        let none = PageCheck([])
        #expect(Set(none.faults.map(\.kind)) == [.missingLanguage, .missingTitle, .missingFirstHeading])
    }

    @Test func `navigation can be skipped by a main element or by a link before it`() {
        func faults(_ body: String) -> [PageFault.Kind] {
            PageCheck(Array("<html lang=ja><title>題</title><body>\(body)<h1>題</h1></body></html>".utf8)).faults.map(
                \.kind)
        }
        #expect(faults("<nav><a href=\"/\">家</a></nav>") == [.noWayPast])
        #expect(faults("<nav><a href=\"#main\">本文へ</a></nav>") == [.noWayPast])
        #expect(faults("<a href=\"#main\">本文へ</a><nav><a href=\"/\">家</a></nav>") == [])
        #expect(faults("<nav><a href=\"/\">家</a></nav><main>文</main>") == [])
    }

    @Test func `ids are read from any tag, in order, entities resolved`() {
        let check = PageCheck(
            Self.page("<p class=\"x\" id=\"a\"><b ID=b></b><i id='c&amp;d'></i><u data-id=\"no\" id=\"\"></u>"))
        #expect(check.ids == ["a", "b", "c&d"])
    }

    @Test func `a fault names the tag it is about`() {
        #expect(
            PageCheck(Self.page("<img src=\"/a.png\">")).faults == [
                PageFault(kind: .missingAlt, detail: "<img src=\"/a.png\">")
            ])
    }

    @Test func `criteria apply to pages that have what they are about`() {
        #expect(PageCheck(Self.page("<p>文</p>")).features == [.main, .heading])
        #expect(
            PageCheck(Self.page("<table><tr><th>a</th></tr></table><img alt=\"\">")).features.isSuperset(of: [
                .table, .image,
            ]))
    }

    @Test func `a page full of faults names twenty`() {
        #expect(Self.faults(String(repeating: "<img>", count: 500)).count == 20)
    }

    /// 10,000 damaged pages: a result, never a crash or a hang.
    @Test func `any bytes at all are read to the end`() {
        let seed = Self.page(
            "<!-- c --><a href=\"#a\" title='x'>文</a><table><th>a</th></table><label for=a>b</label><input id=a><script>x</script>"
                + "<h2 hidden>二</h2><svg aria-hidden=true></svg><template></template><iframe title=t></iframe>")
        var random = Randomness(seed: 20)
        let spice = Array("<>\"'=/!- a\0&;".utf8)
        let watchdog = Watchdog("damaged pages")
        for number in 0..<TestSetting.number("MADOGUCHI_FUZZ", otherwise: 10_000) {
            watchdog.next(number)
            var page = seed
            for _ in 0..<random.below(6) + 1 {
                let at = random.below(page.count)
                switch random.below(4) {
                case 0: page[at] = spice[random.below(spice.count)]
                case 1: page.remove(at: at)
                case 2: page.insert(spice[random.below(spice.count)], at: at)
                default: page.removeSubrange(at..<min(page.count, at + random.below(40)))
                }
                if page.isEmpty { page = [0] }
            }
            let check = PageCheck(page)
            #expect(check.faults.count <= 20)
        }
    }
}

/// SplitMix64: the same numbers on every run.
private struct Randomness {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
}
