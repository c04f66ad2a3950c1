import Model
import Testing

@testable import Definitions

@Suite struct EntryTests {
    @Test func `common and own fields land where they belong`() throws {
        let reading = try read(
            """
            title: 改修補助
            description: 2分の1
            date: 2026-04-01
            draft: true
            tags: [家, 補助]
            redirects: /old/
            theme: housing
            target: family
            extra: {colour: red}
            """, .program)
        #expect(reading.problems.isEmpty)
        let header = reading.entry.header
        #expect(header.title == "改修補助")
        #expect(header.date == Moment("2026-04-01"))
        #expect(header.isDraft)
        #expect(header.tags == ["家", "補助"])
        #expect(header.redirects == ["/old/"])
        #expect(header.extra?["colour"]?.text == "red")
        #expect(reading.entry["theme"] == .text("housing"))
        #expect(reading.entry["target"] == .list([.text("family")]))
        #expect(reading.entry["rate"] == nil)
    }

    @Test func `the place of a field is that of its value, and of an empty one its key`() throws {
        let reading = try read("title:  題\nrate:\nmunicipality: x\n", .program, isTranslation: true)
        #expect(reading.entry.place(of: "title", in: file) == Place(file: file, line: 2, column: 9))
        #expect(reading.entry.place(of: "rate", in: file) == Place(file: file, line: 3, column: 1))
        #expect(reading.entry.place(of: "closes", in: file) == Place(file: file, line: 1, column: 1))
    }

    @Test func `an unknown field is a problem at its key, with the nearest names first`() throws {
        let reading = try read("title: 題\ntheme: housing\ntarget: anyone\nclosess: 2026-04-01\n", .program)
        #expect(reading.found == ["unknown-field 5:1"])
        #expect(reading.problems.first?.expected?.en.hasPrefix("expected one of: closes, ") == true)
    }

