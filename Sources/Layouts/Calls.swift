import Model

/// A built-in filter, test or method with its arguments in the order of its parameters; left-out ones are nil.
final class CallBuiltin: Expression, @unchecked Sendable {
    let builtin: Builtin
    let subject: Expression
    let arguments: [Expression]
    /// For each argument the parameter it is for.
    let positions: [Int]

    init(_ place: Place, _ builtin: Builtin, _ subject: Expression, _ arguments: [Expression], positions: [Int]) {
        self.builtin = builtin
        self.subject = subject
        self.arguments = arguments
        self.positions = positions
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        let value = try subject.evaluate(run)
        if !builtin.takesUndefined, case .undefined(let name) = value {
            throw Fault(.undefined(name), at: subject.place)
        }
        var given: [Value?] = []
        if !builtin.parameters.isEmpty {
            given = Array(repeating: nil, count: builtin.parameters.count)
            for (position, argument) in zip(positions, arguments) {
                let value = try argument.evaluate(run)
                if !builtin.takesUndefined, case .undefined(let name) = value {
                    throw Fault(.undefined(name), at: argument.place)
                }
                given[position] = value
            }
        }
        do throws(FilterFailure) { return try builtin.apply(value, Given(given)) } catch {
            throw Fault(error, at: place)
        }
    }

    override var children: [Expression] { [subject] + arguments }
    override func replacing(_ children: [Expression]) -> Expression {
        CallBuiltin(place, builtin, children[0], Array(children.dropFirst()), positions: positions)
    }
}

/// A filter added by the host.
final class CallFilter: Expression, @unchecked Sendable {
    let filter: Filter
    let subject: Expression
    let positional: [Expression]
    let named: [(Name, Expression)]

    init(
        _ place: Place, _ filter: Filter, _ subject: Expression, _ positional: [Expression],
        _ named: [(Name, Expression)]
    ) {
        self.filter = filter
        self.subject = subject
        self.positional = positional
        self.named = named
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        let value = try subject.defined(run)
        var arguments: [Value] = []
        for argument in positional { arguments.append(try argument.defined(run)) }
        var keywords: [(Name, Value)] = []
        for (name, argument) in named { keywords.append((name, try argument.defined(run))) }
        do throws(FilterFailure) { return try filter.apply(value, arguments, keywords) } catch {
            throw Fault(error, at: place)
        }
    }

    override var children: [Expression] { [subject] + positional + named.map(\.1) }
    override func replacing(_ children: [Expression]) -> Expression {
        let keywords = zip(named.map(\.0), children.suffix(named.count))
        return CallFilter(
            place, filter, children[0], Array(children.dropFirst().prefix(positional.count)), Array(keywords))
    }
    override var isPure: Bool { filter.isPure }
}

/// A function added by the host.
final class CallFunction: Expression, @unchecked Sendable {
    let function: Function
    let positional: [Expression]
    let named: [(Name, Expression)]

    init(_ place: Place, _ function: Function, _ positional: [Expression], _ named: [(Name, Expression)]) {
        self.function = function
        self.positional = positional
        self.named = named
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        var arguments: [Value] = []
        for argument in positional { arguments.append(try argument.defined(run)) }
        var keywords: [(Name, Value)] = []
        for (name, argument) in named { keywords.append((name, try argument.defined(run))) }
        do throws(FilterFailure) { return try function.call(arguments, keywords) } catch {
            throw Fault(error, at: place)
        }
    }

    override var children: [Expression] { positional + named.map(\.1) }
    override func replacing(_ children: [Expression]) -> Expression {
        let keywords = zip(named.map(\.0), children.suffix(named.count))
        return CallFunction(place, function, Array(children.prefix(positional.count)), Array(keywords))
    }
    override var isPure: Bool { function.isPure }
}

extension Expression {
    /// The value where nothing undefined may be handed on.
    fileprivate func defined(_ run: Run) throws(Fault) -> Value {
        let value = try evaluate(run)
        if case .undefined(let name) = value { throw Fault(.undefined(name), at: place) }
        return value
    }
}

extension MacroUnit.Parameter {
    /// What was given, else the default, else undefined.
    fileprivate func value(_ given: Value?, _ run: Run) throws(Fault) -> Value {
        if let given { return given }
        if let fallback { return try fallback.evaluate(run) }
        return .undefined(name)
    }
}

