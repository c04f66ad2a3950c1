import Glibc
import Model

/// Filters on numbers and the JSON writer, with Jinja2's results.
let numberFilters: [Builtin] = [
    Builtin("abs") { value, _ throws(FilterFailure) in
        if case .double(let number) = value { return .double(number.magnitude) }
        guard let number = value.integer else { throw .wrongType(value, expected: .number) }
        guard number != .min else { throw .overflow }
        return .int(Swift.abs(number))
    },
    Builtin("int", ["default", "base"], apply: integer),
    Builtin("float", ["default"]) { value, given throws(FilterFailure) in
        if let number = value.number { return .double(number) }
        return value.stringContent.flatMap(pythonFloat).map(Value.double) ?? given[0] ?? .double(0)
    },
    Builtin("round", ["precision", "method"], apply: rounded),
    Builtin("tojson", ["indent"], apply: json),
]

private let integer: Builtin.Body = { value, given throws(FilterFailure) in
    if let number = value.integer { return .int(number) }
    let number: Double
    switch value {
    case .double(let own): number = own
    case .text, .html:
        let text = value.stringContent ?? ""
        if let number = try pythonInteger(text, base: given.integer(1, or: 10)) { return .int(number) }
        guard let parsed = pythonFloat(text) else { return given[0] ?? .int(0) }
        number = parsed
    default: return given[0] ?? .int(0)
    }
    if number.isNaN { return given[0] ?? .int(0) }
    guard let whole = Int(exactly: number.rounded(.towardZero)) else { throw .overflow }
    return .int(whole)
}

private let rounded: Builtin.Body = { value, given throws(FilterFailure) in
    let precision = try given.integer(0, or: 0)
    let method = try given.text(1, or: "common")
    guard let number = value.number else { throw .wrongType(value, expected: .number) }
    guard abs(precision) <= 300 else {
        throw FilterFailure(ja: "桁数が大きすぎます", en: "too many digits", expected: Wording(ja: "300 以下", en: "at most 300"))
    }
    switch method {
    case "common":
        guard let whole = value.integer else { return .double(pythonRounded(number, digits: precision)) }
        return .int(try roundedToTens(whole, digits: -precision))
    case "ceil", "floor":
        let unit = pow(10, Double(precision))
        let scaled = number * unit
        guard scaled.isFinite else { throw .overflow }
        return .double(scaled.rounded(method == "ceil" ? .up : .down) / unit)
    default:
        throw FilterFailure(
            ja: "丸め方 \(method) はありません", en: "there is no rounding method \(method)",
            expected: .oneOf(["common", "ceil", "floor"]))
    }
}

/// `round(n, -digits)`: halves to even.
private func roundedToTens(_ number: Int, digits: Int) throws(FilterFailure) -> Int {
    guard digits > 0 else { return number }
    guard digits <= 18 else { return 0 }
    let unit = (0..<digits).reduce(1) { unit, _ in unit * 10 }
    let remainder = ((number % unit) + unit) % unit
    let base = number - remainder
    let isUp = remainder * 2 > unit || remainder * 2 == unit && (base / unit) % 2 != 0
    let (result, overflow) = base.addingReportingOverflow(isUp ? unit : 0)
    guard !overflow else { throw .overflow }
    return result
}

private let json: Builtin.Body = { value, given throws(FilterFailure) in
    var writer = JSONWriter(indent: given.present(0).flatMap(\.integer))
    try writer.write(value, depth: 0)
    return .html(writer.bytes)
}

/// `json.dumps(sort_keys=True)` with `< > & '` as escapes, so that it may stand inside HTML.
private struct JSONWriter {
    let indent: Int?
    var bytes: [UInt8] = []

    init(indent: Int?) {
        self.indent = indent.map { min(max(0, $0), 100) }
    }

    mutating func write(_ value: Value, depth: Int) throws(FilterFailure) {
        guard depth < Limits.valueDepth else { throw .tooDeep }
        guard bytes.count <= Limits.outputBytes else { throw .tooLong }
        switch value {
        case .none: bytes += "null".utf8
        case .bool(let truth): bytes += (truth ? "true" : "false").utf8
        case .int(let number): bytes += String(number).utf8
        case .double(let number):
            bytes +=
                (number.isNaN
                ? "NaN" : number.isInfinite ? (number < 0 ? "-Infinity" : "Infinity") : pythonText(of: number)).utf8
        case .text(let text): write(text)
        case .html(let html): write(String(utf8: html))
        case .list(let items): try writeList(items, depth: depth)
        case .object(let object):
            if object is Iteration { throw .wrongType(value, expected: .materialized) }
            if let group = object as? Group { return try writeList([group.grouper, .list(group.list)], depth: depth) }
            try writeMembers(of: object, depth: depth)
        case .undefined(let name): throw .undefined(name)
        }
    }

    private mutating func writeList(_ items: [Value], depth: Int) throws(FilterFailure) {
        bytes.append(UInt8(ascii: "["))
        for (index, item) in items.enumerated() {
            separate(index, depth: depth)
            try write(item, depth: depth + 1)
        }
        close("]", isEmpty: items.isEmpty, depth: depth)
    }

    private mutating func writeMembers(of object: any LayoutObject, depth: Int) throws(FilterFailure) {
        let members = object.names.map { ($0.text, $0) }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
        bytes.append(UInt8(ascii: "{"))
        for (index, (text, name)) in members.enumerated() {
            separate(index, depth: depth)
            write(text)
            bytes += ": ".utf8
            try write(object.value(of: name) ?? .undefined(name), depth: depth + 1)
        }
        close("}", isEmpty: members.isEmpty, depth: depth)
    }

    private mutating func separate(_ index: Int, depth: Int) {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        if indent != nil {
            newLine(depth + 1)
        } else if index > 0 {
            bytes.append(UInt8(ascii: " "))
        }
    }

    private mutating func close(_ mark: Unicode.Scalar, isEmpty: Bool, depth: Int) {
        if !isEmpty, indent != nil { newLine(depth) }
        bytes.append(UInt8(ascii: mark))
    }

    private mutating func newLine(_ depth: Int) {
        bytes.append(UInt8(ascii: "\n"))
        bytes += Array(repeating: UInt8(ascii: " "), count: depth * (indent ?? 0))
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for unit in text.utf16 {
            switch unit {
            case 0x22: bytes += "\\\"".utf8
            case 0x5C: bytes += "\\\\".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x08: bytes += "\\b".utf8
            case 0x0C: bytes += "\\f".utf8
            case 0x3C, 0x3E, 0x26, 0x27, 0..<0x20, 0x7F...: writeEscape(unit)
            default: bytes.append(UInt8(unit))
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscape(_ unit: UInt16) {
        let hex = Array("0123456789abcdef".utf8)
        bytes += "\\u".utf8
        for shift in [12, 8, 4, 0] { bytes.append(hex[Int(unit >> UInt16(shift)) & 15]) }
    }
}
