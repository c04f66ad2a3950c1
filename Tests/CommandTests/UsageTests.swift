import Glibc
import TestKit
import Testing

/// What a script sees of the command line before anything is done: design.md calls it a contract.
struct UsageTests {
    @Test(
        arguments: [
            ([], "usage: madoguchi COMMAND"),
            (["bild"], "there is no command `bild`"),
            (["build", "--fast"], "there is no option --fast"),
            (["build", "--drafts=yes"], "there is no option --drafts"),
            (["build", "--content"], "--content needs a value"),
            (["build", "more"], "unexpected `more`"),
            (["build", "--at", "tomorrow"], "--at takes 2026-04-01 or 2026-04-01T10:00"),
            (["build", "--at", "2026-02-30"], "--at takes"),
            (["build", "--base-url", "www.example.jp"], "--base-url starts with http:// or https://"),
            (["build", "--watch"], "there is no option --watch"),
            (["check", "--port", "80"], "there is no option --port"),
            (["serve", "--port", "70000"], "--port is a whole number from 0 to 65535"),
            (["serve", "--port", "http"], "--port is a whole number"),
            (["new"], "name the folder to make"),
            (["new", "a", "b"], "unexpected `b`"),
            (["new", "site", "a", "b"], "unexpected `b`"),
            (["new", "form", "a"], "there is no template `a`; there are: bulky-waste"),
            (["import"], "name a kind: page faq news event program house stay recruit municipality place shelter"),
            (["import", "hause", "a.csv"], "there is no kind `hause`"),
            (["import", "postal"], "name the files to import"),
            (["export", "postal"], "postal codes are imported only"),
            (["import", "house"], "name the files to import"),
            (["export"], "name a kind:"),
            (["export", "hause"], "there is no kind `hause`"),
            (["export", "house", "place"], "name one kind only"),
            (["export", "house", "--format", "pdf"], "--format is one of csv csv-cp932 xlsx json"),
            (["export", "place", "--feed"], "--feed goes with `export house`"),
        ] as [([String], String)])
    func `wrong usage is status 2, said on standard error, and nothing is done`(_ words: [String], _ said: String)
        throws
    {
        let place = try Workplace()
        let before = try place.files(".")
        let ended = try Program.run(words, in: place.root, locale: "C")
        #expect(ended.status == 2)
        #expect(ended.output == "")
        #expect(ended.errors.contains(said), "\(ended.errors)")
        #expect(try place.files(".") == before)
    }

    @Test(arguments: ["help", "--help", "-h"])
    func `help is a result`(_ word: String) throws {
        let place = try Workplace(empty: true)
        let ended = try place.run(word)
        #expect(ended.status == 0)
        #expect(ended.errors == "")
        for verb in ["new", "build", "serve", "check", "import", "export"] {
            #expect(ended.output.contains("  \(verb) "))
        }
    }

    @Test func `the version is one line`() throws {
        let ended = try Workplace(empty: true).run("--version")
        #expect(ended.status == 0)
        #expect(ended.output.wholeMatch(of: /madoguchi \d+\.\d+\.\d+\n/) != nil)
    }

    @Test(
        arguments: [
            ("ja_JP.UTF-8", "「bild」という命令はありません"), ("ja", "「bild」という命令はありません"),
            ("en_GB.UTF-8", "there is no command `bild`"), ("C", "there is no command `bild`"),
            ("vi_VN.UTF-8", "there is no command `bild`"),
        ])
    func `people are spoken to in Japanese where the locale is, in English elsewhere`(
        _ locale: String, _ said: String
    ) throws {
        let place = try Workplace(empty: true)
        let ended = try place.run("bild", locale: locale)
        #expect(ended.errorLines.first == said)
    }

    /// A signal of the processor stands for any fault: it is what a trap of the program raises.
    @Test(arguments: [SIGILL, SIGSEGV, SIGABRT])
    func `a fault of the program is status 70, with a request to report it`(_ fault: Int32) throws {
        let place = try Workplace()
        let serving = try place.start("serve", "--no-build", "--port", "0")
        _ = try serving.firstOutput()
        serving.send(fault)
        let ended = try serving.ended()
        #expect(ended.status == 70)
        #expect(ended.errors.contains("Please report it"))
    }
}
