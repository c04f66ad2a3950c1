import Model

/// Something a template works out. Nodes never change after they are made and are shared between threads.
class Expression: @unchecked Sendable {
    let place: Place

    init(_ place: Place) {
        self.place = place
    }

    func evaluate(_ run: Run) throws(Fault) -> Value {
        .none
    }

    func write(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        let value = try evaluate(run)
        do throws(FilterFailure) { try value.write(to: &out) } catch { throw Fault(error, at: place) }
    }

    final func truth(_ run: Run) throws(Fault) -> Bool {
        let value = try evaluate(run)
        if case .bool(let truth) = value { return truth }
        do throws(FilterFailure) { return try value.truth() } catch { throw Fault(error, at: place) }
    }

    /// What this node is made of, in the order of evaluation.
    var children: [Expression] { [] }

    /// The same node made of other parts.
    func replacing(_ children: [Expression]) -> Expression { self }

    /// The same parts give the same value: constant parts make a constant.
    var isPure: Bool { true }
}

final class Constant: Expression, @unchecked Sendable {
    let value: Value

    init(_ place: Place, _ value: Value) {
        self.value = value
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value { value }
}

final class ReadSlot: Expression, @unchecked Sendable {
    let slot: Int

    init(_ place: Place, _ slot: Int) {
        self.slot = slot
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value { run.slots[slot] }
}

final class ReadMember: Expression, @unchecked Sendable {
    let base: Expression
    let name: Name

    init(_ place: Place, _ base: Expression, _ name: Name) {
        self.base = base
        self.name = name
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        let value = try base.evaluate(run)
        switch value {
        case .object(let object): return object.value(of: name) ?? .undefined(name)
        case .undefined(let missing): throw Fault(.undefined(missing), at: base.place)
        default: return .undefined(name)
        }
    }

    override var children: [Expression] { [base] }
    override func replacing(_ children: [Expression]) -> Expression { ReadMember(place, children[0], name) }
}

/// A node whose parts are all worked out first, whatever they are.
class Strict: Expression, @unchecked Sendable {
    let parts: [Expression]

    init(_ place: Place, _ parts: [Expression]) {
        self.parts = parts
        super.init(place)
    }

    override var children: [Expression] { parts }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        switch parts.count {
        case 1:
            let only = try parts[0].evaluate(run)
            do throws(FilterFailure) { return try apply(only) } catch { throw fault(error, only) }
        case 2:
            let first = try parts[0].evaluate(run)
            let second = try parts[1].evaluate(run)
            do throws(FilterFailure) { return try apply(first, second) } catch { throw fault(error, first) }
        default:
            var values: [Value] = []
            values.reserveCapacity(parts.count)
            for part in parts { values.append(try part.evaluate(run)) }
            do throws(FilterFailure) { return try apply(values) } catch { throw Fault(error, at: place) }
        }
    }

    /// Something undefined is pointed at where it stands.
    private func fault(_ failure: FilterFailure, _ first: Value) -> Fault {
        guard failure.code == "undefined-value" else { return Fault(failure, at: place) }
        return Fault(failure, at: parts.count == 1 || first.isUndefined ? parts[0].place : parts[1].place)
    }

    func apply(_ only: Value) throws(FilterFailure) -> Value { try apply([only]) }
    func apply(_ first: Value, _ second: Value) throws(FilterFailure) -> Value { try apply([first, second]) }
    func apply(_ values: [Value]) throws(FilterFailure) -> Value { .none }
}

final class Subscript: Strict, @unchecked Sendable {
    override func apply(_ base: Value, _ index: Value) throws(FilterFailure) -> Value { try base.member(index) }
    override func replacing(_ children: [Expression]) -> Expression { Subscript(place, children) }
}

final class Slice: Strict, @unchecked Sendable {
    override func apply(_ values: [Value]) throws(FilterFailure) -> Value {
        try values[0].slice(from: values[1], to: values[2])
    }
    override func replacing(_ children: [Expression]) -> Expression { Slice(place, children) }
}

final class MakeList: Strict, @unchecked Sendable {
    override func apply(_ values: [Value]) throws(FilterFailure) -> Value { .list(values) }
    override func replacing(_ children: [Expression]) -> Expression { MakeList(place, children) }
}

final class MakeRecord: Strict, @unchecked Sendable {
    let names: [Name]

    init(_ place: Place, _ names: [Name], _ parts: [Expression]) {
        self.names = names
        super.init(place, parts)
    }

    override func apply(_ values: [Value]) throws(FilterFailure) -> Value {
        .object(Record(Array(zip(names, values))))
    }
    override func replacing(_ children: [Expression]) -> Expression { MakeRecord(place, names, children) }
}

final class Sign: Strict, @unchecked Sendable {
    let sign: SignOperator

    init(_ place: Place, _ sign: SignOperator, _ parts: [Expression]) {
        self.sign = sign
        super.init(place, parts)
    }

    override func apply(_ only: Value) throws(FilterFailure) -> Value { try only.signed(sign) }
    override func replacing(_ children: [Expression]) -> Expression { Sign(place, sign, children) }
}

final class Arithmetic: Strict, @unchecked Sendable {
    let operation: ArithmeticOperator

    init(_ place: Place, _ operation: ArithmeticOperator, _ parts: [Expression]) {
        self.operation = operation
        super.init(place, parts)
    }

