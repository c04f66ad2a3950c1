import Model

/// Why a filter, test, function or operator could not do its work. The engine adds the place.
public struct FilterFailure: Error, Hashable, Sendable {
    public var code: String
    public var message: Wording
    public var expected: Wording?

    public init(_ code: String = "wrong-value", ja: String, en: String, expected: Wording? = nil) {
        self.code = code
        self.message = Wording(ja: ja, en: en)
        self.expected = expected
    }
}

/// Which arguments a filter or function takes, beside the value a filter is applied to.
public struct Arity: Hashable, Sendable {
    /// How many may be given without a name.
    public var positional: ClosedRange<Int>
    /// Which may be given by name.
    public var named: [String]

    public init(_ positional: ClosedRange<Int> = 0...0, named: [String] = []) {
        self.positional = positional
        self.named = named
    }
}

/// A filter that the host adds to the language: `{{ page.date|era('long') }}`.
public struct Filter: Sendable {
    public typealias Body =
        @Sendable (Value, [Value], [(Name, Value)]) throws(FilterFailure) -> Value

    public let name: String
    public let arity: Arity
    /// The same arguments always give the same result, so it may be applied once and for all while folding.
    public let isPure: Bool
    /// Applied to a defined value; arguments are defined as well.
    public let apply: Body

    public init(_ name: String, _ arity: Arity = Arity(), isPure: Bool = true, apply: @escaping Body) {
        self.name = name
        self.arity = arity
        self.isPure = isPure
        self.apply = apply
    }
}

/// A function that the host adds to the language: `{{ asset('site.css') }}`.
public struct Function: Sendable {
    public typealias Body = @Sendable ([Value], [(Name, Value)]) throws(FilterFailure) -> Value

    public let name: String
    public let arity: Arity
    /// The same arguments always give the same result, so it may be called once and for all while folding.
    public let isPure: Bool
    public let call: Body

    public init(_ name: String, _ arity: Arity = Arity(), isPure: Bool = true, call: @escaping Body) {
        self.name = name
        self.arity = arity
        self.isPure = isPure
        self.call = call
    }
}
