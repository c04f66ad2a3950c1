import FeatureKit
import HTTP

/// All routes, found by method and path.
struct RouteTable: Sendable {
    let routes: [Route]
    private let exact: [String: [Route]]
    /// With `{name}` in the path.
    private let patterns: [(parts: [Substring], route: Route)]

    init(_ routes: [Route]) {
        let operations = Set(routes.map(\.operation))
        precondition(operations.count == routes.count, "Two routes have the same operation.")
        self.routes = routes
        exact = Dictionary(grouping: routes.filter { !$0.path.contains("{") }, by: \.path)
        patterns = routes.filter { $0.path.contains("{") }.map { ($0.path.split(separator: "/"), $0) }
    }

    /// Every method of a path, with what stood in place of `{name}`.
    func fitting(_ path: String) -> [(route: Route, parameters: [String: String])] {
        if let routes = exact[path] { return routes.map { ($0, [:]) } }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        return patterns.compactMap { pattern, route in Self.parameters(pattern, parts).map { (route, $0) } }
    }

    private static func parameters(_ pattern: [Substring], _ parts: ArraySlice<Substring>) -> [String: String]? {
        guard pattern.count == parts.count else { return nil }
        var parameters: [String: String] = [:]
        for (wanted, part) in zip(pattern, parts) {
            if let end = wanted.firstIndex(of: "}"), wanted.hasPrefix("{") {
                // `{id}.json`
                let ending = wanted[wanted.index(after: end)...]
                guard part.hasSuffix(ending), part.utf8.count > ending.utf8.count else { return nil }
                parameters[String(wanted[..<end].dropFirst())] = String(part.dropLast(ending.count))
            } else if wanted != part {
                return nil
            }
        }
        return parameters
    }
}
