import Model
import Testing

@testable import Definitions

private func read(_ text: String) throws -> FrontMatter {
    try read(Array(text.utf8))
}

private func read(_ bytes: [UInt8]) throws -> FrontMatter {
    var result: Result<FrontMatter, Problem> = .failure(Problem("unread", at: Place(file: file), ja: "", en: ""))
    bytes.withUnsafeBufferPointer { buffer in
        do throws(Problem) {
            result = .success(try FrontMatter.read(buffer, file: file))
        } catch {
            result = .failure(error)
        }
    }
    return try result.get()
}

@Suite struct FrontMatterTests {
    @Test func `fields stand between two lines of hyphens and the text behind them`() throws {
        let text = "---\ntitle: 題\ndate: 2026-04-01\n---\n本文\n"
        let front = try read(text)
        #expect(front.yaml?["title"]?.text == "題")
        #expect(front.bodyLine == 5)
        #expect(String(decoding: Array(text.utf8)[front.bodyStart...], as: UTF8.self) == "本文\n")
    }

    @Test func `a place in the fields is a place in the file`() throws {
        let front = try read("---\n\ntitle: 題\n---\n")
        #expect(front.yaml?["title"]?.line == 3)
        #expect(front.yaml?["title"]?.column == 8)
    }

    @Test func `a file without fields is text from its first byte`() throws {
        for text in ["", "本文", "-- \ntitle: a\n", "----\na\n----\n", " ---\na\n---\n"] {
            let front = try read(text)
            #expect(front.yaml == nil, "\(text)")
            #expect(front.bodyStart == 0)
            #expect(front.bodyLine == 1)
        }
    }

    @Test func `blanks and carriage returns behind the hyphens do not matter`() throws {
        let front = try read("--- \t\r\ntitle: 題\r\n---\r\n本文")
        #expect(front.yaml?["title"]?.text == "題")
        #expect(front.bodyLine == 4)
    }

    @Test func `a byte order mark before the fields is passed over`() throws {
        let front = try read([0xEF, 0xBB, 0xBF] + Array("---\ntitle: 題\n---\n本文".utf8))
        #expect(front.yaml?["title"]?.text == "題")
        #expect(try read([0xEF, 0xBB, 0xBF] + Array("本文".utf8)).bodyStart == 3)
    }

    @Test func `fields without an end are a problem at the opening line`() {
        for text in ["---\n", "---\ntitle: 題\n", "---\ntitle: 題\n--", "---\ntitle: 題\n ---\n"] {
            #expect(throws: Problem.self, "\(text)") { try read(text) }
            do {
                _ = try read(text)
            } catch let problem as Problem {
                #expect(problem.code == "front-matter-open")
                #expect(problem.place == Place(file: file, line: 1, column: 1))
            } catch {
                Issue.record(error)
            }
        }
    }

    @Test func `empty fields are no fields, and the text begins behind them`() throws {
        let front = try read("---\n---\n本文")
        #expect(front.yaml == nil)
        #expect(front.bodyLine == 3)
    }

    @Test func `hyphens as the last bytes of the file close the fields`() throws {
        let front = try read("---\ntitle: 題\n---")
        #expect(front.yaml?["title"]?.text == "題")
        #expect(front.bodyStart == Array("---\ntitle: 題\n---".utf8).count)
    }

    @Test func `broken YAML is a problem at its line of the file`() {
        do {
            _ = try read("---\ntitle: 題\ndate: a: b\n---\n")
            Issue.record("this YAML is not valid")
        } catch let problem as Problem {
            #expect(problem.code == "yaml-syntax")
            #expect(problem.place.line == 3)
        } catch {
            Issue.record(error)
        }
    }
}
