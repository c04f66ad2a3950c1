extension Form {
    /// Everything on one page, for staff who look something up in it: the steps are headings, and their rules those of their
    /// items. Files aside: they are sent, not typed.
    public var asOnePage: Form {
        var form = self
        let items = steps.enumerated().flatMap { number, step in
            [Self.heading(step, number)] + step.items.map { $0.asked(only: step.show) }
        }
        form.steps = [Step(title: title, items: items)]
        return form
    }

    /// Names of items begin with a letter.
    private static func heading(_ step: Step, _ number: Int) -> Item {
        var heading = Item("_step\(number)", .note, label: step.title)
        heading.show = step.show
        return heading
    }

    /// Without what nobody can type.
    public var withoutFiles: Form {
        var form = self
        for number in form.steps.indices { form.steps[number].items = Item.withoutFiles(form.steps[number].items) }
        return form
    }
}

extension Item {
    fileprivate func asked(only condition: Expression?) -> Item {
        guard let condition else { return self }
        var item = self
        item.show = item.show.map { .call(.and, [condition, $0]) } ?? condition
        return item
    }

    fileprivate static func withoutFiles(_ items: [Item]) -> [Item] {
        items.filter { !$0.type.isFile }.map { item in
            var item = item
            item.items = withoutFiles(item.items)
            return item
        }
    }
}
