import FeatureKit
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

    /// For templates: the files of a submission, by the labels of their items.
    /// - Parameter folder: where they are handed out.
    func values(_ files: [SubmissionFile], of submission: Submission, folder: String) -> Value {
        .list(
            files.map { file in
                // Rows move; the answers know where it belongs.
                let path =
                    submission.content.answers.values.first { $0.value.contains(file.answer) }?.key ?? file.path
                let asked =
                    submission.content.lines.first { $0.path == path }
                    ?? Submission.Line(path: path, label: path, text: "")
                return .record(
                    ("name", .text(file.name)), ("label", .text(asked.rowLabel)),
                    ("kilobytes", .int((file.size + 1023) / 1024)), ("isPicture", .bool(file.type.isPicture)),
                    ("url", file.state == .clean ? .text("\(folder)/files/\(file.id)") : .none),
                    ("isInfected", .bool(file.state == .infected)))
            })
    }
}