    @Test func `all problems of one entry come at once`() throws {
        let reading = try read("closes: いつか\nname: x\ntheme: hosing\n", .program)
        #expect(
            reading.found == [
                "wrong-type 2:9", "unknown-field 3:1", "unknown-term 4:8", "missing-field 2:1", "missing-field 2:1",
            ])
    }

    @Test func `a required field with a wrong value is not reported as missing too`() throws {
        let reading = try read("title: 題\ntheme: hosing\ntarget: anyone\n", .program)
        #expect(reading.found == ["unknown-term 3:8"])
    }

    @Test func `front matter that is not a map of fields is one problem`() throws {
        #expect(try read("- a\n- b\n").found == ["front-matter-shape 2:1"])
        #expect(try read("題名だけ\n").found == ["front-matter-shape 2:1"])
    }

    @Test func `without any front matter the title is missing`() throws {
        #expect(try read("").found == ["missing-field 1:1"])
    }

    @Test func `a translation and a list's introduction need a title and nothing else`() throws {
        #expect(try read("title: Support\n", .program, isTranslation: true).problems.isEmpty)
        #expect(try read("title: 支援制度\n", .program, isFolderPage: true).problems.isEmpty)
        #expect(try read("description: x\n", .program, isTranslation: true).found == ["missing-field 2:1"])
    }

    // MARK: Ids

    @Test(arguments: ["a", "a-b_c.d", "2026/a", "日本語", "A1"])
    func `an id of the front matter replaces that of the path`(id: String) throws {
        let reading = try read("title: 題\nid: \(id)\n")
        #expect(reading.problems.isEmpty)
        #expect(reading.entry.id == id)
    }

    @Test(arguments: ["/a", "a/", "a//b", "..", "a/../b", "a b", "a?b", "a#b", "a%2fb", "a\\b"])
    func `an id that could not be an address is a problem`(id: String) throws {
        let reading = try read("title: 題\nid: '\(id)'\n")
        #expect(reading.found == ["wrong-id 3:5"])
        #expect(reading.entry.id == "a")
    }

    // MARK: Order of dates

    @Test func `what closes before it opens is a problem at the closing`() throws {
        let reading = try read(
            "title: 題\ntheme: work\ntarget: anyone\nopens: 2026-05-01\ncloses: 2026-04-30\n", .program)
        #expect(reading.found == ["wrong-order 6:9"])
        #expect(reading.problems.first?.message.en == "closes (2026-04-30) is before opens (2026-05-01)")
    }

    @Test func `one day may open and close`() throws {
        let reading = try read(
            "title: 題\ntheme: work\ntarget: anyone\nopens: 2026-05-01\ncloses: 2026-05-01\n", .program)
        #expect(reading.problems.isEmpty)
    }

    @Test func `an end without a time is the whole day`() throws {
        #expect(try read("title: 祭\nstart: 2026-05-01T10:00\nend: 2026-05-01\n", .event).problems.isEmpty)
        #expect(
            try read("title: 祭\nstart: 2026-05-01T10:00\nend: 2026-05-01T09:59\n", .event).found == ["wrong-order 4:6"])
        #expect(try read("title: 祭\nstart: 2026-05-01T10:00\nend: 2026-05-01T10:00\n", .event).problems.isEmpty)
        #expect(try read("title: 祭\nstart: 2026-05-02\nend: 2026-05-01\n", .event).found == ["wrong-order 4:6"])
    }

    @Test func `what expires before it is published is a problem`() throws {
        #expect(try read("title: 題\npublish: 2026-05-02\nexpires: 2026-05-01\n").found == ["wrong-order 4:10"])
        #expect(
            try read("title: 題\npublish: 2026-05-01T12:00\nexpires: 2026-05-01T12:00\n").found == ["wrong-order 4:10"])
        #expect(try read("title: 題\npublish: 2026-05-01\nexpires: 2026-05-01\n").problems.isEmpty)
    }

    // MARK: Translations

    @Test func `a translation inherits what it does not set, and keeps what it does`() throws {
        let original = try read(
            """
            title: 補助
            description: 説明
            date: 2026-04-01
            draft: true
            tags: [家]
            image: a.jpg
            image_alt: 家の写真
            redirects: /old/
            theme: housing
            target: family
            amount: 上限100万円
            amount_max: 1000000
            """, .program
        ).entry
        var translation = try read(
            "title: Grant\namount: Up to ¥1m\ntags:\n", .program, language: "en", isTranslation: true
        ).entry
        translation.inherit(from: original)
        #expect(translation.header.title == "Grant")
        #expect(translation["amount"] == .text("Up to ¥1m"))
        #expect(translation["amount_max"] == .int(1_000_000))
        #expect(translation["theme"] == .text("housing"))
        #expect(translation.header.date == Moment("2026-04-01"))
        #expect(translation.header.isDraft)
        #expect(translation.header.image == "a.jpg")
        #expect(translation.header.imageAlt == "家の写真")
        // Written, though empty.
        #expect(translation.header.tags.isEmpty)
    }

    @Test func `a translation has a description, redirects and extra of its own`() throws {
        let original = try read("title: 題\ndescription: 説明\nupdated: 2026-01-01\nredirects: /old/\nextra: {a: 1}\n")
            .entry
        var translation = try read("title: Title\n", language: "en", isTranslation: true).entry
        translation.inherit(from: original)
        #expect(translation.header.description == nil)
        #expect(translation.header.updated == nil)
        #expect(translation.header.redirects.isEmpty)
        #expect(translation.header.extra == nil)
    }

    // MARK: Kinds

    @Test func `kinds are found by name and by folder, and no two share either`() {
        #expect(Set(Kind.all.map(\.name)).count == Kind.all.count)
        #expect(Set(Kind.all.map(\.folder)).count == Kind.all.count)
        for kind in Kind.all {
            #expect(Kind.named(kind.name)?.name == kind.name)
            #expect(Kind.inFolder(kind.folder)?.name == kind.name)
        }
        #expect(Kind.named("houses") == nil)
    }

    @Test func `no kind has a field of a name that every kind has`() {
        let common = Set(Kind.commonFields.map(\.name))
        for kind in Kind.all { #expect(common.isDisjoint(with: kind.fields.map(\.name)), "\(kind.name)") }
    }

    @Test func `lists are ordered and narrowed by fields that exist`() {
        for kind in Kind.all {
            let names = Set(kind.fields.map(\.name))
            for (first, then) in kind.ordered { #expect(names.isSuperset(of: [first, then]), "\(kind.name)") }
            guard let listing = kind.listing else { continue }
            if case .byField(let field) = listing.order { #expect(names.contains(field), "\(kind.name)") }
            #expect(Set(listing.facets.map(\.name)).count == listing.facets.count)
            for facet in listing.facets {
                switch facet.source {
                case .field(let field), .bands(let field, _):
                    #expect(names.contains(field), "\(kind.name) \(facet.name)")
                case .window: #expect(names.isSuperset(of: ["opens", "closes"]), "\(kind.name)")
                }
            }
        }
    }

    @Test func `bands begin at their lower limits, each above the one before`() {
        for kind in Kind.all {
            for facet in kind.listing?.facets ?? [] {
                guard case .bands(_, let bands) = facet.source else { continue }
                #expect(zip(bands, bands.dropFirst()).allSatisfy { $0.from < $1.from }, "\(kind.name) \(facet.name)")
                #expect(Set(bands.map(\.code)).count == bands.count)
            }
        }
    }

    @Test func `references and vocabularies of fields exist`() {
        func check(_ type: FieldType, _ name: String) {
            switch type {
            case .reference(let kind): #expect(Kind.named(kind) != nil, "\(name)")
            case .term(let vocabulary): #expect(Vocabulary.standard[vocabulary] != nil, "\(name)")
            case .list(let element): check(element, name)
            case .map(let fields): for field in fields { check(field.type, "\(name).\(field.name)") }
            default: break
            }
        }
        for kind in Kind.all { for field in kind.fields { check(field.type, "\(kind.name).\(field.name)") } }
    }
}
