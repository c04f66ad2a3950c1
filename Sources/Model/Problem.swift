/// Where in the workspace something is wrong. Lines and columns count from 1; columns count Unicode scalars.
/// Line 0 means the file as a whole.
public struct Place: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Path as the person knows it: relative to the folder the command was run on, e.g. `content/pages/a.md`.
    public var file: String
    public var line: Int
    public var column: Int

    public init(file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }

    public static func < (left: Place, right: Place) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }

    public var description: String {
        line == 0 ? file : "\(file):\(line):\(column)"
    }
}

/// Something in the content, the layouts or a request that a person has to mend.
/// Problems are collected and reported all at once, sorted by place.
public struct Problem: Error, Hashable, Sendable {
    public enum Severity: String, Sendable {
        /// Nothing is written while one of these stands.
        case error
        /// Reported, but the site is published.
        case warning
    }

    /// Stable, lower-case, hyphenated; scripts compare it: `unknown-field`, `broken-link`, …
    public var code: String
    public var severity: Severity
    public var place: Place
    public var message: Wording
    /// What would have been right: the allowed names, the type, the format.
    public var expected: Wording?

    public init(
        _ code: String, at place: Place, severity: Severity = .error, ja: String, en: String,
        expected: Wording? = nil
    ) {
        self.code = code
        self.severity = severity
        self.place = place
        self.message = Wording(ja: ja, en: en)
        self.expected = expected
    }

    /// `file:line:column: what is wrong — what was expected`
    public func line(in language: StaffLanguage) -> String {
        let prefix: String
        switch (severity, language) {
        case (.error, _): prefix = ""
        case (.warning, .japanese): prefix = "注意: "
        case (.warning, .english): prefix = "warning: "
        }
        let what = "\(place): \(prefix)\(message.text(in: language))"
        guard let expected else { return what }
        return "\(what) — \(expected.text(in: language))"
    }
}

extension Problem: Comparable {
    public static func < (left: Problem, right: Problem) -> Bool {
        (left.place, left.code, left.message.en) < (right.place, right.code, right.message.en)
    }
}

extension Wording {
    /// "one of a, b, c"; long lists of possibilities are cut, nearest spelling first where `near` is given.
    public static func oneOf(_ names: [String], near: String? = nil) -> Wording {
        let limit = 12
        let ordered = near.map { near in names.sorted { (distance($0, near), $0) < (distance($1, near), $1) } } ?? names
        let shown = ordered.prefix(limit).joined(separator: ", ")
        let more = ordered.count > limit ? ", …" : ""
        return Wording(ja: "使えるもの: \(shown)\(more)", en: "expected one of: \(shown)\(more)")
    }

    /// Levenshtein distance by Unicode scalar; the lists are short, so the plain quadratic form serves.
    private static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a.unicodeScalars)
        let b = Array(b.unicodeScalars)
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let cost = x == y ? diagonal : diagonal + 1
                diagonal = row[j + 1]
                row[j + 1] = min(cost, row[j] + 1, diagonal + 1)
            }
        }
        return row[b.count]
    }
}
