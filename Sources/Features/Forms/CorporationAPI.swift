import Corporations
import FeatureKit
import FormEngine
import HTTP
import Model
import Transfer

/// Who stands behind a 法人番号: said beside the field while somebody types, and on the page where it is confirmed.
struct CorporationAPI {
    private let register: CorporationRegister?

    init(_ register: CorporationRegister?) { self.register = register }

    var routes: [Route] {
        [
            Route(
                .get, "/api/v1/corporations/{number}", "getCorporation", .anyone,
                summary: "Name and address of a corporation, as the National Tax Agency publishes them.",
                statuses: [.ok, .notFound], answerSchema: Self.schema
            ) { call in
                guard let found = try found(call.parameter("number"), now: call.now) else { throw Refusal.notFound }
                var json = JSONWriter()
                json.object { json in
                    json.member("number", found.number)
                    json.member("name", found.name)
                    json.member("address", found.address)
                    json.member("closed", found.isClosed)
                }
                return .json(.ok, json.bytes)
            }
        ]
    }

    private static let schema =
        #"{"type": "object", "required": ["number", "name", "address", "closed"], "additionalProperties": false, "properties": {"number": {"type": "string"}, "name": {"type": "string"}, "address": {"type": "string"}, "closed": {"type": "boolean"}}}"#

    /// A register that does not answer holds nobody up: the number stands by itself.
    private func found(_ number: String, now: Int) throws -> Corporation? {
        guard let number = Review.corporateNumber(number) else { return nil }
        do {
            return try register?.corporation(number, now: now)
        } catch is TransferFailure {
            return nil
        }
    }

    /// Names of all corporations that answers name, by their numbers.
    func names(_ form: Form, _ answers: Answers, now: Int) throws -> [String: String] {
        guard register != nil else { return [:] }
        var names: [String: String] = [:]
        for (path, values) in answers.values {
            guard form.item(at: path)?.type == .corporation, let number = values.first else { continue }
            names[number] = try found(number, now: now).map { $0.name + ($0.isClosed ? "・登記は閉鎖されています" : "") }
        }
        return names
    }
}
