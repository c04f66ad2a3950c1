import FeatureKit
import FormEngine
import HTTP
import Model
import Submissions

/// What the public sees of reports, for scripts. Sending one is `createReport` of the counter of forms.
struct ReportAPI {
    private let reports: Reports

    init(_ reports: Reports) { self.reports = reports }

    static let usualPage = 100
    static let longestPage = 1000

    var routes: [Route] {
        var list = Route(
            .get, "/api/v1/reports/{form}", "listReports", .anyone,
            summary:
                "Reports that the municipality shows, the newest first, as GeoJSON (RFC 7946) with rounded places. `limit` (1 to 1000, usually 100) and `offset` page through them; `next` is the following page.",
            statuses: [.ok, .notFound], answerSchema: Self.schema
        ) { call in try page(call) }
        list.query = ["limit", "offset"]
        return [list]
    }

    private static let schema =
        #"{"type": "object", "required": ["type", "features", "total"], "additionalProperties": false, "properties": {"type": {"const": "FeatureCollection"}, "total": {"type": "integer"}, "next": {"type": "string"}, "features": {"type": "array", "items": {"type": "object", "required": ["type", "id", "geometry", "properties"], "properties": {"type": {"const": "Feature"}, "id": {"type": "string"}, "geometry": {"anyOf": [{"type": "null"}, {"type": "object", "required": ["type", "coordinates"], "properties": {"type": {"const": "Point"}, "coordinates": {"type": "array", "items": {"type": "number"}}}}]}, "properties": {"type": "object", "required": ["category", "kind", "title", "status", "status_text", "sent", "changed", "summary", "url"], "properties": {"status": {"type": "string", "enum": ["open", "closed"]}}}}}}}}"#

    /// nil: something else than a number, or out of its bounds.
    private static func number(_ call: Call, _ name: String, usual: Int, _ range: ClosedRange<Int>) throws -> Int {
        guard let text = call.request.query[name] else { return usual }
        guard let number = Int(text), range.contains(number) else { throw Refusal.wrongValue(name) }
        return number
    }

    private func page(_ call: Call) throws -> Response {
        guard let form = reports.forms.form(call.parameter("form")) else { throw Refusal.notFound }
        let limit = try Self.number(call, "limit", usual: Self.usualPage, 1...Self.longestPage)
        let offset = try Self.number(call, "offset", usual: 0, 0...Int(Int32.max))
        let shown = try reports.surroundings.store.read { try ReportStore($0).shown(form.id) }
        let page = shown.dropFirst(offset).prefix(limit)
        var json = JSONWriter()
        json.object { json in
            json.member("type", "FeatureCollection")
            json.member("total", shown.count)
            if offset + limit < shown.count {
                json.member("next", "/api/v1/reports/\(form.id)?limit=\(limit)&offset=\(offset + limit)")
            }
            json.key("features")
            json.array { json in
                for report in page { report.write(form, photo: photo(report, form), to: &json) }
            }
        }
        return .json(.ok, json.bytes)
    }

    /// Where the photo is published, if it is.
    private func photo(_ report: ShownReport, _ form: Form) -> String? {
        report.photo.map { PublicPath(form: form.id).photo(report.photoName($0)) }
    }
}
