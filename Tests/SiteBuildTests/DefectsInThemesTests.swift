import Model
import Testing

@testable import SiteBuild

/// Contrast of a theme's colours, and addresses in layouts.
@Suite struct DefectsInThemesTests {
    private static func problems(_ css: String...) -> [String] {
        ContrastCheck.problems(css.enumerated().map { (place: "\($0.offset).css", bytes: Array($0.element.utf8)) })
            .map { "\($0.whereAndWhat): \($0.message.en)" }
    }

    @Test func `the embedded theme keeps every contrast`() {
        let sheets = ContrastCheck.sheets(Theme(files: Theme.embedded)).map { (place: $0.place, bytes: $0.bytes) }
        #expect(sheets.first?.place == "theme:assets/tokens.css")
        #expect(ContrastCheck.problems(sheets).map { $0.line(in: .english) } == [])
    }

    @Test func `every pair of the check is set by the embedded theme in every scheme`() {
        let sheets = Theme(files: Theme.embedded).assets.filter { $0.name.hasSuffix(".css") }.map(\.bytes)
        let colors = ThemeColors(sheets)
        for scheme in ThemeColors.Scheme.allCases {
            for pair in ContrastCheck.pairs {
                #expect(colors.color(pair.front, scheme) != nil, "--\(pair.front) in \(scheme)")
                #expect(colors.color(pair.ground, scheme) != nil, "--\(pair.ground) in \(scheme)")
            }
        }
    }

    @Test func `ratios are those of WCAG`() throws {
        let white = try #require(Color("#fff"))
        #expect(ContrastCheck.ratio(white, try #require(Color("#000000"))) == 21)
        // Known limits on white: https://www.w3.org/TR/WCAG22/#contrast-minimum
        #expect(ContrastCheck.ratio(white, try #require(Color("#767676"))) >= 4.5)
        #expect(ContrastCheck.ratio(white, try #require(Color("#777777"))) < 4.5)
    }

    @Test func `a faint colour is reported where it is set`() {
        #expect(
            Self.problems(":root {\n  --surface: #fff; --text: #777;\n}")
                == ["0.css:2:20 low-contrast: light colours: --text on --surface has a contrast of 4.47:1"])
    }

    @Test func `a scheme that darkens the ground alone is at fault itself`() {
        let css = """
            :root { --surface: #ffffff; --text: #1a1a1a; }
            @media screen { :root[data-colors="dark"] { --surface: #111111; } }
            @media screen and (prefers-color-scheme: dark) { :root:not([data-colors]) { --surface: #111111 } }
            """
        #expect(Self.problems(css).map { $0.prefix { $0 != " " } } == ["0.css:2:45", "0.css:3:77"])
    }

    @Test func `a sheet laid over the theme counts, and colours may stand for each other`() {
        #expect(
            Self.problems(":root { --surface: #fff; --text: #000 }", ":root { --grey: #999; --text: var(--grey) }")
                == ["1.css:1:23 low-contrast: light colours: --text on --surface has a contrast of 2.84:1"])
        #expect(Self.problems(":root { --text: var(--text); --surface: #fff }") == [])
    }

    @Test func `paper, other elements, comments and unknown notations say nothing`() {
        #expect(
            Self.problems(
                """
                :root { --surface: #fff; --text: #000; --link: oklch(0.9 0 0); }
                /* :root { --text: #eee; } */
                @media print { :root { --text: #eee; } }
                .card { --text: #eee; } :root .x { --text: #eee }
                .a::before { content: "} :root { --text: #eee; "; }
                """) == [])
    }

    @Test func `controls need three to one`() {
        #expect(
            Self.problems(":root { --surface: #fff; --line-strong: #aaa }")
                == ["0.css:1:26 low-shape-contrast: light colours: --line-strong on --surface has a contrast of 2.32:1"]
        )
        #expect(Self.problems(":root { --surface: #fff; --line-strong: #888 }") == [])
    }

    @Test func `broken sheets are read to the end`() {
        for css in ["", "{", "}", "}}:root{--text:#fff", ":root{--text", "/*", "\"", ":root{--a:;--:x;-}", "@media{"] {
            #expect(Self.problems(css) == [])
        }
    }

    @Test func `literal addresses of a layout are found with their places, made ones are not`() {
        let html = Array(
            "<a href=\"/a/\">a</a><img src=\"/b.svg\"><a href=\"/{{ x }}/\"><a href=\"//cdn/\"><a data-href=\"/c/\"><a href=\"d/\">"
                .utf8)
        let found = TemplateLinkCheck.literals(html)
        #expect(found.map(\.address) == ["/a/", "/b.svg"])
        #expect(found.map(\.offset) == [9, 29])
    }
}
