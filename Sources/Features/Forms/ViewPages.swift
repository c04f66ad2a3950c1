import Accounts
import FeatureKit
import HTTP
import Layouts
import Storage

/// Keeping a search of a form's list, and deleting it; they are shown above the list.
struct ViewPages {
    private let forms: Forms

    init(_ forms: Forms) { self.forms = forms }

    private static let pattern = InboxPages.path + "/{form}/views"

    var routes: [Route] {
        [
            .form(Self.pattern, "keepFormView", .staffSomewhere(Forms.read)) { call in try keep(call) },
            .form(Self.pattern + "/{view}/delete", "deleteFormView", .staffSomewhere(Forms.read)) { call in
                try delete(call)
            },
        ]
    }

    /// What a list was asked for, without the page it stands on; empty: nothing.
    static func query(_ call: Call) -> String {
        let passing: Set = ["page", "format", "sure", "done"]
        let items = call.request.query.items.filter { !passing.contains($0.name) && !$0.value.isEmpty }
        return Query(items.map { ($0.name, $0.value) }).encoded
    }

    /// For the inbox.
    static func values(_ form: String, _ forms: Forms, _ call: Call) throws -> Value {
        let (vault, staff, now) = (forms.surroundings.vault, try call.staff(), query(call))
        let views = try forms.surroundings.store.read {
            try FormViewStore($0, vault).views(form, of: staff.staff.name)
        }
        let mayShared = staff.may(Forms.handle, on: [Forms.part(form)])
        return .list(
            views.map { view in
                .record(
                    ("id", .text(view.id)), ("title", .text(view.title)),
                    ("url", .text("\(InboxPages.path(form))?\(view.query)")), ("isShared", .bool(view.owner == nil)),
                    ("isNow", .bool(view.query == now)), ("canDelete", .bool(view.owner != nil || mayShared)))
            })
    }

    private func keep(_ call: Call) throws -> Response {
        let form = call.parameter("form")
        try call.require(Forms.read, on: [Forms.part(form)])
        let isShared = call.field("shared") == "yes"
        if isShared { try call.require(Forms.handle, on: [Forms.part(form)]) }
        let (title, query) = (call.field("title"), call.field("query"))
        guard query.utf8.count <= FormView.longestQuery, query == Query(decoding: query).encoded else {
            throw Refusal.wrongValue("query")
        }
        guard !title.isEmpty, title.unicodeScalars.count <= FormView.longestTitle else {
            return .seeOther("\(InboxPages.path(form))?\(query)&done=view-unnamed")
        }
        let (surroundings, author, name) = (forms.surroundings, try call.author(), try call.staff().staff.name)
        let view = FormView(
            id: Sodium.random(Self.idLength).hexadecimal, owner: isShared ? nil : name, title: title, query: query)
        let isKept = try surroundings.store.write { rows in
            guard try FormViewStore(rows, surroundings.vault).add(view, form: form, now: author.now) else {
                return false
            }
            try surroundings.audit(rows).add("created", "form/\(form)/view", isShared ? "全員" : "", by: author)
            return true
        }
        guard isKept else {
            throw Refusal(.conflict, "too-many-views", "保存した条件が多すぎます。使わないものを削除してください。")
        }
        return .seeOther("\(InboxPages.path(form))?\(query)&done=view")
    }

    private static let idLength = 8

    private func delete(_ call: Call) throws -> Response {
        let (form, id) = (call.parameter("form"), call.parameter("view"))
        try call.require(Forms.read, on: [Forms.part(form)])
        let (surroundings, author, staff) = (forms.surroundings, try call.author(), try call.staff())
        let mayShared = staff.may(Forms.handle, on: [Forms.part(form)])
        let isGone = try surroundings.store.write { rows in
            let views = FormViewStore(rows, surroundings.vault)
            guard try views.delete(id, form: form, of: staff.staff.name, mayShared: mayShared) else { return false }
            try surroundings.audit(rows).add("deleted", "form/\(form)/view", by: author)
            return true
        }
        guard isGone else { throw Refusal.notFound }
        return .seeOther("\(InboxPages.path(form))?done=view-deleted")
    }
}
