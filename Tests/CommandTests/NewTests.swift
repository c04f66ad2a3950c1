import TestKit
import Testing

/// `madoguchi new`
struct NewTests {
    /// The repository this test stands in.
    private static let repository = Disk.folder(of: Disk.folder(of: Disk.folder(of: #filePath)))

    @Test func `a new workspace holds the sample prefecture to the byte`() throws {
        let place = try Workplace(empty: true)
        let ended = try place.run("new", "deep/town")
        #expect(ended.status == 0)
        #expect(ended.output == "")
        #expect(ended.errors.contains("cd deep/town"))
        let made = Set(Disk.tree(place.root + "/deep/town").map(\.path))
        let sample = Set(Disk.tree(Self.repository + "/content").map { "content/" + $0.path })
        #expect(sample.count > 400)
        #expect(made == sample.union(["README.md"]))
        for path in sample.sorted() {
            let bytes = try Disk.read("\(place.root)/deep/town/\(path)")
            #expect(try bytes == Disk.read("\(Self.repository)/\(path)"), "\(path)")
        }
    }

    @Test func `an empty workspace builds without a problem`() throws {
        let place = try Workplace(empty: true)
        #expect(try place.run("new", "town", "--empty").status == 0)
        let files = Set(Disk.tree(place.root + "/town").map(\.path))
        #expect(files == ["README.md", "content/site.yaml", "content/pages/index.md", "content/news/welcome.md"])
        let built = try Program.run(["build", "--json"], in: place.root + "/town", locale: "C")
        #expect(built.status == 0)
        #expect(try built.json()["problems"]?.items.count == 0)
        #expect(place.exists("town/output/public/index.html"))
    }

    @Test func `another site in a workspace builds to an output of its own`() throws {
        let place = try Workplace()
        #expect(try place.run("new", "site", "content/archive/").status == 0)
        #expect(try place.run("build").status == 0)
        #expect(place.exists("output/sites/archive/index.html"))
        #expect(!place.exists("output/public/archive/index.html"))
    }

    @Test func `a site outside of any content is refused`() throws {
        let place = try Workplace()
        let ended = try place.run("new", "site", "elsewhere/archive")
        #expect(ended.status == 1)
        #expect(ended.errors.hasPrefix("elsewhere: this is no content folder"))
        #expect(!place.exists("elsewhere"))
    }

    @Test(arguments: [["new", "content"], ["new", "content", "--empty"], ["new", "site", "content/pages"]])
    func `a folder that holds something is left as it is`(_ words: [String]) throws {
        let place = try Workplace()
        let before = try place.files(".")
        let ended = try Program.run(words, in: place.root, locale: "C")
        #expect(ended.status == 1)
        #expect(ended.errors.contains("not an empty folder; nothing was written"))
        #expect(try place.files(".") == before)
    }

    @Test func `a folder may be there already if it is empty`() throws {
        let place = try Workplace(empty: true)
        try Disk.makeFolder(place.root + "/town")
        #expect(try place.run("new", "town", "--empty").status == 0)
    }

    /// Whoever copies one adapts it; it works as it is.
    @Test func `every form template builds as it is, and overwrites nothing`() throws {
        let place = try Workplace()
        #expect(try place.run("new", "town", "--empty").status == 0)
        func form(_ words: String...) throws -> Ended {
            try place.run(["new", "form"] + words + ["--content", "town/content"])
        }
        let names = try #require(form("?").errors.split(separator: "there are: ").last).split(separator: "\n")[0]
            .split(separator: " ").map(String.init)
        #expect(names.count == 10)
        for name in names { #expect(try form(name).status == 0) }
        let built = try place.run("build", "--content", "town/content", "--output", "made", "--json")
        #expect(try built.status == 0 && built.json()["problems"]?.elements == [], "\(built.output)")
        for name in names { #expect(place.exists("made/public/forms/\(name)/form.json")) }
        let again = try form(names[0])
        #expect(again.status == 1 && again.errors.contains("--as ANOTHER-NAME"))
        #expect(try form(names[0], "--as", "second").status == 0)
    }
}
