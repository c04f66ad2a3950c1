import Glibc

/// What Python does with values: truth, order, arithmetic.
extension Value {
    /// `bool(value)`.
    func truth() throws(FilterFailure) -> Bool {
        switch self {
        case .bool(let truth): return truth
        case .none: return false
        case .int(let number): return number != 0
        case .double(let number): return number != 0
        case .text(let text): return !text.isEmpty
        case .html(let bytes): return !bytes.isEmpty
        case .list(let items): return !items.isEmpty
        case .undefined(let name): throw .undefined(name)
        case .object(let object):
            guard let iteration = object as? Iteration else { return object is Group || !object.isEmpty }
            guard iteration.kind == .view else { throw .wrongType(self, expected: .materialized) }
            return !iteration.items.isEmpty
        }
    }

    /// What a loop over this value meets.
    func elements() throws(FilterFailure) -> [Value] {
        switch self {
        case .list(let items): return items
        case .text(let text): return text.unicodeScalars.map { .text(String(Character($0))) }
        case .html(let bytes): return String(utf8: bytes).unicodeScalars.map { .text(String(Character($0))) }
        case .object(let object):
            if let iteration = object as? Iteration { return try iteration.take() }
            if let group = object as? Group { return [group.grouper, .list(group.list)] }
            return object.names.map { .text($0.text) }
        case .undefined(let name): throw .undefined(name)
        case .none, .bool, .int, .double: throw .wrongType(self, expected: .iterable)
        }
    }

    /// `len(value)`.
    func length() throws(FilterFailure) -> Int {
        switch self {
        case .list(let items): return items.count
        case .text(let text): return text.unicodeScalars.count
        case .html(let bytes): return bytes.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
        case .object(let object):
            guard let iteration = object as? Iteration else { return object.names.count }
            guard iteration.kind == .view else { throw .wrongType(self, expected: .materialized) }
            return iteration.items.count
        case .undefined(let name): throw .undefined(name)
        case .none, .bool, .int, .double: throw .wrongType(self, expected: .iterable)
        }
    }

    /// Text or markup as text; nil for anything else.
    var stringContent: String? {
        switch self {
        case .text(let text): text
        case .html(let bytes): String(utf8: bytes)
        default: nil
        }
    }

    /// A truth value counts as 0 or 1, as in Python.
    var integer: Int? {
        switch self {
        case .int(let number): number
        case .bool(let truth): truth ? 1 : 0
        default: nil
        }
    }

    var number: Double? {
        if case .double(let number) = self { return number }
        return integer.map(Double.init)
    }

    // MARK: - Comparing

    /// `self == other`.
    func equals(_ other: Value, depth: Int = 0) throws(FilterFailure) -> Bool {
        guard depth < Limits.valueDepth else { throw .tooDeep }
        switch (self, other) {
        case (.undefined(let name), _), (_, .undefined(let name)): throw .undefined(name)
        case (.none, .none): return true
        case (.text(let left), .text(let right)): return left.isSame(as: right)
        case (.html(let left), .html(let right)): return left == right
        case (.text(let text), .html(let bytes)), (.html(let bytes), .text(let text)):
            return text.utf8.elementsEqual(bytes)
        case (.list(let left), .list(let right)):
            guard left.count == right.count else { return false }
            for (one, two) in zip(left, right) where try !one.equals(two, depth: depth + 1) { return false }
            return true
        case (.object(let left), .object(let right)):
            return try Self.areEqual(left, right, depth: depth)
        default:
            if let left = integer, let right = other.integer { return left == right }
            if let left = number, let right = other.number { return left == right }
            return false
        }
    }

    private static func areEqual(
        _ left: any LayoutObject, _ right: any LayoutObject, depth: Int
    ) throws(FilterFailure) -> Bool {
        if left === right { return true }
        guard let left = left as? Record, let right = right as? Record, left.names.count == right.names.count else {
            return false
        }
        for (name, value) in zip(left.names, left.values) {
            guard let other = right.value(of: name), try value.equals(other, depth: depth + 1) else { return false }
        }
        return true
    }

    /// -1, 0 or 1; nil if one of them is not a number. Fails where Python cannot order the two.
    func order(_ other: Value, depth: Int = 0) throws(FilterFailure) -> Int? {
        guard depth < Limits.valueDepth else { throw .tooDeep }
        if let left = integer, let right = other.integer { return left < right ? -1 : left == right ? 0 : 1 }
        if let left = number, let right = other.number {
            return left < right ? -1 : left == right ? 0 : left > right ? 1 : nil
        }
        if let left = stringContent, let right = other.stringContent {
            if left.isSame(as: right) { return 0 }
            return left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
        }
        if case .list(let left) = self, case .list(let right) = other {
            for (one, two) in zip(left, right) where try !one.equals(two, depth: depth + 1) {
                return try one.order(two, depth: depth + 1)
            }
            return left.count < right.count ? -1 : left.count == right.count ? 0 : 1
        }
        if case .undefined(let name) = self { throw .undefined(name) }
        if case .undefined(let name) = other { throw .undefined(name) }
        throw FilterFailure(
            "wrong-type", ja: "\(kind.ja)と\(other.kind.ja)は大小を比べられません",
            en: "\(kind.en) and \(other.kind.en) have no order",
            expected: .init(ja: "数値どうしか文字列どうし", en: "two numbers or two texts"))
    }

