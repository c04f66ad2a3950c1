import Accounts
import Exports
import FeatureKit
import FormEngine
import HTTP
import Layouts
import Storage
import Submissions

/// Everything of a form as files that are written in the background: asked for, looked after, fetched by whoever asked.
struct ExportPages {
    private let forms: Forms

    init(_ forms: Forms) { self.forms = forms }

    private static let pattern = InboxPages.path + "/{form}/exports"
    static func path(_ form: String) -> String { "\(InboxPages.path(form))/exports" }

    var routes: [Route] {
        [
            .page(Self.pattern, "listFormExports", .staffSomewhere(Forms.read)) { call in try list(call) },
            .form(Self.pattern, "askForFormExport", .staffSomewhere(Forms.read)) { call in try ask(call) },
            .page(Self.pattern + "/{export}/{part}", "getFormExport", .staffSomewhere(Forms.read)) { call in
                try fetch(call)
            },
            .form(Self.pattern + "/{export}/delete", "deleteFormExport", .staffSomewhere(Forms.read)) { call in
                try delete(call)
            },
        ]
    }

    private static let notices = [
        "asked": "書き出しを受け付けました。終わると、この画面から受け取れます。", "deleted": "書き出したものを削除しました。",
    ]

    private static func label(_ format: SubmissionExport.Format) -> String {
        switch format {
        case .csv: "CSV（UTF-8）"
        case .cp932: "CSV（Shift_JIS）"
        case .xlsx: "Excel"
        case .zip: "添付ファイル（ZIP）"
        }
    }

    // MARK: The page

    private func list(_ call: Call, problem: String? = nil) throws -> Response {
        let id = call.parameter("form")
        try call.require(Forms.read, on: [Forms.part(id)])
        let (vault, name) = (forms.surroundings.vault, try call.staff().staff.name)
        let exports = try forms.surroundings.store.read { try ExportStore($0, vault).exports(id, askedBy: name) }
        return try forms.surroundings.desk.page(
            "forms/exports.html", "すべて書き出す：\(forms.published.form(id)?.title ?? id)", call,
            [
                ("path", .text(Self.path(id))), ("inbox", .text(InboxPages.path(id))),
                ("days", .int(SubmissionExport.keptDays)),
                ("is_going", .bool(exports.contains { $0.state == .waiting })),
                (
                    "formats",
                    .list(
                        [SubmissionExport.Format.csv, .cp932, .xlsx, .zip].map {
                            .record(("id", .text($0.rawValue)), ("label", .text(Self.label($0))))
                        })
                ), ("exports", .list(exports.map { Self.value($0, Self.path(id)) })),
            ], notice: Self.notices[call.query("done")], problem: problem,
            status: problem == nil ? .ok : .unprocessable)
    }

    private static func value(_ export: SubmissionExport, _ path: String) -> Value {
        let progress = export.progress
        return .record(
            ("format", .text(label(export.format))), ("asked", .text(DeskTime.text(export.asked))),
            ("is_test", .bool(export.mode == .test)), ("is_done", .bool(export.state == .done)),
            ("is_failed", .bool(export.state == .failed)), ("message", .text(export.message)),
            ("state", .text(words(export))), ("done", .int(progress.done)), ("total", .int(max(progress.total, 1))),
            ("is_writing", .bool(export.state == .waiting && progress.phase == .writing)),
            ("url", .text("\(path)/\(export.id)")),
            (
                "files",
                .list(
                    progress.parts.enumerated().map { number, part in
                        .record(
                            ("url", .text("\(path)/\(export.id)/\(number + 1)")),
                            ("label", .text(fileName(export, number))), ("kilobytes", .int((part.bytes + 1023) / 1024)))
                    })
            ),
            (
                "unwritable",
                .list(
                    progress.unwritable.map {
                        .record(
                            ("character", .text($0.character)), ("written_as", .text($0.writtenAs)),
                            ("count", .int($0.count)))
                    })
            ))
    }

