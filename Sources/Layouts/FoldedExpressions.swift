import Model

/// What folding made of an expression.
struct Folded {
    /// The node to run when a page is rendered.
    let expression: Expression
    /// The value, if it is known.
    let value: Value?

    /// The value, if it may become part of a program: what can be gone through once may not.
    var storable: Value? {
        isTransient ? nil : value
    }

    var isTransient: Bool {
        if case .object(let object)? = value { return object is Iteration || object is CallerBody }
        return false
    }

    init(_ expression: Expression, value: Value?) {
        self.value = value
        self.expression = expression
    }
}

extension Folder {
    func fold(_ expression: Expression) -> Folded {
        switch expression {
        case let constant as Constant: return Folded(constant, value: constant.value)
        case let read as ReadSlot: return settled(read, known[read.slot])
        case let read as ReadLoop: return settled(read, loops[read.state].map(read.member.value(of:)))
        case let either as Either: return fold(either)
        case let choose as Choose: return fold(choose)
        case let cycle as Cycle: return fold(cycle)
        case let each as EachItem: return fold(each)
        case let call as CallMacro: return fold(call)
        case let call as CallCaller:
            return unsettled(call.replacing(call.arguments.map { fold($0).expression }))
        case let capture as Capture:
            let body = fold(capture.body)
            return body.allSatisfy(\.isSettled)
                ? settled(capture, .html(body.settledText)) : unsettled(Capture(capture.place, body))
        default: return foldParts(of: expression)
        }
    }

    /// The truth of what is known, if it has one.
    func truth(of folded: Folded) -> Bool? {
        guard let value = folded.value else { return nil }
        do throws(FilterFailure) {
            return try value.truth()
        } catch {
            report(error, at: folded.expression.place)
            return nil
        }
    }

    private func settled(_ expression: Expression, _ value: Value?) -> Folded {
        let folded = Folded(expression, value: value)
        guard let value = folded.storable else { return folded }
        return Folded(Constant(expression.place, value), value: value)
    }

    private func unsettled(_ expression: Expression) -> Folded {
        Folded(expression, value: nil)
    }

    /// A node of which all parts count.
    private func foldParts(of expression: Expression) -> Folded {
        let parts = expression.children.map { fold($0) }
        let rest = expression.replacing(parts.map(\.expression))
        guard expression.isPure, parts.allSatisfy({ $0.value != nil }) else { return unsettled(rest) }
        // What keeps its parts, or hands them to the host, must not get hold of what can be gone through once.
        let keepsParts =
            expression is MakeList || expression is MakeRecord || expression is CallFilter || expression is CallFunction
        if keepsParts, parts.contains(where: \.isTransient) { return unsettled(rest) }
        let constants = zip(parts, expression.children).map { part, child in
            part.value.map { Constant(child.place, $0) } ?? child
        }
        guard let value = value(of: expression.replacing(constants)) else { return unsettled(rest) }
        return settled(rest, value)
    }

    private func fold(_ either: Either) -> Folded {
        let left = fold(either.left)
        guard let truth = truth(of: left) else {
            let right = uncertainly { fold(either.right) }
            return unsettled(either.replacing([left.expression, right.expression]))
        }
        return truth == either.decisive ? left : fold(either.right)
    }

    private func fold(_ choose: Choose) -> Folded {
        let test = fold(choose.test)
        if let truth = truth(of: test) { return fold(truth ? choose.then : choose.otherwise) }
        return uncertainly {
            unsettled(
                choose.replacing([test.expression, fold(choose.then).expression, fold(choose.otherwise).expression]))
        }
    }

    private func fold(_ cycle: Cycle) -> Folded {
        let choices = cycle.choices.map { fold($0) }
        guard let state = loops[cycle.state] else { return unsettled(cycle.replacing(choices.map(\.expression))) }
        let chosen = choices[state.index % choices.count]
        if choices.allSatisfy({ $0.value != nil }) { return chosen }
        // The choices that are not taken are worked out as well, as a list of which one is read.
        let index = Constant(cycle.place, .int(state.index % choices.count))
        return unsettled(Subscript(cycle.place, [MakeList(cycle.place, choices.map(\.expression)), index]))
    }

    /// The filter or test may depend on the item and on what is known, nothing else.
    private func fold(_ each: EachItem) -> Folded {
        if let call = each.call { known[call.slot] = nil }
        let parts = each.children.enumerated().map { index, child in
            index == 0 ? fold(child) : uncertainly { fold(child) }
        }
        let rest = each.replacing(parts.map(\.expression))
        guard let subject = parts[0].value else { return unsettled(rest) }
        if each.path != nil, parts[1].value == nil { return unsettled(rest) }
        if let call = each.call, let last = parts.last, !isClosed(last.expression, over: call.slot) {
            return unsettled(rest)
        }
        var constants = parts.map(\.expression)
        constants[0] = Constant(each.subject.place, subject)
        guard let value = value(of: each.replacing(constants)) else { return unsettled(rest) }
        return settled(rest, value)
    }

