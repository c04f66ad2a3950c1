import Definitions
import FormEngine
import Foundation
import Model
import Testing
import YAML

/// `Tests/Shared/forms`: a form with every kind of item, what people may type into it, and what its rules make of that. Written
/// here with `SNAPSHOTS=overwrite`, read by `Tests/BrowserTests/forms.test.js` as well.
struct FormGoldenTests {
    private static let folder =
        #filePath.split(separator: "/").dropLast(2).reduce("") { "\($0)/\($1)" } + "/Shared/forms"
    private static let today = "2026-11-29"

    static func form(_ name: String) throws -> Form {
        let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).yaml")))
        var check = FieldCheck(file: name, vocabularies: [:])
        let entry = Entry.read(
            try YAMLReader.read(bytes, file: name), kind: .form, id: name, language: "ja", isTranslation: false,
            check: &check)
        #expect(check.problems.map { $0.line(in: .english) } == [])
        return Form(entry, path: "/forms/\(name)/", version: "1")
    }

    // MARK: What people type

    private static let typed: [ItemType: [String]] = [
        .text: ["潮見市", "  前後の空白　", "とても長い、二十文字を超える住所を書いた人の答え", "<b>&\"'"],
        .paragraph: ["一行\r\n二行", "とても長いお話をいくつもいくつも書いて、三十文字を超えてしまいました。"],
        .number: ["1", "２", "12", "13", "0", "-3", "1,200", "3人", "三", "1.25", "0.00001", "1e3", "12345678901234567"],
        .choice: ["move", "leave", "yes", "小学校", "中学校", "うそ"],
        .choices: ["電話", "メール", "窓口", "うそ"],
        .agree: ["yes", "no"],
        .file: [
            "0123456789abcdef0123456789abcdef 住民票 1.pdf", "0123456789abcdef0123456789abcdee b.pdf", "x.pdf", "0123 a",
        ],
        .photo: ["00000000000000000000000000000000 IMG.jpg", "00000000000000000000000000000000 "],
        .time: ["9:05", "１３：３０", "25:00", "9時", "9時5分", "あとで"],
        .phone: ["090-1234-5678", "０９０１２３４５６７８", "(03)1234-5678", "03ー1234ー5678", "+81 90 1234 5678", "1234", "電話"],
        .mail: ["hanako@example.jp", "ｈａｎａｋｏ＠example.jp", "hanako", "a@b", "a@@b.jp", "a b@c.jp", "髙@example.jp"],
        .web: ["https://example.jp/", "http://例え.jp", "example.jp", "https://", "https://a b.jp"],
        .corporation: ["5835678256246", "５８３５６７８２５６２４６", "5835678256247", "T5835678256246", "123"],
    ]
    private static let parts: [String: [String]] = [
        "year": ["2026", "昭和53", "S53", "令和元年", "R8", "平成99", "８", "2026年", "明治1", "1799", "大正0"],
        "month": ["4", "０２", "12月", "13", "0"], "day": ["1", "29", "３１日", "32", "x"],
        "family": ["髙﨑", "葛\u{E0100}城", "O’Neill"], "given": ["花子", "　太郎 "],
        "family_kana": ["タカサキ", "ﾀｶｻｷ", "たかさき", "高崎", "タカ・サキ"], "given_kana": ["ハナコ", "ゝ", "Hanako"],
        "postal": ["999-0001", "〒９９９０００１", "9990001", "99-0001", "郵便"], "prefecture": ["潮見県", "東京都"],
        "place": ["電柱 12-3 の前", ""], "latitude": ["35.65", "３５．６５", "91", "35.123456789", "x"],
        "longitude": ["139.74", "1397", "139"],
        "city": ["潮見市"], "street": ["県庁通1-1", "1"], "building": ["コーポ 203"],
    ]

    /// The same on every machine.
    private struct Dice {
        var state: UInt64 = 20_261_129

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }

        mutating func one(of texts: [String]) -> String { texts[below(texts.count)] }
    }

    private static func answer(_ item: Item, _ path: String, _ dice: inout Dice, into answers: inout Answers) {
        // Every third is left out.
        if dice.below(3) == 0 { return }
        for part in item.type.parts where dice.below(8) > 0 {
            answers["\(path).\(part)"] = [dice.one(of: parts[part] ?? [])]
        }
        guard item.type.parts.isEmpty, let texts = typed[item.type] else { return }
        let count = item.type == .choices || item.type == .file ? 1 + dice.below(3) : 1
        answers[path] = (0..<count).map { _ in dice.one(of: texts) }
    }

    private static func cases(_ form: Form) -> [Answers] {
        var dice = Dice()
        return [Answers()]
            + (0..<160).map { number in
                var answers = Answers()
                for item in form.items {
                    answer(item, item.name, &dice, into: &answers)
                    guard item.type == .group else { continue }
                    for row in 0..<dice.below(5) where dice.below(4) > 0 {
                        for inner in item.items {
                            answer(inner, "\(item.name).\(row).\(inner.name)", &dice, into: &answers)
                        }
                    }
                }
                // Enough of them get past the first question.
                if number.isMultiple(of: 2) { answers["people"] = ["4"] }
                return answers
            }
    }

    // MARK: What comes of it

    private static func golden(_ form: Form) -> [UInt8] {
        var json = JSONWriter(.readable)
        json.object { json in
            json.key("form")
            json.raw(String(decoding: form.json, as: UTF8.self))
            json.member("today", today)
            json.key("cases")
            json.lines(of: cases(form)) { json, answers in
                let review = Review(form, answers, today: today)
                json.object { json in
                    json.key("typed")
                    answers.write(to: &json)
                    json.key("asked")
                    json.array { json in for path in review.asked.sorted() { json.value(path) } }
                    json.key("steps")
                    json.array { json in for step in review.askedSteps { json.value(step) } }
                    json.key("faults")
                    json.array { json in
                        for fault in review.faults { json.value("\(fault.step) \(fault.path) \(fault.code.rawValue)") }
                    }
                    json.key("answers")
                    review.answers.write(to: &json)
                }
            }
        }
        return json.bytes
    }

    @Test func `rules make of answers what the shared file says`() throws {
        let made = Self.golden(try Self.form("every-item"))
        let file = "\(Self.folder)/golden.json"
        if ProcessInfo.processInfo.environment["SNAPSHOTS"] == "overwrite" {
            try Data(made).write(to: URL(fileURLWithPath: file))
        }
        #expect(made == [UInt8](try Data(contentsOf: URL(fileURLWithPath: file))))
    }

    @Test func `every fault that people can make is made`() throws {
        let form = try Self.form("every-item")
        let made = Set(Self.cases(form).flatMap { Review(form, $0, today: Self.today).faults.map(\.code) })
        #expect(Set(FaultCode.allCases).subtracting(made) == [.wrongFile])
    }

    @Test func `a form that was written is read again as it was`() throws {
        let form = try Self.form("every-item")
        #expect(Form(form.json) == form)
    }

    @Test func `what counts is what was meant, and comes to the same again`() throws {
        let form = try Self.form("every-item")
        for answers in Self.cases(form) {
            let review = Review(form, answers, today: Self.today)
            let again = Review(form, review.answers, today: Self.today).answers.values
            let different = Set(again.keys).union(review.answers.values.keys).filter {
                again[$0] != review.answers.values[$0]
            }
            #expect(different.sorted() == [], "\(answers.values)")
        }
    }
}