    private static func words(_ export: SubmissionExport) -> String {
        let progress = export.progress
        switch export.state {
        case .done where progress.parts.isEmpty: return "添付ファイルはありませんでした"
        case .done: return "終わりました（\(progress.done)件）"
        case .failed: return "書き出せませんでした"
        case .waiting where progress.phase == .looking:
            return progress.done == 0 ? "待っています" : "項目を調べています（\(progress.done)件）"
        case .waiting: return "書き出しています（\(progress.total)件のうち\(progress.done)件）"
        }
    }

    private static func fileName(_ export: SubmissionExport, _ number: Int) -> String {
        let part = export.progress.parts.count > 1 ? "-\(number + 1)" : ""
        return "\(export.form)\(part).\(export.format.ending)"
    }

    // MARK: What is done

    private func ask(_ call: Call) throws -> Response {
        let form = call.parameter("form")
        try call.require(Forms.read, on: [Forms.part(form)])
        guard let format = SubmissionExport.Format(rawValue: call.field("format")) else {
            return try list(call, problem: "書き出す形を選んでください。")
        }
        let (surroundings, author) = (forms.surroundings, try call.author())
        let export = SubmissionExport(
            id: Sodium.random(Self.idLength).hexadecimal, form: form,
            mode: call.field("mode") == "test" ? .test : .live, format: format,
            askedBy: try call.staff().staff.name, asked: call.now)
        let isTaken = try surroundings.store.write { rows in
            guard try ExportStore(rows, surroundings.vault).add(export) else { return false }
            try surroundings.audit(rows).add("asked-for-export", "form/\(form)", format.rawValue, by: author)
            return true
        }
        guard isTaken else {
            return try list(
                call, problem: "書き出したものは、1人\(SubmissionExport.mostOfOne)個まで置いておけます。受け取ったものを削除してから、もう一度行ってください。")
        }
        return .seeOther(Self.path(form) + "?done=asked")
    }

    private static let idLength = 8

    private func export(_ call: Call) throws -> SubmissionExport {
        let form = call.parameter("form")
        try call.require(Forms.read, on: [Forms.part(form)])
        let (vault, name) = (forms.surroundings.vault, try call.staff().staff.name)
        let found = try forms.surroundings.store.read {
            try ExportStore($0, vault).export(call.parameter("export"), askedBy: name)
        }
        guard let found, found.form == form else { throw Refusal.notFound }
        return found
    }

    private func fetch(_ call: Call) throws -> Response {
        let export = try export(call)
        let number = (Int(call.parameter("part")) ?? 0) - 1
        guard export.state == .done, export.progress.parts.indices.contains(number) else { throw Refusal.notFound }
        guard let opened = try forms.exporter?.opened(export, part: number) else {
            throw Refusal(
                .notFound, "elsewhere", "このファイルは、サーバー「\(export.server ?? "")」にあります。管理を担当する職員に相談してください。")
        }
        let file = OpenFile(descriptor: opened.descriptor, bytes: opened.bytes)
        let (surroundings, author) = (forms.surroundings, try call.author())
        try surroundings.store.write { rows in
            try surroundings.audit(rows).add(
                "exported", export.form, "form \(export.format.rawValue) \(export.progress.done)件", by: author)
        }
        var headers = Headers()
        headers["Content-Type"] = Self.mediaType(export.format)
        headers["Content-Disposition"] = "attachment; filename=\"\(Self.fileName(export, number))\""
        headers["Cache-Control"] = "no-store"
        return Response(.ok, headers: headers, body: .file(file, offset: 0, count: UInt64(opened.bytes)))
    }

    private static func mediaType(_ format: SubmissionExport.Format) -> String {
        switch format {
        case .csv: "text/csv; charset=utf-8"
        case .cp932: "text/csv; charset=Shift_JIS"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .zip: "application/zip"
        }
    }

    private func delete(_ call: Call) throws -> Response {
        let export = try export(call)
        let (surroundings, author) = (forms.surroundings, try call.author())
        try surroundings.store.write { rows in
            try ExportStore(rows, surroundings.vault).delete(export.id)
            try surroundings.audit(rows).add("deleted", "form/\(export.form)/export", by: author)
        }
        try forms.exporter?.deleteLeftovers()
        return .seeOther(Self.path(export.form) + "?done=deleted")
    }
}
