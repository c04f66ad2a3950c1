import Model
import Testing

@testable import Definitions

private let colours = [
    Choice("red", ja: "赤", en: "Red", zh: "红", ko: "빨강", vi: "Đỏ"),
    Choice("blue", ja: "青", en: "Blue", zh: "蓝", ko: "파랑", vi: "Xanh"),
]

/// A type with values that it takes, as they are read.
private struct Right: Sendable, CustomTestStringConvertible {
    var type: FieldType
    var yaml: String
    var value: FieldValue?
    var testDescription: String { "\(type) \(yaml)" }

    init(_ type: FieldType, _ yaml: String, _ value: FieldValue?) {
        self.type = type
        self.yaml = yaml
        self.value = value
    }
}

/// A type with a value that it refuses, and the code of the problem.
private struct Wrong: Sendable, CustomTestStringConvertible {
    var type: FieldType
    var yaml: String
    var code: String
    var testDescription: String { "\(type) \(yaml)" }

    init(_ type: FieldType, _ yaml: String, _ code: String = "wrong-type") {
        self.type = type
        self.yaml = yaml
        self.code = code
    }
}

@Suite struct FieldTests {
    @Test(arguments: [
        Right(.text, "題名", .text("題名")),
        Right(.text, "12", .text("12")),
        Right(.text, "no", .text("no")),
        Right(.text, "\"true\"", .text("true")),
        Right(.bool, "true", .bool(true)),
        Right(.bool, "false", .bool(false)),
        Right(.count, "0", .int(0)),
        Right(.count, "84210", .int(84_210)),
        Right(.yen, "1000000", .int(1_000_000)),
        Right(.number, "92.5", .number(92.5)),
        Right(.number, "-3", .number(-3)),
        Right(.latitude, "34.333605", .number(34.333605)),
        Right(.latitude, "20", .number(20)),
        Right(.longitude, "154", .number(154)),
        Right(.day, "2026-04-01", day("2026-04-01")),
        Right(.moment, "2026-04-01", day("2026-04-01")),
        Right(.moment, "2026-04-01T10:30", day("2026-04-01T10:30")),
        Right(.moment, "2026-04-01 10:30", day("2026-04-01T10:30")),
        Right(.webAddress, "https://example.jp/a?b=c", .text("https://example.jp/a?b=c")),
        Right(.webAddress, "http://example.jp", .text("http://example.jp")),
        Right(.path, "/kurashi/", .text("/kurashi/")),
        Right(.path, "mailto:a@example.jp", .text("mailto:a@example.jp")),
        Right(.path, "tel:0999-00-0100", .text("tel:0999-00-0100")),
        Right(.picture, "photo.jpg", .text("photo.jpg")),
        Right(.file, "plan.pdf", .text("plan.pdf")),
        Right(.municipalityCode, "372013", .text("372013")),
        Right(.municipalityCode, "011002", .text("011002")),
        Right(.builtYear, "1978", .int(1978)),
        Right(.builtYear, "昭和53年", .int(1978)),
        Right(.builtYear, "S53", .int(1978)),
        Right(.builtYear, "平成元年", .int(1989)),
        Right(.builtYear, "R1", .int(2019)),
        Right(.builtYear, "大正14年ごろ", .text("大正14年ごろ")),
        Right(.builtYear, "明治末", .text("明治末")),
        Right(.term(vocabulary: "theme"), "housing", .text("housing")),
        Right(.term(vocabulary: "a-vocabulary-nobody-wrote"), "x", .text("x")),
        Right(.choice(colours), "blue", .text("blue")),
        Right(.reference(kind: "municipality"), "shiomi", .text("shiomi")),
        Right(.contact, "shiomi/iju", .text("shiomi/iju")),
        Right(
            .contact, "{name: 市民課, phone: 0999}",
            .map([FieldPair("name", .text("市民課")), FieldPair("phone", .text("0999"))])),
        Right(.texts, "ようこそ", .text("ようこそ")),
        Right(
            .texts, "{ja: ようこそ, en: Welcome}",
            .map([FieldPair("ja", .text("ようこそ")), FieldPair("en", .text("Welcome"))])),
        Right(.color, "\"#0017c1\"", .text("#0017c1")),
        Right(.list(.text), "[a, b]", .list([.text("a"), .text("b")])),
        Right(.list(.text), "a", .list([.text("a")])),
        Right(.list(.text), "[]", .list([])),
        Right(
            .anything, "{a: [1, 2.5, true, x, ~]}",
            .map([FieldPair("a", .list([.int(1), .number(2.5), .bool(true), .text("x")]))])),
    ])
    private func `a right value is read`(right: Right) throws {
        let read = try value(right.yaml, right.type)
        #expect(read.value == right.value)
        #expect(read.problems.isEmpty)
    }

