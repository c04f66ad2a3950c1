import Definitions
import FormEngine
import Model
import Testing
import YAML

/// What an editor is told about a form that cannot work.
struct FormCheckTests {
    private func problems(_ items: String, id: String = "moving") throws -> [String] {
        let text =
            "title: 転入\nsteps:\n  - title: 一\n    items:\n"
            + items.split(separator: "\n").map { "      \($0)\n" }.joined()
        var check = FieldCheck(file: "f.md", vocabularies: [:])
        _ = Entry.read(
            try YAMLReader.read(Array(text.utf8), file: "f.md"), kind: .form, id: id, language: "ja",
            isTranslation: false,
            check: &check)
        return check.problems.map { "\($0.place.line):\($0.place.column) \($0.code)" }
    }

    /// A report over a place, a photo and a category, with something wrong.
    @Test(arguments: [
        ("category: kind, place: spot, photo: photo, sections: {road: 土木課}", [String]()),
        ("category: unknown, place: spot", ["12:20 wrong-report"]),
        ("category: kind, place: photo", ["12:33 wrong-report"]),
        ("category: kind, place: spot, sections: {hole: 土木課}", ["12:50 wrong-report"]),
        ("category: kind, place: spot, round: 1", ["12:46 wrong-report"]),
        ("category: kind", ["12:9 missing-field"]),
    ])
    func `a report names items that it can work with`(report: String, expected: [String]) throws {
        let text = """
            title: 通報
            steps:
              - title: 一
                items:
                  - {name: photo, type: photo, label: 写真}
                  - {name: spot, type: location, label: 場所}
                  - name: kind
                    type: choice
                    label: 種類
                    choices:
                      - {code: road, label: 道路, choices: {hole: 穴, light: 街灯}}
            report: {\(report)}
            """
        var check = FieldCheck(file: "f.md", vocabularies: [:])
        let entry = Entry.read(
            try YAMLReader.read(Array(text.utf8), file: "f.md"), kind: .form, id: "road", language: "ja",
            isTranslation: false, check: &check)
        #expect(check.problems.map { "\($0.place.line):\($0.place.column) \($0.code)" } == expected)
        guard expected.isEmpty else { return }
        let form = Form(entry, path: "/forms/road/", version: "1")
        #expect(form.use == .report && form.report?.sections == ["road": "土木課"])
        #expect(form.item("kind")?.optionText("light") == "道路：街灯" && Form(form.json) == form)
    }

    @Test func `choices in categories have codes that all differ`() throws {
        let twice =
            "- {name: a, type: choice, label: x, choices: [{code: b, label: y, choices: [z]}, {code: c, label: y, choices: [z]}]}"
        #expect(try problems(twice) == ["5:52 wrong-type"])
    }

    private static let plan = "- {name: plan, type: choice, label: 手続き, choices: [a, b]}\n"

    @Test(arguments: [
        ("- {name: Plan, type: text, label: x}", "5:16 wrong-item-name"),
        ("- {name: not, type: text, label: x}", "5:16 wrong-item-name"),
        ("- {name: a, type: text, label: x}\n- {name: a, type: text, label: y}", "6:16 duplicate-item"),
        ("- {name: a, type: choice, label: x}", "5:9 missing-field"),
        ("- {name: a, type: text}", "5:9 missing-field"),
        ("- {name: a, type: calculated, label: x}", "5:9 missing-field"),
        ("- {name: a, type: text, label: x, unit: 円}", "5:41 useless-field"),
        ("- {name: a, type: choice, label: x, choices: [y, y]}", "5:52 wrong-type"),
        ("- {name: a, type: number, label: x, least: 3, most: 2}", "5:59 wrong-order"),
        ("- {name: a, type: text, label: x, show: 'b = 1'}", "5:47 unknown-item"),
        // Whether an item is asked cannot depend on its own answer.
        ("- {name: a, type: text, label: x, show: 'a = 1'}", "5:47 unknown-item"),
        ("- {name: a, type: text, label: x, show: 'b ='}", "5:51 wrong-rule"),
        (
            "- {name: g, type: group, label: x, items: [{name: h, type: group, label: y, items: []}]}",
            "5:50 group-in-group"
        ),
        (
            "- {name: g, type: group, label: x, check: '1 = 1', items: [{name: a, type: text, label: y}]}",
            "5:42 useless-field"
        ),
        (
            "- {name: g, type: group, label: x, most: 51, items: [{name: a, type: text, label: y}]}",
            "5:48 too-many-rows"
        ),
    ])
    func `a fault says where it is`(items: String, expected: String) throws {
        let found = try problems(items)
        #expect(found.contains(expected), "\(found)")
    }

