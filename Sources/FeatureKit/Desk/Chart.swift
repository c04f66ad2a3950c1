import Layouts

/// A bar chart, for a clerk who looks rather than reads. The numbers stand beside it as a table, too.
public struct Chart: Sendable {
    public var title: String
    /// What each bar is for, and how much. Shown from left to right.
    public var bars: [(label: String, value: Int)]

    private static let height = 160.0
    private static let width = 720.0
    private static let left = 44.0
    private static let top = 8.0
    private static let bottom = 22.0
    /// Between bars, of the room for one, on each side.
    private static let gap = 0.12
    /// More labels than these do not fit beside each other.
    private static let mostLabels = 12

    public init(_ title: String, _ bars: [(label: String, value: Int)]) {
        self.title = title
        self.bars = bars
    }

    /// For the macro `chart` of `parts.html`: everything with its place in the picture.
    public var value: Value {
        let most = Self.ceiling(bars.map(\.value).max() ?? 0)
        let plot = Self.height - Self.bottom - Self.top
        let step = (Self.width - Self.left) / Double(max(1, bars.count))
        func y(_ value: Int) -> Double { Self.top + plot * (1 - Double(value) / Double(most)) }
        let every = max(1, (bars.count + Self.mostLabels - 1) / Self.mostLabels)
        return .record(
            ("title", .text(title)), ("summary", .text(summary)), ("width", .int(Int(Self.width))),
            ("height", .int(Int(Self.height))),
            (
                "lines",
                .list(
                    [0, most / 2, most].map { line in
                        .record(
                            ("value", .int(line)), ("x", Self.number(Self.left)), ("y", Self.number(y(line))),
                            ("text_x", Self.number(Self.left - 6)), ("text_y", Self.number(y(line) + 4)))
                    })
            ),
            (
                "bars",
                .list(
                    bars.enumerated().map { index, bar in
                        let x = Self.left + step * Double(index)
                        return .record(
                            ("label", .text(bar.label)), ("value", .int(bar.value)),
                            ("isLabelled", .bool(index % every == 0)), ("x", Self.number(x + step * Self.gap)),
                            ("y", Self.number(y(bar.value))), ("width", Self.number(step * (1 - 2 * Self.gap))),
                            ("height", Self.number(plot * Double(bar.value) / Double(most))),
                            ("label_x", Self.number(x + step / 2)), ("label_y", Self.number(Self.height - 6)))
                    })
            ))
    }

    private var summary: String {
        let sum = bars.reduce(0) { $0 + $1.value }
        guard let most = bars.max(by: { $0.value < $1.value }), most.value > 0 else { return "\(title)：ありません" }
        return "\(title)：合計\(sum)、最多は\(most.label)の\(most.value)"
    }

    /// 2, 4, 6, 8 or 10 with zeros behind: whole numbers when halved.
    private static func ceiling(_ number: Int) -> Int {
        var unit = 1
        while true {
            for factor in [2, 4, 6, 8, 10] where factor * unit >= number { return factor * unit }
            unit *= 10
        }
    }

    /// To a tenth of a unit.
    private static func number(_ value: Double) -> Value {
        let tenths = Int((value * 10).rounded())
        return .text(tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)")
    }
}
