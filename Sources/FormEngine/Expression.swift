/// A rule over answers: `plan = "move" and age(birthday) >= 18`. Written by editors, compiled once, evaluated alike by the
/// server and by the browser (`Browser/site/forms/expression.js`).
public indirect enum Expression: Hashable, Sendable {
    case text(String)
    case number(Double)
    /// An item, or a part of one: `plan`, `applicant.prefecture`.
    case item(String)
    case call(Function, [Expression])

    public enum Function: String, CaseIterable, Sendable {
        case or, and, not
        case equal = "="
        case different = "!="
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case atLeast = ">="
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"
        /// Years between a birthday and a day (today without one).
        case age
        /// Whether anything was answered.
        case filled
        /// Rows of a group, or how many were chosen.
        case count
        /// Of an item in all rows of a group.
        case sum
        case least = "min"
        case most = "max"
        case roundedDown = "floor"
        case roundedUp = "ceil"
        case choose = "if"
        case today

        /// How many arguments it takes.
        var arity: ClosedRange<Int> {
            switch self {
            case .today: 0...0
            case .not, .filled, .count, .sum, .roundedDown, .roundedUp: 1...1
            case .age, .minus: 1...2
            case .least, .most: 1...16
            case .choose: 3...3
            default: 2...2
            }
        }

        /// Those that are called by name; the others stand between their arguments.
        static let called: [Function] = [
            .age, .filled, .count, .sum, .least, .most, .roundedDown, .roundedUp, .choose, .today,
        ]
    }

    /// What it is about.
    public var items: Set<String> {
        switch self {
        case .text, .number: []
        case .item(let name): [name]
        case .call(_, let arguments): arguments.reduce(into: []) { $0.formUnion($1.items) }
        }
    }
}

/// What an expression comes to.
public enum FormValue: Hashable, Sendable {
    /// Not answered.
    case none
    case text(String)
    case number(Double)
    case truth(Bool)
    case list([String])

    public var isTrue: Bool {
        switch self {
        case .none: false
        case .truth(let truth): truth
        case .text(let text): !text.isEmpty
        case .number(let number): number != 0
        case .list(let list): !list.isEmpty
        }
    }

    /// A text that is a number is one.
    var number: Double? {
        switch self {
        case .number(let number): number
        case .text(let text): ItemReading.number(text)
        default: nil
        }
    }

    /// As it is shown and kept: whole numbers without a fraction, others to four places.
    public var text: String {
        switch self {
        case .none: return ""
        case .text(let text): return text
        case .truth(let truth): return truth ? "yes" : ""
        case .list(let list): return list.joined(separator: "、")
        case .number(let number):
            let places = 10_000.0
            let rounded = (number * places).rounded(.toNearestOrAwayFromZero) / places
            guard rounded.isFinite, abs(rounded) < 1e15 else { return "" }
            return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
        }
    }
}

