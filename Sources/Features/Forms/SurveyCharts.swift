import FeatureKit
import FormEngine
import Layouts
import Submissions

/// What people chose, as bars: of every question with choices.
enum SurveyCharts {
    static func all(_ form: Form?, _ received: [Submission]) -> [Value] {
        let counted = received.filter { $0.state == .sent }
        guard let form, !counted.isEmpty else { return [] }
        return form.items.filter { $0.type == .choice || $0.type == .choices }.map { item in
            let bars = item.options.map { option in
                (option.label, counted.count { $0.content.answers[item.name].contains(option.code) })
            }
            let answered = counted.count { !$0.content.answers[item.name].isEmpty }
            return .record(
                ("title", .text(item.label)), ("answered", .int(answered)),
                (
                    "bars",
                    .list(
                        bars.map { label, count in
                            .record(
                                ("label", .text(label)), ("count", .int(count)),
                                ("share", .int(answered == 0 ? 0 : (count * 100 + answered / 2) / answered)))
                        })
                ))
        }
    }
}
