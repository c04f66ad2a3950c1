import FeatureKit
import FormEngine
import HTTP
import Model

/// What is asked for with `GET requests`, within the standard's bounds.
struct GeoFilter {
    var ids: Set<String> = []
    var services: Set<String> = []
    /// Seconds since 1970, of when it was sent.
    var sent: ClosedRange<Int>?
    var statuses: Set<String> = []
    var page = 1
    var pageLength = Self.most

    /// As the standard calls them, and what its extensions page by.
    static let names = [
        "service_request_id", "service_code", "start_date", "end_date", "status", "page", "page_size",
    ]

    /// The standard's: at most so many days, and so many requests.
    private static let mostDays = 90
    static let most = 1000
    private static let day = 86_400

    init(_ call: Call) throws(Refusal) {
        func values(_ name: String) -> Set<String> { Set(call.query(name).split(separator: ",").map(String.init)) }
        page = try Self.number(call, "page", usual: 1, 1...Int(Int16.max))
        pageLength = try Self.number(call, "page_size", usual: Self.most, 1...Self.most)
        ids = values("service_request_id")
        // Who names them wants exactly these.
        if !ids.isEmpty { return }
        services = values("service_code")
        statuses = values("status")
        if let unknown = statuses.sorted().first(where: { !["open", "closed"].contains($0) }) {
            throw Self.wrong("status", "「\(unknown)」は open か closed ではありません。")
        }
        sent = try Self.period(call)
    }

    /// Where one end is missing, as many days as there may be.
    private static func period(_ call: Call) throws(Refusal) -> ClosedRange<Int> {
        let (start, end) = (try moment(call, "start_date"), try moment(call, "end_date"))
        let longest = mostDays * day
        let last = end ?? start.map { $0 + longest } ?? call.now
        let first = max(start ?? last - longest, last - longest)
        guard first <= last else { throw wrong("start_date", "end_date より後です。") }
        return first...last
    }

    private static func moment(_ call: Call, _ name: String) throws(Refusal) -> Int? {
        let text = call.query(name)
        if text.isEmpty { return nil }
        guard let seconds = GeoTime.seconds(text) else { throw wrong(name, "2026-04-01T10:00:00Z のように指定してください。") }
        return seconds
    }

    private static func number(
        _ call: Call, _ name: String, usual: Int, _ range: ClosedRange<Int>
    ) throws(Refusal) -> Int {
        let text = call.query(name)
        if text.isEmpty { return usual }
        guard let number = Int(text), range.contains(number) else {
            throw wrong(name, "\(range.lowerBound)から\(range.upperBound)までの整数にしてください。")
        }
        return number
    }

    private static func wrong(_ name: String, _ message: String) -> Refusal {
        Refusal(.badRequest, "wrong-value", message, field: name)
    }

    func fits(_ report: ShownReport, _ service: String) -> Bool {
        if !ids.isEmpty { return ids.contains(report.id) }
        return (services.isEmpty || services.contains(service))
            && (statuses.isEmpty || statuses.contains(report.isOpen ? "open" : "closed"))
            && (sent?.contains(report.sent) ?? true)
    }
}

/// Moments as W3C writes them (https://www.w3.org/TR/NOTE-datetime): `2026-04-01T10:00:00Z`, `2026-04-01T10:00:00+09:00`, `2026-04-01`.
enum GeoTime {
    private static let japan = 9 * 3600

    static func seconds(_ text: String) -> Int? {
        guard text.utf8.count <= 25 else { return nil }
        if !text.contains("T") { return Moment(text)?.unixSeconds }
        // A `+` that was not escaped arrives as a space.
        let text = text.replacing(" ", with: "+")
        if text.hasSuffix("Z") { return local(text.dropLast()).map { $0 + japan } }
        guard text.utf8.count > 6, let sign = text.dropLast(5).last, sign == "+" || sign == "-" else {
            return local(text[...])
        }
        let parts = text.suffix(5).split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2, (0...14).contains(parts[0]), (0...59).contains(parts[1]) else { return nil }
        let offset = (parts[0] * 3600 + parts[1] * 60) * (sign == "+" ? 1 : -1)
        return local(text.dropLast(6)).map { $0 + japan - offset }
    }

    /// As a clock in Japan shows it; seconds may be there.
    private static func local(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let minutes = Moment("\(parts[0]):\(parts[1])") else { return nil }
        guard parts.count == 3 else { return minutes.unixSeconds }
        guard parts[2].utf8.count == 2, let seconds = Int(parts[2]), (0...59).contains(seconds) else { return nil }
        return minutes.unixSeconds + seconds
    }
}

extension ShownReport {
    /// - Parameter photo: its whole address; nil: none is shown.
    func geoReport(_ form: Form, photo: String?) -> GeoReport {
        let service = form.categoryItem?.options.first { $0.code == kind }
        return .record(
            [
                ("service_request_id", .text(id)), ("status", .text(isOpen ? "open" : "closed")),
                ("status_notes", .text(statusText)), ("service_name", .text(service?.label ?? kind)),
                ("service_code", .text("\(form.id).\(kind)")), ("description", .text(summary)),
                ("agency_responsible", .text(form.section(kind))), ("service_notice", .text("")),
                ("requested_datetime", .text(Moment(unixSeconds: sent).iso)),
                ("updated_datetime", .text(Moment(unixSeconds: changed).iso)), ("expected_datetime", .text("")),
                ("address", .text("")), ("address_id", .text("")), ("zipcode", .text("")),
            ]
                + (place.map { place in
                    [
                        ("lat", GeoReport.numeral(Point.text(place.latitude))),
                        ("long", .numeral(Point.text(place.longitude))),
                    ]
                } ?? []) + [("media_url", .text(photo ?? ""))])
    }
}