/// The body of `{% call %}` while its macro runs; `caller()` writes it.
final class CallerBody: LayoutObject {
    let unit: CallUnit
    /// How often the macro that holds the body was under way when the body was handed over.
    let activation: Int32

    init(_ unit: CallUnit, activation: Int32) {
        self.unit = unit
        self.activation = activation
    }

    func value(of name: Name) -> Value? { nil }
    var names: [Name] { [] }
    var isEmpty: Bool { false }
}

/// Body and parameters of a `{% call %}`.
final class CallUnit: Sendable {
    let parameters: [MacroUnit.Parameter]
    let body: [Statement]
    /// The macro in which it stands, if any.
    let macro: Int?

    init(parameters: [MacroUnit.Parameter], body: [Statement], macro: Int?) {
        self.parameters = parameters
        self.body = body
        self.macro = macro
    }
}

final class CallMacro: Expression, @unchecked Sendable {
    let macro: Int
    /// One per parameter; nil takes the default.
    let arguments: [Expression?]
    let caller: CallUnit?

    init(_ place: Place, macro: Int, arguments: [Expression?], caller: CallUnit?) {
        self.macro = macro
        self.arguments = arguments
        self.caller = caller
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        var bytes: [UInt8] = []
        try write(run, &bytes)
        return .html(bytes)
    }

    override func write(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        let unit = run.program.macros[macro]
        guard !run.isTooDeep else {
            throw Fault(
                Problem(
                    "too-deep", at: place, ja: "マクロ \(unit.name) の呼び出しが深すぎます",
                    en: "calls of macro \(unit.name) are nested too deeply"))
        }
        var values: [Value?] = []
        values.reserveCapacity(arguments.count)
        for argument in arguments { values.append(try argument?.evaluate(run)) }
        let isReentered = run.active[macro] > 0
        let saved = isReentered ? unit.slots.map { run.slots[$0] } : []
        let callerBody = caller.map { CallerBody($0, activation: $0.macro.map { run.active[$0] } ?? 0) }
        run.active[macro] += 1
        run.macroDepth += 1
        for (parameter, value) in zip(unit.parameters, values) {
            run.slots[parameter.slot] = try parameter.value(value, run)
        }
        if let slot = unit.callerSlot {
            run.slots[slot] = callerBody.map { .object($0) } ?? .undefined(.caller)
        }
        try unit.body.run(run, &out)
        run.macroDepth -= 1
        run.active[macro] -= 1
        for (slot, value) in zip(unit.slots, saved) { run.slots[slot] = value }
        if out.count > Limits.outputBytes { throw Fault(.tooLong, at: place) }
    }

    override var isPure: Bool { false }
}

/// `caller(…)`.
final class CallCaller: Expression, @unchecked Sendable {
    let slot: Int
    let arguments: [Expression]

    init(_ place: Place, slot: Int, arguments: [Expression]) {
        self.slot = slot
        self.arguments = arguments
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        var bytes: [UInt8] = []
        try write(run, &bytes)
        return .html(bytes)
    }

    override func write(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        guard case .object(let object) = run.slots[slot], let body = object as? CallerBody else {
            throw Fault(.undefined(.caller), at: place)
        }
        let unit = body.unit
        if let macro = unit.macro, run.active[macro] != body.activation {
            throw Fault(
                .unsupported(place, ja: "同じマクロの外側の呼び出しの caller()", en: "caller() of an outer call of the same macro"))
        }
        guard arguments.count <= unit.parameters.count else {
            throw Fault(
                FilterFailure(
                    "wrong-count", ja: "caller の引数が多すぎます", en: "too many arguments for caller",
                    expected: Wording(ja: "\(unit.parameters.count) 個まで", en: "at most \(unit.parameters.count)")),
                at: place)
        }
        guard !run.isTooDeep else {
            throw Fault(Problem("too-deep", at: place, ja: "呼び出しが深すぎます", en: "calls are nested too deeply"))
        }
        var values: [Value] = []
        for argument in arguments { values.append(try argument.evaluate(run)) }
        run.macroDepth += 1
        for (index, parameter) in unit.parameters.enumerated() {
            run.slots[parameter.slot] = try parameter.value(index < values.count ? values[index] : nil, run)
        }
        try unit.body.run(run, &out)
        run.macroDepth -= 1
    }

    override var children: [Expression] { arguments }
    override func replacing(_ children: [Expression]) -> Expression {
        CallCaller(place, slot: slot, arguments: children)
    }
    override var isPure: Bool { false }
}
