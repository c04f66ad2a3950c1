import Model

/// Runs a program as far as it is known. A slot whose value is known here always holds that value when the folded
/// program gets to the same point, so a part may use the value and another part the slot.
final class Folder {
    let program: Program
    /// What the slots hold at the point being folded; nil: known only when a page is rendered.
    var known: [Value?]
    var loops: [LoopState?]
    var problems: Set<Problem> = []
    /// Every render comes by here, so what fails here fails on every page.
    var isCertain = true
    /// Macros may be put in the place of their calls: not while a macro may be under way around us.
    var mayInline = true
    /// Macros being worked out, the innermost last.
    var macroStack: [Int] = []
    /// The bodies handed to the macros being worked out, by the slot of `caller`.
    var callers: [Int: CallUnit] = [:]
    var steps = 0
    private var unrolledSteps = 0
    private(set) var producedStatements = 0
    private let scratch: Run
    private let constants: [(slot: Int, value: Value)]
    /// Loops whose state a macro reads from outside; they stay loops.
    private let loopsReadByMacros: Set<Int>
    /// The macros that each macro may come to call.
    let reachable: [Set<Int>]

    init(_ program: Program, constants: Record) {
        self.program = program
        known = Array(repeating: nil, count: program.initial.count)
        loops = Array(repeating: nil, count: program.loopCount)
        scratch = Run(program)
        self.constants = zip(constants.names, constants.values).compactMap { name, value in
            program.inputs[name].map { ($0, value) }
        }
        for (slot, value) in self.constants { known[slot] = value }
        loopsReadByMacros = Layouts.loopsReadByMacros(of: program)
        reachable = reachableMacros(of: program)
    }

    func fold() -> Program {
        let statements = fold(program.statements)
        let macros = foldedMacros()
        var initial = program.initial
        for (slot, value) in constants { initial[slot] = value }
        let folded = Program(
            statements: statements, macros: macros, initial: initial, loopCount: program.loopCount,
            inputs: remainingInputs)
        return withoutDeadStores(folded)
    }

    private var remainingInputs: [Name: Int] {
        let given = Set(constants.map(\.slot))
        return program.inputs.filter { !given.contains($0.value) }
    }

    /// The bodies for calls that remain: only what never changes is known in them.
    private func foldedMacros() -> [MacroUnit] {
        let assigned = assignedSlots(in: program.statements).union(
            program.macros.reduce(into: Set<Int>()) { $0.formUnion(assignedSlots(in: $1.body)) })
        isCertain = false
        mayInline = false
        return program.macros.enumerated().map { index, unit in
            known = Array(repeating: nil, count: known.count)
            loops = Array(repeating: nil, count: loops.count)
            for (slot, value) in constants where !assigned.contains(slot) { known[slot] = value }
            let folded = MacroUnit(name: unit.name, place: unit.place)
            folded.parameters = foldParameters(unit.parameters)
            folded.callerSlot = unit.callerSlot
            folded.slots = unit.slots
            macroStack = [index]
            folded.body = fold(unit.body)
            return folded
        }
    }

    func foldParameters(_ parameters: [MacroUnit.Parameter]) -> [MacroUnit.Parameter] {
        parameters.map {
            MacroUnit.Parameter(name: $0.name, slot: $0.slot, fallback: $0.fallback.map { fold($0).expression })
        }
    }

    // MARK: - Working out

    /// Works out a node whose parts are known.
    func value(of expression: Expression) -> Value? {
        scratch.steps = 0
        do throws(Fault) {
            return try expression.evaluate(scratch)
        } catch {
            if isCertain { problems.insert(error.problem) }
            return nil
        }
    }

    func report(_ failure: FilterFailure, at place: Place) {
        if isCertain { problems.insert(Problem(failure, at: place)) }
    }

    /// Does something that may not happen on every page.
    func uncertainly<Result>(_ body: () -> Result) -> Result {
        let wasCertain = isCertain
        isCertain = false
        defer { isCertain = wasCertain }
        return body()
    }

    // MARK: - Statements

    func fold(_ statements: [Statement]) -> [Statement] {
        var result: [Statement] = []
        for statement in statements { fold(statement, &result) }
        return result
    }

