import Model

/// Something a template does.
class Statement: @unchecked Sendable {
    let place: Place

    init(_ place: Place) {
        self.place = place
    }

    func run(_ run: Run, _ out: inout [UInt8]) throws(Fault) {}
}

final class WriteText: Statement, @unchecked Sendable {
    let bytes: [UInt8]

    init(_ place: Place, _ bytes: [UInt8]) {
        self.bytes = bytes
        super.init(place)
    }

    override func run(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        out.append(contentsOf: bytes)
    }
}

final class WriteValue: Statement, @unchecked Sendable {
    let value: Expression

    init(_ place: Place, _ value: Expression) {
        self.value = value
        super.init(place)
    }

    override func run(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        try value.write(run, &out)
        if out.count > Limits.outputBytes { throw Fault(.tooLong, at: place) }
    }
}

/// What a filter made of a body: it is not escaped again, as in Jinja2.
final class WriteRaw: Statement, @unchecked Sendable {
    let value: Expression

    init(_ place: Place, _ value: Expression) {
        self.value = value
        super.init(place)
    }

    override func run(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        let value = try value.evaluate(run)
        guard let text = value.stringContent else {
            throw Fault(.wrongType(value, expected: .text), at: place)
        }
        out += text.utf8
        if out.count > Limits.outputBytes { throw Fault(.tooLong, at: place) }
    }
}

final class Branch: Statement, @unchecked Sendable {
    struct Arm {
        let test: Expression
        let body: [Statement]
    }
    let arms: [Arm]
    let otherwise: [Statement]

    init(_ place: Place, arms: [Arm], otherwise: [Statement]) {
        self.arms = arms
        self.otherwise = otherwise
        super.init(place)
    }

    override func run(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        for arm in arms where try arm.test.truth(run) {
            return try arm.body.run(run, &out)
        }
        try otherwise.run(run, &out)
    }
}

final class Assign: Statement, @unchecked Sendable {
    let slot: Int
    let value: Expression

    init(_ place: Place, slot: Int, value: Expression) {
        self.slot = slot
        self.value = value
        super.init(place)
    }

    override func run(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        run.slots[slot] = try value.evaluate(run)
    }
}

/// `{% set a, b = … %}`.
final class Unpack: Statement, @unchecked Sendable {
    let slots: [Int]
    let value: Expression

    init(_ place: Place, slots: [Int], value: Expression) {
        self.slots = slots
        self.value = value
        super.init(place)
    }

    override func run(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        try run.unpack(try value.evaluate(run), into: slots, at: place)
    }
}

extension Run {
    func unpack(_ value: Value, into targets: [Int], at place: Place) throws(Fault) {
        let items: [Value]
        do throws(FilterFailure) { items = try value.elements() } catch { throw Fault(error, at: place) }
        guard items.count == targets.count else {
            throw Fault(.wrongCount(items.count, names: targets.count), at: place)
        }
        for (slot, item) in zip(targets, items) { slots[slot] = item }
    }
}

final class Loop: Statement, @unchecked Sendable {
    let iterable: Expression
    /// One slot takes the item itself; several take its parts.
    let targets: [Int]
    let unpacks: Bool
    let condition: Expression?
    /// Where the state of the loop lies.
    let state: Int
    let body: [Statement]
    let otherwise: [Statement]

    init(
        _ place: Place, iterable: Expression, targets: [Int], unpacks: Bool, condition: Expression?, state: Int,
        body: [Statement], otherwise: [Statement]
    ) {
        self.iterable = iterable
        self.targets = targets
        self.unpacks = unpacks
        self.condition = condition
        self.state = state
        self.body = body
        self.otherwise = otherwise
        super.init(place)
    }

    override func run(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        let items = try items(run)
        guard !items.isEmpty else { return try otherwise.run(run, &out) }
        let outer = run.loops[state]
        run.loops[state] = LoopState(index: 0, items: items)
        for index in items.indices {
            try take(items[index], run)
            run.loops[state].index = index
            try body.run(run, &out)
        }
        run.loops[state] = outer
    }

    /// What the loop goes through, the condition applied.
    func items(_ run: Run) throws(Fault) -> [Value] {
        let value = try iterable.evaluate(run)
        let all: [Value]
        do throws(FilterFailure) { all = try value.elements() } catch { throw Fault(error, at: iterable.place) }
        run.steps += all.count
        guard run.steps <= Limits.loopSteps else {
            throw Fault(.tooLarge(place, ja: "繰り返しが多すぎます", en: "the loops take too many steps"))
        }
        guard let condition else { return all }
        var kept: [Value] = []
        for item in all {
            try take(item, run)
            if try condition.truth(run) { kept.append(item) }
        }
        return kept
    }

    func take(_ item: Value, _ run: Run) throws(Fault) {
        if unpacks {
            try run.unpack(item, into: targets, at: place)
        } else {
            run.slots[targets[0]] = item
        }
    }
}

/// Top-level code of an imported file: what it writes goes nowhere.
final class Discard: Statement, @unchecked Sendable {
    let body: [Statement]

    init(_ place: Place, _ body: [Statement]) {
        self.body = body
        super.init(place)
    }

    override func run(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        var ignored: [UInt8] = []
        try body.run(run, &ignored)
    }
}
