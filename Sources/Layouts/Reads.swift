/// Which of the given values a program looks at.
func reads(of program: Program) -> Set<String> {
    let slots = Dictionary(program.inputs.map { ($0.value, $0.key.text) }) { first, _ in first }
    var found: Set<String> = []

    /// The path an expression stands for, if it is a chain of members of an input.
    func path(_ expression: Expression) -> String? {
        switch expression {
        case let read as ReadSlot: slots[read.slot]
        case let member as ReadMember: path(member.base).map { "\($0).\(member.name.text)" }
        default: nil
        }
    }

    func visit(_ expression: Expression) {
        if let path = path(expression) {
            found.insert(path)
            return
        }
        switch expression {
        case let call as CallMacro:
            for argument in call.arguments { argument.map(visit) }
            if let caller = call.caller { visitParameters(caller.parameters, caller.body) }
        case let capture as Capture: visit(capture.body)
        default: for child in expression.children { visit(child) }
        }
    }

    func visitParameters(_ parameters: [MacroUnit.Parameter], _ body: [Statement]) {
        for parameter in parameters { parameter.fallback.map(visit) }
        visit(body)
    }

    func visit(_ statements: [Statement]) {
        for statement in statements {
            for expression in statement.expressions { visit(expression) }
            for body in statement.bodies { visit(body) }
        }
    }

    visit(program.statements)
    for macro in program.macros { visitParameters(macro.parameters, macro.body) }
    return found
}

extension Statement {
    /// The expressions of this statement itself.
    var expressions: [Expression] {
        switch self {
        case let write as WriteValue: [write.value]
        case let write as WriteRaw: [write.value]
        case let branch as Branch: branch.arms.map(\.test)
        case let assign as Assign: [assign.value]
        case let unpack as Unpack: [unpack.value]
        case let loop as Loop: [loop.iterable] + [loop.condition].compactMap(\.self)
        default: []
        }
    }

    /// The statements inside this one.
    var bodies: [[Statement]] {
        switch self {
        case let branch as Branch: branch.arms.map(\.body) + [branch.otherwise]
        case let loop as Loop: [loop.body, loop.otherwise]
        case let discard as Discard: [discard.body]
        default: []
        }
    }
}
