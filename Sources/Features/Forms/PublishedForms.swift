import FeatureKit
import FormEngine
import HTTP
import Model
import Submissions

/// The forms as the builder has published them. The server reads what it needs and keeps nothing: a form that was changed is the
/// new one with the next request.
struct PublishedForms: Sendable {
    private let pages: PublishedPages

    init(_ pages: PublishedPages) { self.pages = pages }

    /// nil: there is none.
    func form(_ id: String) -> Form? {
        // No path leads out of its folder.
        Form.isID(id) ? pages.file(Form.rulesPath(id)).flatMap(Form.init) : nil
    }

    /// - Parameter language: that a visitor asks for; nil, or one that it is not translated into: as it was written first.
    func form(_ id: String, in language: String?) -> Form? {
        guard let original = form(id) else { return nil }
        guard let language, Self.isLanguage(language),
            var translated = pages.file(Form.rulesPath(id, language: language)).flatMap(Form.init),
            translated.language == language
        else { return original }
        translated.origin = .translation(of: original)
        return translated
    }

    /// In the language in which it was filled in.
    func form(of submission: Submission) -> Form? { form(submission.form, in: submission.content.language) }

    /// `en`, `zh-Hant`: a part of a path.
    private static func isLanguage(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    /// What staff fill in beside the answers; nil: nothing.
    func staffItems(_ id: String) -> Form? {
        Form.isID(id) ? pages.runtime("/forms/\(id).json").flatMap(Form.init) : nil
    }

    /// The desk that a form's letters come from, line by line: section, name, address, telephone, mail address.
    func sender(_ id: String) -> [String] {
        guard Form.isID(id), let bytes = pages.runtime("/senders/\(id).json"),
            let desk = try? JSONValue.reading(bytes, file: "", limits: JSONValue.Limits())
        else { return [] }
        let lines = [
            desk["section"]?.text, desk["name"]?.text, desk["address"]?.text, desk["phone"]?.text.map { "電話 \($0)" },
            desk["email"]?.text,
        ]
        return lines.compactMap { $0 }
    }

    struct PostalAddress: Hashable, Sendable {
        var prefecture: String
        var city: String
        var town: String
    }

    /// - Parameter code: seven digits.
    func addresses(_ code: String) -> [PostalAddress] {
        guard let bytes = pages.file("/postal/\(code.prefix(3)).json"),
            let found = try? JSONValue.reading(bytes, file: "", limits: JSONValue.Limits())[code]?.elements
        else { return [] }
        return found.compactMap { address in
            guard let parts = address.elements?.compactMap(\.text), parts.count == 3 else { return nil }
            return PostalAddress(prefecture: parts[0], city: parts[1], town: parts[2])
        }
    }

    struct Summary: Sendable {
        var id: String
        var title: String
        var path: String
        var use: Form.Use
    }

    /// By title.
    var all: [Summary] {
        guard let bytes = pages.file(Form.listPath),
            let list = try? JSONValue.reading(bytes, file: "", limits: JSONValue.Limits()).elements
        else { return [] }
        return list.compactMap { form in
            guard let id = form["id"]?.text, let title = form["title"]?.text else { return nil }
            return Summary(
                id: id, title: title, path: form["path"]?.text ?? "",
                use: form["use"]?.text.flatMap(Form.Use.init(rawValue:)) ?? .application)
        }
    }
}

extension Form {
    /// Whether something is taken at a moment; nil: yes.
    func closedReason(now: Int) -> Refusal? {
        if let opens, now < opens {
            return refusal("not-open-yet", words.text(.notOpenYet, ["time": words.moment(opens)]))
        }
        if let closes, now >= closes { return refusal("closed", words[.closed]) }
        return nil
    }

    /// Why something is not done, in the form's language.
    func refusal(_ code: String, _ message: String, status: Status = .conflict) -> Refusal {
        var refusal = Refusal(status, code, message)
        if isTranslation { refusal.page = Refusal.Page(title: words[.notDone], language: language) }
        return refusal
    }
}
