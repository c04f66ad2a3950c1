import Accounts
import FeatureKit
import FormEngine
import HTTP
import Layouts
import Storage
import Submissions

/// Who of the staff deals with what, and who is told of it.
extension Forms {
    /// Mail addresses of those who are told what happens to a submission: whoever deals with it, otherwise the groups that watch
    /// its form.
    func watchers(of submission: Submission) -> @Sendable (any Rows) throws -> [String] {
        let (form, id, vault) = (submission.form, submission.id, surroundings.vault)
        let (reporting, definition) = (reporting, published.form(submission.form))
        return { rows in
            let submissions = SubmissionStore(rows, vault)
            let assignee = try submissions.submission(id)?.assignee
            let groups = Set(try submissions.watchers(form))
            let watching = try Self.staff(form, rows).filter { staff in
                assignee.map { $0 == staff.name } ?? !groups.isDisjoint(with: staff.groups)
            }.compactMap(\.mail)
            guard assignee == nil, let definition, definition.report != nil else { return watching }
            // The section of its category, each address once.
            let told = try reporting?.recipients(of: submission, definition, rows) ?? []
            return watching + told.filter { !watching.contains($0) }
        }
    }

    /// Those who may handle a form, by name.
    static func staff(_ form: String, _ rows: any Rows) throws -> [Staff] {
        let accounts = AccountStore(rows)
        return try accounts.all().filter { staff in
            try !staff.isDisabled && accounts.permissions(of: staff.name).allow(handle, on: [part(form)])
        }
    }
}

/// Choosing them.
struct WatchingPages {
    private let forms: Forms

    init(_ forms: Forms) { self.forms = forms }

    var routes: [Route] {
        [
            .form(InboxPages.path + "/{form}/watchers", "setFormWatchers", .staffSomewhere(Forms.handle)) { call in
                try setWatchers(call)
            },
            .form(InboxPages.path + "/{form}/{id}/assignee", "assignFormSubmission", .staffSomewhere(Forms.handle)) {
                call in try assign(call)
            },
        ]
    }

    /// For the inbox: groups with their titles, and whether they are told.
    static func groups(_ form: String, _ forms: Forms) throws -> Value {
        let vault = forms.surroundings.vault
        return try forms.surroundings.store.read { rows in
            let chosen = try SubmissionStore(rows, vault).watchers(form)
            return .list(
                try AccountStore(rows).groups().map { group in
                    .record(
                        ("id", .text(group.id)), ("title", .text(group.title)),
                        ("isChosen", .bool(chosen.contains(group.id))))
                })
        }
    }

    private func setWatchers(_ call: Call) throws -> Response {
        let form = call.parameter("form")
        try call.require(Forms.handle, on: [Forms.part(form)])
        let (groups, author, surroundings) = (call.fields("group"), try call.author(), forms.surroundings)
        try surroundings.store.write { rows in
            let known = Set(try AccountStore(rows).groups().map(\.id))
            let kept = groups.filter(known.contains)
            try SubmissionStore(rows, surroundings.vault).setWatchers(kept, of: form)
            try surroundings.audit(rows).add(
                "changed", "form/\(form)/watchers", kept.sorted().joined(separator: " "), by: author)
        }
        return .seeOther(InboxPages.path(form) + "?done=watchers")
    }

    private func assign(_ call: Call) throws -> Response {
        let (form, id) = (call.parameter("form"), call.parameter("id"))
        try call.require(Forms.handle, on: [Forms.part(form)])
        let (forms, author, actor, now) = (forms, try call.author(), try call.staff().staff.name, call.now)
        let (name, definition) = (call.field("assignee"), forms.published.form(form))
        try forms.surroundings.store.write { rows in
            let vault = forms.surroundings.vault
            guard let submission = try SubmissionStore(rows, vault).submission(id), submission.form == form,
                submission.state != .draft
            else { throw Refusal.notFound }
            let staff = try Forms.staff(form, rows).first { $0.name == name }
            // Somebody may have left meanwhile.
            guard name.isEmpty || staff != nil else { throw Refusal.wrongValue("assignee") }
            try forms.desk.assign(
                submission, to: staff?.name, address: staff?.mail, definition, by: actor, now: now, rows)
            try forms.surroundings.audit(rows).add(
                "assigned", "submission/\(submission.receipt ?? "")", staff?.name ?? "", by: author)
        }
        return .seeOther("\(InboxPages.path(form))/\(id)?done=assigned")
    }
}