    func compare(_ operation: CompareOperator, _ other: Value) throws(FilterFailure) -> Bool {
        switch operation {
        case .equal: return try equals(other)
        case .notEqual: return try !equals(other)
        case .less: return try order(other).map { $0 < 0 } ?? false
        case .lessOrEqual: return try order(other).map { $0 <= 0 } ?? false
        case .greater: return try order(other).map { $0 > 0 } ?? false
        case .greaterOrEqual: return try order(other).map { $0 >= 0 } ?? false
        case .within: return try other.contains(self)
        case .notWithin: return try !other.contains(self)
        }
    }

    /// `item in self`.
    func contains(_ item: Value) throws(FilterFailure) -> Bool {
        if let text = stringContent {
            if case .undefined(let name) = item { throw .undefined(name) }
            guard let part = item.stringContent else { throw .wrongType(item, expected: .text) }
            return position(of: Array(part.utf8), in: Array(text.utf8)) != nil
        }
        if case .object(let object) = self, !(object is Iteration), !(object is Group) {
            if case .undefined(let name) = item { throw .undefined(name) }
            guard let key = item.stringContent else { return false }
            return Name.existing(key).flatMap { object.value(of: $0) } != nil
        }
        for element in try elements() where try element.equals(item) { return true }
        return false
    }

    // MARK: - Arithmetic

    func arithmetic(_ operation: ArithmeticOperator, _ other: Value) throws(FilterFailure) -> Value {
        if case .undefined(let name) = self { throw .undefined(name) }
        if case .undefined(let name) = other { throw .undefined(name) }
        if let left = integer, let right = other.integer { return try Self.arithmetic(operation, left, right) }
        if let left = number, let right = other.number { return try Self.arithmetic(operation, left, right) }
        switch operation {
        case .add: return try adding(other)
        case .multiply:
            if let count = other.integer { return try repeated(count) }
            if let count = integer { return try other.repeated(count) }
        default: break
        }
        let culprit = number == nil ? self : other
        throw .wrongType(culprit, expected: .number)
    }

    private func adding(_ other: Value) throws(FilterFailure) -> Value {
        switch (self, other) {
        case (.list(let left), .list(let right)):
            guard left.count + right.count <= Limits.listItems else { throw .tooLong }
            return .list(left + right)
        case (.text(let left), .text(let right)):
            guard left.utf8.count + right.utf8.count <= Limits.outputBytes else { throw .tooLong }
            return .text(left + right)
        case (.html, .text), (.text, .html), (.html, .html):
            return .html(try markup() + other.markup())
        default:
            let culprit = stringContent == nil && number == nil ? self : other
            throw .wrongType(
                culprit, expected: .init(ja: "同じ種類の値 (文字列をつなぐには ~)", en: "values of one kind (join text with ~)"))
        }
    }

    private func repeated(_ count: Int) throws(FilterFailure) -> Value {
        let times = max(0, count)
        switch self {
        case .text(let text):
            guard times <= Limits.outputBytes / max(1, text.utf8.count) else { throw .tooLong }
            return .text(String(repeating: text, count: times))
        case .html(let bytes):
            guard times <= Limits.outputBytes / max(1, bytes.count) else { throw .tooLong }
            return .html(Array(repeatElement(bytes, count: times).joined()))
        case .list(let items):
            guard times <= Limits.listItems / max(1, items.count) else { throw .tooLong }
            return .list(Array(repeatElement(items, count: times).joined()))
        default:
            throw .wrongType(self, expected: .number)
        }
    }

    private static func arithmetic(_ operation: ArithmeticOperator, _ left: Int, _ right: Int) throws(FilterFailure)
        -> Value
    {
        let result: (partialValue: Int, overflow: Bool)
        switch operation {
        case .add: result = left.addingReportingOverflow(right)
        case .subtract: result = left.subtractingReportingOverflow(right)
        case .multiply: result = left.multipliedReportingOverflow(by: right)
        case .divide:
            guard right != 0 else { throw .divisionByZero }
            return .double(Double(left) / Double(right))
        case .floorDivide, .modulo:
            guard right != 0 else { throw .divisionByZero }
            let (quotient, overflow) = left.dividedReportingOverflow(by: right)
            guard !overflow else { throw .overflow }
            let remainder = left % right
            let isBelow = remainder != 0 && (remainder < 0) != (right < 0)
            result =
                operation == .modulo
                ? (isBelow ? remainder + right : remainder, false) : (isBelow ? quotient - 1 : quotient, false)
        case .power: return try power(left, right)
        }
        guard !result.overflow else { throw .overflow }
        return .int(result.partialValue)
    }

