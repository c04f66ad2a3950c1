import Layouts
import Model
import Testing

@Suite struct `Folding` {
    @Test(arguments: Case.all) func `a folded template renders the same bytes, whatever is constant`(_ example: Case)
        throws
    {
        let (set, problems) = LayoutSet.compile(example.layoutFiles, shapes: example.shapes)
        try #require(problems.isEmpty)
        for constants in splits(of: example.context) {
            let (template, foldingProblems) = try #require(set.template("page.html")).folded(constants: constants)
            #expect(foldingProblems == [])
            let given = example.context.without(constants)
            #expect(rendered(template, given) == example.expected, "constant: \(constants.names)")
            #expect(
                template.facts.reads.allSatisfy { read in
                    given.names.contains { read == $0.text || read.hasPrefix($0.text + ".") }
                })
        }
    }

    /// Nothing, everything, each name alone, all but each name.
    private func splits(of context: Record) -> [Record] {
        var splits = [Record([(Name, Value)]()), context]
        for name in context.names {
            splits.append(context.only { $0 == name })
            splits.append(context.only { $0 != name })
        }
        return splits
    }
}

extension Record {
    func only(_ keeps: (Name) -> Bool) -> Record {
        Record(zip(names, values).filter { keeps($0.0) })
    }

    func without(_ other: Record) -> Record {
        only { !other.names.contains($0) }
    }
}
