import Definitions
import FormEngine
import Model

/// What the server needs and nobody else sees: `output/runtime`, never published. What staff fill in at a form stands in
/// `forms/moving.json`, the desk that its letters come from in `senders/moving.json`.
struct RuntimeFiles {
    private let folder: OutputFolder

    static let folderName = "runtime"

    init(output: String) { folder = OutputFolder(root: "\(output)/\(Self.folderName)") }

    /// Files whose bytes do not change are not touched; those of forms that have gone are removed.
    func write(_ site: Site) throws(Problem) {
        let wanted = Self.files(site)
        let tree = try FileTree.scan(folder.root)
        for (name, bytes) in wanted.sorted(by: { $0.key < $1.key }) {
            if tree.stamps[name] != nil, try FileBuffer.file("\(folder.root)/\(name)", holds: bytes) { continue }
            _ = try folder.write(bytes, to: name)
        }
        for file in tree.files where wanted[file.path] == nil { folder.remove(file.path) }
        folder.removeEmptyFolders(tree.folders)
    }

    private static func files(_ site: Site) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for document in site.catalog.documents
        where document.kind.name == Kind.form.name && document.language == site.defaultLanguage {
            files["forms/\(document.entry.id).json"] = Form.staffItems(document.entry)?.json
            files["senders/\(document.entry.id).json"] = site.desk(document.entry["contact"]).map(sender)
        }
        return files
    }

    /// `{"section", "address", "phone", "email"}`, as far as the desk has them.
    private static func sender(_ desk: FieldValue) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            for field in ["name", "section", "address", "phone", "email"] {
                json.member(field, ifPresent: desk[field]?.text)
            }
        }
        return json.bytes
    }
}
