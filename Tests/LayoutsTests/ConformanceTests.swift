import Glibc
import Layouts
import Model
import Testing

@Suite struct `Conformance with Jinja2` {
    @Test func `there are enough cases to mean something`() {
        #expect(Case.all.count >= 170)
    }

    @Test(arguments: Case.all) func `a template renders what Jinja2 renders`(_ example: Case) throws {
        let (set, problems) = LayoutSet.compile(example.layoutFiles, shapes: example.shapes)
        #expect(problems.map { $0.line(in: .english) } == [])
        let template = try #require(set.template("page.html"))
        #expect(rendered(template, example.context) == example.expected)
    }

    @Test func `the stored expectations are the real Jinja2's`() {
        let status = system("/usr/bin/python3 -B \(Case.folder)/render_with_jinja2.py --check")
        #expect(
            status == 0, "Jinja2 renders something else, or python3-jinja2 is missing: apt-get install python3-jinja2")
    }
}

/// The page, or the problem that stood in its way.
func rendered(_ template: Template, _ context: Record) -> String {
    var out: [UInt8] = []
    do throws(Problem) {
        try template.render(context, into: &out)
        return String(decoding: out, as: UTF8.self)
    } catch {
        return "PROBLEM " + error.line(in: .english)
    }
}
