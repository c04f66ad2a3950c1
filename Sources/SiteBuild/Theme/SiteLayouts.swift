import Layouts
import Model

/// The templates of a site, compiled for each language (whose filters write dates and amounts its way) when first asked for.
extension Site {
    func layouts(_ language: String) -> LayoutSet { compiled(language).0 }

    /// Everything wrong in the templates and words.
    func layoutProblems(_ language: String) -> [Problem] { compiled(language).1 }

    private func compiled(_ language: String) -> (LayoutSet, [Problem]) {
        compiledLayouts.withLock { done in
            if let set = done[language] { return set }
            let set = theme.compile(
                filters: LayoutFilters.all(language) + [absoluteFilter], functions: [assetFunction, pictureFunction])
            done[language] = set
            return set
        }
    }

    private var absoluteFilter: Filter {
        let baseURL = baseURL
        return Filter("absolute") { value, _, _ throws(FilterFailure) in
            guard case .text(let address) = value else {
                throw FilterFailure(ja: "フィルターabsoluteに渡せるのはアドレスです", en: "the filter `absolute` takes an address")
            }
            return .text(address.hasPrefix("/") ? baseURL + address : address)
        }
    }

    /// `asset("site.css")`: the published address of a style sheet or module of the theme.
    private var assetFunction: Function {
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
    private var pictureFunction: Function {
        let (assets, base) = (assets, baseURL)
        return Function("picture", Arity(1...1, named: ["sizes"])) { arguments, _ throws(FilterFailure) in
            guard let first = arguments.first else { return .none }
            guard case .text(let path) = first else { return first }
            guard let asset = assets[path], asset.picture != nil else {
                throw FilterFailure("unknown-picture", ja: "画像「\(path)」がありません", en: "there is no picture `\(path)`")
            }
            return asset.value(alt: "", baseURL: base)
        }
    }
}
