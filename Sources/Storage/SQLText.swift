/// SQL is written once, as SQLite reads it. PostgreSQL names types and places of values otherwise.
enum SQLText {
    private static let types: [String: String] = ["INTEGER": "BIGINT", "BLOB": "BYTEA"]

    /// `?` becomes `$1`, `$2` …; in definitions of tables types get their names and `STRICT` goes. Texts in quotes stay.
    static func postgres(_ sql: String) -> String {
        let isDefinition = sql.hasPrefix("CREATE TABLE") || sql.hasPrefix("ALTER TABLE")
        var made = ""
        var word = ""
        var count = 0
        var isQuoted = false
        func endWord() {
            if isDefinition && word == "STRICT" { word = "" }
            made += isDefinition ? types[word] ?? word : word
            word = ""
        }
        for character in sql {
            if character.isLetter && !isQuoted {
                word.append(character)
                continue
            }
            endWord()
            if character == "'" { isQuoted.toggle() }
            if character == "?" && !isQuoted {
                count += 1
                made += "$\(count)"
            } else {
                made.append(character)
            }
        }
        endWord()
        return made
    }
}
