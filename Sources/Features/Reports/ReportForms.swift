import FeatureKit
import FormEngine
import Model

/// The forms of reports as the builder has published them; read with each request, as the counter of forms does it.
struct ReportForms: Sendable {
    private let pages: PublishedPages

    init(_ pages: PublishedPages) { self.pages = pages }

    /// nil: there is none, or it is no report.
    func form(_ id: String) -> Form? {
        guard Form.isID(id), let form = pages.file(Form.rulesPath(id)).flatMap({ Form($0) }), form.report != nil
        else { return nil }
        return form
    }

    /// By title. nil: the site has no list, for it was never built.
    var known: [Form]? {
        guard let bytes = pages.file(Form.listPath),
            let list = try? JSONValue.reading(bytes, file: "", limits: JSONValue.Limits()).elements
        else { return nil }
        return list.filter { $0["use"]?.text == Form.Use.report.rawValue }.compactMap { $0["id"]?.text.flatMap(form) }
    }

    var all: [Form] { known ?? [] }
}

extension Form {
    /// The item whose options are the categories.
    var categoryItem: Item? { report.flatMap { item($0.category) } }

    /// What was chosen, as the item of categories knows it.
    func kind(_ answers: Answers) -> String { report.map { answers.text($0.category) } ?? "" }

    /// The category above what was chosen; nil: the form does not know it any more.
    func category(_ kind: String) -> Item.Option? { categoryItem?.category(kind) }

    /// The section in charge, in words.
    func section(_ kind: String) -> String { category(kind).flatMap { report?.sections[$0.code] } ?? "" }

    func kindText(_ kind: String) -> String { categoryItem?.optionText(kind) ?? kind }

    /// Where it is; nil: the place was said in words.
    func point(_ answers: Answers) -> Point? {
        guard let place = report?.place else { return nil }
        return Point(latitude: answers.text(place + ".latitude"), longitude: answers.text(place + ".longitude"))
    }
}
