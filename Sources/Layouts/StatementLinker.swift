import Model

/// Statements of a template into statements of a program.
extension Linker {
    func link(_ statements: [StatementSyntax], _ frame: Frame) -> [Statement] {
        var result: [Statement] = []
        bodyDepth += 1
        defer { bodyDepth -= 1 }
        guard bodyDepth <= Limits.linkedNesting else {
            if let first = statements.first {
                report(
                    Problem("too-deep", at: first.place, ja: "レイアウトの入れ子が深すぎます", en: "the layout is nested too deeply"))
            }
            return result
        }
        for statement in statements {
            statementCount += 1
            guard problems.count < Limits.problems else { return result }
            guard statementCount <= Limits.linkedStatements else {
                report(.tooLarge(statement.place, ja: "レイアウトが大きすぎます", en: "the layout grows too large"))
                return result
            }
            link(statement, frame, &result)
        }
        return result
    }

    func link(_ statement: StatementSyntax, _ frame: Frame, _ result: inout [Statement]) {
        let place = statement.place
        switch statement.kind {
        case .text(let bytes):
            if let last = result.last as? WriteText {
                result[result.count - 1] = WriteText(last.place, last.bytes + bytes)
            } else {
                result.append(WriteText(place, bytes))
            }
        case .output(let expression):
            let value = link(expression, frame)
            if let capture = value as? Capture {
                result += capture.body
            } else {
                result.append(WriteValue(place, value))
            }
        case .conditional(let branches, let otherwise):
            var inner = frame
            inner.isConditional = true
            let arms = branches.map { Branch.Arm(test: link($0.test, frame), body: link($0.body, inner)) }
            result.append(Branch(place, arms: arms, otherwise: link(otherwise, inner)))
        case .loop(let loop): link(loop, at: place, frame, &result)
        case .set(let targets, let value): linkSet(targets, value, at: place, frame, &result)
        case .setBlock(let target, let filter, let body):
            let capture = Capture(place, linkScoped(body, frame, at: place))
            let value = filter.map { asMarkup(link($0, on: capture, frame)) } ?? capture
            guard let slot = slot(of: target, frame, shape: .scalar) else { return }
            result.append(Assign(place, slot: slot, value: value))
        case .block(let block): result += linkBlock(block, level: 0, frame)
        case .extends: break
        case .include(let name): linkInclude(name, at: place, frame, &result)
        case .importModule(let syntax): linkImport(syntax, at: place, frame, &result)
        case .macro(let syntax): define(syntax, frame)
        case .callBlock(let parameters, let call, let body):
            result.append(WriteValue(place, linkCallBlock(parameters, call, body, at: place, frame)))
        case .filterBlock(let filter, let body):
            let capture = Capture(place, linkScoped(body, frame, at: place))
            result.append(WriteRaw(place, link(filter, on: capture, frame)))
        case .with(let assignments, let body):
            let values = assignments.map { linkShaped($0.1, frame) }
            var slots: [(name: String, slot: Int, shape: Shape)] = []
            for ((target, _), (value, shape)) in zip(assignments, values) {
                let slot = newSlot(target.name)
                slots.append((target.name, slot, shape))
                result.append(Assign(target.place, slot: slot, value: value))
            }
            result += linkScoped(body, frame, at: place) { scope in
                for (name, slot, shape) in slots { scope.names[name] = .slot(slot, shape) }
            }
        }
    }

    func asMarkup(_ value: Expression) -> Expression {
        guard let safe = builtinFilters["safe"] else { return value }
        return CallBuiltin(value.place, safe, value, [], positions: [])
    }

    /// The slot a name is assigned to here. Its shape is known from its only assignment, if there is only one.
    func slot(of target: TargetSyntax, _ frame: Frame, shape: Shape) -> Int? {
        guard case .slot(let slot, let known)? = frame.scope.names[target.name] else {
            reportTaken(target)
            return nil
        }
        if known == Shape.unassigned { frame.scope.names[target.name] = .slot(slot, shape) }
        return slot
    }

