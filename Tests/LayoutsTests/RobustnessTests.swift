import Glibc
import Layouts
import Model
import Synchronization
import TestKit
import Testing

@Suite struct `Robustness` {
    /// Mutations of the case templates; MADOGUCHI_FUZZ sets how many.
    @Test func `a damaged template gives a result or a problem`() {
        let count = TestSetting.number("MADOGUCHI_FUZZ", otherwise: 10_000)
        var random = SplitMix(state: 20_261_121)
        let cases = Case.all.filter { $0.files[0].1.utf8.count < 2_500 }
        var outcomes: Set<Bool> = []
        let watchdog = Watchdog("damaged templates")
        for number in 0..<count {
            watchdog.next(number)
            let example = cases[Int(random.next() % UInt64(cases.count))]
            let other = cases[Int(random.next() % UInt64(cases.count))]
            var files = example.layoutFiles
            let damaged = Int(random.next() % UInt64(files.count))
            let bytes = mutated(files[damaged].bytes, with: other.layoutFiles[0].bytes, &random)
            files[damaged] = LayoutFile(path: files[damaged].path, place: files[damaged].place, bytes: bytes)
            let (set, problems) = LayoutSet.compile(files, shapes: example.shapes)
            guard problems.isEmpty, let template = set.template("page.html") else {
                #expect(!problems.isEmpty)
                outcomes.insert(false)
                continue
            }
            outcomes.insert(true)
            let plain = rendered(template, example.context)
            guard random.next() % 4 == 0 else { continue }
            let folded = set.template("page.html")?.folded(constants: example.context).0
            #expect(
                folded.map { rendered($0, Record([(Name, Value)]())) } == plain,
                "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(outcomes == [true, false])
    }

    private func mutated(_ bytes: [UInt8], with other: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        let pieces = [
            "{{", "}}", "{%", "%}", "{#", "#}", "-", "'", "\"", "(", ")", "[", "]", "|", ".", "~", "\\", "99999999999",
            "{% for x in range(99999) %}", "{% endfor %}", "{% if %}", "{% endif %}", "{% block a %}", "{% endblock %}",
            "{% macro f(x) %}", "{% endmacro %}", "{{ f(f) }}", "{{ super() }}", "{% extends 'base.html' %}",
            "{% include 'page.html' %}", "**", "//", "not ", " is ", " if ", " else ", "loop.", "\u{3000}", "\r\n", "あ",
        ]
        for _ in 0...(random.next() % 3) {
            let at = Int(random.next() % UInt64(bytes.count + 1))
            let length = min(Int(random.next() % 12), bytes.count - at)
            switch random.next() % 5 {
            case 0: bytes.removeSubrange(at..<at + length)
            case 1: bytes.insert(contentsOf: Array(pieces[Int(random.next() % UInt64(pieces.count))].utf8), at: at)
            case 2: bytes.insert(contentsOf: Array(bytes[at..<at + length]), at: at)
            case 3: if at < bytes.count { bytes[at] = UInt8(truncatingIfNeeded: random.next()) }
            default:
                let start = Int(random.next() % UInt64(other.count + 1))
                bytes.insert(contentsOf: other[start..<min(start + 30, other.count)], at: at)
            }
        }
        return bytes
    }

    @Test func `one template renders the same on four threads`() throws {
        let example = try #require(Case.all.first { $0.name == "whole page" })
        let set = LayoutSet.compile(example.layoutFiles, shapes: example.shapes).0
        let plain = try #require(set.template("page.html"))
        for template in [plain, plain.folded(constants: example.context.only { $0.text == "site" }).0] {
            let failures = Atomic<Int>(0)
            TestThread.crowd(4) { _ in
                for _ in 0..<2_000 where rendered(template, example.context) != example.expected {
                    failures.add(1, ordering: .relaxed)
                }
            }
            #expect(failures.load(ordering: .relaxed) == 0)
        }
    }

    @Test func `too much is a problem, not a crash`() {
        let nested = String(repeating: "(", count: 5_000) + "1" + String(repeating: ")", count: 5_000)
        #expect(outcome("{{ \(nested) }}") == "too-deep")
        #expect(outcome("{{ " + String(repeating: "not ", count: 5_000) + "1 }}") == "too-deep")
        #expect(outcome("{{ 1" + String(repeating: "+1", count: 5_000) + " }}") == "too-large")
        #expect(outcome("{{ x" + String(repeating: ".a", count: 5_000) + " }}") == "too-large")
        #expect(outcome(String(repeating: "{% if 1 %}", count: 5_000)) == "layout-syntax")
        #expect(outcome("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}") == "too-deep")
        #expect(outcome("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}") == "too-large")
        #expect(outcome("{{ range(999999999) }}") == "too-large")
        #expect(outcome("{{ 'x' * 999999999 }}") == "too-large")
        #expect(
            outcome("{% set a = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}{% set a = a * 99999 %}{% set a = a * 99 %}")
                == "too-large")
        #expect(outcome("{{ 9223372036854775807 + 1 }}") == "number-overflow")
        #expect(outcome("{{ -9223372036854775807 - 2 }}") == "number-overflow")
        #expect(outcome("{{ 10 ** 19 }}") == "number-overflow")
        #expect(outcome("{{ 3037000500 * 3037000500 }}") == "number-overflow")
        #expect(outcome("{{ '9223372036854775808'|int }}") == "number-overflow")
        #expect(outcome("{{ 1e300|int }}") == "number-overflow")
    }

    /// The code of the first problem, while compiling or rendering; "fine" without one. Folding must not differ.
    private func outcome(_ source: String) -> String {
        let file = LayoutFile(path: "page.html", place: "page.html", bytes: Array(source.utf8))
        let (set, problems) = LayoutSet.compile([file], shapes: ["page.html": ["x": .any]])
        guard problems.isEmpty else { return problems[0].code }
        let none = Record([(Name, Value)]())
        let plain = set.template("page.html")
        let codes = [plain, plain?.folded(constants: none).0].map { template in
            var out: [UInt8] = []
            do throws(Problem) {
                try template?.render(none, into: &out)
                return "fine"
            } catch {
                return error.code
            }
        }
        return codes[0] == codes[1] ? codes[0] : "differs: \(codes)"
    }
}

/// A small seeded generator: the same mutations on every machine.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
