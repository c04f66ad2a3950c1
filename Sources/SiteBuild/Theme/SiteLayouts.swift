import Definitions
import Layouts
import Model
import Synchronization

/// The templates of a site, compiled for each language, whose filters write dates and amounts its way.
///
/// Compiling and checking all of them costs more than a small edit. So where neither the theme nor anything site-wide has
/// changed since a build that found nothing wrong with them, what is known of them is taken from that build, and only
/// the templates that something is rendered with are compiled.
final class SiteLayouts: Sendable {
    /// Of everything the check of all templates depends on.
    let fingerprint: Fingerprint
    /// Everything wrong in the templates and words.
    let problems: [Problem]
    private let facts: [String: TemplateFacts]
    private let theme: Theme
    private let functions: [Function]
    private let absolute: Filter
    private let checkedLanguage: String
    private let compiled = Mutex<[Key: Template]>([:])

    private struct Key: Hashable {
        var name: String
        var language: String
    }

    /// What the last build knew of its templates.
    struct Known: Sendable {
        var fingerprint: Fingerprint
        var facts: [TemplateFacts]
    }

    init(
        _ theme: Theme, siteWide: Fingerprint, language: String, assets: Assets, baseURL: String, idle: Set<String>,
        known: Known?
    ) {
        self.theme = theme
        checkedLanguage = language
        functions = [Self.assetFunction(theme), Self.pictureFunction(assets, baseURL)]
        absolute = Self.absoluteFilter(baseURL)
        fingerprint = Fingerprint {
            $0.add(theme.fingerprint)
            $0.add(siteWide)
            $0.add(idle.sorted())
        }
        if let known, known.fingerprint == fingerprint {
            facts = Dictionary(known.facts.map { ($0.name, $0) }) { first, _ in first }
            problems = []
            return
        }
        let (set, found) = theme.compile(
            filters: LayoutFilters.all(language) + [absolute], functions: functions, only: nil, idle: idle)
        problems = found
        let templates = set.names.compactMap(set.template)
        let facts = Workers.map(templates.count) { templates[$0].facts }
        self.facts = Dictionary(facts.map { ($0.name, $0) }) { first, _ in first }
        compiled.withLock { compiled in
            for template in templates { compiled[Key(name: template.name, language: language)] = template }
        }
    }

    /// - Parameters:
    ///   - site: fingerprint of what every page may show.
    ///   - hasForms: whether any entry is a form, public or not.
    convenience init(
        _ definition: SiteDefinition, _ theme: Theme, site: Fingerprint, _ assets: Assets, _ data: SiteData,
        hasForms: Bool, known: Known?
    ) {
        let siteWide = Fingerprint {
            $0.add(site)
            $0.add(data.fingerprint)
            for asset in assets.all where asset.picture != nil { $0.add(asset) }
        }
        self.init(
            theme, siteWide: siteWide, language: definition.defaultLanguage, assets: assets,
            baseURL: definition.baseURL, idle: Site.idleTemplates(definition, hasForms: hasForms), known: known)
    }

    /// nil when something was wrong, which the next build has to find again.
    var known: Known? {
        guard problems.isEmpty else { return nil }
        return Known(fingerprint: fingerprint, facts: facts.values.sorted { $0.name < $1.name })
    }

    var names: [String] { facts.keys.sorted() }

    /// nil: there is no such template, or it is wrong.
    func facts(_ name: String) -> TemplateFacts? { facts[name] }

    func template(_ name: String, _ language: String) -> Template? {
        guard let facts = facts[name] else { return nil }
        let key = Key(name: name, language: language)
        return compiled.withLock { compiled in
            if let template = compiled[key] { return template }
            let set = theme.compile(
                filters: LayoutFilters.all(language) + [absolute], functions: functions, only: facts
            ).0
            compiled[key] = set.template(name)
            return compiled[key]
        }
    }

    // MARK: What the site gives to its layouts

    private static func absoluteFilter(_ baseURL: String) -> Filter {
        Filter("absolute") { value, _, _ throws(FilterFailure) in
            guard case .text(let address) = value else {
                throw FilterFailure(ja: "フィルターabsoluteに渡せるのはアドレスです", en: "the filter `absolute` takes an address")
            }
            return .text(address.hasPrefix("/") ? baseURL + address : address)
        }
    }

    /// `asset("site.css")`: the published address of a style sheet or module of the theme.
    private static func assetFunction(_ theme: Theme) -> Function {
        let folder = theme.assetFolder
        let names = Set(theme.assets.map(\.name))
        return Function("asset", Arity(1...1)) { arguments, _ throws(FilterFailure) in
            let given = if case .text(let name)? = arguments.first { name } else { "" }
            guard names.contains(given) else {
                throw FilterFailure(
                    "unknown-asset", ja: "「\(given)」というファイルはありません", en: "there is no asset `\(given)`",
                    expected: .oneOf(names.sorted(), near: given))
            }
            return .text("\(folder)/\(Address.encoded(given))")
        }
    }

    /// `picture(x)`: of a picture value the value itself, of an address the picture published there.
    private static func pictureFunction(_ assets: Assets, _ baseURL: String) -> Function {
        Function("picture", Arity(1...1, named: ["sizes"])) { arguments, _ throws(FilterFailure) in
            guard let first = arguments.first else { return .none }
            guard case .text(let path) = first else { return first }
            guard let asset = assets[path], asset.picture != nil else {
                throw FilterFailure("unknown-picture", ja: "画像「\(path)」がありません", en: "there is no picture `\(path)`")
            }
            return asset.value(alt: "", baseURL: baseURL)
        }
    }
}
