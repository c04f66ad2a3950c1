import AnswerIndex
import Model
import TestKit
import Testing

/// Questions as residents ask them, on the sample prefecture: the product's promise in figures.
@Suite struct SampleQuestionTests {
    private static let repository =
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/"

    private func list(_ name: String) throws -> [JSONValue] {
        let file = Self.repository + "Tests/Shared/answers/" + name
        return try JSONValue.reading(Disk.read(file), file: name, limits: JSONValue.Limits()).elements ?? []
    }

    /// The sample with one small picture for all of its own, which take long and answer nothing.
    private func sample() throws -> SiteTest {
        let test = try SiteTest(embeddedTheme: true)
        let picture = TestPicture.png(width: 40, height: 30, seed: 1)
        for file in Disk.tree(Self.repository + "content") {
            let bytes = file.path.hasSuffix(".jpg") ? picture : try Disk.read(Self.repository + "content/" + file.path)
            try test.write("content/" + file.path, bytes)
        }
        return test
    }

    @Test func `nine of ten questions are answered at once, and what is no business of a town is not certain`() throws {
        let test = try sample()
        #expect(test.build().problems.filter { $0.severity == .error }.map { $0.line(in: .english) } == [])
        let folder = test.options.output + "/public/answers/ja/"
        let reader = try AnswerReader(folder: folder) { try? Disk.read(folder + $0) }
        try expectAnswers(reader)

        let foreign = try list("foreign-questions.json").compactMap(\.text)
        #expect(foreign.count == 30)
        let certain = try foreign.filter { try reader.ask($0, limit: 5).outcome == .certain }
        #expect(certain.count <= 1, "\(certain)")
        let certainOfQuestions = try foreign.filter {
            try reader.ask($0, limit: 5, kinds: [AnswerFiles.questions]).outcome == .certain
        }
        #expect(certainOfQuestions.count <= 1, "\(certainOfQuestions)")
    }

    private func expectAnswers(_ reader: AnswerReader) throws {
        let questions = try list("sample-questions.json")
        #expect(questions.count == 100)
        var (first, amongThree, certain): (Int, Int, Int) = (0, 0, 0)
        for question in questions {
            let expected = (question["expected"]?.elements ?? []).compactMap(\.text)
            let answered = try reader.ask(question["question"]?.text ?? "", limit: 3, kinds: [AnswerFiles.questions])
            let found = answered.results.map(\.id)
            if found.first.map(expected.contains) == true { first += 1 }
            if found.contains(where: expected.contains) { amongThree += 1 }
            if answered.outcome == .certain { certain += 1 }
        }
        #expect(first >= 90, "\(first) of 100 first")
        #expect(amongThree >= 97, "\(amongThree) of 100 among three")
        #expect(certain >= 50, "\(certain) of 100 certain")
    }
}
