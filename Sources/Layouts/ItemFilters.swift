import Model

/// `map(attribute='a.b')`.
final class MapMembers: Expression, @unchecked Sendable {
    let subject: Expression
    let attribute: Expression
    let fallback: Expression?

    init(_ place: Place, _ subject: Expression, _ attribute: Expression, _ fallback: Expression?) {
        self.subject = subject
        self.attribute = attribute
        self.fallback = fallback
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        let value = try subject.evaluate(run)
        let path = try attribute.evaluate(run)
        let other = try fallback?.evaluate(run)
        do throws(FilterFailure) {
            let members = try MemberPath(path)
            var result: [Value] = []
            for item in try value.elementsIfTrue() { result.append(try members.value(in: item, or: other)) }
            return generator(result)
        } catch {
            throw Fault(error, at: place)
        }
    }

    override var children: [Expression] { [subject, attribute] + [fallback].compactMap(\.self) }
    override func replacing(_ children: [Expression]) -> Expression {
        MapMembers(place, children[0], children[1], children.count > 2 ? children[2] : nil)
    }
}

/// `map('upper')`, `select('odd')`, `selectattr('a', 'eq', 1)`: a filter or test on each item.
final class EachItem: Expression, @unchecked Sendable {
    /// The filter or test, reading the item from a slot.
    struct Call {
        let slot: Int
        let expression: Expression
    }
    let subject: Expression
    /// The member that is tested instead of the item.
    let path: Expression?
    let call: Call?
    /// nil: the results are handed on; otherwise the items for which the test says this.
    let keeps: Bool?

    init(_ place: Place, _ subject: Expression, path: Expression?, call: Call?, keeps: Bool?) {
        self.subject = subject
        self.path = path
        self.call = call
        self.keeps = keeps
        super.init(place)
    }

    override func evaluate(_ run: Run) throws(Fault) -> Value {
        let value = try subject.evaluate(run)
        let attribute = try path?.evaluate(run)
        let members: MemberPath
        let items: [Value]
        do throws(FilterFailure) {
            members = try MemberPath(attribute)
            items = try value.elementsIfTrue()
        } catch {
            throw Fault(error, at: place)
        }
        var result: [Value] = []
        for item in items {
            let made = try made(of: item, members, run)
            guard let keeps else {
                result.append(made)
                continue
            }
            do throws(FilterFailure) { if try made.truth() == keeps { result.append(item) } } catch {
                throw Fault(error, at: place)
            }
        }
        return generator(result)
    }

    private func made(of item: Value, _ members: MemberPath, _ run: Run) throws(Fault) -> Value {
        let value: Value
        do throws(FilterFailure) { value = try members.value(in: item) } catch { throw Fault(error, at: place) }
        guard let call else { return value }
        run.slots[call.slot] = value
        return try call.expression.evaluate(run)
    }

    override var children: [Expression] { [subject] + [path, call?.expression].compactMap(\.self) }
    override func replacing(_ children: [Expression]) -> Expression {
        var rest = children.dropFirst()
        let path = self.path == nil ? nil : rest.popFirst()
        let call = self.call.map { Call(slot: $0.slot, expression: rest.popFirst() ?? $0.expression) }
        return EachItem(place, children[0], path: path, call: call, keeps: keeps)
    }
}

extension Value {
    /// Jinja2 takes anything false for an empty list here.
    fileprivate func elementsIfTrue() throws(FilterFailure) -> [Value] {
        switch self {
        case .none, .bool(false), .int(0): []
        case .double(let number) where number == 0: []
        default: try elements()
        }
    }
}
