/// What the site has published: pages by their paths (`/kurashi/gomi/`), and files.
public struct PublishedPages: Sendable {
    public var exists: @Sendable (_ path: String) -> Bool
    /// nil: there is no such page, or it has no title.
    public var title: @Sendable (_ path: String) -> String?
    /// `/opendata/houses.csv`; nil: there is no such file.
    public var file: @Sendable (_ path: String) -> [UInt8]?
    /// What the builder has made for the server alone, `/forms/moving.json`; nil: there is no such file.
    public var runtime: @Sendable (_ path: String) -> [UInt8]?

    public init(
        exists: @escaping @Sendable (String) -> Bool = { _ in false },
        title: @escaping @Sendable (String) -> String? = { _ in nil },
        file: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
        runtime: @escaping @Sendable (String) -> [UInt8]? = { _ in nil }
    ) {
        self.runtime = runtime
        self.exists = exists
        self.title = title
        self.file = file
    }
}
