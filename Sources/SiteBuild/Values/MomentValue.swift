import Layouts
import Model

/// A day or a time as templates see it; the filters `date`, `time`, `iso` … write it.
final class MomentValue: LayoutObject {
    let moment: Moment

    init(_ moment: Moment) { self.moment = moment }

    private static let isoName = Name("iso")
    private static let yearName = Name("year")
    private static let monthName = Name("month")
    private static let dayName = Name("day")
    private static let hasTimeName = Name("has_time")

    var names: [Name] { [Self.isoName, Self.yearName, Self.monthName, Self.dayName, Self.hasTimeName] }

    func value(of name: Name) -> Value? {
        switch name {
        case Self.isoName: .text(moment.iso)
        case Self.yearName: .int(moment.day.year)
        case Self.monthName: .int(moment.day.month)
        case Self.dayName: .int(moment.day.day)
        case Self.hasTimeName: .bool(moment.hasTime)
        default: nil
        }
    }
}

extension Value {
    static func moment(_ moment: Moment?) -> Value {
        moment.map { .object(MomentValue($0)) } ?? .none
    }

    static func optionalText(_ text: String?) -> Value {
        text.map(Value.text) ?? .none
    }
}
