import Glibc
import Model
import SampleFiles

/// `madoguchi new form bulky-waste`: one of the forms that towns often need, to be adapted.
enum NewFormCommand {
    private static let folder = "form-templates/"

    static func isTemplate(_ path: String) -> Bool { path.hasPrefix(folder) }

    /// `bulky-waste`, with its content; by name.
    private static var templates: [(name: String, bytes: [UInt8])] {
        (0..<sample_file_count).compactMap { index in
            guard let file = sample_file_at(index)?.pointee else { return nil }
            let path = String(cString: file.path)
            guard isTemplate(path), path.hasSuffix(".md") else { return nil }
            return (
                String(path.dropFirst(folder.utf8.count).dropLast(".md".utf8.count)),
                Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
            )
        }
    }

    /// - Parameter words: behind `new form`.
    static func run(_ arguments: Arguments, _ words: [String], _ console: Console) throws(UsageError)
        -> CommandLineTool.Status
    {
        if words.count > 1 {
            throw UsageError(ja: "「\(words[1])」の意味がわかりません", en: "unexpected `\(words[1])`")
        }
        let templates = templates
        guard let template = templates.first(where: { $0.name == words[0] }) else {
            let names = templates.map(\.name).joined(separator: " ")
            throw UsageError(
                ja: "「\(words[0])」というひな形はありません。使えるもの: \(names)",
                en: "there is no template `\(words[0])`; there are: \(names)")
        }
        let content = SheetArguments.contentFolder(arguments)
        let path = "\(content)/forms/\(arguments["as"] ?? template.name).md"
        do throws(Problem) {
            guard access(content + "/site.yaml", F_OK) == 0 else {
                throw Problem(
                    "no-site", at: Place(file: content), ja: "ここはサイトの内容のフォルダーではありません（site.yaml がありません）",
                    en: "this is no content folder: there is no site.yaml")
            }
            // What somebody has written is not lost.
            guard access(path, F_OK) != 0 else {
                throw Problem(
                    "not-empty", at: Place(file: path), ja: "同じ名前のフォームがすでにあります",
                    en: "there is a form of this name already",
                    expected: Wording(ja: "`--as 別の名前` を付ける", en: "`--as ANOTHER-NAME`"))
            }
            try FileAccess.makeFolder(content + "/forms")
            try FileAccess.write(template.bytes, to: path)
        } catch {
            console.error(error.line(in: console.language))
            return .problems
        }
        console.error(
            console.language == .japanese
                ? "\(path) を作りました。はじめの行にあることを直し、madoguchi serve --watch で見てください。"
                : "Made \(path). Adapt what its first lines say, and look at it with `madoguchi serve --watch`.")
        return .fine
    }
}