    private func fold(_ statement: Statement, _ result: inout [Statement]) {
        producedStatements += 1
        switch statement {
        case let text as WriteText: append(text.bytes, at: text.place, &result)
        case let write as WriteValue: fold(write, &result)
        case let write as WriteRaw:
            let folded = fold(write.value)
            if let text = folded.value?.stringContent {
                append(Array(text.utf8), at: write.place, &result)
            } else {
                if let value = folded.value { report(.wrongType(value, expected: .text), at: write.place) }
                result.append(WriteRaw(write.place, folded.expression))
            }
        case let branch as Branch: fold(branch, &result)
        case let assign as Assign:
            let folded = fold(assign.value)
            known[assign.slot] = folded.storable
            result.append(Assign(assign.place, slot: assign.slot, value: folded.expression))
        case let unpack as Unpack: fold(unpack, &result)
        case let loop as Loop: fold(loop, &result)
        case let discard as Discard:
            let body = fold(discard.body).filter { !($0 is WriteText) }
            if body.allSatisfy({ $0 is Assign }) {
                result += body
            } else {
                result.append(Discard(discard.place, body))
            }
        default: result.append(statement)
        }
    }

    func append(_ bytes: [UInt8], at place: Place, _ result: inout [Statement]) {
        guard !bytes.isEmpty else { return }
        if let last = result.last as? TextBuilder {
            last.bytes += bytes
        } else {
            result.append(TextBuilder(place, bytes))
        }
    }

    private func fold(_ write: WriteValue, _ result: inout [Statement]) {
        if let call = write.value as? CallMacro {
            if let inlined = inlined(call) {
                for statement in inlined { appendFolded(statement, &result) }
                return
            }
        } else if let call = write.value as? CallCaller, let inlined = inlined(call) {
            for statement in inlined { appendFolded(statement, &result) }
            return
        }
        let folded = fold(write.value)
        if let value = folded.storable {
            var bytes: [UInt8] = []
            do throws(FilterFailure) {
                try value.write(to: &bytes)
                return append(bytes, at: write.place, &result)
            } catch {
                report(error, at: folded.expression.place)
            }
        }
        if let capture = folded.expression as? Capture {
            for statement in capture.body { appendFolded(statement, &result) }
        } else {
            result.append(WriteValue(write.place, folded.expression))
        }
    }

    /// Adds what is already folded, text to text.
    func appendFolded(_ statement: Statement, _ result: inout [Statement]) {
        if let text = statement.literalText {
            append(text, at: statement.place, &result)
        } else {
            result.append(statement)
        }
    }

    private func fold(_ branch: Branch, _ result: inout [Statement]) {
        var arms: [(test: Expression, body: [Statement])] = []
        var otherwise = branch.otherwise
        for arm in branch.arms {
            let test = arms.isEmpty ? fold(arm.test) : uncertainly { fold(arm.test) }
            guard let truth = truth(of: test) else {
                arms.append((test.expression, arm.body))
                continue
            }
            if truth {
                otherwise = arm.body
                break
            }
        }
        guard !arms.isEmpty else {
            for statement in otherwise { fold(statement, &result) }
            return
        }
        let before = known
        let (folded, rest) = uncertainly {
            let folded = arms.map { arm in
                known = before
                return Branch.Arm(test: arm.test, body: fold(arm.body))
            }
            known = before
            return (folded, fold(otherwise))
        }
        known = before
        for body in arms.map(\.body) + [otherwise] { forget(assignedSlots(in: body)) }
        result.append(Branch(branch.place, arms: folded, otherwise: rest))
    }

    func forget(_ slots: some Sequence<Int>) {
        for slot in slots { known[slot] = nil }
    }

    private func fold(_ unpack: Unpack, _ result: inout [Statement]) {
        let folded = fold(unpack.value)
        if let value = folded.storable,
            let items = parts(of: value, count: unpack.slots.count, at: unpack.place)
        {
            for (slot, item) in zip(unpack.slots, items) {
                known[slot] = item
                result.append(Assign(unpack.place, slot: slot, value: Constant(unpack.place, item)))
            }
        } else {
            forget(unpack.slots)
            result.append(Unpack(unpack.place, slots: unpack.slots, value: folded.expression))
        }
    }

