import Model

/// What may stand behind `is`.
let builtinTests: [String: Builtin] = table([
    Builtin("defined", takesUndefined: true) { value, _ throws(FilterFailure) in .bool(!value.isUndefined) },
    Builtin("undefined", takesUndefined: true) { value, _ throws(FilterFailure) in .bool(value.isUndefined) },
    Builtin("none", takesUndefined: true) { value, _ throws(FilterFailure) in
        if case .none = value { return .bool(true) }
        return .bool(false)
    },
    Builtin("boolean", takesUndefined: true) { value, _ throws(FilterFailure) in
        if case .bool = value { return .bool(true) }
        return .bool(false)
    },
    Builtin("true", takesUndefined: true) { value, _ throws(FilterFailure) in
        if case .bool(true) = value { return .bool(true) }
        return .bool(false)
    },
    Builtin("false", takesUndefined: true) { value, _ throws(FilterFailure) in
        if case .bool(false) = value { return .bool(true) }
        return .bool(false)
    },
    Builtin("integer", takesUndefined: true) { value, _ throws(FilterFailure) in
        if case .int = value { return .bool(true) }
        return .bool(false)
    },
    Builtin("float", takesUndefined: true) { value, _ throws(FilterFailure) in
        if case .double = value { return .bool(true) }
        return .bool(false)
    },
    Builtin("number", takesUndefined: true) { value, _ throws(FilterFailure) in .bool(value.number != nil) },
    Builtin("string", takesUndefined: true) { value, _ throws(FilterFailure) in .bool(value.stringContent != nil) },
    Builtin("escaped", takesUndefined: true) { value, _ throws(FilterFailure) in .bool(value.isMarkup) },
    Builtin("mapping", takesUndefined: true) { value, _ throws(FilterFailure) in
        guard case .object(let object) = value else { return .bool(false) }
        return .bool(!(object is Iteration) && !(object is Group) && !(object is CallerBody))
    },
    Builtin("iterable") { value, _ throws(FilterFailure) in
        switch value {
        case .none, .bool, .int, .double: .bool(false)
        default: .bool(true)
        }
    },
    Builtin("sequence") { value, _ throws(FilterFailure) in
        switch value {
        case .none, .bool, .int, .double: return .bool(false)
        case .object(let object): return .bool(!(object is Iteration))
        default: return .bool(true)
        }
    },
    Builtin("odd") { value, _ throws(FilterFailure) in .bool(try isMultiple(of: 2, value, remainder: 1)) },
    Builtin("even") { value, _ throws(FilterFailure) in .bool(try isMultiple(of: 2, value, remainder: 0)) },
    Builtin("divisibleby", ["num"], required: 1) { value, given throws(FilterFailure) in
        .bool(try value.arithmetic(.modulo, given[0] ?? .int(0)).equals(.int(0)))
    },
    Builtin("lower") { value, _ throws(FilterFailure) in .bool(isCased(try value.plainText(), lower: true)) },
    Builtin("upper") { value, _ throws(FilterFailure) in .bool(isCased(try value.plainText(), lower: false)) },
    Builtin("in", ["seq"], required: 1) { value, given throws(FilterFailure) in
        .bool(try (given[0] ?? .none).contains(value))
    },
    comparing("eq", .equal), comparing("equalto", .equal), comparing("==", .equal),
    comparing("ne", .notEqual), comparing("!=", .notEqual),
    comparing("gt", .greater), comparing("greaterthan", .greater), comparing(">", .greater),
    comparing("ge", .greaterOrEqual), comparing(">=", .greaterOrEqual),
    comparing("lt", .less), comparing("lessthan", .less), comparing("<", .less),
    comparing("le", .lessOrEqual), comparing("<=", .lessOrEqual),
])

private func comparing(_ name: String, _ operation: CompareOperator) -> Builtin {
    Builtin(name, ["other"], required: 1) { value, given throws(FilterFailure) in
        .bool(try value.compare(operation, given[0] ?? .none))
    }
}

private func isMultiple(of divisor: Int, _ value: Value, remainder: Int) throws(FilterFailure) -> Bool {
    guard value.number != nil else { throw .wrongType(value, expected: .number) }
    return try value.arithmetic(.modulo, .int(divisor)).equals(.int(remainder))
}

/// At least one letter with case, and none of the other case.
private func isCased(_ text: String, lower: Bool) -> Bool {
    var isFound = false
    for scalar in text.unicodeScalars {
        let properties = scalar.properties
        if properties.generalCategory == .titlecaseLetter { return false }
        if lower ? properties.isUppercase : properties.isLowercase { return false }
        if lower ? properties.isLowercase : properties.isUppercase { isFound = true }
    }
    return isFound
}
