import Layouts
import Model
import Testing

@Suite struct `What a template tells about itself` {
    private func template(_ files: (String, String)..., names: [String]) throws -> Template {
        let layoutFiles = files.map { LayoutFile(path: $0.0, place: $0.0, bytes: Array($0.1.utf8)) }
        let shape = Dictionary(uniqueKeysWithValues: names.map { ($0, Shape.any) })
        let (set, problems) = LayoutSet.compile(layoutFiles, shapes: ["page.html": shape])
        try #require(problems == [])
        return try #require(set.template("page.html"))
    }

    @Test func `it names every file it reaches`() throws {
        let template = try template(
            ("page.html", "{% extends 'base.html' %}{% import 'ui.html' as ui %}"),
            ("base.html", "{% include 'nav.html' %}"), ("nav.html", ""), ("ui.html", ""), ("other.html", ""), names: [])
        #expect(template.facts.files == ["base.html", "nav.html", "page.html", "ui.html"])
    }

    @Test func `it names what it reads`() throws {
        let template = try template(
            (
                "page.html",
                """
                {{ page.title }}{% if page.town.name %}{{ page['url'] }}{% endif %}{% for n in collections.news %}{{ n.title }}\
                {% endfor %}{{ other|tojson }}{% set x = site.name %}{{ x }}{{ site.menu|length }}
                """
            ), names: ["page", "collections", "other", "site", "unused"])
        #expect(
            template.facts.reads == [
                "page.title", "page.town.name", "page.url", "collections.news", "other", "site.name", "site.menu",
            ])
    }

    @Test func `a value handed to a macro is read whole`() throws {
        let template = try template(
            ("page.html", "{% macro f(p) %}{{ p.title }}{% endmacro %}{{ f(page) }}"), names: ["page"])
        #expect(template.facts.reads == ["page"])
    }

    @Test func `constants are no longer read once they are folded away`() throws {
        let source = "{% for i in site.menu %}<a{% if i == page.url %} class=here{% endif %}>{{ i }}</a>{% endfor %}"
        let file = LayoutFile(path: "page.html", place: "page.html", bytes: Array(source.utf8))
        let set = LayoutSet.compile([file], shapes: ["page.html": ["site": .any, "page": .any]]).0
        let site = Record([("site", .object(Record([("menu", .list([.text("/a/"), .text("/b/")]))])))])
        let template = try #require(set.template("page.html")).folded(constants: site).0
        #expect(template.facts.reads == ["page.url"])
        let page = Record([("page", .object(Record([("url", .text("/b/"))])))])
        #expect(rendered(template, page) == "<a>/a/</a><a class=here>/b/</a>")
    }

    @Test func `an impure function is called for every page`() throws {
        let counter = Counter()
        let next = Function("next", isPure: false) { _, _ throws(FilterFailure) in .int(counter.next()) }
        let file = LayoutFile(path: "page.html", place: "page.html", bytes: Array("{{ next() }}".utf8))
        let set = LayoutSet.compile([file], shapes: ["page.html": [:]], functions: [next]).0
        let none = Record([(Name, Value)]())
        let template = try #require(set.template("page.html")).folded(constants: none).0
        #expect(rendered(template, none) == "1")
        #expect(rendered(template, none) == "2")
    }

    @Test func `names compare by code points`() {
        #expect(Name("が") != Name("か\u{3099}"))
        #expect(Name("が") == Name("が"))
        #expect(Name("が").text == "が")
    }
}

private final class Counter: @unchecked Sendable {
    private var count = 0

    func next() -> Int {
        count += 1
        return count
    }
}