    @Test func `all faults come at once`() throws {
        #expect(
            try problems("- {name: A, type: text, label: x, show: c}\n- {name: b, type: choice, label: y}").count == 3)
    }

    @Test(arguments: [
        "- {name: b, type: text, label: x, show: 'plan = \"a\"', check: 'b != \"c\"'}",
        "- {name: b, type: name, label: x}\n- {name: c, type: text, label: y, show: 'b.family = \"x\"'}",
        """
        - {name: g, type: group, label: x, items: [{name: n, type: number, label: y}, {name: m, type: text, label: z, show: n > 1 and plan = "a"}]}
        - {name: t, type: calculated, label: z, value: sum(g.n) + count(g)}
        """, "- {name: b, type: text, label: x, show: today > \"2026-04-01\"}",
    ])
    func `rules may look at what was asked before`(items: String) throws {
        #expect(try problems(Self.plan + items) == [])
    }

    @Test func `outside a group its items are seen in all rows together only`() throws {
        let group = "- {name: g, type: group, label: x, items: [{name: n, type: number, label: y}]}\n"
        #expect(try problems(group + "- {name: t, type: text, label: z, show: g.n > 1}") == ["6:47 unknown-item"])
    }

    @Test(arguments: ["Moving", "a/b", "引っ越し"])
    func `a form's name can stand in addresses and permissions`(id: String) throws {
        #expect(try problems(Self.plan, id: id) == ["1:1 wrong-form-id"])
    }

    @Test func `choices are texts, or codes with labels in their order`() throws {
        let text = """
            title: x
            steps:
              - title: y
                items:
                  - {name: a, type: choice, label: z, choices: {move: 転入, "no": いいえ}}
                  - {name: b, type: choice, label: z, choices: [はい, いいえ]}
            """
        var check = FieldCheck(file: "f.md", vocabularies: [:])
        let entry = Entry.read(
            try YAMLReader.read(Array(text.utf8), file: "f.md"), kind: .form, id: "f", language: "ja",
            isTranslation: false,
            check: &check)
        let items = Form(entry, path: "", version: "").items
        #expect(items[0].options == [.init("move", "転入"), .init("no", "いいえ")])
        #expect(items[1].options == [.init("はい", "はい"), .init("いいえ", "いいえ")])
    }

    private func entry(_ fields: String) throws -> (Entry, [String]) {
        let text = "title: x\nsteps:\n  - title: y\n    items: [{name: a, type: text, label: z}]\n" + fields
        var check = FieldCheck(file: "f.md", vocabularies: [:])
        let entry = Entry.read(
            try YAMLReader.read(Array(text.utf8), file: "f.md"), kind: .form, id: "f", language: "ja",
            isTranslation: false, check: &check)
        return (entry, check.problems.map(\.code))
    }

    @Test func `what staff fill in is no part of what is published`() throws {
        let (entry, problems) = try entry(
            "staff:\n  - {name: paid, type: number, label: 支給額}\n  - {name: why, type: text, label: 理由, show: paid > 0}\n"
        )
        #expect(problems == [])
        let staff = try #require(Form.staffItems(entry))
        #expect(staff.items.map(\.name) == ["paid", "why"])
        #expect(!String(decoding: Form(entry, path: "", version: "").json, as: UTF8.self).contains("支給額"))
    }

    @Test(arguments: [
        ("staff: [{name: a, type: file, label: x}]\n", "wrong-staff-item"),
        // Answers are another form's.
        ("staff: [{name: b, type: text, label: x, show: filled(a)}]\n", "unknown-item"),
        ("flow: [{title: 受付, status: received}, {title: 受付, status: done}]\n", "duplicate-stage"),
        ("flow: [{title: 審査, status: reviewing}]\n", "wrong-first-stage"),
        ("flow: [{title: 受付, status: new}]\n", "unknown-choice"),
    ])
    func `a stage or an item of staff that cannot work is named`(fields: String, code: String) throws {
        #expect(try entry(fields).1.contains(code))
    }

    @Test func `stages are the form's, in their order`() throws {
        let (entry, problems) = try entry("flow: [{title: 受付, status: received}, {title: 決定, status: done}]\n")
        #expect(problems == [])
        let form = Form(entry, path: "", version: "")
        #expect(form.flow == [.init("受付", "received"), .init("決定", "done")])
        #expect(Form(form.json)?.flow == form.flow)
    }
}