    /// What a value is made of, if there are that many; nil leaves the failure to the render.
    private func parts(of value: Value, count: Int?, at place: Place) -> [Value]? {
        do throws(FilterFailure) {
            let items = try value.elements()
            if let count, items.count != count { throw .wrongCount(items.count, names: count) }
            return items
        } catch {
            report(error, at: place)
            return nil
        }
    }

    // MARK: - Loops

    private func fold(_ loop: Loop, _ result: inout [Statement]) {
        let iterable = fold(loop.iterable)
        let saved = loops[loop.state]
        defer { loops[loop.state] = saved }
        if let value = iterable.value, !loopsReadByMacros.contains(loop.state), let items = items(of: value, loop) {
            return unroll(loop, items, &result)
        }
        let changed = assignedSlots(in: loop.body).union(loop.targets)
        forget(changed)
        loops[loop.state] = nil
        let (condition, body) = uncertainly { (loop.condition.map { fold($0).expression }, fold(loop.body)) }
        forget(changed)
        let otherwise = uncertainly { fold(loop.otherwise) }
        forget(changed.union(assignedSlots(in: loop.otherwise)))
        result.append(
            Loop(
                loop.place, iterable: iterable.expression, targets: loop.targets, unpacks: loop.unpacks,
                condition: condition, state: loop.state, body: body, otherwise: otherwise))
    }

    /// What a loop goes through, if that is known and not too much.
    private func items(of value: Value, _ loop: Loop) -> [Value]? {
        guard unrolledSteps < Limits.unrolledSteps, producedStatements < Limits.foldedStatements else { return nil }
        let place = loop.iterable.place
        guard let all = parts(of: value, count: nil, at: place), steps + all.count <= Limits.loopSteps else {
            return nil
        }
        steps += all.count
        producedStatements += all.count
        if loop.unpacks {
            for item in all {
                guard parts(of: item, count: loop.targets.count, at: loop.place) != nil else { return nil }
            }
        }
        guard let condition = loop.condition else { return all }
        var kept: [Value] = []
        for item in all {
            take(item, loop)
            guard let truth = uncertainly({ truth(of: fold(condition)) }) else { return nil }
            if truth { kept.append(item) }
        }
        return kept
    }

    private func take(_ item: Value, _ loop: Loop) {
        if loop.unpacks, let parts = parts(of: item, count: loop.targets.count, at: loop.place) {
            for (slot, part) in zip(loop.targets, parts) { known[slot] = part }
        } else {
            known[loop.targets[0]] = item
        }
    }

    private func unroll(_ loop: Loop, _ items: [Value], _ result: inout [Statement]) {
        guard !items.isEmpty else {
            for statement in loop.otherwise { fold(statement, &result) }
            return
        }
        for (index, item) in items.enumerated() {
            loops[loop.state] = LoopState(index: index, items: items)
            take(item, loop)
            let body = fold(loop.body)
            if body.contains(where: { !$0.isSettled }) {
                unrolledSteps += 1
                for slot in loop.targets {
                    guard let value = known[slot] else { continue }
                    result.append(Assign(loop.place, slot: slot, value: Constant(loop.place, value)))
                }
            }
            for statement in body { appendFolded(statement, &result) }
        }
        forget(loop.targets)
    }
}

/// Text under construction: folding adds to it instead of copying it again and again.
final class TextBuilder: Statement, @unchecked Sendable {
    var bytes: [UInt8]

    init(_ place: Place, _ bytes: [UInt8]) {
        self.bytes = bytes
        super.init(place)
    }

    override func run(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        out.append(contentsOf: bytes)
    }
}

extension Statement {
    /// The text of a statement that writes nothing else.
    var literalText: [UInt8]? {
        switch self {
        case let text as WriteText: text.bytes
        case let text as TextBuilder: text.bytes
        default: nil
        }
    }

    /// Nothing is left to be worked out when a page is rendered.
    var isSettled: Bool {
        if literalText != nil { return true }
        if let assign = self as? Assign { return assign.value is Constant }
        return false
    }
}
