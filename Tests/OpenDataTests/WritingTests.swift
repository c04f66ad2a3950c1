import Glibc
import Model
import Testing

@testable import OpenData

/// A folder of its own for a test.
private func withFolder(_ body: (String) throws -> Void) throws {
    var name = Array("/tmp/opendata-XXXXXX".utf8CString)
    let folder = String(cString: try #require(mkdtemp(&name)))
    defer { remove(folder) }
    try body(folder)
}

private func remove(_ path: String) {
    if let directory = opendir(path) {
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        closedir(directory)
        for name in names { remove(path + "/" + name) }
        rmdir(path)
    } else {
        unlink(path)
    }
}

@Suite struct WritingTests {
    @Test func `what is written is what is read, and the second import changes nothing`() throws {
        try withFolder { folder in
            let first = try importCSV(
                .program, programSheetFixture, file: "support.csv", into: try .reading(folder, kind: .program))
            #expect(first.write(to: folder).problems == [])
            let content = try ContentFolder.reading(folder, kind: .program)
            #expect(content.files == Dictionary(uniqueKeysWithValues: first.files.map { ($0.path, $0.bytes) }))
            let second = try importCSV(.program, programSheetFixture, file: "support.csv", into: content)
            #expect(second.files.map(\.change) == [.same, .same])
            #expect(second.write(to: folder).written == [])
        }
    }

    @Test func `a dry run writes nothing and says what it would`() throws {
        try withFolder { folder in
            let result = try importCSV(.faq, faqSheetFixture)
            #expect(result.write(to: folder, dryRun: true).written == ["faq/12.md", "faq/13.md"])
            #expect(try ContentFolder.reading(folder, kind: .faq).files.isEmpty)
        }
    }

    @Test func `a file changed since it was compared is not overwritten`() throws {
        try withFolder { folder in
            let result = try importCSV(.faq, faqSheetFixture)
            #expect(result.write(to: folder).written.count == 2)
            let late = result.write(to: folder)
            #expect(late.written == [])
            #expect(late.problems.map(\.code) == ["changed-meanwhile", "changed-meanwhile"])
        }
    }

    @Test func `a link in the content folder is not followed`() throws {
        try withFolder { folder in
            mkdir(folder + "/faq", 0o755)
            symlink("/etc/passwd", folder + "/faq/12.md")
            let content = try ContentFolder.reading(folder, kind: .faq)
            #expect(content.files.isEmpty)
            let result = try importCSV(.faq, faqSheetFixture, into: content)
            #expect(result.write(to: folder).written == ["faq/13.md"])
        }
    }
}
