import Model

/// A template file as written, before any name is looked up.
struct FileSyntax {
    let file: LayoutFile
    let statements: [StatementSyntax]

    var place: Place { Place(file: file.place, line: 1, column: 1) }
}

final class ExpressionSyntax {
    indirect enum Kind {
        case literal(Value)
        case name(String)
        /// A list or tuple.
        case list([ExpressionSyntax])
        case dictionary([(ExpressionSyntax, ExpressionSyntax)])
        case attribute(ExpressionSyntax, String)
        case subscripted(ExpressionSyntax, ExpressionSyntax)
        case slice(ExpressionSyntax, from: ExpressionSyntax?, to: ExpressionSyntax?)
        case call(ExpressionSyntax, ArgumentsSyntax)
        /// Without a target in `{% filter x %}` and `{% set a | x %}`: applied to the body.
        case filter(ExpressionSyntax?, String, ArgumentsSyntax)
        case test(ExpressionSyntax, String, ArgumentsSyntax)
        case not(ExpressionSyntax)
        case sign(SignOperator, ExpressionSyntax)
        case arithmetic(ArithmeticOperator, ExpressionSyntax, ExpressionSyntax)
        case compare(ExpressionSyntax, [(CompareOperator, ExpressionSyntax)])
        case and(ExpressionSyntax, ExpressionSyntax)
        case or(ExpressionSyntax, ExpressionSyntax)
        case concat([ExpressionSyntax])
        case conditional(test: ExpressionSyntax, then: ExpressionSyntax, otherwise: ExpressionSyntax?)
    }

    let place: Place
    let kind: Kind
    /// Height of the tree below and including this node.
    let depth: Int

    init(_ kind: Kind, at place: Place) throws(Problem) {
        self.kind = kind
        self.place = place
        depth = 1 + (Self.children(of: kind).map(\.depth).max() ?? 0)
        guard depth <= Limits.expressionDepth else {
            throw .tooLarge(place, ja: "式が長すぎます", en: "the expression is too long")
        }
    }

    static func children(of kind: Kind) -> [ExpressionSyntax] {
        switch kind {
        case .literal, .name: []
        case .list(let items), .concat(let items): items
        case .dictionary(let pairs): pairs.flatMap { [$0.0, $0.1] }
        case .attribute(let base, _), .not(let base), .sign(_, let base): [base]
        case .subscripted(let base, let index): [base, index]
        case .slice(let base, let from, let to): [base] + [from, to].compactMap(\.self)
        case .call(let base, let arguments): [base] + arguments.all
        case .filter(let base, _, let arguments): [base].compactMap(\.self) + arguments.all
        case .test(let base, _, let arguments): [base] + arguments.all
        case .arithmetic(_, let left, let right), .and(let left, let right), .or(let left, let right): [left, right]
        case .compare(let first, let others): [first] + others.map(\.1)
        case .conditional(let test, let then, let otherwise): [test, then] + [otherwise].compactMap(\.self)
        }
    }
}

struct ArgumentsSyntax {
    var positional: [ExpressionSyntax] = []
    var named: [(name: String, place: Place, value: ExpressionSyntax)] = []

    var all: [ExpressionSyntax] { positional + named.map(\.value) }
}

enum SignOperator: String {
    case plus = "+"
    case minus = "-"
}

enum ArithmeticOperator: String {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case modulo = "%"
    case power = "**"
}

enum CompareOperator: String {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case within = "in"
    case notWithin = "not in"
}

struct StatementSyntax {
    indirect enum Kind {
        case text([UInt8])
        case output(ExpressionSyntax)
        case conditional([(test: ExpressionSyntax, body: [StatementSyntax])], otherwise: [StatementSyntax])
        case loop(LoopSyntax)
        case set([TargetSyntax], ExpressionSyntax)
        case setBlock(TargetSyntax, filter: ExpressionSyntax?, body: [StatementSyntax])
        case block(BlockSyntax)
        case extends(String)
        case include(String)
        case importModule(ImportSyntax)
        case macro(MacroSyntax)
        case callBlock(ParametersSyntax, call: ExpressionSyntax, body: [StatementSyntax])
        case filterBlock(ExpressionSyntax, body: [StatementSyntax])
        case with([(TargetSyntax, ExpressionSyntax)], body: [StatementSyntax])
    }

    let place: Place
    let kind: Kind
}

struct TargetSyntax {
    let name: String
    let place: Place
}

struct LoopSyntax {
    let targets: [TargetSyntax]
    /// `for a, in` unpacks as well.
    let unpacks: Bool
    let iterable: ExpressionSyntax
    let condition: ExpressionSyntax?
    let body: [StatementSyntax]
    let otherwise: [StatementSyntax]
}

struct BlockSyntax {
    let name: String
    let place: Place
    let isScoped: Bool
    let isRequired: Bool
    let body: [StatementSyntax]
}

struct ImportSyntax {
    let file: String
    let place: Place
    /// `import "f" as name`.
    let module: TargetSyntax?
    /// `from "f" import name as alias`.
    let names: [(name: TargetSyntax, alias: String)]
    let withContext: Bool
}

struct ParametersSyntax {
    var list: [(target: TargetSyntax, fallback: ExpressionSyntax?)] = []
}

struct MacroSyntax {
    let name: String
    let place: Place
    let parameters: ParametersSyntax
    let body: [StatementSyntax]
}