    func reportTaken(_ target: TargetSyntax) {
        report(
            Problem(
                "duplicate-name", at: target.place, ja: "\(target.name) はすでに別のものの名前です",
                en: "\(target.name) already names something else", expected: Wording(ja: "ほかの名前", en: "another name")))
    }

    func linkSet(
        _ targets: [TargetSyntax], _ value: ExpressionSyntax, at place: Place, _ frame: Frame,
        _ result: inout [Statement]
    ) {
        let (value, shape) = linkShaped(value, frame)
        let slots = targets.compactMap { slot(of: $0, frame, shape: targets.count == 1 ? shape : .any) }
        guard slots.count == targets.count else { return }
        if slots.count == 1 {
            result.append(Assign(place, slot: slots[0], value: value))
        } else {
            result.append(Unpack(place, slots: slots, value: value))
        }
    }

    func link(_ loop: LoopSyntax, at place: Place, _ frame: Frame, _ result: inout [Statement]) {
        let (iterable, shape) = linkShaped(loop.iterable, frame)
        let state = loopCount
        loopCount += 1
        var names: [String: Scope.Binding] = [:]
        var slots: [Int] = []
        for target in loop.targets {
            if target.name == "loop" { reportTaken(target) }
            let slot = newSlot(target.name)
            slots.append(slot)
            names[target.name] = .slot(slot, loop.unpacks ? .any : shape.element)
        }
        var testFrame = frame
        testFrame.scope = Scope(outer: frame.scope)
        testFrame.scope.names = names
        testFrame.scope.names["loop"] = .hidden
        let condition = loop.condition.map { link($0, testFrame) }
        names["loop"] = .loop(state)
        let body = linkScoped(loop.body, frame, at: place) { $0.names = names }
        let otherwise = linkScoped(loop.otherwise, frame, at: place)
        result.append(
            Loop(
                place, iterable: iterable, targets: slots, unpacks: loop.unpacks, condition: condition, state: state,
                body: body, otherwise: otherwise))
    }

    /// A version of a block where the block stands, or where the version above it is called for.
    func linkBlock(_ block: BlockSyntax, level: Int, _ frame: Frame) -> [Statement] {
        guard frame.macro == nil, !frame.isModule else {
            report(
                frame.isModule
                    ? .unsupported(block.place, ja: "読み込まれるファイルの block", en: "block in an imported file")
                    : .unsupported(block.place, ja: "マクロの中の block", en: "block in a macro"))
            return []
        }
        guard let versions = frame.chain.blocks[block.name], level < versions.count else { return [] }
        let outer = block.isScoped ? frame.scope : frame.context
        if level == 0, versions[0].block.isRequired {
            report(
                Problem(
                    "missing-block", at: versions[0].block.place, ja: "必須の block \(block.name) が書かれていません",
                    en: "required block \(block.name) is not written"))
        }
        return linkVersion(of: block.name, level, versions, outer: outer, frame)
    }

    func linkVersion(
        of name: String, _ level: Int, _ versions: [Chain.Version], outer: Scope, _ frame: Frame
    ) -> [Statement] {
        var inner = frame
        inner.scope = outer
        inner.context = outer
        inner.block = Frame.BlockPosition(name: name, level: level, scope: outer)
        let version = versions[level]
        guard !frame.enclosingBlocks.contains(where: { $0.name == name && $0.level == level }) else {
            report(
                Problem(
                    "recursive-layout", at: version.block.place, ja: "block \(name) が自分自身の中にあります",
                    en: "block \(name) stands inside itself"))
            return []
        }
        inner.enclosingBlocks.append((name, level))
        return linkScoped(version.block.body, inner, at: version.block.place)
    }

    func linkInclude(_ name: String, at place: Place, _ frame: Frame, _ result: inout [Statement]) {
        var inner = frame
        inner.scope = Scope(outer: frame.scope)
        inner.scope.names["loop"] = .hidden
        inner.isConditional = false
        inner.isModule = false
        result += linkChain(from: name, at: place, inner)
    }
}
