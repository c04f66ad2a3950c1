import Layouts
import Model
import YAML

/// `content/data/`: what layouts read as `data.NAME`. Folders become nested names.
struct SiteData: Sendable {
    let values: [(name: String, value: Value, fingerprint: Fingerprint)]

    var fingerprint: Fingerprint {
        Fingerprint { writer in
            for (name, _, fingerprint) in values {
                writer.add(name)
                writer.add(fingerprint)
            }
        }
    }

    static func read(_ sources: SiteSources, folder: String, name: (String) -> String) -> (SiteData, [Problem]) {
        var values: [(String, Value, Fingerprint)] = []
        var problems: [Problem] = []
        for file in sources.files {
            guard case .data(let dataName) = file.role else { continue }
            do throws(Problem) {
                let bytes = try FileBuffer.contents(folder + "/" + file.path)
                // JSON is YAML, https://yaml.org/spec/1.2.2/#12-yaml-and-json
                let value =
                    file.path.hasSuffix(".csv")
                    ? try DataTable.value(bytes, file: name(file.path))
                    : try YAMLReader.read(bytes, file: name(file.path)).map(value) ?? .none
                // The file's type decides how its bytes are read.
                let fingerprint = Fingerprint {
                    $0.add(file.path)
                    $0.add(bytes)
                }
                values.append((dataName, value, fingerprint))
            } catch {
                problems.append(error)
            }
        }
        return (SiteData(values: values), problems)
    }

    /// `data` as templates see it.
    var record: Value { .object(Record(values.map { ($0.name, $0.value) })) }

    private static func value(_ node: YAMLNode) -> Value {
        if node.isNull { return .none }
        switch node.content {
        case .list(let items): return .list(items.map(value))
        case .map(let entries): return .object(Record(entries.map { ($0.key, value($0.value)) }))
        case .scalar(let text, _):
            if let bool = node.bool { return .bool(bool) }
            if let int = node.int { return .int(int) }
            if let number = node.number { return .double(number) }
            return .text(text)
        }
    }
}