extension Expression {
    /// - Parameters:
    ///   - value: of an item by the name that the expression calls it.
    ///   - rows: of an item in all rows of a group: `children.fee`; of a group alone, an element for each row.
    ///   - today: `2026-04-01`
    func evaluate(
        today: String, value: (String) -> FormValue, rows: (String) -> [FormValue]
    ) -> FormValue {
        guard case .call(let function, let arguments) = self else {
            switch self {
            case .text(let text): return .text(text)
            case .number(let number): return .number(number)
            case .item(let name): return value(name)
            case .call: return .none
            }
        }
        func of(_ index: Int) -> FormValue { arguments[index].evaluate(today: today, value: value, rows: rows) }
        func numbers() -> [Double]? {
            let numbers = arguments.indices.map { of($0).number }
            return numbers.contains(nil) ? nil : numbers.compactMap(\.self)
        }
        switch function {
        case .or: return .truth(of(0).isTrue || of(1).isTrue)
        case .and: return .truth(of(0).isTrue && of(1).isTrue)
        case .not: return .truth(!of(0).isTrue)
        case .equal: return .truth(Self.areEqual(of(0), of(1)))
        case .different: return .truth(!Self.areEqual(of(0), of(1)))
        case .less: return Self.compared(of(0), of(1)) { $0 < 0 }
        case .atMost: return Self.compared(of(0), of(1)) { $0 <= 0 }
        case .greater: return Self.compared(of(0), of(1)) { $0 > 0 }
        case .atLeast: return Self.compared(of(0), of(1)) { $0 >= 0 }
        case .plus: return Self.calculated(numbers()) { $0[0] + $0[1] }
        case .minus: return Self.calculated(numbers()) { $0.count == 1 ? -$0[0] : $0[0] - $0[1] }
        case .times: return Self.calculated(numbers()) { $0[0] * $0[1] }
        case .divided: return Self.calculated(numbers()) { $0[0] / $0[1] }
        case .least: return Self.calculated(numbers()) { $0.min() ?? 0 }
        case .most: return Self.calculated(numbers()) { $0.max() ?? 0 }
        case .roundedDown: return Self.calculated(numbers()) { $0[0].rounded(.down) }
        case .roundedUp: return Self.calculated(numbers()) { $0[0].rounded(.up) }
        case .choose: return of(0).isTrue ? of(1) : of(2)
        case .today: return .text(today)
        case .filled: return .truth(Self.isFilled(of(0)))
        case .age: return Self.age(of(0).text, on: arguments.count == 2 ? of(1).text : today)
        case .count:
            guard case .item(let name) = arguments[0] else { return .none }
            if case .list(let chosen) = value(name) { return .number(Double(chosen.count)) }
            return .number(Double(rows(name).count))
        case .sum:
            guard case .item(let name) = arguments[0] else { return .none }
            return .number(rows(name).reduce(0) { $0 + ($1.number ?? 0) })
        }
    }

    private static func isFilled(_ value: FormValue) -> Bool {
        switch value {
        case .none: false
        case .text(let text): !text.isEmpty
        case .list(let list): !list.isEmpty
        case .number, .truth: true
        }
    }

    /// One of several that were chosen is enough. What was not answered equals nothing.
    private static func areEqual(_ left: FormValue, _ right: FormValue) -> Bool {
        switch (left, right) {
        case (.none, _), (_, .none): return false
        case (.list(let list), let one), (let one, .list(let list)): return list.contains(one.text)
        default: break
        }
        if let one = left.number, let other = right.number { return one == other }
        return left.text == right.text
    }

    /// Numbers as numbers, everything else (days: `2026-04-01`) as text.
    private static func compared(_ left: FormValue, _ right: FormValue, _ holds: (Int) -> Bool) -> FormValue {
        if case .none = left { return .truth(false) }
        if case .none = right { return .truth(false) }
        if let one = left.number, let other = right.number {
            return .truth(holds(one < other ? -1 : one > other ? 1 : 0))
        }
        let (one, other) = (Array(left.text.unicodeScalars), Array(right.text.unicodeScalars))
        return .truth(holds(one.lexicographicallyPrecedes(other) ? -1 : one == other ? 0 : 1))
    }

    private static func calculated(_ numbers: [Double]?, _ calculate: ([Double]) -> Double) -> FormValue {
        guard let numbers else { return .none }
        let result = calculate(numbers)
        return result.isFinite ? .number(result) : .none
    }

    /// Completed years. In everyday counting one is a year older on one's birthday, which is what people check; the law counts
    /// from the evening before (年齢計算ニ関スル法律), which forms that need it write as a condition on the birthday.
    static func age(_ birthday: String, on day: String) -> FormValue {
        guard let (year, month, date) = ItemReading.isoDay(birthday), let on = ItemReading.isoDay(day) else {
            return .none
        }
        let isBefore = (on.month, on.day) < (month, date)
        return .number(Double(on.year - year - (isBefore ? 1 : 0)))
    }
}
