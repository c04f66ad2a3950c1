import Glibc
import Model
import Testing
import YAML

@testable import Definitions

/// docs/content.md, the manual of those who write.
@Suite struct ManualTests {
    private static let path = "docs/content.md"
    private let manual = Repository.text(path) ?? ""

    /// `SNAPSHOTS=overwrite swift test --filter DefinitionsTests` writes the tables anew.
    @Test func `the manual's tables are those of the schemas`() {
        let current = KindDocumentation.updating(manual)
        if getenv("SNAPSHOTS").map({ String(cString: $0) }) == "overwrite" { Repository.write(current, to: Self.path) }
        #expect(Repository.text(Self.path) == current)
    }

    @Test func `every table stands in the manual once`() {
        for name in KindDocumentation.names {
            #expect(KindDocumentation.text(name) != nil)
            #expect(
                manual.split(separator: "<!-- fields: \(name) -->", omittingEmptySubsequences: false).count == 2,
                "\(name)")
        }
    }

    @Test func `writing the tables twice changes nothing`() {
        let once = KindDocumentation.updating("前\n<!-- fields: news -->\n古い表\n<!-- end -->\n後")
        #expect(once.hasPrefix("前\n<!-- fields: news -->\n\n| 項目"))
        #expect(once.hasSuffix("\n\n<!-- end -->\n後"))
        #expect(!once.contains("古い表"))
        #expect(KindDocumentation.updating(once) == once)
    }

    @Test func `a mark that names nothing, or is never closed, stays as it is`() {
        for text in ["<!-- fields: nothing -->\na\n<!-- end -->", "<!-- fields: news -->\na"] {
            #expect(KindDocumentation.updating(text) == text)
        }
    }

    @Test func `an inner field stands below its outer one`() throws {
        let house = try #require(KindDocumentation.text("house"))
        #expect(house.contains("| `photos[].file` | ○ |"))
        #expect(house.contains("| `agent.name` | ○ |"))
        #expect(house.contains("`sale` 売買 (For sale)"))
    }

    @Test func `the manual's examples are read without a problem`() throws {
        let examples = Self.examples(manual)
        #expect(Set(examples.map(\.kind)).isSuperset(of: Kind.all.map(\.name)))
        for (name, text) in examples {
            guard name != "site" else {
                let (_, problems) = SiteDefinition.read(
                    try YAMLReader.read(Array(text.utf8), file: Self.path), file: Self.path)
                #expect(problems.isEmpty, "site.yaml")
                continue
            }
            let kind = try #require(Kind.named(name))
            let fields = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
            #expect(try read(String(fields[1]), kind).problems.isEmpty, "\(name)")
        }
    }

    /// The code block behind each `<!-- example: KIND -->`.
    private static func examples(_ manual: String) -> [(kind: String, text: String)] {
        var examples: [(String, String)] = []
        var rest = manual.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = rest.popFirst() {
            guard line.hasPrefix("<!-- example: "), line.hasSuffix(" -->") else { continue }
            let kind = String(line.dropFirst("<!-- example: ".count).dropLast(" -->".count))
            rest.removeFirst()
            examples.append((kind, rest.prefix { $0 != "```" }.joined(separator: "\n") + "\n"))
        }
        return examples
    }

    @Test func `every component of the theme has an example`() {
        let components = Repository.files(below: "Sources/Theme/templates/components", suffix: ".html").map {
            String($0.dropFirst("Sources/Theme/templates/components/".count).dropLast(".html".count))
        }
        #expect(!components.isEmpty)
        for name in components { #expect(manual.contains("\n```@\(name)\n"), "@\(name)") }
    }
}

/// README.md and README.ja.md.
@Suite struct ReadmeTests {
    @Test(arguments: ["README.md", "README.ja.md"])
    func `every room of the package has its line`(readme: String) throws {
        let text = try #require(Repository.text(readme))
        let manifest = try #require(Repository.text("Package.swift"))
        let rooms = manifest.matches(
            of: /(?:room|library)\("([A-Za-z0-9]+)"|\.(?:executableT|t)arget\(\s*name: "([A-Za-z0-9]+)"/
        )
        .map { String($0.1 ?? $0.2 ?? "") }.filter { !$0.hasSuffix("Kit") || $0 == "FeatureKit" }
        #expect(rooms.count > 15)
        for room in rooms { #expect(text.contains("`\(room)`"), "\(room)") }
    }
}
