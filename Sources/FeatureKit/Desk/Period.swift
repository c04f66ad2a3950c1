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
        if from > to { from = to }
        if to - from > Self.mostDays { from = to + -Self.mostDays }
    }

    /// `2026-04`
    public init?(month text: String) {
        guard let first = Moment(text + "-01")?.day else { return nil }
        let next = first + 31
        from = first
        to = next + -next.day
    }

    /// `2026-04-01/2026-04-30`, for the audit.
    public var text: String { "\(from.iso)/\(to.iso)" }

    /// Since 1970.
    public var seconds: Range<Int> { Moment(day: from).unixSeconds..<Moment(day: to + 1).unixSeconds }
}
