import Testing

@testable import Model

private func json(_ style: JSONWriter.Style = .embedded, _ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(style)
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite struct JSONWriterTests {
    private func sample(_ json: inout JSONWriter) {
        json.object { json in
            json.member("a", 1)
            json.member("b", "x")
            json.key("c")
            json.array { json in
                json.value(true)
                json.null()
                json.object { _ in }
                json.array { _ in }
            }
            json.member("d", ifPresent: nil)
            json.member("e", ifPresent: "y")
        }
    }

    @Test func `members and elements stand in the order given`() {
        #expect(json { sample(&$0) } == #"{"a":1,"b":"x","c":[true,null,{},[]],"e":"y"}"#)
        #expect(json(.readable) { sample(&$0) } == #"{"a": 1, "b": "x", "c": [true, null, {}, []], "e": "y"}"#)
    }

    @Test func `a file of lines has one for each element`() {
        #expect(json(.readable) { $0.lines(of: [1, 2]) { $0.value($1) } } == "[\n  1,\n  2\n]\n")
        #expect(json(.readable) { $0.lines(of: [] as [Int]) { $0.value($1) } } == "[]\n")
    }

    @Test(arguments: [
        ("かな", "\"かな\""), ("\"\\", #""\"\\""#), ("\n\r\t", #""\n\r\t""#), ("\u{0}\u{1F}", #""\u0000\u001f""#),
        ("</script>", #""\u003c/script>""#), ("a\u{2028}b\u{2029}", #""a\u2028b\u2029""#),
        ("\u{2027}\u{202A}€", "\"\u{2027}\u{202A}€\""),
        ("", "\"\""), ("高😀\u{E0100}", "\"高😀\u{E0100}\""),
    ])
    func `texts are escaped so that they can stand inside HTML`(text: String, expected: String) {
        #expect(json { $0.value(text) } == expected)
    }

    @Test func `readable JSON keeps what only HTML would mind`() {
        #expect(json(.readable) { $0.value("<\u{2028}/") } == "\"<\u{2028}/\"")
        #expect(json(.readable) { $0.value("\"\u{7}") } == #""\"\u0007""#)
    }

    @Test func `names are escaped like texts`() {
        #expect(json { json in json.object { $0.member("<\"", 1) } } == #"{"\u003c\"":1}"#)
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (34.333605, "34.333605"),
        (1e14, "100000000000000"),
        (1e300, "1e+300"), (.infinity, "null"), (.nan, "null"),
    ])
    func `numbers are short, read back the same, and are never infinite`(number: Double, expected: String) {
        #expect(json { $0.value(number) } == expected)
        if number.isFinite { #expect(Double(expected) == number) }
    }

    @Test func `a numeral keeps its digits`() {
        #expect(
            json { json in
                json.array {
                    $0.value(numeral: "1.50")
                    $0.value(numeral: "-0")
                }
            } == "[1.50,-0]")
    }
}
