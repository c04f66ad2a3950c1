import FeatureKit
import FormEngine
import HTTP
import Model
import Submissions

/// Open311 GeoReport v2 (https://wiki.open311.org/GeoReport_v2/): reports for and from the programs of others. What is read is what
/// the public sees; sending needs a key, which is a token of staff.
struct Open311 {
    private let reports: Reports

    init(_ reports: Reports) { self.reports = reports }

    private static let root = Route.open311Path + "/v2"

    var routes: [Route] { GeoReport.Format.allCases.flatMap(routes) }

    private func routes(_ format: GeoReport.Format) -> [Route] {
        let (name, ending) = (format == .json ? "" : "XML", "." + format.rawValue)
        var routes = [
            reading(Route.open311Path + "/discovery" + ending, "open311Discovery" + name, format, "Where this API is.")
            {
                _ in discovery.response("discovery", format)
            },
            reading(Self.root + "/services" + ending, "open311Services" + name, format, "What can be reported.") { _ in
                let services = GeoService.all(reports.forms).map(\.document)
                return GeoReport.list(item: "service", services).response("services", format)
            },
            reading(
                Self.root + "/services/{code}" + ending, "open311Service" + name, format, "What one service asks for."
            ) { call in
                guard let service = GeoService.find(call.parameter("code"), reports.forms) else {
                    throw Refusal(.notFound, "not-found", "service_code がありません。")
                }
                return service.definition.response("service_definition", format)
            },
            reading(
                Self.root + "/requests" + ending, "open311Requests" + name, format,
                "What the municipality shows; the last 90 days where nothing else is asked for; at most 90 days and 1000 requests.",
                query: GeoFilter.names
            ) { call in try requests(try GeoFilter(call), format) },
            reading(
                Self.root + "/requests/{id}" + ending, "open311Request" + name, format, "One of them."
            ) { call in try request(call.parameter("id"), format) },
            reading(
                Self.root + "/tokens/{id}" + ending, "open311Token" + name, format,
                "The id of a request that was sent, from the moment when it is shown."
            ) { call in try token(call.parameter("id"), format) },
        ]
        routes.append(sending(Self.root + "/requests" + ending, "open311Send" + name, format))
        return routes
    }

    private func reading(
        _ path: String, _ operation: String, _ format: GeoReport.Format, _ summary: String, query: [String] = [],
        _ answer: @escaping @Sendable (Call) throws -> Response
    ) -> Route {
        var route = Route(
            .get, path, operation, .anyone, summary: "Open311 GeoReport v2: \(summary)", statuses: [.ok, .notFound],
            answerSchema: format == .json ? Self.jsonSchema : GeoReport.xmlSchema, answer: answer)
        route.query = query
        route.answerType = format.mediaType
        route.refusing = GeoReport.refusing(format)
        return route
    }

    private static let jsonSchema = #"{"type": ["array", "object"]}"#

    private static let bodySchema =
        #"{"type": "object", "required": ["api_key", "service_code"], "properties": {"api_key": {"type": "string"}, "service_code": {"type": "string"}, "lat": {"type": "string"}, "long": {"type": "string"}, "address_string": {"type": "string"}, "email": {"type": "string"}, "first_name": {"type": "string"}, "last_name": {"type": "string"}, "phone": {"type": "string"}, "description": {"type": "string"}, "media_url": {"type": "string"}}}"#

    private func sending(_ path: String, _ operation: String, _ format: GeoReport.Format) -> Route {
        var route = Route(
            .post, path, operation, .staffSomewhere(Reports.handle),
            summary:
                "Open311 GeoReport v2: sends a report. `api_key` is a token of staff, or it stands in `Authorization: Bearer`.",
            bodySchema: Self.bodySchema, statuses: [.ok, .notFound, .conflict],
            answerSchema: format == .json ? Self.jsonSchema : GeoReport.xmlSchema
        ) { call in try send(call, format) }
        route.bodyType = "application/x-www-form-urlencoded"
        route.answerType = format.mediaType
        route.refusing = GeoReport.refusing(format)
        return route
    }

    // MARK: Reading

