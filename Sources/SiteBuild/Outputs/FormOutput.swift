import Definitions
import FormEngine
import Model

/// A form as the server and the browser read it: `/forms/moving/form.json`.
struct FormOutput: Output {
    let document: Int
    let address: Address

    var rank: OutputRank { .asset }
    var isLinked: Bool { false }

    static func all(_ site: Site) -> [any Output] {
        let forms = site.catalog.documents.indices.filter { index in
            let document = site.catalog.documents[index]
            return document.kind.name == Kind.form.name && !document.entry.id.isEmpty
        }
        let originals = forms.filter { site.catalog.documents[$0].language == site.defaultLanguage }
        if originals.isEmpty { return [] }
        return forms.map { index in
            let document = site.catalog.documents[index]
            let language = document.language == site.defaultLanguage ? nil : document.language
            return FormOutput(
                document: index, address: Address(Form.rulesPath(document.entry.id, language: language)))
        } + [FormListOutput(documents: originals)]
    }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint {
        Fingerprint { writer in
            let site = fingerprints.site
            let document = site.catalog.documents[document]
            writer.addContent(of: document.entry)
            writer.addContent(of: site.original(of: document).entry)
            writer.add(fingerprints.site.baseURL)
            writer.add(fingerprints.site.postalTables != nil)
            writer.add(fingerprints.site.definition.hasResidents)
        }
    }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let site = rendering.site
        let document = site.catalog.documents[document]
        let translation = site.translation(document)
        let problems =
            (site.definition.hasResidents ? [] : Self.accountProblems(document)) + site.misplacedTexts(document)
            + (translation?.problems ?? [])
        return Rendered(content: .bytes(site.form(document, translation)?.json ?? []), problems: problems)
    }

    /// Who has sent one already is told by their account.
    private static func accountProblems(_ document: Document) -> [Problem] {
        guard document.entry["once_per_person"]?.bool == true else { return [] }
        return [
            Problem(
                "no-accounts", at: document.entry.place(of: "once_per_person", in: document.file),
                ja: "1人1回のフォームには、住民のアカウントが必要です", en: "a form for each person once needs residents' accounts",
                expected: Wording(ja: "site.yaml に residents: true", en: "`residents: true` in site.yaml"))
        ]
    }
}

/// All forms, for the staff desk.
struct FormListOutput: Output {
    let documents: [Int]

    var address: Address { Address(Form.listPath) }
    var rank: OutputRank { .asset }
    var isLinked: Bool { false }

    func fingerprint(_ fingerprints: Fingerprints) -> Fingerprint { fingerprints.cards(documents) }

    func render(_ rendering: Rendering) throws(Problem) -> Rendered {
        let forms = documents.compactMap { rendering.site.form(rendering.site.catalog.documents[$0]) }
        var json = JSONWriter()
        json.lines(of: forms.sorted { ($0.title, $0.id) < ($1.title, $1.id) }) { json, form in
            json.object { json in
                json.member("id", form.id)
                json.member("title", form.title)
                json.member("path", form.path)
                json.member("use", form.use.rawValue)
            }
        }
        return Rendered(content: .bytes(json.bytes))
    }
}

extension Site {
    /// nil: it is none.
    func form(_ document: Document) -> Form? {
        guard document.kind.name == Kind.form.name, !document.entry.id.isEmpty else { return nil }
        return form(document, translation(document))
    }

    fileprivate func form(_ document: Document, _ translation: FormTranslation?) -> Form? {
        if var translated = translation?.form {
            translated.version = Self.version(translated)
            return translated
        }
        return form(originallyIn: self.original(of: document))
    }

    private func form(originallyIn document: Document) -> Form? {
        var form = Form(document.entry, path: document.address.href, site: baseURL, version: "")
        // One without a question has been reported.
        if form.steps.isEmpty { return nil }
        form.language = document.language
        form.version = Self.version(form)
        form.knowsAddresses = postalTables != nil
        return form
    }

    private static func version(_ form: Form) -> String {
        Fingerprint { writer in
            for step in form.steps { writer.add(String(decoding: step.json, as: UTF8.self)) }
        }.short
    }

    fileprivate func original(of document: Document) -> Document {
        catalog.versions[document.versions].map { catalog.documents[$0] }.first { $0.language == defaultLanguage }
            ?? document
    }

    /// nil: it is the original, or has no words of its own.
    fileprivate func translation(_ document: Document) -> FormTranslation? {
        let original = original(of: document)
        if original === document { return nil }
        return form(originallyIn: original).flatMap {
            FormTranslation(document.entry, of: $0, path: document.address.href, file: document.file)
        }
    }

    fileprivate func misplacedTexts(_ document: Document) -> [Problem] {
        FormTranslation.misplaced(
            document.entry, isOriginal: document.language == defaultLanguage, file: document.file)
    }

    /// Where the server publishes what it shows of a form's reports: `/live/reports/road/`.
    func isReportList(_ path: String) -> Bool {
        let folder = "/live/reports/"
        guard path.hasPrefix(folder), path.hasSuffix("/") else { return false }
        let id = path.dropFirst(folder.utf8.count).dropLast()
        return catalog.documents.contains { document in
            document.kind.name == Kind.form.name && document.entry.id == id && document.entry["report"] != nil
        }
    }

    /// Whether the server writes pages for residents: theirs, or the later steps of a form.
    var hasServerPages: Bool { definition.hasResidents || catalog.hasForms }
}

extension Catalog {
    var hasForms: Bool { documents.contains { $0.kind === Kind.form } }

    /// In which some form speaks; sorted.
    var languagesOfForms: [String] {
        Set(documents.filter { $0.kind === Kind.form && $0.entry["texts"] != nil }.map(\.language)).sorted()
    }
}

extension Form {
    /// What stands on the form's own page.
    /// - Parameter foreign: tag of its language, where its page is in another.
    func firstStep(foreign: String?) -> [UInt8] {
        FormMarkup(self, step: 0, action: "/my/forms/\(id)", foreign: foreign).bytes
    }
}
