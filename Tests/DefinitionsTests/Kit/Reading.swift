import Model
import YAML

@testable import Definitions

let file = "content/a.md"

/// What an entry became, with what was wrong in it.
struct EntryReading {
    var entry: Entry
    var problems: [Problem]

    /// `code line:column` of each problem, in the order found.
    var found: [String] { problems.map { "\($0.code) \($0.place.line):\($0.place.column)" } }
}

/// Reads the fields of one entry; the first line of `fields` is line 2 of the file.
func read(
    _ fields: String, _ kind: Kind = .page, language: String = "ja", isTranslation: Bool = false,
    isFolderPage: Bool = false, vocabularies: [String: Vocabulary] = Vocabulary.standard
) throws -> EntryReading {
    let yaml = try YAMLReader.read(Array(fields.utf8), file: file, firstLine: 2)
    var check = FieldCheck(file: file, vocabularies: vocabularies)
    let entry = Entry.read(
        yaml, kind: kind, id: "a", language: language, isTranslation: isTranslation, isFolderPage: isFolderPage,
        check: &check)
    return EntryReading(entry: entry, problems: check.problems)
}

/// What a value of a type is read as, and what is wrong with it.
func value(_ yaml: String, _ type: FieldType) throws -> (value: FieldValue?, problems: [Problem]) {
    let top = try YAMLReader.read(Array("f: \(yaml)".utf8), file: file)
    var check = FieldCheck(file: file, vocabularies: Vocabulary.standard)
    let value = top?["f"].flatMap { check.value($0, type, field: "f") }
    return (value, check.problems)
}

func day(_ text: String) -> FieldValue? { Moment(text).map(FieldValue.moment) }
