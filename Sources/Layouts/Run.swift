import Model

/// One rendering: the values of all variables and what has been used up of the limits.
/// Every variable of a template has its own slot; a macro that calls itself puts its slots aside meanwhile.
final class Run {
    let program: Program
    let slots: UnsafeMutablePointer<Value>
    let loops: UnsafeMutablePointer<LoopState>
    /// How often each macro is under way.
    let active: UnsafeMutablePointer<Int32>
    var macroDepth = 0
    var steps = 0
    private let stackStart = stackAddress()

    init(_ program: Program) {
        self.program = program
        slots = .allocate(capacity: max(1, program.initial.count))
        loops = .allocate(capacity: max(1, program.loopCount))
        loops.initialize(repeating: LoopState(), count: program.loopCount)
        active = .allocate(capacity: max(1, program.macros.count))
        active.initialize(repeating: 0, count: program.macros.count)
        program.initial.withUnsafeBufferPointer { initial in
            if let start = initial.baseAddress { slots.initialize(from: start, count: initial.count) }
        }
    }

    /// Calls go no deeper: by count, or because the bodies between them use up the stack.
    var isTooDeep: Bool {
        macroDepth >= Limits.macroDepth || abs(stackStart - stackAddress()) > Limits.stackBytes
    }

    deinit {
        slots.deinitialize(count: program.initial.count)
        slots.deallocate()
        loops.deinitialize(count: program.loopCount)
        loops.deallocate()
        active.deallocate()
    }
}

/// Where a loop stands; `loop.index` and its kin read it.
struct LoopState {
    var index = 0
    var items: [Value] = []
}

/// A template with everything it extends, includes and imports put in its place, ready to run on any thread.
final class Program: Sendable {
    let statements: [Statement]
    let macros: [MacroUnit]
    /// Slots before anything is given: undefined under their names, or constants.
    let initial: [Value]
    let loopCount: Int
    /// Where values handed to `render` go.
    let inputs: [Name: Int]

    init(statements: [Statement], macros: [MacroUnit], initial: [Value], loopCount: Int, inputs: [Name: Int]) {
        self.statements = statements
        self.macros = macros
        self.initial = initial
        self.loopCount = loopCount
        self.inputs = inputs
    }
}

/// A macro's parameters and body. The body is set once, when everything it calls is known.
final class MacroUnit: @unchecked Sendable {
    struct Parameter {
        let name: Name
        let slot: Int
        let fallback: Expression?
    }

    let name: String
    let place: Place
    var parameters: [Parameter] = []
    /// Where `caller` lies, if the macro asks for it.
    var callerSlot: Int?
    /// The slots that a call from within the macro itself would overwrite.
    var slots = 0..<0
    var body: [Statement] = []

    init(name: String, place: Place) {
        self.name = name
        self.place = place
    }
}

extension [Statement] {
    @inline(__always)
    func run(_ run: Run, _ out: inout [UInt8]) throws(Fault) {
        for statement in self { try statement.run(run, &out) }
    }
}

/// About where the stack of this thread has got to.
@inline(never)
func stackAddress() -> Int {
    var mark: UInt8 = 0
    return withUnsafeMutablePointer(to: &mark) { Int(bitPattern: $0) }
}
