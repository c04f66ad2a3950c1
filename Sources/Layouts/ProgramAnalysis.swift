/// What folding has to know about a program before it touches it.

/// The slots a body assigns, inner bodies included.
func assignedSlots(in statements: [Statement]) -> Set<Int> {
    var slots: Set<Int> = []
    func visit(_ statements: [Statement]) {
        for statement in statements {
            switch statement {
            case let assign as Assign: slots.insert(assign.slot)
            case let unpack as Unpack: slots.formUnion(unpack.slots)
            case let loop as Loop: slots.formUnion(loop.targets)
            default: break
            }
            for body in statement.bodies { visit(body) }
        }
    }
    visit(statements)
    return slots
}

func collectReads(of statement: Statement, _ slots: inout Set<Int>) {
    for expression in statement.expressions { collectReads(of: expression, &slots) }
    for body in statement.bodies { for inner in body { collectReads(of: inner, &slots) } }
}

private func collectReads(of expression: Expression, _ slots: inout Set<Int>) {
    switch expression {
    case let read as ReadSlot: slots.insert(read.slot)
    case let call as CallCaller: slots.insert(call.slot)
    case let capture as Capture: for statement in capture.body { collectReads(of: statement, &slots) }
    case let call as CallMacro:
        for argument in call.arguments { if let argument { collectReads(of: argument, &slots) } }
        if let caller = call.caller {
            for parameter in caller.parameters {
                if let fallback = parameter.fallback { collectReads(of: fallback, &slots) }
            }
            for statement in caller.body { collectReads(of: statement, &slots) }
        }
    default: break
    }
    for child in expression.children { collectReads(of: child, &slots) }
}

/// Loops whose `loop` is read by a macro that is defined inside of them.
func loopsReadByMacros(of program: Program) -> Set<Int> {
    var states: Set<Int> = []
    func visit(_ expression: Expression, _ own: Set<Int>) {
        switch expression {
        case let read as ReadLoop where !own.contains(read.state): states.insert(read.state)
        case let cycle as Cycle where !own.contains(cycle.state): states.insert(cycle.state)
        case let capture as Capture: visit(capture.body, own)
        case let call as CallMacro:
            for argument in call.arguments { if let argument { visit(argument, own) } }
            if let caller = call.caller { visit(caller.body, own) }
        default: break
        }
        for child in expression.children { visit(child, own) }
    }
    func visit(_ statements: [Statement], _ own: Set<Int>) {
        for statement in statements {
            var inner = own
            if let loop = statement as? Loop { inner.insert(loop.state) }
            for expression in statement.expressions { visit(expression, inner) }
            for body in statement.bodies { visit(body, inner) }
        }
    }
    for macro in program.macros {
        for parameter in macro.parameters { if let fallback = parameter.fallback { visit(fallback, []) } }
        visit(macro.body, [])
    }
    return states
}

/// The macros called in a body, also in expressions and in bodies handed to macros.
func calledMacros(in statements: [Statement]) -> Set<Int> {
    var macros: Set<Int> = []
    func visit(_ expression: Expression) {
        switch expression {
        case let capture as Capture: visit(capture.body)
        case let call as CallMacro:
            macros.insert(call.macro)
            for argument in call.arguments { if let argument { visit(argument) } }
            if let caller = call.caller {
                for parameter in caller.parameters { if let fallback = parameter.fallback { visit(fallback) } }
                visit(caller.body)
            }
        default: break
        }
        for child in expression.children { visit(child) }
    }
    func visit(_ statements: [Statement]) {
        for statement in statements {
            for expression in statement.expressions { visit(expression) }
            for body in statement.bodies { visit(body) }
        }
    }
    visit(statements)
    return macros
}

/// For each macro those it may come to call.
func reachableMacros(of program: Program) -> [Set<Int>] {
    var reachable = program.macros.map { unit in
        let defaults = unit.parameters.compactMap { $0.fallback.map { WriteValue(unit.place, $0) } }
        return calledMacros(in: unit.body + defaults)
    }
    var isGrowing = true
    while isGrowing {
        isGrowing = false
        for index in reachable.indices {
            let grown = reachable[index].reduce(into: reachable[index]) { $0.formUnion(reachable[$1]) }
            if grown.count > reachable[index].count {
                reachable[index] = grown
                isGrowing = true
            }
        }
    }
    return reachable
}
