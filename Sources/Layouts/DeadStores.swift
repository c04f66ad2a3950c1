/// Drops assignments of constants that nothing reads, so that text on both sides becomes one piece.
func withoutDeadStores(_ program: Program) -> Program {
    var slots: Set<Int> = []
    for statement in program.statements { collectReads(of: statement, &slots) }
    for macro in program.macros {
        for parameter in macro.parameters {
            if let fallback = parameter.fallback { collectReads(of: WriteValue(macro.place, fallback), &slots) }
        }
        for statement in macro.body { collectReads(of: statement, &slots) }
    }
    let macros = program.macros.map { unit in
        let pruned = MacroUnit(name: unit.name, place: unit.place)
        pruned.parameters = unit.parameters
        pruned.callerSlot = unit.callerSlot
        pruned.slots = unit.slots
        pruned.body = prune(unit.body, slots)
        return pruned
    }
    return Program(
        statements: prune(program.statements, slots), macros: macros, initial: program.initial,
        loopCount: program.loopCount, inputs: program.inputs)
}

private func prune(_ statements: [Statement], _ slots: Set<Int>) -> [Statement] {
    var result: [Statement] = []
    var text: [UInt8] = []
    var textPlace = statements.first?.place
    func flush() {
        if !text.isEmpty, let place = textPlace { result.append(WriteText(place, text)) }
        text = []
    }
    for statement in statements {
        if let bytes = statement.literalText {
            if text.isEmpty { textPlace = statement.place }
            text += bytes
            continue
        }
        if let assign = statement as? Assign, !slots.contains(assign.slot),
            assign.value is Constant || assign.value is ReadSlot
        {
            continue
        }
        flush()
        result.append(pruned(statement, slots))
    }
    flush()
    return result
}

private func pruned(_ statement: Statement, _ slots: Set<Int>) -> Statement {
    switch statement {
    case let branch as Branch:
        Branch(
            branch.place,
            arms: branch.arms.map { Branch.Arm(test: prune($0.test, slots), body: prune($0.body, slots)) },
            otherwise: prune(branch.otherwise, slots))
    case let loop as Loop:
        Loop(
            loop.place, iterable: prune(loop.iterable, slots), targets: loop.targets, unpacks: loop.unpacks,
            condition: loop.condition.map { prune($0, slots) }, state: loop.state, body: prune(loop.body, slots),
            otherwise: prune(loop.otherwise, slots))
    case let discard as Discard: Discard(discard.place, prune(discard.body, slots))
    case let write as WriteValue: WriteValue(write.place, prune(write.value, slots))
    case let write as WriteRaw: WriteRaw(write.place, prune(write.value, slots))
    case let assign as Assign: Assign(assign.place, slot: assign.slot, value: prune(assign.value, slots))
    case let unpack as Unpack: Unpack(unpack.place, slots: unpack.slots, value: prune(unpack.value, slots))
    default: statement
    }
}

/// Bodies may lie inside expressions too.
private func prune(_ expression: Expression, _ slots: Set<Int>) -> Expression {
    switch expression {
    case let capture as Capture: return Capture(capture.place, prune(capture.body, slots))
    case let call as CallMacro:
        let caller = call.caller.map {
            CallUnit(parameters: $0.parameters, body: prune($0.body, slots), macro: $0.macro)
        }
        let arguments = call.arguments.map { $0.map { prune($0, slots) } }
        return CallMacro(call.place, macro: call.macro, arguments: arguments, caller: caller)
    default:
        let children = expression.children
        return children.isEmpty ? expression : expression.replacing(children.map { prune($0, slots) })
    }
}
