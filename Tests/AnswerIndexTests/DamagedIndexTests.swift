import Model
import Testing

@testable import AnswerIndex

/// An answer found in half an index would be a wrong one: what is missing is said.
@Suite struct DamagedIndexTests {
    private let question = "住民票の写し"

    /// The index of the shared corpus, with some files changed.
    private func asking(_ change: (_ name: String, _ bytes: [UInt8]) -> [UInt8]?) throws -> Problem? {
        let files = GoldenTests.index(try GoldenTests.corpus())
        var byName = Dictionary(uniqueKeysWithValues: files.files.map { ($0.name, $0.bytes) })
        byName["manifest.json"] = files.manifest
        for (name, bytes) in byName { byName[name] = change(name, bytes) }
        do throws(Problem) {
            _ = try AnswerReader(folder: "answers/ja/") { byName[$0] }.ask(question, limit: 5)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a whole index is asked without a problem`() throws {
        #expect(try asking { $1 } == nil)
    }

    @Test(arguments: ["terms", "pairs", "cards"])
    func `a missing shard is named`(_ folder: String) throws {
        let problem = try asking { $0.contains("/\(folder)/") ? nil : $1 }
        #expect(problem?.code == "damaged-answers")
        #expect(problem?.place.file.hasPrefix("answers/ja/golden/\(folder)/") == true)
    }

    @Test(arguments: ["words.json", "terms", "pairs", "cards"])
    func `a shard of another version, cut off or without its table is damaged`(_ part: String) throws {
        let foreign = try asking { name, bytes in
            name.contains(part)
                ? Array(String(decoding: bytes, as: UTF8.self).replacing("\"golden\"", with: "\"silver\"").utf8) : bytes
        }
        #expect(foreign?.code == "damaged-answers")
        #expect(try asking { $0.contains(part) ? Array($1.dropLast()) : $1 }?.code == "damaged-answers")
        #expect(try asking { $0.contains(part) ? Array("{\"v\":\"golden\"}".utf8) : $1 }?.code == "damaged-answers")
    }

    @Test func `no index at all is something else than a damaged one`() throws {
        #expect(try asking { _, _ in nil }?.code == "no-answers")
        #expect(try asking { $0 == "manifest.json" ? Array("{}".utf8) : $1 }?.code == "damaged-answers")
    }
}
