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
    private let wordFiles: [String: [File]]
    private let readWords = Mutex<[String: Words]>([:])
    /// Of every template and word.
    let fingerprint: Fingerprint
    /// `/assets/HASH`: one hash over all style sheets and modules, so that modules keep importing each other by their own names.
    let assetFolder: String
    /// Template name → fingerprint of its file, for fingerprints of outputs.
    private let templateFingerprints: [String: Fingerprint]
    private let filesWithPictures: Set<String>

    init(files: [File]) {
        let sorted = files.sorted { $0.name < $1.name }
        templates = sorted.filter { $0.name.hasPrefix("templates/") }.map { $0.dropping("templates/") }
        assets = sorted.filter { $0.name.hasPrefix("assets/") }.map { $0.dropping("assets/") }
        let wordFiles = sorted.filter { $0.name.hasPrefix("words/") }
        // `ja.yaml` and `ja.builder.yaml` are one language.
        self.wordFiles = Dictionary(grouping: wordFiles) {
            String($0.dropping("words/").name.prefix { $0 != "." })
        }
        templateFingerprints = Dictionary(uniqueKeysWithValues: templates.map { ($0.name, Fingerprint($0.bytes)) })
        filesWithPictures = Set(templates.filter(Self.callsPicture).map(\.name))
        fingerprint = Self.fingerprint(templates + wordFiles)
        assetFolder = "/assets/" + Self.fingerprint(assets).short
    }

    private static func fingerprint(_ files: [File]) -> Fingerprint {
        Fingerprint.mix { mix in
            for file in files {
                mix.add(file.name)
                mix.add(Fingerprint(file.bytes))
            }
        }
    }

    /// Those of Japanese for a language that the theme does not speak. Read when first asked for.
    func words(_ language: String) -> Words {
        let language = wordFiles[language] != nil ? language : "ja"
        return readWords.withLock { read in
            if let known = read[language] { return known }
            let words = Words(wordFiles[language] ?? [])
            read[language] = words
            return words
        }
    }

    func wordsFingerprint(_ language: String) -> Fingerprint {
        Self.fingerprint(wordFiles[language] ?? wordFiles["ja"] ?? [])
    }

    /// Compiles all templates, or one; problems of the words' files are among the problems.
    /// - Parameters:
    ///   - wanted: nil: all of them.
    ///   - idle: the program's own templates that this site renders nothing with. A site whose `base.html` is its own does
    ///     not need to have their blocks.
    func compile(
        filters: [Filter], functions: [Function], only wanted: TemplateFacts?, idle: Set<String> = []
    ) -> (LayoutSet, [Problem]) {
        let files = templates.filter { wanted?.files.contains($0.name) ?? !(idle.contains($0.name) && $0.isEmbedded) }
            .map { LayoutFile(path: $0.name, place: $0.place, bytes: $0.bytes) }
        let (set, problems) = LayoutSet.compile(
            files, shapes: { wanted == nil || wanted?.name == $0 ? TemplateShapes.of($0) : nil }, filters: filters,
            functions: functions, each: { Workers.forEach($0, $1) })
        return (set, problems + (wanted == nil ? wordFiles.keys.flatMap { words($0).problems } : []))
    }

    /// Whether a template, or one it takes in, calls `picture(…)`: with an address from anywhere it shows a picture that
    /// no entry names.
    func namesPictures(_ template: TemplateFacts) -> Bool { template.files.contains(where: filesWithPictures.contains) }

    private static func callsPicture(_ file: File) -> Bool {
        let name = Array("picture".utf8)
        var rest = file.bytes[...]
        while let start = rest.firstIndex(of: name[0]) {
            rest = rest[start...]
            if rest.starts(with: name),
                rest.dropFirst(name.count).first(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: "(")
            {
                return true
            }
            rest = rest.dropFirst()
        }
        return false
    }

    /// Of a template and everything it can reach.
    func fingerprint(of template: TemplateFacts) -> Fingerprint {
        Fingerprint { writer in
            for file in template.files.sorted() {
                writer.add(file)
                writer.add(templateFingerprints[file] ?? Fingerprint(bits: 0))
            }
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

    init(_ files: [Theme.File]) {
        var texts: [(String, String)] = []
        var problems: [Problem] = []
        for file in files {
            do throws(Problem) {
                for entry in try YAMLReader.read(file.bytes, file: file.place)?.entries ?? [] {
                    texts.append((entry.key, entry.value.text ?? ""))
                }
            } catch {
                problems.append(error)
            }
        }
        self.texts = texts
        self.problems = problems
        byKey = Dictionary(texts) { first, _ in first }
    }

    subscript(key: String) -> String { byKey[key] ?? key }
}
