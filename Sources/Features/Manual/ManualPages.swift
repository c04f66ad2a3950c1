import FeatureKit
import HTTP
import Layouts

/// The manual's pages: for everybody who has signed in.
struct ManualPages {
    private let surroundings: Surroundings
    private let library: Library

    init(_ surroundings: Surroundings, _ library: Library) {
        self.surroundings = surroundings
        self.library = library
    }

    var routes: [Route] {
        [
            .page(Manual.path, "showManual", .signedIn) { call in try contents(call) },
            .page(Manual.path + "/{name}", "showManualText", .signedIn) { call in try page(call) },
        ]
    }

    private func contents(_ call: Call) throws -> Response {
        let searched = call.query("q")
        let hits = ManualSearch.hits(searched, in: library.texts)
        let parts: [Value] = ManualText.Audience.allCases.map { audience in
            .record(
                ("title", .text(audience.title)),
                ("texts", .list(library.texts.filter { $0.audience == audience }.map(Self.value))))
        }
        return try surroundings.desk.page(
            "manual/contents.html", "手引き", call,
            [
                ("q", .text(searched)), ("parts", .list(parts)),
                (
                    "hits",
                    .list(
                        hits.map { hit in
                            .record(
                                ("title", .text(hit.text.title)), ("section", .text(hit.section.title)),
                                (
                                    "url",
                                    .text(Self.address(hit.text) + (hit.section.id.isEmpty ? "" : "#\(hit.section.id)"))
                                ),
                                ("excerpt", .text(hit.excerpt)))
                        })
                ),
            ])
    }

    private func page(_ call: Call) throws -> Response {
        let name = call.parameter("name")
        let texts = library.texts
        guard let index = texts.firstIndex(where: { $0.name == name }) else { throw Refusal.notFound }
        let text = texts[index]
        let next = index + 1 < texts.count && texts[index + 1].audience == text.audience ? texts[index + 1] : nil
        let sections = text.sections.filter { !$0.id.isEmpty }
        return try surroundings.desk.page(
            "manual/text.html", text.title, call,
            [
                ("summary", .text(text.summary)), ("html", .html(text.html)), ("audience", .text(text.audience.title)),
                (
                    "sections",
                    .list(sections.map { .record(("id", .text($0.id)), ("title", .text($0.title))) })
                ),
                ("next", next.map(Self.value) ?? .none),
            ])
    }

    private static func value(_ text: ManualText) -> Value {
        .record(("title", .text(text.title)), ("url", .text(address(text))), ("summary", .text(text.summary)))
    }

    private static func address(_ text: ManualText) -> String { "\(Manual.path)/\(text.name)" }
}
