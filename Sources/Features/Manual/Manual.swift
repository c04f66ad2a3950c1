import Accounts
import FeatureKit
import HTTP
import Model
import Synchronization

// The manual of staff and operators, inside the product: it belongs to this version, and is there where nothing else is.
//
// ManualText.swift     one text: read, rendered, cut into sections
// ManualSearch.swift   words in sections
// ManualPages.swift    the contents, a text, what was found
// Texts/               the texts, in Markdown
// Pages/               templates

public struct Manual: Feature {
    private let surroundings: Surroundings
    private let library: Library

    public init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        library = Library(surroundings.desk)
    }

    public static let path = "/staff/manual"

    public var deskLinks: [DeskLink] { [DeskLink("手引き", Self.path)] }
    public var routes: [Route] { ManualPages(surroundings, library).routes }

    /// The text about a page of the desk.
    public func help(for path: String) -> String? {
        let asked = path.split(separator: "/")
        var best: (fit: (parts: Int, names: Int), name: String)?
        for text in library.texts {
            for page in text.pages {
                // The first page is above all others and explains none of them.
                guard let fit = Self.fit(page.split(separator: "/"), asked), page != Route.deskPath || path == page
                else { continue }
                if fit > best?.fit ?? (0, 0) { best = (fit, text.name) }
            }
        }
        return best.map { "\(Self.path)/\($0.name)" }
    }

    /// How much of a path a page names, `{form}` standing for anything; nil: it is not above it.
    private static func fit(_ page: [Substring], _ path: [Substring]) -> (parts: Int, names: Int)? {
        guard page.count <= path.count else { return nil }
        var names = 0
        for (wanted, part) in zip(page, path) where wanted == part || !wanted.hasPrefix("{") {
            if wanted != part { return nil }
            names += 1
        }
        return (page.count, names)
    }
}

/// All texts, rendered when the first of them is asked for: a server that starts does not wait for them.
final class Library: Sendable {
    private let desk: Desk
    private let made = Mutex<[ManualText]?>(nil)

    init(_ desk: Desk) { self.desk = desk }

    /// In the order of the contents.
    var texts: [ManualText] {
        made.withLock { made in
            if let made { return made }
            let (texts, problems) = ManualText.reading(desk)
            precondition(problems.isEmpty, "The manual is wrong: \(problems.map { $0.line(in: .english) })")
            made = texts
            return texts
        }
    }
}
