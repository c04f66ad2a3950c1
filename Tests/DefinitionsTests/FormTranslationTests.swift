import Definitions
import FormEngine
import Model
import Testing
import YAML

/// A form in another language: one set of rules, other words.
struct FormTranslationTests {
    private static let original = """
        title: 引っ越し
        mails: {sent: ご連絡します。}
        flow: [{title: 届いた, status: received}, {title: 済んだ, status: done}]
        steps:
          - title: 手続き
            about: 説明
            items:
              - {name: plan, type: choice, label: 種類, required: true, choices: {move: 転入, leave: 転出}}
              - {name: fee, type: number, label: 料金, unit: 円, help: 100円から}
              - name: children
                type: group
                label: お子さん
                items: [{name: age, type: number, label: 年齢, check: age < 20, message: 20歳未満の方です。}]
        """
    private static let words = """
        title: Moving
        mails: {sent: We will call you.}
        flow: [{title: It is here, status: received}, {title: It is done, status: done}]
        texts:
          - title: Procedure
            about: About it
            items:
              - {name: plan, label: Kind, choices: {move: Moving in, leave: Moving out}}
              - {name: fee, label: Fee, unit: " yen", help: From 100 yen}
              - name: children
                label: Children
                items: [{name: age, label: Age, message: Only under 20.}]
        """

    private func read(_ text: String, language: String) throws -> Entry {
        var check = FieldCheck(file: "f.md", vocabularies: [:])
        let entry = Entry.read(
            try YAMLReader.read(Array(text.utf8), file: "f.md"), kind: .form, id: "moving", language: language,
            isTranslation: language != "ja", check: &check)
        #expect(check.problems.isEmpty)
        return entry
    }

    private func translation(_ words: String, original: String = original) throws -> FormTranslation? {
        let first = try read(original, language: "ja")
        var version = try read(words, language: "en")
        version.inherit(from: first)
        return FormTranslation(version, of: Form(first, path: "/a/", version: "1"), path: "/en/a/", file: "f.en.md")
    }

    @Test func `the words are its own, the rules are the original's`() throws {
        let made = try #require(try translation(Self.words))
        #expect(made.problems.isEmpty)
        let form = made.form
        #expect(form.language == "en" && form.title == "Moving" && form.original.title == "引っ越し")
        #expect(form.steps[0].title == "Procedure" && form.item("plan")?.optionText("leave") == "Moving out")
        #expect(form.item("children.age")?.message == "Only under 20." && form.item("children.age")?.check != nil)
        #expect(form.item("plan")?.isRequired == true && form.item("fee")?.unit == " yen")
        #expect(form.mails[.sent] == "We will call you." && form.flow.map(\.title) == ["It is here", "It is done"])
        #expect(form.rulesPath == "/en/forms/moving/form.json" && form.original.rulesPath == "/forms/moving/form.json")
    }

    @Test func `a version without words of its own has none`() throws {
        #expect(try translation("title: Moving") == nil)
    }

    @Test(arguments: [
        ("name: plan", "name: plans", ["wrong-texts", "untranslated-texts"]),
        ("leave: Moving out", "left: Moving out", ["wrong-texts", "untranslated-texts"]),
        ("name: age", "name: aged", ["wrong-texts", "untranslated-texts"]),
        (", help: From 100 yen", "", ["untranslated-texts"]),
        ("mails: {sent: We will call you.}", "tags: [a]", ["untranslated-texts"]),
        ("{title: It is done, status: done}", "{title: It is done, status: rejected}", ["wrong-flow"]),
    ])
    func `what does not fit the original, and what is missing, is told`(
        from: String, to: String, codes: [String]
    ) throws {
        let made = try #require(try translation(Self.words.replacing(from, with: to)))
        #expect(made.problems.map(\.code) == codes)
        #expect(made.problems.allSatisfy { $0.place.file == "f.en.md" && $0.place.line > 2 })
    }

    @Test func `missing words are the original's, and named`() throws {
        let made = try #require(try translation(Self.words.replacing("{move: Moving in, ", with: "{")))
        #expect(made.form.item("plan")?.optionText("move") == "転入")
        #expect(made.problems.first?.message.ja.contains("plan.move") == true)
    }

    @Test func `rules in a version, and words of one in the original, are out of place`() throws {
        let version = try read(Self.words + "\ncap: 3", language: "en")
        let codes = FormTranslation.misplaced(version, isOriginal: false, file: "f.en.md").map(\.code)
        #expect(codes == ["rules-in-translation"])
        let first = try read(Self.original + "\ntexts: [{title: a, items: []}]", language: "ja")
        #expect(FormTranslation.misplaced(first, isOriginal: true, file: "f.md").map(\.code) == ["texts-in-original"])
    }
}
