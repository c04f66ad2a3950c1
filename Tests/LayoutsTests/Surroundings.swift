import Layouts
import Model

/// The files, shapes, filters and functions around a template under test.
enum Surroundings {
    static let parts = [
        ("base.html", "<title>{% block title %}{% endblock %}</title>{% block main %}m{% endblock %}"),
        ("ui.html", "{% macro card(n, level=2) %}{{ n|default('') }}{% endmacro %}{% set version = 1 %}"),
    ]

    static let item: Shape = .record(["title": .scalar, "date": .scalar])

    static let shapes: [String: Shape] = [
        "page": .record([
            "title": .scalar, "date": .scalar, "town": .record(["name": .scalar, "code": .scalar]), "extra": .any,
        ]),
        "news": .list(item), "any": .any,
    ]

    static let values = Record([
        ("page", .object(Record([("title", .text("T")), ("date", .text("D"))]))),
        ("news", .list([.object(Record([("title", .text("N")), ("date", .text("D"))]))])),
        (
            "any",
            .object(
                Record([
                    ("n", .int(3)), ("text", .text("abcdefghijkl")),
                    ("list", .list([.text("a"), .text("b"), .text("c")])),
                    ("pairs", .object(Record([("k", .int(1))]))),
                ]))
        ),
    ])

    static let filters = [
        Filter("era", Arity(0...1, named: ["form"])) { value, _, _ throws(FilterFailure) in value },
        Filter("failing") { _, _, _ throws(FilterFailure) in
            throw FilterFailure("bad-era", ja: "元号がありません", en: "there is no such era")
        },
    ]

    static let functions = [
        Function("asset", Arity(1...1)) { arguments, _ throws(FilterFailure) in arguments[0] },
        Function("fails") { _, _ throws(FilterFailure) in throw FilterFailure(ja: "失敗", en: "failed on purpose") },
    ]

    static func compile(_ source: String) -> (LayoutSet, [Problem]) {
        let files = (parts + [("page.html", source)]).map {
            LayoutFile(path: $0.0, place: $0.0, bytes: Array($0.1.utf8))
        }
        return LayoutSet.compile(files, shapes: ["page.html": shapes], filters: filters, functions: functions)
    }
}

/// The problems of a template: all that compiling finds, or the one that rendering meets.
func problemsOf(_ source: String) -> [Problem] {
    let (set, problems) = Surroundings.compile(source)
    guard problems.isEmpty, let template = set.template("page.html") else { return problems }
    var out: [UInt8] = []
    do throws(Problem) {
        try template.render(Surroundings.values, into: &out)
        return []
    } catch {
        return [error]
    }
}
