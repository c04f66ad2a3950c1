import FormEngine
import Model
import Storage
import Submissions

/// What the public sees of a report, as staff decided it: nothing of it by itself.
struct ShownReport: Hashable, Sendable {
    var submission: String
    /// The public's name for it.
    var id: String
    /// As the item of categories knows it.
    var kind: String
    /// Rounded; nil: the place was said in words, which are not shown.
    var place: Point?
    /// Written by staff.
    var summary: String
    /// Id of the file that is shown; nil: none.
    var photo: String?
    /// Counts up with every change: who changes an older one is told.
    var revision = 1
    var status = SubmissionStatus.received
    /// Seconds since 1970.
    var sent = 0
    var changed = 0

    private static let idLength = 6

    /// The same for the same report, however often it is hidden and shown again; from it nobody comes to the submission.
    static func id(_ submission: String) -> String {
        Sodium.hash(Array("report/\(submission)".utf8), length: idLength).hexadecimal
    }

    var isOpen: Bool { !status.isFinal }

    var statusText: String { status.label(.report) }

    enum Limit {
        /// Characters.
        static let summary = 500
    }

    /// Of the published file: another photo is another file, so no cache shows the old one.
    func photoName(_ photo: String) -> String { "\(id)-\(photo.prefix(Self.idLength)).jpg" }

    /// Everything about it that the public sees.
    var digest: String {
        "\(id) \(kind) \(place.map { "\($0.parts)" } ?? "") \(photo ?? "") \(status.rawValue) \(sent) \(changed) \(summary)"
    }
}

/// Where things of a form are published.
struct PublicPath {
    let form: String

    static let folder = "reports"

    /// Of the list, with its slash.
    var page: String { "/live/\(Self.folder)/\(form)/" }
    var geoJSON: String { "/live/\(Self.folder)/\(form).geojson" }

    func report(_ id: String) -> String { "\(page)#r-\(id)" }
    func photo(_ name: String) -> String { page + name }

    /// Below the folder of live files.
    var pageFile: String { "\(Self.folder)/\(form)/index.html" }
    var geoJSONFile: String { "\(Self.folder)/\(form).geojson" }
    func photoFile(_ name: String) -> String { "\(Self.folder)/\(form)/\(name)" }
}

extension ShownReport {
    /// RFC 7946 §3.2
    func write(_ form: Form, photo: String?, to json: inout JSONWriter) {
        json.object { json in
            json.member("type", "Feature")
            json.member("id", id)
            json.key("geometry")
            if let place {
                place.writeGeoJSON(to: &json)
            } else {
                json.null()
            }
            json.key("properties")
            json.object { json in
                json.member("category", form.category(kind)?.code ?? "")
                json.member("kind", kind)
                json.member("title", form.kindText(kind))
                json.member("status", isOpen ? "open" : "closed")
                json.member("status_text", statusText)
                json.member("sent", Moment(unixSeconds: sent).iso)
                json.member("changed", Moment(unixSeconds: changed).iso)
                json.member("summary", summary)
                json.member("photo", ifPresent: photo)
                json.member("url", PublicPath(form: form.id).report(id))
            }
        }
    }
}