    private var discovery: GeoReport {
        let origin = reports.forms.all.first?.site ?? ""
        let formats = GeoReport.list(item: "format", GeoReport.Format.allCases.map { .text($0.mediaType) })
        return .record([
            ("changeset", .text("2026-11-29T00:00:00+09:00")),
            ("contact", .text(reports.surroundings.desk.siteName)),
            ("key_service", .text("madoguchi staff token")),
            (
                "endpoints",
                .list(
                    item: "endpoint",
                    [
                        .record([
                            ("specification", .text("http://wiki.open311.org/GeoReport_v2")),
                            ("url", .text(origin + Self.root)), ("changeset", .text("2026-11-29T00:00:00+09:00")),
                            ("type", .text("production")), ("formats", formats),
                        ])
                    ])
            ),
        ])
    }

    private func requests(_ filter: GeoFilter, _ format: GeoReport.Format) throws -> Response {
        let found = try shown { form, report in filter.fits(report, "\(form.id).\(report.kind)") }
        let page = found.dropFirst((filter.page - 1) * filter.pageLength).prefix(filter.pageLength)
        return document(Array(page), format)
    }

    private func request(_ id: String, _ format: GeoReport.Format) throws -> Response {
        let ids = Set(id.split(separator: ",").map(String.init))
        let found = try shown { _, report in ids.contains(report.id) }
        guard !found.isEmpty else { throw Refusal(.notFound, "not-found", "service_request_id がありません。") }
        return document(found, format)
    }

    /// Of all forms, the newest first.
    private func shown(_ fits: (Form, ShownReport) -> Bool) throws -> [(Form, ShownReport)] {
        let forms = reports.forms.all
        let found = try reports.surroundings.store.read { rows in
            try forms.flatMap { form in
                try ReportStore(rows).shown(form.id).filter { fits(form, $0) }.map { (form, $0) }
            }
        }
        return found.sorted { ($0.1.sent, $0.1.id) > ($1.1.sent, $1.1.id) }
    }

    private func document(_ found: [(Form, ShownReport)], _ format: GeoReport.Format) -> Response {
        let requests = found.map { form, report in
            report.geoReport(
                form,
                photo: report.photo.map { form.site + PublicPath(form: form.id).photo(report.photoName($0)) })
        }
        return GeoReport.list(item: "request", requests).response("service_requests", format)
    }

    private func token(_ text: String, _ format: GeoReport.Format) throws -> Response {
        guard let token = SubmissionDesk.Token(text),
            let submission = try reports.desk.submissions.submission(token), submission.state != .draft,
            let report = try reports.surroundings.store.read({ try ReportStore($0).shown(submission.form) }).first(
                where: { $0.submission == submission.id })
        else { throw Refusal(.notFound, "not-found", "token がないか、まだ公開されていません。") }
        return GeoReport.list(
            item: "request",
            [.record([("service_request_id", .text(report.id)), ("token", .text(text))])]
        ).response("service_requests", format)
    }

    // MARK: Sending

    private func send(_ call: Call, _ format: GeoReport.Format) throws -> Response {
        guard let fields = call.request.form else {
            throw Refusal(.unsupportedMediaType, "wrong-media-type", "フォームの形で送ってください。")
        }
        let code = call.field("service_code")
        if code.isEmpty { throw Refusal(.badRequest, "wrong-value", "service_code を指定してください。") }
        guard let service = GeoService.find(code, reports.forms) else {
            throw Refusal(.notFound, "not-found", "service_code がありません。")
        }
        try call.require(Reports.handle, on: [Reports.part(service.form.id)])
        let sent = try take(service, try GeoSending(service, fields).answers, call)
        return GeoReport.list(
            item: "request",
            [
                .record([
                    ("token", .text(sent.token.text)), ("service_notice", .text("受付番号：\(sent.receipt)")),
                    ("account_id", .text("")),
                ])
            ]
        ).response("service_requests", format)
    }

    /// The standard answers a wrong value with 400.
    private func take(_ service: GeoService, _ answers: Answers, _ call: Call) throws -> SentSubmission {
        do {
            let sent = try reports.sending(service.form, answers, call.request.headers["Idempotency-Key"], call)
            let (surroundings, actor, author) = (
                reports.surroundings, try call.staff().staff.name, try call.author()
            )
            try surroundings.store.write { rows in
                try ReportStore(rows).setSource(.open311, by: actor, of: sent.id)
                try surroundings.audit(rows).add("sent", "submission/\(sent.receipt)", "open311", by: author)
            }
            return sent
        } catch let refusal as Refusal where refusal.status == .unprocessable {
            throw Refusal(.badRequest, refusal.code, refusal.message, field: refusal.field)
        }
    }
}
