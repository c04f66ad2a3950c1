import Model

/// The names that can be seen from one place of a template, innermost first.
final class Scope {
    enum Binding {
        case slot(Int, Shape)
        /// Position in the macros of the program.
        case macro(Int)
        case module(Module)
        /// State of the loop that `loop` stands for here.
        case loop(Int)
        /// `caller` of the macro with this position.
        case caller(Int)
        /// A name that Jinja2 does not hand down to here.
        case hidden
    }

    let outer: Scope?
    var names: [String: Binding] = [:]

    init(outer: Scope?) {
        self.outer = outer
    }

    func resolve(_ name: String) -> Binding? {
        var scope: Scope? = self
        while let current = scope {
            if let binding = current.names[name] {
                if case .hidden = binding { return nil }
                return binding
            }
            scope = current.outer
        }
        return nil
    }

    /// Every name that may be written here, for messages.
    var visible: [String] {
        var found: Set<String> = []
        var hidden: Set<String> = []
        var scope: Scope? = self
        while let current = scope {
            for (name, binding) in current.names {
                if case .hidden = binding { hidden.insert(name) } else if !hidden.contains(name) { found.insert(name) }
            }
            scope = current.outer
        }
        return found.sorted()
    }
}

/// An imported file.
final class Module {
    let file: String
    let scope: Scope

    init(file: String, scope: Scope) {
        self.file = file
        self.scope = scope
    }

    func member(_ name: String) -> Scope.Binding? {
        name.hasPrefix("_") ? nil : scope.names[name]
    }

    var members: [String] { scope.names.keys.filter { !$0.hasPrefix("_") }.sorted() }
}

/// A template and those it extends: for each block its versions, the outermost child's first.
final class Chain {
    struct Version {
        let file: LayoutFile
        let block: BlockSyntax
    }
    var blocks: [String: [Version]] = [:]
}

/// Where a piece of a template stands.
struct Frame {
    struct BlockPosition {
        let name: String
        /// Which version of the block: 0 is the outermost child's.
        let level: Int
        /// What the block sees around it.
        let scope: Scope
    }

    var scope: Scope
    /// What blocks that are not `scoped` see.
    var context: Scope
    var chain: Chain
    var block: BlockPosition?
    /// The blocks around this place, by name and version.
    var enclosingBlocks: [(name: String, level: Int)] = []
    var macro: Int?
    /// Inside an `if`: names that are bound once and for all may not be defined here.
    var isConditional = false
    /// In an imported file, where blocks make no sense.
    var isModule = false
}

/// Names that `set` assigns in a body, in the order of their first assignment, with how often; inner scopes left out.
func assignedNames(in statements: [StatementSyntax]) -> [(name: String, count: Int)] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    func note(_ name: String, _ weight: Int) {
        if counts[name] == nil { order.append(name) }
        counts[name, default: 0] += weight
    }
    func visit(_ statements: [StatementSyntax], _ weight: Int) {
        for statement in statements {
            switch statement.kind {
            case .set(let targets, _): for target in targets { note(target.name, weight) }
            case .setBlock(let target, _, _): note(target.name, weight)
            case .conditional(let branches, let otherwise):
                for branch in branches { visit(branch.body, 2) }
                visit(otherwise, 2)
            default: break
            }
        }
    }
    visit(statements, 1)
    return order.map { ($0, counts[$0] ?? 0) }
}
