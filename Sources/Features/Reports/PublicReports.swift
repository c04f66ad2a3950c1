import Attachments
import FeatureKit
import FormEngine
import Layouts
import Model
import Storage
import Submissions
import Synchronization

/// The files that the public reads: of each form a list as a page, a map's data and the photos. Made from the tables, and
/// rewritten when they changed; what is shown no more is gone with the next writing.
final class PublicReports: Sendable {
    private let surroundings: Surroundings
    /// What was written last, by form: one writer at a time, so that nothing older comes after something newer.
    private let written = Mutex<[String: String]>([:])

    init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    /// On the page; the file for maps has all.
    private static let mostListed = 300

    func publish(_ forms: ReportForms) throws {
        // A site that was never built says nothing about what there is.
        guard let known = forms.known else { return }
        try written.withLock { written in
            // A new look of the site is one of these pages too.
            let frame = SiteFrame(surroundings.pages).published("", [], path: "") ?? []
            let gone = Set(written.keys).subtracting(known.map(\.id))
            if written.isEmpty || !gone.isEmpty { try removeForms(otherThan: known.map(\.id)) }
            for form in known {
                let shown = try surroundings.store.read { try ReportStore($0).shown(form.id) }
                let state = Self.digest(form, shown, frame)
                if written[form.id] == state { continue }
                try write(form, shown)
                written[form.id] = state
            }
            for form in gone { written[form] = nil }
        }
    }

    private static func digest(_ form: Form, _ shown: [ShownReport], _ frame: [UInt8]) -> String {
        let parts = [form.json, frame, Array(shown.map(\.digest).joined(separator: "\n").utf8)]
        return Sodium.hash(parts.flatMap { Sodium.hash($0) }).hexadecimal
    }

    private func write(_ form: Form, _ shown: [ShownReport]) throws {
        let path = PublicPath(form: form.id)
        let standing = Set(try surroundings.live.files(in: "\(PublicPath.folder)/\(form.id)"))
        var photos: [String: String] = [:]
        for report in shown {
            guard let name = try writePhoto(report, path, standing) else { continue }
            photos[report.id] = name
        }
        try surroundings.live.write(Self.geoJSON(form, shown, photos.mapValues(path.photo)), to: path.geoJSONFile)
        let files = Set(photos.values.map(path.photoFile) + [path.pageFile])
        if let page = try page(form, shown, photos.mapValues(path.photo)) {
            try surroundings.live.write(page, to: path.pageFile)
        }
        for file in standing.subtracting(files) { try surroundings.live.remove(file) }
    }

    /// - Returns: its name; nil: none is shown, or it is not there.
    private func writePhoto(_ report: ShownReport, _ path: PublicPath, _ standing: Set<String>) throws -> String? {
        guard let photo = report.photo else { return nil }
        let name = report.photoName(photo)
        // What it is called says what is in it.
        if standing.contains(path.photoFile(name)) { return name }
        let desk = SubmissionDesk(store: surroundings.store, vault: surroundings.vault, siteName: "")
        let vault = surroundings.vault
        guard
            let submission = try surroundings.store.read({
                try SubmissionStore($0, vault).submission(report.submission)
            }),
            let (_, bytes) = try desk.content(photo, of: submission), let made = AttachedFile.published(bytes)
        else { return nil }
        try surroundings.live.write(made, to: path.photoFile(name))
        return name
    }

    private func removeForms(otherThan known: [String]) throws {
        for form in try surroundings.live.folders(in: PublicPath.folder) where !known.contains(form) {
            let path = PublicPath(form: form)
            for file in try surroundings.live.files(in: "\(PublicPath.folder)/\(form)") {
                try surroundings.live.remove(file)
            }
            try surroundings.live.remove(path.geoJSONFile)
        }
    }

    /// RFC 7946
    static func geoJSON(_ form: Form, _ shown: [ShownReport], _ photos: [String: String]) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("type", "FeatureCollection")
            json.key("features")
            json.array { json in
                for report in shown { report.write(form, photo: photos[report.id], to: &json) }
            }
        }
        return json.bytes
    }

    /// nil: the site has no frame for it.
    private func page(_ form: Form, _ shown: [ShownReport], _ photos: [String: String]) throws -> [UInt8]? {
        func values(_ isOpen: Bool) -> Value {
            .list(
                shown.prefix(Self.mostListed).filter { $0.isOpen == isOpen }.map { report in
                    .record(
                        ("id", .text(report.id)), ("title", .text(form.kindText(report.kind))),
                        ("status", .text(report.statusText)), ("sent", .text(DeskTime.day(report.sent))),
                        ("summary", .text(report.summary)), ("photo", .optional(photos[report.id])),
                        ("has_place", .bool(report.place != nil)))
                })
        }
        let path = PublicPath(form: form.id)
        let content = try surroundings.desk.content(
            "reports/public.html",
            [
                ("form", .text(form.path)), ("title", .text(form.title)), ("map", .text(path.geoJSON)),
                ("rounding", .int(form.report?.rounding ?? 0)), ("open", values(true)), ("closed", values(false)),
                ("hidden", .int(max(0, shown.count - Self.mostListed))),
                ("has_map", .bool(shown.contains { $0.place != nil })),
            ])
        return SiteFrame(surroundings.pages).published("公開している通報", content, path: path.page)
    }
}
