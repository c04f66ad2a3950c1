import YAML

/// The name of the site, for the head of the desk's pages.
enum SiteName {
    /// Empty where it cannot be read: the build says what is wrong with it.
    static func read(content: String) -> String {
        let file = content + "/site.yaml"
        guard let bytes = try? FileAccess.contents(file), let root = try? YAMLReader.read(bytes, file: file) else {
            return ""
        }
        return root.entries?.first { $0.key == "name" }?.value.text ?? ""
    }
}
