/// The pages of the site, by their paths: `/kurashi/gomi/`.
public struct PublishedPages: Sendable {
    public var exists: @Sendable (_ path: String) -> Bool
    /// nil: there is no such page, or it has no title.
    public var title: @Sendable (_ path: String) -> String?

    public init(
        exists: @escaping @Sendable (String) -> Bool = { _ in false },
        title: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
        self.exists = exists
        self.title = title
    }
}
