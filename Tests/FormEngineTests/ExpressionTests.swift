import FormEngine
import Testing

struct ExpressionTests {
    @Test func `rules read as people write them`() throws {
        let rule = try Expression.parse(#"plan = "move" and not (age(birthday, '2026-04-01') < 18 or 子の数 * 2 >= 3)"#)
        #expect(rule.items == ["plan", "birthday", "子の数"])
    }

    @Test(arguments: [
        ("plan = ", 7), ("plan = \"move", 7), ("(a = 1", 6), ("a ! 1", 2), ("sum(a", 5), ("later(a)", 0),
        ("a = 1 b", 6),
        ("if(a, 1)", 0), ("１ = ?", 4),
    ])
    func `a rule that cannot be read says where`(text: String, offset: Int) {
        #expect { try Expression.parse(text) } throws: { ($0 as? Expression.Fault)?.offset == offset }
    }

    @Test func `nesting has an end`() {
        let deep = String(repeating: "(", count: 5000) + "a" + String(repeating: ")", count: 5000)
        #expect(throws: Expression.Fault.self) { try Expression.parse(deep) }
    }
}
