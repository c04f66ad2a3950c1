import Model
import Submissions

extension SubmissionExport.Progress {
    var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("phase", phase.rawValue)
            if let last {
                json.member("sent", last.sent)
                json.member("submission", last.submission)
                json.member("file", last.file)
            }
            json.member("done", done)
            json.member("total", total)
            json.key("answers")
            Self.write(columns.answers, to: &json)
            json.key("staff")
            Self.write(columns.staff, to: &json)
            json.key("unwritable")
            json.array { json in
                for letter in unwritable {
                    json.array { json in
                        json.value(letter.character)
                        json.value(letter.writtenAs)
                        json.value(letter.count)
                    }
                }
            }
            json.key("parts")
            json.array { json in
                for part in parts {
                    json.array { json in
                        json.value(part.length)
                        json.value(part.pieces)
                        json.value(part.bytes)
                    }
                }
            }
        }
        return json.bytes
    }

    private static func write(_ columns: [Submission.Line], to json: inout JSONWriter) {
        json.array { json in
            for column in columns {
                json.array { json in
                    json.value(column.path)
                    json.value(column.label)
                }
            }
        }
    }

    /// nil: not one of ours.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONValue.reading(bytes, file: "form_exports", limits: JSONValue.Limits()),
            let phase = json["phase"]?.text.flatMap(Phase.init)
        else { return nil }
        self.init()
        self.phase = phase
        if let sent = json["sent"]?.int, let submission = json["submission"]?.text {
            last = Place(sent: sent, submission: submission, file: json["file"]?.text ?? "")
        }
        done = json["done"]?.int ?? 0
        total = json["total"]?.int ?? 0
        columns = SubmissionColumns(answers: Self.columns(json["answers"]), staff: Self.columns(json["staff"]))
        unwritable = (json["unwritable"]?.elements ?? []).compactMap { letter in
            guard let parts = letter.elements, parts.count == 3, let character = parts[0].text,
                let writtenAs = parts[1].text, let count = parts[2].int
            else { return nil }
            return Unwritable(character: character, writtenAs: writtenAs, count: count)
        }
        parts = (json["parts"]?.elements ?? []).compactMap { part in
            guard let numbers = part.elements?.compactMap(\.int), numbers.count == 3 else { return nil }
            return Part(length: numbers[0], pieces: numbers[1], bytes: numbers[2])
        }
    }

    private static func columns(_ json: JSONValue?) -> [Submission.Line] {
        (json?.elements ?? []).compactMap { column in
            guard let parts = column.elements?.compactMap(\.text), parts.count == 2 else { return nil }
            return Submission.Line(path: parts[0], label: parts[1], text: "")
        }
    }
}