    override func apply(_ left: Value, _ right: Value) throws(FilterFailure) -> Value {
        try left.arithmetic(operation, right)
    }
    override func replacing(_ children: [Expression]) -> Expression { Arithmetic(place, operation, children) }
}

final class Not: Strict, @unchecked Sendable {
    override func apply(_ only: Value) throws(FilterFailure) -> Value { .bool(try !only.truth()) }
    override func replacing(_ children: [Expression]) -> Expression { Not(place, children) }
}

/// `~`: markup as soon as one part is markup; the other parts are escaped then.
final class Concat: Strict, @unchecked Sendable {
    override func apply(_ first: Value, _ second: Value) throws(FilterFailure) -> Value {
        if case .text(let left) = first, case .text(let right) = second {
            guard left.utf8.count + right.utf8.count <= Limits.outputBytes else { throw .tooLong }
            return .text(left + right)
        }
        return try apply([first, second])
    }

    override func apply(_ values: [Value]) throws(FilterFailure) -> Value {
        if values.contains(where: \.isMarkup) {
            var bytes: [UInt8] = []
            for value in values {
                try value.write(to: &bytes)
                guard bytes.count <= Limits.outputBytes else { throw .tooLong }
            }
            return .html(bytes)
        }
        var text = ""
        for value in values {
            text += try value.plainText()
            guard text.utf8.count <= Limits.outputBytes else { throw .tooLong }
        }
        return .text(text)
    }
    override func replacing(_ children: [Expression]) -> Expression { Concat(place, children) }
}

/// `a < b <= c`: a chain stops at the first comparison that does not hold.
final class Compare: Expression, @unchecked Sendable {
    let operations: [CompareOperator]
    let parts: [Expression]

    init(_ place: Place, _ operations: [CompareOperator], _ parts: [Expression]) {
        self.operations = operations
        self.parts = parts
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        var left = try parts[0].evaluate(run)
        for (index, operation) in operations.enumerated() {
            let right = try parts[index + 1].evaluate(run)
            let holds: Bool
            do throws(FilterFailure) { holds = try left.compare(operation, right) } catch {
                throw Fault(error, at: place)
            }
            guard holds else { return .bool(false) }
            left = right
        }
        return .bool(true)
    }

    override var children: [Expression] { parts }
    override func replacing(_ children: [Expression]) -> Expression { Compare(place, operations, children) }
}

/// `and`, `or` give one of their operands, as in Python.
final class Either: Expression, @unchecked Sendable {
    let left: Expression
    let right: Expression
    /// The truth of the left side that decides: true for `or`, false for `and`.
    let decisive: Bool

    init(_ place: Place, _ left: Expression, _ right: Expression, decisive: Bool) {
        self.left = left
        self.right = right
        self.decisive = decisive
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        let value = try left.evaluate(run)
        let truth: Bool
        do throws(FilterFailure) { truth = try value.truth() } catch { throw Fault(error, at: left.place) }
        return truth == decisive ? value : try right.evaluate(run)
    }

    override var children: [Expression] { [left, right] }
    override func replacing(_ children: [Expression]) -> Expression {
        Either(place, children[0], children[1], decisive: decisive)
    }
}

/// `a if test else b`; without `else` the result is undefined.
final class Choose: Expression, @unchecked Sendable {
    let test: Expression
    let then: Expression
    let otherwise: Expression

    init(_ place: Place, test: Expression, then: Expression, otherwise: Expression) {
        self.test = test
        self.then = then
        self.otherwise = otherwise
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        try test.truth(run) ? try then.evaluate(run) : try otherwise.evaluate(run)
    }

    override func write(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        try test.truth(run) ? try then.write(run, &out) : try otherwise.write(run, &out)
    }

    override var children: [Expression] { [test, then, otherwise] }
    override func replacing(_ children: [Expression]) -> Expression {
        Choose(place, test: children[0], then: children[1], otherwise: children[2])
    }
}

/// `loop.index` and its kin.
final class ReadLoop: Expression, @unchecked Sendable {
    enum Member: String, CaseIterable {
        case index, index0, revindex, revindex0, first, last, length, previtem, nextitem
    }
    let member: Member
    let state: Int

    init(_ place: Place, _ member: Member, state: Int) {
        self.member = member
        self.state = state
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        member.value(of: run.loops[state])
    }
}

extension ReadLoop.Member {
    func value(of state: LoopState) -> Value {
        let count = state.items.count
        switch self {
        case .index: return .int(state.index + 1)
        case .index0: return .int(state.index)
        case .revindex: return .int(count - state.index)
        case .revindex0: return .int(count - state.index - 1)
        case .first: return .bool(state.index == 0)
        case .last: return .bool(state.index == count - 1)
        case .length: return .int(count)
        case .previtem: return state.index > 0 ? state.items[state.index - 1] : .undefined(Self.previous)
        case .nextitem: return state.index + 1 < count ? state.items[state.index + 1] : .undefined(Self.next)
        }
    }

    private static let previous = Name("loop.previtem")
    private static let next = Name("loop.nextitem")
}

/// `loop.cycle(a, b)`.
final class Cycle: Expression, @unchecked Sendable {
    let state: Int
    let choices: [Expression]

    init(_ place: Place, state: Int, choices: [Expression]) {
        self.state = state
        self.choices = choices
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        var values: [Value] = []
        for choice in choices { values.append(try choice.evaluate(run)) }
        return values[run.loops[state].index % values.count]
    }

    override var children: [Expression] { choices }
    override func replacing(_ children: [Expression]) -> Expression { Cycle(place, state: state, choices: children) }
    override var isPure: Bool { false }
}

/// What a body writes, as markup: `super()`, `{% set x %}…{% endset %}`, `{% filter %}`.
final class Capture: Expression, @unchecked Sendable {
    let body: [Statement]

    init(_ place: Place, _ body: [Statement]) {
        self.body = body
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        var bytes: [UInt8] = []
        try body.run(run, &bytes)
        return .html(bytes)
    }

    override func write(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        try body.run(run, &out)
    }
}