    private static func power(_ base: Int, _ exponent: Int) throws(FilterFailure) -> Value {
        if exponent < 0 {
            guard base != 0 else { throw .divisionByZero }
            return .double(pow(Double(base), Double(exponent)))
        }
        var result = 1
        var factor = base
        var left = exponent
        while left > 0 {
            if left & 1 == 1 {
                let (product, overflow) = result.multipliedReportingOverflow(by: factor)
                guard !overflow else { throw .overflow }
                result = product
            }
            left >>= 1
            guard left > 0 else { break }
            let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
            guard !overflow else { throw .overflow }
            factor = square
        }
        return .int(result)
    }

    private static func arithmetic(_ operation: ArithmeticOperator, _ left: Double, _ right: Double)
        throws(FilterFailure) -> Value
    {
        switch operation {
        case .add: return .double(left + right)
        case .subtract: return .double(left - right)
        case .multiply: return .double(left * right)
        case .divide:
            guard right != 0 else { throw .divisionByZero }
            return .double(left / right)
        case .floorDivide, .modulo:
            guard right != 0 else { throw .divisionByZero }
            var remainder = fmod(left, right)
            if remainder != 0, (remainder < 0) != (right < 0) { remainder += right }
            if operation == .modulo {
                return .double(remainder == 0 ? Double(signOf: right, magnitudeOf: 0) : remainder)
            }
            let quotient = (left - remainder) / right
            let floored = quotient.rounded(.down)
            return .double(quotient - floored > 0.5 ? floored + 1 : floored)
        case .power:
            if left == 0, right < 0 { throw .divisionByZero }
            let result = pow(left, right)
            guard !result.isNaN || left.isNaN || right.isNaN else {
                throw FilterFailure("wrong-value", ja: "負の数の小数乗です", en: "a negative number to a fractional power")
            }
            guard result.isFinite || !left.isFinite || !right.isFinite else { throw .overflow }
            return .double(result)
        }
    }

    func signed(_ sign: SignOperator) throws(FilterFailure) -> Value {
        switch self {
        case .undefined(let name): throw .undefined(name)
        case .double(let number): return .double(sign == .minus ? -number : number)
        default:
            guard let number = integer else { throw .wrongType(self, expected: .number) }
            guard number != .min else { throw .overflow }
            return .int(sign == .minus ? -number : number)
        }
    }

    // MARK: - Looking into

    /// `self[index]`: nil members are undefined.
    func member(_ index: Value) throws(FilterFailure) -> Value {
        if case .undefined(let name) = self { throw .undefined(name) }
        if case .undefined(let name) = index { throw .undefined(name) }
        let missing = Value.undefined(Name.existing(index.stringContent ?? "") ?? unnamed)
        if case .object(let object) = self {
            if let group = object as? Group, let position = index.integer {
                return Value.list([group.grouper, .list(group.list)]).item(position) ?? missing
            }
            guard let key = index.stringContent, let name = Name.existing(key) else { return missing }
            return object.value(of: name) ?? .undefined(name)
        }
        guard let position = index.integer else { return missing }
        return item(position) ?? missing
    }

    /// The item at a position, counted from the end where negative.
    func item(_ position: Int) -> Value? {
        func resolved(_ count: Int) -> Int? {
            let index = position < 0 ? position + count : position
            return index >= 0 && index < count ? index : nil
        }
        switch self {
        case .list(let items):
            return resolved(items.count).map { items[$0] }
        case .text, .html:
            let scalars = Array((stringContent ?? "").unicodeScalars)
            guard let index = resolved(scalars.count) else { return nil }
            let text = String(Character(scalars[index]))
            return isMarkup ? .html(Array(text.utf8)) : .text(text)
        default:
            return nil
        }
    }

    /// `self[from:to]`.
    func slice(from: Value, to: Value) throws(FilterFailure) -> Value {
        func bound(_ value: Value, _ count: Int, _ fallback: Int) throws(FilterFailure) -> Int {
            if case .none = value { return fallback }
            if case .undefined(let name) = value { throw .undefined(name) }
            guard let number = value.integer else { throw .wrongType(value, expected: .wholeNumber) }
            return number < 0 ? max(0, number &+ count) : min(number, count)
        }
        switch self {
        case .list(let items):
            let first = try bound(from, items.count, 0)
            let last = try bound(to, items.count, items.count)
            return .list(first < last ? Array(items[first..<last]) : [])
        case .text, .html:
            let scalars = Array((stringContent ?? "").unicodeScalars)
            let first = try bound(from, scalars.count, 0)
            let last = try bound(to, scalars.count, scalars.count)
            let text = first < last ? String(scalars: scalars[first..<last]) : ""
            return isMarkup ? .html(Array(text.utf8)) : .text(text)
        case .undefined(let name): throw .undefined(name)
        default: throw .wrongType(self, expected: .iterable)
        }
    }
}

/// Stands in messages for a position or a key that nobody has as a name.
let unnamed = Name("[…]")