    private func isClosed(_ expression: Expression, over slot: Int) -> Bool {
        switch expression {
        case is Constant: true
        case let read as ReadSlot: read.slot == slot
        case is ReadLoop, is Capture: false
        default: expression.isPure && expression.children.allSatisfy { isClosed($0, over: slot) }
        }
    }

    // MARK: - Macros

    /// Macros within each other that folding follows.
    private static let macroDepth = 20

    private func fold(_ call: CallMacro) -> Folded {
        let arguments = call.arguments.map { $0.map { fold($0) } }
        if let body = body(of: call, arguments), body.allSatisfy(\.isSettled) {
            return settled(call, .html(body.settledText))
        }
        return unsettled(
            CallMacro(
                call.place, macro: call.macro, arguments: arguments.map { $0?.expression },
                caller: call.caller.map(fold)))
    }

    /// The body of a `{% call %}` that remains: its parameters are not known, nor are macros out of the way.
    private func fold(_ unit: CallUnit) -> CallUnit {
        let before = known
        let couldInline = mayInline
        mayInline = false
        defer {
            known = before
            mayInline = couldInline
        }
        return uncertainly {
            let parameters = foldParameters(unit.parameters)
            forget(unit.parameters.map(\.slot))
            return CallUnit(parameters: parameters, body: fold(unit.body), macro: unit.macro)
        }
    }

    /// What a macro does with these arguments; nil if it cannot be followed.
    private func body(of call: CallMacro, _ arguments: [Folded?]) -> [Statement]? {
        guard macroStack.count < Self.macroDepth, producedStatements < Limits.foldedStatements else { return nil }
        let unit = program.macros[call.macro]
        let before = known
        let outerCaller = unit.callerSlot.flatMap { callers[$0] }
        macroStack.append(call.macro)
        defer {
            macroStack.removeLast()
            known = before
            if let slot = unit.callerSlot { callers[slot] = outerCaller }
        }
        forget(unit.slots)
        var result: [Statement] = []
        for (parameter, argument) in zip(unit.parameters, arguments) {
            let given =
                argument ?? parameter.fallback.map { fold($0) }
                ?? Folded(Constant(call.place, .undefined(parameter.name)), value: .undefined(parameter.name))
            known[parameter.slot] = given.storable
            result.append(Assign(call.place, slot: parameter.slot, value: given.expression))
        }
        if let slot = unit.callerSlot {
            known[slot] = call.caller == nil ? .undefined(.caller) : nil
            callers[slot] = call.caller
            if call.caller == nil {
                result.append(Assign(call.place, slot: slot, value: Constant(call.place, .undefined(.caller))))
            }
        }
        return result + fold(unit.body)
    }

    /// A call that writes its result, replaced by what the macro does.
    func inlined(_ call: CallMacro) -> [Statement]? {
        guard mayInline, !macroStack.contains(call.macro) else { return nil }
        let problemsBefore = problems
        let arguments = call.arguments.map { $0.map { fold($0) } }
        guard let body = body(of: call, arguments) else { return nil }
        if let slot = program.macros[call.macro].callerSlot, call.caller != nil, reads(slot, in: body) {
            problems = problemsBefore
            return nil
        }
        // A call that comes back to this macro would put its slots aside only if the macro were under way.
        let remaining = calledMacros(in: body)
        guard !remaining.contains(where: { $0 == call.macro || reachable[$0].contains(call.macro) }) else { return nil }
        return body
    }

    /// `caller()` inside a macro that is put in the place of its call.
    func inlined(_ call: CallCaller) -> [Statement]? {
        guard mayInline, let unit = callers[call.slot], call.arguments.count <= unit.parameters.count else {
            return nil
        }
        let arguments = call.arguments.map { fold($0) }
        let outer = callers
        callers[call.slot] = nil
        defer { callers = outer }
        var result: [Statement] = []
        for (index, parameter) in unit.parameters.enumerated() {
            let given =
                index < arguments.count
                ? arguments[index]
                : parameter.fallback.map { fold($0) }
                    ?? Folded(Constant(call.place, .undefined(parameter.name)), value: .undefined(parameter.name))
            known[parameter.slot] = given.storable
            result.append(Assign(call.place, slot: parameter.slot, value: given.expression))
        }
        return result + fold(unit.body)
    }

    private func reads(_ slot: Int, in statements: [Statement]) -> Bool {
        var slots = Set<Int>()
        for statement in statements { collectReads(of: statement, &slots) }
        return slots.contains(slot)
    }
}

extension [Statement] {
    /// What settled statements write.
    var settledText: [UInt8] {
        var bytes: [UInt8] = []
        for statement in self {
            if let text = statement.literalText { bytes += text }
        }
        return bytes
    }
}
