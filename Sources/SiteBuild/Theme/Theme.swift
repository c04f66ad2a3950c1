import BrowserFiles
import Layouts
import Model
import Synchronization
import YAML

/// Templates, style sheets, browser modules and words: the embedded theme with the files of the layouts folder laid over it.
final class Theme: Sendable {
    struct File: Sendable {
        /// Name inside its category: `base.html`, `site.css`, `ja.yaml`.
        var name: String
        /// As people know it.
        var place: String
        var bytes: [UInt8]
    }

    let templates: [File]
    let assets: [File]
    let words: [String: Words]
    /// Of every template and word.
    let fingerprint: Fingerprint
    /// `/assets/HASH`: one hash over all style sheets and modules, so that modules keep importing each other by their own names.
    let assetFolder: String
    /// Template name → fingerprint of its file, for fingerprints of outputs.
    private let templateFingerprints: [String: Fingerprint]
    private let compiled = Mutex<[String: (LayoutSet, [Problem])]>([:])

    init(files: [File]) {
        let sorted = files.sorted { $0.name < $1.name }
        templates = sorted.filter { $0.name.hasPrefix("templates/") }.map { $0.dropping("templates/") }
        assets = sorted.filter { $0.name.hasPrefix("assets/") }.map { $0.dropping("assets/") }
        words = Dictionary(
            uniqueKeysWithValues: sorted.filter { $0.name.hasPrefix("words/") }.map { file in
                let file = file.dropping("words/")
                return (String(file.name.prefix { $0 != "." }), Words(file))
            })
        templateFingerprints = Dictionary(uniqueKeysWithValues: templates.map { ($0.name, Fingerprint($0.bytes)) })
        let wordFiles = sorted.filter { $0.name.hasPrefix("words/") }
        fingerprint = Self.fingerprint(templates + wordFiles)
        assetFolder = "/assets/" + Self.fingerprint(assets).short
    }

    private static func fingerprint(_ files: [File]) -> Fingerprint {
        Fingerprint { writer in
            for file in files {
                writer.add(file.name)
                writer.add(file.bytes)
            }
        }
    }

    func asset(_ name: String) -> String? {
        assets.contains { $0.name == name } ? "\(assetFolder)/\(Address.encoded(name))" : nil
    }

    func words(_ language: String) -> Words { words[language] ?? words["ja"] ?? Words.none }

    /// Templates compiled for a language (whose filters write dates and amounts its way); once per build.
    func layouts(_ language: String) -> LayoutSet { compile(language).0 }

    /// Everything wrong in the templates and words.
    func problems(_ language: String) -> [Problem] {
        compile(language).1 + words.values.flatMap(\.problems)
    }

    private func compile(_ language: String) -> (LayoutSet, [Problem]) {
        if let done = compiled.withLock({ $0[language] }) { return done }
        let files = templates.map { LayoutFile(path: $0.name, place: $0.place, bytes: $0.bytes) }
        let made = LayoutSet.compile(
            files, shapes: TemplateShapes.of, filters: LayoutFilters.all(language), functions: [assetFunction])
        return compiled.withLock {
            if $0[language] == nil { $0[language] = made }
            return $0[language] ?? made
        }
    }

    /// Of a template and everything it can reach.
    func fingerprint(of template: Template) -> Fingerprint {
        Fingerprint { writer in
            for file in template.files.sorted() {
                writer.add(file)
                writer.add(templateFingerprints[file] ?? Fingerprint(bits: 0))
            }
        }
    }

    private var assetFunction: Function {
        let folder = assetFolder
        let names = Set(assets.map(\.name))
        return Function("asset", Arity(1...1)) { arguments, _ throws(FilterFailure) in
            guard case .text(let name) = arguments.first, names.contains(name) else {
                let given = if case .text(let name)? = arguments.first { name } else { "" }
                throw FilterFailure(
                    "unknown-asset", ja: "「\(given)」というファイルはありません", en: "there is no asset `\(given)`",
                    expected: .oneOf(names.sorted(), near: given))
            }
            return .text("\(folder)/\(Address.encoded(name))")
        }
    }
}

extension Theme.File {
    fileprivate func dropping(_ prefix: String) -> Theme.File {
        Theme.File(name: String(name.dropFirst(prefix.count)), place: place, bytes: bytes)
    }
}

/// The theme's sentences in one language.
struct Words: Sendable {
    let texts: [(key: String, text: String)]
    private let byKey: [String: String]
    let problems: [Problem]

    static let none = Words(Theme.File(name: "", place: "", bytes: []))

    init(_ file: Theme.File) {
        var texts: [(String, String)] = []
        var problems: [Problem] = []
        do throws(Problem) {
            for entry in try YAMLReader.read(file.bytes, file: file.place)?.entries ?? [] {
                texts.append((entry.key, entry.value.text ?? ""))
            }
        } catch {
            problems.append(error)
        }
        self.texts = texts
        self.problems = problems
        byKey = Dictionary(texts) { first, _ in first }
    }

    subscript(key: String) -> String { byKey[key] ?? key }
}
