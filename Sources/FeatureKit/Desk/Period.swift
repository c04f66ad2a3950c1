import Model

/// Whole days, both included: what pages of figures are asked for.
public struct Period: Sendable {
    public var from: Day
    public var to: Day

    private static let usualDays = 30
    /// Longer ones are read in parts.
    private static let mostDays = 400

    public init(from: Day, to: Day) {
        self.from = from
        self.to = to
    }

    /// `?from=2026-04-01&to=2026-04-30`; otherwise the last thirty days.
    public init(_ call: Call) {
        let today = Moment(unixSeconds: call.now).day
        to = Moment(call.query("to"))?.day ?? today
        from = Moment(call.query("from"))?.day ?? to + -(Self.usualDays - 1)
        // Typed the wrong way round it is meant all the same.
        if from > to { (from, to) = (to, from) }
        if to - from > Self.mostDays { from = to + -Self.mostDays }
    }

    /// The whole month in which a day lies.
    public init(monthOf day: Day) {
        from = day + -(day.day - 1)
        let next = from + 31
        to = next + -next.day
    }

    /// `?month=2026-04`; otherwise the last month that is over.
    public init(month call: Call) throws(Refusal) {
        let asked = call.query("month")
        if asked.isEmpty {
            self = Period(monthOf: Moment(unixSeconds: call.now).day).monthBefore
            return
        }
        guard let first = Moment(asked + "-01")?.day else {
            throw Refusal(.unprocessable, "wrong-value", "月は「2026-04」のように指定してください。", field: "month")
        }
        self.init(monthOf: first)
    }

    public var monthBefore: Period { Period(monthOf: from + -1) }

    /// `2026-04`
    public var month: String { String(from.iso.prefix(7)) }

    public var days: [Day] { (0...(to - from)).map { from + $0 } }

    /// `2026-04-01/2026-04-30`, for the audit.
    public var text: String { "\(from.iso)/\(to.iso)" }

    /// Since 1970.
    public var seconds: Range<Int> { Moment(day: from).unixSeconds..<Moment(day: to + 1).unixSeconds }
}
