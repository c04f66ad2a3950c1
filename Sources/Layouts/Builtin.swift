import Model

/// A filter, test or method of the language itself.
struct Builtin: Sendable {
    typealias Body = @Sendable (Value, Given) throws(FilterFailure) -> Value

    let name: String
    /// In the order in which they may be given without names.
    let parameters: [String]
    let required: Int
    /// `default`, `is defined`: the value may be undefined, and so may the arguments.
    let takesUndefined: Bool
    let apply: Body

    init(
        _ name: String, _ parameters: [String] = [], required: Int = 0, takesUndefined: Bool = false,
        apply: @escaping Body
    ) {
        self.name = name
        self.parameters = parameters
        self.required = required
        self.takesUndefined = takesUndefined
        self.apply = apply
    }
}

/// Arguments in the order of the parameters.
struct Given {
    let values: [Value?]

    init(_ values: [Value?]) {
        self.values = values
    }

    subscript(_ index: Int) -> Value? {
        index < values.count ? values[index] : nil
    }

    /// none counts as left out.
    func present(_ index: Int) -> Value? {
        if case .none? = self[index] { return nil }
        return self[index]
    }

    func integer(_ index: Int, or fallback: Int) throws(FilterFailure) -> Int {
        guard let value = self[index] else { return fallback }
        guard let number = value.integer else { throw .wrongType(value, expected: .wholeNumber) }
        return number
    }

    func truth(_ index: Int) throws(FilterFailure) -> Bool {
        try self[index]?.truth() ?? false
    }

    func text(_ index: Int, or fallback: String) throws(FilterFailure) -> String {
        guard let value = self[index] else { return fallback }
        guard let text = value.stringContent else { throw .wrongType(value, expected: .text) }
        return text
    }
}

/// Built-ins by name.
func table(_ builtins: [Builtin]) -> [String: Builtin] {
    Dictionary(uniqueKeysWithValues: builtins.map { ($0.name, $0) })
}
