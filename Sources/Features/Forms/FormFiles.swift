import Attachments
import FeatureKit
import FormEngine
import HTTP
import Layouts
import Submissions

extension Forms {
    /// A file for whoever may see its submission. Pictures are shown, everything else is saved: nothing of it runs in the site.
    func file(_ call: Call, of submission: Submission) throws -> Response {
        guard let (file, bytes) = try desk.content(call.parameter("file"), of: submission) else {
            throw Refusal(.notFound, "no-such-file", "ファイルがないか、ウイルスの検査を待っています。")
        }
        var headers = Headers()
        headers["Content-Type"] = file.type.mediaType
        headers["Content-Disposition"] =
            "\(file.type.isPicture ? "inline" : "attachment"); filename*=UTF-8''\(Self.encoded(file.name))"
        headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
        headers["Cache-Control"] = "no-store"
        return Response(.ok, headers: headers, body: .bytes(bytes))
    }

    /// RFC 8187 §3.2
    private static func encoded(_ name: String) -> String {
        name.utf8.map { byte in
            let character = Character(Unicode.Scalar(byte))
            let isPlain =
                byte < 0x80 && (character.isLetter || character.isNumber || character == "." || character == "-")
            return isPlain ? String(character) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    /// For templates: the files of a submission's answers, by the labels of their items.
    /// - Parameters:
    ///   - folder: where they are handed out.
    ///   - applicant: words of the applicant's language, who reads the labels of their own form; nil: staff look.
    func values(
        _ files: [SubmissionFile], of submission: Submission, folder: String, _ applicant: FormWords? = nil
    ) -> Value {
        let words = applicant ?? .ofStaff
        let lines = applicant == nil ? submission.content.lines : submission.content.linesForApplicant
        return .list(
            files.filter { $0.message == nil }.map { file in
                // Rows move; the answers know where it belongs.
                let path =
                    submission.content.answers.values.first { $0.value.contains(file.answer) }?.key ?? file.path
                let asked = lines.first { $0.path == path } ?? Submission.Line(path: path, label: path, text: "")
                return Self.value(file, label: asked.rowLabel(words), folder: folder, words)
            })
    }

    /// The files that came with a message.
    static func values(
        _ files: [SubmissionFile], ofMessage number: Int, folder: String, _ words: FormWords = .ofStaff
    ) -> Value {
        .list(files.filter { $0.message == number }.map { value($0, label: "", folder: folder, words) })
    }

    private static func value(
        _ file: SubmissionFile, label: String, folder: String, _ words: FormWords
    ) -> Value {
        .record(
            ("name", .text(file.name)), ("label", .text(label)),
            ("kilobytes", .text(String((file.size + 1023) / 1024))), ("isPicture", .bool(file.type.isPicture)),
            ("url", file.state == .clean ? .text("\(folder)/files/\(file.id)") : .none),
            ("isInfected", .bool(file.state == .infected)), ("place", .optional(file.place.map { text($0, words) })))
    }

    private static func text(_ place: AttachedFile.Place, _ words: FormWords) -> String {
        words.point(latitude: text(place.latitude), longitude: text(place.longitude))
    }

    /// Five decimals: about a metre.
    private static func text(_ degrees: Double) -> String { "\((degrees * 100_000).rounded() / 100_000)" }

    /// The files of a message as they were sent, looked at; and why it is not sent with them.
    func filesOfMessage(_ call: Call, _ words: FormWords = .ofStaff) throws -> (
        files: [SubmissionDesk.InspectedFile], problem: String?
    ) {
        let sent = (call.request.sentForm?.files ?? []).filter { $0.field == "file" }.map { ($0.name, $0.bytes) }
        let (files, refused) = try desk.inspected(sent, words)
        if refused.isEmpty { return (files, nil) }
        return (files, words.joined(refused + [words[.filesNotSent]]))
    }
}