    @Test(arguments: [
        Wrong(.text, "[a]"), Wrong(.text, "{a: b}"),
        Wrong(.bool, "yes"), Wrong(.bool, "1"), Wrong(.bool, "\"true\""),
        Wrong(.count, "-1"), Wrong(.count, "1.5"), Wrong(.count, "\"1\""), Wrong(.count, "99999999999999999999"),
        Wrong(.yen, "12,000円"), Wrong(.yen, "1万"), Wrong(.yen, "１２０００"),
        Wrong(.number, "広い"), Wrong(.number, ".inf"), Wrong(.number, "0x10"), Wrong(.number, "1e999"),
        Wrong(.latitude, "137.25"), Wrong(.latitude, "19.99"), Wrong(.latitude, "北緯34度"),
        Wrong(.longitude, "34.33"), Wrong(.longitude, "154.1"),
        Wrong(.day, "2026-04-01T10:00"), Wrong(.day, "2026-02-29"), Wrong(.day, "2026/4/1"), Wrong(.day, "令和8年4月1日"),
        Wrong(.moment, "2026-04-01T24:00"), Wrong(.moment, "2026-13-01"), Wrong(.moment, "あした"),
        Wrong(.webAddress, "www.example.jp"), Wrong(.webAddress, "/a/"), Wrong(.webAddress, "javascript:alert(1)"),
        Wrong(.path, "kurashi/"), Wrong(.path, "javascript:alert(1)"), Wrong(.path, "ftp://example.jp/"),
        Wrong(.municipalityCode, "372014"), Wrong(.municipalityCode, "37201"), Wrong(.municipalityCode, "３７２０１３"),
        Wrong(.builtYear, "古い"), Wrong(.builtYear, "53"), Wrong(.builtYear, "9999"), Wrong(.builtYear, "昭和"),
        Wrong(.term(vocabulary: "theme"), "house", "unknown-term"),
        Wrong(.choice(colours), "green", "unknown-choice"),
        Wrong(.texts, "[a]"), Wrong(.texts, "{ja: [a]}"), Wrong(.texts, "{jp: ようこそ}", "wrong-language"),
        Wrong(.color, "青"), Wrong(.color, "\"#01c\""), Wrong(.color, "\"#0017cg\""),
        Wrong(.list(.count), "[1, x]"), Wrong(.list(.map(Kind.linkFields)), "{title: a, url: /a/}"),
        Wrong(.map(Kind.linkFields), "リンク"),
    ])
    private func `a wrong value is a problem at its place, and gives nothing`(wrong: Wrong) throws {
        let read = try value(wrong.yaml, wrong.type)
        #expect(read.problems.map(\.code) == [wrong.code])
        #expect(read.problems.first?.place.line == 1)
        #expect((read.problems.first?.place.column ?? 0) >= 4)
        #expect(read.problems.first?.expected != nil)
        if case .list = wrong.type { return }
        #expect(read.value == nil)
    }

    @Test func `every type takes an empty value as none`() throws {
        let types: [FieldType] = [
            .text, .bool, .count, .yen, .number, .latitude, .longitude, .day, .moment, .webAddress, .path, .picture,
            .file,
            .municipalityCode, .builtYear, .term(vocabulary: "theme"), .choice(colours), .reference(kind: "program"),
            .contact, .texts, .color, .list(.text), .map(Kind.linkFields), .anything,
        ]
        for type in types {
            for empty in ["", "~", "null"] {
                let read = try value(empty, type)
                #expect(read.value == nil, "\(type)")
                #expect(read.problems.isEmpty, "\(type)")
            }
        }
    }

    @Test func `the wrong items of a list are named one by one, the right ones stay`() throws {
        let read = try value("[housing, hosing, work, wrk]", .list(.term(vocabulary: "theme")))
        #expect(read.value == .list([.text("housing"), .text("work")]))
        #expect(read.problems.map(\.place.column) == [14, 28])
        #expect(read.problems.first?.expected?.en.hasPrefix("expected one of: housing") == true)
    }

    @Test func `a map's unknown field stands at its key, a missing one at the map`() throws {
        let read = try value("{title: a, link: /a/}", .map(Kind.linkFields))
        #expect(read.problems.map(\.code) == ["unknown-field", "missing-field"])
        #expect(read.problems.map(\.place.column) == [15, 4])
        #expect(read.problems.first?.expected?.en == "expected one of: title, url")
    }

    @Test func `a required field of a map with a wrong value is told once`() throws {
        let read = try value("{title: a, url: kurashi}", .map(Kind.linkFields))
        #expect(read.problems.map(\.code) == ["wrong-type"])
    }

    @Test func `a required field of a map that is written but empty is missing`() throws {
        let read = try value("{title: a, url: }", .map(Kind.linkFields))
        #expect(read.problems.map(\.code) == ["missing-field"])
    }

    @Test func `choices have a label in every language the theme speaks, others read Japanese`() {
        #expect(colours[0].label(in: "vi") == "Đỏ")
        #expect(colours[0].label(in: "easy") == "赤")
        for kind in Kind.all {
            for field in kind.fields {
                let choices: [Choice]
                switch field.type {
                case .choice(let own), .list(.choice(let own)): choices = own
                default: continue
                }
                for choice in choices {
                    #expect(choice.labels.count == 5, "\(kind.name).\(field.name) \(choice.code)")
                }
            }
        }
    }
}
